"""The host switcher at the top of the sidebar, and what it shares with the rows below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.look import paint
from gui.look.focus import set_ring
from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.paint import draw_text
from gui.widgets.words import tip_of
from models.words import clean, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDTH = 200
RAIL = 48


def draw_words(painter: QPainter, rect: QRectF, role: str, token: str, text: str, *, right: bool = False) -> float:
    """Paint one line in a font role and colour token, cut at its end; returns its width."""
    font = look().font(role)
    painter.setFont(font)
    painter.setPen(look().tokens.color(token))
    draw_text(painter, rect, text, right=right)
    return min(QFontMetricsF(font).horizontalAdvance(text), rect.width())


def paint_host_mark(painter: QPainter, rect: QRectF, colour: int | None) -> None:
    """The square of a host in its own colour, a place in the series; hollow where not connected (`colour` None)."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if colour is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look().tokens.color("idle"), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 2, 2)
    else:
        paint.host_mark(painter, rect, look().tokens.series_color(colour))


class PaintedButton(QAbstractButton):
    """A button that the sidebar paints itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_ring(self, wanted=False)  # it spans the sidebar, which would cut a ring around it

    def paint_focus(self, painter: QPainter, body: QRectF) -> None:
        """The ring on the edge of what is painted, where the keyboard brought the focus here."""
        if self.hasFocus() and self.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            paint.ring(painter, body, look().color("accent"), look().pxf(look().tokens.ring), look().pxf(5))

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone."""
        self.rail = rail
        self.updateGeometry()
        self.update()


class HostBox(PaintedButton):
    """The host switcher: mark, name, what answers; its menu has the hosts that were found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._words = ""
        self._problem = False
        self._colour: int | None = None
        self.setObjectName("host-box")

    def show_host(self, name: str, words: str, colour: int | None, *, problem: bool = False) -> None:
        """Show a host's name and, under it, what answers there or what is wrong."""
        self._name, self._words, self._colour, self._problem = name, words, colour, problem
        self.setText(name)
        self.setAccessibleName(tr("Sidebar", "Engine {name}, {words}").format(name=name, words=words))
        self.setAccessibleDescription(tr("Sidebar", "Opens the list of engines"))
        self._tip()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Show the mark alone; the name is then the tooltip."""
        super().set_rail(rail)
        self._tip()

    def _tip(self) -> None:
        measure = QFontMetricsF(look().font("group"))
        cut = measure.horizontalAdvance(self._name) > look().px(WIDTH) - 2 * look().px(36)
        words = " · ".join(filter(None, (clean(self._name), self._words))) if self.rail or cut else ""
        self.setToolTip(tip_of(words))

    def sizeHint(self) -> QSize:
        """44 high."""
        return QSize(look().px(RAIL if self.rail else WIDTH), look().px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint from the tokens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, tokens = look().px, look().tokens
        body = QRectF(self.rect()).adjusted(px(8) + 0.5, 0.5, -px(8) - 0.5, -0.5)
        painter.setPen(QPen(tokens.color("btnline" if self.underMouse() else "line"), 1))
        painter.setBrush(tokens.color("navsel" if self.isDown() else "raised"))
        painter.drawRoundedRect(body, px(5), px(5))
        self.paint_focus(painter, body)
        mark = px(11)
        left = (self.width() - mark) / 2 if self.rail else px(17)
        paint_host_mark(painter, QRectF(left, (self.height() - mark) / 2, mark, mark), self._colour)
        if self.rail:
            return
        caret = px(12)
        place = QRectF(self.width() - px(17) - caret, (self.height() - caret) / 2, caret, caret)
        paint_icon(painter, place, "caret-down", tokens.color("text2"))
        words = QRectF(px(36), 0, self.width() - px(36) - px(36), self.height())
        half = self.height() / 2
        upper = QRectF(words.x(), px(5), words.width(), half - px(4))
        lower = QRectF(words.x(), half - px(1), words.width(), half - px(4))
        draw_words(painter, upper, "group", "text", self._name)
        draw_words(painter, lower, "caption", "err" if self._problem else "text2", self._words)
