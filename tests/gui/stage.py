"""A stage for actions, dialogs and details: an engine in memory, a live session, a window with toasts, a runner."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gui.actions.runner import ActionRunner
from gui.widgets.toasts import Toasts
from tests.fakes.live import connected

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from engine.records import Container
    from models.session import HostSession
    from tests.fakes.memory_engine import MemoryEngine


class Services(QObject):
    """What a detail panel knows of its window."""

    session_changed = Signal()

    def __init__(self, session: HostSession | None, runner: ActionRunner | None) -> None:
        super().__init__()
        self.session = session
        self.runner = runner


@dataclass
class Stage:
    """What is on it."""

    engine: MemoryEngine
    session: HostSession
    window: QMainWindow
    toasts: Toasts
    runner: ActionRunner
    services: Services

    def row(self, kind: str, name: str) -> Any:
        """The row that is called `name`; a test that asks for one that is not there fails."""
        for row in self.session.rows(kind).values():
            match kind:
                case "container":
                    called = row.container.name
                case "image":
                    called = row.reference
                case "volume":
                    called = row.volume.name
                case _:
                    called = row.network.name
            if called == name:
                return row
        raise AssertionError(f"no {kind} {name}")

    def of(self, container: Container) -> Any:
        """The row of a container."""
        return next(row for key, row in self.session.containers.items() if key.id == container.id)

    @property
    def said(self) -> list[tuple[str, str]]:
        """The toasts: level and words."""
        return [(toast.level, toast.text) for toast in self.toasts.shown]

    @property
    def dialog(self) -> Any:
        """The dialog that is open."""
        assert self.runner.dialog is not None
        return self.runner.dialog

    async def until(self, condition: Callable[[], Any], seconds: float = 30.0) -> None:
        """Let the loop and Qt go on until `condition` holds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not condition():
            assert loop.time() < deadline, "never came about"
            QApplication.processEvents()
            await asyncio.sleep(0.001)

    async def opened(self) -> Any:
        """The dialog that is open, once the keyboard is in it."""
        await self.until(lambda: self.dialog.isActiveWindow() and self.dialog.focusWidget() is not None)
        return self.dialog

    async def quiet(self) -> None:
        """Until nothing is being read nor done."""
        await self.until(lambda: self.session.idle)
        for _ in range(10):
            QApplication.processEvents()
            await asyncio.sleep(0)


@asynccontextmanager
async def stage(engine: MemoryEngine) -> AsyncIterator[Stage]:
    """A stage on a live session; nothing of it is left afterwards."""
    async with connected(engine) as (session, _said):
        window = QMainWindow()
        window.setCentralWidget(QWidget())
        window.resize(1200, 800)
        window.show()
        toasts = Toasts(window.centralWidget())
        runner = ActionRunner(session, window, toasts)
        services = Services(session, runner)
        try:
            yield Stage(engine, session, window, toasts, runner, services)
        finally:
            if runner.dialog is not None:
                runner.dialog.reject()
            await runner.close()
            window.close()
            window.deleteLater()
            QApplication.processEvents()
