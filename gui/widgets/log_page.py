"""Which lines a log view shows from a place on: one row each, or as many as a wrapped line needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from models.log_laid import LaidLines
    from models.log_layout import LaidLine
    from models.log_rows import Rows


class Place(NamedTuple):
    """The top of a view: a line, and how many of its wrapped rows are above it."""

    number: int
    part: int = 0


class Seen(NamedTuple):
    """One row on the screen: its line, and which of the wrapped rows of the line it is."""

    number: int
    part: int
    line: LaidLine


class LogPage:
    """Reads lines through the rows that are shown, forwards and backwards.

    Attributes:
        columns: how many columns of text fit.
        reach: up to which column lines must be laid out.
        wrap: whether lines that are longer go on in the next row.
    """

    def __init__(self, laid: LaidLines, rows: Rows) -> None:
        self.laid = laid
        self.rows = rows
        self.columns = 80
        self.reach = 80
        self.wrap = False

    def from_place(self, place: Place, count: int) -> list[Seen]:
        """So many rows from a place on; fewer where the log ends."""
        start = self.rows.row(place.number)
        numbers = self.rows.numbers(start, start + count)
        if not self.wrap:
            return [
                Seen(number, 0, line)
                for number, line in zip(numbers, self.laid.lines(numbers, self.reach), strict=True)
            ]
        found: list[Seen] = []
        for number in numbers:
            line = self._line(number)
            if line is None:
                continue
            skipped = place.part if number == place.number else 0
            found += [Seen(number, part, line) for part in range(skipped, self.parts(line))]
            if len(found) >= count:
                break
        return found[:count]

    def parts(self, line: LaidLine) -> int:
        """How many rows a line takes."""
        return max(1, -(-line.columns // self.columns)) if self.wrap else 1

    def last_top(self, count: int) -> Place:
        """The place from which on so many rows show the end; the first line where there are fewer."""
        end = len(self.rows)
        if not end:
            return Place(self.laid.store.first)
        if not self.wrap:
            return Place(self.rows.number(max(0, end - count)))
        return self.moved(Place(self.rows.number(end - 1), 1 << 40), 1 - count)

    def moved(self, place: Place, steps: int) -> Place:
        """A place so many rows further down, up if negative; stays within the log."""
        rows = self.rows
        if not len(rows):
            return place
        row = min(rows.row(place.number), len(rows) - 1)
        if not self.wrap:
            return Place(rows.number(min(max(0, row + steps), len(rows) - 1)))
        part = min(place.part, self._parts_of(row) - 1) + steps
        while part < 0 and row > 0:
            row -= 1
            part += self._parts_of(row)
        while part >= self._parts_of(row) and row < len(rows) - 1:
            part -= self._parts_of(row)
            row += 1
        return Place(rows.number(row), min(max(0, part), self._parts_of(row) - 1))

    def _parts_of(self, row: int) -> int:
        line = self._line(self.rows.number(row))
        return 1 if line is None else self.parts(line)

    def _line(self, number: int) -> LaidLine | None:
        line = self.laid.line(number, self.columns)
        if line is not None and not line.whole:
            line = self.laid.line(number, line.columns)
        return line
