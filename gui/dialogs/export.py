"""Where the file system of a container is written to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from gui.actions import export
from models.words import clean, tr

if TYPE_CHECKING:
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow


class ExportDialog(QFileDialog):
    """The system's own dialog for a file; it asks before one is written over."""

    def __init__(self, row: ContainerRow, runner: ActionRunner) -> None:
        title = tr("Export", "Export the files of '{name}'").replace("{name}", clean(row.container.name, 60))
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        super().__init__(runner.window, title, folder, tr("Export", "Archives (*.tar)"))
        self.setObjectName("export")
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix("tar")
        self.selectFile(export.file_name(row.container.name))
        self.fileSelected.connect(lambda file: export.start(runner, row, Path(file)))
