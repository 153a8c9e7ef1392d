"""Paints a chart: title, grid, lines, marks, gaps, crosshair. Own painting: it is less than a library brings in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen, QPolygonF

from gui.look import paint
from gui.look.glyphs import COLOR_OF, paint_glyph
from gui.look.look import look
from gui.texts.stats import gap_words, mark_glyph
from models.ticks import clock, plain, time_ticks, value_ticks
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from gui.widgets.chart_data import ChartData, Line, Unit

PADDING = 16
TITLE = 44
FOOT = 28
AXIS = 40
NAMES = 76
NARROW = 300
"""Below this width lines are not named at their ends."""

_DOT = 1.5
_CAPTION = "caption"
_WEAK = "text3"


class Frame(NamedTuple):
    """Where a chart's numbers are.

    Args:
        plot: the rectangle of the grid.
        begin: the moment at its left.
        end: the moment at its right.
        top: the number at its upper edge.
    """

    plot: QRectF
    begin: float
    end: float
    top: float

    def x(self, moment: float) -> float:
        """Where a moment is."""
        return self.plot.left() + (moment - self.begin) / (self.end - self.begin) * self.plot.width()

    def y(self, value: float) -> float:
        """Where a number is."""
        return self.plot.bottom() - min(value / self.top, 1.02) * self.plot.height()

    def moment(self, x: float) -> float:
        """The moment at a place."""
        return self.begin + (x - self.plot.left()) / self.plot.width() * (self.end - self.begin)


def highest(data: ChartData, unit: Unit) -> float:
    """The number that the axis has to reach: the highest, and a limit that is not far above it."""
    most = max((max(line.points.values) for line in data.lines if line.points.values), default=0.0)
    near = [limit.value for limit in data.limits if limit.value <= max(most, unit.least) * 2.5]
    return max([most, unit.least, *near])


def frame_of(size: QRectF, data: ChartData, unit: Unit, begin: float, end: float) -> Frame:
    """The frame of a chart of that size."""
    px = look().px
    names = px(NAMES) if len(data.lines) > 1 and size.width() >= px(NARROW) else px(PADDING)
    plot = QRectF(
        size.left() + px(PADDING) + px(AXIS),
        size.top() + px(TITLE),
        max(8.0, size.width() - px(PADDING) - px(AXIS) - names - px(4)),
        max(8.0, size.height() - px(TITLE) - px(FOOT)),
    )
    most = highest(data, unit)
    factor = unit.scale(most)[1]
    count = max(2, min(4, int(plot.height() // px(34))))
    top = value_ticks(most / factor, count)[-1] * factor
    return Frame(plot, begin, end, top)


class ChartPainter:
    """Paints one chart with one painter."""

    def __init__(self, painter: QPainter, frame: Frame, data: ChartData, unit: Unit) -> None:
        self._painter = painter
        self._frame = frame
        self._data = data
        self._unit = unit

    def card(self, size: QRectF, title: str) -> None:
        """The box, the title with its caption, and the headline at its right."""
        px, painter = look().px, self._painter
        paint.box(painter, size, look().color("base"), look().color("line"), 1, look().pxf(6))
        left, height = size.left() + px(PADDING), min(px(TITLE), size.height())
        right = size.right() - px(PADDING)
        width = self._width("panel", self._data.headline)
        self._text("panel", "text", QRectF(right - width - 1, size.top(), width + 1, height), self._data.headline)
        used = self._width("group", title)
        self._text("group", "text", QRectF(left, size.top(), used + 1, height), title)
        caption = self._data.caption.replace("{unit}", self._unit.scale(self._frame.top)[0])
        room = right - width - px(12) - (left + used + px(8))
        if room > px(24):
            place = QRectF(left + used + px(8), size.top(), room, height)
            self._text("secondary", _WEAK, place, caption)

    def grid(self) -> None:
        """Lines across with their numbers, moments below."""
        frame, px, painter = self._frame, look().px, self._painter
        factor = self._unit.scale(frame.top)[1]
        count = max(2, min(4, int(frame.plot.height() // px(34))))
        for value in value_ticks(frame.top / factor, count):
            y = frame.y(value * factor)
            paint.horizontal_hairline(painter, frame.plot.left(), frame.plot.right(), y, look().color("line"))
            place = QRectF(frame.plot.left() - px(AXIS), y - px(8), px(AXIS) - px(8), px(16))
            self._text(_CAPTION, _WEAK, place, plain(value), right=True)
        most = max(2, int(frame.plot.width() // px(72)))
        fine = frame.end - frame.begin < 240
        for moment in time_ticks(frame.begin, frame.end, most):
            words = clock(moment, seconds=fine)[-8 if fine else -5 :]
            width = self._width(_CAPTION, words)
            x = frame.x(moment) - width / 2
            if x + width <= frame.plot.right() + px(8):
                place = QRectF(max(frame.plot.left(), x), frame.plot.bottom() + px(4), width + 1, px(16))
                self._text(_CAPTION, _WEAK, place, words)

    def gaps(self) -> None:
        """Stretches in which nothing was measured, and their words where there is room."""
        frame, painter, px = self._frame, self._painter, look().px
        for begin, end in self._data.gaps:
            left, right = max(frame.plot.left(), frame.x(begin)), min(frame.plot.right(), frame.x(end))
            if right - left < 1:
                continue
            place = QRectF(left, frame.plot.top(), right - left, frame.plot.height())
            painter.fillRect(place, look().color("sunken"))
            painter.setPen(QPen(look().color("seloff"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            step = px(8)
            painter.save()
            painter.setClipRect(place)
            start = left - place.height()
            painter.drawLines(
                [
                    QLineF(start + step * number, place.bottom(), start + step * number + place.height(), place.top())
                    for number in range(int((place.width() + place.height()) // step) + 1)
                ]
            )
            painter.restore()
            fitting = (
                words
                for words in (gap_words(begin, end), tr("Charts", "Not recorded"))
                if self._width(_CAPTION, words) + px(16) < place.width()
            )
            words = next(fitting, "")
            width = self._width(_CAPTION, words)
            if words:
                box = QRectF(place.center().x() - width / 2 - px(4), place.center().y() - px(9), width + px(8), px(18))
                paint.box(painter, box, look().color("base"), None, 0, look().pxf(4))
                self._text(_CAPTION, "text2", box.adjusted(px(4), 0, 0, 0), words)

    def lines(self) -> None:
        """The lines, the first on top."""
        painter, plot = self._painter, self._frame.plot
        painter.save()
        painter.setClipRect(plot.adjusted(-1, -4, 2, 2))
        for line in reversed(self._data.lines):
            pen = QPen(look().tokens.series_color(line.series), look().pxf(1) * 1.5)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setStyle(Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for piece in self._pieces(line):
                if len(piece) < 2:  # nothing to its left and right: a point all the same
                    painter.drawEllipse(piece[0], _DOT, _DOT)
                elif line.dashed:
                    painter.drawPolyline(QPolygonF(piece))
                else:
                    paint.strokes(painter, piece)
        painter.restore()

    def _pieces(self, line: Line) -> list[list[QPointF]]:
        """The unbroken pieces of a line, the highest number of each place on the screen."""
        frame, points = self._frame, line.points
        plot = frame.plot
        across = plot.width() / (frame.end - frame.begin)
        up, floor, left, begin = plot.height() / frame.top, plot.bottom(), plot.left(), frame.begin
        pieces: list[list[QPointF]] = []
        edges = [0, *sorted(points.breaks), len(points.moments)]
        for first, last in pairwise(edges):
            piece: list[QPointF] = []
            place, high = -1, 0.0
            for number in range(first, last):
                x = left + (points.moments[number] - begin) * across
                value = points.values[number]
                here = int(x / 1.5)
                if here == place:
                    if value > high:
                        high = value
                        piece[-1].setY(floor - value * up)
                    continue
                place, high = here, value
                piece.append(QPointF(x, floor - value * up))
            if piece:
                pieces.append(piece)
        return pieces

    def limits(self) -> None:
        """Dashed levels with their words, those that are within reach."""
        frame, painter, px = self._frame, self._painter, look().px
        for limit in self._data.limits:
            if limit.value > frame.top * 1.001:
                continue
            y = frame.y(limit.value)
            painter.setPen(QPen(look().color("err"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y))
            place = QRectF(frame.plot.left() + px(6), y - px(17), frame.plot.width() - px(12), px(16))
            self._text(_CAPTION, "err", place, limit.words)

    def names(self) -> None:
        """What the lines are called, at their ends, none over another."""
        frame, px = self._frame, look().px
        if len(self._data.lines) < 2 or frame.plot.right() + px(PADDING) + 4 >= self._frame_right():
            return
        height = px(14)
        ends = [(frame.y(line.points.values[-1]), line) for line in self._data.lines if line.points.values]
        ends.sort(key=lambda each: each[0])
        tops = [y - height / 2 for y, _ in ends]
        for number in range(1, len(tops)):
            tops[number] = max(tops[number], tops[number - 1] + height)
        over = tops[-1] + height - (frame.plot.bottom() + height / 2) if tops else 0.0
        for number in range(len(tops) - 1, -1, -1):
            if over <= 0:
                break
            tops[number] -= over
            over = tops[number - 1] + height - tops[number] if number else 0.0
        for top, (_, line) in zip(tops, ends, strict=True):
            place = QRectF(frame.plot.right() + px(8), top, px(NAMES) - px(12), height)
            colour = look().tokens.series_color(line.series)
            self._painter.setFont(look().font(_CAPTION))
            self._painter.setPen(colour)
            measure = QFontMetricsF(self._painter.font())
            paint.draw_text(self._painter, place, paint.elide_middle(line.name, measure, place.width()))

    def _frame_right(self) -> float:
        return self._frame.plot.right() + look().px(NAMES)

    def marks(self) -> None:
        """What happened, as a glyph above the grid; a dashed line down where something went wrong."""
        frame, painter, px = self._frame, self._painter, look().px
        side = px(14)
        for mark in self._data.marks:
            x = frame.x(mark.moment)
            if not frame.plot.left() <= x <= frame.plot.right():
                continue
            glyph = mark_glyph(mark)
            colour = look().color(COLOR_OF[glyph])
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if mark.bad else Qt.PenStyle.DotLine))
            if mark.bad:
                painter.drawLine(QPointF(x, frame.plot.top() + 2), QPointF(x, frame.plot.bottom()))
            else:
                painter.drawLine(QPointF(x, frame.plot.top() + 2), QPointF(x, frame.plot.top() + px(10)))
            box = QRectF(x - side / 2, frame.plot.top() - side + px(2), side, side)
            paint_glyph(painter, box, glyph, look().tokens, look().color("base"))

    def crosshair(self, moment: float, readout: Sequence[tuple[int | None, str, str]]) -> None:
        """A line down at a moment, and what the lines were there.

        Args:
            moment: seconds since 1970.
            readout: place of the colour (None: none), name and words of each line.
        """
        frame, painter, px = self._frame, self._painter, look().px
        x = min(max(frame.x(moment), frame.plot.left()), frame.plot.right())
        paint.vertical_hairline(painter, x, frame.plot.top(), frame.plot.bottom(), look().color("outline"))
        when = clock(moment, seconds=True)
        row, gap = px(18), px(8)
        room = frame.plot.bottom() + px(FOOT) - px(8)
        readout = readout[: max(1, int((room - px(6)) // row) - 1)]
        named = max([self._width("secondary", name) for _, name, _ in readout], default=0.0)
        told = max([self._width("strong", words) for _, _, words in readout], default=0.0)
        named = min(named, px(160) if told else px(320))
        width = max(self._width(_CAPTION, when), named + told + px(16) + gap) + 2 * px(8)
        height = row * (len(readout) + 1) + px(6)
        left = x + px(10) if x + px(10) + width <= frame.plot.right() + px(24) else x - px(10) - width
        top = max(px(4), min(frame.plot.top() + px(4), room + px(4) - height))
        box = QRectF(max(frame.plot.left() - px(AXIS), left), top, width, height)
        paint.shadow(painter, box, look().pxf(6), look().pxf(6), look().color("shadow"))
        paint.box(painter, box, look().color("raised"), look().color("btnline"), 1, look().pxf(6))
        top = box.top() + px(3)
        self._text(_CAPTION, _WEAK, QRectF(box.left() + px(8), top, width, row), when)
        for series, name, words in readout:
            top += row
            left = box.left() + px(8)
            if series is not None:
                dot = QRectF(left, top + (row - px(8)) / 2, px(8), px(8))
                paint.box(painter, dot, look().tokens.series_color(series), None, 0, 2)
            self._text("secondary", "text2", QRectF(left + px(14), top, named + 1, row), name)
            self._text("strong", "text", QRectF(box.left(), top, width - px(8), row), words, right=True)

    def selection(self, one: float, two: float) -> None:
        """The stretch that is being dragged over."""
        plot = self._frame.plot
        left, right = sorted(min(max(x, plot.left()), plot.right()) for x in (one, two))
        shade = look().color("accent")
        painter = self._painter
        painter.save()
        painter.setOpacity(0.15)
        painter.fillRect(QRectF(left, plot.top(), right - left, plot.height()), shade)
        painter.restore()

    @staticmethod
    def _width(role: str, text: str) -> float:
        return QFontMetricsF(look().font(role)).horizontalAdvance(text)

    def _text(self, role: str, ink: str, place: QRectF, text: str, *, right: bool = False) -> None:
        self._painter.setFont(look().font(role))
        self._painter.setPen(look().color(ink))
        paint.draw_text(self._painter, place, text, right=right)
