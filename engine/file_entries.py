"""Files inside containers: what is said of one, of a folder, and of how far a copy is.

Names are bytes. A container's file system has no encoding, and what cannot be read as UTF-8 can still be copied.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """What an entry of a folder is."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    DEVICE = "device"
    PIPE = "pipe"
    SOCKET = "socket"


class ChangeKind(StrEnum):
    """What became of a path since the container was made (`Kind` of `GET /containers/{id}/changes`)."""

    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One entry of a folder.

    Args:
        name: its name there, without a slash.
        kind: what it is.
        size: bytes of a file; None where it is not known or means nothing.
        mode: permission bits, set-user-ID and such included (0o7777).
        uid: its owner, None where not known.
        gid: its group, None where not known.
        mtime: seconds since 1970, None where not known.
        target: where a symbolic link leads.
    """

    name: bytes
    kind: FileKind
    size: int | None = None
    mode: int = 0
    uid: int | None = None
    gid: int | None = None
    mtime: float | None = None
    target: bytes = b""


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a folder.

    Args:
        entries: in no order.
        whole: whether these are all; False where a limit was reached.
    """

    entries: tuple[FileEntry, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class FileChange:
    """One path that differs from the container's image."""

    path: bytes
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class FileContent:
    """A whole file: what is said of it, and its bytes."""

    entry: FileEntry
    data: bytes


class Progress:
    """How far a copy is. Written by the thread that copies, read by whoever shows it; numbers only ever grow.

    Attributes:
        bytes: of contents, copied so far.
        files: entries done.
        left_out: entries that were passed over: devices, pipes, sockets, and links that lead out.
    """

    def __init__(self) -> None:
        self.bytes = 0
        self.files = 0
        self.left_out = 0


def join(folder: bytes, name: bytes) -> bytes:
    """A name in a folder as a path."""
    return (b"" if folder == b"/" else folder) + b"/" + name


def parent(path: bytes) -> bytes:
    """The folder that a path is in; "/" of "/"."""
    return path.rpartition(b"/")[0] or b"/"


def base(path: bytes) -> bytes:
    """The last name of a path; "" of "/"."""
    return path.rpartition(b"/")[2]


def within(path: bytes, folder: bytes) -> bool:
    """Whether a path is below a folder."""
    return path != folder and (folder == b"/" or path.startswith(folder + b"/"))
