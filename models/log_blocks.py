"""Blocks of a log: runs of whole lines that never change once made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.stamps import stamp_length, stamp_ns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.records import LogChunk

BLOCK_BYTES = 64 * 1024
"""About how large a block gets. One line larger than this is a block of its own."""

_FIRST = b"\0"


class Block:
    r"""About 64 KiB of whole lines, each ended by ``\n``. Nothing in it changes, so threads may share it.

    The lines are reached through `read` alone: where they are kept is the block's own affair.

    Args:
        data: the lines, as in `LogChunk`.
        streams: one byte a line.
        sources: whose line each is, one byte a line; b"" where all are of source 0, one byte where all are of one.

    Attributes:
        lines: how many lines it has.
        size: bytes of its lines, stamps and newlines included.
    """

    __slots__ = ("_data", "_sources", "_streams", "lines", "size")

    def __init__(self, data: bytes, streams: bytes, sources: bytes = b"") -> None:
        self.lines = len(streams)
        self.size = len(data)
        self._data = data
        # Most blocks are of one stream and of one source: one byte says so for all their lines.
        self._streams = _one(streams)
        self._sources = _one(sources) or _FIRST

    def read(self) -> bytes:
        """The lines."""
        return self._data

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
        head = self.read()[:40]
        return stamp_ns(head[: stamp_length(head)])

    def joined(self, chunk: LogChunk, sources: bytes = b"") -> Block:
        """A block of these lines and those of `chunk`."""
        sources = sources or _FIRST
        same = sources == self._sources
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
