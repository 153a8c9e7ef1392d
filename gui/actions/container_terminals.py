"""Terminals of a container, as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions.record import Action, Options, Places
from models import cli_line
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.actions.desk import Desk
    from models.rows import ContainerRow


def _running(row: ContainerRow) -> bool:
    return row.container.state == "running"


def _terminal(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.go(rows[0].key, "terminal")
    desk.session.terminals.focus_asked.emit(rows[0].key)


def _attach(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    from models.terminal_session import Wish

    desk.session.terminals.open(rows[0].key, Wish(attach=True))
    _terminal(desk, rows, _options)


def _with(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.open_dialog("terminal", rows[0])


def _own(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.own_terminal(rows[0])


def _exec_line(rows: Sequence[ContainerRow], _options: Options) -> list[str]:
    return cli_line.exec_terminal(rows[0].container.name, ("sh",))


def _attach_line(rows: Sequence[ContainerRow], _options: Options) -> list[str]:
    return cli_line.plain("attach", rows[0].container.name)


def actions() -> tuple[Action, ...]:
    """All of them."""
    kind = Kind.CONTAINER
    return (
        Action(
            "container.terminal",
            tr("Actions", "Open terminal"),
            "terminal-window",
            kind,
            _running,
            show=_terminal,
            shortcut="Ctrl+T",
            cli=_exec_line,
            single=True,
            places=Places.MENU | Places.HEADER,
            part=1,
        ),
        Action(
            "container.terminal_with",
            tr("Actions", "Open terminal with…"),
            "terminal",
            kind,
            _running,
            show=_with,
            cli=_exec_line,
            single=True,
            part=1,
        ),
        Action(
            "container.attach",
            tr("Actions", "Attach to main process"),
            "link",
            kind,
            _running,
            show=_attach,
            cli=_attach_line,
            single=True,
            part=1,
        ),
        Action(
            "container.own_terminal",
            tr("Actions", "Open in my own terminal"),
            "arrow-square-out",
            kind,
            _running,
            show=_own,
            cli=_exec_line,
            single=True,
            part=1,
        ),
    )
