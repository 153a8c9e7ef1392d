"""The scroll bar of a log: marks at its right show where hits and errors are in all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QScrollBar

from gui.look import paint
from gui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

HIT, ERROR = 2, 3
_DENSE = 0.25


class LogScrollBar(QScrollBar):
    """A scroll bar with marks, each at a share of the log from 0.0 to 1.0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._hits: Sequence[float] = ()
        self._errors: Sequence[float] = ()
        self._current: float | None = None
        self._gap: float | None = None

    @property
    def marks(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Where hits and errors are marked."""
        return tuple(self._hits), tuple(self._errors)

    def set_marks(self, hits: Sequence[float], errors: Sequence[float], current: float | None = None) -> None:
        """Mark hits and errors, and the hit that is current."""
        if (hits, errors, current) != (self._hits, self._errors, self._current):
            self._hits, self._errors, self._current = hits, errors, current
            self.update()

    @property
    def gap(self) -> float | None:
        """Where lines are missing between others, None where none are."""
        return self._gap

    def set_gap(self, gap: float | None) -> None:
        """Mark where lines are missing."""
        if gap != self._gap:
            self._gap = gap
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, then hits, then the errors over them, then where lines are missing, then the current hit."""
        super().paintEvent(event)
        painter = QPainter(self)
        tokens = look().tokens
        paint.vertical_hairline(painter, 0, 0, self.height(), tokens.color("line"))
        inset = look().pxf(2)
        width = self.width() - 2 * inset
        for shares, size, token in ((self._hits, HIT, "hitcurrent"), (self._errors, ERROR, "err")):
            height = look().pxf(size)
            # Where they are everywhere they leave room for the handle: hits at its left, errors at its right.
            part = width / 3 if len(shares) * height > self.height() * _DENSE else width
            left = inset if size == HIT else inset + width - part
            for share in shares:
                rect = QRectF(left, round(share * (self.height() - height)), part, height)
                painter.fillRect(rect, tokens.color(token))
        if self._gap is not None:
            step = look().pxf(4)
            y = round(self._gap * (self.height() - 2))
            for place in range(int(self.width() / step) + 1):
                painter.fillRect(QRectF(place * step, y, step / 2, 2), tokens.color("info"))
        if self._current is not None:
            height = look().pxf(ERROR)
            rect = QRectF(0, round(self._current * (self.height() - height)) - 1, self.width(), height + 2)
            paint.box(painter, rect, tokens.color("hitcurrent"), tokens.color("text"), 1, 0)
