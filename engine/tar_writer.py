"""Makes a tar of files of this computer as it is sent: never the whole of it in memory."""

from __future__ import annotations

import os
import stat
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.file_errors import LocalFailure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from engine.file_entries import Progress

PIECE = 1 << 20
BLOCK = 512
END = bytes(2 * BLOCK)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom files belong to in the container."""

    uid: int = 0
    gid: int = 0


def header(info: tarfile.TarInfo) -> bytes:
    """A member's header, names as the bytes that they are."""
    return info.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")


def _info(name: bytes, mode: int, mtime: float, owner: Owner) -> tarfile.TarInfo:
    info = tarfile.TarInfo(os.fsdecode(name))
    info.mode = stat.S_IMODE(mode)
    info.mtime = int(mtime) if 0 <= mtime < 1 << 33 else 0
    info.uid, info.gid = owner.uid, owner.gid
    return info


def archive_of_bytes(name: bytes, data: bytes, *, mode: int, mtime: float, owner: Owner) -> Iterator[bytes]:
    """An archive of one file whose contents are at hand."""
    info = _info(name, mode, mtime, owner)
    info.size = len(data)
    yield header(info) + data + bytes(-len(data) % BLOCK) + END


def folder_header(name: bytes) -> bytes:
    """A folder of ours, which nobody else reads."""
    info = _info(name, 0o700, 0, Owner())
    info.type = tarfile.DIRTYPE
    return header(info)


def archive_of_files(sources: Sequence[tuple[Path, bytes]], owner: Owner, progress: Progress) -> Iterator[bytes]:
    """Files and folders of this computer, as the body of an archive: what follows is the caller's.

    Links in folders stay links; what is chosen itself is followed. Devices, pipes and sockets are left out and counted.

    Args:
        sources: what, and as what in the archive.
        owner: whom it belongs to there.
        progress: counts.

    Raises:
        LocalFailure: something could not be read.
    """
    for source, name in sources:
        try:
            yield from _one(os.fsencode(source), name, owner, progress, follow=True)
        except OSError as error:
            raise LocalFailure(str(error.filename or source), error) from error
    yield END


def _one(path: bytes, name: bytes, owner: Owner, progress: Progress, *, follow: bool) -> Iterator[bytes]:
    found = os.stat(path, follow_symlinks=follow)  # noqa: PTH116 - bytes
    info = _info(name, found.st_mode, found.st_mtime, owner)
    if stat.S_ISREG(found.st_mode):
        yield from _file(path, info, progress, follow=follow)
    elif stat.S_ISDIR(found.st_mode):
        info.type = tarfile.DIRTYPE
        yield header(info)
        with os.scandir(path) as entries:
            names = sorted(entry.name for entry in entries)
        for each in names:
            yield from _one(path + b"/" + each, name + b"/" + each, owner, progress, follow=False)
    elif stat.S_ISLNK(found.st_mode):
        info.type = tarfile.SYMTYPE
        info.linkname = os.fsdecode(os.readlink(path))  # noqa: PTH115 - bytes
        yield header(info)
    else:
        progress.left_out += 1
        return
    progress.files += 1


def _file(path: bytes, info: tarfile.TarInfo, progress: Progress, *, follow: bool) -> Iterator[bytes]:
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | (0 if follow else os.O_NOFOLLOW)
    file = os.open(path, flags)
    try:
        info.size = left = os.fstat(file).st_size
        yield header(info)
        while left:
            piece = os.read(file, min(left, PIECE))
            if not piece:
                raise OSError(5, "it became shorter while it was read", os.fsdecode(path))
            left -= len(piece)
            progress.bytes += len(piece)
            yield piece
        if info.size % BLOCK:
            yield bytes(-info.size % BLOCK)
    finally:
        os.close(file)
