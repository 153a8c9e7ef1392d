"""What brings a container's log: the last lines, then what is written, through breaks and restarts."""

from __future__ import annotations

import asyncio
import time
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from engine.errors import EngineError, TimedOut, Unreachable
from models.backoff import Backoff
from models.log_backlog import Head
from models.log_marks import LogMarks
from models.log_resume import Recent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from engine.contract import Engine
    from engine.records import Container, Event, LogChunk
    from models.log_resume import Resume

TAIL = 1_000
"""So many of the last lines are loaded at first, unless the user has chosen otherwise."""

_chosen_tail: int | None = TAIL


def choose_tail(lines: int) -> None:
    """So many of the last lines are loaded first by logs that are opened from now on; 0: all in their order."""
    global _chosen_tail  # noqa: PLW0603 - one choice for the process, made by the settings
    _chosen_tail = lines or None


def chosen_tail() -> int | None:
    """How many of the last lines are loaded first; None: all."""
    return _chosen_tail


FRAME_SECONDS = 0.016
"""The least time between two batches: one repaint's worth."""

MARK_SECONDS = 0.06
"""So long a mark waits for lines that were written before it."""

END_SECONDS = 5.0
"""So long the mark of an end waits at most for the stream's own end: a container's last words stand before it."""

_FIRST_WAIT = 0.5
# Following such a container does not end by itself: its log goes on after the restart.
GOES_ON = {"running", "paused", "restarting"}


class FeedState(StrEnum):
    """How it stands with a feed."""

    LOADING = "loading"
    FOLLOWING = "following"
    LOST = "lost"
    ENDED = "ended"
    REFUSED = "refused"


# Lines may still be on their way, or come once the engine is back.
_READING = frozenset({FeedState.LOADING, FeedState.FOLLOWING, FeedState.LOST})


class LogSink(Protocol):
    """What takes the lines: a store, or what puts those of several containers in order."""

    def append(self, chunk: LogChunk) -> object:
        """Take lines."""

    async def room(self) -> None:
        """Wait until more can be taken."""


class LogFeed:
    """Feeds one container's log into a sink, while `run` runs; `run` may be left and run again.

    Args:
        engine: where the container is.
        container: its record; `update` gives a newer one.
        sink: what is fed.
        changed: called after lines came, and after `state` changed.
        tail: how many of the last lines come first; None: all.

    Attributes:
        head: the first lines that came, while older ones may have to be joined to them; None without a `tail`.
        awaits_end: whether the mark of an end waits for what may still be read before it.
    """

    def __init__(
        self,
        engine: Engine,
        container: Container,
        sink: LogSink,
        changed: Callable[[], None],
        *,
        tail: int | None = TAIL,
    ) -> None:
        self.engine = engine
        self.container = container
        self.sink = sink
        self.state = FeedState.LOADING
        self.error: EngineError | None = None
        self.head = None if tail is None else Head(tail)
        self._tail = tail
        self._changed = changed
        self._news = asyncio.Event()
        self._recent = Recent()
        self._marks = LogMarks(container)
        self._flushes: asyncio.TimerHandle | None = None
        self.awaits_end = False
        self._runs = False
        self._lost_at: float | None = None
        self._ended = False
        self._lines = 0

    def update(self, container: Container) -> None:
        """The container's record is newer: it may run again, or be gone."""
        was, self.container = self.container, container
        if self._marks.update(container):
            self._flush_soon()
        if was.state != container.state or _started(was) != _started(container):
            self._news.set()

    def hear(self, event: Event) -> None:
        """The engine told of something: of this container it may make a mark in the log."""
        if self._marks.hear(event):
            self._flush_soon()

    async def run(self) -> None:
        """Feed until cancelled. What goes wrong is in `state` and `error`, never raised."""
        self._runs = True
        try:
            await self._run()
        finally:
            self._runs = False
            if self._flushes is not None:
                self._flushes.cancel()
                self._flushes = None

    async def _run(self) -> None:
        waits = Backoff(_FIRST_WAIT)
        while True:
            before = self._lines
            try:
                await self._read()
            except (Unreachable, TimedOut) as error:
                self._lost_at = time.monotonic() if self._lost_at is None else self._lost_at
                self._become(FeedState.LOST, error)
            except EngineError as error:
                self._become(FeedState.REFUSED, error)
            else:
                self._flush()
                self._ended = True
                self._become(FeedState.ENDED)
            if self._lines != before:
                waits.reset()
            await self._wait(waits.next())

    async def _read(self) -> None:
        detail = self.container.detail
        resume = self._recent.resume()
        stream = self.engine.containers.logs(
            self.container.id,
            tty=None if detail is None else detail.tty,
            tail=self._tail if resume is None else None,
            since="" if resume is None else resume.since,
        )
        async with stream as batches:
            self._become(FeedState.LOADING if resume is None else FeedState.FOLLOWING)
            async for chunk in batches:
                new = chunk if resume is None or resume.over else resume.filter(chunk)
                if self._lost_at is not None:
                    self._found_again(resume)
                if new is not None:
                    self._take(new)
                self._become(FeedState.FOLLOWING, told=new is None)
                await asyncio.sleep(FRAME_SECONDS)
                await self.sink.room()

    def _take(self, chunk: LogChunk) -> None:
        self._lines += len(chunk.streams)
        self._recent.take(chunk)
        if self.head is not None:
            self.head.take(chunk)
        if self._ended:
            self._ended = False
            self._marks.begins(chunk)
        for part in self._marks.weave(chunk):
            self.sink.append(part)

    def _found_again(self, resume: Resume | None) -> None:
        away = time.monotonic() - (self._lost_at or 0.0)
        self._lost_at = None
        if resume is not None:
            self._marks.lost(resume.newest, seconds=away, whole=resume.repeats > 0)
            self._flush_soon()

    def _flush_soon(self) -> None:
        """Put marks in their place where no later line does. That of an end waits until all before it was read."""
        ends = self._marks.ends and self.state in _READING
        if not self._runs or (self._flushes is not None and (self.awaits_end or not ends)):
            return
        if self._flushes is not None:
            self._flushes.cancel()
        self.awaits_end = ends
        self._flushes = asyncio.get_running_loop().call_later(END_SECONDS if ends else MARK_SECONDS, self._flush)

    def _flush(self) -> None:
        if self._flushes is not None:
            self._flushes.cancel()
            self._flushes = None
        marks = self._marks.flush()
        for mark in marks:
            self.sink.append(mark)
        if marks:
            self._changed()

    async def _wait(self, seconds: float) -> None:
        """Wait for the time to try again; only for news where trying again would bring nothing."""
        self._news.clear()
        again = self.state is FeedState.LOST or (self.state is FeedState.ENDED and self.container.state in GOES_ON)
        try:
            async with asyncio.timeout(seconds if again else None):
                await self._news.wait()
        except TimeoutError:
            return

    def _become(self, state: FeedState, error: EngineError | None = None, *, told: bool = True) -> None:
        """Take a state up; tell of it, or of new lines (`told` false), where there is something to tell."""
        same = state is self.state and error is self.error
        self.state = state
        self.error = error
        if not (same and told):
            self._changed()


def _started(container: Container) -> datetime | None:
    return None if container.detail is None else container.detail.started
