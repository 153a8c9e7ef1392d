"""A stream whose bytes the loop itself takes from the socket: for the little that is wanted at once, such as events.

A reader thread has to be woken, and has to wake the loop. On a busy machine each of the two may take 10 ms, and the
moment after a container's end is a busy one: the engine takes it down.
"""

from __future__ import annotations

import select
from typing import TYPE_CHECKING, Protocol, TypeVar

from engine.errors import EngineError
from engine.streams import ReaderStream, Source

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator
    from types import TracebackType

T = TypeVar("T")


class WatchedSource(Source, Protocol):
    """A source whose next chunk can be waited for by watching its socket."""

    def waits_on(self) -> socket.socket | None:
        """The socket to be readable before the next of `chunks` is asked for.

        None where that does not tell: there is something already, the end perhaps, or TLS holds it.
        """


class PromptStream(ReaderStream[T]):
    """A `ReaderStream` whose thread ends once the engine has answered; the loop reads on, watching the socket.

    Each chunk is one `recv` of a socket that is readable, so the loop waits for nothing. Over TLS, which holds bytes
    that no watching shows, the thread reads on.
    """

    _source: WatchedSource
    # These belong to the loop's thread.
    _watched: socket.socket | None = None
    _chunks: Iterator[bytes] = iter(())
    _paused = False

    def _read_on(self, chunks: Iterator[bytes]) -> bool:
        if self._take_what_is_there(chunks):
            return True
        self._call(lambda: self._watch(chunks))
        return False

    def _take_what_is_there(self, chunks: Iterator[bytes]) -> bool:
        """Take chunks until one has to be waited for; whether the reading is over. Over TLS one waits here."""
        while self._source.waits_on() is None:
            if self._next(chunks):
                return True
        return False

    def _next(self, chunks: Iterator[bytes]) -> bool:
        """Take one chunk; whether the reading is over."""
        chunk = next(chunks, None)
        if chunk is None:
            self._put_last()
            return True
        return not self._put(chunk)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop reading; thread and socket are gone when this returns."""
        if self._watched is None:
            await super().__aexit__(kind, error, trace)
            return
        self._left = True
        self._end_watching(None)
        self._thread.join()  # it ended when the loop took over

    def _watch(self, chunks: Iterator[bytes]) -> None:
        sock = self._source.waits_on()
        if self._left or sock is None or self._loop is None:
            self._stop(None)
            return
        self._watched, self._chunks = sock, chunks
        self._loop.add_reader(sock, self._readable)

    def _readable(self) -> None:
        error: BaseException | None = None
        try:
            if self._watched is None or not _is_readable(self._watched):
                return
            if not self._next(self._chunks) and not self._take_what_is_there(self._chunks):
                return
        except EngineError as refused:
            error = refused
        except BaseException as bug:  # noqa: BLE001 - not hidden: the consumer, who waits for it, gets it
            error = bug
        self._end_watching(error)

    def _end_watching(self, error: BaseException | None) -> None:
        self._pause()
        self._watched = None
        self._stop(error)

    def _call(self, callback: Callable[[], object]) -> None:
        if self._watched is None:
            super()._call(callback)
        else:
            callback()

    # A slow consumer: the engine waits

    def _full(self) -> None:
        if self._watched is None or self._drop:
            super()._full()
        elif not self._paused:
            self._pause()

    def _pause(self) -> None:
        if self._loop is not None and self._watched is not None:
            self._loop.remove_reader(self._watched)
            self._paused = True

    def _take(self) -> T | None:
        taken = super()._take()
        if self._paused and self._watched is not None and self._loop is not None and self._ready_bytes < self._limit:
            self._paused = False
            self._loop.add_reader(self._watched, self._readable)
        return taken


def _is_readable(sock: socket.socket) -> bool:
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))
