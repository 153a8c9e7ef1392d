"""The images pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.panes.base import Pane, PaneSpec
from gui.widgets.delegate import RowLook
from models import images
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.panes.services import Services


def spec() -> PaneSpec:
    """The pane as data."""
    return PaneSpec(
        name="images",
        kind=Kind.IMAGE,
        title=tr("Images", "Images"),
        hint=tr("Images", "Filter, e.g. used:no size:>500MB tag:latest"),
        empty=tr("Images", "This engine has no images yet."),
        nothing=tr("Images", "No image matches {filter}"),
        row_look=RowLook(icon="stack", faint=images.faint),
        columns=images.columns,
        primary="",
        overflow=("image.remove_unused",),
    )


def make(services: Services, parent: QWidget) -> Pane:
    """The pane."""
    return Pane(spec(), services, parent)
