"""One container's stats: a request on a socket of its own, and its samples from whatever of the reply has come."""

from __future__ import annotations

import ssl
import time
from typing import TYPE_CHECKING

from engine.errors import Ask, EngineError
from engine.http_reply import HttpReply
from engine.reasons import TRANSPORT_ERRORS, from_exception, from_reply
from engine.stats import SampleDecoder

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from engine.records import Sample
    from engine.stats import Reading
    from engine.transport import Line

_CONNECT_SECONDS = 10.0
_CHUNK = 1 << 16
_RETRY, _RETRY_MOST = 1.0, 300.0
_MOST_TRIES = 16


class StatsMeter:
    """Never waits but for the connection. All of it belongs to one thread.

    Args:
        container: whose.
        line: makes the connection.
        before: the last reading of it, where there was one not long ago.
        podman: whether Podman answers.
        closing: told of the socket before it is closed.

    Attributes:
        sock: the socket while a reply is open.
        due: when it is to be opened (again), by the monotonic clock.
        error: why it ended, None where it ended well or has not.
    """

    __slots__ = (
        "_ask",
        "_body",
        "_closing",
        "_decoder",
        "_line",
        "_reply",
        "_started",
        "_tries",
        "due",
        "error",
        "sock",
    )

    def __init__(
        self,
        container: str,
        line: Line,
        before: Reading | None,
        *,
        podman: bool,
        closing: Callable[[socket.socket], None],
    ) -> None:
        self._ask = Ask("measure", "container", container)
        self._line = line
        self._closing = closing
        self._decoder = SampleDecoder(self._ask, before, podman=podman)
        self._reply = HttpReply()
        self._body = b""
        self._started = 0.0
        self._tries = 0
        self.sock: socket.socket | None = None
        self.due = 0.0
        self.error: EngineError | None = None

    @property
    def reading(self) -> Reading | None:
        """The last reading, None before there was any."""
        return self._decoder.reading

    def open(self, request: bytes) -> socket.socket | None:
        """Connect and ask; the socket to wait for, None where `error` says why there is none."""
        self._started = time.monotonic()
        self._reply, self._body, self.error = HttpReply(), b"", None
        try:
            self.sock = self._line.dial(_CONNECT_SECONDS)
            self.sock.sendall(request)
            self.sock.setblocking(False)  # noqa: FBT003 - the socket module's own signature
        except EngineError as error:
            self._fail(error)
        except TRANSPORT_ERRORS as error:
            self._fail(from_exception(self._ask, error, said=self._line.said))
        return self.sock

    def read(self, pause: float) -> Sample | None:
        """What has come: the last sample in it. At the end of the reply the socket is closed, and `error` says why.

        Args:
            pause: seconds from one request to the next where the reply ended well; 0.0: it should not have ended.
        """
        sample: Sample | None = None
        try:
            while self.sock is not None:
                data = self.sock.recv(_CHUNK)
                sample = self._take(data) or sample
                if not data or self._reply.ended:
                    sample = self._end(pause) or sample
                # What is left in a TLS socket makes it no more readable: it is read until it says that there is none.
                elif len(data) < _CHUNK and not isinstance(self.sock, ssl.SSLSocket):
                    break
        except (BlockingIOError, ssl.SSLWantReadError):
            pass
        except EngineError as error:
            self._fail(error)
        except TRANSPORT_ERRORS as error:
            self._fail(from_exception(self._ask, error, streaming=True))
        if sample is not None:
            self._tries = 0
        return sample

    def close(self) -> None:
        """Close the socket where it is open."""
        sock, self.sock = self.sock, None
        if sock is not None:
            self._closing(sock)
            self._line.forget(sock)
            sock.close()

    def _take(self, data: bytes) -> Sample | None:
        body = self._reply.feed(data) if data else b""
        if self._reply.status >= 400:
            self._body += body
            return None
        return self._decoder.latest(body) if body else None

    def _end(self, pause: float) -> Sample | None:
        """The end of one sample, of a container that stopped, of an engine that says no or is gone."""
        if self._reply.status >= 400:
            self._fail(from_reply(self._ask, self._reply.status, self._body))
        elif not self._reply.ended:
            self._fail(from_exception(self._ask, ConnectionError("the connection was closed")))
        else:
            self.close()
            self.due = self._started + (pause or _RETRY)
            return self._decoder.latest(b"\n")  # a last one without a line end
        return None

    def _fail(self, error: EngineError) -> None:
        self.close()
        self.error = error
        self.due = time.monotonic() + min(_RETRY * 2**self._tries, _RETRY_MOST)
        self._tries = min(self._tries + 1, _MOST_TRIES)
