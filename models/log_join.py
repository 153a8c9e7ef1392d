"""Where the beginning of a log meets its end: the last lines were loaded first, what is before them comes later."""

from __future__ import annotations

from engine.records import LogChunk
from engine.stamps import stamp_length


class Joiner:
    """Takes a log from its beginning and gives what stands before the lines that are there already.

    Those lines, the head, are looked for as a whole: stamps may repeat or fall, and two equal lines are both real.
    Where the head stands more than once the last place counts, so that no line is lost.

    The first line of the head may be the rest of a line that came in pieces: an engine counts pieces. It is told by
    the lines that follow, and `whole_first` is it whole.

    Args:
        head: the first lines of those that are there, at least two.
        keep: so many lines of the head are given too.

    Attributes:
        matched: whether the head was found.
        over: whether nothing more needs to be read.
        whole_first: the head's first line where what is there is only the rest of it.
    """

    def __init__(self, head: LogChunk, keep: int = 0) -> None:
        cut = head.data.index(b"\n") + 1
        self._head_first = head.data[: cut - 1]
        self._keep = keep
        self._blob = head.data[cut:]
        self._blob_streams = head.streams[1:]
        self._first = self._blob[: self._blob.index(b"\n") + 1]
        self._data = b""
        self._streams = b""
        self._found = -1
        self.matched = False
        self.over = False
        self.whole_first: bytes | None = None

    def feed(self, chunk: LogChunk) -> LogChunk | None:
        """Take lines; give those that stand before the head for sure."""
        self._data += chunk.data
        self._streams += chunk.streams
        given: list[LogChunk] = []
        place = self._found + len(self._first) if self.matched else 0
        while (place := self._find(place)) >= 0:
            line = self._data.count(b"\n", 0, place)
            size = min(len(self._blob), len(self._data) - place)
            lines = min(len(self._blob_streams), len(self._streams) - line)
            fits = self._data.startswith(self._blob[:size], place)
            if not fits or self._streams[line : line + lines] != self._blob_streams[:lines]:
                place += len(self._first)
                continue
            whole = size == len(self._blob)
            if self.matched and not whole:
                break
            before = self._before(place)
            given.append(self._release(before, line - (before < place)))
            place -= before
            if not whole:
                return _together(given)
            self.matched, self._found = True, place
            place += len(self._first)
        if not self.matched:
            cut = self._before(len(self._data))
            given.append(self._release(cut, len(self._streams) - (cut < len(self._data))))
        elif len(self._data) - self._found > 2 * len(self._blob) + len(self._first):
            self.over = True
        return _together(given)

    def finish(self) -> LogChunk | None:
        """The log was read to its end, or far enough: what else is to be given.

        Where `matched` is false the head is not there any more: it was rotated away meanwhile, and with it all that
        stood before it. What was given stands behind the head's first line, and is there already.
        """
        if not self.matched:
            return None
        if self._found:
            first = self._data[: self._data.index(b"\n")]
            rest = self._head_first[stamp_length(self._head_first) :]
            if first != self._head_first and first.endswith(rest):
                self.whole_first = first
        return self._first_lines(self._keep if self._found else self._keep - 1)

    def _find(self, place: int) -> int:
        """Where the head's second line stands from `place` on, at the beginning of a line; -1 for nowhere."""
        if place == 0 and self._data.startswith(self._first):
            return 0
        found = self._data.find(b"\n" + self._first, max(0, place - 1))
        return found + 1 if found >= 0 else -1

    def _before(self, place: int) -> int:
        """Where the line before `place` begins; 0 where there is none."""
        return self._data.rfind(b"\n", 0, place - 1) + 1 if place else 0

    def _release(self, size: int, lines: int) -> LogChunk:
        released = LogChunk(self._data[:size], self._streams[:lines])
        self._data, self._streams = self._data[size:], self._streams[lines:]
        return released

    def _first_lines(self, count: int) -> LogChunk | None:
        lines = self._data.split(b"\n")[: max(0, min(count, len(self._streams)))]
        if not lines:
            return None
        return LogChunk(b"\n".join(lines) + b"\n", self._streams[: len(lines)])


def _together(chunks: list[LogChunk]) -> LogChunk | None:
    data = b"".join(chunk.data for chunk in chunks)
    return LogChunk(data, b"".join(chunk.streams for chunk in chunks)) if data else None
