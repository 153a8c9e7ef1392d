"""Actions that are a pane's own and alike for several nouns: create, measure, remove what is unused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions.record import Action, Places
from models.words import tr

if TYPE_CHECKING:
    from engine.records import Kind


def create(kind: Kind) -> Action:
    """Opens the form for a new one."""
    return Action(
        f"{kind}.create",
        tr("Actions", "Create…"),
        "plus",
        kind,
        show=lambda desk, _rows, _options: desk.open_dialog(f"create-{kind}"),
        places=Places.PANE,
    )


def measure(kind: Kind, title: str, reveals: str) -> Action:
    """Asks for sizes that the engine walks its disk for; they stand in the column `reveals`."""
    return Action(
        f"{kind}.measure",
        title,
        "ruler",
        kind,
        show=lambda desk, _rows, _options: desk.measure(kind),
        places=Places.PANE,
        reveals=reveals,
    )


def remove_unused(kind: Kind) -> Action:
    """Opens the list of what would go."""
    return Action(
        f"{kind}.remove_unused",
        tr("Actions", "Remove unused…"),
        "trash",
        kind,
        show=lambda desk, _rows, _options: desk.open_dialog(f"unused-{kind}"),
        danger=True,
        places=Places.PANE,
    )
