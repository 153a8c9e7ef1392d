"""The engine pane: what answers, as `docker version` and `docker info` say it, and the engines that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.kinds import Kind
from gui.panes.page import PagePane
from gui.texts import engine as texts
from gui.widgets.engine_list import EngineList
from gui.widgets.key_values import KeyValues
from gui.widgets.notice import Notice
from gui.widgets.section import Section
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from gui.panes.services import Services
    from models.session import HostSession


class EnginePane(PagePane):
    """The engine."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("engine", tr("EnginePane", "Engine"), services, parent)
        self._session: HostSession | None = None
        self.warnings = Notice("warn")
        self.client = KeyValues(160)
        self.server = KeyValues(160)
        self.info = KeyValues(160)
        self.engines = EngineList()
        self.engines.connect_asked.connect(services.connect_asked)
        self.engines.colour_chosen.connect(services.choose_colour)
        self.column.addWidget(self.warnings)
        self.column.addWidget(Section(tr("EnginePane", "Client"), self.client, line=False))
        self.parts = [
            Section(tr("EnginePane", "Engine"), self.server),
            Section(tr("EnginePane", "System"), self.info),
        ]
        for part in self.parts:
            self.column.addWidget(part)
        self.found = Section(tr("EnginePane", "Engines found"), self.engines)
        self.column.addWidget(self.found)
        self.column.addStretch(1)
        services.session_changed.connect(self._take_session)
        services.hosts_changed.connect(self._show_hosts)
        self._take_session()

    def _take_session(self) -> None:
        session = self.services.session
        if session is self._session:
            return
        self._session = session
        if session is not None:
            session.stateChanged.connect(self._show)
            session.latencyChanged.connect(self._show)
            for signal in (session.rowsReplaced, session.rowsUpserted, session.rowsDiscarded):
                signal.connect(self._count)
        self._show()
        self._show_hosts()

    def _show(self) -> None:
        session = self._session
        if session is None:
            return
        self.client.set_rows(texts.client_rows(session))
        self.server.set_rows(texts.version_rows(session.version))
        self._show_info(session)
        self.parts[0].setVisible(session.version is not None)
        self.parts[1].setVisible(session.info is not None)
        warnings = session.info.warnings if session.info is not None else ()
        self.warnings.say(tr("EnginePane", "The engine warns"), texts.warning_lines(warnings))
        self.warnings.setVisible(bool(warnings))

    def _show_info(self, session: HostSession) -> None:
        info = session.info
        if session.listed(Kind.CONTAINER):
            info = texts.counted(info, [row.container.state for row in session.containers.values()])
        self.info.set_rows(texts.info_rows(info))

    def _count(self, kind: str, _keys: object = None) -> None:
        if kind == Kind.CONTAINER and self._session is not None and self.isVisible():
            self._show_info(self._session)

    def showEvent(self, event: QShowEvent) -> None:
        """Numbers as they are now."""
        super().showEvent(event)
        self._show()

    def _show_hosts(self) -> None:
        current = self._session.host.name if self._session is not None else ""
        hosts = self.services.hosts
        self.engines.set_hosts([(host, None) for host in hosts], current, list(map(self.services.host_colour, hosts)))
        self.found.set_count(len(self.services.hosts))


def make(services: Services, parent: QWidget) -> EnginePane:
    """The pane."""
    return EnginePane(services, parent)
