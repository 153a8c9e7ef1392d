"""What can be done with containers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind, Volume
from gui.actions import addresses, container_copies, container_limits, container_terminals
from gui.actions.names import LISTED, listed, shown_name, some
from gui.actions.pane_actions import measure, remove_unused
from gui.actions.record import Action, Check, Choice, Done, Options, Places, Question
from models import cli_line
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from engine.contract import Engine
    from engine.records import Container, Port
    from gui.actions.desk import Desk
    from models.rows import ContainerRow

_ALIVE = frozenset({"running", "restarting", "paused"})
SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2")


def in_state(*states: str) -> Callable[[ContainerRow], bool]:
    """A test for the engine's words of a container's state."""
    wanted = frozenset(states)
    return lambda row: row.container.state in wanted


def alive(container: Container) -> bool:
    """Whether removing it needs force."""
    return container.state in _ALIVE


def anonymous_volumes(container: Container) -> list[str]:
    """Names of the volumes it mounts that the engine made up."""
    return [mount.name for mount in container.mounts if mount.kind == "volume" and Volume(mount.name).anonymous]


def _verb(*words: str) -> Callable[[Sequence[ContainerRow], Options], list[str]]:
    return lambda rows, _options: cli_line.plain(*words, names=_names(rows))


def _names(rows: Sequence[ContainerRow]) -> list[str]:
    return [row.container.name or row.container.id for row in rows]


# -- remove


def _remove(engine: Engine, row: ContainerRow, options: Options) -> Awaitable[None]:
    force = options.force or alive(row.container)
    return engine.containers.remove(row.container.id, force=force, volumes=options.volumes)


def _remove_line(rows: Sequence[ContainerRow], options: Options) -> list[str]:
    line = ["rm"]
    if options.force or any(alive(row.container) for row in rows):
        line.append("-f")
    if options.volumes:
        line.append("-v")
    return cli_line.plain(*line, names=_names(rows))


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


# -- ports


def _port_choices(rows: Sequence[ContainerRow]) -> list[Choice]:
    ports = addresses.published(rows[0].container) if len(rows) == 1 else []
    return [Choice(f"{port.public}/{port.private}/{port.protocol}", addresses.shown(port)) for port in ports]


def _open_port(desk: Desk, rows: Sequence[ContainerRow], options: Options) -> None:
    for port in addresses.published(rows[0].container):
        if options.choice in {"", f"{port.public}/{port.private}/{port.protocol}"}:
            open_port(desk, port)
            return


def open_port(desk: Desk, port: Port) -> None:
    """Open a published port in the browser; one that no browser understands is copied."""
    host = desk.session.engine.host
    if addresses.is_web(port):
        desk.browse(addresses.web_address(port, host))
    else:
        address = addresses.address(port, host)
        desk.copy(address, address)


# -- copy and go


def _copy(desk: Desk, rows: Sequence[ContainerRow], options: Options) -> None:
    what, text = _COPIED[options.choice or "name"]
    desk.copy("\n".join(filter(None, (text(desk, row.container) for row in rows))), what())


_COPIED: dict[str, tuple[Callable[[], str], Callable[[Desk, Container], str]]] = {
    "name": (lambda: tr("CopyContainer", "Name"), lambda _desk, it: it.name),
    "id": (lambda: tr("CopyContainer", "Container ID"), lambda _desk, it: it.id),
    "image": (lambda: tr("CopyContainer", "Image"), lambda _desk, it: it.image),
    "address": (
        lambda: tr("CopyContainer", "IP address"),
        lambda _desk, it: "\n".join(point.ip or point.ipv6 for point in it.endpoints if point.ip or point.ipv6),
    ),
    "ports": (
        lambda: tr("CopyContainer", "Ports"),
        lambda desk, it: "\n".join(
            addresses.address(port, desk.session.engine.host) for port in addresses.published(it)
        ),
    ),
}


def _copy_choices(rows: Sequence[ContainerRow]) -> list[Choice]:
    keys = ["name", "id", "image"]
    if any(point.ip or point.ipv6 for row in rows for point in row.container.endpoints):
        keys.append("address")
    if any(addresses.published(row.container) for row in rows):
        keys.append("ports")
    return [Choice(key, _COPIED[key][0]()) for key in keys]


def _go_choices(rows: Sequence[ContainerRow]) -> list[Choice]:
    if len(rows) != 1:
        return []
    it = rows[0].container
    found = [Choice("image", tr("GoTo", "Image {name}").format(name=it.image))]
    found += [
        Choice(f"volume {name}", tr("GoTo", "Volume {name}").format(name=name))
        for name in dict.fromkeys(mount.name for mount in it.mounts if mount.kind == "volume" and mount.name)
    ]
    found += [
        Choice(f"network {point.network_id or point.network}", tr("GoTo", "Network {name}").format(name=point.network))
        for point in it.endpoints
    ]
    return found


def _go(desk: Desk, rows: Sequence[ContainerRow], options: Options) -> None:
    from gui.actions import places

    it = rows[0].container
    what, _, name = options.choice.partition(" ")
    if what == "volume":
        key = places.volume_key(desk.session, name)
    elif what == "network":
        key = places.network_key(desk.session, name)
    else:
        key = places.image_key(desk.session, it)
    if key is not None:
        desk.go(key)


def _start(engine: Engine, row: ContainerRow, _options: Options) -> Awaitable[None]:
    return engine.containers.start(row.container.id)


def _stop(engine: Engine, row: ContainerRow, _options: Options) -> Awaitable[None]:
    return engine.containers.stop(row.container.id)


def _restart(engine: Engine, row: ContainerRow, _options: Options) -> Awaitable[None]:
    return engine.containers.restart(row.container.id)


def _pause(engine: Engine, row: ContainerRow, _options: Options) -> Awaitable[None]:
    return engine.containers.pause(row.container.id)


def _unpause(engine: Engine, row: ContainerRow, _options: Options) -> Awaitable[None]:
    return engine.containers.unpause(row.container.id)


def _kill(engine: Engine, row: ContainerRow, options: Options) -> Awaitable[None]:
    return engine.containers.kill(row.container.id, options.choice or SIGNALS[0])


def _kill_line(rows: Sequence[ContainerRow], options: Options) -> list[str]:
    signal = options.choice or SIGNALS[0]
    return cli_line.plain("kill", *([] if signal == SIGNALS[0] else ["--signal", signal]), names=_names(rows))


def _rename(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.open_dialog("rename", rows[0])


def _logs(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    if len(rows) == 1:
        desk.go(rows[0].key, "logs")
    else:
        desk.show_logs(_names(rows))


def _run(desk: Desk, _rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.open_dialog("run")


def actions() -> tuple[Action, ...]:
    """All of them, in the order of menus."""
    kind = Kind.CONTAINER
    everywhere = Places.MENU | Places.BAR | Places.HEADER
    return (
        Action(
            "container.start",
            tr("Actions", "Start"),
            "play",
            kind,
            in_state("created", "exited"),
            call=_start,
            verb="start",
            pending=tr("Actions", "Starting…"),
            done=Done(tr("Actions", "Started '{name}'"), tr("Actions", "Started %n containers")),
            cli=_verb("start"),
            group=True,
            places=everywhere,
        ),
        Action(
            "container.stop",
            tr("Actions", "Stop"),
            "stop",
            kind,
            in_state(*_ALIVE),
            call=_stop,
            verb="stop",
            pending=tr("Actions", "Stopping…"),
            done=Done(tr("Actions", "Stopped '{name}'"), tr("Actions", "Stopped %n containers")),
            shortcut="Ctrl+.",
            cli=_verb("stop"),
            group=True,
            places=everywhere,
        ),
        Action(
            "container.restart",
            tr("Actions", "Restart"),
            "arrow-clockwise",
            kind,
            in_state("running", "restarting", "paused", "exited"),
            call=_restart,
            verb="restart",
            pending=tr("Actions", "Restarting…"),
            done=Done(tr("Actions", "Restarted '{name}'"), tr("Actions", "Restarted %n containers")),
            shortcut="Ctrl+R",
            cli=_verb("restart"),
            group=True,
            places=everywhere,
        ),
        Action(
            "container.pause",
            tr("Actions", "Pause"),
            "pause",
            kind,
            in_state("running"),
            call=_pause,
            verb="pause",
            pending=tr("Actions", "Pausing…"),
            done=Done(tr("Actions", "Paused '{name}'"), tr("Actions", "Paused %n containers")),
            cli=_verb("pause"),
            places=Places.MENU | Places.BAR,
        ),
        Action(
            "container.unpause",
            tr("Actions", "Unpause"),
            "play",
            kind,
            in_state("paused"),
            call=_unpause,
            verb="unpause",
            pending=tr("Actions", "Unpausing…"),
            done=Done(tr("Actions", "Unpaused '{name}'"), tr("Actions", "Unpaused %n containers")),
            cli=_verb("unpause"),
            places=Places.MENU | Places.BAR,
        ),
        Action(
            "container.kill",
            tr("Actions", "Kill"),
            "x-circle",
            kind,
            in_state("running", "paused", "restarting"),
            call=_kill,
            verb="kill",
            pending=tr("Actions", "Killing…"),
            done=Done(tr("Actions", "Sent {choice} to '{name}'"), tr("Actions", "Sent {choice} to %n containers")),
            cli=_kill_line,
            choices=lambda _rows: [Choice(signal, signal) for signal in SIGNALS],
        ),
        Action(
            "container.logs",
            tr("Actions", "Open logs"),
            "article",
            kind,
            show=_logs,
            shortcut="Ctrl+L",
            group=True,
            part=1,
        ),
        *container_terminals.actions(),
        Action(
            "container.open_port",
            tr("Actions", "Open port"),
            "arrow-square-out",
            kind,
            lambda row: bool(addresses.published(row.container)),
            show=_open_port,
            choices=_port_choices,
            single=True,
            part=1,
        ),
        Action(
            "container.go",
            tr("Actions", "Go to"),
            "arrow-right",
            kind,
            show=_go,
            choices=_go_choices,
            single=True,
            part=1,
        ),
        Action(
            "container.copy",
            tr("Actions", "Copy"),
            "copy",
            kind,
            show=_copy,
            choices=_copy_choices,
            shortcut="Ctrl+C",
            part=1,
        ),
        Action(
            "container.rename",
            tr("Actions", "Rename…"),
            "pencil-simple",
            kind,
            in_state("created", "running", "paused", "restarting", "exited"),
            show=_rename,
            shortcut="F2",
            single=True,
            part=2,
        ),
        *container_limits.actions(),
        *container_copies.actions(),
        Action(
            "container.remove",
            tr("Actions", "Remove…"),
            "trash",
            kind,
            lambda row: row.container.state != "removing",
            call=_remove,
            verb="remove",
            pending=tr("Actions", "Removing…"),
            done=Done(tr("Actions", "Removed '{name}'"), tr("Actions", "Removed %n containers")),
            shortcut="Del",
            question=_ask_remove,
            cli=_remove_line,
            danger=True,
            group=True,
            places=Places.MENU | Places.BAR,
            part=3,
        ),
        Action("container.run", tr("Actions", "Run…"), "play", kind, show=_run, places=Places.PANE),
        measure(kind, tr("Actions", "Measure sizes"), "size"),
        remove_unused(kind),
    )
