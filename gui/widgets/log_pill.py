"""The pill over a log that does not follow: how many lines came since, and the way back to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look import paint
from gui.look.icons import paint_icon
from gui.look.look import look
from gui.widgets.button import Link
from gui.widgets.words import Words
from models.words import plural, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SHADOW = 6


class LogPill(QWidget):
    """“Paused · 2,314 new lines | Resume End”, floating above the foot of its parent.

    Signals:
        resumed: Resume was pressed.
    """

    resumed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = -1
        self._state = Words(role="group")
        self._link = Link(tr("Log", "Resume"))
        self._link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # End does the same; Tab goes on to the next control
        self._link.clicked.connect(self.resumed)
        self._key = Words(tr("Log", "End"), "secondary", "text3")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._state)
        self._row.addSpacing(look().px(18))
        self._row.addWidget(self._link)
        self._row.addWidget(self._key)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        look().changed.connect(self._restyle)
        self._restyle()
        self.set_count(0)

    @property
    def text(self) -> str:
        """What it says."""
        return self._state.text()

    def set_count(self, count: int) -> None:
        """How many lines came since it was paused."""
        if count == self._count:
            return
        self._count = count
        words = plural("Log", "{n} new line", "{n} new lines", count).format(n=f"{count:,}")
        self._state.setText(tr("Log", "Paused") + (f" · {words}" if count else ""))
        self.setAccessibleName(self._state.text())
        self.place()

    def place(self) -> None:
        """Stand centred, 16 above the foot."""
        self.adjustSize()
        parent = self.parentWidget()
        if parent is not None:
            foot = look().px(16) - look().px(_SHADOW)
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - foot)

    def _restyle(self) -> None:
        px = look().px
        around = px(_SHADOW)
        self._row.setContentsMargins(around + px(36), around + px(7), around + px(16), around + px(7))
        self._row.setSpacing(px(8))
        self.place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised surface with round ends, two bars before the words and a line after them."""
        painter = QPainter(self)
        px = look().pxf
        around = px(_SHADOW)
        rect = QRectF(self.rect()).adjusted(around, around, -around, -around)
        paint.shadow(painter, rect, rect.height() / 2, around - 2, look().color("outline"))
        paint.box(painter, rect, look().color("raised"), look().color("btnline"), 1, rect.height() / 2)
        side = px(16)
        icon = QRectF(rect.left() + px(14), round(rect.center().y() - side / 2), side, side)
        paint_icon(painter, icon, "pause-fill", look().color("paused"))
        line = (self._state.geometry().right() + self._link.geometry().left()) / 2
        paint.vertical_hairline(painter, line, rect.top() + px(9), rect.bottom() - px(9), look().color("line"))
