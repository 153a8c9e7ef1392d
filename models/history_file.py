"""The history of one host on disk: a file of fixed size, a ring of half minutes, each with a check sum of its own.

Blocks: only ever used in threads. A crash loses the half minute that was being measured; a record that was torn is one
that was not recorded. Layout (little endian), after a page that says which layout it is:

    names    NAMES × 128 bytes   check sum, first slot, name: whose a column is, and since when
    slots    COARSE_SLOTS ×      check sum, number of the slot, how much of it was seen, then NAMES × METRICS numbers
    marks    MARKS × 192 bytes   check sum, moment, exit code, memory, limit, what, name
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import threading
from array import array
from dataclasses import dataclass, field
from math import isnan, nan
from typing import TYPE_CHECKING
from zlib import crc32

from models.history import MARKS, MOST, Mark, What
from models.series import COARSE, COARSE_SLOTS, METRICS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

MAGIC = b"Longshore history 1\n"
SUFFIX = ".history"
PAGE = 4096
_NAME = struct.Struct("<IIH")
_NAME_SIZE = 128
_SLOT = struct.Struct("<IIff")
_WIDTH = MOST * len(METRICS)
_SLOT_SIZE = _SLOT.size + 4 * _WIDTH
_MARK = struct.Struct("<IdiqqBB")
_MARK_SIZE = 192
_NAMES_AT = PAGE
_SLOTS_AT = _NAMES_AT + MOST * _NAME_SIZE
_MARKS_AT = _SLOTS_AT + COARSE_SLOTS * _SLOT_SIZE
SIZE = _MARKS_AT + MARKS * _MARK_SIZE
"""Bytes that a file takes at most; where nothing was written yet it takes none."""

_WHAT = tuple(What)
_NONE = -(1 << 31)
_SEEN, _STEP = 2, _SLOT_SIZE // 4  # where it stands how much was seen, and the next slot, in numbers
_EMPTY = (array("f", [nan]) * _STEP).tobytes()
_NOTHING = array("f", [nan]) * COARSE_SLOTS
_PIECE = 96  # slots that are read at once


class InUse(OSError):
    """Another window keeps this history."""


@dataclass(slots=True)
class Kept:
    """What was on disk.

    Args:
        newest: the number of the newest slot, -1 where there is none.
        columns: by name, an array for each metric, in the places of a ring.
        seen: which slots were measured, likewise.
        marks: what happened, by time.
    """

    newest: int = -1
    columns: dict[str, tuple[array[float], ...]] = field(default_factory=dict)
    seen: array[float] = field(default_factory=lambda: array("f"))
    marks: list[Mark] = field(default_factory=list)


class HistoryFile:
    """One file, opened once, by one window at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = -1
        self._lock = threading.Lock()
        self._columns: dict[str, int] = {}
        self._last: dict[int, int] = {}
        self._marks: list[bytes] = []

    def open(self, now: float) -> Kept:
        """Open or make it, and read what of the last day is in it. Raises OSError; `InUse` of another window's."""
        with self._lock:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _tidy(self._path, now)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            try:
                _claim(self._file)
                if os.pread(self._file, len(MAGIC), 0) != MAGIC or os.fstat(self._file).st_size != SIZE:
                    os.ftruncate(self._file, 0)  # of another layout, or cut short: it begins anew
                    os.ftruncate(self._file, SIZE)
                    os.pwrite(self._file, MAGIC, 0)
                return self._load(int(now // COARSE))
            except BaseException:
                self._shut()
                raise

    def close(self) -> None:
        """Close it; another window may open it then."""
        with self._lock:
            self._shut()

    def _shut(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    # Reading

    def _load(self, now: int) -> Kept:
        owners = self._load_names()
        columns = {column: tuple(array("f", _NOTHING) for _ in METRICS) for column in owners}
        seen = array("f", _NOTHING)
        numbers = self._load_slots(now, columns, seen)
        kept = Kept(max(numbers, default=-1), marks=self._load_marks())
        if kept.newest < 0:
            return kept
        kept.seen = seen
        for column, (name, since) in owners.items():
            metrics = columns[column]
            for number in numbers:
                if number < since:  # then it was another's
                    for metric in metrics:
                        metric[number % COARSE_SLOTS] = nan
            known = [number for number in numbers if not all(isnan(each[number % COARSE_SLOTS]) for each in metrics)]
            if known:
                kept.columns[name] = metrics
                self._columns[name] = column
                self._last[column] = max(known)
        return kept

    def _load_names(self) -> dict[int, tuple[str, int]]:
        """Whose each column is, and since which slot."""
        names = os.pread(self._file, MOST * _NAME_SIZE, _NAMES_AT)
        owners: dict[int, tuple[str, int]] = {}
        for column in range(MOST):
            entry = names[column * _NAME_SIZE : (column + 1) * _NAME_SIZE]
            check, since, length = _NAME.unpack_from(entry)
            encoded = entry[_NAME.size : _NAME.size + length]
            if length and check == crc32(entry[4 : _NAME.size + length]):
                owners[column] = (encoded.decode("utf-8", "replace"), since)
        return owners

    def _load_slots(self, now: int, columns: Mapping[int, tuple[array[float], ...]], seen: array[float]) -> list[int]:
        """Read the slots of the last day into `columns` and `seen`; their numbers.

        In pieces: whole it would be twenty megabytes, several times over, for the few names that most hosts have.
        """
        numbers: list[int] = []
        for place in range(0, COARSE_SLOTS, _PIECE):
            data = bytearray(os.pread(self._file, _PIECE * _SLOT_SIZE, _SLOTS_AT + place * _SLOT_SIZE))
            found = self._numbers(data, place, now)
            if not found:
                continue
            numbers += found
            floats = array("f")
            floats.frombytes(data)
            if sys.byteorder == "big":
                floats.byteswap()
            seen[place : place + _PIECE] = floats[_SEEN::_STEP]
            for column, metrics in columns.items():
                first = _SLOT.size // 4 + column * len(METRICS)
                for metric in metrics:
                    metric[place : place + _PIECE] = floats[first::_STEP]
                    first += 1
        return numbers

    @staticmethod
    def _numbers(data: bytearray, begin: int, now: int) -> list[int]:
        """The numbers of a piece's whole slots of the last day; all others become empty ones. `begin`: its first."""
        found = []
        for place, start in enumerate(range(0, len(data), _SLOT_SIZE), begin):
            check, number, _, _ = _SLOT.unpack_from(data, start)
            right = number % COARSE_SLOTS == place and now - COARSE_SLOTS < number <= now + 1
            if right and check == crc32(memoryview(data)[start + 4 : start + _SLOT_SIZE]):
                found.append(number)
            else:
                data[start : start + _SLOT_SIZE] = _EMPTY
        return found

    def _load_marks(self) -> list[Mark]:
        data = os.pread(self._file, MARKS * _MARK_SIZE, _MARKS_AT)
        found: list[Mark] = []
        for place in range(MARKS):
            entry = data[place * _MARK_SIZE : (place + 1) * _MARK_SIZE]
            check, moment, code, memory, limit, what, length = _MARK.unpack_from(entry)
            self._marks.append(entry)
            if not length or what >= len(_WHAT) or check != crc32(entry[4 : _MARK.size + length]):
                continue
            name = entry[_MARK.size : _MARK.size + length].decode("utf-8", "replace")
            known = (None if each < 0 else each for each in (memory, limit))
            found.append(Mark(moment, name, _WHAT[what], None if code == _NONE else code, *known))
        found.sort(key=lambda mark: mark.moment)
        return found

    # Writing

    def write(
        self, number: int, rows: Mapping[str, Sequence[float]], seen: float, marks: Sequence[Mark] | None = None
    ) -> None:
        """Write one slot, and the marks where they are given. Raises OSError; nothing is done after `close`."""
        with self._lock:
            if self._file < 0:
                return
            numbers = array("f", [nan]) * _WIDTH
            for name, row in rows.items():
                column = self._column(name, number)
                if column >= 0:
                    numbers[column * len(METRICS) : (column + 1) * len(METRICS)] = array("f", row)
            if sys.byteorder == "big":
                numbers.byteswap()
            record = _SLOT.pack(0, number, seen, 0.0)[4:] + numbers.tobytes()
            place = _SLOTS_AT + number % COARSE_SLOTS * _SLOT_SIZE
            os.pwrite(self._file, struct.pack("<I", crc32(record)) + record, place)
            if marks is not None:
                self._write_marks(marks)

    def _column(self, name: str, number: int) -> int:
        """The column of a name: its own, a free one, or the one that was not used for longest."""
        column = self._columns.get(name)
        if column is None:
            encoded = name.encode("utf-8", "replace")
            if len(encoded) > _NAME_SIZE - _NAME.size:
                return -1
            taken = set(self._columns.values())
            free = next((each for each in range(MOST) if each not in taken), None)
            column = free if free is not None else min(taken, key=lambda each: self._last.get(each, 0))
            self._columns = {known: place for known, place in self._columns.items() if place != column}
            self._columns[name] = column
            entry = _NAME.pack(0, number, len(encoded))[4:] + encoded
            entry = (struct.pack("<I", crc32(entry)) + entry).ljust(_NAME_SIZE, b"\0")
            os.pwrite(self._file, entry, _NAMES_AT + column * _NAME_SIZE)
        self._last[column] = number
        return column

    def _write_marks(self, marks: Sequence[Mark]) -> None:
        """Write the places that say something else than before."""
        entries = [_mark_entry(mark) for mark in marks[-MARKS:]]
        entries += [bytes(_MARK_SIZE)] * (MARKS - len(entries))
        for place, entry in enumerate(entries):
            if entry != self._marks[place]:
                os.pwrite(self._file, entry, _MARKS_AT + place * _MARK_SIZE)
        self._marks = entries


def _mark_entry(mark: Mark) -> bytes:
    name = mark.name.encode("utf-8", "replace")[: _MARK_SIZE - _MARK.size]
    code = _NONE if mark.code is None else mark.code
    memory, limit = (-1 if each is None else each for each in (mark.memory, mark.limit))
    entry = _MARK.pack(0, mark.moment, code, memory, limit, _WHAT.index(mark.what), len(name))[4:] + name
    return (struct.pack("<I", crc32(entry)) + entry).ljust(_MARK_SIZE, b"\0")


def _tidy(mine: Path, now: float) -> None:
    """Take away the files of hosts that were not measured for so long that nothing in them would be read."""
    for other in mine.parent.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError):  # another window's, or not ours to take away
            if other != mine and now - other.stat().st_mtime > 2 * COARSE * COARSE_SLOTS:
                file = os.open(other, os.O_RDWR)
                try:
                    _claim(file)
                    other.unlink()
                finally:
                    os.close(file)


def _claim(file: int) -> None:
    """Lock it against other windows, for as long as it is open."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUse(*error.args) from error
