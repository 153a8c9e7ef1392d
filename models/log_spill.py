"""The part of logs that is kept on the disk: files without a name, read only by who holds a place in them."""

from __future__ import annotations

import os
import tempfile
import threading
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

FILE_BYTES = 16 * 1024 * 1024
"""How large a file gets; the disk has it back when all that is in it is let go."""

MOST_BYTES = 4 * 1024**3
LEAST_FREE = 1024**3


class DiskFull(Exception):
    """No more of a log is to be written to the disk."""


class SpillFile:
    """A file that has no name from the beginning, so that nothing is left of it however the process ends.

    Where a system has no such files, Python gives it a name and takes it away at once. Only the user can open it.
    """

    def __init__(self, spill: Spill) -> None:
        self._spill = spill
        self._file = tempfile.TemporaryFile(dir=spill.folder, buffering=0)  # noqa: SIM115 - closed with the last block
        self.size = 0

    def write(self, data: bytes) -> SpillPlace:
        """Put data at the end. Raises DiskFull."""
        begun = self.size
        place = begun
        view = memoryview(data)
        try:
            while view:
                written = os.pwrite(self._file.fileno(), view, place)
                place += written
                view = view[written:]
        except OSError as error:
            raise DiskFull(error.strerror or str(error)) from error
        self.size = place
        self._spill.count(len(data))
        return SpillPlace(self, begun, len(data))

    def read(self, offset: int, length: int) -> bytes:
        """What was written; any thread may read."""
        return os.pread(self._file.fileno(), length, offset)

    def read_now(self, offset: int, length: int) -> bytes | None:
        """What was written, where the system has it in memory; None where the disk would have to be waited for."""
        flag = getattr(os, "RWF_NOWAIT", None)
        if flag is None:
            return None
        buffer = bytearray(length)
        try:
            count = os.preadv(self._file.fileno(), [buffer], offset, flag)
        except OSError:  # not in memory, or a file system that cannot tell
            return None
        return bytes(buffer) if count == length else None

    def __del__(self) -> None:
        """The last block in it is gone."""
        file = getattr(self, "_file", None)
        if file is not None:
            file.close()
            self._spill.count(-self.size)


class SpillPlace(NamedTuple):
    """Where something stands on the disk."""

    file: SpillFile
    offset: int
    length: int

    def read(self) -> bytes:
        """What stands there. Waits for the disk."""
        return zlib.decompress(self.file.read(self.offset, self.length))

    def read_now(self) -> bytes | None:
        """What stands there, None where the disk would have to be waited for."""
        found = self.file.read_now(self.offset, self.length)
        return None if found is None else zlib.decompress(found)


class Spill:
    """All that logs have on the disk.

    Args:
        folder: where; it is made, for the user alone, when it is needed first.
        most: bytes that may stand there.
        least_free: bytes that have to stay free on its disk.
    """

    def __init__(self, folder: Path, *, most: int = MOST_BYTES, least_free: int = LEAST_FREE) -> None:
        self.folder = folder
        self._most = most
        self._least_free = least_free
        self._lock = threading.RLock()  # a file may be let go while it is held
        self._bytes = 0
        self._file: SpillFile | None = None

    @property
    def size(self) -> int:
        """Bytes on the disk."""
        return self._bytes

    def count(self, change: int) -> None:
        """More stands there, or less."""
        with self._lock:
            self._bytes += change

    def put(self, data: bytes) -> SpillPlace:
        """Write something; one thread at a time. Raises DiskFull: it does not fit, or could not be written."""
        if self._bytes + len(data) > self._most:
            raise DiskFull("")
        try:
            if self._file is None or self._file.size + len(data) > FILE_BYTES:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                room = os.statvfs(self.folder)
                if room.f_bavail * room.f_frsize < self._least_free + FILE_BYTES:
                    raise DiskFull("")
                self._file = SpillFile(self)
        except OSError as error:
            raise DiskFull(error.strerror or str(error)) from error
        return self._file.write(data)

    def let_go(self) -> None:
        """The file that is written to is not held any more: what is in it alone keeps it."""
        self._file = None
