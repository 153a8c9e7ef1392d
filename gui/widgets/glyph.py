"""A state glyph as a widget; the turning one turns only while it can be seen."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.glyphs import STATIC, paint_glyph
from gui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

FRAME = 83
"""Milliseconds between two pictures of the turning arc: 12 a second."""


class GlyphMark(QWidget):
    """The glyph of a state; the words beside it speak for it.

    Args:
        glyph: a name of `gui.look.glyphs.COLOR_OF`.
        surface: the token of the surface behind it.
    """

    def __init__(self, glyph: str = "created", surface: str = "base", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self._surface = surface
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME)
        self._timer.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._restyle)

    @property
    def glyph(self) -> str:
        """Which glyph it is."""
        return self._glyph

    def set_glyph(self, glyph: str) -> None:
        """Another state."""
        if glyph != self._glyph:
            self._glyph = glyph
            self._turn()
            self.update()

    def _turn(self) -> None:
        if self._glyph == "working" and self.isVisible() and not look().still:
            self._timer.start()
        else:
            self._timer.stop()

    def _restyle(self) -> None:
        self.updateGeometry()
        self._turn()

    def showEvent(self, event: QShowEvent) -> None:
        """Turn."""
        super().showEvent(event)
        self._turn()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still."""
        super().hideEvent(event)
        self._timer.stop()

    def sizeHint(self) -> QSize:
        """A square of 16."""
        return QSize(look().px(16), look().px(16))

    def minimumSizeHint(self) -> QSize:
        """A square of 16."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The glyph."""
        tokens = look().tokens
        surface = tokens.color(self._surface)
        phase = STATIC if look().still else monotonic() % 1.0
        paint_glyph(QPainter(self), QRectF(self.rect()), self._glyph, tokens, surface, phase)
