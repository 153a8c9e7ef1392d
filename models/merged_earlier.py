"""The older lines of several containers, read side by side and given in the engine's order of time."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

from engine.errors import EngineError
from models.log_backlog import Backlog
from models.log_earlier import EarlierState
from models.log_feed import FRAME_SECONDS
from models.log_merge import LAST, Merger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import LogChunk
    from models.log_earlier import Take
    from models.logs import LogStore

AHEAD_BYTES = 1 << 20
"""So much of one source may be read before the others have come as far."""


class MergedBeginning:
    """What of several sources stands before the lines that are there.

    Args:
        parts: for each source what stands there, as lines that are known already or as what reads them; and the marks
            among them.
    """

    def __init__(self, parts: Sequence[tuple[Backlog | LogChunk, LogChunk]]) -> None:
        count = len(parts)
        self._merger = Merger(2 * count)
        self._backlogs: dict[int, Backlog] = {}
        for place, (part, marks) in enumerate(parts):
            self._merger.put(count + place, marks)
            self._merger.close(count + place)
            if isinstance(part, Backlog):
                self._backlogs[place] = part
            else:
                self._merger.put(place, part)
                self._merger.close(place)
        self._own = bytes(place % count if place < 2 * count else 0 for place in range(256))  # marks are their source's
        self._room = asyncio.Event()
        self._over = False

    async def read(self, take: Take) -> None:
        """Give them, merged. What of a source waits for the others is kept for the next time."""
        self._over = False
        try:
            async with asyncio.TaskGroup() as group:
                for place, backlog in self._backlogs.items():
                    if not backlog.whole:
                        group.create_task(self._read_part(place, backlog), name="load earlier lines of one")
                await self._merge(take)
        except BaseExceptionGroup as errors:
            failed = errors.subgroup(lambda error: isinstance(error, EngineError))
            if failed is None or len(failed.exceptions) < len(errors.exceptions):
                raise
            raise _first_error(failed) from None

    def end(self, store: LogStore) -> EarlierState:
        """Join them with what was there."""
        store.join()
        return EarlierState.ROTATED if any(one.rotated for one in self._backlogs.values()) else EarlierState.NONE

    async def _read_part(self, place: int, backlog: Backlog) -> None:
        try:
            async with aclosing(backlog.read()) as chunks:
                async for chunk in chunks:
                    self._merger.put(place, chunk)
                    while self._merger.size(place) > AHEAD_BYTES and not self._over:
                        self._room.clear()
                        await self._room.wait()
                    if self._over:
                        return
        finally:
            if backlog.whole:
                self._merger.close(place)

    async def _merge(self, take: Take) -> None:
        while not self._over:
            ready = self._merger.ready()
            merged = self._merger.take(ready)
            self._over = ready == LAST
            if merged is not None and not await take(merged.chunk, merged.sources.translate(self._own)):
                self._over = True
            self._room.set()
            if not self._over:
                await asyncio.sleep(FRAME_SECONDS)


def _first_error(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
