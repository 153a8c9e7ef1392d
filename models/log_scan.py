"""A pass over a log in a thread: a result for each block, told as they come, and for the blocks that come later too."""

from __future__ import annotations

import asyncio
import contextlib
import time
from threading import Event
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from models.logs import LogStore, PlacedBlock

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
        self._oldest = self._newest = 0  # of those that are known; nothing while there are none
        self.complete = False

    def behind(self, store: LogStore) -> bool:
        """Whether there are lines that it has not been through, as far as can be told without looking at each block."""
        if not len(store):
            return False
        known = self._known
        return not (
            self.complete
            and store.first in known
            and self._newest in known
            and self._newest + known[self._newest][0] == store.end
        )

    def trim(self, first: int) -> None:
        """The store holds nothing before the number `first` any more."""
        if first > self._oldest:
            self._oldest = first
            self._known = {number: lines for number, lines in self._known.items() if number >= first}

    def forget(self, first: int, last: int) -> None:
        """Work through the blocks of these lines again at the next run."""
        known = self._known.items()
        self._known = {at: mark for at, mark in known if at > last or at + mark[0] <= first}

    async def run(self, store: LogStore) -> None:
        """Work through every block that is new, until there is none. Stops between blocks when cancelled."""
        stop = Event()
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        reach = self._reach

        def told(batch: list[tuple[Mark, Result[R]]]) -> None:
            # Who cancels begins anew, or is gone: what was on its way then is nobody's.
            if batch and not stop.is_set() and not (task is not None and task.cancelling()):
                firsts = [one.first for _, one in batch]
                ends = (self._oldest, self._newest) if self._known else ()
                self._oldest, self._newest = min(*firsts, *ends, firsts[0]), max(*firsts, *ends, firsts[0])
                self._known.update((one.first, mark) for mark, one in batch)
                self._take([one for _, one in batch])

        def tell(batch: list[tuple[Mark, Result[R]]]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to be told
                loop.call_soon_threadsafe(told, batch)

        # A log that is long and followed has thousands of blocks: only those at its ends are looked at again.
        parts = store.ends(self._oldest, self._newest) if self.complete and self._known else (store.snapshot(),)
        known = {one.first: self._known[one.first] for part in parts for one in part if one.first in self._known}
        self.complete = False
        try:
            await in_thread(lambda: _through(parts, known, reach, self._work, stop, tell), self._name)
            self.complete = True
        finally:
            stop.set()


def _through(
    parts: Sequence[Sequence[PlacedBlock]],
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


def _all_beside(parts: Sequence[Sequence[PlacedBlock]]) -> Iterator[Beside]:
    """The blocks from the newest on; of two parts the ends that face each other are only neighbours."""
    apart = len(parts) > 1
    for number in range(len(parts) - 1, -1, -1):
        part = parts[number]
        start = 1 if apart and number else 0
        end = len(part) - 1 if apart and not number else len(part)
        for place in range(end - 1, start - 1, -1):
            after = part[place + 1] if place + 1 < len(part) else None
            yield Beside(part[place], part[place - 1] if place else None, after)
