"""The logs of several containers as one, in the engine's order of time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.records import LogChunk
from models.log_backlog import HEAD_LINES, Backlog
from models.log_earlier import Earlier, EarlierLines
from models.log_feed import FRAME_SECONDS, GOES_ON, FeedState, LogFeed, chosen_tail
from models.log_lines import MARK
from models.log_merge import Merger
from models.logs import LogStore
from models.merged_earlier import MergedBeginning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.contract import Engine
    from engine.errors import EngineError
    from engine.records import Container, Event

MOST_SOURCES = 127

WINDOW_SECONDS = 0.06
"""Lines are put in order within twice this: so late may one be without standing out of order."""

SETTLE_SECONDS = 0.25
"""So long the first lines of a further source are waited for."""

_BEING_READ = frozenset({FeedState.LOADING, FeedState.FOLLOWING})
_ORDER = (FeedState.LOST, FeedState.LOADING, FeedState.FOLLOWING, FeedState.REFUSED, FeedState.ENDED)


class MergedLog:
    """Several containers' logs in one store, kept up while `run` runs; a line's source is its container's place.

    The last lines of all are shown from the time on from which all are known; what is older is merged behind them, from
    the beginning on.

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
        self._earlier = EarlierLines(self.store, changed)
        self._changed = changed
        self._merger = Merger(len(containers))
        self.feeds = [
            LogFeed(engine, container, _Port(self, place), changed, tail=first)
            for place, container in enumerate(containers)
        ]
        self._came = asyncio.Event()
        self._answered: set[int] = set()
        self._begun = False

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
            for feed in self.feeds:
                group.create_task(feed.run(), name="follow a log")
            group.create_task(self._order(), name="order logs")
            group.create_task(self._earlier.run(), name="load earlier lines")

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
            parts = [self._part(place, since, whole=place not in full) for place in range(len(heads))]
            self._earlier.begin(MergedBeginning(parts))
        for feed in self.feeds:
            feed.head = None
        self._append(self._merger.newest)

    def _part(self, place: int, since: bytes, *, whole: bool) -> tuple[Backlog | LogChunk, LogChunk]:
        """What of a source stands before `since`: known already, or to be read; and the marks that stand there."""
        before = self._merger.split(place, since)
        if whole:
            return before, LogChunk(b"", b"")
        # Marks are not in the engine's log: they are merged as a source of their own.
        before, marks = _without_marks(before)
        rest, _ = _without_marks(self._merger.waiting_of(place))
        feed = self.feeds[place]
        if len(rest.streams) > 1:
            return Backlog(self.engine, feed.container, _first(rest, HEAD_LINES)), marks
        known = LogChunk(before.data + rest.data, before.streams + rest.streams)
        head = _last(known, HEAD_LINES)
        return Backlog(self.engine, feed.container, head, len(head.streams) - len(rest.streams)), marks

    def _append(self, until: bytes) -> None:
        merged = self._merger.take(until) if until else None
        if merged is not None:
            self.store.append(*merged)
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
