"""A pass over a log in a thread: a result for each block, told as they come, and for the blocks that come later too."""

from __future__ import annotations

import asyncio
import contextlib
import time
from threading import Event
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.logs import LogStore, PlacedBlock

R = TypeVar("R")

FRAME_SECONDS = 0.016
"""The least time between two times that results are told."""


class Result(NamedTuple, Generic[R]):
    """What came of one block."""

    first: int
    lines: int
    value: R


class Scan(Generic[R]):
    """Keeps a result for each block of a store.

    The newest blocks come first: a log is read from its end. Blocks are known by their first number and their count of
    lines, so one that has grown is worked through again and one that was only moved elsewhere is not.

    Args:
        work: makes a block's result; called in a thread, one block at a time.
        take: takes results in the loop's thread, at most once in 16 ms.
        name: names the thread.
    """

    def __init__(
        self, work: Callable[[PlacedBlock], R], take: Callable[[Sequence[Result[R]]], None], name: str
    ) -> None:
        self._work = work
        self._take = take
        self._name = name
        self._known: dict[int, int] = {}
        self.complete = False

    def behind(self, store: LogStore) -> bool:
        """Whether there are lines that it has not been through, as far as can be told without looking at each."""
        if not len(store):
            return False
        last = max(self._known, default=None)
        return (
            last is None or store.first not in self._known or last + self._known[last] != store.end or not self.complete
        )

    def trim(self, first: int) -> None:
        """The store holds nothing before the number `first` any more."""
        for number in [number for number in self._known if number < first]:
            del self._known[number]

    async def run(self, store: LogStore) -> None:
        """Work through every block that is new, until there is none. Stops between blocks when cancelled."""
        stop = Event()
        loop = asyncio.get_running_loop()
        known = dict(self._known)

        def told(batch: list[Result[R]]) -> None:
            if not stop.is_set():
                self._known.update((one.first, one.lines) for one in batch)
                self._take(batch)

        def tell(batch: list[Result[R]]) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to be told
                loop.call_soon_threadsafe(told, batch)

        blocks = store.snapshot()
        self.complete = False
        try:
            await in_thread(lambda: _through(blocks, known, self._work, stop, tell), self._name)
            self.complete = True
        finally:
            stop.set()


def _through(
    blocks: Sequence[PlacedBlock],
    known: dict[int, int],
    work: Callable[[PlacedBlock], R],
    stop: Event,
    tell: Callable[[list[Result[R]]], None],
) -> None:
    batch: list[Result[R]] = []
    told = time.monotonic()
    for placed in reversed(blocks):
        if stop.is_set():
            return
        if known.get(placed.first) == placed.block.lines:
            continue
        batch.append(Result(placed.first, placed.block.lines, work(placed)))
        now = time.monotonic()
        if now - told >= FRAME_SECONDS:
            tell(batch)
            batch, told = [], now
    tell(batch)
