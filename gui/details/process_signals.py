"""Signals to single processes of a container: the menu, the call, and what is said of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError, Reason, Unreachable
from gui.actions.containers import SIGNALS
from gui.look.look import look
from gui.texts.errors import explain
from gui.widgets.menu import Menu
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from PySide6.QtWidgets import QWidget

    from gui.actions.runner import ActionRunner
    from models.processes import ProcessRow
    from models.rows import ContainerRow

_INK = "text2"
_UNSURE = frozenset({Reason.NO_SHELL, Reason.SHARED_PIDS, Reason.NOT_SURE})


class ProcessSignals:
    """Menus of processes, and their signals.

    Args:
        runner: whose session is asked, and whose toasts tell.
        container: gives the container that is shown.
        sent: called when a signal was sent, or could not be.
        owner: owns the menus.
    """

    def __init__(
        self,
        runner: ActionRunner,
        container: Callable[[], ContainerRow | None],
        sent: Callable[[ContainerRow], Awaitable[None]],
        owner: QWidget,
    ) -> None:
        self._runner = runner
        self._container = container
        self._sent = sent
        self._owner = owner

    def menu(self, process: ProcessRow, *, alive: bool) -> Menu:
        """What can be done with one process; to one that is not `alive` any more nothing is sent."""
        menu = Menu(tr("Processes", "Process"), self._owner)
        pid = process.process.pid
        if alive and pid is not None:
            signals = self.signal_menu(process, menu)
            signals.setTitle(tr("Processes", "Send a signal"))
            signals.setIcon(look().icon("lightning", color_token=_INK))
            menu.addMenu(signals)
            menu.addSeparator()
        copy = partial(self.copy_command, process)
        menu.add(tr("Processes", "Copy command"), copy, icon="copy", keys="Ctrl+C")
        if pid is not None:
            menu.add(tr("Processes", "Copy PID"), partial(self._copy, str(pid)))
        return menu

    def signal_menu(self, process: ProcessRow, owner: QWidget) -> Menu:
        """The signals."""
        signals = Menu(tr("Processes", "Send a signal"), owner)
        for signal in SIGNALS:
            signals.add(signal, partial(self.send, process, signal))
        return signals

    def copy_command(self, process: ProcessRow) -> None:
        """Copy what was called."""
        self._copy(process.process.command)

    def _copy(self, text: str) -> None:
        self._runner.copy(text, tr("Processes", "Process"))

    def send(self, process: ProcessRow, signal: str) -> None:
        """Send a signal to one process of the container that is shown."""
        row, pid = self._container(), process.process.pid
        if row is not None and pid is not None:
            self._runner.tasks.start(("signal", pid), self._send(row, process, pid, signal))

    async def _send(self, row: ContainerRow, process: ProcessRow, pid: int, signal: str) -> None:
        name = clean(process.process.command, 60)
        try:
            inside = await self._runner.session.engine.processes.signal(row.container.id, pid, signal)
        except EngineError as error:
            self._tell_failure(row, error, name, signal)
        else:
            words = tr("Processes", "Sent {signal} to '{name}', process {pid} inside")
            words = words.replace("{signal}", signal).replace("{pid}", str(inside)).replace("{name}", name)
            self._runner.toasts.show("ok", words)
        await self._sent(row)

    def _tell_failure(self, row: ContainerRow, error: EngineError, name: str, signal: str) -> None:
        if isinstance(error, Unreachable):
            return  # the banner says it
        step: tuple[str, Any] | None = None
        if error.reason in _UNSURE:
            words = tr("Processes", "Send {signal} to the main process").replace("{signal}", signal)
            step = (words, lambda: self._runner.trigger("container.kill", [row], choice=signal))
        self._runner.toasts.show("err", explain(error, name).sentence, step)
