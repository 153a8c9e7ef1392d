"""The state glyphs: eleven shapes told apart without colour, drawn in a box of 16 px by own paths."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui.look.tokens import colour

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from gui.look.tokens import Tokens

BOX = 16.0

COLOR_OF: dict[str, str] = {
    "running": "ok",
    "starting": "info",
    "unhealthy": "warn",
    "paused": "paused",
    "restarting": "info",
    "working": "info",
    "removing": "idle",
    "exited": "idle",
    "failed": "err",
    "created": "idle",
    "dead": "err",
}
"""The token that colours each glyph."""

STATIC = -1.0
"""The phase that draws "working" as a three-quarter ring that stands still, for systems with reduced motion."""


def paint_glyph(
    painter: QPainter,
    rect: QRectF,
    glyph: str,
    tokens: Tokens,
    background: QColor | None = None,
    phase: float = 0.0,
) -> None:
    """Draw a state glyph centred in `rect`, as large as fits its shorter side.

    Args:
        painter: left as it was found.
        rect: where, in the painter's coordinates; 16 px square at 100 %.
        glyph: a name of `COLOR_OF`; another one is drawn as "created".
        tokens: the theme.
        background: what is behind, for the cut-outs; the theme's base where None.
        phase: for "working": turns done, 0.0 to 1.0, or `STATIC`.
    """
    name = glyph if glyph in COLOR_OF else "created"
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.translate(rect.center())
    painter.scale(side / BOX, side / BOX)
    ink = tokens.color(COLOR_OF[name])
    _DRAW[name](painter, ink, background if background is not None else colour(tokens.base), tokens, phase)
    painter.restore()


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _fill(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)


def _stroke(painter: QPainter, ink: QColor, width: float = 1.5) -> None:
    painter.setPen(_pen(ink, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _cross(painter: QPainter, half: float) -> None:
    painter.drawLine(QPointF(-half, -half), QPointF(half, half))
    painter.drawLine(QPointF(-half, half), QPointF(half, -half))


def _running(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    _fill(painter, ink)
    painter.drawEllipse(QPointF(0, 0), 5.0, 5.0)


def _starting(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    _stroke(painter, ink)
    painter.drawEllipse(QPointF(0, 0), 5.1, 5.1)
    _fill(painter, ink)
    painter.drawPie(QRectF(-3.4, -3.4, 6.8, 6.8), -90 * 16, 180 * 16)


def _unhealthy(painter: QPainter, ink: QColor, back: QColor, _tokens: Tokens, _phase: float) -> None:
    painter.setPen(_pen(ink, 1.0))
    painter.setBrush(ink)
    path = QPainterPath(QPointF(0, -6.1))
    path.lineTo(6.5, 5.4)
    path.lineTo(-6.5, 5.4)
    path.closeSubpath()
    painter.drawPath(path)
    _stroke(painter, back, 1.6)
    painter.drawLine(QPointF(0, -1.9), QPointF(0, 1.3))
    _fill(painter, back)
    painter.drawEllipse(QPointF(0, 3.7), 0.95, 0.95)


def _paused(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    _fill(painter, ink)
    painter.drawRoundedRect(QRectF(-4.5, -5, 3.3, 10), 0.9, 0.9)
    painter.drawRoundedRect(QRectF(1.2, -5, 3.3, 10), 0.9, 0.9)


def _restarting(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    _stroke(painter, ink, 1.6)
    painter.drawArc(QRectF(-5.1, -4.9, 10.2, 10.2), 112 * 16, 302 * 16)
    _fill(painter, ink)
    head = QPainterPath(QPointF(-0.9, -6.8))
    head.lineTo(4.8, -6.3)
    head.lineTo(1.5, -1.8)
    head.closeSubpath()
    painter.drawPath(head)


def _working(painter: QPainter, ink: QColor, _back: QColor, tokens: Tokens, phase: float) -> None:
    box = QRectF(-5.2, -5.2, 10.4, 10.4)
    if phase < 0:
        _stroke(painter, ink, 1.6)
        painter.drawArc(box, 0, 270 * 16)
        return
    _stroke(painter, tokens.color("line"), 1.6)
    painter.drawEllipse(box)
    _stroke(painter, ink, 1.7)
    painter.drawArc(box, round((90 - math.fmod(phase, 1.0) * 360) * 16), -150 * 16)


def _removing(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    pen = QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(-5.1, -5.1, 10.2, 10.2)
    for start in range(0, 360, 60):
        painter.drawArc(box, (start + 8) * 16, 44 * 16)
    _stroke(painter, ink)
    painter.drawLine(QPointF(-2.1, 0), QPointF(2.1, 0))


def _exited(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    _stroke(painter, ink)
    painter.drawRoundedRect(QRectF(-4.7, -4.7, 9.4, 9.4), 1.7, 1.7)


def _failed(painter: QPainter, ink: QColor, back: QColor, _tokens: Tokens, _phase: float) -> None:
    _fill(painter, ink)
    painter.drawRoundedRect(QRectF(-5.5, -5.5, 11, 11), 2, 2)
    _stroke(painter, back, 1.7)
    _cross(painter, 2.1)


def _created(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    _stroke(painter, ink)
    painter.drawEllipse(QPointF(0, 0), 4.7, 4.7)


def _dead(painter: QPainter, ink: QColor, _back: QColor, _tokens: Tokens, _phase: float) -> None:
    _stroke(painter, ink, 2.0)
    _cross(painter, 4.4)


_DRAW: dict[str, Callable[[QPainter, QColor, QColor, Tokens, float], None]] = {
    "running": _running,
    "starting": _starting,
    "unhealthy": _unhealthy,
    "paused": _paused,
    "restarting": _restarting,
    "working": _working,
    "removing": _removing,
    "exited": _exited,
    "failed": _failed,
    "created": _created,
    "dead": _dead,
}
