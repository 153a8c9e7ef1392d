"""Blocks of a log: runs of whole lines that never change once made."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from engine.stamps import stamp_length, stamp_ns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.records import LogChunk
    from models.log_spill import SpillPlace

BLOCK_BYTES = 64 * 1024
"""About how large a block gets. One line larger than this is a block of its own."""

_FIRST = b"\0"
_OVERHEAD = 320  # what Python's objects of a block take beside its lines


class Block:
    r"""About 64 KiB of whole lines, each ended by ``\n``. Nothing in it changes, so threads may share it.

    The lines are reached through `read` alone: as they are, packed, or on the disk, as the keeper has it.

    Args:
        data: the lines, as in `LogChunk`.
        streams: one byte a line.
        sources: whose line each is, one byte a line; b"" where all are of source 0, one byte where all are of one.

    Attributes:
        kept: whether the keeper counts it.
        lines: how many lines it has.
        size: bytes of its lines, stamps and newlines included.
    """

    __slots__ = (
        "__weakref__",
        "_data",
        "_first_ns",
        "_packed",
        "_place",
        "_sources",
        "_streams",
        "kept",
        "lines",
        "size",
    )

    def __init__(self, data: bytes, streams: bytes, sources: bytes = b"") -> None:
        self.lines = len(streams)
        self.size = len(data)
        self.kept = False
        self._data: bytes | None = data
        self._packed: bytes | None = None
        self._place: SpillPlace | None = None
        # Most blocks are of one stream and of one source: one byte says so for all their lines.
        self._streams = _one(streams)
        self._sources = _one(sources) or _FIRST
        head = data[:40]
        self._first_ns = stamp_ns(head[: stamp_length(head)])

    def read(self) -> bytes:
        """The lines. Where they stand on the disk it is waited for."""
        found = self._at_hand()
        return self._place.read() if found is None and self._place is not None else found or b""

    def read_now(self) -> bytes | None:
        """The lines, None where the disk would have to be waited for."""
        found = self._at_hand()
        return self._place.read_now() if found is None and self._place is not None else found

    @property
    def resident(self) -> int:
        """Bytes of memory that it takes."""
        data = self._data or self._packed or b""
        return len(data) + len(self._streams) + len(self._sources) + _OVERHEAD

    @property
    def on_disk(self) -> bool:
        """Whether its lines stand on the disk alone."""
        return self._data is None and self._packed is None

    @property
    def packed(self) -> bool:
        """Whether its lines are packed, in memory or on the disk."""
        return self._data is None

    def packed_data(self) -> bytes:
        """Its lines packed; the keeper's thread asks for them."""
        data = self._data
        return zlib.compress(data, 1) if data is not None else self._packed or b""

    def pack(self, packed: bytes) -> None:
        """Keep the lines packed from now on. Who reads meanwhile finds them in one form or the other."""
        self._packed = packed
        self._data = None

    def spill(self, place: SpillPlace) -> None:
        """Keep the lines on the disk from now on."""
        self._place = place
        self._packed = None

    def _at_hand(self) -> bytes | None:
        data, packed = self._data, self._packed
        if data is not None:
            return data
        return zlib.decompress(packed) if packed is not None else None

    def stream(self, place: int) -> int:
        """The stream of the line at `place`: 1 stdout, 2 stderr, 3 the engine's own words, 4 ours."""
        return self._streams[0] if len(self._streams) == 1 else self._streams[place]

    def streams(self) -> bytes:
        """One byte a line."""
        return self._streams * self.lines if len(self._streams) == 1 else self._streams

    def source(self, place: int) -> int:
        """Whose the line at `place` is."""
        return self._sources[0] if len(self._sources) == 1 else self._sources[place]

    def sources(self) -> bytes:
        """Whose line each is, one byte a line."""
        return self._sources * self.lines if len(self._sources) == 1 else self._sources

    def first_ns(self) -> int | None:
        """The stamp of its first line in nanoseconds since 1970, None where it has none."""
        return self._first_ns

    def joined(self, chunk: LogChunk, sources: bytes = b"") -> Block:
        """A block of these lines and those of `chunk`."""
        sources = sources or _FIRST
        same = sources == self._sources and len(sources) == 1
        of_all = sources if same else self.sources() + each_line(sources, len(chunk.streams))
        return Block(self.read() + chunk.data, self.streams() + chunk.streams, of_all)


def each_line(sources: bytes, lines: int) -> bytes:
    """Sources as blocks take them, b"" and one byte for all included, as one byte a line."""
    return (sources or _FIRST) * lines if len(sources) < 2 else sources


def _one(numbers: bytes) -> bytes:
    """One byte where all are the same."""
    return numbers[:1] if numbers.count(numbers[:1]) == len(numbers) else numbers


def cut_blocks(data: bytes, streams: bytes, sources: bytes = b"", *, size: int = BLOCK_BYTES) -> Iterator[Block]:
    """Whole lines as blocks of up to `size` bytes, cut at line ends; `streams` has one byte a line, `sources` too.

    As a block takes them: b"" is source 0 for all, one byte is one source for all.
    """
    position = line = 0
    end_of_data = len(data)
    while position < end_of_data:
        end = position + size
        if end < end_of_data:
            end = data.rfind(b"\n", position, end) + 1
            if not end:  # one line larger than a block
                end = data.index(b"\n", position) + 1
        else:
            end = end_of_data
        part = data[position:end]
        count = part.count(b"\n")
        yield Block(part, streams[line : line + count], sources if len(sources) < 2 else sources[line : line + count])
        position = end
        line += count
