"""Three empty rows for a list that takes its time; they stand still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.look import look
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

AFTER = 300
"""Milliseconds before anything is shown."""

_BARS = ((120, 96), (84, 67), (140, 112))


class Placeholder(QWidget):
    """Shows nothing until `start` was 300 ms ago, then three rows, until `stop`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER)
        self._timer.timeout.connect(self._show_rows)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Placeholder", "Loading"))
        look().changed.connect(self.updateGeometry)

    @property
    def due(self) -> bool:
        """Whether the rows are to be seen."""
        return self._due

    def start(self) -> None:
        """Something has begun to load."""
        if not self._due:
            self._timer.start()

    def stop(self) -> None:
        """It is there, or it failed."""
        self._timer.stop()
        self._due = False
        self.update()

    def _show_rows(self) -> None:
        self._due = True
        self.update()

    def sizeHint(self) -> QSize:
        """Three rows."""
        return QSize(look().px(320), 3 * look().row_height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Discs and bars in the colour of tracks."""
        if not self._due:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().color("seloff"))
        px = look().pxf
        row = look().row_height
        for place, (name, image) in enumerate(_BARS):
            middle = row * place + row / 2
            painter.drawEllipse(QPointF(px(24), middle), px(6), px(6))
            for left, width in ((px(42), px(name)), (px(198), px(image))):
                painter.drawRoundedRect(QRectF(left, middle - px(5), width, px(10)), px(3), px(3))
