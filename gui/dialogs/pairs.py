"""A list of lines in a form: labels and driver options, "key=value" each, or others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.field import Field
from models import validate
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.dialogs.form import Form


class Pairs(QWidget):
    """Lines that are added and taken away.

    Args:
        form: checks them.
        name: what one is, for screen readers ("Label").
        add: the words of the button that adds one.
        check: gives a sentence for what is wrong with a line, or "".
        example: what an empty line shows.

    Signals:
        changed: a line was changed, added or taken away.
    """

    changed = Signal()

    def __init__(
        self,
        form: Form,
        name: str,
        add: str,
        *,
        check: Callable[[str], str] = validate.label_line,
        example: str = "key=value",
    ) -> None:
        super().__init__(form)
        self._check = check
        self._example = example
        self._form = form
        self._name = name
        self.lines: list[Field] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(8))
        self.add = Button(add, "plus", "ghost")
        self.add.clicked.connect(self.add_line)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def add_line(self) -> Field:
        """Add an empty line and put the keyboard there."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().px(8))
        field = Field(
            tr("Pairs", "{name} {n}").format(name=self._name, n=len(self.lines) + 1), self._example, mono=True
        )
        cross = IconButton("x", tr("Pairs", "Take away"))
        row.addWidget(field, 1)
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)
        cross.clicked.connect(lambda: self._take_away(line, field))
        self.lines.append(field)
        self._form.watch(field, self._check, self._name.lower())
        self._column.insertWidget(self._column.count() - 1, line)
        line.show()
        field.changed.connect(lambda _text: self.changed.emit())
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
        return field

    def _take_away(self, line: QWidget, field: Field) -> None:
        field.set_text("")
        field.set_problem("")
        self.lines.remove(field)
        self._form.forget(field)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
        self._form.refresh()

    def pairs(self) -> dict[str, str]:
        """What is typed, without empty lines."""
        return validate.label_pairs([line.text() for line in self.lines])

    def texts(self) -> tuple[str, ...]:
        """The lines that have something in them."""
        return tuple(text for line in self.lines if (text := line.text().strip()))
