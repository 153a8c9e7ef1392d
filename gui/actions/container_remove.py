"""Removing containers, as an action: what is lost is said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind, Volume
from gui.actions.names import LISTED, listed, shown_name, some
from gui.actions.record import Action, Check, Done, Options, Places, Question
from models import cli_line
from models.words import plural, tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from engine.contract import Engine
    from engine.records import Container
    from models.rows import ContainerRow

ALIVE = frozenset({"running", "restarting", "paused"})
"""States of containers that are removed by force alone."""


def alive(container: Container) -> bool:
    """Whether removing it needs force."""
    return container.state in ALIVE


def anonymous_volumes(container: Container) -> list[str]:
    """Names of the volumes it mounts that the engine made up."""
    return [mount.name for mount in container.mounts if mount.kind == "volume" and Volume(mount.name).anonymous]


def _remove(engine: Engine, row: ContainerRow, options: Options) -> Awaitable[None]:
    force = options.force or alive(row.container)
    return engine.containers.remove(row.container.id, force=force, volumes=options.volumes)


def _remove_line(rows: Sequence[ContainerRow], options: Options) -> list[str]:
    line = ["rm"]
    if options.force or any(alive(row.container) for row in rows):
        line.append("-f")
    if options.volumes:
        line.append("-v")
    return cli_line.plain(*line, names=[row.container.name or row.container.id for row in rows])


def _ask_remove(rows: Sequence[ContainerRow], _options: Options) -> Question:
    names = tuple(shown_name(row) for row in rows)
    one = len(rows) == 1
    thing = (
        tr("RemoveContainer", "container '{name}'").replace("{name}", names[0])
        if one
        else plural("RemoveContainer", "%n container", "%n containers", len(rows))
    )
    volumes = len({name for row in rows for name in anonymous_volumes(row.container)})
    checks: tuple[Check, ...] = ()
    if volumes:
        text = plural("RemoveContainer", "Also remove %n anonymous volume", "Also remove %n anonymous volumes", volumes)
        checks = (Check(text, "volumes"),)
    return Question(
        tr("RemoveContainer", "Remove {thing}?").format(thing=thing),
        _loss(rows, names),
        tr("RemoveContainer", "Remove {thing}").format(thing=thing),
        names=some(names) if len(names) > LISTED // 2 else (),
        checks=checks,
    )


def _loss(rows: Sequence[ContainerRow], names: Sequence[str]) -> str:
    running = [name for row, name in zip(rows, names, strict=True) if alive(row.container)]
    parts = []
    if running and len(rows) == 1:
        parts.append(tr("RemoveContainer", "It is running and will be stopped first."))
    elif running:
        words = plural(
            "RemoveContainer",
            "{names} is running and will be stopped first.",
            "{names} are running and will be stopped first.",
            len(running),
        )
        parts.append(words.format(names=listed(running)))
    parts.append(
        tr("RemoveContainer", "Files written inside it are lost. Volumes are kept.")
        if len(rows) == 1
        else tr("RemoveContainer", "Files written inside them are lost. Volumes are kept.")
    )
    return " ".join(parts)


def actions() -> tuple[Action, ...]:
    """The one that asks first."""
    return (
        Action(
            "container.remove",
            tr("Actions", "Remove…"),
            "trash",
            Kind.CONTAINER,
            lambda row: row.container.state != "removing",
            call=_remove,
            verb="remove",
            pending=tr("Actions", "Removing…"),
            done=Done(tr("Actions", "Removed '{name}'"), tr_later("Actions", "Removed %n containers")),
            shortcut="Del",
            question=_ask_remove,
            cli=_remove_line,
            danger=True,
            group=True,
            places=Places.MENU | Places.BAR,
            part=3,
        ),
    )
