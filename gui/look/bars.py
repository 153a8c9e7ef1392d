"""The style's painters of bars: progress, meters, tabs, scroll bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionTab,
    QWidget,
)

from gui.look import paint
from gui.look.controls import has

if TYPE_CHECKING:
    from gui.look.look import Look

_State = QStyle.StateFlag
_SC = QStyle.SubControl

SURFACE_PROPERTY = "surface"
"""Set this dynamic property of a scroll bar to the token of what is behind it, where that is known: to find out, the
bar's parents are asked for, which Qt made (see `gui.widgets.viewport`)."""


def progress_bar(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A bar of 6 px; where the end is not known, a third of it in the middle."""
    if not isinstance(option, QStyleOptionProgressBar):
        return
    height = min(look.pxf(6), float(option.rect.height()))
    whole = QRectF(option.rect)
    track = QRectF(whole.left(), whole.center().y() - height / 2, whole.width(), height)
    span = option.maximum - option.minimum
    part = (option.progress - option.minimum) / span if span > 0 else 1 / 3
    left = track.left() if span > 0 else track.left() + track.width() / 3
    meter(look, painter, track, [(left, track.width() * min(1.0, max(0.0, part)), "info")])


def meter(look: Look, painter: QPainter, track: QRectF, parts: list[tuple[float, float, str]]) -> None:
    """A rounded track with parts on it, each (left, width, token)."""
    radius = track.height() / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("seloff"))
    painter.drawRoundedRect(track, radius, radius)
    clip = QPainterPath()
    clip.addRoundedRect(track, radius, radius)
    for left, width, token in parts:
        bar = QPainterPath()
        bar.addRoundedRect(QRectF(left, track.top(), width, track.height()), radius, radius)
        painter.fillPath(bar & clip, look.color(token))
    if look.tokens.contrast:
        paint.ring(painter, track, look.color("outline"), 1, radius)
    painter.restore()


def tab_shape(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A tab has no shape but the bar under the current one, and the ring when the keyboard is on it."""
    if not isinstance(option, QStyleOptionTab):
        return
    rect = QRectF(option.rect)
    pad = look.pxf(9)
    if has(option, _State.State_Selected):
        height = look.pxf(3)
        bar = QRectF(rect.left() + pad, rect.bottom() - height, rect.width() - 2 * pad, height)
        paint.box(painter, bar, look.color("accent"), None, 0, height / 2)
        if has(option, _State.State_HasFocus) and has(option, _State.State_KeyboardFocusChange):
            width = look.pxf(look.tokens.ring)
            room = rect.adjusted(1, look.pxf(3), -1, -look.pxf(5))
            paint.ring(painter, room, look.color("accent"), width, look.pxf(5))


def tab_label(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A tab's words."""
    if not isinstance(option, QStyleOptionTab):
        return
    selected = has(option, _State.State_Selected)
    hovered = has(option, _State.State_MouseOver)
    enabled = has(option, _State.State_Enabled)
    token = "text3" if not enabled else "text" if selected or hovered else "text2"
    painter.save()
    painter.setPen(look.color(token))
    painter.setFont(look.font("name"))
    measure = QFontMetricsF(look.font("name"))
    rect = QRectF(option.rect)
    words = str(option.text)
    left = rect.center().x() - measure.horizontalAdvance(words) / 2
    painter.drawText(QPointF(round(left), paint.baseline(rect.top(), rect.height(), measure)), words)
    painter.restore()


def tab_scroller(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """The button that scrolls tabs stands over those that do not fit: their surface, and the line below all."""
    rect = QRectF(option.rect)
    painter.fillRect(rect, look.color("base"))
    if has(option, _State.State_MouseOver) and has(option, _State.State_Enabled):
        inset = look.pxf(4)
        paint.box(painter, rect.adjusted(0, inset, 0, -inset), look.color("hover"), None, 0, look.pxf(5))
    paint.horizontal_hairline(painter, rect.left(), rect.right(), rect.bottom() - 1, look.color("line"))


def scroll_bar(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """A thumb without a groove; it takes the outline colour, under the pointer the text's."""
    if not isinstance(option, QStyleOptionSlider):
        return
    if widget is not None:
        _fill_behind(look, painter, option.rect, widget)
    upright = option.orientation == Qt.Orientation.Vertical
    thumb = QRectF(scroll_bar_part(look, option, _SC.SC_ScrollBarSlider))
    if option.maximum <= option.minimum or thumb.isEmpty():
        return
    inset = look.pxf(4)
    along = look.pxf(2)
    thumb.adjust(*((inset, along, -inset, -along) if upright else (along, inset, -along, -inset)))
    active = has(option, _State.State_MouseOver) or has(option, _State.State_Sunken)
    radius = min(thumb.width(), thumb.height()) / 2
    paint.box(painter, thumb, look.color("text3" if active else "outline"), None, 0, radius)


def _fill_behind(look: Look, painter: QPainter, rect: QRect, bar: QWidget) -> None:
    known = bar.property(SURFACE_PROPERTY)
    if isinstance(known, str):
        painter.fillRect(rect, look.color(known))
        return
    holder = bar.parentWidget()
    area = holder.parentWidget() if holder is not None else None
    if isinstance(area, QAbstractScrollArea):
        viewport = area.viewport()
        # A viewport that does not fill itself lies on the surface of a page or a dialog.
        surface = "raised" if area.window().inherits("QDialog") else "base"
        filled = viewport.autoFillBackground()
        behind = viewport.palette().brush(viewport.backgroundRole()) if filled else QBrush(look.color(surface))
        painter.fillRect(rect, behind)


def scroll_bar_part(look: Look, option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect:
    """Where a scroll bar's parts are: the groove is all of it."""
    rect = option.rect
    if not isinstance(option, QStyleOptionSlider) or part == _SC.SC_ScrollBarGroove:
        return rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    span = option.maximum - option.minimum
    size = length
    if span > 0:
        size = min(length, max(look.px(32), round(length * option.pageStep / (span + option.pageStep))))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    places = {
        _SC.SC_ScrollBarSlider: (start, size),
        _SC.SC_ScrollBarSubPage: (0, start),
        _SC.SC_ScrollBarAddPage: (start + size, length - start - size),
    }
    at, long = places.get(part, (0, 0))
    if upright:
        return QRect(rect.left(), rect.top() + at, rect.width(), long)
    return QRect(rect.left() + at, rect.top(), long, rect.height())
