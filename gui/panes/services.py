"""What panes may use of the window around them: settings, the connection, actions, jumps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.settings_table import HOST_COLOURS, SERIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Host
    from gui.actions.runner import ActionRunner
    from models.session import HostSession
    from models.settings import Settings


FIRST_COLOUR = 2


class Services(QObject):
    """One per window. `session` and `runner` are None until an engine has been chosen.

    Signals:
        session_changed: there is another session, or none.
        hosts_changed: `hosts` changed.
        connect_asked: another engine was chosen (`Host`).
    """

    session_changed = Signal()
    hosts_changed = Signal()
    connect_asked = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.session: HostSession | None = None
        self.runner: ActionRunner | None = None
        self.hosts: Sequence[Host] = ()

    def set_session(self, session: HostSession | None, runner: ActionRunner | None) -> None:
        """Another connection."""
        self.session = session
        self.runner = runner
        self.session_changed.emit()

    def set_hosts(self, hosts: Sequence[Host]) -> None:
        """The engines that were found."""
        self.hosts = hosts
        self.hosts_changed.emit()

    def choose_colour(self, host: Host, colour: int) -> None:
        """Keep a colour for a host, a place in the series, and have it shown."""
        chosen = self.settings.value(HOST_COLOURS)
        self.settings.set(HOST_COLOURS, {**chosen, host.name: colour})
        self.hosts_changed.emit()

    def host_colour(self, host: Host) -> int:
        """The place in the series of a host's colour: the one chosen for it, else by its place in the list."""
        chosen = self.settings.value(HOST_COLOURS).get(host.name)
        if chosen is not None:
            return chosen
        names = [each.name for each in self.hosts]
        return (names.index(host.name) + FIRST_COLOUR) % SERIES if host.name in names else FIRST_COLOUR
