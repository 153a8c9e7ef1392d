"""The style's painters of what floats: menus and tool tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QMenu, QStyle, QStyleOption, QStyleOptionMenuItem, QWidget

from gui.look import paint
from gui.look.controls import has

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from gui.look.look import Look

_State = QStyle.StateFlag
DANGER_PROPERTY = "danger"
"""Set this dynamic property to True on a QAction to have it in the error colour in menus."""


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
    enabled = has(option, _State.State_Enabled)
    if has(option, _State.State_Selected) and enabled:
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
        mode = option.icon.Mode.Normal if has(option, _State.State_Enabled) else option.icon.Mode.Disabled
        option.icon.paint(painter, place.toAlignedRect(), Qt.AlignmentFlag.AlignCenter, mode)
