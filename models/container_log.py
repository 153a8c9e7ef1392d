"""One container's log: its last lines at once, what is written then, and what is older loaded behind them."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

from models.log_backlog import Backlog
from models.log_earlier import Earlier, EarlierLines, EarlierState
from models.log_feed import FeedState, LogFeed, chosen_tail
from models.logs import LogStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.contract import Engine
    from engine.errors import EngineError
    from engine.records import Container, Event
    from models.log_earlier import Take


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
        self._changed = changed
        self._earlier = EarlierLines(self.store, changed)
        self._done = first is None

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

    @property
    def earlier(self) -> Earlier:
        """How it stands with the lines that are older than those loaded first."""
        return self._earlier.now

    def stop_earlier(self) -> None:
        """Load no more of the older lines; `load_earlier` goes on behind what was read of them."""
        self._earlier.stop()

    def load_earlier(self) -> None:
        """Go on loading the older lines."""
        self._earlier.resume()

    async def run(self) -> None:
        """Keep it up until cancelled. What goes wrong is in `state`, `error` and `earlier`, never raised."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.feed.run(), name="follow a log")
            group.create_task(self._earlier.run(), name="load earlier lines")

    def _came(self) -> None:
        head = self.feed.head
        if not self._done and head is not None and head.full:
            self._done = True
            self.feed.head = None
            self._earlier.begin(_Beginning(Backlog(self.engine, self.container, head.chunk)))
        self._changed()


class _Beginning:
    """The lines of one container before those that came first."""

    def __init__(self, backlog: Backlog) -> None:
        self._backlog = backlog

    async def read(self, take: Take) -> None:
        """Give them."""
        if self._backlog.whole:
            return
        async with aclosing(self._backlog.read()) as chunks:
            async for chunk in chunks:
                if not await take(chunk, b""):
                    return

    def end(self, store: LogStore) -> EarlierState:
        """Join them with what was there; where the engine let that go meanwhile, they are none that stood before it."""
        if self._backlog.rotated:
            store.withdraw()
            return EarlierState.ROTATED
        if self._backlog.whole_first is not None and store.gap is not None:
            store.replace(store.gap, self._backlog.whole_first)
        store.join()
        return EarlierState.NONE
