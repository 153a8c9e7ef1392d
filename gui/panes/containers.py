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

    from PySide6.QtWidgets import QWidget

    from gui.panes.services import Services
    from gui.widgets.menu import Menu
    from models.rows import ContainerRow


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
        super().__init__(spec(), services, parent)
        self.table.link_activated.connect(self._open_port)
        if self._only_running:
            self.apply_filter()

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
