"""One container's log: its last lines at once, what is written then, and what is older loaded behind them."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from engine.errors import EngineError, TimedOut, Unreachable
from models.backoff import Backoff
from models.log_backlog import Backlog
from models.log_feed import FeedState, LogFeed, chosen_tail
from models.logs import LogStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.contract import Engine
    from engine.records import Container, Event

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


class ContainerLog:
    """The log of one container in a store, kept up while `run` runs; `run` may be left and run again.

    Args:
        engine: where the container is.
        container: its record; `update` gives a newer one.
        changed: called after lines came, and after `state` or `earlier` changed.
        tail: how many of the last lines come first; 0: all in their order; None: as the user chose.
    """

    def __init__(
        self, engine: Engine, container: Container, changed: Callable[[], None], *, tail: int | None = None
    ) -> None:
        first = chosen_tail() if tail is None else tail or None
        self.store = LogStore(sources=(container.name,))
        self.feed = LogFeed(engine, container, self.store, self._came, tail=first)
        self.earlier = Earlier(EarlierState.NONE)
        self._changed = changed
        self._wanted = asyncio.Event()
        self._stopped = False
        self._done = first is None
        self._backlog: Backlog | None = None
        self._older = LogStore()

    @property
    def engine(self) -> Engine:
        """Where the container is."""
        return self.feed.engine

    @property
    def container(self) -> Container:
        """Its newest record."""
        return self.feed.container

    @property
    def state(self) -> FeedState:
        """How it stands with what is written now."""
        return self.feed.state

    @property
    def error(self) -> EngineError | None:
        """Why the log is lost or refused."""
        return self.feed.error

    def update(self, container: Container) -> None:
        """The container's record is newer: it may run again, or be gone."""
        self.feed.update(container)

    def hear(self, event: Event) -> None:
        """The engine told of something: of this container it may make a mark in the log."""
        self.feed.hear(event)

    def stop_earlier(self) -> None:
        """Load no more of the older lines; what was read of them is kept for `load_earlier`."""
        if self.earlier.state is EarlierState.LOADING:
            self._stopped = True
            self._become(EarlierState.STOPPED)

    def load_earlier(self) -> None:
        """Go on loading the older lines."""
        if not self._done and self.earlier.state in {EarlierState.STOPPED, EarlierState.FAILED}:
            self._stopped = False
            self._wanted.set()

    async def run(self) -> None:
        """Keep it up until cancelled. What goes wrong is in `state`, `error` and `earlier`, never raised."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.feed.run(), name="follow a log")
            group.create_task(self._load(), name="load earlier lines")

    def _came(self) -> None:
        if not self._done and self._backlog is None and self.feed.head is not None and self.feed.head.full:
            self._backlog = Backlog(self.engine, self.container, self.feed.head.chunk)
            self.feed.head = None
            self._wanted.set()
        self._changed()

    async def _load(self) -> None:
        waits = Backoff(_FIRST_WAIT)
        while not self._done:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self._read_earlier()
            except (Unreachable, TimedOut) as error:
                self._become(EarlierState.FAILED, error)
                await asyncio.sleep(waits.next())
                self._wanted.set()
            except EngineError as error:
                self._become(EarlierState.FAILED, error)
            except asyncio.CancelledError:
                self._wanted.set()
                raise

    async def _read_earlier(self) -> None:
        backlog, older = self._backlog, self._older
        if backlog is None:
            return
        cleared = self.store.cleared
        self._become(EarlierState.LOADING)
        async with aclosing(backlog.read()) as chunks:
            async for chunk in chunks:
                older.append(chunk)
                if self._stopped:
                    return
                if self.store.cleared != cleared or self.store.dropped:
                    break  # what is older than what is gone is not wanted
                self._become(EarlierState.LOADING)
                await older.room()
        self._done = True
        wanted = self.store.cleared == cleared and not self.store.dropped and not backlog.rotated
        if wanted:
            if backlog.whole_first is not None:
                self.store.replace(0, backlog.whole_first)
            self.store.prepend(older.take_all(), older.dropped)
        elif self.store.dropped:
            self.store.prepend((), older.end)
        older.clear()
        self._become(EarlierState.ROTATED if backlog.rotated else EarlierState.NONE)

    def _become(self, state: EarlierState, error: EngineError | None = None) -> None:
        lines = self._older.end if state is not EarlierState.NONE else 0
        self.earlier = Earlier(state, lines, error)
        self._changed()
