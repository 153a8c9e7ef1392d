"""Hairlines between things: decoration, one device-independent pixel, snapped to the screen's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class HLine(QWidget):
    """A line across, with `room` pixels (at 100 %) above and below."""

    def __init__(self, room: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The line and its room."""
        return QSize(look().px(16), 2 * look().px(self._room) + 1)

    def minimumSizeHint(self) -> QSize:
        """The line and its room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        paint.horizontal_hairline(QPainter(self), 0, self.width(), look().px(self._room), look().color("line"))


class VLine(QWidget):
    """A line down, `height` pixels (at 100 %) at least."""

    def __init__(self, height: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as the line."""
        return QSize(1, look().px(self._height))

    def minimumSizeHint(self) -> QSize:
        """As wide as the line."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line."""
        paint.vertical_hairline(QPainter(self), 0, 0, self.height(), look().color("line"))
