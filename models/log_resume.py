"""Going on with a log after its stream was left or broke: without a hole, without a doubled line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.records import LogChunk
from engine.stamps import stamp_length, stamp_ns, stamp_text

if TYPE_CHECKING:
    from collections.abc import Iterable

OVERLAP_NS = 100_000_000
"""How far before the last stamp the log is read again.

stdout and stderr are stamped before they are written, each by its own reader in the engine: a line may stand behind one
with a later stamp. Reading again from the last stamp alone would lose it.
"""

_AFTER_NS = 2_000_000_000


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
    """

    def __init__(self, newest: int, lines: Iterable[bytes], streams: bytes) -> None:
        self._from = max(0, newest - OVERLAP_NS)
        self._until = newest + _AFTER_NS
        self._left = Counter(zip(lines, streams, strict=True))
        self._begun = False
        self._over = not self._left

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
            if not self._is_repeat(line, stream):
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
        copies = self._left.get((line, stream), 0)
        if not copies:
            return False
        if copies == 1:
            del self._left[line, stream]
        else:
            self._left[line, stream] = copies - 1
        return True
