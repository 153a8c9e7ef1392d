"""HTTP's chunked coding (RFC 9112, 7.1), taken off as the bytes come."""

from __future__ import annotations

from typing import Final

_LONGEST_LINE: Final = 1024


class BadHttp(Exception):
    """What answers does not speak HTTP, or a reply broke off in the middle."""


class Dechunker:
    """Takes the coding off a body whose bytes come cut anywhere. Many chunks that came together are one piece."""

    def __init__(self) -> None:
        self.ended = False
        self.rest = b""
        """What came behind the end."""
        self._left = 0  # bytes of the chunk that is being read, its line end included
        self._held = b""  # the beginning of a line: a size, or a trailer
        self._trailers = False

    def feed(self, data: bytes) -> bytes:
        """Take bytes, cut anywhere; what of the body is in them. Raises BadHttp."""
        if self._held:
            data, self._held = self._held + data, b""
        pieces: list[bytes] = []
        place, end = self._go_on(data, 0, pieces), len(data)
        while place < end and not self.ended:
            line_end = data.find(b"\n", place)
            if line_end < 0:
                self._hold(data[place:])
                break
            line, place = data[place:line_end], line_end + 1
            if self._trailers:
                self._trailer(line, data[place:])
                continue
            size = _size(line)
            stop = place + size
            if not size:
                self._trailers = True
            elif data[stop : stop + 2] == b"\r\n":  # all of it is here
                pieces.append(data[place:stop])
                place = stop + 2
            else:
                self._left = size + 2
                place = self._go_on(data, place, pieces)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def _go_on(self, data: bytes, place: int, pieces: list[bytes]) -> int:
        """Go on with the chunk that is being read; where what follows it begins."""
        if self._left > 2:
            piece = data[place : place + self._left - 2]
            pieces.append(piece)
            place += len(piece)
            self._left -= len(piece)
        if 0 < self._left <= 2:
            found = data[place : place + self._left]
            if not b"\r\n"[-self._left :].startswith(found):
                raise BadHttp("a chunk that is longer than it says")
            place += len(found)
            self._left -= len(found)
        return place

    def _hold(self, data: bytes) -> None:
        if len(data) > _LONGEST_LINE:
            raise BadHttp("a chunk without a size")
        self._held = data

    def _trailer(self, line: bytes, behind: bytes) -> None:
        if not line.strip():
            self.ended, self.rest = True, behind


def _size(line: bytes) -> int:
    digits = line.partition(b";")[0].strip()
    try:
        if digits.isalnum():
            return int(digits, 16)
    except ValueError:
        pass
    raise BadHttp(f"no size of a chunk: {line[:40]!r}")
