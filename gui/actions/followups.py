"""What may help after a failure: each next step of `gui.texts.errors` as something to press."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gui.actions import addresses, places
from gui.actions.names import shown_name
from gui.texts import errors
from models.rows import ContainerRow
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.errors import EngineError
    from engine.records import Container
    from gui.actions.record import Action, Options
    from gui.actions.runner import ActionRunner
    from models.rows import Row
    from models.session import HostSession


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A link after a failure: its words and what it does."""

    title: str
    act: Callable[[], object]


def port_holder(session: HostSession, port: int, protocol: str = "tcp") -> Container | None:
    """The container that holds a port of the host now, as far as this engine's records say."""
    for row in session.containers.values():
        if row.container.state in {"running", "paused", "restarting"} and any(
            held.public == port and held.protocol == protocol for held in addresses.published(row.container)
        ):
            return row.container
    return None


def follow_up(runner: ActionRunner, action: Action, row: Row, error: EngineError, options: Options) -> FollowUp | None:
    """The next step for a failed action on one row, None where nothing is known to help."""
    said = errors.explain(error, shown_name(row))
    match said.step:
        case errors.FORCE if not options.force:
            return FollowUp(said.step_title, lambda: runner.run(action, [row], replace(options, force=True)))
        case errors.KILL:
            return FollowUp(said.step_title, lambda: runner.trigger("container.kill", [row]))
        case errors.SHOW_HOLDER:
            return _show_holder(runner, error)
        case errors.SHOW_USERS:
            return _show_user(runner, row)
        case errors.RETRY:
            return FollowUp(said.step_title, lambda: runner.run(action, [row], options))
    return None


def _show_holder(runner: ActionRunner, error: EngineError) -> FollowUp | None:
    port = errors.taken_port(error)
    holder = port_holder(runner.session, port) if port is not None else None
    key = places.container_key(runner.session, holder.id) if holder is not None else None
    if holder is None or key is None:
        return None
    title = tr("Followups", "Show {name}").replace("{name}", clean(holder.name, 40))
    return FollowUp(title, lambda: runner.go(key))


def _show_user(runner: ActionRunner, row: Row) -> FollowUp | None:
    users = () if isinstance(row, ContainerRow) else row.users
    key = places.container_key(runner.session, users[0].id) if users else None
    if key is None:
        return None
    title = tr("Followups", "Show {name}").replace("{name}", clean(users[0].name, 40))
    return FollowUp(title, lambda: runner.go(key))
