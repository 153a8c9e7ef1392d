"""One connection to an engine, from the first word until it breaks."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from engine.errors import EngineError, Unreachable
from engine.stamps import stamp_ns
from engine.tasks import TaskScope
from models.store import NOUNS
from models.sync import Sync

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from engine.contract import Engine
    from engine.records import Event, Info, Version
    from models.store import Store

T = TypeVar("T")

log = logging.getLogger(__name__)

INFO_SECONDS = 5.0
"""How long the events wait for the engine's clock (`GET /info`)."""

HEAD_START = 0.2
"""Seconds that nothing else is asked of the engine while it lists its containers: they are what is waited for. An
engine remembers 256 events; what happens within this time is among them."""

LISTS_FIRST = 0.5
"""Seconds that the inspections in the background wait for the other lists: some engines take a second for images."""

LIST_AGAIN = 1.0
"""Seconds after which everything is listed again where the engine does not tell its time."""

_REMEMBERED = 512


class Repeats:
    """Knows the events that were there before: an engine asked for those since a time repeats some.

    It remembers twice as many as an engine keeps. Times are the engine's own, and may go back.
    """

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str, str, str, str], None] = {}
        self.last_ns = 0
        """The engine's clock at the last event, 0 before any."""

    def new(self, events: Sequence[Event]) -> list[Event]:
        """Those of `events` that were not there before."""
        found: list[Event] = []
        for event in events:
            stamp = (event.time_ns, event.type, event.action, event.id, event.argument)
            if stamp in self._seen:
                continue
            self._seen[stamp] = None
            if len(self._seen) > _REMEMBERED:
                del self._seen[next(iter(self._seen))]
            self.last_ns = event.time_ns or self.last_ns
            found.append(event)
        return found


@dataclass(frozen=True, slots=True)
class Ears:
    """What a connection tells its session.

    Args:
        live: the containers are there; to be shown by what is called.
        failing: a list fails, or no longer does.
        flush: the store has changes to be said.
        version: what the engine says of itself.
        info: the same.
        latency: the seconds that its last ping took.
        heard: these events happened, and are in the store.
        report: a bug.
    """

    live: Callable[[], None]
    failing: Callable[[], None]
    flush: Callable[[], None]
    version: Callable[[Version], None]
    info: Callable[[Info], None]
    latency: Callable[[float], None]
    heard: Callable[[Sequence[Event]], None]
    report: Callable[[BaseException], None]


class Connection:
    """Connects, lists, follows the events; once.

    Args:
        engine: whom to.
        store: what is kept in step with it.
        repeats: kept from connection to connection.
        ears: are told.
    """

    def __init__(self, engine: Engine, store: Store, repeats: Repeats, ears: Ears) -> None:
        self._engine = engine
        self._store = store
        self._repeats = repeats
        self._ears = ears
        self._scope = TaskScope(self.break_off, name=f"connection {engine.host.name}")
        self._broken: asyncio.Future[EngineError] = asyncio.get_running_loop().create_future()
        self.sync: Sync | None = None
        """None until the engine has answered."""

    async def run(self) -> EngineError:
        """Connect and stay so; returns what broke it. Nothing of it is left then, nor when it is cancelled."""
        self._scope.start("work", self._work())
        try:
            return await self._broken
        finally:
            if self.sync is not None:
                self.sync.close()
            await self._scope.close()

    def break_off(self, error: BaseException) -> None:
        """A task failed: an engine's error ends the connection, and so does a bug, which is reported."""
        if not isinstance(error, EngineError):
            self._ears.report(error)
            error = self._unreachable(f"{type(error).__name__}: {error}")
        if not self._broken.done():
            self._broken.set_result(error)

    def measure(self) -> None:
        """Find out how fast the engine answers now; and whether it does."""

        async def ask() -> None:
            self._ears.latency(await self._engine.system.ping())

        if not self._scope.closed:
            self._scope.start("ping", ask())

    async def _work(self) -> None:
        await self._engine.open()
        self.sync = Sync(
            self._store,
            self._engine,
            self._scope,
            flush=self._ears.flush,
            broken=self.break_off,
            informed=self._inform,
            failing=self._ears.failing,
        )
        asked = asyncio.get_running_loop().time()
        listing = self.sync.lists.list_first(self._ears.live)
        containers = self._scope.start("containers", listing, on_error=lambda _: None)  # raised below
        if (await asyncio.wait((containers,), timeout=HEAD_START))[0]:
            await containers
        self._scope.start("events", self._follow(self.sync, asked))
        self._scope.start("version", self._ask_version())
        others = self.sync.lists.list_others()
        await containers
        await asyncio.wait(others, timeout=LISTS_FIRST)
        self.sync.lists.begun()
        self.measure()

    def _inform(self) -> None:
        self._scope.start("info", self._ask_info())

    async def _follow(self, sync: Sync, asked: float) -> None:
        """Follow the events, from when the lists were asked for (`asked`, the loop's time): nothing falls between.

        The first rows do not wait for the engine's clock. The clock less the time since is not later than the lists.
        """
        clock = await self._clock()
        if clock is not None:
            listed_ns = clock - round((asyncio.get_running_loop().time() - asked) * 1e9)
            since_ns = min(self._repeats.last_ns, listed_ns) if self._repeats.last_ns else listed_ns
        else:
            # What happened before the events began is found by listing again.
            listed_ns = since_ns = 0
            self._scope.start("again", self._list_again(sync))
        async with self._engine.system.events(since_ns) as batches:
            async for batch in batches:
                new = self._repeats.new(batch)
                sync.take(new, listed_ns)
                self._ears.heard(new)
        raise self._unreachable("the events ended")

    async def _clock(self) -> int | None:
        """The engine's clock, in nanoseconds; None where it does not tell, or not in time."""
        info: Info | None = None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(INFO_SECONDS):
                info = await self._ask_info()
        return stamp_ns(str(info.raw.get("SystemTime", "")).encode()) if info is not None else None

    async def _list_again(self, sync: Sync) -> None:
        await asyncio.sleep(LIST_AGAIN)
        for kind in NOUNS:
            sync.lists.refresh(kind)

    async def _ask_version(self) -> None:
        version = await self._optional(self._engine.system.version())
        if version is not None:
            self._ears.version(version)

    async def _ask_info(self) -> Info | None:
        info = await self._optional(self._engine.system.info())
        if info is not None:
            self._ears.info(info)
        return info

    async def _optional(self, call: Awaitable[T]) -> T | None:
        """What a connection can do without: a proxy may let only some paths through."""
        try:
            return await call
        except Unreachable:
            raise
        except EngineError as error:
            log.info("done without: %s", error)
            return None

    def _unreachable(self, words: str) -> Unreachable:
        return Unreachable("watch", "engine", self._engine.host.name, words)
