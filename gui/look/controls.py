"""The style's painters: one function per control, all colours from tokens, all sizes scaled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QMenu,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionTab,
    QWidget,
)

from gui.look import paint

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from gui.look.look import Look

_State = QStyle.StateFlag
_SC = QStyle.SubControl
DANGER_PROPERTY = "danger"
"""Set this dynamic property to True on a QAction to have it in the error colour in menus."""


def nothing(_look: Look, _painter: QPainter, _option: QStyleOption, _widget: QWidget | None) -> None:
    """Paint nothing, where Qt would paint what the design has not."""


def _has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def focus_frame(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """The ring of the keyboard's focus: outside the widget with a gap of 2 px."""
    width = look.pxf(look.tokens.ring)
    radius = look.pxf(9)
    paint.ring(painter, QRectF(option.rect), look.color("accent"), width, radius)


def check_box(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A box of 16 px: off, on or mixed."""
    side = look.pxf(16)
    rect = _square(option.rect, side)
    on, mixed = _has(option, _State.State_On), _has(option, _State.State_NoChange)
    ink = _indicator_box(look, painter, option, rect, look.pxf(4), filled=on or mixed)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.translate(rect.topLeft())
    painter.scale(side / 16, side / 16)
    if mixed:
        painter.setPen(paint.round_pen(ink, 2))
        painter.drawLine(QPointF(4.8, 8), QPointF(11.2, 8))
    elif on:
        painter.setPen(paint.round_pen(ink, 1.45))
        painter.drawPolyline([QPointF(4.3, 8.3), QPointF(6.9, 10.8), QPointF(11.7, 5.6)])
    painter.restore()


def radio_button(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A disc of 16 px with a dot when on."""
    side = look.pxf(16)
    rect = _square(option.rect, side)
    on = _has(option, _State.State_On)
    ink = _indicator_box(look, painter, option, rect, side / 2, filled=on)
    if on:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(rect.center(), side * 3 / 16, side * 3 / 16)
        painter.restore()


def _square(rect: QRect, side: float) -> QRectF:
    whole = QRectF(rect)
    return QRectF(round(whole.center().x() - side / 2), round(whole.center().y() - side / 2), side, side)


def _indicator_box(
    look: Look, painter: QPainter, option: QStyleOption, rect: QRectF, radius: float, *, filled: bool
) -> QColor:
    """Paint the box and give the colour of what goes on it."""
    tokens = look.tokens
    if not _has(option, _State.State_Enabled):
        paint.box(painter, rect, tokens.color("seloff"), tokens.color("line"), 1, radius)
        return tokens.color("text3")
    if filled:
        edge = tokens.color("accent") if tokens.dark else tokens.color("fill")
        paint.box(painter, rect, tokens.color("fill"), edge, 1, radius)
        return tokens.color("onfill")
    hovered = _has(option, _State.State_MouseOver)
    paint.box(painter, rect, tokens.color("field"), tokens.color("accent" if hovered else "outline"), 1, radius)
    return tokens.color("text")


def _arrow(look: Look, painter: QPainter, option: QStyleOption, direction: str) -> None:
    token = "text2" if _has(option, _State.State_Enabled) else "text3"
    paint.caret(painter, QRectF(option.rect).center(), look.pxf(8), direction, look.color(token))


def arrow_down(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Qt's arrow down."""
    _arrow(look, painter, option, "down")


def arrow_up(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Qt's arrow up."""
    _arrow(look, painter, option, "up")


def arrow_left(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Qt's arrow left."""
    _arrow(look, painter, option, "left")


def arrow_right(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Qt's arrow right."""
    _arrow(look, painter, option, "right")


def branch(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A tree's caret; no lines."""
    if _has(option, _State.State_Children):
        _arrow(look, painter, option, "down" if _has(option, _State.State_Open) else "right")


def frame(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """The frame of a scroll area or frame widget: one line."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        return
    paint.ring(painter, QRectF(option.rect), look.color("line"), 1, look.pxf(6))


def menu_panel(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The surface of a menu."""
    rect = QRectF(option.rect)
    if widget is not None and not widget.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground):
        painter.fillRect(rect, look.color("raised"))
    paint.box(painter, rect, look.color("raised"), look.color("btnline"), 1, look.pxf(6))


def tip_panel(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """The surface of a tool tip."""
    painter.fillRect(option.rect, look.color("raised"))
    paint.ring(painter, QRectF(option.rect), look.color("btnline"), 1, 0)


def menu_item_size(look: Look, option: QStyleOption) -> QSize:
    """The size of one line of a menu."""
    if not isinstance(option, QStyleOptionMenuItem):
        return QSize(0, look.px(28))
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        return QSize(look.px(80), look.px(9))
    text, _tab, keys = str(option.text).partition("\t")
    width = QFontMetricsF(option.font).horizontalAdvance(text.replace("&", ""))
    if keys:
        width += look.px(24) + QFontMetricsF(look.font("secondary")).horizontalAdvance(keys)
    return QSize(round(width) + look.px(36 + 24), look.px(28))


def menu_item(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """One line of a menu: icon or tick, words, shortcut; red where it destroys."""
    if not isinstance(option, QStyleOptionMenuItem):
        return
    rect = QRectF(option.rect)
    px = look.pxf
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.Separator:
        y = rect.center().y()
        paint.horizontal_hairline(painter, rect.left() + px(4), rect.right() - px(4), y, look.color("line"))
        return
    enabled = _has(option, _State.State_Enabled)
    if _has(option, _State.State_Selected) and enabled:
        paint.box(painter, rect, look.color("sel"), None, 0, px(4))
        if look.tokens.sel_border:
            paint.ring(painter, rect, look.color("accent"), px(look.tokens.sel_border), px(4))
    danger = enabled and isinstance(widget, QMenu) and _is_danger(widget, option)
    ink = look.color("text3" if not enabled else "err" if danger else "text")
    _menu_mark(look, painter, option, rect, ink)
    text, _tab, keys = str(option.text).partition("\t")
    painter.setPen(ink)
    painter.setFont(option.font)
    measure = QFontMetricsF(option.font)
    line = rect.adjusted(px(36), 0, -px(11), 0)
    words = QRectF(line.left(), rect.top(), line.width(), rect.height())
    # Qt's own line keeps the underlined letter of "&Open"; centred by capitals like every row.
    shift = paint.baseline(rect.top(), rect.height(), measure) - measure.ascent() - rect.top()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine
    painter.drawText(words.translated(0, shift), int(flags.value) | int(Qt.TextFlag.TextHideMnemonic.value), text)
    if option.menuItemType == QStyleOptionMenuItem.MenuItemType.SubMenu:
        paint.caret(painter, QPointF(rect.right() - px(12), rect.center().y()), px(8), "right", look.color("text3"))
    elif keys:
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text3"))
        paint.draw_text(painter, line, keys, right=True)


def _is_danger(menu: QMenu, option: QStyleOption) -> bool:
    action = menu.actionAt(option.rect.center())
    return bool(action) and action.property(DANGER_PROPERTY) is True


def _menu_mark(look: Look, painter: QPainter, option: QStyleOptionMenuItem, rect: QRectF, ink: QColor) -> None:
    side = look.pxf(16)
    place = QRectF(rect.left() + look.pxf(10), rect.center().y() - side / 2, side, side)
    if option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable:
        if option.checked:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
            painter.setPen(paint.round_pen(ink, look.pxf(1.6)))
            painter.translate(place.topLeft())
            painter.scale(side / 16, side / 16)
            painter.drawPolyline([QPointF(3.2, 8.4), QPointF(6.5, 11.6), QPointF(12.8, 4.9)])
            painter.restore()
    elif not option.icon.isNull():
        mode = option.icon.Mode.Normal if _has(option, _State.State_Enabled) else option.icon.Mode.Disabled
        option.icon.paint(painter, place.toAlignedRect(), Qt.AlignmentFlag.AlignCenter, mode)


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
    if _has(option, _State.State_Selected):
        height = look.pxf(3)
        bar = QRectF(rect.left() + pad, rect.bottom() - height, rect.width() - 2 * pad, height)
        paint.box(painter, bar, look.color("accent"), None, 0, height / 2)
        if _has(option, _State.State_HasFocus) and _has(option, _State.State_KeyboardFocusChange):
            width = look.pxf(look.tokens.ring)
            room = rect.adjusted(1, look.pxf(3), -1, -look.pxf(5))
            paint.ring(painter, room, look.color("accent"), width, look.pxf(5))


def tab_label(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A tab's words."""
    if not isinstance(option, QStyleOptionTab):
        return
    selected = _has(option, _State.State_Selected)
    hovered = _has(option, _State.State_MouseOver)
    enabled = _has(option, _State.State_Enabled)
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


def combo_box(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """A field with a caret at its right."""
    tokens = look.tokens
    rect = QRectF(option.rect)
    enabled = _has(option, _State.State_Enabled)
    focused = _has(option, _State.State_HasFocus) or (isinstance(widget, QComboBox) and _popped_up(option))
    problem = widget is not None and widget.property("problem") is True
    if not enabled:
        fill, edge, width = "sunken", "line", 1.0
    elif problem:
        fill, edge, width = "field", "err", float(tokens.ring)
    elif focused:
        fill, edge, width = "field", "accent", float(tokens.ring)
    else:
        fill, edge, width = "field", "outline", 1.0
    paint.box(painter, rect, tokens.color(fill), tokens.color(edge), width, look.pxf(5))
    token = "text2" if enabled else "text3"
    paint.caret(
        painter, QPointF(rect.right() - look.pxf(16), rect.center().y()), look.pxf(8), "down", tokens.color(token)
    )


def _popped_up(option: QStyleOption) -> bool:
    return _has(option, _State.State_On)


def combo_label(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A combo's words, level with a field's."""
    if not isinstance(option, QStyleOptionComboBox) or option.editable:
        return
    rect = QRectF(option.rect).adjusted(look.pxf(9), 0, -look.pxf(32), 0)
    if not option.currentIcon.isNull():
        side = look.pxf(16)
        place = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        option.currentIcon.paint(painter, place.toAlignedRect())
        rect.adjust(look.pxf(24), 0, 0, 0)
    painter.save()
    painter.setPen(look.color("text" if _has(option, _State.State_Enabled) else "text3"))
    paint.draw_text(painter, rect, str(option.currentText))
    painter.restore()


def combo_part(look: Look, option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect | None:
    """Where a combo's parts are; None leaves it to Fusion."""
    rect = option.rect
    if part == _SC.SC_ComboBoxEditField:
        return rect.adjusted(look.px(9), 2, -look.px(32), -2)
    if part == _SC.SC_ComboBoxArrow:
        return QRect(rect.right() - look.px(31), rect.top(), look.px(32), rect.height())
    if part == _SC.SC_ComboBoxListBoxPopup:
        return rect.adjusted(0, 0, 0, look.px(4))
    return None


def spin_box(look: Look, painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """A field with two carets at its right."""
    tokens = look.tokens
    enabled = _has(option, _State.State_Enabled)
    focused = _has(option, _State.State_HasFocus)
    edge = tokens.color("line" if not enabled else "accent" if focused else "outline")
    fill = tokens.color("field" if enabled else "sunken")
    rect = QRectF(option.rect)
    paint.box(painter, rect, fill, edge, float(tokens.ring) if focused else 1.0, look.pxf(5))
    ink = tokens.color("text2" if enabled else "text3")
    for part, direction in ((_SC.SC_SpinBoxUp, "up"), (_SC.SC_SpinBoxDown, "down")):
        if isinstance(option, QStyleOptionSpinBox):
            place = spin_part(look, option, part)
            if place is not None:
                paint.caret(painter, QRectF(place).center(), look.pxf(6), direction, ink)


def spin_part(look: Look, option: QStyleOptionComplex, part: QStyle.SubControl) -> QRect | None:
    """Where a spin box's parts are; None leaves it to Fusion."""
    rect = option.rect
    width = look.px(24)
    half = rect.height() // 2
    if part == _SC.SC_SpinBoxUp:
        return QRect(rect.right() - width + 1, rect.top() + 2, width, half - 2)
    if part == _SC.SC_SpinBoxDown:
        return QRect(rect.right() - width + 1, rect.top() + half, width, half - 2)
    if part == _SC.SC_SpinBoxEditField:
        return rect.adjusted(look.px(7), 2, -width, -2)
    return None


def scroll_bar(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """A thumb without a groove; it takes the outline colour, under the pointer the text's."""
    if not isinstance(option, QStyleOptionSlider):
        return
    holder = widget.parentWidget() if widget is not None else None
    area = holder.parentWidget() if holder is not None else None
    if isinstance(area, QAbstractScrollArea):
        viewport = area.viewport()
        painter.fillRect(option.rect, viewport.palette().brush(viewport.backgroundRole()))
    upright = option.orientation == Qt.Orientation.Vertical
    thumb = QRectF(scroll_bar_part(look, option, _SC.SC_ScrollBarSlider))
    if option.maximum <= option.minimum or thumb.isEmpty():
        return
    inset = look.pxf(4)
    along = look.pxf(2)
    thumb.adjust(*((inset, along, -inset, -along) if upright else (along, inset, -along, -inset)))
    active = _has(option, _State.State_MouseOver) or _has(option, _State.State_Sunken)
    radius = min(thumb.width(), thumb.height()) / 2
    paint.box(painter, thumb, look.color("text3" if active else "outline"), None, 0, radius)


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
