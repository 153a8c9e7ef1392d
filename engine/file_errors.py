"""What can go wrong with files that is not the engine's doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import Ask, EngineError, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence


class HostileArchive(EngineError):
    """The archive that came holds what no honest one does; nothing of it was kept. `words` says what."""


class NoShell(EngineError):
    """There is no shell in the container, or not the commands to list files with."""


class FileExists(EngineError):
    """Something of that name is there already."""


class TooLarge(EngineError):
    """It is larger than what may be read into memory. `size` is how large, where that is known."""

    def __init__(self, ask: Ask, size: int | None = None) -> None:
        super().__init__(*ask, "too large", reason=Reason.UNKNOWN)
        self.size = size


class LocalFailure(Exception):
    """A file on this computer could not be read or written. Nothing half done is left.

    Args:
        path: which one.
        error: what the system said.
    """

    def __init__(self, path: str, error: OSError) -> None:
        super().__init__(f"{path}: {error.strerror or error}")
        self.path = path
        self.code = error.errno or 0
        self.words = error.strerror or str(error)


def told(output: bytes, ask: Ask) -> EngineError:
    """The error that a command's own words stand for."""
    words = output.decode("utf-8", "replace").strip()
    return EngineError(*ask, words or "failed")


FILE_ERRORS: Sequence[type[Exception]] = (EngineError, LocalFailure)
"""All that a call on files may raise."""
