"""The base of the forms: labelled fields, problems that keep the primary button off while they are told, one call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.errors import EngineError
from gui.dialogs.preview import Preview
from gui.look.look import look
from gui.tasks import tasks_of
from gui.texts.errors import explain
from gui.widgets.dialog import Dialog
from gui.widgets.notice import Notice
from gui.widgets.words import Words
from models.words import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from gui.actions.runner import ActionRunner
    from gui.widgets.field import Field

LABEL = 112
ROOM = 4
"""Pixels around the fields, for the focus ring."""


class _Area(QScrollArea):
    """What holds the fields: as high as they are, and scrolling where the screen is not."""

    def __init__(self) -> None:
        super().__init__()
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(ROOM, ROOM, ROOM, ROOM)
        self.setWidget(self.inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.inner.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As high as the fields at the present width."""
        hint = self.inner.sizeHint()
        width = self.width() if self.isVisible() else hint.width()
        return QSize(
            hint.width(), self.column.totalHeightForWidth(width) if self.column.hasHeightForWidth() else hint.height()
        )

    def minimumSizeHint(self) -> QSize:
        """A few fields."""
        return QSize(look().px(200), min(self.sizeHint().height(), look().px(160)))


class Form(Dialog):
    """A form: `add_field` its fields, override `check`, `line` and `submit`.

    Args:
        title: of the window.
        verb: what the primary button says.
        runner: whose session is asked and whose toasts tell.
        icon: the primary button's.
        width: pixels at 100 %.
        preview: whether the same command is shown.
    """

    def __init__(
        self,
        title: str,
        verb: str,
        runner: ActionRunner,
        *,
        icon: str = "",
        width: int = 520,
        preview: bool = True,
    ) -> None:
        super().__init__(title, runner.window, width=width)
        self.runner = runner
        self.tasks = tasks_of(self, "form")
        self.failure = Notice("err", "")
        self.failure.hide()
        self.failure.acted.connect(self._follow_step)
        self.area = _Area()
        self.rows = QGridLayout()
        self.rows.setColumnStretch(1, 1)
        self.area.column.addLayout(self.rows)
        self.area.column.addWidget(self.failure)
        self.area.column.addStretch(1)
        self.body.addWidget(self.area)
        self.preview: Preview | None = None
        if preview:
            self.preview = Preview(self)
            self.preview.grown.connect(self.grow)
            self._column.insertWidget(1, self.preview)
        self._fields: list[tuple[Field, Callable[[str], str], str]] = []
        self._step: Callable[[], object] | None = None
        self.cancel = self.add_cancel()
        self.go = self.add_button(verb, "primary", icon, default=True)
        self.go.clicked.connect(self._go)
        self.reason.pressed.connect(self._show_problem)
        self.busy = False
        look().changed.connect(self._restyle_rows)
        self._restyle_rows()

    # -- fields

    def add_field(self, label: str, field: Field, check: Callable[[str], str], short: str = "") -> Field:
        """Add a line of text that is checked when it is left.

        Args:
            label: stands at the left.
            field: the field.
            check: gives a sentence for what is wrong with a text, or "".
            short: what the foot says of it ("the name").
        """
        self.add_row(label, field)
        self.watch(field, check, short or label.lower())
        return field

    def watch(self, field: Field, check: Callable[[str], str], short: str) -> None:
        """Check a field when it is left; once wrong, at every change."""
        self._fields.append((field, check, short))
        field.left.connect(lambda: self._check_field(field, check))
        field.changed.connect(lambda _text: self._changed(field, check))

    def forget(self, field: Field) -> None:
        """Watch a field no more: it is taken away."""
        self._fields = [watched for watched in self._fields if watched[0] is not field]

    def add_row(self, label: str, widget: QWidget | QHBoxLayout | QVBoxLayout) -> Words:
        """Add anything with a label at the left."""
        words = Words(label, "name")
        words.setMinimumHeight(look().px(30))
        words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        words.setFixedWidth(look().px(LABEL))
        line = self.rows.rowCount()
        self.rows.addWidget(words, line, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(widget, QWidget):
            words.setBuddy(widget)
            self.rows.addWidget(widget, line, 1)
        else:
            self.rows.addLayout(widget, line, 1)
        return words

    def add_wide(self, widget: QWidget) -> None:
        """Add something across the whole form, such as a line."""
        self.rows.addWidget(widget, self.rows.rowCount(), 0, 1, 2)

    def _check_field(self, field: Field, check: Callable[[str], str]) -> None:
        problem = check(field.text())
        if problem != field.problem:
            field.set_problem(problem)
        self.refresh()

    def _changed(self, field: Field, check: Callable[[str], str]) -> None:
        if field.problem:
            self._check_field(field, check)
        self.refresh()

    # -- problems

    def problems(self) -> list[tuple[str, QWidget]]:
        """What is told as wrong now: words for the foot, and where it is."""
        return [(short, field) for field, _, short in self._fields if field.problem and not field.isHidden()]

    def check(self) -> bool:
        """Check everything; whether all is well."""
        for field, check, _ in self._fields:
            problem = check(field.text())
            if problem != field.problem:
                field.set_problem(problem)
        self.refresh()
        return not self.problems()

    def refresh(self) -> None:
        """Show foot and command as they are now."""
        found = self.problems()
        if not found:
            self.reason.say("")
        else:
            words = plural("Form", "%n problem: {what}", "%n problems, the first: {what}", len(found))
            self.reason.say(words.replace("{what}", found[0][0]))
        self.go.setEnabled(not found and not self.busy)
        if self.preview is not None:
            self.preview.show_line(self.line(), self.wrong_parts())
        self.grow()

    def grow(self) -> None:
        """Make room for what was added, as far as the screen has any; after that the form scrolls."""
        if not self.isVisible():
            return
        self.area.updateGeometry()
        for layout in (self.area.column, self.area.inner.layout(), self._column):
            if layout is not None:
                layout.activate()
        wanted = max(self.height(), self.totalHeightForWidth(self.width()))
        most = self.screen().availableGeometry().height()
        if self.height() < min(wanted, most):
            self.resize(self.width(), min(wanted, most))

    def totalHeightForWidth(self, width: int) -> int:  # noqa: N802 - as Qt calls it on layouts
        """The height that all of it needs."""
        return self._column.totalHeightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()

    def _show_problem(self) -> None:
        found = self.problems()
        if found:
            found[0][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- the call

    def line(self) -> list[str]:
        """The same as a command line."""
        return []

    def wrong_parts(self) -> list[str]:
        """Parts of the command as shown that cannot stay so."""
        return []

    def submit(self) -> Coroutine[Any, Any, None]:
        """The call; raises EngineError."""
        raise NotImplementedError

    def _go(self) -> None:
        if self.busy:
            return
        if not self.check():
            self._show_problem()
            return
        self.failure.hide()
        self._set_busy(busy=True)
        self.tasks.start("submit", self._submit())

    async def _submit(self) -> None:
        try:
            await self.submit()
        except EngineError as error:
            self._set_busy(busy=False)
            self.show_failure(error)
        else:
            self._set_busy(busy=False)
            self.accept()

    def _set_busy(self, *, busy: bool) -> None:
        self.busy = busy
        self.refresh()

    def show_failure(self, error: EngineError, name: str = "") -> None:
        """Say why the engine would not; nothing that was typed is lost."""
        said = explain(error, name)
        self._step = None
        title, step = self.step_for(error)
        self._step = step
        self.failure.say(said.why, said.words if said.words not in said.why else "", title)
        self.failure.show()
        self.grow()

    def step_for(self, error: EngineError) -> tuple[str, Callable[[], object] | None]:
        """The words of a link that may help, and what it does."""
        del error
        return "", None

    def _follow_step(self) -> None:
        if self._step is not None:
            self._step()

    def done(self, result: int) -> None:
        """It closes: what it waits for is given up."""
        self.tasks.cancel_all()
        super().done(result)

    def _restyle_rows(self) -> None:
        px = look().px
        # The room for the ring around the fields is taken from the margin, so that all left edges are one.
        self.body.setContentsMargins(px(24) - ROOM, px(22) - ROOM, px(24) - ROOM, px(18) - ROOM)
        self.rows.setHorizontalSpacing(0)
        self.area.column.setSpacing(px(12))
        self.rows.setVerticalSpacing(px(12))
        self.rows.setContentsMargins(0, 0, 0, 0)
