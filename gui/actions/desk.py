"""The desk: what an action that only shows something may use of the window around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Key, Kind
    from gui.actions.record import Options
    from models.rows import ContainerRow, Row
    from models.session import HostSession


class Desk(Protocol):
    """The window as actions see it; `gui.actions.runner.ActionRunner` is one."""

    @property
    def session(self) -> HostSession:
        """The connection to the engine."""

    def copy(self, text: str, what: str) -> None:
        """Put `text` into the clipboard and say that `what` was copied."""

    def browse(self, address: str) -> None:
        """Open a web address in the person's browser."""

    def go(self, key: Key, tab: str = "") -> None:
        """Bring up the pane of `key`, make it current and show its detail, at `tab` where given."""

    def show_logs(self, names: Sequence[str]) -> None:
        """Bring up the logs of several containers together."""

    def open_dialog(self, name: str, row: Row | None = None) -> None:
        """Open one of the dialogs: run, rename, tag, create-volume, create-network, unused-container and so on."""

    def copy_run(self, row: ContainerRow) -> None:
        """Copy the `docker run` of a container, as soon as the engine has told of it."""

    def own_terminal(self, row: ContainerRow) -> None:
        """Open a shell of a container in the person's own terminal program."""

    def measure(self, kind: Kind) -> None:
        """Ask the engine for sizes that it has to walk its disk for, and say when they are known."""

    def apply(self, action_id: str, rows: Sequence[Row], options: Options) -> None:
        """Do an action without asking again."""
