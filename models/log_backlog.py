"""The part of a log that is older than the lines loaded first: read behind them, from the engine's beginning."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.frames import PIECE
from engine.records import LogChunk
from engine.stamps import stamp_length, stamp_ns
from models.log_join import Joiner
from models.log_resume import Recent

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from engine.contract import Engine
    from engine.records import Container

READ_SECONDS = 0.016
"""The least time between two batches."""

HEAD_LINES = 1000
"""So many lines at most tell where the beginning meets the end."""


class Head:
    """The first lines that a stream begun at `tail` brought, and whether there may be older ones.

    Args:
        tail: how many entries were asked for; an entry is at most 16 KiB of a line.
    """

    def __init__(self, tail: int) -> None:
        self._tail = tail
        self._entries = 0
        self._data: list[bytes] = []
        self._streams = b""

    def take(self, chunk: LogChunk) -> None:
        """Lines came."""
        if self.full:
            return
        self._entries += len(chunk.streams) + len(chunk.data) // PIECE
        room = HEAD_LINES - len(self._streams)
        if room > 0:
            lines = chunk.data.split(b"\n", room)[:room]
            lines = lines[: len(chunk.streams)]
            self._data.append(b"\n".join(lines) + b"\n")
            self._streams += chunk.streams[: len(lines)]

    @property
    def full(self) -> bool:
        """Whether as many came as were asked for: there may be older ones."""
        return self._entries >= self._tail and len(self._streams) > 1

    @property
    def chunk(self) -> LogChunk:
        """The lines."""
        return LogChunk(b"".join(self._data), self._streams)


class Backlog:
    """Reads what stands before the head. `read` may be left and called again; it goes on.

    Args:
        engine: where the container is.
        container: its record.
        head: the first lines that are there.
        keep: so many lines of the head are given too.

    Attributes:
        whole: whether it was read to the head.
        rotated: whether the engine no longer has what stood before the head.
        whole_first: the head's first line, where what is there is only the rest of it.
    """

    def __init__(self, engine: Engine, container: Container, head: LogChunk, keep: int = 0) -> None:
        self._engine = engine
        self._container = container
        self._head = head
        self._keep = keep
        self._recent = Recent()
        self.whole = False
        self.rotated = False
        self.whole_first: bytes | None = None

    async def read(self) -> AsyncGenerator[LogChunk, None]:
        """The lines before the head, in their order. Raises an EngineError where the engine cannot give them."""
        joiner = Joiner(self._head, self._keep)
        resume = self._recent.resume()
        detail = self._container.detail
        stream = self._engine.containers.logs(
            self._container.id,
            tty=None if detail is None else detail.tty,
            follow=False,
            since="" if resume is None else resume.since,
        )
        held: list[LogChunk] | None = None
        async with stream as batches:
            async for chunk in batches:
                new = chunk if resume is None or resume.over else resume.filter(chunk)
                if new is not None:
                    if held is None:
                        held = [] if resume is None and self._is_doubtful(new) else _NOTHING
                    before = joiner.feed(new)
                    if before is not None and held is not _NOTHING:
                        held.append(before)
                    elif before is not None:
                        self._recent.take(before)
                        yield before
                if joiner.over:
                    break
                await asyncio.sleep(READ_SECONDS)
        last = joiner.finish()
        self.rotated = not joiner.matched
        if joiner.matched:
            for before in held or ():
                self._recent.take(before)
                yield before
        self.whole_first = joiner.whole_first
        self.whole = True
        if last is not None:
            yield last

    def _is_doubtful(self, chunk: LogChunk) -> bool:
        """Whether the log begins later than the head: rotated meanwhile, or a clock that was set back."""
        first = _first_ns(self._head)
        begins = _first_ns(chunk)
        return first is not None and begins is not None and begins > first


_NOTHING: list[LogChunk] = []


def _first_ns(chunk: LogChunk) -> int | None:
    head = chunk.data[:40]
    return stamp_ns(head[: stamp_length(head)])
