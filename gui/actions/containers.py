"""What can be done with containers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions import container_copies, container_limits, container_remove, container_terminals, container_ways
from gui.actions.pane_actions import measure, remove_unused
from gui.actions.record import Action, Choice, Done, Options, Places
from models import cli_line
from models.words import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from engine.contract import Engine
    from gui.actions.desk import Desk
    from models.rows import ContainerRow

SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2")


def in_state(*states: str) -> Callable[[ContainerRow], bool]:
    """A test for the engine's words of a container's state."""
    wanted = frozenset(states)
    return lambda row: row.container.state in wanted


def _verb(*words: str) -> Callable[[Sequence[ContainerRow], Options], list[str]]:
    return lambda rows, _options: cli_line.plain(*words, names=_names(rows))


def _names(rows: Sequence[ContainerRow]) -> list[str]:
    return [row.container.name or row.container.id for row in rows]


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
            done=Done(tr("Actions", "Started '{name}'"), tr_later("Actions", "Started %n containers")),
            cli=_verb("start"),
            group=True,
            places=everywhere,
        ),
        Action(
            "container.stop",
            tr("Actions", "Stop"),
            "stop",
            kind,
            in_state(*container_remove.ALIVE),
            call=_stop,
            verb="stop",
            pending=tr("Actions", "Stopping…"),
            done=Done(tr("Actions", "Stopped '{name}'"), tr_later("Actions", "Stopped %n containers")),
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
            done=Done(tr("Actions", "Restarted '{name}'"), tr_later("Actions", "Restarted %n containers")),
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
            done=Done(tr("Actions", "Paused '{name}'"), tr_later("Actions", "Paused %n containers")),
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
            done=Done(tr("Actions", "Unpaused '{name}'"), tr_later("Actions", "Unpaused %n containers")),
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
            done=Done(
                tr("Actions", "Sent {choice} to '{name}'"), tr_later("Actions", "Sent {choice} to %n containers")
            ),
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
        *container_ways.actions(),
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
        *container_remove.actions(),
        Action("container.run", tr("Actions", "Run…"), "play", kind, show=_run, places=Places.PANE),
        measure(kind, tr("Actions", "Measure sizes"), "size"),
        remove_unused(kind),
    )
