"""The networks pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.kinds import Kind
from gui.panes.base import Pane
from gui.panes.spec import PaneSpec, Primary
from gui.widgets.delegate import RowLook
from models import networks
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.panes.services import Services


def spec() -> PaneSpec:
    """The pane as data."""
    return PaneSpec(
        name="networks",
        kind=Kind.NETWORK,
        title=tr("Networks", "Networks"),
        hint=tr("Networks", "Filter, e.g. driver:bridge used:yes"),
        empty=tr("Networks", "This engine has no networks."),
        nothing=tr("Networks", "No network matches {filter}"),
        row_look=RowLook(icon="share-network", faint=networks.faint),
        columns=networks.columns,
        primary=Primary("network.create", tr("Actions", "Create…"), "plus"),
        overflow=("network.remove_unused",),
    )


def make(services: Services, parent: QWidget) -> Pane:
    """The pane."""
    return Pane(spec(), services, parent)
