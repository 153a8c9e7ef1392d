"""What a log holds at a glance: how many lines of each level, when they came, and where the errors are."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from engine.stamps import PLAIN_LENGTH, stamp_length, stamp_ns
from models.log_find import bodies
from models.log_levels import LEVELS, Level, levels_of
from models.log_lines import MARK
from models.log_rows import PickedRows, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.log_scan import Beside, Result
    from models.logs import PlacedBlock

SECOND = 1_000_000_000
UNITS = tuple(round(seconds * SECOND) for seconds in (0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400, 604_800))
"""Nanoseconds that lines are counted together for; each divides those after it."""

_BLOCK_SLOTS = 128
_MOST_SLOTS = 4096
_ERROR = LEVELS.index(Level.ERROR)

Counts = tuple[int, ...]
"""How many lines of each level, in the order of `LEVELS`."""

NONE: Counts = (0,) * len(LEVELS)


class BlockSurvey(NamedTuple):
    """What one block holds.

    Attributes:
        totals: its lines by level.
        unit: the place in `UNITS` of what its slots stand for.
        slots: the start in nanoseconds and the lines by level of each span of time.
        errors: the places of the lines that are errors.
    """

    totals: Counts
    unit: int
    slots: tuple[tuple[int, Counts], ...]
    errors: Sequence[int]


class Bars(NamedTuple):
    """A log over time.

    Attributes:
        start: where the first bar begins, nanoseconds since 1970.
        step: nanoseconds that a bar stands for.
        counts: each bar's lines by level.
    """

    start: int
    step: int
    counts: Sequence[Counts]


def survey_block(beside: Beside) -> BlockSurvey:
    """Count a block's lines. Longshore's own marks are none."""
    block = beside.here.block
    data = block.read()
    levels: Sequence[int] = levels_of(bodies(data), data)
    keys = [_key(line) for line in data.split(b"\n")[:-1]]
    streams = block.streams()
    if MARK in streams:
        kept = [at for at, stream in enumerate(streams) if stream != MARK]
        levels, keys = [levels[at] for at in kept], [keys[at] for at in kept]
        errors = [at for at, level in zip(kept, levels, strict=True) if level == _ERROR]
    else:
        errors = [at for at, level in enumerate(levels) if level == _ERROR]
    totals = Counter(levels)
    return BlockSurvey(
        tuple(totals[number] for number in range(len(LEVELS))),
        *_slots(Counter(zip(keys, levels, strict=True))),
        places(errors, block.lines),
    )


def _key(line: bytes) -> bytes:
    """A line's time up to the tenth of a second, as it is written where it is in UTC."""
    if line[29:31] == b"Z ":
        return line[:21]
    return line[: stamp_length(line)][: PLAIN_LENGTH + 6]


def number_at(blocks: Sequence[PlacedBlock], nanoseconds: int) -> int | None:
    """The number of the first line from a time on, None where there is none; reads blocks, so a thread asks."""
    # Clocks are set back: the index only ever rises, or nothing could be found by it.
    times = list(accumulate((placed.block.first_ns() or 0 for placed in blocks), max))
    place = bisect_left(times, nanoseconds)
    for placed in blocks[max(0, place - 1) :]:
        for offset, line in enumerate(placed.block.read().split(b"\n")[:-1]):
            at = stamp_ns(line[: stamp_length(line)])
            if at is not None and at >= nanoseconds:
                return placed.first + offset
    return None


def _slots(counted: Counter[tuple[bytes, int]]) -> tuple[int, tuple[tuple[int, Counts], ...]]:
    found: dict[int, list[int]] = {}
    for (key, level), count in counted.items():
        at = stamp_ns(key + b"Z" if len(key) == 21 else key)
        if at is not None:
            found.setdefault(at // UNITS[0], [0] * len(LEVELS))[level] += count
    unit = 0
    while len(found) > _BLOCK_SLOTS and unit < len(UNITS) - 1:
        unit += 1
        found = _coarser(found, UNITS[unit] // UNITS[unit - 1])
    return unit, tuple((slot * UNITS[unit], tuple(found[slot])) for slot in sorted(found))


def _coarser(slots: dict[int, list[int]], factor: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for slot, counts in slots.items():
        into = found.setdefault(slot // factor, [0] * len(LEVELS))
        for level, count in enumerate(counts):
            into[level] += count
    return found


class Survey:
    """What all blocks hold together; each can be taken again when it has grown, and goes when the store drops it."""

    def __init__(self) -> None:
        self._blocks: dict[int, BlockSurvey] = {}
        self._slots: dict[int, list[int]] = {}
        self._unit = 0
        self._oldest = 0
        self._totals = [0] * len(LEVELS)
        self.errors = PickedRows()

    @property
    def totals(self) -> Counts:
        """Lines by level."""
        return tuple(self._totals)

    def take(self, results: Iterable[Result[BlockSurvey]]) -> None:
        """Take up blocks, in place of what they were."""
        errors: list[tuple[int, Sequence[int]]] = []
        for one in results:
            old = self._blocks.get(one.first)
            if old is not None:
                self._add(old, -1)
            self._oldest = min(self._oldest, one.first)
            self._blocks[one.first] = one.value
            self._add(one.value, 1)
            errors.append((one.first, one.value.errors))
        self.errors.put(errors)

    def trim(self, first: int) -> bool:
        """The store holds nothing before the number `first` any more; whether that changes anything."""
        if first <= self._oldest:
            return False
        self._oldest = first
        gone = [number for number in self._blocks if number < first]
        for number in gone:
            self._add(self._blocks.pop(number), -1)
        self.errors.trim(first)
        return bool(gone)

    def bars(self, most: int) -> Bars | None:
        """The lines over time in so many bars at most; None where no line has a time."""
        if not self._slots or most < 1:
            return None
        first, last = min(self._slots), max(self._slots)
        together = max(1, -(-(last - first + 1) // most))
        bars = [list(NONE) for _ in range((last - first) // together + 1)]
        for slot, counts in self._slots.items():
            bar = bars[(slot - first) // together]
            for level, count in enumerate(counts):
                bar[level] += count
        unit = UNITS[self._unit]
        return Bars(first * unit, together * unit, [tuple(bar) for bar in bars])

    def _add(self, block: BlockSurvey, sign: int) -> None:
        for level, count in enumerate(block.totals):
            self._totals[level] += sign * count
        while self._unit < block.unit:
            self._widen()
        unit = UNITS[self._unit]
        for start, counts in block.slots:
            slot = start // unit
            into = self._slots.setdefault(slot, [0] * len(LEVELS))
            for level, count in enumerate(counts):
                into[level] += sign * count
            if sign < 0 and not any(into):
                del self._slots[slot]
        while len(self._slots) > _MOST_SLOTS and self._unit < len(UNITS) - 1:
            self._widen()

    def _widen(self) -> None:
        self._unit += 1
        self._slots = _coarser(self._slots, UNITS[self._unit] // UNITS[self._unit - 1])
