"""A session with one engine: connected, in step with it, or lost and trying again, for ever."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError, Unreachable
from engine.records import Kind
from engine.stamps import stamp_ns
from engine.tasks import TaskScope
from models.backoff import Backoff
from models.feed import Feed
from models.store import NOUNS, Mark, Store
from models.sync import Sync

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.contract import Engine
    from engine.records import Event, Host, Info, Key, Version
    from models.rows import ContainerRow, ImageRow, NetworkRow, Row, VolumeRow
    from models.table import TableModel

INFO_SECONDS = 5.0
"""How long the events wait for the engine's clock (`GET /info`)."""

PING_SECONDS = 30.0
"""Seconds between two measurements of how fast the engine answers, while somebody looks."""

STEADY_SECONDS = 10.0
"""A connection that held this long was one: the next attempts begin with the shortest delay again."""

_REMEMBERED = 512
"""Events kept to know repeats by: twice what an engine keeps."""


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
        self.latency: float | None = None
        self._store = Store(engine.host.name)
        self._backoff = backoff or Backoff()
        self._report = report or _to_loop
        self._scope = TaskScope(self._report, name=f"session {engine.host.name}")
        self._sync: Sync | None = None
        self._broken: asyncio.Future[None] | None = None
        self._retry = asyncio.Event()
        self._last_ns = 0
        self._recent: dict[tuple[int, str, str, str, str], None] = {}
        self._measuring = False

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

    def listed(self, kind: str) -> bool:
        """Whether the rows of a kind were read at least once (before that, none means loading)."""
        return kind in self._store.listed

    # Work

    def start(self) -> None:
        """Connect, in the running loop, and stay connected."""
        self._scope.start("connection", self._run())

    async def close(self) -> None:
        """End the connection and close the engine; nothing of it is left when this returns."""
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
            self._sync.prefer(keys)

    def pend(self, key: Key, word: str, verb: str) -> None:
        """Something is being done to a row: show `word` until the event comes that `verb` waits for.

        Args:
            key: the row's.
            word: translated: "Stopping…".
            verb: the engine's: start, stop, restart, pause, unpause, kill, rename, remove, tag.
        """
        self._store.mark(key, Mark(pending=word, verb=verb))
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
            self._sync.read_now(key)

    def fail(self, key: Key, words: str) -> None:
        """The call failed: the row goes back, with `words` (translated) as its problem until its next event."""
        self._store.mark(key, Mark(problem=words))
        self._flush()

    def feed(self, model: TableModel[Any], kind: str) -> Feed:
        """Fill a table model with the rows of a kind, and keep it filled for as long as it lives."""
        return Feed(self, model, Kind(kind))

    def watch_latency(self, *, on: bool) -> None:
        """Measure how fast the engine answers, every 30 s, while `on`."""
        self._measuring = on
        if on and self.state is SessionState.LIVE:
            self._scope.start("latency", self._measure(), on_error=self._lost_by)
        elif not on:
            self._scope.cancel("latency")

    # The connection

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            began = loop.time()
            error = await self._connection()
            if loop.time() - began >= STEADY_SECONDS:
                self._backoff.reset()
            self._lose(error, loop.time() + self._backoff.next())
            await self._wait()
            self.next_try = None
            self.stateChanged.emit()

    async def _connection(self) -> EngineError:
        """Connect and stay so until it breaks; returns what broke it."""
        broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._broken = broken
        scope = TaskScope(self._lost_by, name=f"connection {self.host.name}")
        scope.start("work", self._work(scope))
        try:
            await broken
        except EngineError as error:
            return error
        finally:
            self._scope.cancel("latency")
            if self._sync is not None:
                self._sync.close()
                self._sync = None
            await scope.close()
            if broken.done() and not broken.cancelled():
                broken.exception()  # looked at, also where closing came first
        return Unreachable("watch", "engine", self.host.name, "the connection ended")

    async def _work(self, scope: TaskScope) -> None:
        await self.engine.open()
        sync = self._sync = Sync(
            self._store,
            self.engine,
            scope,
            flush=self._flush,
            broken=self._lost_by,
            informed=lambda: self._ask_info(scope),
            failing=self.stateChanged.emit,
        )
        asked = asyncio.get_running_loop().time()
        scope.start("events", self._follow(scope, sync, asked))
        scope.start("version", self._ask_version())
        await sync.lists.list_all(self._live)

    async def _follow(self, scope: TaskScope, sync: Sync, asked: float) -> None:
        """Follow the events, from when the lists were asked for: nothing falls between.

        The lists are asked for side by side with the engine's clock, so that the first rows do not wait. The clock less
        the time since is not later than the lists.
        """
        loop = asyncio.get_running_loop()
        info = None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(INFO_SECONDS):
                info = await self.engine.system.info()
        clock = None
        if info is not None:
            self.info = info
            self.stateChanged.emit()
            clock = stamp_ns(str(info.raw.get("SystemTime", "")).encode())
        if clock is not None:
            listed_ns = clock - round((loop.time() - asked) * 1e9)
            since_ns = min(self._last_ns, listed_ns) if self._last_ns else listed_ns
        else:
            # An engine that does not tell its time: what happened before the events began is found by listing again.
            listed_ns = since_ns = 0
            scope.start("again", self._list_again(sync))
        async with self.engine.system.events(since_ns) as batches:
            async for batch in batches:
                self._take(sync, batch, listed_ns)
        raise Unreachable("watch", "engine", self.host.name, "the events ended")

    async def _list_again(self, sync: Sync) -> None:
        await asyncio.sleep(1.0)
        for kind in NOUNS:
            sync.lists.refresh(kind)

    def _take(self, sync: Sync, batch: Sequence[Event], listed_ns: int) -> None:
        new: list[Event] = []
        for event in batch:
            stamp = (event.time_ns, event.type, event.action, event.id, event.argument)
            if stamp in self._recent:
                continue
            self._recent[stamp] = None
            if len(self._recent) > _REMEMBERED:
                del self._recent[next(iter(self._recent))]
            self._last_ns = event.time_ns or self._last_ns
            new.append(event)
        sync.take(new, listed_ns)
        for event in new:
            self.happened.emit(event)

    async def _ask_version(self) -> None:
        self.version = await self.engine.system.version()
        self.latency = await self.engine.system.ping()
        self.stateChanged.emit()
        self.latencyChanged.emit()

    def _ask_info(self, scope: TaskScope) -> None:
        async def ask() -> None:
            self.info = await self.engine.system.info()
            self.stateChanged.emit()

        scope.start("info", ask())

    async def _measure(self) -> None:
        while True:
            self.latency = await self.engine.system.ping()
            self.latencyChanged.emit()
            await asyncio.sleep(PING_SECONDS)

    def _live(self) -> None:
        self.state = SessionState.LIVE
        self.error = None
        self.next_try = None
        self._flush()
        self.stateChanged.emit()
        if self._measuring:
            self._scope.start("latency", self._measure(), on_error=self._lost_by)

    def _lost_by(self, error: BaseException) -> None:
        """A task of the connection failed: an engine's error ends the connection, anything else is a bug."""
        if not isinstance(error, EngineError):
            self._report(error)
            error = Unreachable("watch", "engine", self.host.name, f"{type(error).__name__}: {error}")
        if self._broken is not None and not self._broken.done():
            self._broken.set_exception(error)

    def _lose(self, error: EngineError, next_try: float) -> None:
        self._retry.clear()
        self.state = SessionState.LOST
        self.error = error
        self.next_try = next_try
        self._store.set_lost(lost=True)
        for key in self._store.pending():
            self._store.mark(key, Mark())
        self._flush()
        self.stateChanged.emit()

    async def _wait(self) -> None:
        if self.next_try is None:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout_at(self.next_try):
                await self._retry.wait()

    # Telling

    def _flush(self) -> None:
        """Say what changed: the containers first, then those that they use."""
        containers = self._store.take_containers()
        if containers:
            self._say(Kind.CONTAINER, containers)
        for kind, change in self._store.take_others():
            self._say(kind, change)

    def _say(self, kind: Kind, change: Any) -> None:
        if change.discarded:
            self.rowsDiscarded.emit(kind.value, list(change.discarded))
        if change.whole:
            self.rowsReplaced.emit(kind.value)
        elif change.upserted:
            self.rowsUpserted.emit(kind.value, list(change.upserted))


def _to_loop(error: BaseException) -> None:
    asyncio.get_running_loop().call_exception_handler({"message": "in a session", "exception": error})
