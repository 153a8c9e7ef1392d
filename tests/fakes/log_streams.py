"""Logs that a test writes by hand, behind the contract: an engine whose containers say what they are told to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from engine.records import LogChunk
from engine.stamps import stamp_length, stamp_ns, stamp_text

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from types import TracebackType

    from engine.errors import EngineError

START = 1_700_000_000_000_000_000
MILLISECOND = 1_000_000


def line(number: int, text: str = "") -> bytes:
    """A stamped line; numbers are a millisecond apart."""
    return stamped(START + number * MILLISECOND, text or f"line {number}")


def stamped(at: int, text: str) -> bytes:
    """A line stamped `at` nanoseconds since 1970."""
    return f"{stamp_text(at)} {text}".encode()


def chunk(*lines: bytes, stream: int = 1) -> LogChunk:
    """Lines as they come from an engine."""
    return LogChunk(b"".join(one + b"\n" for one in lines), bytes((stream,)) * len(lines))


@dataclass
class WrittenLog:
    """One container's log, kept by the engine; grows by `write`.

    `step` lines come in a batch, None: all that there are. `opened` are the arguments of each opening, `readers` the
    streams that are open.
    """

    lines: list[tuple[bytes, int]] = field(default_factory=list)
    opened: list[dict[str, Any]] = field(default_factory=list)
    readers: list[WrittenStream] = field(default_factory=list)
    refusal: EngineError | None = None
    runs: bool = True
    step: int | None = None

    def write(self, *lines: bytes, stream: int = 1) -> None:
        """The container writes lines."""
        self.lines += [(one, stream) for one in lines]
        self._wake()

    def end(self) -> None:
        """The container stops: streams end when all is read."""
        self.runs = False
        self._wake()

    def cut(self, error: EngineError) -> None:
        """Streams break, and new ones are refused, until `refusal` is None again."""
        self.refusal = error
        self._wake()

    def _wake(self) -> None:
        for reader in self.readers:
            reader.news.set()


class WrittenStream:
    """A `contract.Stream` over a WrittenLog."""

    def __init__(self, log: WrittenLog, tail: int | None, since: str, *, follow: bool) -> None:
        self._log = log
        self._follow = follow
        self._place = 0
        start = stamp_ns(since.encode()) if since else None
        if start is not None:
            places = [n for n, (one, _) in enumerate(log.lines) if _stamp(one) >= start]
            self._place = places[0] if places else len(log.lines)
        elif tail is not None:
            self._place = max(0, len(log.lines) - tail)
        self.news = asyncio.Event()

    async def __aenter__(self) -> AsyncIterator[LogChunk]:
        self._log.readers.append(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._log.readers.remove(self)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> LogChunk:
        while True:
            if self._log.refusal is not None:
                raise self._log.refusal
            new = self._log.lines[self._place :][: self._log.step]
            if new:
                self._place += len(new)
                data = b"".join(one + b"\n" for one, _ in new)
                return LogChunk(data, bytes(stream for _, stream in new))
            if not (self._follow and self._log.runs):
                raise StopAsyncIteration
            self.news.clear()
            await self.news.wait()


@dataclass
class LogEngine:
    """So much of `contract.Engine` as a log and an inspection need; `containers` is itself."""

    log: WrittenLog = field(default_factory=WrittenLog)
    others: dict[str, WrittenLog] = field(default_factory=dict)
    json: dict[str, Any] = field(default_factory=dict)
    inspections: int = 0

    @property
    def containers(self) -> Self:
        """Itself."""
        return self

    def logs(
        self, container: str, *, tty: bool | None = None, tail: int | None = None, follow: bool = True, since: str = ""
    ) -> WrittenStream:
        """A stream of the container's own log among `others`, or else of the one log."""
        log = self.others.get(container, self.log)
        log.opened.append({"container": container, "tty": tty, "tail": tail, "since": since})
        return WrittenStream(log, tail, since, follow=follow)

    async def inspect(self, container: str) -> dict[str, Any]:
        """The JSON that was given."""
        self.inspections += 1
        await asyncio.sleep(0)
        return self.json


def _stamp(one: bytes) -> int:
    return stamp_ns(one[: stamp_length(one)]) or 0
