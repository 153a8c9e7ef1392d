"""The question before something is lost, made from an action's record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gui.widgets import dialog
from gui.widgets.words import Value
from models import cli_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from gui.actions.record import Action, Options, Question
    from models.rows import Row


class Confirm(dialog.Question):
    """Asks; `go` is told the options when the red button is pressed.

    Args:
        action: what is asked about.
        rows: what it is done to.
        question: the words.
        options: what was chosen before.
        go: takes the options as the box sets them.
    """

    def __init__(
        self,
        action: Action,
        rows: Sequence[Row],
        question: Question,
        options: Options,
        go: Callable[[Options], object],
        parent: QWidget | None = None,
    ) -> None:
        self._action = action
        self._rows = rows
        self._question = question
        self._options = options
        super().__init__(
            question.title,
            question.text,
            question.button,
            icon=question.icon,
            names=question.names,
            command=self._line(options),
            option=question.checks[0].text if question.checks else "",
            danger=action.danger,
            parent=parent,
        )
        self.setObjectName("confirm")
        if self.option is not None:
            self.option.setChecked(question.checks[0].on)
            self.option.toggled.connect(self._follow)
        self.accepted.connect(lambda: go(self.options()))

    def options(self) -> Options:
        """The options as the box stands."""
        if not self._question.checks or not self.option_checked:
            return self._options
        match self._question.checks[0].option:
            case "force":
                return replace(self._options, force=True)
            case _:
                return replace(self._options, volumes=True)

    @property
    def command(self) -> str:
        """The command that does the same, as shown."""
        return self._line(self.options())

    def _line(self, options: Options) -> str:
        return "" if self._action.cli is None else cli_line.shown(self._action.cli(self._rows, options))

    def _follow(self) -> None:
        line = self.findChild(Value)
        if isinstance(line, Value):
            line.set_value(self._line(self.options()))
