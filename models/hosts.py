"""The hosts: which engines were found, which one is shown, and the session with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.tasks import TaskScope
from models.session import HostSession
from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.contract import Engine
    from engine.records import Host


class Hosts(QObject):
    """Which engines there are, and the one session at a time.

    Args:
        make: makes the engine of a host; it is given to a session, which closes it.
        find: looks for hosts; reads files and sockets, so it is run in a thread.
        remember: takes the name of the host that was chosen, for the next run.
        report: takes what is no `EngineError`: a bug. The loop's own exception handler where None.
        parent: Qt's owner.
    """

    hostsChanged = Signal()  # noqa: N815 - Qt's way to name signals
    """`hosts` is another."""
    sessionChanged = Signal()  # noqa: N815
    """`session` is another; the one before is being closed."""

    def __init__(
        self,
        make: Callable[[Host], Engine],
        find: Callable[[], Sequence[Host]],
        *,
        remember: Callable[[str], None] | None = None,
        report: Callable[[BaseException], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._find = find
        self._remember = remember
        self._report = report
        self._closing = TaskScope(report or _to_loop, name="closing sessions")
        self._leaving: set[asyncio.Task[None]] = set()
        self.hosts: tuple[Host, ...] = ()
        self.session: HostSession | None = None

    @property
    def current(self) -> Host | None:
        """The host that is shown."""
        return self.session.host if self.session is not None else None

    def named(self, name: str) -> Host | None:
        """The host of that name."""
        return next((host for host in self.hosts if host.name == name), None)

    async def find(self) -> tuple[Host, ...]:
        """Look for hosts again. Raises what the search raises (OSError of a home that cannot be read)."""
        self.set_hosts(await in_thread(self._find, "find hosts"))
        return self.hosts

    def set_hosts(self, hosts: Sequence[Host]) -> None:
        """These are the hosts."""
        found = tuple(hosts)
        if found != self.hosts:
            self.hosts = found
            self.hostsChanged.emit()

    def first(self, wanted: str = "") -> Host | None:
        """The host to begin with: the `wanted` one, else the one that says it is current, else the first."""
        return (
            self.named(wanted)
            or next((host for host in self.hosts if host.current), None)
            or next(iter(self.hosts), None)
        )

    def switch(self, name: str) -> HostSession:
        """Show another host; the session with the one before is closed. The same one again only tries again now.

        Raises:
            KeyError: no host has that name.
        """
        host = self.named(name)
        if host is None:
            raise KeyError(name)
        old = self.session
        if old is not None and old.host == host:
            old.retry_now()
            return old
        self.session = HostSession(self._make(host), report=self._report, parent=self)
        if self._remember is not None:
            self._remember(name)
        self.sessionChanged.emit()
        self.session.start()
        if old is not None:
            task = self._closing.start(old, self._close(old))
            self._leaving.add(task)
            task.add_done_callback(self._leaving.discard)
        return self.session

    async def close(self) -> None:
        """Close the session; nothing of any session is left when this returns."""
        session, self.session = self.session, None
        if session is not None:
            await self._close(session)
        if self._leaving:
            await asyncio.wait(self._leaving)

    @staticmethod
    async def _close(session: HostSession) -> None:
        await session.close()
        session.deleteLater()


def _to_loop(error: BaseException) -> None:
    asyncio.get_running_loop().call_exception_handler({"message": "closing a session", "exception": error})
