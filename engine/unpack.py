"""Unpacks a tar into a folder of this computer: beside first, and under its name when it is whole.

All work is done relative to open folders, no link is ever followed (openat(2), O_NOFOLLOW), and nothing that is there
is written over. What an honest archive may hold and is not wanted here (devices, pipes, links that lead out) is left
out and counted; what only a hostile one holds (`engine.safe_names`) ends it, and nothing is left of it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from typing import TYPE_CHECKING

from engine.file_entries import FileKind
from engine.file_errors import LocalFailure
from engine.safe_names import Unsafe, link_stays, safe_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.file_entries import Progress
    from engine.tar_reader import Member, TarReader

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_OWN_FOLDER, _OWN_FILE = 0o700, 0o600
_ASIDE = ".longshore-"


class _Folders:
    """The folders from the top to where the last member was, open."""

    def __init__(self, top: int) -> None:
        self._top = top
        self._names: list[bytes] = []
        self._open: list[int] = []

    def at(self, parts: tuple[bytes, ...], *, make: bool = True) -> int:
        """The folder at `parts`, open; what is missing of the way is made. Unsafe where a part is no folder."""
        same = 0
        for one, two in zip(self._names, parts, strict=False):
            if one != two:
                break
            same += 1
        while len(self._open) > same:
            os.close(self._open.pop())
            self._names.pop()
        for name in parts[same:]:
            here = self._open[-1] if self._open else self._top
            if make:
                with contextlib.suppress(FileExistsError):
                    os.mkdir(name, _OWN_FOLDER, dir_fd=here)
            try:
                self._open.append(os.open(name, _FOLDER, dir_fd=here))
            except OSError as error:
                if error.errno in {errno.ENOTDIR, errno.ELOOP}:
                    raise Unsafe("a path through what is no folder") from error
                raise
            self._names.append(name)
        return self._open[-1] if self._open else self._top

    def close(self) -> None:
        """Close them."""
        for one in self._open:
            os.close(one)
        self._open.clear()


class Unpacker:
    """Takes members one by one into the open folder `top`, each under the name `name` instead of the archive's own top.

    An archive of one thing has one top: its name, and everything else below it.
    """

    def __init__(self, top: int, name: bytes, progress: Progress) -> None:
        self._top = top
        self._name = name
        self._progress = progress
        self._folders = _Folders(top)
        self._first: bytes | None = None
        self._later: list[tuple[tuple[bytes, ...], int, float]] = []

    def take(self, member: Member, body: Iterator[memoryview]) -> None:
        """Take one member.

        Raises:
            Unsafe: no honest archive holds it.
            OSError: this computer's own.
        """
        parts = self._below(member.name)
        if member.kind is FileKind.FOLDER:
            self._folder(parts, member)
        elif member.hard:
            self._hard_link(parts, member)
        elif member.kind is FileKind.FILE:
            self._file(parts, member, body)
        elif member.kind is FileKind.LINK:
            self._link(parts, member)
        else:
            self._progress.left_out += 1
            return
        self._progress.files += 1

    def finish(self) -> None:
        """Give the folders their modes and times, the deepest first: from now on nothing is put into them."""
        for parts, mode, mtime in reversed(self._later):
            folder = self._folders.at(parts)
            os.fchmod(folder, mode & 0o777 | _OWN_FOLDER)
            _set_time(folder, mtime)

    def close(self) -> None:
        """Close what is open."""
        self._folders.close()

    def _below(self, name: bytes) -> tuple[bytes, ...]:
        parts = safe_parts(name)
        first = parts[0] if parts else b""
        if self._first is None:
            self._first = first
        # "./" as the top: all names are below it as they are.
        if self._first == b"":
            return (self._name, *parts)
        if first != self._first:
            raise Unsafe("a second top")
        return (self._name, *parts[1:])

    def _folder(self, parts: tuple[bytes, ...], member: Member) -> None:
        self._folders.at(parts)
        self._later.append((parts, member.mode, member.mtime))

    def _file(self, parts: tuple[bytes, ...], member: Member, body: Iterator[memoryview]) -> None:
        folder = self._folders.at(parts[:-1])
        try:
            file = os.open(parts[-1], _NEW, _OWN_FILE, dir_fd=folder)
        except FileExistsError as error:
            raise Unsafe("one name for two things") from error
        try:
            for piece in body:
                _write(file, piece)
                self._progress.bytes += len(piece)
            os.fchmod(file, member.mode & 0o777 | _OWN_FILE)
            _set_time(file, member.mtime)
        finally:
            os.close(file)

    def _link(self, parts: tuple[bytes, ...], member: Member) -> None:
        if not link_stays(parts[1:], member.target):
            self._progress.left_out += 1
            return
        folder = self._folders.at(parts[:-1])
        try:
            os.symlink(member.target, parts[-1], dir_fd=folder)
        except FileExistsError as error:
            raise Unsafe("one name for two things") from error

    def _hard_link(self, parts: tuple[bytes, ...], member: Member) -> None:
        """A second name of a file that this archive brought: only such are below the top."""
        target = self._below(member.target)
        try:
            source = os.dup(self._folders.at(target[:-1], make=False))
        except OSError as error:
            raise Unsafe("a link to what is not there") from error
        try:
            if not stat.S_ISREG(os.stat(target[-1], dir_fd=source, follow_symlinks=False).st_mode):
                raise Unsafe("a link to what is no file")
            place = self._folders.at(parts[:-1])
            os.link(target[-1], parts[-1], src_dir_fd=source, dst_dir_fd=place, follow_symlinks=False)
        except FileExistsError as error:
            raise Unsafe("one name for two things") from error
        except FileNotFoundError as error:
            raise Unsafe("a link to what is not there") from error
        finally:
            os.close(source)


def _write(file: int, piece: memoryview) -> None:
    while piece:
        piece = piece[os.write(file, piece) :]


def _set_time(file: int, mtime: float) -> None:
    if 0 <= mtime < 1 << 33:
        os.utime(file, (mtime, mtime))


def unpack(tar: TarReader, folder: Path, name: str, progress: Progress, *, replace: bool = False) -> None:
    """Unpack an archive of one thing into `folder` as `name`.

    Args:
        tar: the archive.
        folder: is there.
        name: one name, without a slash.
        progress: counts.
        replace: whether what has that name may go.

    Raises:
        BadArchive, Unsafe: the archive is broken or hostile.
        LocalFailure: this computer's own, FileExistsError among them.
        EngineError: of where the archive comes from.
    """
    target = folder / name
    aside = f"{_ASIDE}{secrets.token_hex(6)}.part"
    try:
        if not replace and os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        os.mkdir(folder / aside, _OWN_FOLDER)  # noqa: PTH102
        top = os.open(folder / aside, _FOLDER)
    except OSError as error:
        raise LocalFailure(str(target), error) from error
    unpacker = Unpacker(top, b"whole", progress)
    try:
        for member in tar:
            unpacker.take(member, tar.body())
        unpacker.finish()
        unpacker.close()
        _put_in_place(folder / aside, target, replace=replace)
    except OSError as error:
        raise LocalFailure(str(target), error) from error
    finally:
        unpacker.close()
        os.close(top)
        shutil.rmtree(folder / aside, ignore_errors=True)


def _put_in_place(aside: Path, target: Path, *, replace: bool) -> None:
    whole = aside / "whole"
    if not os.path.lexists(whole):
        raise FileNotFoundError(errno.ENOENT, "it held nothing that can be kept here")
    there = os.path.lexists(target)
    if there and not replace:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    if not there or (_is_file(whole) and _is_file(target)):
        os.rename(whole, target)  # noqa: PTH104
        return
    before = aside / "before"  # goes with the rest of `aside`
    os.rename(target, before)  # noqa: PTH104
    try:
        os.rename(whole, target)  # noqa: PTH104
    except OSError:
        os.rename(before, target)  # noqa: PTH104
        raise


def _is_file(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()
