"""What is made of a container: an image (`POST /commit`), and a tar of its files (`GET /containers/{id}/export`)."""

from __future__ import annotations

import contextlib
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import Ask
from engine.file_errors import LocalFailure
from engine.own_client import with_own_client
from engine.parse import mapping, text
from engine.paths import segment
from engine.wire import COSTLY_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from engine.client import Client
    from engine.file_entries import Progress
    from engine.wire import Wire

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class CommitRequest:
    """What Commit… asks for. `changes` are instructions of a Dockerfile; an empty `reference`: no name."""

    reference: str = ""
    author: str = ""
    message: str = ""
    pause: bool = True
    changes: tuple[str, ...] = ()


class CopyCalls:
    """`contract.Copies` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def commit(self, container: str, request: CommitRequest) -> str:
        """Make an image of a container, which is paused meanwhile where asked; the image's id. May take long."""
        ask = Ask("commit", "container", container)
        repository, tag = _parts(request.reference)
        params = {
            "container": container,
            "repo": repository or None,
            "tag": tag or None,
            "author": request.author or None,
            "comment": request.message or None,
            "pause": request.pause,
            "changes": "\n".join(request.changes) or None,
        }

        def work(client: Client) -> str:
            reply = client.json(ask, "POST", "/commit", params=params, body={}, patience=COSTLY_SECONDS)
            return text(mapping(reply).get("Id"))

        return await self._wire.run(ask, work, deed=True)

    async def export(self, container: str, target: Path, progress: Progress) -> None:
        """Its file system as a tar on this computer: beside first, named when whole. Cancelling leaves nothing.

        Raises:
            LocalFailure: the file could not be written.
            EngineError: of any kind.
        """
        ask = Ask("export", "container", container)

        def work(client: Client) -> None:
            reply = client.open(ask, f"/containers/{segment(container)}/export", None)
            save(client.chunks(ask, reply), target, progress)

        await with_own_client(self._wire, work, name="export")


def _parts(reference: str) -> tuple[str, str]:
    """Repository and tag of "host:5000/team/app:1.2"."""
    name, colon, tag = reference.rpartition(":")
    return (name, tag) if colon and "/" not in tag else (reference, "")


def save(chunks: Iterable[bytes], target: Path, progress: Progress) -> None:
    """Write what comes into a file that has its name when it is whole, and is not there where it is not.

    Raises:
        LocalFailure: the file could not be written.
        What `chunks` raises.
    """
    aside = target.with_name(f".{target.name[:80]}.longshore-{secrets.token_hex(4)}.part")
    try:
        file = os.open(aside, _NEW, 0o666)
    except OSError as error:
        raise LocalFailure(str(target), error) from error
    try:
        try:
            for chunk in chunks:
                _write(file, chunk, target)
                progress.bytes += len(chunk)
        finally:
            os.close(file)
        _put_in_place(aside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


def _write(file: int, chunk: bytes, target: Path) -> None:
    left = memoryview(chunk)
    try:
        while left:
            left = left[os.write(file, left) :]
    except OSError as error:
        raise LocalFailure(str(target), error) from error


def _put_in_place(aside: Path, target: Path) -> None:
    try:
        aside.replace(target)
    except OSError as error:
        raise LocalFailure(str(target), error) from error
