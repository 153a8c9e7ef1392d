"""Runs docker's command line in the person's own terminal program."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from models.own_terminal import Missing, find_program, shell_arguments
from models.words import tr
from models.worker import in_thread

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow


async def open_shell(runner: ActionRunner, row: ContainerRow) -> None:
    """Open a shell of a container there; what is missing for it is said."""
    session = runner.session
    try:
        path, before = await in_thread(lambda: find_program(os.environ), "look for a terminal")
    except Missing as missing:
        runner.toasts.show("err", _missing(missing.name))
        return
    command = shell_arguments(session.engine.host, row.container.id, session.terminals.shell(row.key))
    # A list, never a shell's line: the name of a container is one argument, whatever it holds.
    started, _process = QProcess.startDetached(path, [*before, *command], "")
    if not started:
        runner.toasts.show("err", tr("OwnTerminal", "{program} could not be started.").replace("{program}", path))


def _missing(name: str) -> str:
    if name:
        words = tr("OwnTerminal", "There is no {name} command here. The terminal of this window needs none.")
        return words.replace("{name}", name)
    return tr("OwnTerminal", "No terminal program was found here. Set TERMINAL to the name of yours.")
