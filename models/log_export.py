"""A log written to a file: as text or as JSON lines, packed or not; aside first, in its place when whole. Blocks."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import json
import os
import secrets
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from models import ansi
from models.log_copy import read_lines
from models.log_fields import LONGEST, read_record
from models.log_layout import plain
from models.log_levels import Level, find_level
from models.log_lines import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from models.log_lines import LogLine
    from models.log_rows import Rows
    from models.logs import PlacedBlock

STREAMS = {1: "stdout", 2: "stderr", 3: "engine", MARK: "longshore"}
"""What streams are called in JSON lines."""

PIECE = 64 * 1024
"""Bytes of a long line that are worked through at a time, so that other threads get their turn."""

_WRITE_BYTES = 256 * 1024
_TELL_LINES = 512
_LONGEST_ESCAPE = 256
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class Kind(StrEnum):
    """How lines are written."""

    TEXT = "text"
    JSON = "json"


class Taken(NamedTuple):
    """What is to be written.

    Attributes:
        blocks: where it is from.
        start: the number of the first line.
        end: the number of the last one.
        rows: those of them that are shown, None for all.
        sources: the names of the sources.
    """

    blocks: Sequence[PlacedBlock]
    start: int
    end: int
    rows: Rows | None
    sources: tuple[str, ...]


def form_of(name: str) -> tuple[Kind, bool]:
    """How a file of that name is written, and whether it is packed: “api.jsonl.gz” says both."""
    name = name.lower()
    packed = name.endswith(".gz")
    name = name.removesuffix(".gz")
    return Kind.JSON if name.endswith((".jsonl", ".json", ".ndjson")) else Kind.TEXT, packed


def export(taken: Taken, path: Path, tell: Callable[[int], bool]) -> int | None:
    """Write a file, or leave the one that is there as it was; how many bytes it has, None where it was stopped.

    Args:
        taken: what.
        path: where to; its name says how.
        tell: takes how many lines are done, gives False to stop.

    Raises:
        OSError: it could not be written; nothing of it is left.
    """
    kind, packed = form_of(path.name)
    aside = path.with_name(f".{path.name[:80]}.longshore-{secrets.token_hex(4)}.part")
    file = os.open(aside, _NEW, 0o666)
    try:
        with open(file, "wb", buffering=0) as raw:  # noqa: PTH123 - of a file that is open already
            if packed:
                with gzip.GzipFile("", "wb", 6, raw, 0) as target:
                    whole = _write(taken, kind, target.write, tell)
            else:
                whole = _write(taken, kind, lambda data: _write_all(raw.write, data), tell)
            size = raw.tell()
        if whole:
            aside.replace(path)
            return size
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return None


def _write(taken: Taken, kind: Kind, write: Callable[[bytes], object], tell: Callable[[int], bool]) -> bool:
    parts: list[bytes] = []
    size = 0
    several = len(taken.sources) > 1
    for done, (_, line) in enumerate(read_lines(taken.blocks, taken.start, taken.end, taken.rows)):
        source = taken.sources[line.source] if line.source < len(taken.sources) else ""
        pieces = _json(line, source) if kind is Kind.JSON else _text(line, source if several else "")
        for piece in pieces:
            parts.append(piece)
            size += len(piece)
            if size >= _WRITE_BYTES:
                if not tell(done):
                    return False
                write(b"".join(parts))
                parts.clear()
                size = 0
        if done % _TELL_LINES == 0 and not tell(done):
            return False
    write(b"".join(parts))
    return True


def _write_all(write: Callable[[memoryview], int | None], data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[write(left) or 0 :]


def _text(line: LogLine, source: str) -> Iterator[bytes]:
    head = f"{source} " if source else ""
    yield (line.stamp + b" " if line.stamp else b"") + head.encode("utf-8", "replace")
    for piece in _pieces(line.text):
        yield piece.encode("utf-8", "replace")
    yield b"\n"


def _json(line: LogLine, source: str) -> Iterator[bytes]:
    """One object a line: time, source, stream, level, message, and fields where it is a record."""
    short = len(line.text) <= LONGEST
    text = line.text.decode("utf-8", "replace") if short else ""
    record = read_record(text) if short and line.stream != MARK else None
    if record is not None:
        level, name = record.level, record.level_name
    else:
        found = find_level(plain(line.text[:4096])) if line.stream != MARK else None
        level, name = (Level.UNKNOWN if found is None else found.level), ""
    values = {
        "time": line.stamp.decode("ascii", "replace"),
        "source": source,
        "stream": STREAMS.get(line.stream, ""),
        "level": name.lower() or ("" if level is Level.UNKNOWN else level.value),
    }
    yield (_dumps(values)[:-1] + ', "message": "').encode("utf-8", "replace")
    for piece in (record.message,) if record is not None and record.message else _pieces(line.text):
        yield _dumps(piece)[1:-1].encode("utf-8", "replace")
    fields = ""
    if record is not None and record.fields:
        try:
            fields = f', "fields": {_dumps(record.fields)}'
        except RecursionError:  # the parts of a field lie too deep in each other: the line is there as it is
            fields = f', "fields": {_dumps({"line": text})}'
    yield f'"{fields}}}\n'.encode("utf-8", "replace")


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _pieces(text: bytes) -> Iterator[str]:
    """A line without escapes and with signs for control characters; a long one in pieces, none cut in an escape."""
    if len(text) <= PIECE:
        yield plain(text)
        return
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    held = ""
    for start in range(0, len(text), PIECE):
        last = start + PIECE >= len(text)
        held += decoder.decode(text[start : start + PIECE], last)
        cut = len(held)
        if not last:
            escape = held.rfind("\x1b", max(0, cut - _LONGEST_ESCAPE))
            cut = escape if escape >= 0 else cut
        yield ansi.safe(ansi.strip(held[:cut]))
        held = held[cut:]
