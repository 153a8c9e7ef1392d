"""Bulk: one thing done to many, a few at a time, each with its own result, and with a way to stop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from engine.errors import EngineError, NotFound

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

T = TypeVar("T")

AT_ONCE = 4
"""Calls under way at the same time."""


class End(StrEnum):
    """How it ended for one item."""

    DONE = "done"
    FAILED = "failed"
    GONE = "gone"
    NOT_BEGUN = "not-begun"


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one item.

    Args:
        item: the item.
        end: how it ended; GONE where the engine no longer has it.
        error: why, for FAILED and GONE.
    """

    item: T
    end: End
    error: EngineError | None = None


class Bulk(Generic[T]):
    """Do `work` to each of `items`, at most `at_once` at a time, in order.

    `EngineError` ends one item; anything else is a bug, stops the rest and is raised by `run`. Cancelling the task that
    runs it cancels the calls under way; `stop` lets those end and begins no more.

    Args:
        items: what it is done to.
        work: the coroutine function.
        at_once: calls at the same time.
        on_begin: told of each item as its turn comes.
        on_end: told of each outcome as it comes.
    """

    def __init__(
        self,
        items: Sequence[T],
        work: Callable[[T], Awaitable[object]],
        *,
        at_once: int = AT_ONCE,
        on_begin: Callable[[T], None] | None = None,
        on_end: Callable[[Outcome[T]], None] | None = None,
    ) -> None:
        self._items = tuple(items)
        self._work = work
        self._at_once = max(1, at_once)
        self._on_begin = on_begin
        self._on_end = on_end
        self._outcomes: dict[int, Outcome[T]] = {}
        self._next = 0
        self._stopped = False

    @property
    def items(self) -> tuple[T, ...]:
        """What it is done to."""
        return self._items

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self._items)

    @property
    def ended(self) -> int:
        """How many of them have ended."""
        return len(self._outcomes)

    @property
    def stopped(self) -> bool:
        """Whether `stop` was called."""
        return self._stopped

    def stop(self) -> None:
        """Begin no more; what is under way ends by itself."""
        self._stopped = True

    async def run(self) -> list[Outcome[T]]:
        """Do it. Returns an outcome per item, in the order of the items."""
        workers = [asyncio.ensure_future(self._worker()) for _ in range(min(self._at_once, len(self._items)))]
        try:
            await asyncio.gather(*workers)
        finally:
            self._stopped = True
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        for place in range(len(self._items)):
            if place not in self._outcomes:
                self._end(place, Outcome(self._items[place], End.NOT_BEGUN))
        return [self._outcomes[place] for place in range(len(self._items))]

    async def _worker(self) -> None:
        while not self._stopped and self._next < len(self._items):
            place = self._next
            self._next += 1
            item = self._items[place]
            if self._on_begin is not None:
                self._on_begin(item)
            try:
                await self._work(item)
            except NotFound as error:
                self._end(place, Outcome(item, End.GONE, error))
            except EngineError as error:
                self._end(place, Outcome(item, End.FAILED, error))
            else:
                self._end(place, Outcome(item, End.DONE))

    def _end(self, place: int, outcome: Outcome[T]) -> None:
        self._outcomes[place] = outcome
        if self._on_end is not None:
            self._on_end(outcome)
