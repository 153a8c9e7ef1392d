"""Small pictures of numbers in table rows: a sparkline, a bar that shows how much of a limit is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from gui.look import bars, paint
from gui.look.look import look
from models.use import POINTS, STEPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

SPARK_HEIGHT = 14
METER_WIDTH = 80
_SHADE = 0.16


def paint_spark(painter: QPainter, place: QRectF, heights: Sequence[int], ink: QColor) -> None:
    """A line over the last values, the newest at the right, with a light shade below.

    Args:
        painter: on the row.
        place: where; its whole height is `STEPS` steps.
        heights: `models.use.Use.spark`; fewer than there is room for stand at the right.
        ink: the colour of the line.
    """
    if len(heights) < 2:
        return
    step = place.width() / (POINTS - 1)
    left = place.right() - step * (len(heights) - 1)
    foot, scale = place.bottom() - 0.5, (place.height() - 1) / STEPS
    points = [QPointF(left + step * number, foot - height * scale) for number, height in enumerate(heights)]
    shade = QColor(ink)
    shade.setAlphaF(_SHADE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawPolygon(QPolygonF([QPointF(left, place.bottom()), *points, QPointF(place.right(), place.bottom())]))
    painter.setPen(QPen(ink, 1.2))
    paint.strokes(painter, points)


def paint_share(painter: QPainter, place: QRectF, share: float, ink: str) -> None:
    """A bar of 5 in the middle of `place`: `share` of it filled in a colour token."""
    height = look().pxf(5)
    track = QRectF(place.left(), place.center().y() - height / 2, place.width(), height)
    part = track.width() * min(1.0, max(0.0, share))
    bars.meter(look(), painter, track, [(track.left(), part, ink)] if part > 0 else [])
