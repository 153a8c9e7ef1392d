"""A session with one engine: connected, in step with it, or lost and trying again, for ever."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from engine.records import Kind
from engine.tasks import TaskScope
from models.backoff import Backoff
from models.connection import Connection, Ears, Repeats
from models.engine_clock import clock_ahead
from models.feed import Feed
from models.series_colours import SeriesColours
from models.store import Mark, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.contract import Engine
    from engine.errors import EngineError
    from engine.records import Event, Host, Info, Key, Version
    from models.rows import ContainerRow, ImageRow, NetworkRow, Row, VolumeRow
    from models.stats import StatsHub
    from models.store import Change
    from models.sync import Sync
    from models.table import TableModel
    from models.terminals import Terminals

log = logging.getLogger(__name__)

PING_SECONDS = 30.0
"""Seconds between two measurements of how fast the engine answers, while somebody looks."""

STEADY_SECONDS = 10.0
"""A connection that held this long was one: the next attempts begin with the shortest delay again."""


class Closes(Protocol):
    """Something that has to be closed before the engine is."""

    async def close(self) -> None:
        """Nothing of it is left when this returns."""


class SessionState(StrEnum):
    """How it stands with an engine."""

    CONNECTING = "connecting"
    LIVE = "live"
    LOST = "lost"


class HostSession(QObject):
    """Everything known of one engine, kept in step with it.

    All rows stay when the engine is lost (`lost` is set in them), and are all read again when it is back. The loop that
    runs when `start` is called does the work; nothing is asked while nothing happens.

    Args:
        engine: whom to ask; closed with the session.
        backoff: how long to wait between attempts.
        report: takes what is no `EngineError`: a bug. The loop's own exception handler where None.
        parent: Qt's owner.
    """

    stateChanged = Signal()  # noqa: N815 - Qt's way to name signals
    """`state`, `error`, `next_try`, `version`, `info` or `failed` is another."""
    rowsReplaced = Signal(str)  # noqa: N815
    """All rows of a kind were read again."""
    rowsUpserted = Signal(str, object)  # noqa: N815
    """A kind and the keys of its rows that are new or changed."""
    rowsDiscarded = Signal(str, object)  # noqa: N815
    """A kind and the keys of the rows that are gone; also sent before `rowsReplaced`."""
    happened = Signal(object)
    """An `engine.records.Event`, each once, whatever it is about; those missed while lost as far as they are kept."""
    latencyChanged = Signal()  # noqa: N815
    """`latency` is another."""

    def __init__(
        self,
        engine: Engine,
        *,
        backoff: Backoff | None = None,
        report: Callable[[BaseException], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.engine = engine
        self.state = SessionState.CONNECTING
        self.error: EngineError | None = None
        self.next_try: float | None = None
        self.version: Version | None = None
        self.info: Info | None = None
        self.clock_ahead = timedelta()
        self.latency: float | None = None
        self._store = Store(engine.host.name)
        self._backoff = backoff or Backoff()
        self._report = report or _to_loop
        self._scope = TaskScope(self._report, name=f"session {engine.host.name}")
        self._connection: Connection | None = None
        self._repeats = Repeats()
        self._retry = asyncio.Event()
        self._measuring = False
        self._stats: StatsHub | None = None
        self.colours = SeriesColours()
        self._terminals: Terminals | None = None
        self._kept: dict[Closes, asyncio.Task[None] | None] = {}
        self._ears = Ears(
            live=self._begin_live,
            failing=self.stateChanged.emit,
            flush=self._flush,
            version=self._learn_version,
            info=self._learn_info,
            latency=self._learn_latency,
            heard=self._hear,
            report=self._report,
        )

    # What is known

    @property
    def host(self) -> Host:
        """Where the engine is."""
        return self.engine.host

    @property
    def api(self) -> str:
        """The API version in use, "" before the first connection."""
        return self.engine.api_version

    @property
    def lost(self) -> bool:
        """Whether the engine is out of reach, so that rows may be old."""
        return self.state is SessionState.LOST

    @property
    def containers(self) -> dict[Key, ContainerRow]:
        """The containers."""
        return self._store.containers

    @property
    def images(self) -> dict[Key, ImageRow]:
        """The images, a row for each reference."""
        return self._store.images

    @property
    def volumes(self) -> dict[Key, VolumeRow]:
        """The volumes."""
        return self._store.volumes

    @property
    def networks(self) -> dict[Key, NetworkRow]:
        """The networks."""
        return self._store.networks

    @property
    def _sync(self) -> Sync | None:
        return self._connection.sync if self._connection is not None else None

    @property
    def failed(self) -> dict[Kind, EngineError]:
        """Kinds whose list the engine refuses while the rest works, and why. They are tried again."""
        return self._sync.lists.failed if self._sync is not None else {}

    @property
    def idle(self) -> bool:
        """Whether it is live and nothing is being read nor waits to be."""
        return self.state is SessionState.LIVE and self._sync is not None and self._sync.idle

    def rows(self, kind: str) -> dict[Key, Any]:
        """The rows of a kind."""
        return self._store.rows(Kind(kind))

    def row(self, key: Key) -> Row | None:
        """One row, None where it is gone."""
        return self._store.row(key)

    @property
    def stats(self) -> StatsHub:
        """What its containers use; nothing is measured until somebody looks."""
        if self._stats is None:
            from models.stats import StatsHub

            self._stats = StatsHub(self, self._report)
        return self._stats

    def listed(self, kind: str) -> bool:
        """Whether the rows of a kind were read at least once (before that, none means loading)."""
        return kind in self._store.listed

    @property
    def terminals(self) -> Terminals:
        """The terminals in its containers; they end with the session."""
        if self._terminals is None:
            from models.terminals import Terminals

            self._terminals = Terminals(self.engine, self._report)
        self._terminals.windows = self.info is not None and self.info.os_type == "windows"
        return self._terminals

    # Work

    def keep(self, thing: Closes) -> None:
        """Close it with the session."""
        self._kept[thing] = None

    def let_go(self, thing: Closes) -> None:
        """It is not wanted any more: close it now."""
        if self._kept.get(thing) is None:
            self._kept[thing] = asyncio.get_running_loop().create_task(self._close(thing), name="close")

    async def _close(self, thing: Closes) -> None:
        try:
            await thing.close()
        finally:
            self._kept.pop(thing, None)

    def start(self) -> None:
        """Connect, in the running loop, and stay connected."""
        self._scope.start("connection", self._run())

    async def close(self) -> None:
        """End the connection and close the engine; nothing of it is left when this returns."""
        if self._stats is not None:
            await self._stats.close()
        if self._terminals is not None:
            await self._terminals.close_all()
            self._terminals = None
        for thing in list(self._kept):
            self.let_go(thing)
        if closing := [task for task in self._kept.values() if task is not None]:
            await asyncio.wait(closing)
        await self._scope.close()
        await self.engine.close()

    def retry_now(self) -> None:
        """Do not wait for the next attempt."""
        self._retry.set()

    def refresh(self, kind: str) -> None:
        """Read all of a kind again. While lost: try again."""
        if self._sync is None:
            self.retry_now()
        else:
            self._sync.lists.refresh(Kind(kind))

    def want_details(self, keys: Iterable[Key]) -> None:
        """These rows are in sight: what the lists do not say is read for them first."""
        if self._sync is not None:
            self._sync.readings.prefer(keys)

    def read_again(self, key: Key) -> None:
        """Something changed of which no event tells: read one thing again. While lost nothing is asked."""
        if self._sync is not None:
            self._sync.readings.now(key)

    def pend(self, key: Key, word: str, verb: str) -> None:
        """Something is being done to a row: show `word` until the event comes that `verb` waits for.

        Args:
            key: the row's.
            word: translated: "Stopping…".
            verb: the engine's: start, stop, restart, pause, unpause, kill, rename, remove, tag.
        """
        self.pend_all((key,), word, verb)

    def pend_all(self, keys: Iterable[Key], word: str, verb: str) -> None:
        """As `pend` for many rows, told as one change."""
        mark = Mark(pending=word, verb=verb)
        for key in keys:
            self._store.mark(key, mark)
        self._flush()

    def withdraw(self, keys: Iterable[Key]) -> None:
        """Nothing was asked of the engine for these after all: their words go at once."""
        for key in keys:
            self._store.mark(key, Mark())
        self._flush()

    def unpend(self, key: Key) -> None:
        """The call has ended well, or was given up: the word goes at the latest when the thing has been read again."""
        mark = self._store.marked(key)
        if not mark.pending:
            return
        if self._sync is None:
            self._store.mark(key, Mark())
            self._flush()
        else:
            self._store.mark(key, replace(mark, verb=""))
            self._sync.readings.now(key)

    def fail(self, key: Key, words: str) -> None:
        """The call failed: the row goes back, with `words` (translated) as its problem until its next event."""
        self._store.mark(key, Mark(problem=words))
        self._flush()

    def feed(self, model: TableModel[Any], kind: str) -> Feed:
        """Fill a table model with the rows of a kind, and keep it filled for as long as it lives."""
        return Feed(self, model, Kind(kind))

    async def measure(self, kind: Kind) -> None:
        """Ask for sizes that an engine has to walk its disk for; the rows of the kind show them when they are known.

        Raises:
            EngineError: the engine does not know, or failed.
        """
        match kind:
            case Kind.CONTAINER:
                sizes = await self.engine.containers.sizes()
            case Kind.IMAGE:
                sizes = await self.engine.images.shared_sizes()
            case Kind.VOLUME:
                sizes = await self.engine.volumes.sizes()
            case _:
                raise ValueError(kind)
        self._store.set_sizes(kind, sizes)
        self._flush()

    def watch_latency(self, *, on: bool) -> None:
        """Measure how fast the engine answers, every 30 s, while `on`."""
        self._measuring = on
        if on and self.state is SessionState.LIVE:
            self._scope.start("latency", self._measure())
        elif not on:
            self._scope.cancel("latency")

    # The connection

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            self._connection = Connection(self.engine, self._store, self._repeats, self._ears)
            try:
                error = await self._connection.run()
            finally:
                self._connection = None
                self._scope.cancel("latency")
            if loop.time() - began >= STEADY_SECONDS:
                self._backoff.reset()
            self._retry.clear()
            next_try = loop.time() + self._backoff.next()
            self._lose(error, next_try)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(next_try):
                    await self._retry.wait()
            self.next_try = None
            self.stateChanged.emit()

    def _lose(self, error: EngineError, next_try: float) -> None:
        log.info("lost %s: %s", self.host.name, error)
        self.state = SessionState.LOST
        self.error = error
        self.next_try = next_try
        self._store.set_lost(lost=True)
        for key in self._store.pending():
            self._store.mark(key, Mark())
        self._flush()
        self.stateChanged.emit()

    def _begin_live(self) -> None:
        self.state = SessionState.LIVE
        self.error = None
        self.next_try = None
        self._flush()
        self.stateChanged.emit()
        self.watch_latency(on=self._measuring)

    async def _measure(self) -> None:
        while self._connection is not None:
            self._connection.measure()
            await asyncio.sleep(PING_SECONDS)

    # What it hears, and says

    def _learn_version(self, version: Version) -> None:
        self.version = version
        self.stateChanged.emit()

    def _learn_info(self, info: Info) -> None:
        self.info = info
        self.clock_ahead = clock_ahead(info, time.time_ns())
        self.stateChanged.emit()

    def _learn_latency(self, seconds: float) -> None:
        self.latency = seconds
        self.latencyChanged.emit()

    def _hear(self, events: Sequence[Event]) -> None:
        for event in events:
            self.happened.emit(event)

    def _flush(self) -> None:
        """Say what changed: the containers first, then those that they use."""
        containers = self._store.take_containers()
        if containers:
            self._say(Kind.CONTAINER, containers)
        for kind, change in self._store.take_others():
            self._say(kind, change)

    def _say(self, kind: Kind, change: Change) -> None:
        if change.discarded:
            self.rowsDiscarded.emit(kind.value, list(change.discarded))
        if change.whole:
            self.rowsReplaced.emit(kind.value)
        elif change.upserted:
            self.rowsUpserted.emit(kind.value, list(change.upserted))


def _to_loop(error: BaseException) -> None:
    asyncio.get_running_loop().call_exception_handler({"message": "in a session", "exception": error})
