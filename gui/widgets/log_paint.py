"""How a log line is painted: metrics of the grid, colours of styles and levels, one row at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from gui.look import paint
from gui.look.look import look
from gui.look.tokens import contrast_ratio
from models.ansi import PLAIN, RGB, Style
from models.log_lines import Level

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from gui.look.tokens import Tokens
    from models.log_layout import LaidLine

LINE, COMPACT_LINE = 20, 18
GUTTER = 3
MARGIN = 10
TIME_COLUMNS = 12
TIME_GAP = 16

_BASIC = (
    "text3", "err", "ok", "warn", "info", 2, "accent", "text2",
    "text3", "err", "ok", "paused", "info", 4, 0, "text",
)  # fmt: skip
_GREY_FROM, _CUBE_FROM = 232, 16
_LEGIBLE = 4.5


class LogMetrics:
    """The grid of a log view at the present look.

    Attributes:
        font: the font of lines.
        advance: the width of a column in pixels.
        height: the height of a line in pixels.
        baseline: from a line's top to its baseline.
    """

    def __init__(self, *, times: bool) -> None:
        current = look()
        self.font = QFont(current.font("mono"))
        measure = QFontMetricsF(self.font)
        self.advance = measure.horizontalAdvance("0" * 64) / 64
        self.height = current.px(COMPACT_LINE if current.compact else LINE)
        self.baseline = paint.baseline(0, self.height, measure)
        self.gutter = current.pxf(GUTTER)
        self.time_left = self.gutter + current.pxf(MARGIN)
        self.text_left = self.time_left + (self.advance * TIME_COLUMNS + current.pxf(TIME_GAP) if times else 0)
        self.times = times


class LogPainter:
    """Paints rows of one look; made anew when the look changes."""

    def __init__(self, metrics: LogMetrics) -> None:
        self.metrics = metrics
        self._tokens = look().tokens
        self._fonts: dict[tuple[bool, bool, bool, bool], QFont] = {}
        self._levels = {
            Level.ERROR: self._tokens.color("err"),
            Level.WARN: self._tokens.color("warn"),
            Level.OTHER: self._tokens.color("text3"),
        }
        self._text = self._tokens.color("text")
        self._time = self._tokens.color("text3")
        self._gutters = {2: self._tokens.color("err"), 3: self._tokens.color("warn")}

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
        """Paint what is behind and before the text of one row: selection, gutter, time.

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
        if gutter is not None:
            painter.fillRect(QRectF(0, top, metrics.gutter, metrics.height), gutter)
        if selected is not None:
            self._selection(painter, line, top, first, selected, active=active)
        if metrics.times and line.time:
            painter.setPen(self._time)
            painter.drawText(QPointF(metrics.time_left, top + metrics.baseline), line.time)

    def text(self, painter: QPainter, line: LaidLine, top: float, window: tuple[int, int]) -> None:
        """Paint the text of one row; the painter has the grid's font and is clipped to where texts are."""
        metrics = self.metrics
        base = top + metrics.baseline
        for column, text, style, level, columns in line.segments(*window):
            x = metrics.text_left + (column - window[0]) * metrics.advance
            if style is PLAIN:
                painter.setPen(self._text if level is None else self._levels[level])
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
            painter.setFont(self._font(style))
            painter.drawText(place, text)
            painter.setFont(metrics.font)
        else:
            painter.drawText(place, text)

    def _font(self, style: Style) -> QFont:
        key = (style.bold, style.italic, style.underline, style.strike)
        font = self._fonts.get(key)
        if font is None:
            font = QFont(self.metrics.font)
            if style.bold:
                font.setWeight(QFont.Weight.Bold)
            font.setItalic(style.italic)
            font.setUnderline(style.underline)
            font.setStrikeOut(style.strike)
            self._fonts[key] = font
        return font


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
