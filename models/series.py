"""Series: numbers over time in fixed space, each slot of time in its place of a ring."""

from __future__ import annotations

from array import array
from math import isnan, nan
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

METRICS = ("cpu", "memory", "received", "sent", "read", "written", "pids")
"""What is kept of a container, each a number or NaN."""

FINE, FINE_SLOTS = 1, 960
"""Seconds to a slot of the last 15 minutes, and how many, with some to spare."""

COARSE, COARSE_SLOTS = 30, 2880
"""Seconds to a slot of the last 24 hours, and how many."""


class Ring:
    """Numbers in slots of `step` seconds, the last `slots` of them; several in one slot are averaged. NaN: none.

    Args:
        step: seconds to a slot.
        slots: how many are kept.
        columns: how many numbers there are in each.

    Attributes:
        newest: the number of the newest slot, -1 before there is one.
        first: the number of the first one since it began anew.
    """

    __slots__ = ("_count", "columns", "first", "newest", "slots", "step")

    def __init__(self, step: int, slots: int, columns: int) -> None:
        self.step = step
        self.slots = slots
        self.columns = tuple(array("f", [nan]) * slots for _ in range(columns))
        self.newest = -1
        self.first = -1
        self._count = 0

    def put(self, moment: float, values: Sequence[float | None]) -> bool:
        """Numbers of a moment (seconds since 1970); whether they begin a new slot."""
        number = int(moment // self.step)
        fresh = number != self.newest
        if fresh:
            self._come_to(number)
        self._count += 1
        place, count = number % self.slots, self._count
        for column, value in zip(self.columns, values, strict=True):
            if value is not None:
                before = column[place]
                column[place] = value if count == 1 or isnan(before) else before + (value - before) / count
        return fresh

    def _come_to(self, number: int) -> None:
        """Empty the slots from the newest to `number`; where the clock was set back, those after it."""
        low, high = (self.newest + 1, number) if number > self.newest else (number, self.newest)
        if self.newest < 0 or high - low >= self.slots:
            low, high = 0, self.slots - 1
            self.first = number
        self.first = min(self.first, number)
        for slot in range(low, high + 1):
            for column in self.columns:
                column[slot % self.slots] = nan
        self.newest = number
        self._count = 0

    def set_slot(self, number: int, values: Sequence[float]) -> None:
        """Numbers of a slot that are known from elsewhere; a slot that is too old is passed over."""
        if number > self.newest:
            self._come_to(number)
        elif number <= self.newest - self.slots:
            return
        place = number % self.slots
        for column, value in zip(self.columns, values, strict=True):
            column[place] = value

    def restore(self, newest: int, columns: Sequence[array[float]]) -> None:
        """Take numbers that were kept, up to the slot `newest`; what was put since is put on top of them."""
        since = [] if self.newest < 0 else range(max(0, self.newest - self.slots + 1), self.newest + 1)
        mine = [(number, row) for number in since if not all(map(isnan, row := self.slot(number)))]
        last, count = self.newest, self._count
        self.columns = tuple(columns)
        self.newest, self._count = newest, 0
        for number, row in mine:
            self.set_slot(number, row)
        if last >= 0:
            if last > self.newest:
                self._come_to(last)
            self._count = count

    def slot(self, number: int) -> list[float]:
        """All numbers of one slot; NaN where there are none."""
        if not self.newest - self.slots < number <= self.newest:
            return [nan] * len(self.columns)
        return [column[number % self.slots] for column in self.columns]

    def covers(self, moment: float) -> bool:
        """Whether a moment is within what is kept."""
        return moment >= (self.newest + 1 - self.slots) * self.step

    def between(self, column: int, first: int, last: int) -> array[float]:
        """The numbers of the slots `first` to `last`, one each."""
        found = array("f")
        oldest = self.newest - self.slots + 1
        low, high = max(first, oldest), min(last, self.newest)
        if self.newest < 0 or low > high:
            return array("f", [nan]) * max(0, last - first + 1)
        found.extend(array("f", [nan]) * (low - first))
        values, one, two = self.columns[column], low % self.slots, high % self.slots
        if one <= two:
            found.extend(values[one : two + 1])
        else:
            found.extend(values[one:])
            found.extend(values[: two + 1])
        found.extend(array("f", [nan]) * (last - high))
        return found


class Series:
    """What one container used: each second of 15 minutes, each half minute of a day.

    The seconds take no space until there are any: most of those that were kept on disk are of the past.
    """

    __slots__ = ("_fine", "coarse", "limit", "memory", "moment")

    def __init__(self) -> None:
        self._fine: Ring | None = None
        self.coarse = Ring(COARSE, COARSE_SLOTS, len(METRICS))
        self.limit: int | None = None
        self.memory: int | None = None
        self.moment = 0.0

    @property
    def fine(self) -> Ring:
        """The seconds; an empty ring where there are none."""
        return self._fine if self._fine is not None else _NO_SECONDS

    def put(self, moment: float, numbers: Sequence[float | None]) -> None:
        """The numbers of a moment, by the order of `METRICS`."""
        if self._fine is None:
            self._fine = Ring(FINE, FINE_SLOTS, len(METRICS))
        self._fine.put(moment, numbers)
        self.coarse.put(moment, numbers)
        self.moment = moment


_NO_SECONDS = Ring(FINE, 0, len(METRICS))


def stretches(fine: Ring, coarse: Ring, begin: float, end: float) -> list[tuple[Ring, int, int]]:
    """Which ring tells of what between two moments, from slot to slot: the coarse one before the fine one begins."""
    if fine.newest < 0 or not fine.covers(begin):
        return [(coarse, int(begin // coarse.step), int(end // coarse.step))]
    start = fine.first * fine.step
    parts = [(fine, max(int(begin // fine.step), fine.first), int(end // fine.step))]
    if start > begin:
        parts.insert(0, (coarse, int(begin // coarse.step), int(start // coarse.step) - 1))
    return [part for part in parts if part[1] <= part[2]]
