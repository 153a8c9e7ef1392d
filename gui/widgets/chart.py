"""A chart of numbers over time: crosshair, zoom, marks with their cards, and all of it by keyboard."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look import paint
from gui.look.focus import wants_ring
from gui.look.look import look
from gui.texts.stats import gap_words, mark_facts, mark_words, summary
from gui.widgets.chart_data import ChartData
from gui.widgets.chart_paint import FOOT, TITLE, ChartPainter, Frame, frame_of
from gui.widgets.mark_card import MarkCard
from models.ticks import clock
from models.words import DASH, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from gui.widgets.chart_data import Unit
    from gui.widgets.time_view import TimeView
    from models.history import Mark

HEIGHT, LEAST_HEIGHT = 240, 148
LEAST_DRAWN = TITLE + FOOT + 24
"""Under this height there is only the number: lines, names and marks would lie on each other."""
ZOOM = 1.25
_NEAR = 7
_DRAG = 6
_STEPS = 60
_MOST_TOLD = 8


class Chart(QWidget):
    """Lines over the time of a `TimeView`, which other charts may share.

    Args:
        title: what is measured.
        unit: how its numbers are told.
        view: the time.
        height: at 100 %.

    Signals:
        logs_asked: the log around a mark is wanted (`Mark`).
    """

    logs_asked = Signal(object)

    def __init__(
        self, title: str, unit: Unit, view: TimeView, *, height: int = HEIGHT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.unit = unit
        self.view = view
        self.data = ChartData()
        self._height = height
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._told = 0.0
        self.card = MarkCard(self)
        self.card.logs_asked.connect(self.logs_asked)
        self.setAccessibleName(title)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        view.pointed.connect(self._pointed)
        look().changed.connect(self.updateGeometry)

    def set_data(self, data: ChartData) -> None:
        """Show these lines. What a screen reader says is made anew every few seconds."""
        self.data = data
        if not self.isVisible():
            return
        if self.card.mark is not None and self.card.mark not in data.marks:
            self._hide_card()
        self.update()
        if self.view.pointer is None and abs(self.view.end - self._told) >= 5:
            self._told = self.view.end
            self.setAccessibleDescription(self.words())

    def words(self) -> str:
        """The chart in words."""
        return summary(self.title, self.data, self.unit, self.view.begin, self.view.end)

    def frame(self) -> Frame:
        """Where the numbers are at present."""
        return frame_of(QRectF(self.rect()), self.data, self.unit, self.view.begin, self.view.end)

    def sizeHint(self) -> QSize:
        """As high as asked for."""
        return QSize(look().px(320), look().px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A grid of two lines at least."""
        return QSize(look().px(200), min(look().px(LEAST_HEIGHT), look().px(self._height)))

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame()
        chart = ChartPainter(painter, frame, self.data, self.unit)
        chart.card(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.title)
        if self.height() >= look().px(LEAST_DRAWN):
            self._paint_plot(chart)
        if self.hasFocus() and wants_ring(self):
            tokens = look().tokens
            rect = QRectF(self.rect())
            paint.ring(painter, rect, look().color("accent"), tokens.ring, look().pxf(6))

    def _paint_plot(self, chart: ChartPainter) -> None:
        """What is below the title; the view may be too low for any of it."""
        chart.grid()
        chart.gaps()
        chart.lines()
        chart.limits()
        chart.names()
        chart.marks()
        if self._pressed is not None and self._dragged is not None:
            chart.selection(self._pressed.x(), self._dragged.x())
        elif self.view.pointer is not None and self.card.isHidden():
            chart.crosshair(self.view.pointer, self.readout(self.view.pointer))

    def readout(self, moment: float) -> list[tuple[int | None, str, str]]:
        """Place of the colour, name and number of each line at a moment."""
        for begin, end in self.data.gaps:
            if begin <= moment <= end:
                return [(None, gap_words(begin, end), "")]
        found: list[tuple[int | None, str, str]] = []
        reach = max(2.0, (self.view.end - self.view.begin) / 120, 31.0 if self.view.begin < self.view.end - 900 else 0)
        for line in self.data.lines[:_MOST_TOLD]:
            moments = line.points.moments
            place = bisect_left(moments, moment)
            near = [each for each in (place - 1, place) if 0 <= each < len(moments)]
            best = min(near, key=lambda each: abs(moments[each] - moment), default=None)
            known = best is not None and abs(moments[best] - moment) <= reach
            words = self.unit.words(line.points.values[best]) if best is not None and known else DASH
            found.append((line.series, line.name, words))
        return found

    # -- marks

    def mark_at(self, place: QPointF) -> Mark | None:
        """The mark whose glyph is there."""
        frame, near = self.frame(), look().px(_NEAR)
        if not frame.plot.top() - look().px(16) <= place.y() <= frame.plot.top() + look().px(8):
            return None
        marks = [mark for mark in self.data.marks if abs(frame.x(mark.moment) - place.x()) <= near]
        return min(marks, key=lambda mark: (not mark.bad, abs(frame.x(mark.moment) - place.x())), default=None)

    def show_mark(self, mark: Mark) -> None:
        """Show the card of a mark."""
        self.card.show_mark(mark, self.frame().x(mark.moment), look().px(TITLE))
        self.setAccessibleDescription(f"{mark_words(mark)}. {mark_facts(mark)}")
        self.update()

    def _hide_card(self) -> None:
        self.card.mark = None
        if not self.card.isHidden():
            self.card.hide()
            self.update()

    def _step_mark(self, step: int) -> None:
        frame = self.frame()
        marks = [mark for mark in self.data.marks if frame.begin <= mark.moment <= frame.end]
        if not marks:
            return
        at = marks.index(self.card.mark) + step if self.card.mark in marks else (0 if step > 0 else len(marks) - 1)
        self.show_mark(marks[at % len(marks)])

    # -- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Crosshair, the stretch that is dragged over, the card of a mark."""
        place = event.position()
        frame = self.frame()
        if self._pressed is not None and abs(place.x() - self._pressed.x()) > _DRAG:
            self._dragged = place
            self.update()
            return
        mark = self.mark_at(place)
        if mark is not None:
            self.view.point(None)
            self.show_mark(mark)
            return
        if not self.card.isHidden() and not self._leaves_card(place):
            return
        self._hide_card()
        inside = frame.plot.left() <= place.x() <= frame.plot.right() and place.y() >= frame.plot.top()
        self.view.point(frame.moment(place.x()) if inside else None)

    def _leaves_card(self, place: QPointF) -> bool:
        """Whether the pointer is neither on the card nor on its way to it."""
        frame, mark = self.frame(), self.card.mark
        if mark is None:
            return True
        way = QRectF(self.card.geometry()).united(QRectF(frame.x(mark.moment) - 8, frame.plot.top() - 16, 16, 32))
        return not way.contains(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag over the chart begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show what was dragged over."""
        pressed, self._pressed = self._pressed, None
        dragged, self._dragged = self._dragged, None
        if event.button() == Qt.MouseButton.LeftButton and pressed is not None and dragged is not None:
            frame = self.frame()
            self.view.select(frame.moment(pressed.x()), frame.moment(event.position().x()))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Back to what was chosen."""
        self.view.reset()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl: zoom at the pointer. Sideways, or with Shift: move in time. Else what is around scrolls."""
        turn = event.angleDelta()
        frame = self.frame()
        sideways = turn.x() or (turn.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turn.y():
            moment = min(max(frame.moment(event.position().x()), frame.begin), frame.end)
            self.view.zoom(ZOOM ** (-turn.y() / 120), moment)
        elif sideways:
            self.view.move(-sideways / 120 * (frame.end - frame.begin) / 10)
        else:
            event.ignore()
            return
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """No crosshair."""
        super().leaveEvent(event)
        self.view.point(None)
        self._hide_card()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No crosshair by keyboard either."""
        super().focusOutEvent(event)
        if not self.underMouse():
            self.view.point(None)
        if not self.card.isAncestorOf(self.window().focusWidget()):
            self._hide_card()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring."""
        super().focusInEvent(event)
        self.setAccessibleDescription(self.words())
        self.update()

    def _pointed(self) -> None:
        self.update()

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the crosshair, + and − zoom, 0 resets, Space holds it still, Page Up and Down go along marks."""
        view, span = self.view, self.view.end - self.view.begin
        pointer = view.pointer if view.pointer is not None else view.end
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = span / _STEPS * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                moment = pointer + (step if event.key() == Qt.Key.Key_Right else -step)
                self._hide_card()
                view.point(min(max(moment, view.begin), view.end))
                self._say_pointer()
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                view.zoom(1 / ZOOM, pointer)
            case Qt.Key.Key_Minus:
                view.zoom(ZOOM, pointer)
            case Qt.Key.Key_0 | Qt.Key.Key_Home:
                view.reset()
            case Qt.Key.Key_Space:
                view.pause(on=view.live)
            case Qt.Key.Key_PageUp:
                self._step_mark(-1)
            case Qt.Key.Key_PageDown:
                self._step_mark(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.card.mark is not None:
                self.logs_asked.emit(self.card.mark)
            case Qt.Key.Key_Escape if view.pointer is not None or self.card.mark is not None:
                view.point(None)
                self._hide_card()
            case _:
                super().keyPressEvent(event)

    def _say_pointer(self) -> None:
        if self.view.pointer is not None:
            told = ", ".join(f"{name} {words}".strip() for _, name, words in self.readout(self.view.pointer))
            when = clock(self.view.pointer, seconds=True)
            self.setAccessibleDescription(tr("Charts", "{when}: {told}").format(when=when, told=told))
