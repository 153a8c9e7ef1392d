"""The containers pane: grouped by project, with a toggle for those that run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.kinds import Kind
from gui.panes.base import Pane
from gui.panes.spec import PaneSpec, Primary
from gui.widgets.delegate import RowLook
from models import containers
from models.groups import GroupRow
from models.states import LIVE
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from gui.panes.services import Services
    from gui.widgets.menu import Menu
    from models.rows import ContainerRow
    from models.stats import StatsHub


MEASURED = ("cpu", "memory")
"""The columns for which containers are measured."""


def spec() -> PaneSpec:
    """The pane as data."""
    return PaneSpec(
        name="containers",
        kind=Kind.CONTAINER,
        title=tr("Containers", "Containers"),
        hint=tr("Containers", "Filter, e.g. state:running image:postgres"),
        empty=tr("Containers", "This engine has no containers yet."),
        nothing=tr("Containers", "No container matches {filter}"),
        row_look=RowLook(glyph=containers.glyph, tone=containers.tone),
        columns=containers.columns,
        grouping=containers.grouping,
        primary=Primary("container.run", tr("Actions", "Run…"), "play"),
        overflow=("container.measure", "container.remove_unused"),
    )


def runs(row: ContainerRow) -> bool:
    """Whether it has a process, or something is being done to it."""
    return row.container.state in LIVE or bool(row.pending)


class ContainersPane(Pane):
    """Containers."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        self._only_running = bool(services.settings.value("only_running"))
        self._hub: StatsHub | None = None
        super().__init__(spec(), services, parent)
        self.table.link_activated.connect(self._open_port)
        services.session_changed.connect(self._watch_stats)
        self.table.columns.fitted.connect(self._look_or_rest)
        self._watch_stats()
        if self._only_running:
            self.apply_filter()

    def _watch_stats(self) -> None:
        session = self.services.session
        hub = session.stats if session is not None else None
        if hub is not self._hub:
            self._hub = hub
            if hub is not None:
                hub.sampled.connect(self.table.stir)
            self._look_or_rest()

    def _look_or_rest(self) -> None:
        """What nobody sees is not measured."""
        if self._hub is not None:
            seen = self.isVisible() and any(map(self.table.columns.in_sight, MEASURED))
            (self._hub.watch if seen else self._hub.rest)(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Its containers are measured while it is on the screen."""
        super().showEvent(event)
        self._look_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """And not while it is hidden, or the window is minimised."""
        super().hideEvent(event)
        if self._hub is not None:
            self._hub.rest(self)

    def _other_filter(self) -> Callable[[Any], bool] | None:
        return runs if self._only_running else None

    def _other_filter_words(self) -> str:
        return tr("Containers", "“only running”")

    def _add_options(self, menu: Menu) -> None:
        menu.add(tr("Containers", "Only running"), self.toggle_only_running, checked=self._only_running)

    def toggle_only_running(self) -> None:
        """Show those that run alone, or all."""
        self._only_running = not self._only_running
        self.services.settings.set("only_running", self._only_running)
        self.apply_filter()

    def clear_filter(self) -> None:
        """Show everything."""
        super().clear_filter()
        if self._only_running:
            self.toggle_only_running()

    def _open_port(self, row: ContainerRow | GroupRow, _column: str) -> None:
        if self.services.runner is not None and not isinstance(row, GroupRow):
            self.services.runner.trigger("container.open_port", [row])


def make(services: Services, parent: QWidget) -> ContainersPane:
    """The pane."""
    return ContainersPane(services, parent)
