"""What is said where a file on this computer could not be read or written."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.file_errors import LocalFailure

_SENTENCES: dict[int, Callable[[], str]] = {
    errno.ENOSPC: lambda: tr("Local", "There is no space left for '{name}' in {folder}."),
    errno.EDQUOT: lambda: tr("Local", "There is no space left for '{name}' in {folder}: your share is used up."),
    errno.EFBIG: lambda: tr("Local", "'{name}' is larger than a file may be in {folder}."),
    errno.EACCES: lambda: tr("Local", "You may not write '{name}' into {folder}."),
    errno.EPERM: lambda: tr("Local", "You may not write '{name}' into {folder}."),
    errno.EROFS: lambda: tr("Local", "'{name}' cannot be written: {folder} is read-only."),
    errno.ENOENT: lambda: tr("Local", "'{name}' cannot be written: {folder} is not there."),
    errno.EEXIST: lambda: tr("Local", "'{name}' is in {folder} already."),
    errno.EISDIR: lambda: tr("Local", "'{name}' in {folder} is a folder."),
}


def sentence(failure: LocalFailure) -> str:
    """One sentence for a file that failed; nothing half done is left of it."""
    path = Path(failure.path)
    words = _SENTENCES.get(failure.code, lambda: tr("Local", "'{name}' in {folder}: {words}."))()
    said = words.replace("{folder}", clean(str(path.parent), 120)).replace("{words}", clean(failure.words, 120))
    return said.replace("{name}", clean(path.name, 80))
