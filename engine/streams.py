"""Streams: one reader thread owns the socket, batches cross to the loop at the consumer's pace."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Sized
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
    from types import TracebackType

T = TypeVar("T")

# Chunks are joined up to this much before they are decoded: decoding once per chunk, which is once per log line, costs
# three times as much as decoding joined ones.
_JOIN_BYTES = 65536
_JOIN_CHUNKS = 128
# A name lookup is the one wait that nothing can cut short; leaving a stream does not wait longer than this for it.
_LEAVE_SECONDS = 1.0


class Source(Protocol):
    """Where a stream's bytes come from. All but `cut` are called in the reader thread only."""

    def open(self) -> Mapping[str, str]:
        """Ask the engine; returns the reply's headers. Raises an EngineError."""

    def chunks(self) -> Iterator[bytes]:
        """The reply's body as it comes; some may be empty. A reply that breaks off raises Unreachable."""

    def cut(self) -> None:
        """Break the connection at whatever it is doing, from any thread, at once; a later `open` fails too."""

    def close(self) -> None:
        """Free the socket."""


class ReaderStream(Generic[T]):
    """A `contract.Stream` over one reply of an engine.

    The reader is a daemon thread that lives as long as the `async with`. It joins what comes and decodes it when the
    consumer waits, or when 64 KiB are together. At most one wake-up of the loop is outstanding, and only a consumer
    that waits is woken: one that asks every 16 ms costs the loop one hop per 16 ms.

    Args:
        source: the reply (`Wire.source`).
        decode: bytes → a batch, or None where there is no whole one yet; keeps what is left over. Runs in the reader
            thread, or in the loop's for what is less than 64 KiB, never in both at once.
        finish: called once at the normal end; returns what was still held back, or None.
        opened: takes the reply's headers before the first `decode`, in the reader thread. May make further calls.
        merge: many batches → one, so that one ask gets all there is. None: one batch per ask.
        limit: bytes of the reply held for a slow consumer.
        drop: what happens then: False blocks the reader (the engine waits), True drops the oldest and counts it.
        name: names the thread.
    """

    def __init__(
        self,
        source: Source,
        decode: Callable[[bytes], T | None],
        finish: Callable[[], T | None] | None = None,
        *,
        opened: Callable[[Mapping[str, str]], None] | None = None,
        merge: Callable[[Sequence[T]], T] | None = None,
        limit: int = 4 << 20,
        drop: bool = False,
        name: str = "stream",
    ) -> None:
        self._source = source
        self._decode = decode
        self._finish = finish
        self._opened = opened
        self._merge = merge
        self._limit = limit
        self._drop = drop
        self._thread = threading.Thread(target=self._read, name=f"longshore {name}", daemon=True)
        self._lock = threading.Condition()
        # All below is guarded by the lock.
        self._raw: list[bytes] = []
        self._raw_bytes = 0
        self._ready: deque[tuple[T, int]] = deque()
        self._ready_bytes = 0
        self._dropped = 0
        self._armed = False
        self._left = False
        self._ended = False
        self._error: BaseException | None = None
        # These belong to the loop's thread.
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake = asyncio.Event()
        self._gone = asyncio.Event()

    @property
    def dropped(self) -> int:
        """How many items were dropped because the consumer was slow (items of a batch, where it has a length)."""
        with self._lock:
            return self._dropped

    async def __aenter__(self) -> AsyncIterator[T]:
        """Start reading. What goes wrong is raised by the first ask for a batch."""
        if self._loop is not None:
            raise RuntimeError("a stream is entered once")
        self._loop = asyncio.get_running_loop()
        self._thread.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop reading; thread and socket are gone when this returns."""
        with self._lock:
            self._left = True
            self._lock.notify_all()
        self._source.cut()
        try:
            async with asyncio.timeout(_LEAVE_SECONDS):
                await self._gone.wait()
        except TimeoutError:
            return
        self._thread.join()

    def __aiter__(self) -> ReaderStream[T]:
        """The stream is its own iterator."""
        return self

    async def __anext__(self) -> T:
        """The next batch; waits for one. Raises Unreachable where the connection broke."""
        while True:
            batch = self._take()
            if batch is not None:
                return batch
            with self._lock:
                if self._ready or self._raw:
                    continue
                if self._ended:
                    if self._error is not None:
                        raise self._error
                    raise StopAsyncIteration
                self._wake.clear()
                self._armed = True
            await self._wake.wait()

    def _take(self) -> T | None:
        with self._lock:
            self._decode_raw()
            if not self._ready:
                return None
            if self._merge is None or len(self._ready) == 1:
                batch, size = self._ready.popleft()
                self._ready_bytes -= size
            else:
                batch = self._merge([item for item, _ in self._ready])
                self._ready.clear()
                self._ready_bytes = 0
            self._lock.notify_all()
            return batch

    def _decode_raw(self) -> None:
        if not self._raw:
            return
        data = self._raw[0] if len(self._raw) == 1 else b"".join(self._raw)
        self._raw.clear()
        self._raw_bytes = 0
        batch = self._decode(data)
        if batch is not None:
            self._ready.append((batch, len(data)))
            self._ready_bytes += len(data)

    def _read(self) -> None:
        """The reader thread."""
        error: BaseException | None = None
        over = True
        try:
            headers = self._source.open()
            if self._opened is not None:
                self._opened(headers)
            over = self._read_on(self._source.chunks())
        except EngineError as refused:
            error = refused
        except BaseException as bug:  # noqa: BLE001 - not hidden: the consumer, who waits for it, gets it
            error = bug
        if over:
            self._stop(error)

    def _read_on(self, chunks: Iterator[bytes]) -> bool:
        """Read to the end, or until the stream is left; whether the reading is over."""
        for chunk in chunks:
            if not self._put(chunk):
                return True
        self._put_last()
        return True

    def _stop(self, error: BaseException | None) -> None:
        self._source.close()
        self._end(error)

    def _put(self, chunk: bytes) -> bool:
        with self._lock:
            if self._left:
                return False
            if not chunk:
                return True
            self._raw.append(chunk)
            self._raw_bytes += len(chunk)
            if self._armed or self._raw_bytes >= _JOIN_BYTES or len(self._raw) >= _JOIN_CHUNKS:
                self._decode_raw()
                self._wake_up()
            if self._ready_bytes >= self._limit:
                self._full()
            return not self._left

    def _full(self) -> None:
        if self._drop:
            while self._ready_bytes >= self._limit and len(self._ready) > 1:
                batch, size = self._ready.popleft()
                self._ready_bytes -= size
                self._dropped += len(batch) if isinstance(batch, Sized) else 1
            return
        while self._ready_bytes >= self._limit and not self._left:
            self._lock.wait()

    def _put_last(self) -> None:
        with self._lock:
            self._decode_raw()
            last = self._finish() if self._finish is not None else None
            if last is not None:
                self._ready.append((last, 0))

    def _end(self, error: BaseException | None) -> None:
        with self._lock:
            self._ended = True
            if not self._left:
                self._error = error
            # What came before a break is still delivered, then the break is raised.
            self._wake_up(always=True)
        self._call(self._gone.set)

    def _wake_up(self, *, always: bool = False) -> None:
        if self._armed and (always or self._ready):
            self._armed = False
            self._call(self._wake.set)

    def _call(self, callback: Callable[[], object]) -> None:
        if self._loop is None:
            return
        try:
            self._loop.call_soon_threadsafe(callback)
        except RuntimeError:  # the loop is closed: nobody is left to wake
            self._left = True
