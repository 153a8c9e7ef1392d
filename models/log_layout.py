"""A log line laid out on a grid of cells: what is shown of it, and which character stands in which column."""

from __future__ import annotations

import codecs
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from models import ansi
from models.log_lines import Level, clock, find_level

if TYPE_CHECKING:
    from models.ansi import Span, Style
    from models.log_lines import LevelWord, LogLine

TAB = 8

# Characters of one cell each, from left to right, that monospaced fonts have: lines of these need no table of columns.
_EVEN = re.compile(
    "["
    " -~\xa1-\xac\xae-\u02ff"  # Latin
    "\u0370-\u0482\u048a-\u052f\u1e00-\u1eff"  # Greek, Cyrillic, Vietnamese
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f"  # punctuation, arrows, frames, bars
    "]*"
)


_decoder = codecs.getincrementaldecoder("utf-8")


class Segment(NamedTuple):
    """A run of characters of one look, to be drawn from a column on."""

    column: int
    text: str
    style: Style
    level: Level | None
    columns: int


class LaidLine:
    """One line on the grid, or the beginning of a long one.

    Attributes:
        time: the local time of day, "" without a stamp.
        stream: 1 stdout, 2 stderr, 3 the engine's own words.
        text: what is shown, without escapes, tabs as they are.
        columns: how wide it is; a guess from its bytes where `whole` is false.
        whole: whether `text` is all of the line.
        laid_columns: so many columns are there for sure of a line that is not whole.
    """

    __slots__ = (
        "_cells",
        "_level",
        "_segments",
        "_spans",
        "_window",
        "columns",
        "laid_columns",
        "stream",
        "text",
        "time",
        "whole",
    )

    def __init__(self, line: LogLine, columns: int, *, levels: bool = True) -> None:
        self.laid_columns = columns
        self.time = clock(line.stamp)
        self.stream = line.stream
        # Four bytes are the longest character; the rest is for escapes, which take no column.
        limit = columns * 4 + 4096
        self.whole = len(line.text) <= limit
        text = line.text.decode("utf-8", "replace") if self.whole else _decoder("replace").decode(line.text[:limit])
        plain, spans = ansi.overwritten(*ansi.parse(text))
        self.text = ansi.safe(plain)
        self._spans: tuple[Span, ...] = spans
        self._level: LevelWord | None = find_level(self.text) if levels and not spans else None
        self._cells = None if _EVEN.fullmatch(self.text) else _cells(self.text)
        self.columns = self.column_at(len(self.text)) if self.whole else max(len(line.text), len(self.text))
        self._window = (-1, -1)
        self._segments: list[Segment] = []

    def column_at(self, place: int) -> int:
        """The column where the character at `place` begins."""
        place = min(place, len(self.text))
        return place if self._cells is None else self._cells[place]

    def place_at(self, column: float) -> int:
        """The place of the character boundary nearest to a column."""
        if self._cells is None:
            return max(0, min(len(self.text), round(column)))
        after = bisect_left(self._cells, column)
        if after >= len(self._cells):
            return len(self.text)
        if after and column - self._cells[after - 1] < self._cells[after] - column:
            after -= 1
        return min(after, len(self.text))

    def word_at(self, place: int) -> tuple[int, int]:
        """The word around a place, as start and end."""
        text = self.text
        place = min(place, len(text))
        start = end = place
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-."):
            start -= 1
        while end < len(text) and (text[end].isalnum() or text[end] in "_-."):
            end += 1
        return (start, end) if end > start else (place, min(place + 1, len(text)))

    def segments(self, first: int, last: int) -> list[Segment]:
        """What to draw of the columns from `first` up to `last`; kept until another window is asked for."""
        if self._window != (first, last):
            self._window = (first, last)
            self._segments = list(self._cut(first, last))
        return self._segments

    def _cut(self, first: int, last: int) -> list[Segment]:
        if self._cells is None:
            start, end = first, min(last, len(self.text))
        else:
            start = max(0, bisect_right(self._cells, first) - 1)
            end = min(bisect_left(self._cells, last), len(self.text))
        found: list[Segment] = []
        for run_start, run_end, style, level in self._runs(start, end):
            if self._cells is None:
                text = self.text[run_start:run_end]
                if not text.isspace():
                    found.append(Segment(run_start, text, style, level, run_end - run_start))
                elif style.paper is not None or style.inverse:
                    found.append(Segment(run_start, "", style, level, run_end - run_start))
                continue
            for part_start, part_end in _parts(self.text, run_start, run_end):
                column = self._cells[part_start]
                text = self.text[part_start:part_end].strip("\t")
                found.append(Segment(column, text, style, level, self._cells[part_end] - column))
        return found

    def _runs(self, start: int, end: int) -> list[tuple[int, int, Style, Level | None]]:
        """Start, end, style and level of the runs of one look between two places."""
        if self._level is not None:
            word = self._level
            bounds = [(start, word.start, None), (word.start, word.end, word.level), (word.end, end, None)]
            clipped = [(max(a, start), min(b, end), level) for a, b, level in bounds]
            return [(a, b, ansi.PLAIN, level) for a, b, level in clipped if a < b]
        runs: list[tuple[int, int, Style, Level | None]] = []
        position = start
        index = bisect_right(self._spans, start, key=lambda span: span.end)
        for span in self._spans[index:]:
            if span.start >= end:
                break
            if span.start > position:
                runs.append((position, span.start, ansi.PLAIN, None))
            position = max(position, span.start)
            until = min(span.end, end)
            runs.append((position, until, span.style, None))
            position = until
        if position < end:
            runs.append((position, end, ansi.PLAIN, None))
        return runs


def plain(text: bytes) -> str:
    """A whole line as it is copied: without escapes, with signs for what must not hide."""
    return ansi.safe(ansi.overwritten(ansi.strip(text.decode("utf-8", "replace")))[0])


class _Widths(dict[str, int]):
    """Character → how many cells it takes; filled as characters come up."""

    def __missing__(self, character: str) -> int:
        if unicodedata.east_asian_width(character) in {"W", "F"}:
            width = 2
        else:
            width = 0 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 1
        self[character] = width
        return width


_WIDTHS = _Widths()


def _cells(text: str) -> array[int]:
    """The column of each character, and where the line ends."""
    if "\t" not in text:
        return array("I", accumulate(map(_WIDTHS.__getitem__, text), initial=0))
    cells = array("I", [0])
    column = 0
    for character in text:
        column += TAB - column % TAB if character == "\t" else _WIDTHS[character]
        cells.append(column)
    return cells


def _kind(character: str) -> str:
    """What may be drawn in one go. Wide ones stand alone, each in its cells; words from right to left by themselves."""
    if character < "\x7f":
        return "tab" if character == "\t" else "plain"
    if _WIDTHS[character] == 2:
        return "wide"
    if not _WIDTHS[character]:
        return "joined"
    return "rightward" if unicodedata.bidirectional(character) in {"R", "AL"} else "plain"


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    begun, kind = start, ""
    for place in range(start, end):
        now = _kind(text[place])
        if now == "joined" and kind != "tab":
            continue
        if now != kind or now == "wide":
            if place > begun:
                parts.append((begun, place))
            begun, kind = place, now
    if end > begun:
        parts.append((begun, end))
    return [(a, b) for a, b in parts if text[a] != "\t"]
