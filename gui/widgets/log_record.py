"""The drawer below a log: one whole record, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import IconButton
from gui.widgets.copying import CopyButton
from gui.widgets.json_tree import JsonTree
from gui.widgets.words import ElideLabel, Words
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from models.log_record import WholeRecord

HEAD = 36
_HEIGHT, _LEAST, _KEYS = 220, 110, 128


class RecordDrawer(QWidget):
    """“Record · 14:32:05.160 · api-1 · stderr” over the tree of what it says.

    Signals:
        closed: it is put away.
        stepped(int): the next record is wanted, or the one before.
    """

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.record: WholeRecord | None = None
        self.tree = JsonTree()
        self.tree.setAccessibleName(tr("Log", "Record"))
        self.tree.setColumnWidth(0, look().px(_KEYS))
        self.about = ElideLabel("", "secondary", "text2")
        self.before = IconButton("arrow-up", tr("Log", "Previous record"))
        self.after = IconButton("arrow-down", tr("Log", "Next record"))
        self.copy = CopyButton(tr("Log", "the record as JSON"), lambda: self.record.json if self.record else "")
        self.close_button = IconButton("x", tr("Log", "Close"), keys="Esc")
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)
        self._head = QHBoxLayout()
        self._head.addWidget(Words(tr("Log", "Record"), "name"))
        self._head.addWidget(self.about, 1)
        for button in (self.before, self.after, self.copy, self.close_button):
            self._head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.tree, 1)
        look().changed.connect(self._restyle)
        self._restyle()

    def show_record(self, record: WholeRecord, about: str) -> None:
        """Show another record."""
        same = self.record is not None and self.record.first == record.first
        self.record = record
        self.about.setText(about)
        if not same or self.tree.value != record.value:
            self.tree.set_value(record.value)
        self.show()

    def sizeHint(self) -> QSize:
        """Some eight rows."""
        return QSize(look().px(400), look().px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it; Alt with Up and Down goes to the records beside it."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = look().px
        self._head.setContentsMargins(px(16), px(4), px(8), px(4))
        self._head.setSpacing(px(8))
        self.setMinimumHeight(px(_LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sunken head, a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("sunken"))
        paint.horizontal_hairline(painter, 0, self.width(), 0, look().color("line"))
