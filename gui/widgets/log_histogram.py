"""A log over time: a bar for each span with its lines by level; dragging over it picks a span, a click jumps there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.log_toggle import INKS
from gui.widgets.words import tip_of
from models.log_levels import LEVELS, Level, level_title
from models.log_moments import BEGINNING, END
from models.log_survey import SECOND, Bars
from models.ticks import clock, plain, time_ticks, value_ticks
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

HEIGHT, STRIP = 96, 16
_LEFT, _RIGHT, _TOP, _FOOT = 62, 16, 10, 24
_PITCH = 9
_DRAG = 4
_LABELS_APART = 110
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class LogHistogram(QWidget):
    """Bars over time.

    Signals:
        span_chosen(object): from and up to when, nanoseconds since 1970, lines are wanted; None for any time.
        jumped(object): the line at that time is wanted, nanoseconds since 1970.
    """

    span_chosen = Signal(object)
    jumped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: Bars | None = None
        self._strip = False
        self._span: tuple[int, int] | None = None
        self._pressed: float | None = None
        self._dragged: float | None = None
        self._place: int | None = None
        self._anchor: int | None = None
        self._source: Callable[[int], Bars | None] = lambda _most: None
        self.setAccessibleName(tr("Log", "Lines over time"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)
        self._tell()

    @property
    def bars(self) -> Bars | None:
        """What it shows."""
        return self._bars

    def take(self, source: Callable[[int], Bars | None]) -> None:
        """Show what a source has for so many bars as there is room for."""
        self._source = source
        bars = source(self._most())
        if bars != self._bars:
            self._bars = bars
            self._tell()
            self.update()

    def set_span(self, span: tuple[int, int] | None) -> None:
        """Mark the span that is picked."""
        if span != self._span:
            self._span = span
            self._tell()
            self.update()

    def set_strip(self, strip: bool) -> None:
        """Be a thin strip without words, for windows that are low."""
        if strip != self._strip:
            self._strip = strip
            self.updateGeometry()
            self.take(self._source)

    def sizeHint(self) -> QSize:
        """96 high, 16 as a strip."""
        return QSize(look().px(300), look().px(STRIP if self._strip else HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As high as it is, and narrow."""
        return QSize(look().px(120), self.sizeHint().height())

    def bar_at(self, x: float) -> int | None:
        """Which bar stands at a place from the left; the nearest one beside them."""
        if self._bars is None:
            return None
        area = self._area()
        count = len(self._bars.counts)
        return min(max(0, int((x - area.left()) / area.width() * count)), count - 1)

    def words_of(self, place: int) -> str:
        """A bar in words: when, how many lines, how many of which level."""
        if self._bars is None:
            return ""
        counts = self._bars.counts[place]
        start = self._bars.start + place * self._bars.step
        words = f"{span_words((start, start + self._bars.step))}: {_lines(sum(counts))}"
        levels = [f"{level_title(level)} {count:,}" for level, count in zip(LEVELS, counts, strict=True) if count]
        return ", ".join([words, *levels])

    # Own

    def _area(self) -> QRectF:
        px = look().pxf
        if self._strip:
            return QRectF(px(_RIGHT), px(2), max(1.0, self.width() - 2 * px(_RIGHT)), self.height() - px(3))
        width = max(1.0, self.width() - px(_LEFT) - px(_RIGHT))
        return QRectF(px(_LEFT), px(_TOP), width, self.height() - px(_TOP) - px(_FOOT))

    def _most(self) -> int:
        return max(1, int(self._area().width() / look().pxf(_PITCH)))

    def _time_at(self, x: float) -> int:
        assert self._bars is not None  # noqa: S101 - asked only where there are some
        area = self._area()
        whole = self._bars.step * len(self._bars.counts)
        return self._bars.start + round(min(max(0.0, (x - area.left()) / area.width()), 1.0) * whole)

    def _x_of(self, time: float) -> float:
        assert self._bars is not None  # noqa: S101 - asked only where there are some
        area = self._area()
        whole = self._bars.step * len(self._bars.counts)
        return area.left() + min(max(0.0, (time - self._bars.start) / whole), 1.0) * area.width()

    def _shown_span(self) -> tuple[int, int] | None:
        """What is dragged over now, or what is picked."""
        bars = self._bars
        if bars is not None and self._pressed is not None and self._dragged is not None:
            low, high = sorted((self._time_at(self._pressed), self._time_at(self._dragged)))
            return low, high
        if bars is not None and self._anchor is not None and self._place is not None:
            low, high = sorted((self._anchor, self._place))
            return bars.start + low * bars.step, bars.start + (high + 1) * bars.step
        return self._span

    def _tell(self) -> None:
        """Say in words what is painted."""
        bars = self._bars
        if bars is None:
            self.setAccessibleDescription(tr("Log", "No lines with a time."))
            return
        totals = [sum(level) for level in zip(*bars.counts, strict=True)]
        most = max(range(len(bars.counts)), key=lambda place: sum(bars.counts[place]))
        whole = (bars.start, bars.start + bars.step * len(bars.counts))
        errors = totals[LEVELS.index(Level.ERROR)]
        words = [
            tr("Log", "{lines} in {span}, {errors} errors.").format(
                lines=_lines(sum(totals)), span=span_words(whole), errors=f"{errors:,}"
            ),
            tr("Log", "Most in {bar}.").format(bar=self.words_of(most)),
        ]
        if self._span is not None:
            words.append(tr("Log", "Picked: {span}.").format(span=span_words(self._span)))
        if self._place is not None and self.hasFocus():
            words.insert(0, f"{self.words_of(self._place)}.")
        self.setAccessibleDescription(" ".join(words))

    # Pointer and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or the start of a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._bars is not None:
            self._pressed = event.position().x()
            self._place = self._anchor = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pick a span, or tell of the bar below the pointer."""
        x = event.position().x()
        if self._pressed is not None:
            if abs(x - self._pressed) >= look().px(_DRAG) or self._dragged is not None:
                self._dragged = x
                self.update()
            return
        place = self.bar_at(x)
        if place is not None:
            QToolTip.showText(event.globalPosition().toPoint(), tip_of(self.words_of(place)), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The span stands; a click jumps."""
        if self._pressed is None or self._bars is None:
            return
        span = self._shown_span() if self._dragged is not None else None
        self._pressed = self._dragged = None
        if span is not None and span[1] > span[0]:
            self.span_chosen.emit(span)
        elif span is None:
            place = self.bar_at(event.position().x())
            self.jumped.emit(self._bars.start + (place or 0) * self._bars.step)
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Any time again."""
        self._pressed = None
        self.span_chosen.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from bar to bar, with Shift they pick; Enter takes the span or jumps; Escape picks none."""
        bars, key = self._bars, Qt.Key(event.key())
        if bars is None:
            super().keyPressEvent(event)
        elif key in _KEYS:
            last = len(bars.counts) - 1
            before = last if self._place is None else min(self._place, last)
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._anchor = (before if self._anchor is None else self._anchor) if shift else None
            self._place = before if self._place is None else min(max(0, before + _KEYS[key]), last)
            self._tell()
            self.update()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._place is not None:
            span, self._anchor = (self._shown_span() if self._anchor is not None else None), None
            if span is not None:
                self.span_chosen.emit(span)
            else:
                self.jumped.emit(bars.start + self._place * bars.step)
        elif key == Qt.Key.Key_Escape and (self._span is not None or self._anchor is not None):
            self._anchor = None
            self.span_chosen.emit(None)
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The current bar shows."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The current bar shows no more."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More bars or fewer."""
        super().resizeEvent(event)
        self.take(self._source)

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid, bars, what is picked, a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("base"))
        paint.horizontal_hairline(painter, 0, self.width(), self.height() - 1, look().color("line"))
        bars, area = self._bars, self._area()
        if bars is None:
            if not self._strip:
                paint.horizontal_hairline(painter, area.left(), area.right(), area.bottom(), look().color("line"))
            return
        ticks = value_ticks(max(1, *map(sum, bars.counts)), 2)
        if not self._strip:
            self._paint_grid(painter, area, bars, ticks)
        self._paint_picked(painter, area)
        pitch = area.width() / len(bars.counts)
        gap = min(1.0, pitch / 4)
        for place, counts in enumerate(bars.counts):
            foot = area.bottom()
            left, right = round(area.left() + place * pitch), round(area.left() + (place + 1) * pitch - gap)
            for level, count in zip(reversed(LEVELS), reversed(counts), strict=True):
                if count:
                    height = max(1.0, count / ticks[-1] * area.height())
                    painter.fillRect(
                        QRectF(left, foot - height, max(1, right - left), height), look().color(INKS[level])
                    )
                    foot -= height
        if self._place is not None and self.hasFocus():
            rect = QRectF(area.left() + self._place * pitch - 1, area.top(), pitch + 1, area.height())
            paint.ring(painter, rect, look().color("accent"), look().pxf(2))

    def _paint_grid(self, painter: QPainter, area: QRectF, bars: Bars, ticks: list[float]) -> None:
        painter.setFont(look().font("secondary"))
        measure = QFontMetricsF(painter.font())
        for tick in ticks:
            y = area.bottom() - tick / ticks[-1] * area.height()
            paint.horizontal_hairline(painter, area.left(), area.right(), y, look().color("line"))
            painter.setPen(look().color("text2"))
            words = f"{round(tick):,}" if tick >= 1 else plain(tick)
            left = area.left() - look().pxf(8) - measure.horizontalAdvance(words)
            painter.drawText(QPointF(left, y + measure.capHeight() / 2), words)
        end = bars.start + bars.step * len(bars.counts)
        most = max(1, int(area.width() / look().pxf(_LABELS_APART)))
        line = area.bottom() + look().pxf(4) + measure.ascent()
        short = (end - bars.start) / SECOND / most < 60
        for moment in time_ticks(bars.start / SECOND, end / SECOND, most):
            words = clock(moment, seconds=short)
            width = measure.horizontalAdvance(words)
            left = self._x_of(moment * SECOND) - width / 2
            if left + width <= self.width() - look().pxf(4):
                painter.drawText(QPointF(max(left, look().pxf(4)), line), words)

    def _paint_picked(self, painter: QPainter, area: QRectF) -> None:
        span = self._shown_span()
        if span is None:
            return
        left, right = self._x_of(span[0]), self._x_of(span[1])
        painter.fillRect(QRectF(left, area.top(), right - left, area.height()), look().color("sel"))
        for x in (left, right):
            painter.fillRect(QRectF(round(x), area.top(), 1, area.height()), look().color("accent"))


def span_words(span: tuple[int, int]) -> str:
    """A span of time on the user's own clock: “14:31:10 – 14:32:50”."""
    if span[1] >= END:
        return tr("Log", "Since {time}").format(time=clock(span[0] / SECOND, seconds=True))
    if span[0] <= BEGINNING:
        return tr("Log", "Until {time}").format(time=clock(span[1] / SECOND, seconds=True))
    start, end = (clock(at / SECOND, seconds=True) for at in span)
    if start[:-8] == end[:-8]:  # of one day
        end = end[-8:]
    return f"{start} – {end}"


def _lines(count: int) -> str:
    return plural("Log", "{n} line", "{n} lines", count).format(n=f"{count:,}")
