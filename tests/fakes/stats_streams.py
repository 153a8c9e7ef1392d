"""Containers that are measured in memory: a `contract.Measuring` that a test feeds."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

from engine.records import Sample
from engine.stats_reader import Measured

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from types import TracebackType

    from engine.errors import EngineError

START = datetime(2026, 11, 24, 12, tzinfo=UTC)


def sample(second: int = 0, cpu: float | None = None, **fields: int | None) -> Sample:
    """A sample of a moment; what is not named is 0."""
    names = ("network_received", "network_sent", "block_read", "block_written")
    totals = {name: fields.get(name, 0) for name in names}
    return Sample(
        read=START + timedelta(seconds=second),
        cpu_percent=cpu,
        cores=fields.get("cores", 4) or 0,
        memory_used=fields.get("memory", 100_000_000),
        memory_limit=fields.get("limit"),
        pids=fields.get("pids", 3),
        **totals,
    )


class MemoryMeasuring:
    """One reader of stats.

    Attributes:
        watched: the containers that it was told to measure.
        open: whether it is being read.
        pause: as it was asked for.
    """

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.watched: frozenset[str] = frozenset()
        self.open = False
        self._queue: asyncio.Queue[Measured] = asyncio.Queue()

    def watch(self, containers: Iterable[str]) -> None:
        self.watched = frozenset(containers)

    async def __aenter__(self) -> AsyncIterator[Measured]:
        self.open = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.open = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Measured:
        return await self._queue.get()

    def give(self, samples: dict[str, Sample], failed: dict[str, EngineError] | None = None) -> None:
        """Give what was measured."""
        self._queue.put_nowait(Measured(samples, failed or {}))
