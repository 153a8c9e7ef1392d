"""What brings a container's log: the last lines, then what is written, through breaks and restarts."""

from __future__ import annotations

import asyncio
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from engine.errors import EngineError, TimedOut, Unreachable
from models.backoff import Backoff
from models.log_backlog import Head
from models.log_resume import Recent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from engine.contract import Engine
    from engine.records import Container, LogChunk

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

_FIRST_WAIT = 0.5
# Following such a container does not end by itself: its log goes on after the restart.
_GOES_ON = {"running", "paused", "restarting"}


class FeedState(StrEnum):
    """How it stands with a feed."""

    LOADING = "loading"
    FOLLOWING = "following"
    LOST = "lost"
    ENDED = "ended"
    REFUSED = "refused"


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
        self._lines = 0

    def update(self, container: Container) -> None:
        """The container's record is newer: it may run again, or be gone."""
        was, self.container = self.container, container
        if was.state != container.state or _started(was) != _started(container):
            self._news.set()

    async def run(self) -> None:
        """Feed until cancelled. What goes wrong is in `state` and `error`, never raised."""
        waits = Backoff(_FIRST_WAIT)
        while True:
            before = self._lines
            try:
                await self._read()
            except (Unreachable, TimedOut) as error:
                self._become(FeedState.LOST, error)
            except EngineError as error:
                self._become(FeedState.REFUSED, error)
            else:
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
        self.sink.append(chunk)

    async def _wait(self, seconds: float) -> None:
        """Wait for the time to try again; only for news where trying again would bring nothing."""
        self._news.clear()
        again = self.state is FeedState.LOST or (self.state is FeedState.ENDED and self.container.state in _GOES_ON)
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
