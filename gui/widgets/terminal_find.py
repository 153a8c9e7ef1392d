"""The bar that finds text in a terminal's scroll-back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.button import IconButton
from gui.widgets.line_edit import LineEdit
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class TerminalFindBar(QWidget):
    """A field, a count, and the ways to the one before and the next.

    Signals:
        wanted(str): another text is looked for.
        stepped(int): to the next one (1), or to the one before (-1).
        closed: it is not wanted any more.
    """

    wanted = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineEdit()
        self.field.setPlaceholderText(tr("Terminal", "Find"))
        self.field.setAccessibleName(tr("Terminal", "Find in the terminal"))
        self.field.textChanged.connect(self.wanted)
        self.count = Words("", "secondary", "text3")
        before = IconButton("arrow-up", tr("Terminal", "The one before"), keys="Shift+Return")
        after = IconButton("arrow-down", tr("Terminal", "The next one"), keys="Return")
        cross = IconButton("x", tr("Terminal", "Close"), keys="Esc")
        before.clicked.connect(lambda: self.stepped.emit(-1))
        after.clicked.connect(lambda: self.stepped.emit(1))
        cross.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        for widget in (self.count, before, after, cross):
            self._row.addWidget(widget)
        look().changed.connect(self._restyle)
        self._restyle()

    def open(self) -> None:
        """Begin to type."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, current: int, count: int) -> None:
        """How many there are, and which one is current."""
        words = tr("Terminal", "{current} of {count}").format(current=current, count=f"{count:,}")
        self.count.setText((words if count else tr("Terminal", "None")) if self.field.text() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), px(6), px(12), px(6))
        self._row.setSpacing(px(4))
        self.field.setFont(look().font("body"))
