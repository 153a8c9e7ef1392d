"""A reply that becomes a connection both ways (Engine API: "hijacked"): exec and attach.

The socket does not block, so that one thread may read while another writes over TLS as well: every read and every write
is short and made under one lock. What the other side does not take at once is kept and sent by the reader's thread.
"""

from __future__ import annotations

import http.client
import io
import json
import select
import socket
import ssl
import threading
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from engine.errors import BadReply, Reason, Unreachable
from engine.reasons import TRANSPORT_ERRORS, from_reply

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
    query = f"?{urlencode(params)}" if params else ""
    content = b"" if body is None else json.dumps(body).encode()
    head = {
        **client.headers,
        "Host": client.host_name,
        "Connection": "Upgrade",
        "Upgrade": "tcp",
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
    }
    lines = [f"POST {client.path(path)}{query} HTTP/1.1", *(f"{key}: {value}" for key, value in head.items())]
    sock = client.dial(ask)
    try:
        sock.settimeout(_OPEN_SECONDS)
        sock.sendall("\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + content)
        status, headers, rest = _head(sock)
        if status not in {101, 200}:
            raise from_reply(ask, status, _body(sock, headers, rest))
        return Hijacked(sock, headers, rest), sock
    except TRANSPORT_ERRORS as error:
        client.forget(sock)
        sock.close()
        raise client.explain(ask, error) from error
    except ValueError as error:
        client.forget(sock)
        sock.close()
        raise BadReply(*ask, str(error)) from error
    except BaseException:
        client.forget(sock)
        sock.close()
        raise


def _head(sock: socket.socket) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers, and what came behind them. Raises ValueError of what is no HTTP."""
    data = bytearray()
    while (end := data.find(b"\r\n\r\n")) < 0:
        chunk = sock.recv(_CHUNK)
        if not chunk:
            raise ConnectionResetError("the connection was closed before an answer came")
        data += chunk
        if len(data) > _LONGEST_HEAD:
            raise ValueError("no end of the reply's headers")
    first, _, fields = bytes(data[: end + 4]).partition(b"\r\n")
    words = first.split(b" ", 2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not words[1].isdigit():
        raise ValueError(f"no HTTP: {first[:200].decode('utf-8', 'replace')}")
    headers = http.client.parse_headers(io.BytesIO(fields))
    return int(words[1]), cast("Mapping[str, str]", headers), bytes(data[end + 4 :])


def _body(sock: socket.socket, headers: Mapping[str, str], first: bytes) -> bytes:
    """The body of a refusal: as long as announced, or until the other side ends it."""
    length = headers.get("Content-Length", "")
    chunked = headers.get("Transfer-Encoding", "").lower() == "chunked"
    data = first
    while not (chunked and data.endswith(b"0\r\n\r\n")) and not (length.isdigit() and len(data) >= int(length)):
        chunk = sock.recv(_CHUNK)
        data += chunk
        if not chunk or len(data) > _LONGEST_HEAD:
            break
    return _unchunked(data) if chunked else data


def _unchunked(data: bytes) -> bytes:
    whole = b""
    while data:
        size, _, data = data.partition(b"\r\n")
        count = int(size.split(b";")[0] or b"0", 16)
        whole += data[:count]
        data = data[count + 2 :]
        if count == 0:
            break
    return whole
