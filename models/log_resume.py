"""Going on with a log after its stream was left or broke: without a hole, without a doubled line."""

from __future__ import annotations

from collections import Counter, deque
from typing import TYPE_CHECKING

from engine.frames import PIECE
from engine.records import LogChunk
from engine.stamps import stamp_length, stamp_ns, stamp_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OVERLAP_NS = 100_000_000
"""How far before the last stamp the log is read again.

stdout and stderr are stamped before they are written, each by its own reader in the engine: a line may stand behind one
with a later stamp. Reading again from the last stamp alone would lose it.
"""

_AFTER_NS = 2_000_000_000
_STEP = 64 * 1024


class Recent:
    """The last lines that a stream brought: all that a resumed one may bring again."""

    def __init__(self) -> None:
        self._chunks: deque[LogChunk] = deque()
        self._firsts: deque[int | None] = deque()
        self._whole = True  # nothing was let go: it begins where the stream began

    def take(self, chunk: LogChunk) -> None:
        """Lines came."""
        if not chunk.streams:
            return
        newest = _stamp_at(chunk.data, chunk.data.rfind(b"\n", 0, -1) + 1)
        limit = None if newest is None else newest - 2 * OVERLAP_NS
        last = _last_of(chunk, limit)
        self._whole = self._whole and last is chunk
        chunk = last
        self._chunks.append(chunk)
        self._firsts.append(_stamp_at(chunk.data, 0))
        while len(self._chunks) > 1 and limit is not None and (second := self._firsts[1]) is not None:
            if second >= limit:
                break
            self._chunks.popleft()
            self._firsts.popleft()
            self._whole = False

    def resume(self) -> Resume | None:
        """How to go on; None where nothing was there yet."""
        lines = [line for chunk in self._chunks for line in chunk.data.split(b"\n")[:-1]]
        streams = b"".join(chunk.streams for chunk in self._chunks)
        newest = newest_ns(lines)
        if newest is None:
            return None
        for place, line in enumerate(lines):
            stamp = stamp_ns(line[: stamp_length(line)])
            if stamp is not None and stamp >= newest - 2 * OVERLAP_NS:
                return Resume(newest, lines[place:], streams[place:], whole=self._whole and not place)
        return Resume(newest, [], b"")


def newest_ns(lines: Iterable[bytes]) -> int | None:
    """The latest stamp of some lines."""
    stamps = (stamp_ns(line[: stamp_length(line)]) for line in lines)
    return max((stamp for stamp in stamps if stamp is not None), default=None)


class Resume:
    """Where a log goes on, and which of the lines that come again were there before.

    Two lines with the same stamp and text are both real: of each exactly as many copies are dropped as were there.

    Args:
        newest: the latest stamp that was there, nanoseconds since 1970.
        lines: the lines that were there last: all with stamps from `newest` - 2 × OVERLAP_NS on.
        streams: one byte for each of them.
        whole: whether the first of them is the first that the stream ever brought. What comes again and stands before
            it is older than the stream, and was never its to bring.

    Attributes:
        newest: as given.
        repeats: how many lines came again so far; none where the engine let them go meanwhile.
    """

    def __init__(self, newest: int, lines: Sequence[bytes], streams: bytes, *, whole: bool = False) -> None:
        self.newest = newest
        self._from = max(0, newest - OVERLAP_NS)
        self._until = newest + _AFTER_NS
        self._left = Counter(zip(lines, streams, strict=True))
        self._met: set[int] = set()
        self.repeats = 0
        self._begun = False
        self._over = not self._left
        first = stamp_ns(lines[0][: stamp_length(lines[0])]) if whole and lines else None
        self._older_until = None if first is None else first + OVERLAP_NS

    @property
    def since(self) -> str:
        """The stamp to ask the engine for lines from."""
        return stamp_text(self._from)

    @property
    def over(self) -> bool:
        """Whether all that could come again is past; from now on chunks pass untouched."""
        return self._over

    def filter(self, chunk: LogChunk) -> LogChunk | None:
        """What of a chunk is new, None where nothing is."""
        if self._over:
            return chunk
        data = chunk.data
        kept: list[bytes] = []
        kept_streams = bytearray()
        position = place = 0
        line = b""
        while self._left and place < len(chunk.streams):
            end = data.index(b"\n", position)
            line = data[position:end]
            position = end + 1
            stream = chunk.streams[place]
            place += 1
            if self._is_repeat(line, stream):
                self.repeats += 1
            else:
                kept.append(line + b"\n")
                kept_streams.append(stream)
        last = stamp_ns(line[: stamp_length(line)])
        self._over = not self._left or (last is not None and last > self._until)
        kept.append(data[position:])
        kept_streams += chunk.streams[place:]
        if len(kept_streams) == len(chunk.streams):
            return chunk
        return LogChunk(b"".join(kept), bytes(kept_streams)) if kept_streams else None

    def _is_repeat(self, line: bytes, stream: int) -> bool:
        if not self._begun:
            # Podman counts whole seconds: what is from before the asked time was all there.
            stamp = stamp_ns(line[: stamp_length(line)])
            if stamp is not None and stamp < self._from:
                return True
            self._begun = True
        if self._older_until is not None and (line, stream) not in self._left:
            stamp = stamp_ns(line[: stamp_length(line)])
            if stamp is not None and stamp <= self._older_until:
                return True
        self._older_until = None
        first = stream not in self._met
        self._met.add(stream)
        copies = self._left.get((line, stream), 0)
        if not copies:
            return first and self._is_rest(line, stream)
        if copies == 1:
            del self._left[line, stream]
        else:
            self._left[line, stream] = copies - 1
        return True

    def _is_rest(self, line: bytes, stream: int) -> bool:
        """Whether it is the rest of a line that was there whole: the engine counts pieces of 16 KiB as lines."""
        rest = line[stamp_length(line) :]
        known = (one for one, of in self._left if of == stream and len(one) > PIECE and len(one) > len(line))
        return bool(rest) and any(one.endswith(rest) for one in known)


def _last_of(chunk: LogChunk, limit: int | None) -> LogChunk:
    """The end of a chunk, cut somewhere before the first line that may be younger than `limit`."""
    data = chunk.data
    place = len(data) - _STEP
    while place > 0 and limit is not None:
        cut = data.rfind(b"\n", 0, place) + 1
        stamp = _stamp_at(data, cut)
        if stamp is not None and stamp < limit:
            return LogChunk(data[cut:], chunk.streams[data.count(b"\n", 0, cut) :])
        place = cut - _STEP
    return chunk


def _stamp_at(data: bytes, place: int) -> int | None:
    head = data[place : place + 40]
    return stamp_ns(head[: stamp_length(head)])
