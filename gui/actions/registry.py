"""The registry: every action there is. Menus, toolbars, shortcuts and tests read this and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from gui.actions import containers, images, networks, volumes
from gui.actions.record import Action, Places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Kind
    from models.rows import Row


@cache
def actions() -> tuple[Action, ...]:
    """All actions, in the order of menus. Made when first asked, after the translator is in place."""
    return (*containers.actions(), *images.actions(), *volumes.actions(), *networks.actions())


@cache
def _by_id() -> dict[str, Action]:
    return {action.id: action for action in actions()}


def action(action_id: str) -> Action:
    """The action of that id.

    Raises:
        KeyError: there is none.
    """
    return _by_id()[action_id]


def actions_for(kind: Kind, places: Places | None = None) -> tuple[Action, ...]:
    """The actions of a kind of rows, in the order of menus; only those offered at `places` where given."""
    return tuple(
        action for action in actions() if action.kind is kind and (places is None or bool(action.places & places))
    )


def fitting(rows: Sequence[Row], places: Places = Places.MENU, *, all_rows: bool = False) -> list[Action]:
    """The actions that can be done to `rows` as they are.

    Args:
        rows: of one kind.
        places: only those offered there.
        all_rows: only those that fit every row (the action bar); else those that fit one at least (menus).
    """
    if not rows:
        return []
    found = []
    for candidate in actions_for(rows[0].key.kind, places):
        count = len(candidate.of(rows))
        if count and (not all_rows or count == len(rows)):
            found.append(candidate)
    return found
