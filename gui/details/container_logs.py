"""The Logs tab as a part of the detail panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.details.logs import LogsTab
from models.log_shelf import shelf_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow
    from models.session import HostSession


class ContainerLogs(LogsTab):
    """The log of the container that the panel shows. It reads only while it is on the screen, which it sees itself."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._gone = False
        self._session: HostSession | None = None
        self._filter_key = ""
        shelf = runner.filters
        if shelf is not None:
            self.board.keep_filters(shelf)
            self.board.filter_bar.changed.connect(lambda wanted: shelf.keep(self._filter_key, wanted))

    def show_row(self, row: ContainerRow) -> None:
        """Show a container's log; the same one goes on. Each has the filter that it had last."""
        session = self._runner.session
        if session is not self._session:
            self._session = session
            session.happened.connect(self.hear)
        self.show_container(self._runner.session.engine, row.container)
        key = shelf_key([row.container])
        if key != self._filter_key:
            self._filter_key = key
            if self._runner.filters is not None:
                self.board.set_filter(self._runner.filters.last(key))
        if self._gone:
            self.set_removed()

    def set_gone(self, gone: bool) -> None:
        """Nothing comes any more; what is loaded stays."""
        self._gone = gone
        if gone:
            self.set_removed()

    def wake(self) -> None:
        """It is on the screen."""

    def rest(self) -> None:
        """It is not on the screen any more."""
