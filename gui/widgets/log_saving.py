"""Saving a log to a file: what, where to, how far it is, and what became of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog

from engine.file_errors import LocalFailure
from gui.texts.local import sentence
from gui.widgets.log_job import JobBar
from gui.widgets.menu import Menu
from models.words import clean, plural, size, tr

if TYPE_CHECKING:
    from gui.widgets.log_board import LogBoard

_SAVE = "save"
SUFFIXES = ("log", "log.gz", "jsonl", "jsonl.gz")


def _filters() -> dict[str, str]:
    """The forms of files and their suffixes."""
    words = (tr("Log", "Text"), tr("Log", "Text, gzip"), tr("Log", "JSON lines"), tr("Log", "JSON lines, gzip"))
    return {f"{word} (*.{suffix})": suffix for word, suffix in zip(words, SUFFIXES, strict=True)}


class LogSaving(QObject):
    """Saves the log of a board.

    Args:
        board: whose log.
    """

    def __init__(self, board: LogBoard) -> None:
        super().__init__(board)
        self._board = board
        self.job = JobBar()

    def menu(self) -> Menu:
        """What can be saved."""
        board = self._board
        menu = Menu(tr("Log", "Save"), board)
        lines, shown = len(board.store), len(board.view.whole_rows)
        free = not self.job.busy
        some = tr("Log", "What is shown ({n})…").format(n=f"{shown:,}")
        menu.add(some, lambda: self.ask(everything=False), icon="floppy-disk", enabled=free and shown > 0)
        whole = tr("Log", "All that is loaded ({n})…").format(n=f"{lines:,}")
        menu.add(whole, lambda: self.ask(everything=True), enabled=free and lines > 0)
        return menu

    def ask(self, *, everything: bool) -> QFileDialog:
        """Ask where to, then save; the file's name says how."""
        store = self._board.store
        name = store.sources[0] if len(store.sources) == 1 else "logs"
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:100] or "log"
        filters = _filters()
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self._board, tr("Log", "Save the log"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))

        def take(chosen: str) -> None:
            dialog.setDefaultSuffix(filters[chosen])
            dialog.selectFile(f"{stem}.{filters[chosen]}")

        dialog.filterSelected.connect(take)
        take(next(iter(filters)))
        dialog.fileSelected.connect(lambda file: self.save(Path(file), everything=everything))
        dialog.open()
        return dialog

    def save(self, file: Path, *, everything: bool) -> None:
        """Save to a file."""
        if not self.job.busy:
            self._board.scope.start(_SAVE, self._write(file, everything=everything))

    async def _write(self, file: Path, *, everything: bool) -> None:
        from models.log_export import Taken, export

        view, store = self._board.view, self._board.store
        rows = None if everything else view.frozen_rows()
        lines = len(store) if rows is None else len(rows)
        taken = Taken(store.snapshot(), store.first, store.end - 1, rows, store.sources)
        name = clean(file.name, 60)
        title = tr("Log", "Saving {file}").format(file=name)
        try:
            written = await self.job.run(title, lines, lambda tell: export(taken, file, tell))
        except OSError as error:
            self.job.tell(sentence(LocalFailure(str(file), error)))
            return
        if written is None:
            self.job.tell(tr("Log", "Saving was cancelled. Nothing was saved."))
            return
        words = plural("Log", "Saved {n} line to {file} ({size})", "Saved {n} lines to {file} ({size})", lines)
        self.job.tell(words.format(n=f"{lines:,}", file=name, size=size(written)))
