"""Asks for a file and writes what was measured into it, in a thread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from engine.tasks import TaskScope
    from gui.widgets.time_view import TimeView
    from gui.widgets.toasts import Toasts
    from models.history import History
    from models.stats_csv import Taken

_SAVE = "save csv"


class CsvSaver:
    """Saves the numbers of some containers.

    Args:
        parent: whose dialog it is.
        scope: whose task the writing is.
        toasts: where the result is said.
    """

    def __init__(self, parent: QWidget, scope: TaskScope, toasts: Toasts) -> None:
        self._parent = parent
        self._scope = scope
        self._toasts = toasts

    def ask(self, history: History, names: Iterable[str], view: TimeView, title: str) -> None:
        """Ask where to, then save what the view shows."""
        wanted = tuple(names)
        name = f"{re.sub(r'[^A-Za-z0-9._-]+', '-', title).strip('-') or 'stats'}.csv"
        dialog = QFileDialog(self._parent, tr("Csv", "Export as CSV"), name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(lambda file: self.save(history, wanted, view.begin, view.end, Path(file)))
        dialog.open()

    def save(self, history: History, names: Iterable[str], begin: float, end: float, file: Path) -> None:
        """Save what was measured between two moments."""
        from models.stats_csv import Taken

        self._scope.start(_SAVE, self._write(Taken(history, names, begin, end), file))

    async def _write(self, taken: Taken, file: Path) -> None:
        from models.stats_csv import write
        from models.worker import in_thread

        try:
            await in_thread(lambda: write(taken, file), "write CSV")
        except OSError as error:
            words = tr("Csv", "{file} could not be written: {words}")
            self._toasts.show("err", words.format(file=file.name, words=error.strerror or str(error)))
        else:
            self._toasts.show("ok", tr("Csv", "Saved {file}").format(file=file.name))
