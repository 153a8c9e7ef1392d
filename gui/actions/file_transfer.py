"""Files out of a container and into one: how far it is, and what became of it."""

from __future__ import annotations

import asyncio
import errno
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.file_entries import Progress
from engine.file_errors import LocalFailure
from gui.actions.progress import ProgressToast
from gui.texts import local
from gui.texts.errors import explain
from models.file_rows import path_text
from models.file_tree import label
from models.words import clean, plural, size, tr

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gui.actions.runner import ActionRunner
    from models.file_browser import FileBrowser


def local_name(path: bytes, container: str) -> str:
    """What a download is called on this computer: its own name without what no name here may hold."""
    name = path.rpartition(b"/")[2].decode("utf-8", "replace") or container
    name = "".join("_" if letter in '/\\:*?"<>|\0' or not letter.isprintable() else letter for letter in name)
    return name.strip(". ") or "file"


def download(
    runner: ActionRunner, browser: FileBrowser, path: bytes, folder: Path, *, replace: bool = False
) -> asyncio.Task[None]:
    """Copy a file or folder into a folder of this computer."""
    key = ("download", browser.container.id, path)
    return runner.tasks.start(key, _download(runner, browser, path, folder, replace=replace))


def upload(runner: ActionRunner, browser: FileBrowser, folder: bytes, sources: Sequence[Path]) -> asyncio.Task[None]:
    """Copy files and folders of this computer into a folder of the container."""
    key = ("upload", browser.container.id, folder, tuple(sources))
    return runner.tasks.start(key, _upload(runner, browser, folder, sources))


async def fetch(
    runner: ActionRunner, browser: FileBrowser, path: bytes, folder: Path, *, replace: bool, dragged: bool = False
) -> Path | None:
    """As `download`, without a word of success; where it is now, None where it failed.

    Args:
        runner: tells of it.
        browser: whose file it is.
        path: of the file or folder.
        folder: where to.
        replace: whether what is called so there may go.
        dragged: whether somebody holds it with the mouse meanwhile.
    """
    name = local_name(path, browser.container.name)
    shown, progress, task = label(path), Progress(), asyncio.current_task()

    def words() -> str:
        said = tr("Transfer", "Downloading '{name}'… {size}")
        if dragged:
            said = tr("Transfer", "Fetching '{name}' for the drag… {size}. Keep holding, or let go and drag it again")
        return said.replace("{size}", size(progress.bytes)).replace("{name}", shown)

    toast = ProgressToast(runner.toasts, words, lambda: task is not None and task.cancel())
    try:
        await browser.engine.files.download(browser.container.id, path, folder, name, progress, replace=replace)
    except LocalFailure as failure:
        step = None
        if failure.code == errno.EEXIST:
            step = (tr("Transfer", "Replace it"), lambda: download(runner, browser, path, folder, replace=True))
        runner.toasts.show("err", local.sentence(failure), step)
        return None
    except EngineError as error:
        runner.toasts.show("err", explain(error, shown).sentence)
        return None
    except asyncio.CancelledError:
        said = tr("Transfer", "The download of '{name}' was cancelled; nothing is kept").replace("{name}", shown)
        runner.toasts.show("info", said)
        raise
    finally:
        toast.close()
    if progress.left_out:
        words_left = plural("Transfer", "%n entry was left out", "%n entries were left out", progress.left_out)
        runner.toasts.show("warn", f"{words_left}: {tr('Transfer', 'devices, pipes, and links that lead outside')}")
    return folder / name


async def _download(runner: ActionRunner, browser: FileBrowser, path: bytes, folder: Path, *, replace: bool) -> None:
    target = await fetch(runner, browser, path, folder, replace=replace)
    if target is not None:
        said = tr("Transfer", "'{name}' is in {folder}").replace("{folder}", clean(str(folder), 80))
        runner.toasts.show("ok", said.replace("{name}", clean(target.name, 60)))


async def _upload(runner: ActionRunner, browser: FileBrowser, folder: bytes, sources: Sequence[Path]) -> None:
    progress, task = Progress(), asyncio.current_task()
    into = path_text(folder)
    what = clean(sources[0].name, 60) if len(sources) == 1 else plural("Transfer", "%n item", "%n items", len(sources))

    def words() -> str:
        said = tr("Transfer", "Uploading {what}… {size}").replace("{size}", size(progress.bytes))
        return said.replace("{what}", what)

    toast = ProgressToast(runner.toasts, words, lambda: task is not None and task.cancel())
    named = [(source, source.name.encode("utf-8", "surrogateescape")) for source in sources]
    shell = browser.shell() if browser.can_change else None

    def tell(level: str, sentence: str) -> None:
        left = ""
        if shell is None and progress.bytes:  # with one, all of it lay in a folder aside, which is gone
            left = tr("Transfer", "A part may be in {folder} already; without a shell it cannot be deleted from here.")
        runner.toasts.show(level, " ".join(filter(None, (sentence, left.replace("{folder}", into)))))

    try:
        await browser.engine.files.upload(browser.container.id, folder, named, progress, shell)
    except LocalFailure as failure:
        tell("err", local.sentence(failure))
    except EngineError as error:
        tell("err", explain(error, into).sentence)
    except asyncio.CancelledError:
        tell("info", tr("Transfer", "The upload of {what} was cancelled.").replace("{what}", what))
        raise
    else:
        said = tr("Transfer", "Uploaded {what} into {folder}").replace("{folder}", into)
        runner.toasts.show("ok", said.replace("{what}", what))
    finally:
        toast.close()
        if not browser.closed:
            browser.uploaded(folder)
