"""Files inside containers: the calls of `files_contract.Files`."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from typing import TYPE_CHECKING

from engine.errors import Ask, EngineError, NotFound, Unsupported
from engine.file_entries import ChangeKind, FileChange, base, join, parent
from engine.own_client import with_own_client
from engine.parse import number, objects, text
from engine.paths import segment
from engine.wire import COSTLY_SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Sequence
    from pathlib import Path
    from typing import Any

    from engine.client import Client
    from engine.file_entries import FileContent, FileEntry, Listing, Progress
    from engine.files_contract import FileShell
    from engine.shell import ContainerShell
    from engine.wire import Wire

ASIDE = b".longshore-"
_KINDS = (ChangeKind.CHANGED, ChangeKind.ADDED, ChangeKind.DELETED)


class FileCalls:
    """`files_contract.Files` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def shell(self, container: str) -> ContainerShell:
        """A running container's own shell; the caller closes it."""
        from engine.shell import ContainerShell

        return ContainerShell(self._wire, container)

    async def stat(self, container: str, path: bytes) -> FileEntry:
        """What is there; the target of a link is where it ends."""
        ask = _ask("read", path)

        def work(client: Client) -> FileEntry:
            from engine.archive import stat_path

            return stat_path(client, ask, container, path)

        return await self._wire.run(ask, work, deed=False)

    async def changes(self, container: str) -> Sequence[FileChange]:
        """What differs from the image."""
        return await self._wire.get(
            Ask("compare", "container", container),
            f"/containers/{segment(container)}/changes",
            changes_from_json,
            patience=COSTLY_SECONDS,
            costly=True,
        )

    async def list(self, container: str, folder: bytes, progress: Progress) -> Listing:
        """The entries of a folder by its archive."""
        ask = _ask("list", folder)

        def work(client: Client) -> Listing:
            from engine.archive import list_folder

            return list_folder(client, ask, container, folder, progress)

        return await with_own_client(self._wire, work, name="list folder")

    async def read(self, container: str, path: bytes, most: int) -> FileContent:
        """One file whole; TooLarge where it has more than `most` bytes."""
        ask = _ask("read", path)

        def work(client: Client) -> FileContent:
            from engine.archive import read_file

            return read_file(client, ask, container, path, most)

        return await with_own_client(self._wire, work, name="read file")

    async def write(self, container: str, path: bytes, data: bytes, like: FileEntry, shell: FileShell | None) -> None:
        """Put contents in the place of a file, with the mode and the owner of `like`."""
        ask = _ask("save", path)
        folder, name = parent(path), base(path)

        async with _aside(shell, folder) as place:

            def work(client: Client) -> None:
                from engine.archive import upload
                from engine.tar_writer import Owner, archive_of_bytes

                owner = Owner(like.uid or 0, like.gid or 0)
                archive = archive_of_bytes(name, data, mode=like.mode, mtime=time.time(), owner=owner)
                upload(client, ask, container, place, archive)

            await _into(ask, shell, with_own_client(self._wire, work, name="save file"))
            if shell is not None:
                await shell.replace(join(place, name), path)

    async def download(
        self, container: str, path: bytes, folder: Path, name: str, progress: Progress, *, replace: bool = False
    ) -> None:
        """A file or folder to this computer, beside first, named when whole."""
        ask = _ask("download", path)

        def work(client: Client) -> None:
            from engine.archive import download

            # Of the root itself names would be absolute.
            download(client, ask, container, path if path != b"/" else b"/.", folder, name, progress, replace=replace)

        await with_own_client(self._wire, work, name="download")

    async def upload(
        self,
        container: str,
        folder: bytes,
        sources: Sequence[tuple[Path, bytes]],
        progress: Progress,
        shell: FileShell | None,
    ) -> None:
        """Files and folders of this computer into a folder, in the place of what is called so there."""
        ask = _ask("upload", folder)

        async with _aside(shell, folder) as place:

            def work(client: Client) -> None:
                from engine.archive import owner_of, upload
                from engine.tar_writer import archive_of_files

                owner = owner_of(client, ask, container, folder)
                upload(client, ask, container, place, archive_of_files(sources, owner, progress))

            await _into(ask, shell, with_own_client(self._wire, work, name="upload"))
            if shell is not None:
                for _, name in sources:
                    await shell.replace(join(place, name), join(folder, name))


def _ask(verb: str, path: bytes) -> Ask:
    return Ask(verb, "file", path.decode("utf-8", "replace"))


@contextlib.asynccontextmanager
async def _aside(shell: FileShell | None, folder: bytes) -> AsyncIterator[bytes]:
    """Where to write first: a folder of its own inside `folder`, gone afterwards; without a shell `folder` itself."""
    if shell is None:
        yield folder
        return
    place = join(folder, ASIDE + secrets.token_hex(6).encode())
    await shell.make_folder(place)
    try:
        yield place
    finally:
        clearing = asyncio.ensure_future(_clear(shell, place))
        await asyncio.shield(clearing)


async def _into(ask: Ask, shell: FileShell | None, copying: Awaitable[None]) -> None:
    """A folder that the container has just made, and the engine does not see, lies in the container's memory."""
    try:
        await copying
    except NotFound as error:
        if shell is None:
            raise
        raise Unsupported(*ask, "the folder lies in memory (tmpfs), where an engine cannot write") from error


async def _clear(shell: FileShell, aside: bytes) -> None:
    with contextlib.suppress(EngineError):  # the container ended, and what is told is why it failed
        await shell.remove(aside)


def changes_from_json(json: Any) -> list[FileChange]:
    """The reply of `/changes`, which is null where nothing changed."""
    found = []
    for one in objects(json):
        kind, path = number(one.get("Kind")), text(one.get("Path"))
        if path.startswith("/") and 0 <= kind < len(_KINDS):
            found.append(FileChange(path.encode("utf-8", "surrogateescape"), _KINDS[kind]))
    return found
