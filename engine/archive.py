"""A container's files by the archive API, running or not (`/containers/{id}/archive`).

All of it blocks, and runs in a thread with a client of its own (`engine.own_client`). Nothing larger than a piece of a
body is ever in memory, but for files that are asked for as a whole.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
from typing import TYPE_CHECKING, Any

from engine.errors import BadReply
from engine.file_entries import FileContent, FileEntry, FileKind, Listing, base
from engine.file_errors import HostileArchive, TooLarge
from engine.parse import iso_time, json_value, mapping, number, text
from engine.paths import segment
from engine.safe_names import Unsafe
from engine.tar_reader import BadArchive, Chunks, TarReader
from engine.tar_writer import Owner
from engine.unpack import unpack
from engine.wire import READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from engine.client import Client
    from engine.errors import Ask
    from engine.file_entries import Progress
    from engine.tar_reader import Member

MOST_BYTES = 4 << 30
"""Bytes of an archive that are read to list one folder: all that is below it comes with it."""
MOST_ENTRIES = 20_000
"""Entries of one folder that are listed."""

STAT = "X-Docker-Container-Path-Stat"
# Go's os.FileMode (io/fs): what is not permission bits.
_GO_KINDS = (
    (1 << 31, FileKind.FOLDER),
    (1 << 27, FileKind.LINK),
    (1 << 26, FileKind.DEVICE),
    (1 << 25, FileKind.PIPE),
    (1 << 24, FileKind.SOCKET),
)
_GO_SPECIAL = ((1 << 23, 0o4000), (1 << 22, 0o2000), (1 << 20, 0o1000))


def _path(container: str) -> str:
    return f"/containers/{segment(container)}/archive"


def stat_path(client: Client, ask: Ask, container: str, path: bytes) -> FileEntry:
    """What is at `path` (HEAD). `target` of a link is where it ends, seen from the container's root."""
    headers = client.head(ask, _path(container), {"path": path}, patience=READ_SECONDS)
    try:
        json = mapping(json_value(base64.b64decode(headers.get(STAT, ""))))
    except (ValueError, binascii.Error) as error:
        raise BadReply(*ask, "no word of the file") from error
    return entry_from_stat(json, base(path))


def entry_from_stat(json: dict[str, Any], name: bytes) -> FileEntry:
    """The header's JSON as an entry."""
    mode = number(json.get("mode"))
    kind = next((kind for bit, kind in _GO_KINDS if mode & bit), FileKind.FILE)
    special = sum(bit for go, bit in _GO_SPECIAL if mode & go)
    changed = iso_time(json.get("mtime"))
    return FileEntry(
        name=name,
        kind=kind,
        size=number(json.get("size")) if kind is FileKind.FILE else None,
        mode=mode & 0o777 | special,
        mtime=None if changed is None else changed.timestamp(),
        target=text(json.get("linkTarget")).encode("utf-8", "surrogateescape"),
    )


@contextlib.contextmanager
def _tar(client: Client, ask: Ask, container: str, path: bytes) -> Iterator[tuple[Chunks, TarReader]]:
    """The archive of a path, read as far as it is wanted."""
    chunks = Chunks(client.chunks(ask, client.open(ask, _path(container), {"path": path})))
    try:
        yield chunks, TarReader(chunks)
    except BadArchive as error:
        raise HostileArchive(*ask, str(error)) from error


def entry_of(member: Member, name: bytes) -> FileEntry:
    """A member of an archive as an entry of a folder."""
    return FileEntry(
        name=name,
        kind=member.kind,
        size=member.size if member.kind is FileKind.FILE and not member.hard else None,
        mode=member.mode,
        uid=member.uid,
        gid=member.gid,
        mtime=member.mtime,
        target=b"" if member.hard else member.target,
    )


def list_folder(client: Client, ask: Ask, container: str, path: bytes, progress: Progress) -> Listing:
    """The entries of a folder, from the headers of its archive; bodies and deeper folders are passed over.

    Raises:
        EngineError: of any kind; HostileArchive of what is no tar.
    """
    found: dict[bytes, FileEntry] = {}
    whole = True
    with _tar(client, ask, container, (b"" if path == b"/" else path) + b"/.") as (chunks, tar):
        for member in tar:
            progress.bytes = chunks.taken
            parts = [part for part in member.name.split(b"/") if part not in {b"", b"."}]
            # Archives of "folder/." have names that begin with "./", or with the folder's own name.
            inside = parts if member.name.startswith(b"./") else parts[1:]
            if len(inside) == 1 and inside[0] != b"..":
                found[inside[0]] = entry_of(member, inside[0])
                progress.files = len(found)
            if len(found) >= MOST_ENTRIES or chunks.taken > MOST_BYTES:
                whole = False
                break
    return Listing(tuple(found.values()), whole)


def read_file(client: Client, ask: Ask, container: str, path: bytes, most: int) -> FileContent:
    """One file whole.

    Raises:
        TooLarge: it is larger than `most`; nothing of it was kept.
        BadReply: it is no file.
        EngineError: of any kind.
    """
    with _tar(client, ask, container, path) as (_, tar):
        for member in tar:
            if member.kind is not FileKind.FILE or member.hard:
                raise BadReply(*ask, "it is no file")
            if member.size > most:
                raise TooLarge(ask, member.size)
            return FileContent(entry_of(member, base(path)), b"".join(tar.body()))
    raise BadReply(*ask, "an empty archive")


def download(
    client: Client,
    ask: Ask,
    container: str,
    path: bytes,
    folder: Path,
    name: str,
    progress: Progress,
    *,
    replace: bool,
) -> None:
    """A file or folder of the container into `folder` of this computer, as `name`.

    Raises:
        HostileArchive: it holds what no honest archive does; nothing of it was kept.
        LocalFailure: this computer's own.
        EngineError: of any kind.
    """
    with _tar(client, ask, container, path) as (_, tar):
        try:
            unpack(tar, folder, name, progress, replace=replace)
        except Unsafe as error:
            raise HostileArchive(*ask, str(error)) from error


def upload(client: Client, ask: Ask, container: str, folder: bytes, archive: Iterable[bytes]) -> None:
    """An archive into a folder of the container. Raises an EngineError, and what making the archive raises."""
    params = {"path": folder, "noOverwriteDirNonDir": "1"}
    client.send(ask, _path(container), params, archive)


def owner_of(client: Client, ask: Ask, container: str, path: bytes) -> Owner:
    """Whom a file or folder belongs to: the head of its archive, the rest of which is not read."""
    with _tar(client, ask, container, path) as (_, tar):
        for member in tar:
            return Owner(member.uid, member.gid)
    return Owner()
