"""The volumes pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.kinds import Kind
from gui.panes.base import Pane
from gui.panes.spec import PaneSpec, Primary
from gui.widgets.delegate import RowLook
from models import volumes
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.panes.services import Services


def spec() -> PaneSpec:
    """The pane as data."""
    return PaneSpec(
        name="volumes",
        kind=Kind.VOLUME,
        title=tr("Volumes", "Volumes"),
        hint=tr("Volumes", "Filter, e.g. used:no driver:local"),
        empty=tr("Volumes", "This engine has no volumes yet."),
        nothing=tr("Volumes", "No volume matches {filter}"),
        row_look=RowLook(icon="hard-drives", faint=volumes.faint),
        columns=volumes.columns,
        primary=Primary("volume.create", tr("Actions", "Create…"), "plus"),
        overflow=("volume.measure", "volume.remove_unused"),
    )


def make(services: Services, parent: QWidget) -> Pane:
    """The pane."""
    return Pane(spec(), services, parent)
