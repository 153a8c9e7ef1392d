"""Buttons: with words, with an icon alone, and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)

from gui.look import controls, paint
from gui.look.icons import paint_icon
from gui.look.look import look
from gui.widgets.words import tip_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    if event.key() not in _ENTER or not button.isEnabled():
        return False
    button.click()
    return True


class Button(QPushButton):
    """A push button.

    Args:
        text: verb, or verb and object.
        icon: Phosphor's name of the icon before the words, or "".
        kind: "normal"; "primary" once per page; "danger" only for what loses data in a question; "warning" for the
            way to such a question (red words); "ghost" without an edge.
        tall: 30 high as fields and the feet of dialogs are, instead of 28.
        caret: whether a caret says that a menu opens.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "",
        kind: str = "normal",
        *,
        tall: bool = False,
        caret: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._kind = kind
        self._caret = caret
        self._words_shown = True
        self.setProperty("kind", kind)
        self.setProperty("tall", tall)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()
        look().changed.connect(self.restyle)

    @property
    def kind(self) -> str:
        """Which kind it is."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Make it another kind."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            repolish(self)

    def set_icon(self, icon: str) -> None:
        """Another icon, or none for ""."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_words_shown(self, shown: bool) -> None:
        """Show the icon alone where room is short; the words stay for tool tips and screen readers."""
        if shown != self._words_shown and self._icon:
            self._words_shown = shown
            self.setToolTip("" if shown else tip_of(self.text()))
            self.setAccessibleName("" if shown else self.text())
            self.updateGeometry()
            self.update()

    def restyle(self) -> None:
        """Take up the present look."""
        self.setFont(look().font("name"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """What icon and words need."""
        px = look().px
        height = px(30 if self.property("tall") is True else 28)
        width = self._content_width() + 2 * px(9 if self._kind == "ghost" else 13)
        return QSize(round(width), height)

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def _content_width(self) -> float:
        px = look().pxf
        width = px(16) if self._icon else 0.0
        if self._words_shown and self.text():
            width += (px(5) if self._icon else 0.0) + self._words_width()
        if self._caret:
            width += px(6 + 8)
        return width

    def _words_width(self) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface of its kind, then icon and words level with every other row."""
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        px = look().pxf
        enabled = self.isEnabled()
        ink = controls.button_ink(look(), self._kind, enabled=enabled)
        rect = QRectF(self.rect())
        left = max(px(4), (rect.width() - self._content_width()) / 2)
        if self._icon:
            side = px(16)
            place = QRectF(round(left), round(rect.center().y() - side / 2), side, side)
            paint_icon(painter, place, self._icon, look().color("text2") if self._kind == "normal" and enabled else ink)
            left += side + px(5)
        if self._words_shown and self.text():
            painter.setPen(ink)
            painter.setFont(self.font())
            measure = QFontMetricsF(self.font())
            painter.drawText(QPointF(left, paint.baseline(rect.top(), rect.height(), measure)), self.text())
            left += self._words_width() + px(6)
        if self._caret:
            paint.caret(painter, QPointF(left + px(4), rect.center().y()), px(8), "down", ink)


class IconButton(QToolButton):
    """A button of 28 x 28 with an icon alone.

    Args:
        icon: Phosphor's name.
        name: what it does: its tool tip and its name for screen readers.
        keys: the shortcut shown after the name, or "".
        checkable: whether it stays down.
        ink: the icon's colour token.
        small: 20 x 20 with an icon of 14, for places inside rows and fields.
        icon_size: another size of the icon at 100 %.
    """

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        keys: str = "",
        checkable: bool = False,
        ink: str = "text2",
        small: bool = False,
        icon_size: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._small = small
        self._icon_size = icon_size or (14 if small else 16)
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_name(name, keys)
        look().changed.connect(self.updateGeometry)

    def set_name(self, name: str, keys: str = "") -> None:
        """Say what it does."""
        self.setAccessibleName(name)
        self.setToolTip(tip_of(f"{name} ({keys})" if keys else name))

    @property
    def icon_name(self) -> str:
        """Phosphor's name of the icon."""
        return self._icon

    def set_icon(self, icon: str) -> None:
        """Another icon."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_ink(self, ink: str) -> None:
        """Another colour for the icon."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = look().px(20 if self._small else 28)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A square."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface under the pointer or when down; the icon."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        px = look().pxf
        if self.isDown() or self.isChecked():
            paint.box(painter, rect, look().color("sel"), None, 0, px(5))
        elif self.isEnabled() and self.underMouse():
            paint.box(painter, rect, look().color("hover"), None, 0, px(5))
        side = px(self._icon_size)
        place = QRectF(0, 0, side, side)
        place.moveTopLeft(QPointF(round((rect.width() - side) / 2), round((rect.height() - side) / 2)))
        token = "text3" if not self.isEnabled() else "accent" if self.isChecked() else self._ink
        paint_icon(painter, place, self._icon, look().color(token))


class Link(QAbstractButton):
    """Words in the link colour that do something when pressed; underlined under the pointer and the focus.

    Args:
        text: what it does or leads to.
        role: a font role of the look.
        mode: where it is cut when room is short.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "name",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._mode = mode
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.restyle()
        look().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take up the present look."""
        self.setFont(look().font(self._role))
        self.updateGeometry()

    def setText(self, text: str) -> None:
        """Other words; "&" is just a letter."""
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        measure = QFontMetricsF(self.font())
        return QSize(int(measure.horizontalAdvance(self.text()) + 2), int(measure.height() + 2))

    def minimumSizeHint(self) -> QSize:
        """Short ones are never cut."""
        return QSize(min(self.sizeHint().width(), look().px(96)), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows it as Space does."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words and, when reached, the line below them."""
        painter = QPainter(self)
        measure = QFontMetricsF(self.font())
        rect = QRectF(self.rect())
        ink = look().color("accent" if self.isEnabled() else "text3")
        painter.setPen(ink)
        painter.setFont(self.font())
        shown = measure.elidedText(self.text(), self._mode, rect.width())
        line = paint.baseline(rect.top(), rect.height(), measure)
        painter.drawText(QPointF(0, line), shown)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            width = measure.horizontalAdvance(shown)
            paint.horizontal_hairline(painter, 0, width, line + measure.underlinePos() + 0.5, ink)


def repolish(widget: QWidget) -> None:
    """Show a changed dynamic property, such as "problem"."""
    widget.updateGeometry()
    widget.update()
