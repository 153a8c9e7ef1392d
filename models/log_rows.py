"""Which lines of a log are shown, in order: all of them, or those that were picked block by block."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from operator import eq
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.logs import LogStore

_MOST_SHORT = 1 << 16


class Rows(Protocol):
    """The rows of a log: places from 0 up, each showing the line of one number; numbers rise with them."""

    def __len__(self) -> int:
        """How many rows there are."""

    def number(self, row: int) -> int:
        """The number of the line that a row shows; IndexError where there is no such row."""

    def row(self, number: int) -> int:
        """The first row that shows the line `number` or one after it; the count of rows where there is none."""

    def numbers(self, start: int, end: int) -> list[int]:
        """The numbers of the rows from `start` up to, not including, `end`; those that there are."""


class AllRows:
    """Every line that a store holds, as it grows at both ends."""

    def __init__(self, store: LogStore) -> None:
        self._store = store

    def __len__(self) -> int:
        """How many lines are held."""
        return len(self._store)

    def number(self, row: int) -> int:
        """Rows are counted from the first line held."""
        if not 0 <= row < len(self._store):
            raise IndexError(row)
        return self._number(row)

    def row(self, number: int) -> int:
        """By subtraction; no row stands for what lies in the store's hole."""
        first, (start, end) = self._store.first, self._store.hole
        row = min(number, start) - first if number < end else number - first - (end - start)
        return min(max(0, row), len(self._store))

    def numbers(self, start: int, end: int) -> list[int]:
        """By addition."""
        start, end = max(0, start), min(end, len(self._store))
        if start >= end:
            return []
        hole, over = self._store.hole
        first, last = self._number(start), self._number(end - 1)
        if first < hole <= last:
            return [*range(first, hole), *range(over, last + 1)]
        return list(range(first, last + 1))

    def _number(self, row: int) -> int:
        start, end = self._store.hole
        number = self._store.first + row
        return number if number < start else number + end - start


class PickedRows:
    """Lines picked out of a log. Each block's are put in by themselves, in any order, and again when it has grown.

    A line takes two bytes, and a block that is picked whole takes none, so ten million lines are 20 MB at most. A line
    may be picked more than once (a line with three hits): then it has so many rows.
    """

    def __init__(self) -> None:
        self._firsts: list[int] = []
        self._places: list[Sequence[int]] = []
        self._starts: list[int] = [0]

    def __len__(self) -> int:
        """How many rows there are."""
        return self._starts[-1]

    def number(self, row: int) -> int:
        """By bisection over blocks."""
        if not 0 <= row < len(self):
            raise IndexError(row)
        block = bisect_right(self._starts, row) - 1
        return self._firsts[block] + self._places[block][row - self._starts[block]]

    def row(self, number: int) -> int:
        """By bisection over blocks, then within one."""
        block = bisect_right(self._firsts, number) - 1
        if block < 0:
            return 0
        return self._starts[block] + bisect_left(self._places[block], number - self._firsts[block])

    def numbers(self, start: int, end: int) -> list[int]:
        """Block after block."""
        start, end = max(0, start), min(end, len(self))
        found: list[int] = []
        block = bisect_right(self._starts, start) - 1
        while start < end:
            first, begins = self._firsts[block], self._starts[block]
            part = self._places[block][start - begins : end - begins]
            found += [first + place for place in part]
            start += len(part)
            block += 1
        return found

    def put(self, parts: Iterable[tuple[int, Sequence[int]]]) -> None:
        """Take what was picked of some blocks: each block's first number, and rising places in it, from `places`."""
        lowest = len(self._firsts)
        for first, places in parts:
            block = bisect_left(self._firsts, first)
            lowest = min(lowest, block)
            if block < len(self._firsts) and self._firsts[block] == first:
                self._places[block] = places
            else:
                self._firsts.insert(block, first)
                self._places.insert(block, places)
        self._count(lowest)

    def trim(self, first: int) -> None:
        """The store holds nothing before the number `first` any more."""
        gone = bisect_left(self._firsts, first)
        if gone:
            del self._firsts[:gone]
            del self._places[:gone]
            self._starts = [0]
            self._count(0)

    def frozen(self) -> PickedRows:
        """The rows as they are now, for a thread that copies or writes them."""
        copy = PickedRows()
        copy._firsts, copy._places, copy._starts = self._firsts[:], self._places[:], self._starts[:]
        return copy

    def _count(self, lowest: int) -> None:
        """Count anew from a block on: most often the last one."""
        before = self._starts[lowest]
        self._starts[lowest:] = accumulate(map(len, self._places[lowest:]), initial=before)


def places(picked: Sequence[int], lines: int) -> Sequence[int]:
    """Rising places in a block of so many lines, packed; nothing at all for a block that is picked whole."""
    if len(picked) == lines and all(map(eq, picked, range(lines))):
        return range(lines)
    return array("H" if lines <= _MOST_SHORT else "I", picked)


def shares(rows: Rows, picked: Rows, most: int) -> list[float]:
    """Where picked lines are among the rows, as shares of all of them; so many at most, however many are picked."""
    count = len(rows)
    if not count or not len(picked) or most < 1:
        return []
    if len(picked) <= most:
        return sorted({rows.row(number) / count for number in picked.numbers(0, len(picked))})
    found: list[float] = []
    step = count / most
    before = 0
    for place in range(most):
        end = min(count, round((place + 1) * step))
        after = picked.row(rows.number(end - 1) + 1) if end else 0
        if after > before:
            found.append(place / most)
        before = after
    return found
