"""How a log line is painted: metrics of the grid, colours of styles and levels, one row at a time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from gui.look import paint
from gui.look.icons import paint_icon
from gui.look.look import look
from gui.look.tokens import contrast_ratio
from gui.widgets.styled_fonts import StyledFonts
from models import ansi
from models.ansi import PLAIN, RGB, Style
from models.log_fields import field_text, number_of
from models.log_levels import Level
from models.log_lines import TimeForm

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gui.look.tokens import Tokens
    from models.log_layout import LaidLine

LINE, COMPACT_LINE = 20, 18
GUTTER = 3
MARGIN = 10
GAP = 14
SOURCE = 78
LEVEL_COLUMNS = 6
FIELD_COLUMNS = 11
LEAST_TEXT = 24
"""Columns that stay for messages, however many fields there are."""

TIME_COLUMNS = {TimeForm.OFF: 0, TimeForm.LOCAL: 12, TimeForm.UTC: 13, TimeForm.RELATIVE: 11}
DATE_COLUMNS = 6
DATED = (TimeForm.LOCAL, TimeForm.UTC)
LEVEL_INKS = {
    Level.ERROR: "err",
    Level.WARN: "warn",
    Level.INFO: "text3",
    Level.DEBUG: "text3",
    Level.UNKNOWN: "text3",
}
SHORT = {"WARNING": "WARN", "CRITICAL": "CRIT", "EMERGENCY": "EMERG", "INFORMATION": "INFO", "VERBOSE": "VERB"}
STATUS_NAMES = frozenset({"status", "code", "status_code", "http.status", "http.status_code", "statusCode"})
BAD_STATUS = 500
MISSING = object()
MARK_ICONS = {"err": "x-square-fill", "warn": "warning-fill", "info": "info-fill"}
_BAD_MARK = re.compile(r"(?i)out of memory|\boom\b|exit(?:ed)?(?: with)?(?: code)? (?!0\b)\d+|killed|\bdied\b")
_ODD_MARK = re.compile(r"(?i)lost|gap|missing|rotated|dropped|trimmed|skipped|cut off|not (?:kept|there)")

_BASIC = (
    "text3", "err", "ok", "warn", "info", 2, "accent", "text2",
    "text3", "err", "ok", "paused", "info", 4, 0, "text",
)  # fmt: skip
_GREY_FROM, _CUBE_FROM = 232, 16
_LEGIBLE = 4.5


class Columns(NamedTuple):
    """Which columns a log view has besides the messages.

    Attributes:
        times: the form of times.
        dated: whether times have their date.
        sources: whether the name of each line's source is there.
        levels: whether levels have a column.
        fields: the names of the fields of records, from left to right.
    """

    times: TimeForm = TimeForm.LOCAL
    dated: bool = False
    sources: bool = False
    levels: bool = False
    fields: tuple[str, ...] = ()


class LogMetrics:
    """The grid of a log view at the present look.

    Attributes:
        font: the font of lines.
        advance: the width of a column in pixels.
        height: the height of a line in pixels.
        baseline: from a line's top to its baseline.
        text_left: where messages begin.
        text_right: where they end: at the fields, or far away.
    """

    def __init__(self, columns: Columns = Columns(), zoom: int = 100) -> None:  # noqa: B008 - it is a value
        current = look()
        self.columns = columns
        self.font = QFont(current.font("mono"))
        self.font.setPixelSize(max(6, round(self.font.pixelSize() * zoom / 100)))
        measure = QFontMetricsF(self.font)
        self.advance = measure.horizontalAdvance("0" * 64) / 64
        self.height = round(current.px(COMPACT_LINE if current.compact else LINE) * zoom / 100)
        self.baseline = paint.baseline(0, self.height, measure)
        self.gutter = current.pxf(GUTTER)
        self.time_left = self.gutter + current.pxf(MARGIN)
        gap = current.pxf(GAP)
        wide = TIME_COLUMNS[columns.times] + (DATE_COLUMNS if columns.dated and columns.times in DATED else 0)
        self.source_left = self.time_left + (self.advance * wide + gap if wide else 0)
        self.source_width = current.pxf(SOURCE)
        self.level_left = self.source_left + (self.source_width + gap if columns.sources else 0)
        self.text_left = self.level_left + (self.advance * LEVEL_COLUMNS + gap if columns.levels else 0)
        self.field_width = self.advance * FIELD_COLUMNS
        self.field_gap = gap
        self.text_right = 1e9
        self.fields: tuple[tuple[str, float], ...] = ()

    def fit(self, width: float) -> None:
        """Place the fields at the right of a view so wide; where there is no room for messages the last ones go."""
        names = self.columns.fields
        each = self.field_width + self.field_gap
        room = width - self.text_left - self.advance * LEAST_TEXT
        names = names[: max(0, int(room // each))]
        left = width - each * len(names)
        self.text_right = left - self.field_gap if names else width
        self.fields = tuple((name, left + each * place) for place, name in enumerate(names))

    def field_at(self, x: float) -> str:
        """The field whose column is at `x`, "" for none."""
        return next((name for name, left in self.fields if left <= x < left + self.field_width), "")


class LogPainter:
    """Paints rows of one look; made anew when the look changes."""

    def __init__(self, metrics: LogMetrics) -> None:
        self.metrics = metrics
        self.series: tuple[int, ...] = ()
        self._tokens = look().tokens
        self._fonts = StyledFonts(metrics.font)
        self._levels = {level: self._tokens.color(token) for level, token in LEVEL_INKS.items()}
        self._text = self._tokens.color("text")
        self._weak = self._tokens.color("text3")
        self._gutters = {2: self._tokens.color("err"), 3: self._tokens.color("warn")}
        self._source_font = QFont(look().font("header"))
        self._source_font.setPixelSize(metrics.font.pixelSize())
        self._source_measure = QFontMetricsF(self._source_font)
        self._mono = QFontMetricsF(metrics.font)

    def ground(
        self,
        painter: QPainter,
        line: LaidLine,
        top: float,
        first: int,
        selected: tuple[int, int] | None,
        *,
        active: bool,
    ) -> None:
        """Paint what is behind the text of one row: selection, and the gutter of streams.

        Args:
            painter: on the viewport, with the grid's font.
            line: what to paint.
            top: the row's upper edge.
            first: the first column shown.
            selected: places selected in the line, None for none.
            active: whether the view has the focus.
        """
        metrics = self.metrics
        gutter = self._gutters.get(line.stream)
        if metrics.columns.sources:
            gutter = self._source_color(line.source)
        if gutter is not None:
            painter.fillRect(QRectF(0, top, metrics.gutter, metrics.height), gutter)
        if selected is not None:
            self._selection(painter, line, top, first, selected, active=active)

    def _source_color(self, source: int) -> QColor:
        return self._tokens.series_color(self.series[source] if source < len(self.series) else source)

    def heads(self, painter: QPainter, line: LaidLine, top: float, time: str, source: str) -> None:
        """Paint what stands before the text of a line's first row: time, source, level."""
        metrics = self.metrics
        base = top + metrics.baseline
        if time:
            painter.setPen(self._weak)
            painter.drawText(QPointF(metrics.time_left, base), time)
        if metrics.columns.sources and source:
            painter.setPen(self._source_color(line.source))
            painter.setFont(self._source_font)
            shown = paint.elide_middle(source, self._source_measure, metrics.source_width)
            painter.drawText(QPointF(metrics.source_left, base), shown)
            painter.setFont(metrics.font)
        if metrics.columns.levels and line.level_name:
            painter.setPen(self._levels.get(line.level, self._weak))
            painter.drawText(
                QPointF(metrics.level_left, base), SHORT.get(line.level_name, line.level_name)[:LEVEL_COLUMNS]
            )

    def fields(self, painter: QPainter, line: LaidLine, top: float) -> None:
        """Paint the fields of a record: numbers to the right, the rest to the left."""
        if line.record is None:
            return
        metrics = self.metrics
        base = top + metrics.baseline
        for name, left in metrics.fields:
            value = line.record.fields.get(name, MISSING)
            if value is MISSING:
                continue
            text = ansi.safe(field_text(value))
            number = number_of(value)
            shown = paint.elide_end(text, self._mono, metrics.field_width)
            right = number is not None and not isinstance(value, str)
            shift = metrics.field_width - self._mono.horizontalAdvance(shown) if right else 0.0
            bad = name in STATUS_NAMES and number is not None and number >= BAD_STATUS
            painter.setPen(self._tokens.color("err" if bad else "text" if number is not None else "accent"))
            painter.drawText(QPointF(left + shift, base), shown)

    def banner(self, painter: QPainter, line: LaidLine, top: float, width: float, time: str, source: str) -> None:
        """Paint a line of our own as a tinted row across the view: started, exited, lost."""
        metrics = self.metrics
        level = mark_level(line.text)
        rect = QRectF(metrics.gutter if metrics.columns.sources else 0, top, width, metrics.height)
        painter.fillRect(rect, self._tokens.color(f"{level}tint"))
        if self._tokens.tint_border:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, width, 1), self._tokens.color(level))
        side = min(look().pxf(14), metrics.height - 2.0)
        icon = QRectF(metrics.time_left, round(top + (metrics.height - side) / 2), side, side)
        paint_icon(painter, icon, MARK_ICONS[level], self._tokens.color(level))
        left = icon.right() + look().pxf(8)
        base = top + metrics.baseline
        words = f"{source} {line.text}" if source else line.text[:1].upper() + line.text[1:]
        strong = QFont(self._source_font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(self._text)
        measure = QFontMetricsF(strong)
        room = width - left - look().pxf(110)
        shown = paint.elide_end(words, measure, max(room, look().pxf(60)))
        painter.drawText(QPointF(left, base), shown)
        left += measure.horizontalAdvance(shown) + look().pxf(12)
        if time and left < width - metrics.advance * len(time):
            painter.setFont(self._source_font)
            painter.setPen(self._tokens.color("text2"))
            painter.drawText(QPointF(left, base), time)
        painter.setFont(metrics.font)

    def tear(self, painter: QPainter, top: float, width: float, words: str) -> None:
        """Paint between two rows, whose border is at `top`, that lines are missing there."""
        metrics, px = self.metrics, look().pxf
        ink = self._tokens.color("info")
        measure = QFontMetricsF(self._source_font)
        shown = paint.elide_end(words, measure, max(px(60), width - px(64)))
        size = measure.horizontalAdvance(shown) + px(16)
        box = QRectF(width - size - px(16), round(top - metrics.height / 2), size, metrics.height)
        step = px(8)
        for place in range(int(box.left() / step) + 1):
            painter.fillRect(QRectF(place * step, top - 1, step / 2, 2), ink)
        painter.fillRect(QRectF(box.right(), top - 1, width - box.right(), 2), ink)
        paint.box(painter, box, self._tokens.color("infotint"), ink, 1, px(4))
        painter.setFont(self._source_font)
        painter.setPen(self._text)
        base = paint.baseline(box.top(), box.height(), measure)
        painter.drawText(QPointF(box.left() + px(8), base), shown)
        painter.setFont(metrics.font)

    def fold(self, painter: QPainter, line: LaidLine, top: float, first: int, words: str, hit: str = "") -> QRectF:
        """Paint words behind a line, how many are folded away below it or in which field a `hit` is; where they are."""
        metrics = self.metrics
        left = metrics.text_left + (line.columns - first + 2) * metrics.advance
        left = max(metrics.text_left, min(left, metrics.text_right - metrics.advance * (len(words) + 2)))
        box = QRectF(left, top + 2, metrics.advance * (len(words) + 1), metrics.height - 4)
        paint.box(painter, box, self._tokens.color(hit or "seloff"), None, 0, look().pxf(4))
        painter.setPen(self._tokens.color(f"on{hit}" if hit else "text2"))
        painter.drawText(QPointF(left + metrics.advance / 2, top + metrics.baseline), words)
        return box

    def text(self, painter: QPainter, line: LaidLine, top: float, window: tuple[int, int]) -> None:
        """Paint the text of one row; the painter has the grid's font and is clipped to where texts are."""
        metrics = self.metrics
        base = top + metrics.baseline
        for column, text, style, level, columns in line.segments(*window):
            x = metrics.text_left + (column - window[0]) * metrics.advance
            if style is PLAIN:
                painter.setPen((self._weak if line.goes_on else self._text) if level is None else self._levels[level])
                painter.drawText(QPointF(x, base), text)
            else:
                self._styled(painter, x, top, text, style, columns)

    def mark(
        self, painter: QPainter, line: LaidLine, top: float, first: int, places: tuple[int, int], *, current: bool
    ) -> None:
        """Paint what was found between two places of a row over its text."""
        metrics = self.metrics
        left, right = (line.column_at(place) - first for place in places)
        if right <= 0 or right <= left:
            return
        x = metrics.text_left + left * metrics.advance
        box = QRectF(x, top + 1, (right - left) * metrics.advance, metrics.height - 2)
        painter.fillRect(box, self._tokens.color("hitcurrent" if current else "hit"))
        painter.setPen(self._tokens.color("onhitcurrent" if current else "onhit"))
        painter.drawText(QPointF(x, top + metrics.baseline), line.text[places[0] : places[1]].replace("\t", " "))

    def caret(self, painter: QPainter, line: LaidLine, top: float, first: int, place: int) -> None:
        """Paint the caret before a place of a row."""
        column = line.column_at(place) - first
        if column < 0:
            return
        x = self.metrics.text_left + column * self.metrics.advance
        painter.fillRect(QRectF(x - 1, top + 1, 2, self.metrics.height - 2), self._tokens.color("accent"))

    def _selection(
        self, painter: QPainter, line: LaidLine, top: float, first: int, selected: tuple[int, int], *, active: bool
    ) -> None:
        start, end = selected
        metrics = self.metrics
        left = max(0, line.column_at(start) - first)
        goes_on = end > len(line.text)
        right = max(0.0, line.column_at(end) - first + (0.5 if goes_on else 0.0))
        if right <= left:
            return
        box = QRectF(metrics.text_left + left * metrics.advance, top, (right - left) * metrics.advance, metrics.height)
        painter.fillRect(box, self._tokens.color("sel" if active else "seloff"))
        if self._tokens.sel_border:
            painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), self._tokens.color("outline"))

    def _styled(self, painter: QPainter, x: float, top: float, text: str, style: Style, columns: int) -> None:
        ink, paper = colours(style, self._tokens)
        metrics = self.metrics
        if paper is not None:
            painter.fillRect(QRectF(x, top, columns * metrics.advance, metrics.height), paper)
        if not text:
            return
        painter.setPen(ink)
        place = QPointF(x, top + metrics.baseline)
        if style.bold or style.italic or style.underline or style.strike:
            painter.setFont(self._fonts.of(style))
            painter.drawText(place, text)
            painter.setFont(metrics.font)
        else:
            painter.drawText(place, text)


def mark_level(text: str) -> str:
    """How grave a line of our own is: "err", "warn" or "info"."""
    return "err" if _BAD_MARK.search(text) else "warn" if _ODD_MARK.search(text) else "info"


@lru_cache(maxsize=4096)
def colours(style: Style, tokens: Tokens) -> tuple[QColor, QColor | None]:
    """The ink and the paper (None: the view's own) of a style, made legible on what is behind it."""
    ink = tokens.text if style.ink is None else _value(style.ink, tokens)
    paper = None if style.paper is None else _value(style.paper, tokens)
    if style.inverse:
        ink, paper = paper or tokens.base, ink
    if style.dim and style.ink is None and paper is None:
        ink = tokens.text3
    return legible(ink, paper or tokens.base), None if paper is None else QColor(paper)


@lru_cache(maxsize=4096)
def legible(ink: str, paper: str) -> QColor:
    """`ink`, drawn towards black or white as far as it takes to be read on `paper` (4.5 : 1)."""
    colour = QColor(ink)
    ends = (QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white))
    end = max(ends, key=lambda other: contrast_ratio(other.name(), paper))
    for tenths in range(11):
        share = tenths / 10
        mixed = QColor(
            round(colour.red() + (end.red() - colour.red()) * share),
            round(colour.green() + (end.green() - colour.green()) * share),
            round(colour.blue() + (end.blue() - colour.blue()) * share),
        )
        if contrast_ratio(mixed.name(), paper) >= _LEGIBLE:
            return mixed
    return end


def _value(code: int, tokens: Tokens) -> str:
    """A colour of a style as "#rrggbb"; the sixteen basic ones are the theme's own."""
    if code >= RGB:
        return QColor(code >> 16 & 255, code >> 8 & 255, code & 255).name()
    if code >= _GREY_FROM:
        grey = 8 + 10 * (code - _GREY_FROM)
        return QColor(grey, grey, grey).name()
    if code >= _CUBE_FROM:
        cube = code - _CUBE_FROM
        levels = (0, 95, 135, 175, 215, 255)
        return QColor(levels[cube // 36], levels[cube // 6 % 6], levels[cube % 6]).name()
    name = _BASIC[code]
    return tokens.series[name] if isinstance(name, int) else str(getattr(tokens, name))
