"""Limits of a container, as an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions.record import Action, Options
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.actions.desk import Desk
    from models.rows import ContainerRow

_LIVING = frozenset({"created", "running", "paused", "restarting", "exited"})


def _limits(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.open_dialog("limits", rows[0])


def actions() -> tuple[Action, ...]:
    """The one that opens the form."""
    return (
        Action(
            "container.limits",
            tr("Actions", "Limits…"),
            "gauge",
            Kind.CONTAINER,
            lambda row: row.container.state in _LIVING,
            show=_limits,
            single=True,
            part=2,
        ),
    )
