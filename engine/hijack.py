"""A reply that becomes a connection both ways (Engine API: "hijacked"): exec and attach.

The socket does not block, so that one thread may read while another writes over TLS as well: every read and every write
is short and made under one lock. What the other side does not take at once is kept and sent by the reader's thread.
"""

from __future__ import annotations

import select
import socket
import ssl
import threading
from typing import TYPE_CHECKING, Any

from engine.errors import Reason, Unreachable
from engine.reasons import TRANSPORT_ERRORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.client import Client
    from engine.errors import Ask

_CHUNK = 65536
_LONGEST_HEAD = 1 << 16
_OPEN_SECONDS = 30.0
_WANTS = (BlockingIOError, InterruptedError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class Hijacked:
    """An open connection both ways. `chunks` belongs to one thread; `send` and `wake` may be called from any."""

    def __init__(self, sock: socket.socket, headers: Mapping[str, str], first: bytes) -> None:
        self.headers = headers
        self._sock = sock
        self._first = first
        self._lock = threading.Lock()
        self._waiting = bytearray()
        self._open = True
        self._over = False
        self._near, self._far = socket.socketpair()
        for each in (sock, self._near, self._far):
            each.settimeout(0)

    @property
    def unsent(self) -> int:
        """Bytes that are still to be sent."""
        with self._lock:
            return len(self._waiting)

    def send(self, data: bytes) -> None:
        """Send at once what the other side takes, the rest when it does."""
        with self._lock:
            if not self._open:
                return
            if not self._waiting:
                data = data[self._write(data) :]
            self._waiting += data
            if data:
                self._wake()

    def chunks(self, client: Client, ask: Ask) -> Iterator[bytes]:
        """What comes, until the other side ends it. Raises Unreachable where it breaks."""
        if self._first:
            yield self._first
        if self._over:
            return
        try:
            while True:
                data = self._read()
                if data is None:
                    self._wait()
                elif data:
                    yield data
                else:
                    return
        except TRANSPORT_ERRORS as error:
            raise Unreachable(*ask, client.said or str(error), reason=Reason.BROKEN) from error

    def hear(self, seconds: float) -> bool:
        """Whether something has come, or the end, within a time; `chunks` tells of it. For the thread that reads."""
        if not self._first and not self._over:
            poll = select.poll()
            poll.register(self._sock, select.POLLIN)
            poll.poll(seconds * 1000)
            data = self._read()
            self._first, self._over = data or b"", data == b""
        return bool(self._first) or self._over

    def close(self) -> None:
        """Free the sockets."""
        with self._lock:
            self._open = False
            self._waiting.clear()
            for each in (self._sock, self._near, self._far):
                each.close()

    def _read(self) -> bytes | None:
        """Bytes, b"" at the end, None where there is nothing now."""
        with self._lock:
            try:
                return self._sock.recv(_CHUNK)
            except _WANTS:
                return None
            except ssl.SSLEOFError:
                return b""

    def _write(self, data: bytes | bytearray) -> int:
        try:
            return self._sock.send(data)
        except _WANTS:
            return 0
        except OSError:
            return len(data)  # it is broken: the reader says so

    def _wait(self) -> None:
        with self._lock:
            waiting = bool(self._waiting)
        poll = select.poll()
        poll.register(self._sock, select.POLLIN | (select.POLLOUT if waiting else 0))
        poll.register(self._far, select.POLLIN)
        for descriptor, _ in poll.poll():
            if descriptor == self._far.fileno():
                self._far.recv(_CHUNK)
        with self._lock:
            if self._waiting:
                del self._waiting[: self._write(bytes(self._waiting[:_CHUNK]))]

    def _wake(self) -> None:
        try:
            self._near.send(b"\0")
        except BlockingIOError:
            return  # it is awake


def hijack(
    client: Client, ask: Ask, path: str, *, params: Mapping[str, Any] | None = None, body: Any = None
) -> tuple[Hijacked, socket.socket]:
    """POST, and take the connection over that the reply leaves open.

    Args:
        client: whose `cut` breaks it; `Client.forget` the socket when it is closed.
        ask: what is asked, for errors.
        path: without the version.
        params: the query.
        body: sent as JSON.

    Raises:
        EngineError: of any kind.
    """
    sock, headers, first = client.take_over(ask, path, params=params, body=body, patience=_OPEN_SECONDS)
    return Hijacked(sock, headers, first), sock
