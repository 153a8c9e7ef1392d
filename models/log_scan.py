"""A pass over a log in a thread: a result for each block, told as they come, and for the blocks that come later too."""

from __future__ import annotations

import asyncio
import contextlib
import time
from bisect import bisect_left, bisect_right
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from models.logs import LogStore, PlacedBlock, Stretch

R = TypeVar("R")

YIELD_SECONDS = 0.0005
"""After so long the interpreter's lock is offered: a paint takes it hundreds of times, and would wait each time."""

FRAME_SECONDS = 0.016
"""The least time between two times that results are told."""


class Result(NamedTuple, Generic[R]):
    """What came of one block."""

    first: int
    lines: int
    value: R


class Beside(NamedTuple):
    """A block with those before and after it."""

    here: PlacedBlock
    before: PlacedBlock | None
    after: PlacedBlock | None

    def mark(self, reach: int) -> Mark:
        """What it is known by: its lines, and as many of its neighbours' as matter."""
        sides = (self.before, self.after) if reach else ()
        return (self.here.block.lines, *(min(one.block.lines, reach) if one else 0 for one in sides))


Mark = tuple[int, ...]
Shape = list[tuple[int, int, int]]


class Part(NamedTuple):
    """Blocks to be gone through; so many at its beginning and at its end are only neighbours of those."""

    blocks: Sequence[PlacedBlock]
    lead: int = 0
    trail: int = 0


class Scan(Generic[R]):
    """Keeps a result for each block of a store.

    The newest blocks come first: a log is read from its end. Blocks are known by their first number and their count of
    lines, so one that has grown is worked through again and one that was only moved elsewhere is not.

    Args:
        work: makes a block's result; called in a thread, one block at a time.
        take: takes results in the loop's thread, at most once in 16 ms.
        name: names the thread.
        reach: how many lines of the blocks beside one its result depends on.
    """

    def __init__(
        self, work: Callable[[Beside], R], take: Callable[[Sequence[Result[R]]], None], name: str, *, reach: int = 0
    ) -> None:
        self._work = work
        self._take = take
        self._name = name
        self._reach = reach
        self._known: dict[int, Mark] = {}
        self._oldest = 0
        self._ends: list[tuple[int, int]] = []  # the first and the last block of each stretch of the last pass
        self.complete = False

    def behind(self, store: LogStore, *, latest_only: bool = False) -> bool:
        """Whether there are lines that it has not been through, as far as can be told without looking at each block.

        Args:
            store: the log.
            latest_only: those before a gap do not count.
        """
        now = store.stretches()[-1:] if latest_only else store.stretches()
        if not self.complete or len(now) != len(self._ends):
            return bool(now)
        return any(not self._is_known(one) for one in now)

    def _is_known(self, stretch: Stretch) -> bool:
        newest = stretch.firsts[-1]
        return stretch.firsts[0] in self._known and self._known.get(newest, (0,))[0] == stretch.end - newest

    def trim(self, first: int) -> None:
        """The store holds nothing before the number `first` any more."""
        if first > self._oldest:
            self._known = {number: lines for number, lines in self._known.items() if number >= first}
        self._oldest = first

    def forget(self, first: int, last: int) -> None:
        """Work through the blocks of these lines again at the next run."""
        known = self._known.items()
        self._known = {at: mark for at, mark in known if at > last or at + mark[0] <= first}
        self.complete = False

    async def run(self, store: LogStore, *, latest_only: bool = False) -> None:
        """Work through every block that is new, until there is none. Stops between blocks when cancelled.

        Args:
            store: the log.
            latest_only: leave those before a gap for later.
        """
        stop = Event()
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        reach = self._reach

        def told(batch: list[tuple[Mark, Result[R]]]) -> None:
            # Who cancels begins anew, or is gone: what was on its way then is nobody's.
            if batch and not stop.is_set() and not (task is not None and task.cancelling()):
                self._known.update((one.first, mark) for mark, one in batch)
                self._take([one for _, one in batch])

        def tell(batch: list[tuple[Mark, Result[R]]]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to be told
                loop.call_soon_threadsafe(told, batch)

        try:
            seen: Shape | None = None
            while True:
                now = store.stretches()[-1:] if latest_only else store.stretches()
                shape = _shape(now)
                if shape == seen:  # else more has come meanwhile
                    break
                seen = shape
                parts = self._parts(now)
                blocks = [one for part in parts for one in part.blocks]
                known = {one.first: self._known[one.first] for one in blocks if one.first in self._known}
                self.complete = False
                await in_thread(partial(_through, parts, known, reach, self._work, stop, tell), self._name)
                self._ends = [(oldest, newest) for oldest, newest, _ in shape]
                self.complete = True
        finally:
            stop.set()

    def _parts(self, now: list[Stretch]) -> list[Part]:
        """What may hold something new: of a long log that is followed only the ends are looked at again.

        Where lines came between, or all that lay between did, everything is.
        """
        if not self.complete or len(now) != len(self._ends):
            return [Part(one.placed()) for one in now]
        parts: list[Part] = []
        for stretch, ends in zip(now, self._ends, strict=True):
            parts += _ends(stretch, *ends)
        return parts


def _shape(stretches: Sequence[Stretch]) -> Shape:
    """The first and the last block of each, and the number after its last line."""
    return [(one.firsts[0], one.firsts[-1], one.end) for one in stretches]


def _ends(stretch: Stretch, oldest: int, newest: int) -> tuple[Part, ...]:
    """What may be new to one who knows the blocks that begin with these numbers and all between them.

    The blocks up to the oldest known one and the one after it; and the newest known one with one before it and those
    after it. Beside them one more, as a neighbour.
    """
    low = bisect_right(stretch.firsts, oldest) + 1
    high = bisect_left(stretch.firsts, newest) - 2
    if low >= high:
        return (Part(stretch.placed()),)
    return Part(stretch.placed(0, low), trail=1), Part(stretch.placed(high), lead=1)


def _through(
    parts: Sequence[Part],
    known: dict[int, Mark],
    reach: int,
    work: Callable[[Beside], R],
    stop: Event,
    tell: Callable[[list[tuple[Mark, Result[R]]]], None],
) -> None:
    batch: list[tuple[Mark, Result[R]]] = []
    told = yielded = time.monotonic()
    try:
        for beside in _all_beside(parts):
            if stop.is_set():
                return
            here, mark = beside.here, beside.mark(reach)
            if known.get(here.first) == mark:
                continue
            batch.append((mark, Result(here.first, here.block.lines, work(beside))))
            now = time.monotonic()
            if now - yielded >= YIELD_SECONDS:
                time.sleep(0)
                yielded = time.monotonic()
            if now - told >= FRAME_SECONDS:
                tell(batch)
                batch, told = [], now
    finally:
        tell(batch)


def _all_beside(parts: Sequence[Part]) -> Iterator[Beside]:
    """The blocks from the newest on."""
    for blocks, lead, trail in reversed(parts):
        for place in range(len(blocks) - trail - 1, lead - 1, -1):
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            yield Beside(blocks[place], blocks[place - 1] if place else None, after)
