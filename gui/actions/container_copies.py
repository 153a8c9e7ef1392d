"""What can be made of a container, as actions: a command line, an image, a tar of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions.record import Action, Options
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.actions.desk import Desk
    from models.rows import ContainerRow

_WITH_FILES = frozenset({"created", "running", "paused", "restarting", "exited"})


def _has_files(row: ContainerRow) -> bool:
    return row.container.state in _WITH_FILES


def _commit(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.open_dialog("commit", rows[0])


def _export(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.open_dialog("export", rows[0])


def _copy_run(desk: Desk, rows: Sequence[ContainerRow], _options: Options) -> None:
    desk.copy_run(rows[0])


def actions() -> tuple[Action, ...]:
    """All of them."""
    kind = Kind.CONTAINER
    return (
        Action(
            "container.copy_run",
            tr("Actions", "Copy docker run"),
            "terminal-window",
            kind,
            show=_copy_run,
            single=True,
            part=1,
        ),
        Action(
            "container.commit",
            tr("Actions", "Make image…"),
            "stack",
            kind,
            _has_files,
            show=_commit,
            single=True,
            part=2,
        ),
        Action(
            "container.export",
            tr("Actions", "Export files…"),
            "export",
            kind,
            _has_files,
            show=_export,
            single=True,
            part=2,
        ),
    )
