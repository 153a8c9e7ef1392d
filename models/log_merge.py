"""Lines of several logs put in the engine's order of time. Pure; no loop, no clock."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from engine.records import LogChunk
from engine.stamps import PLAIN_LENGTH, stamp_length, stamp_ns, stamp_text

if TYPE_CHECKING:
    from collections.abc import Sequence

LAST = b"~"
"""Later than any stamp."""


class Merged(NamedTuple):
    """Lines in order, and whose each is, one byte a line."""

    chunk: LogChunk
    sources: bytes


class Merger:
    """Takes lines of several sources, each in its own order, and gives them ordered by their stamps.

    A source's own order is never changed: where its clock was set back its lines count as of the latest stamp before.
    Lines of the same stamp stand in the order of their sources.

    Args:
        count: how many sources there are.
    """

    def __init__(self, count: int) -> None:
        self._lines: list[list[bytes]] = [[] for _ in range(count)]
        self._keys: list[list[bytes]] = [[] for _ in range(count)]
        self._streams = [bytearray() for _ in range(count)]
        self._sizes = [0] * count
        self._latest = [b""] * count
        self._open = set(range(count))

    @property
    def waiting(self) -> int:
        """How many lines were put and not taken."""
        return sum(map(len, self._lines))

    @property
    def newest(self) -> bytes:
        """The latest stamp of all that is waiting, b"" where nothing is."""
        return max((keys[-1] for keys in self._keys if keys), default=b"")

    def size(self, source: int) -> int:
        """Bytes of one source's lines that wait."""
        return self._sizes[source]

    def put(self, source: int, chunk: LogChunk) -> None:
        """Take lines of a source."""
        if not chunk.streams:
            return
        lines = chunk.data.split(b"\n")
        lines.pop()
        keys = list(accumulate(_stamps(lines, self._latest[source]), max, initial=self._latest[source]))
        del keys[0]
        self._latest[source] = keys[-1]
        self._lines[source] += lines
        self._keys[source] += keys
        self._streams[source] += chunk.streams
        self._sizes[source] += len(chunk.data)

    def close(self, source: int) -> None:
        """Nothing more comes of a source."""
        self._open.discard(source)

    def first(self, source: int) -> bytes:
        """The stamp of a source's first waiting line, b"" where it has none."""
        return self._keys[source][0] if self._keys[source] else b""

    def waiting_of(self, source: int) -> LogChunk:
        """A source's waiting lines, which go on waiting."""
        return _chunk(self._lines[source], self._streams[source])

    def split(self, source: int, before: bytes) -> LogChunk:
        """Take a source's lines before a stamp out."""
        return self._cut(source, bisect_left(self._keys[source], before))

    def ready(self) -> bytes:
        """The stamp up to which all lines are there: nothing of an open source can come before it."""
        latest = [self._latest[source] for source in self._open]
        return min(latest) if latest else LAST

    def take(self, until: bytes) -> Merged | None:
        """All waiting lines stamped up to and with `until`, in order; None where there are none."""
        lines: list[bytes] = []
        keys: list[bytes] = []
        streams = bytearray()
        sources = bytearray()
        for source, own in enumerate(self._keys):
            cut = bisect_right(own, until)
            if not cut:
                continue
            keys += own[:cut]
            lines += self._lines[source][:cut]
            streams += self._streams[source][:cut]
            sources += bytes((source,)) * cut
            self._forget(source, cut)
        if not lines:
            return None
        order = sorted(range(len(keys)), key=keys.__getitem__)  # runs of sorted keys: merged, not sorted
        data = b"\n".join([lines[place] for place in order]) + b"\n"
        chunk = LogChunk(data, bytes(map(streams.__getitem__, order)))
        return Merged(chunk, bytes(map(sources.__getitem__, order)))

    def _cut(self, source: int, cut: int) -> LogChunk:
        chunk = _chunk(self._lines[source][:cut], self._streams[source][:cut])
        self._forget(source, cut)
        return chunk

    def _forget(self, source: int, cut: int) -> None:
        whole = cut == len(self._lines[source])
        self._sizes[source] = 0 if whole else self._sizes[source] - sum(map(len, self._lines[source][:cut])) - cut
        del self._lines[source][:cut]
        del self._keys[source][:cut]
        del self._streams[source][:cut]


def _chunk(lines: Sequence[bytes], streams: bytes | bytearray) -> LogChunk:
    return LogChunk(b"\n".join(lines) + b"\n" if lines else b"", bytes(streams))


def _stamps(lines: list[bytes], latest: bytes) -> list[bytes]:
    """What lines are ordered by: the stamp as Docker writes it, which can be compared as it is."""
    keys = [line[:PLAIN_LENGTH] for line in lines]
    if all(key[-1:] == b"Z" and len(key) == PLAIN_LENGTH for key in keys):
        return keys
    found: list[bytes] = []
    for line in lines:
        nanoseconds = stamp_ns(line[: stamp_length(line)])
        latest = latest if nanoseconds is None else stamp_text(nanoseconds).encode()
        found.append(latest)
    return found
