"""HTTP/1.1 as an engine speaks it: one request after the other on one socket, replies read as they come.

A reply's body is handed on with the bytes that each `recv` brings: no chunk has to be whole, and as many as came
together are taken apart together.
"""

from __future__ import annotations

import contextlib
import select
import ssl
from itertools import chain
from typing import TYPE_CHECKING, Final

from engine.chunked import BadHttp, Dechunker

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable, Iterator, Mapping

_READ: Final = 65536
_LONGEST_HEAD: Final = 1 << 18
_LAST_CHUNK: Final = b"0\r\n\r\n"
_SWITCHING, _NO_CONTENT, _NOT_MODIFIED = 101, 204, 304


class Headers(dict[str, str]):
    """A reply's headers: names in lower case, found in any case."""

    def get(self, name: str, default: str = "") -> str:  # type: ignore[override]  # a header that is not there is ""
        """The header's value; several of a name are joined by commas."""
        return super().get(name.lower(), default)


class Connection:
    """One connection, kept as long as both sides want.

    Args:
        dial: makes a connected socket; given the seconds that it may take.
        forget: told of the socket when it is closed.
        host: what the `Host` header says.
    """

    def __init__(
        self,
        dial: Callable[[float | None], socket.socket],
        *,
        forget: Callable[[socket.socket], None] = lambda _: None,
        host: str = "localhost",
    ) -> None:
        self._dial = dial
        self._forget = forget
        self._host = host
        self._sock: socket.socket | None = None
        self._held = b""
        self._busy = False

    def request(
        self,
        method: str,
        target: str,
        *,
        headers: Mapping[str, str],
        body: bytes | Iterable[bytes] | None = None,
        connect: float | None,
        patience: float | None,
    ) -> Reply:
        """Ask, and read the reply up to its body. What was not read of the reply before is lost.

        Args:
            method: GET, POST, …
            target: path and query, quoted.
            headers: beside `Host` and those about the body.
            body: an iterable is sent in chunks as it gives them.
            connect: seconds to connect in.
            patience: seconds without a byte from the engine; None waits for ever.

        Raises:
            OSError: as the system says it.
            BadHttp: what answers is no HTTP.
        """
        if self._sock is not None and (self._busy or self._held or _has_spoken(self._sock)):
            self.close()
        if self._sock is None:
            self._sock = self._dial(connect)
        sock = self._sock
        sock.settimeout(patience)
        self._busy = True
        lines = [
            f"{method} {target} HTTP/1.1",
            f"Host: {self._host}",
            *(f"{name}: {headers[name]}" for name in headers),
        ]
        if isinstance(body, bytes):
            lines.append(f"Content-Length: {len(body)}")
        elif body is not None:
            lines.append("Transfer-Encoding: chunked")
        elif method != "GET":
            lines.append("Content-Length: 0")
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        if isinstance(body, bytes):
            self._send(sock, [head + body])
        elif body is None:
            self._send(sock, [head])
        else:
            self._send(sock, chain([head], (_chunk(part) for part in body if part), [_LAST_CHUNK]))
        return self._reply(method)

    def _send(self, sock: socket.socket, parts: Iterable[bytes]) -> None:
        # An engine that refuses a large body says so and hangs up before it has read it: its words are in the reply.
        # One that refuses a certificate does so after the handshake (TLS 1.3): its alert is what is read next.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError, ssl.SSLEOFError):
            for part in parts:
                sock.sendall(part)

    def _reply(self, method: str) -> Reply:
        while True:
            status, headers, modern = self._head()
            if status >= 200 or status == _SWITCHING:
                break
        kept = headers.get("Connection").lower()
        keeps = "close" not in kept and (modern or "keep-alive" in kept)
        if method == "HEAD" or status in {_NO_CONTENT, _NOT_MODIFIED}:
            return self._bare(status, headers, keeps=keeps)
        if "chunked" in headers.get("Transfer-Encoding").lower():
            return Reply(self, status, headers, chunked=True, keeps=keeps)
        told = headers.get("Content-Length")
        if not told:
            return Reply(self, status, headers, keeps=False)
        if not told.isdecimal():
            raise BadHttp(f"no length: {told[:40]}")
        if not int(told):
            return self._bare(status, headers, keeps=keeps)
        return Reply(self, status, headers, length=int(told), keeps=keeps)

    def _bare(self, status: int, headers: Headers, *, keeps: bool) -> Reply:
        """A reply without a body is at its end already."""
        self.done(self._held, keeps=keeps)
        return Reply(self, status, headers, length=0, keeps=keeps)

    def _head(self) -> tuple[int, Headers, bool]:
        """Status, headers, and whether it is HTTP/1.1."""
        data = b""
        while (end := data.find(b"\r\n\r\n")) < 0:
            if len(data) > _LONGEST_HEAD:
                raise BadHttp("a reply without a body")
            more = self.receive()
            if not more:
                if data:
                    raise BadHttp("a reply cut short")
                raise ConnectionResetError("the connection was closed without an answer")
            data += more
        self._held = data[end + 4 :]
        first, *lines = data[:end].decode("latin-1").split("\r\n")
        words = first.split(" ", 2)
        if not words[0].startswith("HTTP/1.") or len(words) < 2 or not (words[1].isdecimal() and len(words[1]) == 3):
            raise BadHttp(f"no HTTP: {first[:80]!r}")
        headers = Headers()
        for line in lines:
            name, colon, value = line.partition(":")
            if not colon:
                raise BadHttp(f"no header: {line[:80]!r}")
            name, value = name.strip().lower(), value.strip()
            headers[name] = f"{headers[name]}, {value}" if name in headers else value
        return int(words[1]), headers, words[0] != "HTTP/1.0"

    def receive(self) -> bytes:
        """What was received too much, else what comes next; b"" at the end."""
        if self._held:
            data, self._held = self._held, b""
            return data
        if self._sock is None:
            return b""
        return self._sock.recv(_READ)

    def done(self, rest: bytes, *, keeps: bool) -> None:
        """A reply was read to its end; the connection is free for the next request."""
        self._held = rest
        self._busy = False
        if not keeps:
            self.close()

    @property
    def waits_on(self) -> socket.socket | None:
        """The socket that has to be readable for the next piece not to be waited for.

        None where that does not tell: something was received already, the reply is over, or TLS holds bytes of its own.
        """
        sock = self._sock
        return sock if self._busy and not self._held and not hasattr(sock, "pending") else None

    def hand_over(self) -> tuple[socket.socket, bytes]:
        """The socket itself, with what was received behind the head, once a reply made it a way both ways (101).

        Who takes it closes it, and tells `forget`.
        """
        sock, held = self._sock, self._held
        if sock is None:
            raise RuntimeError("no connection")
        self._sock, self._held, self._busy = None, b"", False
        return sock, held

    def close(self) -> None:
        """Close the socket. The next request makes a new one."""
        sock, self._sock = self._sock, None
        self._held, self._busy = b"", False
        if sock is not None:
            sock.close()
            self._forget(sock)


class Reply:
    """A reply whose body has not been read yet.

    Args:
        connection: where it comes from.
        status: the HTTP status.
        headers: its headers.
        length: how long the body is; None: until the end of the connection, unless `chunked`.
        chunked: whether it comes in chunks.
        keeps: whether the connection can be used again.
    """

    def __init__(
        self,
        connection: Connection,
        status: int,
        headers: Headers,
        *,
        length: int | None = None,
        chunked: bool = False,
        keeps: bool,
    ) -> None:
        self.status = status
        self.headers = headers
        self._connection = connection
        self._length = length
        self._chunked = chunked
        self._keeps = keeps

    def read(self) -> bytes:
        """All of the body. Raises OSError, and BadHttp where it breaks off."""
        return b"".join(self.chunks())

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes, never an empty piece. Raises OSError, and BadHttp where it breaks off."""
        return (piece for piece in self.pieces() if piece)

    def pieces(self) -> Iterator[bytes]:
        """As `chunks`, one piece for each `recv`: an empty one where only a part of a chunk's size came, say."""
        if self._chunked:
            return self._in_chunks()
        return self._to_the_end() if self._length is None else self._counted(self._length)

    def _in_chunks(self) -> Iterator[bytes]:
        decoder = Dechunker()
        ended = False
        while not ended:
            piece = decoder.feed(self._more())
            ended = decoder.ended
            if ended:
                self._connection.done(decoder.rest, keeps=self._keeps)
            yield piece

    def _counted(self, left: int) -> Iterator[bytes]:
        while left:
            data = self._more()
            piece, rest = data[:left], data[left:]
            left -= len(piece)
            if not left:
                self._connection.done(rest, keeps=self._keeps)
            yield piece

    def _to_the_end(self) -> Iterator[bytes]:
        while data := self._connection.receive():
            yield data
        self._connection.done(b"", keeps=False)

    def _more(self) -> bytes:
        data = self._connection.receive()
        if not data:
            raise BadHttp("a reply cut short")
        return data


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def _has_spoken(sock: socket.socket) -> bool:
    """Whether something came that nobody asked for: the other side's goodbye, mostly."""
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))
