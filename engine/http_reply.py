"""One HTTP/1.1 reply, taken apart as its bytes come: for a reader of many sockets, which waits at none of them."""

from __future__ import annotations

from engine.chunked import BadHttp, Dechunker

_LONGEST_HEAD = 1 << 16


class HttpReply:
    """Bytes as they come → bytes of the body (RFC 9112: chunked, of a given length, or to the end).

    Attributes:
        status: 0 until the head is whole.
        ended: whether the whole body has come, as far as the reply tells.
    """

    __slots__ = ("_dechunker", "_held", "_left", "ended", "status")

    def __init__(self) -> None:
        self.status = 0
        self.ended = False
        self._held = b""
        self._dechunker: Dechunker | None = None
        self._left: int | None = None  # bytes of the body that are still to come, where that is told

    def feed(self, data: bytes) -> bytes:
        """Take bytes; what they add to the body. Raises BadHttp."""
        if not self.status:
            head, blank, data = (self._held + data).partition(b"\r\n\r\n")
            if not blank:
                if len(head) > _LONGEST_HEAD:
                    raise BadHttp("a reply without a body")
                self._held = head
                return b""
            self._held = b""
            self._read_head(head)
        if self._dechunker is not None:
            body = self._dechunker.feed(data)
            self.ended = self._dechunker.ended
            return body
        return self._counted(data)

    def _read_head(self, head: bytes) -> None:
        first, *lines = head.split(b"\r\n")
        words = first.split(None, 2)
        if len(words) < 2 or not words[0].startswith(b"HTTP/1.") or not words[1].isdigit():
            raise BadHttp(f"no HTTP: {first[:80]!r}")
        self.status = int(words[1])
        for line in lines:
            name, _, value = line.partition(b":")
            match name.strip().lower():
                case b"transfer-encoding" if b"chunked" in value.lower():
                    self._dechunker = Dechunker()
                case b"content-length" if value.strip().isdigit():
                    self._left = int(value)
        self.ended = self._dechunker is None and self._left == 0

    def _counted(self, data: bytes) -> bytes:
        if self._left is not None:
            data = data[: self._left]
            self._left -= len(data)
            self.ended = self._left == 0
        return data
