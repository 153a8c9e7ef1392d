"""The small pictures in table rows, glyphs and icons, each drawn once per look and screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from gui.look.glyphs import STATIC, paint_glyph
from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.paint import device_ratio

if TYPE_CHECKING:
    from collections.abc import Callable

GLYPH = 16
GREYED = 0.55
"""How much is left of a glyph that may be out of date."""


def _pixmap(size: int, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    """A small picture for screens of this ratio of device pixels."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw(painter)
    painter.end()
    return pixmap


class Marks:
    """Paints glyphs and icons from pictures that it keeps; `forget` after a change of look.

    Args:
        busy: the glyph that turns, and is drawn each time.

    Attributes:
        phase: how far it has turned, 0.0 to 1.0.
        turning: whether it was painted, and turns.
    """

    def __init__(self, busy: str) -> None:
        self._busy = busy
        self._pictures: dict[tuple[str, str, bool, int, float], QPixmap] = {}
        self.phase = 0.0
        self.turning = False

    def forget(self) -> None:
        """Draw all anew."""
        self._pictures.clear()

    def glyph(
        self, painter: QPainter, place: tuple[int, int], glyph: str, behind: str, *, greyed: bool = False
    ) -> None:
        """Paint a state glyph with its top left at `place`, its cut-outs in the colour token `behind`."""
        size, tokens = look().px(GLYPH), look().tokens
        if glyph == self._busy:
            self.turning = not look().still
            phase = self.phase if self.turning else STATIC
            paint_glyph(painter, QRectF(*place, size, size), glyph, tokens, tokens.color(behind), phase)
            return

        def draw(fresh: QPainter) -> None:
            fresh.setOpacity(GREYED if greyed else 1.0)
            paint_glyph(fresh, QRectF(0, 0, size, size), glyph, tokens, tokens.color(behind))

        self._paint(painter, place, (glyph, behind, greyed, size, device_ratio(painter)), draw)

    def icon(self, painter: QPainter, place: tuple[int, int], size: int, icon: str, ink: str) -> None:
        """Paint an icon of `size` pixels in a colour token."""

        def draw(fresh: QPainter) -> None:
            paint_icon(fresh, QRectF(0, 0, size, size), icon, look().color(ink))

        self._paint(painter, place, (icon, ink, False, size, device_ratio(painter)), draw)

    def _paint(
        self,
        painter: QPainter,
        place: tuple[int, int],
        key: tuple[str, str, bool, int, float],
        draw: Callable[[QPainter], None],
    ) -> None:
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = _pixmap(key[3], key[4], draw)
        painter.drawPixmap(*place, picture)
