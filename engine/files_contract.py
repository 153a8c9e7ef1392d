"""The contract for files inside containers; a part of `engine.contract`.

Paths are bytes, absolute, without a slash at the end but for "/". Every method raises one of `engine.errors` or
`engine.file_errors`, and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from engine.file_entries import FileChange, FileContent, FileEntry, Listing, Progress


class FileShell(Protocol):
    """A running container's own shell, as far as files go. One exec, started when it is first asked.

    NoShell where the container has no shell or not the commands; Conflict where it does not run.
    """

    async def list(self, folder: bytes) -> Listing:
        """The entries of a folder."""

    async def find(self, folder: bytes, words: bytes) -> Sequence[bytes]:
        """Paths below a folder whose last name holds `words`, whatever their case; the first thousand."""

    async def make_folder(self, path: bytes) -> None:
        """Make a folder; FileExists where something is called so."""

    async def make_file(self, path: bytes) -> None:
        """Make an empty file; FileExists where something is called so."""

    async def move(self, path: bytes, to: bytes) -> None:
        """Give it another path; FileExists where something is called so."""

    async def replace(self, path: bytes, to: bytes) -> None:
        """Give it another path, in the place of what is there."""

    async def remove(self, path: bytes) -> None:
        """Remove it, a folder with all that is in it."""

    async def close(self) -> None:
        """End the shell."""


class Files(Protocol):
    """Files inside the containers of one engine, running or not."""

    def shell(self, container: str) -> FileShell:
        """A running container's own shell; the caller closes it."""

    async def stat(self, container: str, path: bytes) -> FileEntry:
        """What is there; the target of a link is where it ends."""

    async def changes(self, container: str) -> Sequence[FileChange]:
        """What differs from the image (`GET /containers/{id}/changes`); the engine compares whole trees for it."""

    async def list(self, container: str, folder: bytes, progress: Progress) -> Listing:
        """The entries of a folder by its archive, which holds all below it too: may take long. Cancelling stops it."""

    async def read(self, container: str, path: bytes, most: int) -> FileContent:
        """One file whole; TooLarge where it has more than `most` bytes."""

    async def write(self, container: str, path: bytes, data: bytes, like: FileEntry, shell: FileShell | None) -> None:
        """Put contents in the place of a file, with the mode and the owner of `like`.

        With a shell it is written beside and put in place when it is whole.
        """

    async def download(
        self, container: str, path: bytes, folder: Path, name: str, progress: Progress, *, replace: bool = False
    ) -> None:
        """A file or folder to this computer, beside first, named when whole. Cancelling leaves nothing.

        HostileArchive where it holds what no honest archive does; FileExistsError as LocalFailure.
        """

    async def upload(
        self,
        container: str,
        folder: bytes,
        sources: Sequence[tuple[Path, bytes]],
        progress: Progress,
        shell: FileShell | None,
    ) -> None:
        """Files and folders of this computer into a folder, in the place of what is called so there.

        With a shell all is written beside, and put in place when it is whole; nothing is left of what failed. Without,
        what was written before it failed stays, and folders are merged.
        """
