"""Reads a tar as it comes, member by member: headers are taken apart, bodies are handed on or passed over.

Not the standard library's `tarfile`: that one resolves names to text, trusts what archives say of themselves in places,
and reads bodies in 512-byte blocks' multiples through several layers. Formats: POSIX ustar and pax, GNU long names
(pax(1), tar(5)); sparse files are refused, since no engine sends them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from engine.file_entries import FileKind

if TYPE_CHECKING:
    from collections.abc import Iterator

BLOCK = 512
_LONGEST_EXTRA = 1 << 20
"""Bytes of one extended header. Names are at most 4096 bytes; extended attributes may be larger."""

_PAX = re.compile(rb"(\d{1,7}) ([^=]+)=")
_HARD_LINK = b"1"
_KINDS = {
    b"0": FileKind.FILE,
    b"\0": FileKind.FILE,
    b"7": FileKind.FILE,
    b"1": FileKind.FILE,
    b"2": FileKind.LINK,
    b"3": FileKind.DEVICE,
    b"4": FileKind.DEVICE,
    b"5": FileKind.FOLDER,
    b"6": FileKind.PIPE,
}
_EXTRA = frozenset({b"x", b"g", b"L", b"K"})


class BadArchive(Exception):
    """The bytes are no tar, or it ends too early, or says of itself what cannot be."""


class Member(NamedTuple):
    """One member as its header says it.

    Args:
        name: the path in the archive, as it is: not checked.
        kind: what it is.
        size: bytes of its body; 0 of all but files.
        mode: permission bits (0o7777).
        uid: its owner.
        gid: its group.
        mtime: seconds since 1970.
        target: of a symbolic or a hard link.
        hard: whether it is a hard link to an earlier member.
    """

    name: bytes
    kind: FileKind
    size: int
    mode: int
    uid: int
    gid: int
    mtime: float
    target: bytes
    hard: bool


class Chunks:
    """Bytes that come in pieces of any length, taken in pieces of another."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._view = memoryview(b"")
        self.taken = 0
        """Bytes taken or passed over so far."""

    def pieces(self, count: int) -> Iterator[memoryview]:
        """The next `count` bytes in pieces as they came. Raises BadArchive where there are fewer."""
        while count:
            view = self._view
            if not view:
                self._more()
                continue
            piece = view[:count]
            self._view = view[len(piece) :]
            self.taken += len(piece)
            count -= len(piece)
            yield piece

    def take(self, count: int) -> bytes:
        """The next `count` bytes. Raises BadArchive where there are fewer."""
        view = self._view
        if len(view) >= count:
            self._view = view[count:]
            self.taken += count
            return bytes(view[:count])
        return b"".join(self.pieces(count))

    def skip(self, count: int) -> None:
        """Pass over the next `count` bytes."""
        for _ in self.pieces(count):
            pass

    def drain(self) -> None:
        """Pass over the rest."""
        self._view = memoryview(b"")
        for _ in self._chunks:
            pass

    def _more(self) -> None:
        for chunk in self._chunks:
            if chunk:
                self._view = memoryview(chunk)
                return
        raise BadArchive("it ends in the middle")


class TarReader:
    """The members of a tar in their order; ask for a member's `body` before the next member, or not at all."""

    def __init__(self, chunks: Chunks) -> None:
        self._chunks = chunks
        self._left = 0
        self._padding = 0

    def __iter__(self) -> Iterator[Member]:
        """Member after member. Raises BadArchive."""
        while (member := self._next()) is not None:
            self._left = member.size
            self._padding = -member.size % BLOCK
            yield member

    def body(self) -> Iterator[memoryview]:
        """The body of the member that came last, in pieces as they come. Raises BadArchive where it is cut short."""
        left, self._left = self._left, 0
        yield from self._chunks.pieces(left)

    def _next(self) -> Member | None:
        self._chunks.skip(self._left + self._padding)
        self._left = self._padding = 0
        extra: dict[bytes, bytes] = {}
        while True:
            block = self._chunks.take(BLOCK)
            if block.count(0) == BLOCK:
                self._chunks.drain()
                return None
            _check_sum(block)
            kind = block[156:157]
            if kind not in _EXTRA:
                return _member(block, extra)
            size = _number(block[124:136])
            if size > _LONGEST_EXTRA:
                raise BadArchive("a header without end")
            data = self._chunks.take(size + -size % BLOCK)[:size]
            if kind == b"x":
                extra.update(_pax(data))
            elif kind == b"L":
                extra[b"path"] = data.rstrip(b"\0")
            elif kind == b"K":
                extra[b"linkpath"] = data.rstrip(b"\0")


def _check_sum(block: bytes) -> None:
    said = _number(block[148:156])
    if said != sum(block) - sum(block[148:156]) + 8 * 0x20:
        raise BadArchive("a header that is none")


def _number(field: bytes) -> int:
    """A number as octal digits, or, for large ones, as base 256 (tar(5))."""
    if field[0] & 0x80:
        value = int.from_bytes(field, "big") & ~(0xFF << 8 * (len(field) - 1))
        if field[0] != 0x80:
            raise BadArchive("a number below zero, or too large")
        return value
    text = field.split(b"\0", 1)[0].strip()
    if not text:
        return 0
    try:
        value = int(text, 8)
    except ValueError as error:
        raise BadArchive("a number that is none") from error
    if value < 0:
        raise BadArchive("a number below zero")
    return value


def _text(field: bytes) -> bytes:
    return field.split(b"\0", 1)[0]


def _pax(data: bytes) -> dict[bytes, bytes]:
    """Records of a pax header: "length key=value", each ended by a newline."""
    found: dict[bytes, bytes] = {}
    place = 0
    while place < len(data):
        head = _PAX.match(data, place)
        if head is None:
            raise BadArchive("an extended header that is none")
        end = place + int(head[1])
        if end <= head.end() or end > len(data) or data[end - 1] != 0x0A:
            raise BadArchive("an extended header that is none")
        found[head[2]] = data[head.end() : end - 1]
        place = end
    return found


def _extra_number(extra: dict[bytes, bytes], key: bytes, otherwise: int) -> int:
    value = extra.get(key)
    if value is None:
        return otherwise
    if not value.isdigit() or len(value) > 19:
        raise BadArchive("a number that is none")
    return int(value)


def _time(extra: dict[bytes, bytes], block: bytes) -> float:
    value = extra.get(b"mtime")
    try:
        return float(value) if value is not None else float(_number(block[136:148]))
    except (ValueError, BadArchive):
        return 0.0  # times before 1970 and such; nothing hangs on it


def _member(block: bytes, extra: dict[bytes, bytes]) -> Member:
    if any(key.startswith(b"GNU.sparse.") for key in extra):
        raise BadArchive("a sparse file")
    flag = block[156:157]
    kind = _KINDS.get(flag)
    if kind is None:
        raise BadArchive(f"a member of unknown kind {flag!r}")
    name = _text(block[0:100])
    if block[257:263] == b"ustar\0" and (prefix := _text(block[345:500])):
        name = prefix + b"/" + name
    name = extra.get(b"path", name)
    hard = flag == _HARD_LINK
    if flag in {b"0", b"\0"} and name.endswith(b"/"):
        kind = FileKind.FOLDER  # as the first tars had it
    size = _extra_number(extra, b"size", _number(block[124:136])) if kind is FileKind.FILE and not hard else 0
    target = extra.get(b"linkpath", _text(block[157:257])) if hard or kind is FileKind.LINK else b""
    return Member(
        name=name,
        kind=kind,
        size=size,
        mode=_number(block[100:108]) & 0o7777,
        uid=_extra_number(extra, b"uid", _number(block[108:116])),
        gid=_extra_number(extra, b"gid", _number(block[116:124])),
        mtime=_time(extra, block),
        target=target,
        hard=hard,
    )
