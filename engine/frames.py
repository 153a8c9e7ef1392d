"""Log bytes to lines: frames and raw streams taken apart, whatever the cuts. Pure; no socket, no thread."""

from __future__ import annotations

import struct
from typing import Protocol

from engine.records import LogChunk
from engine.stamps import PLAIN_LENGTH, STAMP

STDOUT = 1
STDERR = 2
ENGINE = 3

PIECE = 16 * 1024
"""Bytes of a line that the engine writes as one entry; a longer line comes as several, each with its own stamp."""

LONGEST = 32 * 1024 * 1024
"""A line longer than this is cut in two, so that no writer can fill the memory with one line."""

_HEADER = struct.Struct(">BxxxI")
_STAMP_LENGTH = PLAIN_LENGTH + 1
_NO_STAMP = b"1970-01-01T00:00:00.000000000Z "


class NotFrames(ValueError):
    """The bytes are no multiplexed stream."""


class LineDecoder(Protocol):
    """Takes a log's bytes, cut anywhere, and gives whole lines."""

    def feed(self, data: bytes) -> LogChunk | None:
        """Take bytes; give the lines that are whole now, None where there are none."""

    def finish(self) -> LogChunk | None:
        """Give what is left at the end of the log, each unfinished line as a line."""


class FrameDecoder:
    """Lines of a container without a terminal: frames of `{1|2, 0, 0, 0, length big-endian}` and one log entry each.

    One frame is one entry of at most 16 KiB, begun by its stamp; a longer line's further entries are joined to it and
    lose theirs. An entry that is shorter and lacks its newline was the end of what a process wrote: a line of its own.
    Podman cuts anywhere: there, short entries are joined too.

    Args:
        joins_short: whether an entry shorter than 16 KiB without a newline goes on in the next (Podman).

    Source: moby `daemon/logger/copier.go`, `api/types/container` stdcopy.
    """

    __slots__ = ("_held", "_held_size", "_joins_short", "_last_stamp", "_need", "_open", "_open_size")

    def __init__(self, *, joins_short: bool = False) -> None:
        self._joins_short = joins_short
        self._held: list[bytes] = []
        self._held_size = 0
        self._need = 0
        self._open: dict[int, list[bytes]] = {}
        self._open_size: dict[int, int] = {}
        self._last_stamp = _NO_STAMP

    def feed(self, data: bytes) -> LogChunk | None:
        """Take bytes; give the lines that are whole now. Raises NotFrames where the bytes are something else."""
        if self._held:
            self._held.append(data)
            self._held_size += len(data)
            if self._held_size < self._need:
                return None
            data = b"".join(self._held)
            self._held.clear()
            self._held_size = 0
        pieces: list[bytes] = []
        streams = bytearray()
        end_of_data = len(data)
        position = 0
        need = 8
        while position + 8 <= end_of_data:
            if not self._open:
                position = _whole_entries(data, position, pieces, streams)
                if position + 8 > end_of_data:
                    break
            stream, size = _HEADER.unpack_from(data, position)
            _check(stream, size)
            end = position + 8 + size
            if end > end_of_data:
                need = 8 + size
                break
            self._entry(stream, data[position + 8 : end], pieces, streams)
            position = end
        if position < end_of_data:
            self._held.append(data[position:] if position else data)
            self._held_size = end_of_data - position
            self._need = need
        return self._chunk(pieces, streams)

    def finish(self) -> LogChunk | None:
        """Give the unfinished lines. Bytes of a frame that did not come whole are dropped."""
        pieces: list[bytes] = []
        streams = bytearray()
        self._held.clear()
        for stream in list(self._open):
            self._close(stream, b"\n", pieces, streams)
        return self._chunk(pieces, streams)

    def _entry(self, stream: int, entry: bytes, pieces: list[bytes], streams: bytearray) -> None:
        """Take one entry off the quick path: a piece of a line, the engine's own words, or one with a line open."""
        if not entry:
            return
        stamp = STAMP.match(entry)
        if stream == ENGINE or (stamp is None and stream not in self._open):
            if stamp is None:
                entry = self._stamp_of(pieces) + entry
            pieces.append(entry if entry.endswith(b"\n") else entry + b"\n")
            streams.append(stream)
            return
        content = len(entry) - (stamp.end() if stamp else 0)
        begun = self._open.get(stream)
        if begun is None:
            begun = self._open[stream] = [entry]
            self._open_size[stream] = len(entry)
        else:
            begun.append(entry[stamp.end() :] if stamp else entry)
            self._open_size[stream] += content
        if entry.endswith(b"\n"):
            self._close(stream, b"", pieces, streams)
        elif (content < PIECE and not self._joins_short) or self._open_size[stream] > LONGEST:
            self._close(stream, b"\n", pieces, streams)

    def _close(self, stream: int, ending: bytes, pieces: list[bytes], streams: bytearray) -> None:
        pieces.append(b"".join(self._open.pop(stream)) + ending)
        streams.append(stream)
        del self._open_size[stream]

    def _stamp_of(self, pieces: list[bytes]) -> bytes:
        """The stamp for words that came without one: the last there was."""
        stamps = (STAMP.match(piece) for piece in reversed(pieces))
        return next((stamp.group() for stamp in stamps if stamp), self._last_stamp)

    def _chunk(self, pieces: list[bytes], streams: bytearray) -> LogChunk | None:
        if not pieces:
            return None
        self._last_stamp = self._stamp_of(pieces)
        data = b"".join(pieces)
        if data.count(b"\n") == len(pieces):
            return LogChunk(data, bytes(streams))
        return _split_entries(pieces, streams)


class RawDecoder:
    r"""Lines of a container with a terminal: raw text, lines ended by ``\r\n``, each entry begun by its stamp.

    A line over 16 KiB has a stamp inside at each further 16 KiB; those are taken out.
    """

    __slots__ = ("_held", "_held_size")

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._held_size = 0

    def feed(self, data: bytes) -> LogChunk | None:
        """Take bytes; give the lines that are whole now."""
        cut = data.rfind(b"\n") + 1
        if not cut:
            self._held.append(data)
            self._held_size += len(data)
            return self.finish() if self._held_size > LONGEST else None
        block = data[:cut]
        if self._held:
            self._held.append(block)
            block = b"".join(self._held)
            self._held.clear()
        rest = data[cut:]
        self._held_size = len(rest)
        if rest:
            self._held.append(rest)
        return _raw_chunk(block)

    def finish(self) -> LogChunk | None:
        """Give the unfinished line."""
        block = b"".join(self._held)
        self._held.clear()
        self._held_size = 0
        if not block:
            return None
        return _raw_chunk(block + b"\n")


def _whole_entries(data: bytes, position: int, pieces: list[bytes], streams: bytearray) -> int:
    """Take the run of frames from `position` on that are whole lines of stdout or stderr; give where it ends.

    This is the loop that a million lines go through: nothing in it that could stand outside.
    """
    unpack = _HEADER.unpack_from
    add_piece = pieces.append
    add_stream = streams.append
    try:
        while True:
            stream, size = unpack(data, position)
            start = position + 8
            end = start + size
            if data[end - 1] != 10 or stream > STDERR:  # an empty frame shows its own length byte here: 0
                return position
            add_piece(data[start:end])
            add_stream(stream)
            position = end
    except (struct.error, IndexError):  # the end of the data, within a header or within an entry
        return position


def _check(stream: int, size: int) -> None:
    if stream > ENGINE or size > LONGEST:
        raise NotFrames("no header of a frame where one should be")


def _split_entries(pieces: list[bytes], streams: bytearray) -> LogChunk:
    """Entries with newlines inside (no known engine writes such): each further line takes the entry's stamp."""
    lines: list[bytes] = []
    line_streams = bytearray()
    for piece, stream in zip(pieces, streams, strict=True):
        first, *others = _lines(piece)
        stamp = STAMP.match(first)
        lines.append(first)
        lines.extend((stamp.group() if stamp else b"") + other for other in others)
        line_streams.extend(bytes((stream,)) * (1 + len(others)))
    return LogChunk(b"".join(lines), bytes(line_streams))


def _lines(piece: bytes) -> list[bytes]:
    return [line + b"\n" for line in piece.split(b"\n")[:-1]]


def _raw_chunk(block: bytes) -> LogChunk:
    if _has_long_line(block):
        block = b"".join(_without_inner_stamps(line) for line in _lines(block))
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n")
    return LogChunk(block, b"\x01" * block.count(b"\n"))


def _has_long_line(block: bytes) -> bool:
    """Whether a line is long enough to have a second stamp; a search per 16 KiB, not per line."""
    reach = PIECE + _STAMP_LENGTH
    position = 0
    size = len(block)
    while size - position > reach:
        newline = block.rfind(b"\n", position, position + reach + 1)
        if newline < 0:
            return True
        position = newline + 1
    return False


def _without_inner_stamps(line: bytes) -> bytes:
    """One line without the stamps that its further pieces bear."""
    if len(line) <= PIECE + _STAMP_LENGTH:
        return line
    stamp = STAMP.match(line)
    if stamp is None:
        return line
    position = stamp.end() + PIECE
    parts = [line[:position]]
    while position < len(line):
        inner = STAMP.match(line, position)
        if inner is None:
            parts.append(line[position:])
            break
        position = inner.end()
        parts.append(line[position : position + PIECE])
        position += PIECE
    return b"".join(parts)
