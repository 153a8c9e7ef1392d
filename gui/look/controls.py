"""The style's painters of controls: buttons, fields, boxes, combos; colours from tokens, sizes scaled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QWidget,
)

from gui.look import paint

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from gui.look.look import Look

_State = QStyle.StateFlag
_SC = QStyle.SubControl


def nothing(_look: Look, _painter: QPainter, _option: QStyleOption, _widget: QWidget | None) -> None:
    """Paint nothing, where Qt would paint what the design has not."""


def has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    """Whether an option is in a state."""
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
    on, mixed = has(option, _State.State_On), has(option, _State.State_NoChange)
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
    on = has(option, _State.State_On)
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
    if not has(option, _State.State_Enabled):
        paint.box(painter, rect, tokens.color("seloff"), tokens.color("line"), 1, radius)
        return tokens.color("text3")
    if filled:
        edge = tokens.color("accent") if tokens.dark else tokens.color("fill")
        paint.box(painter, rect, tokens.color("fill"), edge, 1, radius)
        return tokens.color("onfill")
    hovered = has(option, _State.State_MouseOver)
    paint.box(painter, rect, tokens.color("field"), tokens.color("accent" if hovered else "outline"), 1, radius)
    return tokens.color("text")


def _arrow(look: Look, painter: QPainter, option: QStyleOption, direction: str) -> None:
    token = "text2" if has(option, _State.State_Enabled) else "text3"
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
    if has(option, _State.State_Children):
        _arrow(look, painter, option, "down" if has(option, _State.State_Open) else "right")


def combo_box(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """A field with a caret at its right."""
    enabled = has(option, _State.State_Enabled)
    rect = QRectF(option.rect)
    problem = widget is not None and widget.property("problem") is True
    focused = _focused(option) or has(option, _State.State_On)
    _field_box(look, painter, rect, fixed=not enabled, problem=problem, focused=focused)
    place = QPointF(rect.right() - look.pxf(16), rect.center().y())
    paint.caret(painter, place, look.pxf(8), "down", look.color("text2" if enabled else "text3"))


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
    painter.setPen(look.color("text" if has(option, _State.State_Enabled) else "text3"))
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
    enabled = has(option, _State.State_Enabled)
    _field_box(look, painter, QRectF(option.rect), fixed=not enabled, problem=False, focused=_focused(option))
    if not isinstance(option, QStyleOptionSpinBox):
        return
    for part, direction in ((_SC.SC_SpinBoxUp, "up"), (_SC.SC_SpinBoxDown, "down")):
        place = spin_part(look, option, part)
        if place is not None:
            ink = look.color("text2" if enabled else "text3")
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


def kind_of(widget: QWidget | None) -> str:
    """The dynamic property "kind" of a widget, "" where it has none."""
    kind = widget.property("kind") if widget is not None else None
    return kind if isinstance(kind, str) else ""


_BUTTON_FILLS = {
    # kind: at rest, under the pointer, down or checked; and the words
    "": ("raised", "hover", "sel", "text"),
    "primary": ("fill", "fillhover", "fillhover", "onfill"),
    "danger": ("dangerfill", "dangerhover", "dangerhover", "ondanger"),
    "warning": ("raised", "hover", "sel", "err"),
    "ghost": ("", "hover", "sel", "text2"),
}
_EDGED = frozenset({"", "warning"})


def button_ink(look: Look, kind: str, *, enabled: bool) -> QColor:
    """The colour of a push button's words."""
    return look.color(_BUTTON_FILLS.get(kind, _BUTTON_FILLS[""])[3] if enabled else "text3")


def push_button(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The surface of a push button of the kind its property "kind" says."""
    kind = kind_of(widget)
    kind = kind if kind in _BUTTON_FILLS else ""
    rest, hovered, down, _ink = _BUTTON_FILLS[kind]
    tokens = look.tokens
    rect, radius = QRectF(option.rect), look.pxf(5)
    if not has(option, _State.State_Enabled):
        if tokens.contrast:
            # Where the weakest text is text, greyed words say nothing: a dashed edge does.
            paint.dashed(painter, rect, tokens.color("outline"), radius)
        else:
            paint.box(painter, rect, tokens.color("seloff"), None, 0, radius)
        return
    if has(option, _State.State_Sunken) or has(option, _State.State_On):
        fill = down
    else:
        fill = hovered if has(option, _State.State_MouseOver) else rest
    edge = tokens.color("btnline") if kind in _EDGED else None
    if fill:
        paint.box(painter, rect, tokens.color(fill), edge, 1, radius)


def push_label(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The icon and words of a push button that does not paint its own."""
    if not isinstance(option, QStyleOptionButton):
        return
    enabled = has(option, _State.State_Enabled)
    words = str(option.text).replace("&", "")
    measure = QFontMetricsF(painter.font())
    side, gap = look.pxf(16), look.pxf(5)
    width = measure.horizontalAdvance(words) + (0 if option.icon.isNull() else side + gap)
    rect = QRectF(option.rect)
    left = rect.center().x() - width / 2
    if not option.icon.isNull():
        place = QRectF(round(left), round(rect.center().y() - side / 2), side, side)
        mode = option.icon.Mode.Normal if enabled else option.icon.Mode.Disabled
        option.icon.paint(painter, place.toAlignedRect(), Qt.AlignmentFlag.AlignCenter, mode)
        left += side + gap
    painter.setPen(button_ink(look, kind_of(widget), enabled=enabled))
    painter.drawText(QPointF(left, paint.baseline(rect.top(), rect.height(), measure)), words)


def text_field(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The surface of a line of text: focused, wrong, set elsewhere, off, or none at all for kind "bare"."""
    if kind_of(widget) == "bare":
        return
    fixed = has(option, _State.State_ReadOnly) or not has(option, _State.State_Enabled)
    problem = widget is not None and widget.property("problem") is True
    _field_box(look, painter, QRectF(option.rect), fixed=fixed, problem=problem, focused=_focused(option))


def _focused(option: QStyleOption) -> bool:
    return has(option, _State.State_HasFocus) and has(option, _State.State_Enabled)


def _field_box(look: Look, painter: QPainter, rect: QRectF, *, fixed: bool, problem: bool, focused: bool) -> None:
    tokens = look.tokens
    if problem:
        edge, width = "err", look.pxf(tokens.ring)
    elif focused:
        edge, width = "accent", look.pxf(tokens.ring)
    else:
        edge, width = ("line" if fixed else "outline"), 1.0
    paint.box(painter, rect, tokens.color("sunken" if fixed else "field"), tokens.color(edge), width, look.pxf(5))


def frame(look: Look, painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    """The frame of a scroll area or frame widget: one line; the ring of a field around a text that is typed in."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        return
    typed_in = widget is not None and widget.inherits("QPlainTextEdit") and not widget.property("readOnly")
    if typed_in and _focused(option):
        paint.ring(painter, QRectF(option.rect), look.color("accent"), look.pxf(look.tokens.ring), look.pxf(5))
    else:
        ink = look.color("outline" if typed_in else "line")
        paint.ring(painter, QRectF(option.rect), ink, 1, look.pxf(5 if typed_in else 6))
