"""The status bar: host, engine and API version, how fast it answers, whether events are live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.host_box import draw_words, paint_host_mark
from gui.look.glyphs import paint_glyph
from gui.look.look import look
from gui.own_cost import OwnCost
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

HEIGHT = 28


class StatusBar(QWidget):
    """One painted line; screen readers get it as one sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._host = ""
        self._colour: int | None = None
        self._parts: tuple[str, ...] = ()
        self._live: tuple[str, str] | None = None
        self._cost = ""
        self.own_cost = OwnCost(self)
        self.own_cost.told.connect(self.show_cost)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """28 high."""
        return QSize(look().px(200), look().px(HEIGHT))

    def show_state(self, host: str, colour: int | None, parts: tuple[str, ...], live: tuple[str, str] | None) -> None:
        """Show a host, words about it, and a glyph with words on its events (None: nothing on them)."""
        if (host, colour, parts, live) != (self._host, self._colour, self._parts, self._live):
            self._host, self._colour, self._parts, self._live = host, colour, parts, live
            self.setAccessibleName(tr("Status", "Status: {words}").format(words=self.text()))
            self.update()

    def show_cost(self, words: str) -> None:
        """Show at the right what Longshore itself costs."""
        if words != self._cost:
            wider = self._wanted(words) > self._wanted(self._cost)
            self._cost = words
            self.setToolTip(tr("Status", "What Longshore itself uses: CPU in percent of one core, and memory"))
            if wider:
                self.update()
            else:
                left = int(self.width() - look().px(16) - self._wanted(words) - look().px(24))
                self.update(left, 0, self.width() - left, self.height())

    def cost(self) -> str:
        """The words at the right."""
        return self._cost

    def showEvent(self, event: QShowEvent) -> None:
        """What Longshore costs is looked at while it can be seen."""
        super().showEvent(event)
        self.own_cost.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """And not while it is hidden."""
        super().hideEvent(event)
        self.own_cost.stop()

    def text(self) -> str:
        """All words that are shown, without what Longshore itself costs: that changes all the time."""
        return " · ".join([self._host, *self._parts, *([self._live[1]] if self._live else [])])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint from the tokens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, tokens = look().px, look().tokens
        painter.fillRect(self.rect(), tokens.color("window"))
        painter.fillRect(0, 0, self.width(), 1, tokens.color("line"))
        mark = px(8)
        paint_host_mark(painter, QRectF(px(12), (self.height() - mark) / 2, mark, mark), self._colour)
        x = float(px(26))
        x += self._draw(painter, x, "text", self._host, self._room(x))
        for part in self._fitting(x):
            x = self._rule(painter, x)
            x += self._draw(painter, x, "text2", part, self._room(x))
        if self._live is not None:
            x = self._rule(painter, x)
            glyph, words = self._live
            size = px(14)
            box = QRectF(x - px(2), (self.height() - size) / 2, size, size)
            paint_glyph(painter, box, glyph, tokens, tokens.color("window"), 0.0)
            left = x + size + px(2)
            x = left + self._draw(painter, left, "text2", words, self._room(left))
        self._paint_cost(painter, x)

    def _paint_cost(self, painter: QPainter, x: float) -> None:
        """The words at the right, where there is room beside the others."""
        width = self._wanted(self._cost)
        right = self.width() - look().px(12)
        if self._cost and right - width >= x + look().px(16):
            self._draw(painter, right - width, "text3", self._cost, width)

    def _room(self, x: float) -> float:
        return self.width() - look().px(12) - x

    def _wanted(self, text: str) -> float:
        return QFontMetricsF(look().font("secondary")).horizontalAdvance(text) + 1

    def _fitting(self, x: float) -> list[str]:
        """The parts that there is room for: whether events are live is told last and never goes."""
        gap = look().px(17)
        room = self._room(x)
        if self._live is not None:
            room -= gap + look().px(16) + self._wanted(self._live[1])
        shown: list[str] = []
        for part in self._parts:
            room -= gap + self._wanted(part)
            if room < 0 and (shown or self._live is not None):
                break
            shown.append(part)
        return shown

    def _draw(self, painter: QPainter, x: float, ink: str, text: str, room: float) -> float:
        width = max(0.0, min(room, self._wanted(text)))
        return draw_words(painter, QRectF(x, 0, width, self.height()), "secondary", ink, text)

    def _rule(self, painter: QPainter, x: float) -> float:
        px = look().px
        painter.fillRect(QRectF(x + px(8), px(9), 1, self.height() - 2 * px(9)), look().tokens.color("line"))
        return x + px(17)
