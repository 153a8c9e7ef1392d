"""What can be done with networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions.names import LISTED, listed, shown_name, some
from gui.actions.pane_actions import create, remove_unused
from gui.actions.record import Action, Choice, Done, Options, Places, Question
from gui.actions.users import go_to_user, user_choices
from models import cli_line
from models.words import clean, plural, tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from engine.contract import Engine
    from gui.actions.desk import Desk
    from models.rows import NetworkRow


def _remove(engine: Engine, row: NetworkRow, _options: Options) -> Awaitable[None]:
    return engine.networks.remove(row.network.id)


def _remove_line(rows: Sequence[NetworkRow], _options: Options) -> list[str]:
    return cli_line.plain("network", "rm", names=[row.network.name for row in rows])


def _ask_remove(rows: Sequence[NetworkRow], _options: Options) -> Question:
    names = tuple(shown_name(row) for row in rows)
    if len(rows) == 1:
        thing = tr("RemoveNetwork", "network '{name}'").replace("{name}", names[0])
    else:
        thing = plural("RemoveNetwork", "%n network", "%n networks", len(rows))
    users = dict.fromkeys(
        clean(user.name, 80) for row in rows for user in row.users if user.state in {"running", "paused", "restarting"}
    )
    text = tr("RemoveNetwork", "Its addresses and aliases are lost. Containers are kept.")
    if len(rows) > 1:
        text = tr("RemoveNetwork", "Their addresses and aliases are lost. Containers are kept.")
    if users:
        words = plural(
            "RemoveNetwork",
            "{names} is on it: the engine will refuse while that container runs.",
            "{names} are on it: the engine will refuse while those containers run.",
            len(users),
        )
        text = f"{text} {words.format(names=listed(users))}"
    return Question(
        tr("RemoveNetwork", "Remove {thing}?").format(thing=thing),
        text,
        tr("RemoveNetwork", "Remove {thing}").format(thing=thing),
        names=some(names) if len(names) > LISTED // 2 else (),
    )


def _subnets(row: NetworkRow) -> str:
    return "\n".join(pool.subnet for pool in row.network.pools if pool.subnet)


def _copy(desk: Desk, rows: Sequence[NetworkRow], options: Options) -> None:
    match options.choice:
        case "id":
            desk.copy("\n".join(row.network.id for row in rows), tr("CopyNetwork", "Network ID"))
        case "subnet":
            desk.copy("\n".join(filter(None, map(_subnets, rows))), tr("CopyNetwork", "Subnet"))
        case _:
            desk.copy("\n".join(row.network.name for row in rows), tr("CopyNetwork", "Name"))


def _copy_choices(rows: Sequence[NetworkRow]) -> list[Choice]:
    found = [Choice("name", tr("CopyNetwork", "Name")), Choice("id", tr("CopyNetwork", "Network ID"))]
    if any(_subnets(row) for row in rows):
        found.append(Choice("subnet", tr("CopyNetwork", "Subnet")))
    return found


def actions() -> tuple[Action, ...]:
    """All of them, in the order of menus."""
    kind = Kind.NETWORK
    return (
        Action(
            "network.go",
            tr("Actions", "Go to"),
            "arrow-right",
            kind,
            lambda row: bool(row.users),
            show=go_to_user,
            choices=user_choices,
            single=True,
        ),
        Action(
            "network.copy", tr("Actions", "Copy"), "copy", kind, show=_copy, choices=_copy_choices, shortcut="Ctrl+C"
        ),
        Action(
            "network.remove",
            tr("Actions", "Remove…"),
            "trash",
            kind,
            lambda row: not row.network.predefined,
            call=_remove,
            verb="remove",
            pending=tr("Actions", "Removing…"),
            done=Done(tr("Actions", "Removed '{name}'"), tr_later("Actions", "Removed %n networks")),
            shortcut="Del",
            question=_ask_remove,
            cli=_remove_line,
            danger=True,
            places=Places.MENU | Places.BAR | Places.HEADER,
            part=2,
        ),
        create(kind),
        remove_unused(kind),
    )
