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
from models.log_fields import LONGEST, read_record
from models.log_levels import Level, LevelWord, find_level, goes_on
from models.log_lines import MARK

if TYPE_CHECKING:
    from models.ansi import Span, Style
    from models.log_fields import Record
    from models.log_lines import LogLine

TAB = 8

# Characters of one cell each, from left to right, that monospaced fonts have: lines of these need no table of columns.
_EVEN = re.compile(
    "["
    " -~\xa1-\xac\xae-\u02ff"  # Latin
    "\u0370-\u0482\u048a-\u052f\u1e00-\u1eff"  # Greek, Cyrillic, Vietnamese
    "\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u259f"  # punctuation, arrows, frames, bars
    "]*"
)


# A level word that begins a line, with what parts it from the message: it goes into the column of levels.
_LEADING = re.compile(r"[\[(<]?(?P<word>[A-Za-z]+)[\])>]?(?:\s*[:|-])?\s+(?=\S)")

_decoder = codecs.getincrementaldecoder("utf-8")


class Segment(NamedTuple):
    """A run of characters of one look, to be drawn from a column on."""

    column: int
    text: str
    style: Style
    level: Level | None
    columns: int


class Form(NamedTuple):
    """How lines are shown.

    Attributes:
        levels: whether words that say a level are coloured.
        records: whether JSON and logfmt lines are shown as their messages.
        level_column: whether levels have a column of their own; else they stand before a record's message.
    """

    levels: bool = True
    records: bool = False
    level_column: bool = False


AS_IT_IS = Form()


class _Shown(NamedTuple):
    """What is shown of a line."""

    text: str
    spans: tuple[Span, ...]
    word: LevelWord | None
    level: Level
    level_name: str
    record: Record | None


class LaidLine:
    """One line on the grid, or the beginning of a long one.

    Attributes:
        stamp: the engine's stamp, b"" without one.
        stream: 1 stdout, 2 stderr, 3 the engine's own words, 4 ours.
        source: whose line it is.
        text: what is shown, without escapes, tabs as they are.
        level: its level.
        level_name: the level in its own words; "" where it has none.
        record: what was read of it where it is JSON or logfmt and is shown as its message.
        goes_on: whether it goes on with the line before it, as the frames of a stack trace do.
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
        "goes_on",
        "laid_columns",
        "level",
        "level_name",
        "record",
        "source",
        "stamp",
        "stream",
        "text",
        "whole",
    )

    def __init__(self, line: LogLine, columns: int, form: Form = AS_IT_IS) -> None:
        self.laid_columns = columns
        self.stamp = line.stamp
        self.stream = line.stream
        self.source = line.source
        self.goes_on = line.stream != MARK and goes_on(line.text)
        # Four bytes are the longest character; the rest is for escapes, which take no column.
        limit = columns * 4 + 4096
        if form.records and line.text[:1] == b"{":
            limit = max(limit, LONGEST)
        self.whole = len(line.text) <= limit
        text = line.text.decode("utf-8", "replace") if self.whole else _decoder("replace").decode(line.text[:limit])
        shown = _show(text, form, line.stream, whole=self.whole)
        self.text = shown.text
        self._spans: tuple[Span, ...] = shown.spans
        self._level: LevelWord | None = shown.word
        self.level = shown.level
        self.level_name = shown.level_name
        self.record = shown.record
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
    """A whole line as it is, without escapes, with signs for what must not hide."""
    return ansi.safe(ansi.overwritten(ansi.strip(text.decode("utf-8", "replace")))[0])


def shown_text(text: bytes, form: Form, stream: int = 1) -> str:
    """A whole line as it is shown, and so copied."""
    return _show(text.decode("utf-8", "replace"), form, stream, whole=True).text


def _show(text: str, form: Form, stream: int, *, whole: bool) -> _Shown:
    if stream == MARK:
        return _Shown(ansi.safe(ansi.strip(text)), (), None, Level.UNKNOWN, "", None)
    record = read_record(text) if form.records and whole else None
    if record is not None and record.message:
        message = ansi.safe(ansi.strip(record.message))
        if form.level_column or not record.level_name:
            return _Shown(message, (), None, record.level, ansi.safe(record.level_name), record)
        name = ansi.safe(record.level_name)
        word = LevelWord(0, len(name), record.level)
        return _Shown(f"{name} {message}", (), word, record.level, name, record)
    stripped, spans = ansi.overwritten(*ansi.parse(text))
    shown = ansi.safe(stripped)
    found = find_level(shown) if form.levels else None
    if found is None:
        return _Shown(shown, spans, None, Level.UNKNOWN, "", record)
    name = shown[found.start : found.end].upper()
    if form.level_column and not spans:
        leading = _LEADING.match(shown)
        if leading is not None and leading.start("word") == found.start:
            return _Shown(shown[leading.end() :], (), None, found.level, name, record)
    return _Shown(shown, spans, None if spans else found, found.level, name, record)


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
