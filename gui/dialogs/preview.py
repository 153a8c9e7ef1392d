"""The same as a command, under a form: wrapped, selectable, copied by a button, what is wrong in it tinted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.copying import CopyButton
from gui.widgets.plain_box import PlainBox
from gui.widgets.words import Words
from models import cli_line
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class _Command(PlainBox):
    """A command, with what is wrong in it tinted."""

    def show_line(self, line: str, wrong: Sequence[str]) -> None:
        """Show a command and tint these parts of it."""
        if line != self.toPlainText():
            self.setPlainText(line)
            self.setAccessibleName(tr("Form", "Same as this command: {line}").replace("{line}", line))
            self.updateGeometry()
        marks = []
        for part in wrong:
            cursor = self.document().find(part)
            if not cursor.isNull():
                marks.append(self._mark(cursor))
        self.setExtraSelections(marks)

    @staticmethod
    def _mark(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        form = QTextCharFormat()
        form.setBackground(look().color("errtint"))
        form.setForeground(look().color("err"))
        mark.cursor = cursor
        mark.format = form
        return mark


class Preview(QWidget):
    """The command, its heading and its button.

    Signals:
        grown: it has other lines than before.
    """

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arguments: Sequence[str] = ()
        self._line = _Command(parent=self)
        self._line.document().documentLayout().documentSizeChanged.connect(self._tell)
        self._head = QHBoxLayout()
        self._head.addWidget(Words(tr("Form", "Same as this command"), "header", "text2"), 1)
        self._head.addWidget(CopyButton(tr("Form", "command"), lambda: cli_line.pasted(self._arguments)))
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._line)
        look().changed.connect(self._restyle)
        self._restyle()

    def _tell(self) -> None:
        # What is around it is asked for its size at once, before Qt has passed the change on.
        self._column.invalidate()
        self.updateGeometry()
        self.grown.emit()

    def show_line(self, arguments: Sequence[str], wrong: Sequence[str] = ()) -> None:
        """Show a command; `wrong` are parts of it that cannot stay so."""
        self._arguments = tuple(arguments)
        self._line.show_line(cli_line.shown(arguments), wrong)

    @property
    def line(self) -> str:
        """The command as shown."""
        return self._line.toPlainText()

    @property
    def tinted(self) -> list[str]:
        """The parts that are tinted."""
        return [mark.cursor.selectedText() for mark in self._line.extraSelections()]

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(24), px(8), px(24), px(10))
        self._column.setSpacing(px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sunken surface and the line above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("sunken"))
        paint.horizontal_hairline(painter, 0, self.width(), 0, look().color("line"))
