"""What painters share: the baseline rule, elision, hairlines on whole device pixels, rings."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont


def baseline(top: float, height: float, font: QFont | QFontMetricsF) -> int:
    """Where the baseline goes so that capitals stand in the middle of a strip; sizes mixed in one row sit level."""
    measure = font if isinstance(font, QFontMetricsF) else QFontMetricsF(font)
    return round(top + round((height + measure.capHeight()) / 2))


def elide_middle(text: str, measure: QFontMetricsF, width: float) -> str:
    """`text`, cut in the middle with one "…" where it is wider than `width`."""
    return measure.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


def elide_end(text: str, measure: QFontMetricsF, width: float) -> str:
    """`text`, cut at its end with one "…" where it is wider than `width`."""
    return measure.elidedText(text, Qt.TextElideMode.ElideRight, width)


def draw_text(painter: QPainter, rect: QRectF, text: str, *, right: bool = False) -> None:
    """Draw one line of plain text by the baseline rule with the painter's font and pen; too long is cut at the end."""
    measure = QFontMetricsF(painter.font())
    shown = elide_end(text, measure, rect.width())
    left = rect.right() - measure.horizontalAdvance(shown) if right else rect.left()
    painter.drawText(QPointF(left, baseline(rect.top(), rect.height(), measure)), shown)


def device_ratio(painter: QPainter) -> float:
    """Device pixels per logical pixel of what `painter` draws on, pictures of widgets included."""
    return abs(painter.deviceTransform().m11()) or 1.0


def hairline_width(ratio: float) -> float:
    """The thickness in logical pixels of a line that covers whole device pixels and looks like one pixel."""
    return max(1, round(ratio)) / ratio


def horizontal_hairline(painter: QPainter, left: float, right: float, y: float, ink: QColor) -> None:
    """A line of one pixel with its upper edge at `y`, snapped to the device's pixels."""
    ratio = device_ratio(painter)
    start = painter.deviceTransform().dy()
    snapped = (round(y * ratio + start) - start) / ratio
    painter.fillRect(QRectF(left, snapped, right - left, hairline_width(ratio)), ink)


def vertical_hairline(painter: QPainter, x: float, top: float, bottom: float, ink: QColor) -> None:
    """A line of one pixel with its left edge at `x`, snapped to the device's pixels."""
    ratio = device_ratio(painter)
    start = painter.deviceTransform().dx()
    snapped = (round(x * ratio + start) - start) / ratio
    painter.fillRect(QRectF(snapped, top, hairline_width(ratio), bottom - top), ink)


def ring(painter: QPainter, rect: QRectF, ink: QColor, width: float, radius: float = 2.0) -> None:
    """A rounded frame of `width` whose outer edge is `rect`."""
    box(painter, rect, None, ink, width, radius)


def box(
    painter: QPainter, rect: QRectF, fill: QColor | None, edge: QColor | None, width: float = 1.0, radius: float = 0.0
) -> None:
    """A rounded box, filled and edged where given; the edge lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None or width <= 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.setPen(QPen(edge, width))
        half = width / 2
        inner = max(0.0, radius - half)
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), inner, inner)
    painter.restore()


def caret(painter: QPainter, centre: QPointF, size: float, direction: str, ink: QColor) -> None:
    """A thin caret, `size` wide, pointing "down", "up", "left" or "right"."""
    half, quarter = size / 2, size / 4
    turns = {"down": 0, "left": 90, "up": 180, "right": 270}
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(round_pen(ink, max(1.0, size / 8)))
    painter.translate(centre)
    painter.rotate(turns[direction])
    painter.drawPolyline([QPointF(-half, -quarter), QPointF(0, quarter), QPointF(half, -quarter)])
    painter.restore()


def dashed(painter: QPainter, rect: QRectF, ink: QColor, radius: float) -> None:
    """A dashed frame of one pixel inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def round_pen(ink: QColor, width: float) -> QPen:
    """A pen with round ends and joins."""
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def strokes(painter: QPainter, points: Sequence[QPointF]) -> None:
    """A line through points with the painter's pen, piece by piece.

    As one polyline with joins Qt takes fifty times as long for it, where it goes up and down a lot.
    """
    pen = painter.pen()
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLines([QLineF(one, two) for one, two in pairwise(points)])


def shadow(painter: QPainter, rect: QRectF, radius: float, reach: float, ink: QColor) -> None:
    """A soft shadow around a floating box, `reach` wide and a third of that lower; paint it before the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    steps = max(1, round(reach))
    for step in range(steps):
        grow = reach * (step + 1) / steps
        layer = QColor(ink)
        layer.setAlphaF(0.1 / steps)
        painter.setBrush(layer)
        painter.drawRoundedRect(
            rect.adjusted(-grow, -grow, grow, grow).translated(0, reach / 3), radius + grow, radius + grow
        )
    painter.restore()


def host_mark(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """The square of an engine in its own colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(rect, 3, 3)
