"""What differs from a container's image, as a text file: a letter and a path a line, as `docker diff` writes them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.copies import save
from engine.file_entries import ChangeKind, Progress
from engine.file_errors import LocalFailure
from gui.texts import local
from models.words import clean, plural
from models.worker import in_thread

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping
    from pathlib import Path

    from gui.actions.runner import ActionRunner
    from models.file_browser import FileBrowser

LETTERS = {ChangeKind.ADDED: b"A", ChangeKind.CHANGED: b"C", ChangeKind.DELETED: b"D"}


def lines(changes: Mapping[bytes, ChangeKind]) -> bytes:
    """The lines, by path."""
    return b"".join(LETTERS[kind] + b" " + path + b"\n" for path, kind in sorted(changes.items()))


def export(runner: ActionRunner, browser: FileBrowser, target: Path) -> asyncio.Task[None]:
    """Write them; a message says what became of it."""
    return runner.tasks.start(("changes", str(target)), _export(runner, dict(browser.tree.marks), target))


async def _export(runner: ActionRunner, changes: Mapping[bytes, ChangeKind], target: Path) -> None:
    try:
        await in_thread(partial(save, [lines(changes)], target, Progress()), "export changes")
    except LocalFailure as failure:
        runner.toasts.show("err", local.sentence(failure))
    else:
        words = plural("Files", "Wrote %n change to {file}", "Wrote %n changes to {file}", len(changes))
        runner.toasts.show("ok", words.replace("{file}", clean(target.name, 60)))
