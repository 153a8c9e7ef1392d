"""The log board: a log with all that is done with it, for a container's tab and for the pane of logs alike."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.tasks import TaskScope
from gui.widgets.copying import copy_text
from gui.widgets.log_header import LogHeader
from gui.widgets.log_job import JobBar
from gui.widgets.log_selection import LINE_END, Position
from gui.widgets.log_view import LogView
from models.log_copy import Part, part_text
from models.words import plural, size, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from models.logs import LogStore

log = logging.getLogger(__name__)

_COPY = "copy"


class LogBoard(QWidget):
    """A log view under its column heads. Who holds it feeds the store and calls `refresh`.

    Args:
        wide: with columns for levels and, where a log has several sources, for them; else lines as they are.
    """

    def __init__(self, *, wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = wide
        self._scope = TaskScope(self._bug, name="log board")
        self.view = LogView()
        self.header = LogHeader(self.view)
        self.header.setVisible(wide)
        self.job = JobBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        column.addWidget(self.job)
        self.view.copy_wanted.connect(self.copy_part)
        self._fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The lines have the keyboard."""
        super().focusInEvent(event)
        self.view.setFocus(event.reason())

    @property
    def store(self) -> LogStore:
        """The log that is shown."""
        return self.view.store

    def set_store(self, store: LogStore) -> None:
        """Show another log, from its end on, following."""
        self.view.set_store(store)
        self._fit_columns()
        self.refresh()

    def refresh(self) -> None:
        """Lines have come, at either end, or have gone."""
        self.view.refresh()

    def clear(self) -> None:
        """Take all lines out of the view; what comes from now on is shown."""
        self.view.clear()
        self.refresh()

    def copy(self) -> None:
        """Copy what is selected, or everything that is shown where nothing is."""
        if self.view.selection.span is not None:
            self.view.copy()
            return
        rows = self.view.rows
        if len(rows):
            self.copy_part(Part(Position(rows.number(0), 0), Position(rows.number(len(rows) - 1), LINE_END)))

    def copy_part(self, part: Part) -> None:
        """Copy a part, however large: its text is made in a thread."""
        self._scope.start(_COPY, self._copy_aside(part))

    async def close_down(self) -> None:
        """Stop all work; nothing of it is left when this returns."""
        self.job.act()
        await self._scope.close()

    async def _copy_aside(self, part: Part) -> None:
        view = self.view
        blocks, rows, form = view.store.snapshot(), view.frozen_rows(), view.form
        lines = view.rows.row(part.end[0] + 1) - view.rows.row(part.start[0])
        text = await self.job.run(tr("Log", "Copying"), lines, lambda tell: part_text(blocks, part, form, rows, tell))
        if text is None:
            self.job.tell(tr("Log", "Copying was cancelled. Nothing was copied."))
            return
        copy_text(text, self)
        words = plural("Log", "Copied {n} line ({size})", "Copied {n} lines ({size})", lines)
        self.job.tell(words.format(n=f"{lines:,}", size=size(len(text))))

    def _fit_columns(self) -> None:
        view = self.view
        sources = self._wide and len(self.store.sources) > 1
        view.set_columns(view.columns._replace(sources=sources, levels=self._wide))

    def _bug(self, error: BaseException) -> None:
        log.error("the log board failed", exc_info=error)
        self.job.tell(tr("Log", "That failed: {error}").format(error=error))
