"""Loading the lines that are older than those that a log was opened with: begun, stopped, taken up, whole."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from engine.errors import EngineError, TimedOut, Unreachable
from models.backoff import Backoff

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from engine.records import LogChunk
    from models.logs import LogStore

    Take = Callable[[LogChunk, bytes], Awaitable[bool]]
    """Takes older lines and whose each is; gives whether more are wanted."""

_FIRST_WAIT = 0.5


class EarlierState(StrEnum):
    """How it stands with the lines that are older than those loaded first."""

    NONE = "none"
    """There are none, or all are there."""
    LOADING = "loading"
    STOPPED = "stopped"
    FAILED = "failed"
    ROTATED = "rotated"
    """The engine let them go while they were being loaded."""


class Earlier(NamedTuple):
    """The lines that are older than those loaded first: how it stands, and how many were read so far."""

    state: EarlierState
    lines: int = 0
    error: EngineError | None = None


class EarlierSource(Protocol):
    """What reads the lines before those that are there."""

    async def read(self, take: Take) -> None:
        """Give the lines in their order until `take` wants no more. Called again after a break it goes on.

        Raises an EngineError where the engine cannot give them.
        """

    def end(self, store: LogStore) -> EarlierState:
        """All was read: what is to be made of it in the store."""


class EarlierLines:
    """Loads older lines into a store, before those that are there, while `run` runs.

    Args:
        store: where they go.
        changed: called after lines came, and after `now` changed.

    Attributes:
        now: how it stands.
    """

    def __init__(self, store: LogStore, changed: Callable[[], None]) -> None:
        self.now = Earlier(EarlierState.NONE)
        self._store = store
        self._changed = changed
        self._source: EarlierSource | None = None
        self._wanted = asyncio.Event()
        self._loading: asyncio.Task[None] | None = None
        self._lines = 0

    def begin(self, source: EarlierSource) -> None:
        """There may be older lines; this is what reads them."""
        self._source = source
        self._store.open_gap()
        self._wanted.set()

    def stop(self) -> None:
        """Load no more; what was read stays, and `resume` goes on behind it."""
        if self.now.state is EarlierState.LOADING:
            self._wanted.clear()
            if self._loading is not None:
                self._loading.cancel()
            self._become(EarlierState.STOPPED)

    def resume(self) -> None:
        """Go on loading."""
        if self._source is not None and self.now.state in {EarlierState.STOPPED, EarlierState.FAILED}:
            self._wanted.set()

    async def run(self) -> None:
        """Load until all is there, or cancelled. What goes wrong is in `now`, never raised."""
        waits = Backoff(_FIRST_WAIT)
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            if self._source is None:
                continue
            self._loading = asyncio.create_task(self._load(self._source), name="load earlier lines")
            try:
                await asyncio.wait([self._loading])
                self._loading.result()
            except (Unreachable, TimedOut) as error:
                self._become(EarlierState.FAILED, error)
                await asyncio.sleep(waits.next())
                self._wanted.set()
            except EngineError as error:
                self._become(EarlierState.FAILED, error)
            except asyncio.CancelledError:
                task = asyncio.current_task()
                if self._loading.cancelled() and not (task and task.cancelling()):
                    continue  # by `stop`
                self._loading.cancel()
                await asyncio.wait([self._loading])
                self._wanted.set()
                raise
            finally:
                self._loading = None

    async def _load(self, source: EarlierSource) -> None:
        self._become(EarlierState.LOADING)
        await source.read(self._take)
        # Where the store wants them no more, what is older than what is gone is let be.
        state = source.end(self._store) if self._store.gap is not None else EarlierState.NONE
        self._source = None
        self._become(state)

    async def _take(self, chunk: LogChunk, sources: bytes = b"") -> bool:
        if not self._store.append_earlier(chunk, sources):
            return False
        self._lines += len(chunk.streams)
        self._become(EarlierState.LOADING)
        await self._store.room()
        return True

    def _become(self, state: EarlierState, error: EngineError | None = None) -> None:
        self.now = Earlier(state, 0 if state is EarlierState.NONE else self._lines, error)
        self._changed()
