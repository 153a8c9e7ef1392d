"""The logs of several containers as one, in the engine's order of time."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.records import LogChunk
from models.container_log import Earlier, EarlierState
from models.log_backlog import HEAD_LINES, Backlog
from models.log_feed import FRAME_SECONDS, GOES_ON, FeedState, LogFeed, chosen_tail
from models.log_lines import MARK
from models.log_merge import LAST, Merger
from models.logs import LogStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.contract import Engine
    from engine.records import Container, Event

MOST_SOURCES = 127

WINDOW_SECONDS = 0.06
"""Lines are put in order within twice this: so late may one be without standing out of order."""

SETTLE_SECONDS = 0.25
"""So long the first lines of a further source are waited for."""

AHEAD_BYTES = 1 << 20
"""So much of one source may be read before the others have come as far."""

_BEING_READ = frozenset({FeedState.LOADING, FeedState.FOLLOWING})
_ORDER = (FeedState.LOST, FeedState.LOADING, FeedState.FOLLOWING, FeedState.REFUSED, FeedState.ENDED)


class MergedLog:
    """Several containers' logs in one store, kept up while `run` runs; a line's source is its container's place.

    The last lines of all are shown from the time on from which all are known; what is older is merged behind them and
    put before them at once.

    Args:
        engine: where the containers are.
        containers: their records, at most `MOST_SOURCES`.
        changed: called after lines came, and after a state changed.
        tail: how many of the last lines of each come first; 0: all; None: as the user chose.
    """

    def __init__(
        self,
        engine: Engine,
        containers: Sequence[Container],
        changed: Callable[[], None],
        *,
        tail: int | None = None,
    ) -> None:
        first = chosen_tail() if tail is None else tail or None
        containers = containers[:MOST_SOURCES]
        self.engine = engine
        self.store = LogStore(sources=tuple(container.name for container in containers))
        self.earlier = Earlier(EarlierState.NONE)
        self._changed = changed
        self._merger = Merger(len(containers))
        self.feeds = [
            LogFeed(engine, container, _Port(self, place), changed, tail=first)
            for place, container in enumerate(containers)
        ]
        self._came = asyncio.Event()
        self._answered: set[int] = set()
        self._begun = False
        self._stop = asyncio.Event()
        self._wanted = asyncio.Event()
        self._parts: list[Backlog | LogChunk] = []
        self._marks: list[LogChunk] = []
        self._older = LogStore()

    @property
    def containers(self) -> tuple[Container, ...]:
        """Whose logs these are."""
        return tuple(feed.container for feed in self.feeds)

    @property
    def state(self) -> FeedState:
        """How it stands with all: lost where one is, following where one does."""
        states = {feed.state for feed in self.feeds}
        return next((state for state in _ORDER if state in states), FeedState.ENDED)

    @property
    def error(self) -> EngineError | None:
        """Why a log is lost or refused: the first such."""
        return next((feed.error for feed in self.feeds if feed.error is not None), None)

    def update(self, container: Container) -> None:
        """A container's record is newer: it may run again, or be gone."""
        for feed in self.feeds:
            if feed.container.id == container.id:
                feed.update(container)

    def hear(self, event: Event) -> None:
        """The engine told of something: of one of these containers it may make a mark in the log."""
        for feed in self.feeds:
            feed.hear(event)

    def stop_earlier(self) -> None:
        """Load no more of the older lines; what was read of them is let go."""
        if self.earlier.state is EarlierState.LOADING:
            self._stop.set()
            self._become(EarlierState.STOPPED)

    def load_earlier(self) -> None:
        """Load the older lines after all."""
        if self.earlier.state in {EarlierState.STOPPED, EarlierState.FAILED}:
            self._wanted.set()

    async def run(self) -> None:
        """Keep it up until cancelled. What goes wrong is in `state`, `error` and `earlier`, never raised."""
        async with asyncio.TaskGroup() as group:
            for feed in self.feeds:
                group.create_task(feed.run(), name="follow a log")
            group.create_task(self._order(), name="order logs")
            group.create_task(self._load(), name="load earlier lines")

    def take(self, source: int, chunk: LogChunk) -> None:
        """Lines of a source came."""
        self._answered.add(source)
        self._merger.put(source, chunk)
        self._came.set()

    # What is written now

    async def _order(self) -> None:
        if not self._begun:
            await self._settle()
            self._begin()
        before = b""
        while True:
            self._came.clear()
            if not self._merger.waiting:
                await self._came.wait()
            await asyncio.sleep(WINDOW_SECONDS)
            # What was there a window ago has been waited for long enough.
            self._append(before)
            before = self._merger.newest

    async def _settle(self) -> None:
        """Wait for the first lines of all, as long as further ones keep answering."""
        await self._came.wait()
        answered = 0
        while answered < len(self._answered) < len(self.feeds):
            answered = len(self._answered)
            await asyncio.sleep(SETTLE_SECONDS)
        # The logs of containers that do not run end at once, and then say how the container ended.
        for _ in range(round(SETTLE_SECONDS / FRAME_SECONDS)):
            if all(feed.state not in _BEING_READ or feed.container.state in GOES_ON for feed in self.feeds):
                return
            await asyncio.sleep(FRAME_SECONDS)

    def _begin(self) -> None:
        """Show the last lines, from the time on from which all are known."""
        self._begun = True
        heads = [feed.head for feed in self.feeds]
        full = [place for place, head in enumerate(heads) if head is not None and head.full]
        if full:
            since = max(self._merger.first(place) for place in full)
            self._marks = []
            self._parts = [self._part(place, since, whole=place not in full) for place in range(len(heads))]
            self._wanted.set()
        for feed in self.feeds:
            feed.head = None
        self._append(self._merger.newest)

    def _part(self, place: int, since: bytes, *, whole: bool) -> Backlog | LogChunk:
        """What of a source stands before `since`: known already, or to be read."""
        before = self._merger.split(place, since)
        if whole:
            self._marks.append(LogChunk(b"", b""))
            return before
        # Marks are not in the engine's log: they are merged as a source of their own.
        before, marks = _without_marks(before)
        self._marks.append(marks)
        rest, _ = _without_marks(self._merger.waiting_of(place))
        feed = self.feeds[place]
        if len(rest.streams) > 1:
            return Backlog(self.engine, feed.container, _first(rest, HEAD_LINES))
        known = LogChunk(before.data + rest.data, before.streams + rest.streams)
        head = _last(known, HEAD_LINES)
        return Backlog(self.engine, feed.container, head, len(head.streams) - len(rest.streams))

    def _append(self, until: bytes) -> None:
        merged = self._merger.take(until) if until else None
        if merged is not None:
            self.store.append(*merged)
            self._changed()

    # What is older

    async def _load(self) -> None:
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self._read_earlier()
            except EngineError as error:
                self._become(EarlierState.FAILED, error)
            except asyncio.CancelledError:
                if self._parts:
                    self._wanted.set()
                raise

    async def _read_earlier(self) -> None:
        self._older = LogStore()
        cleared = self.store.cleared
        stop = self._stop = asyncio.Event()  # of this attempt: the next may be asked for before this one has ended
        self._become(EarlierState.LOADING)
        count = len(self._parts)
        merger = Merger(2 * count)
        for place, marks in enumerate(self._marks):
            merger.put(count + place, marks)
            merger.close(count + place)
        room = asyncio.Event()
        try:
            async with asyncio.TaskGroup() as group:
                for place in range(len(self._parts)):
                    group.create_task(self._read_part(merger, place, room, stop), name="load earlier lines of one")
                await self._merge(merger, room, stop)
        except BaseExceptionGroup as errors:
            failed = errors.subgroup(lambda error: isinstance(error, EngineError))
            if failed is None or len(failed.exceptions) < len(errors.exceptions):
                raise
            raise _first_error(failed) from None
        if stop.is_set():
            return
        if self.store.cleared == cleared:
            if self.store.dropped:
                self.store.prepend((), self._older.end)
            else:
                self.store.prepend(self._older.take_all(), self._older.dropped)
        self._parts = []
        self._older = LogStore()
        self._become(EarlierState.NONE)

    async def _read_part(self, merger: Merger, place: int, room: asyncio.Event, stop: asyncio.Event) -> None:
        part = self._parts[place]
        if isinstance(part, LogChunk):
            merger.put(place, part)
        else:
            # Read anew each time: what was merged before a break is let go with it.
            backlog = part.again()
            async with aclosing(backlog.read()) as chunks:
                async for chunk in chunks:
                    merger.put(place, chunk)
                    while merger.size(place) > AHEAD_BYTES and not stop.is_set():
                        room.clear()
                        await room.wait()
                    if stop.is_set():
                        break
        merger.close(place)

    async def _merge(self, merger: Merger, room: asyncio.Event, stop: asyncio.Event) -> None:
        count = len(self._parts)
        own = bytes(place % count if place < 2 * count else 0 for place in range(256))  # marks are of their source
        while True:
            ready = merger.ready()
            merged = merger.take(ready)
            room.set()
            if merged is not None:
                self._older.append(merged.chunk, merged.sources.translate(own))
                if not stop.is_set():
                    self._become(EarlierState.LOADING)
                await self._older.room()
            if ready == LAST or stop.is_set():
                return
            await asyncio.sleep(FRAME_SECONDS)

    def _become(self, state: EarlierState, error: EngineError | None = None) -> None:
        self.earlier = Earlier(state, 0 if state is EarlierState.NONE else self._older.end, error)
        self._changed()


class _Port:
    """Where one container's feed puts its lines."""

    def __init__(self, log: MergedLog, place: int) -> None:
        self._log = log
        self._place = place

    def append(self, chunk: LogChunk) -> None:
        """Take lines."""
        self._log.take(self._place, chunk)

    async def room(self) -> None:
        """Wait until more can be taken."""
        await self._log.store.room()


def _without_marks(chunk: LogChunk) -> tuple[LogChunk, LogChunk]:
    """What the engine wrote, and the marks among it."""
    if MARK not in chunk.streams:
        return chunk, LogChunk(b"", b"")
    lines = chunk.data.split(b"\n")[:-1]
    parts: tuple[list[bytes], list[bytes]] = ([], [])
    streams = (bytearray(), bytearray())
    for line, stream in zip(lines, chunk.streams, strict=True):
        parts[stream == MARK].append(line + b"\n")
        streams[stream == MARK].append(stream)
    return LogChunk(b"".join(parts[0]), bytes(streams[0])), LogChunk(b"".join(parts[1]), bytes(streams[1]))


def _first(chunk: LogChunk, count: int) -> LogChunk:
    if len(chunk.streams) <= count:
        return chunk
    return LogChunk(b"\n".join(chunk.data.split(b"\n", count)[:count]) + b"\n", chunk.streams[:count])


def _last(chunk: LogChunk, count: int) -> LogChunk:
    lines = chunk.data.split(b"\n")[:-1][-count:]
    return LogChunk(b"\n".join(lines) + b"\n", chunk.streams[-count:])


def _first_error(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
