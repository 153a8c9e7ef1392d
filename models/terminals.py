"""The terminals of one engine's containers: they outlive the tabs that show them, and end with the connection."""

from __future__ import annotations

import asyncio
import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.tasks import TaskScope
from models.terminal_lines import lines
from models.terminal_session import SHELLS, WINDOWS_SHELLS, TerminalSession, Wish
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.contract import Engine
    from engine.records import Key

_CLOSE_SECONDS = 3.0
"""So long is waited at the end for programs to be told; an engine that does not answer leaves them on their own."""


class Terminals(QObject):
    """All terminals that are open on one engine.

    Args:
        engine: whose containers they are in.
        report: takes what fails for no reason of an engine.

    Signals:
        changed: the terminals of a container are others (`Key`).
        focus_asked: the keyboard is wanted in the terminal of a container (`Key`).
    """

    changed = Signal(object)
    focus_asked = Signal(object)

    def __init__(self, engine: Engine, report: Callable[[BaseException], None]) -> None:
        super().__init__()
        self.windows = False
        self._engine = engine
        self._report = report
        self._scope = TaskScope(report, name="terminals")
        self._open: dict[Key, list[TerminalSession]] = {}
        self._shells: dict[str, tuple[str, ...]] = {}
        self._numbers: dict[Key, itertools.count[int]] = {}
        self._labels: dict[TerminalSession, int] = {}
        self._ending: set[asyncio.Task[None]] = set()

    def of(self, key: Key) -> tuple[TerminalSession, ...]:
        """Those of a container, in the order in which they were opened."""
        return tuple(self._open.get(key, ()))

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(map(len, self._open.values()))

    def has(self, session: TerminalSession) -> bool:
        """Whether a session is still open."""
        return session in self._labels

    def shell(self, key: Key) -> tuple[str, ...]:
        """The shell that was found in a container; `sh` where none was looked for."""
        return self._shells.get(key.id, ("sh",))

    @property
    def ending(self) -> int:
        """How many have been closed and are being taken apart."""
        return len(self._ending)

    def open(self, key: Key, wish: Wish | None = None) -> TerminalSession:
        """Open one more in a container, by default with a shell."""
        shells: tuple[tuple[str, ...], ...] = WINDOWS_SHELLS if self.windows else SHELLS
        known = self._shells.get(key.id)
        if known is not None:
            shells = (known, *(shell for shell in shells if shell != known))
        session = TerminalSession(self._engine, key.id, wish or Wish(), shells, lines(), self._report)
        self._labels[session] = next(self._numbers.setdefault(key, itertools.count(1)))
        self._open.setdefault(key, []).append(session)
        session.changed.connect(lambda: self._note(key, session))
        session.start()
        self.changed.emit(key)
        return session

    def label(self, session: TerminalSession) -> str:
        """What one is called beside the others: "sh 2"."""
        name = tr("Terminal", "main process") if session.wish.attach else session.program or tr("Terminal", "shell")
        return f"{name} {self._labels.get(session, 0)}"

    def close(self, session: TerminalSession) -> None:
        """End one."""
        for key, many in list(self._open.items()):
            if session in many:
                many.remove(session)
                if not many:
                    del self._open[key]
                    self._numbers.pop(key, None)
                self._labels.pop(session, None)
                self.changed.emit(key)
                task = self._scope.start(session, session.close())
                self._ending.add(task)
                task.add_done_callback(self._ending.discard)
                return

    async def close_all(self) -> None:
        """End all; nothing of them is left when this returns."""
        sessions = [session for many in self._open.values() for session in many]
        keys = list(self._open)
        self._open.clear()
        self._labels.clear()
        for key in keys:
            self.changed.emit(key)
        for session in sessions:
            self._ending.add(self._scope.start(session, session.close()))
        if self._ending:
            await asyncio.wait(self._ending, timeout=_CLOSE_SECONDS)
        await self._scope.close()
        self.deleteLater()

    def _note(self, key: Key, session: TerminalSession) -> None:
        if session.live and session.command and not session.wish.command:
            self._shells[key.id] = session.command
        self.changed.emit(key)
