"""What can be done with volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions.names import LISTED, listed, shown_name, some
from gui.actions.pane_actions import create, measure, remove_unused
from gui.actions.record import Action, Choice, Done, Options, Places, Question
from gui.actions.users import go_to_user, user_choices
from models import cli_line
from models.words import clean, plural, tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from engine.contract import Engine
    from gui.actions.desk import Desk
    from models.rows import VolumeRow


def _remove(engine: Engine, row: VolumeRow, options: Options) -> Awaitable[None]:
    return engine.volumes.remove(row.volume.name, force=options.force)


def _remove_line(rows: Sequence[VolumeRow], options: Options) -> list[str]:
    force = ["-f"] if options.force else []
    return cli_line.plain("volume", "rm", *force, names=[row.volume.name for row in rows])


def _ask_remove(rows: Sequence[VolumeRow], _options: Options) -> Question:
    names = tuple(shown_name(row) for row in rows)
    if len(rows) == 1:
        thing = tr("RemoveVolume", "volume '{name}'").replace("{name}", names[0])
    else:
        thing = plural("RemoveVolume", "%n volume", "%n volumes", len(rows))
    users = dict.fromkeys(clean(user.name, 80) for row in rows for user in row.users)
    text = tr("RemoveVolume", "Its files are lost for good.")
    if len(rows) > 1:
        text = tr("RemoveVolume", "Their files are lost for good.")
    if users:
        words = plural(
            "RemoveVolume",
            "{names} uses it: the engine will refuse while that container exists.",
            "{names} use it: the engine will refuse while those containers exist.",
            len(users),
        )
        text = f"{text} {words.format(names=listed(users))}"
    return Question(
        tr("RemoveVolume", "Remove {thing}?").format(thing=thing),
        text,
        tr("RemoveVolume", "Remove {thing}").format(thing=thing),
        names=some(names) if len(names) > LISTED // 2 or (users and len(names) > 1) else (),
    )


def _copy(desk: Desk, rows: Sequence[VolumeRow], options: Options) -> None:
    if options.choice == "mountpoint":
        desk.copy("\n".join(row.volume.mountpoint for row in rows), tr("CopyVolume", "Mount point"))
    else:
        desk.copy("\n".join(row.volume.name for row in rows), tr("CopyVolume", "Name"))


def _copy_choices(rows: Sequence[VolumeRow]) -> list[Choice]:
    found = [Choice("name", tr("CopyVolume", "Name"))]
    if any(row.volume.mountpoint for row in rows):
        found.append(Choice("mountpoint", tr("CopyVolume", "Mount point")))
    return found


def actions() -> tuple[Action, ...]:
    """All of them, in the order of menus."""
    kind = Kind.VOLUME
    return (
        Action(
            "volume.go",
            tr("Actions", "Go to"),
            "arrow-right",
            kind,
            lambda row: bool(row.users),
            show=go_to_user,
            choices=user_choices,
            single=True,
        ),
        Action(
            "volume.copy", tr("Actions", "Copy"), "copy", kind, show=_copy, choices=_copy_choices, shortcut="Ctrl+C"
        ),
        Action(
            "volume.remove",
            tr("Actions", "Remove…"),
            "trash",
            kind,
            call=_remove,
            verb="remove",
            pending=tr("Actions", "Removing…"),
            done=Done(tr("Actions", "Removed '{name}'"), tr_later("Actions", "Removed %n volumes")),
            shortcut="Del",
            question=_ask_remove,
            cli=_remove_line,
            danger=True,
            places=Places.MENU | Places.BAR | Places.HEADER,
            part=2,
        ),
        create(kind),
        measure(kind, tr("Actions", "Measure sizes"), "size"),
        remove_unused(kind),
    )
