"""The file system of a container to a tar: where to, how far it is, and what became of it."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.file_entries import Progress
from engine.file_errors import LocalFailure
from gui.actions.progress import ProgressToast
from gui.texts import local
from gui.texts.errors import explain
from models.words import clean, size, tr

if TYPE_CHECKING:
    from pathlib import Path

    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow


def file_name(container: str) -> str:
    """What the file is called at first: the container's name, fit for any file system."""
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '-', container).strip('-')[:100] or 'container'}.tar"


def start(runner: ActionRunner, row: ContainerRow, target: Path) -> asyncio.Task[None]:
    """Export to `target`; a message says how far it is and cancels it, and another what became of it."""
    return runner.tasks.start(("export", str(target)), _export(runner, row, target))


async def _export(runner: ActionRunner, row: ContainerRow, target: Path) -> None:
    name = clean(row.container.name, 60)
    progress = Progress()
    task = asyncio.current_task()

    def words() -> str:
        said = tr("Export", "Exporting '{name}'… {size}").replace("{size}", size(progress.bytes))
        return said.replace("{name}", name)

    toast = ProgressToast(runner.toasts, words, lambda: task is not None and task.cancel())
    toasts = runner.toasts
    try:
        await runner.session.engine.copies.export(row.container.id, target, progress)
    except LocalFailure as failure:
        toasts.show("err", local.sentence(failure))
    except EngineError as error:
        toasts.show("err", explain(error, name).sentence)
    except asyncio.CancelledError:
        toasts.show(
            "info", tr("Export", "The export of '{name}' was cancelled; nothing is kept").replace("{name}", name)
        )
        raise
    else:
        said = tr("Export", "Exported '{name}' to {file}, {size}").replace("{size}", size(progress.bytes))
        toasts.show("ok", said.replace("{file}", clean(target.name, 60)).replace("{name}", name))
    finally:
        toast.close()
