"""Files dragged out of a container: copied to this computer first, then handed over.

A drop cannot wait: whoever takes one asks for the file's address at once, and on Linux no desktop agrees with Qt on a
promise. So a file is fetched as soon as it is pulled. If it is still held when it is here, the drag goes on with it; if
it was let go meanwhile, the next drag carries it.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.actions.file_transfer import fetch
from models.file_tree import label
from models.words import tr
from models.worker import in_thread

if TYPE_CHECKING:
    from gui.details.container_files import ContainerFiles


class FileDrag:
    """What is dragged out of one Files tab."""

    def __init__(self, tab: ContainerFiles) -> None:
        self._tab = tab
        self._from: QPointF | None = None
        self._held: list[bytes] = []
        self._ready: dict[bytes, Path] = {}
        self._folders: list[Path] = []

    def watch(self, event: QEvent) -> bool:
        """See what the mouse does on the table; whether it was ours."""
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._from = event.position()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._from, self._held = None, []
        elif event.type() == QEvent.Type.MouseMove and self._held:
            return True  # it is being fetched; the table would select what the pointer passes over
        elif event.type() == QEvent.Type.MouseMove and self._from is not None:
            far = (event.position() - self._from).manhattanLength() >= QApplication.startDragDistance()
            if far and event.buttons() & Qt.MouseButton.LeftButton and not event.modifiers():
                self._from = None
                return self.begin()
        return False

    def begin(self) -> bool:
        """Drag what is chosen; whether there is anything."""
        paths = [row.path for row in self._tab.chosen()]
        if not paths or not self._tab.may_change:
            return False
        if all(path in self._ready for path in paths):
            self._carry([self._ready.pop(path) for path in paths])  # once more, it may be another
        else:
            self._held = paths
            self._tab.tasks.start(("drag", tuple(paths)), self._fetch(paths))
        return True

    async def _fetch(self, paths: list[bytes]) -> None:
        browser = self._tab.browser
        if browser is None:
            return
        folder = Path(await in_thread(lambda: tempfile.mkdtemp(prefix="longshore-drag-"), "make a folder"))
        self._folders.append(folder)
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # the window may close before it is forgotten
        for path in paths:
            found = await fetch(self._tab.runner, browser, path, folder, replace=True, dragged=True)
            if found is None:
                self._held = []
                return
            self._ready[path] = found
        if self._held == paths:
            self._held = []
            # Not from here: while something is dragged Qt turns a loop of its own, within which tasks have to go on.
            files = [self._ready.pop(path) for path in paths]
            QTimer.singleShot(0, self._tab, lambda: self._carry(files))
            return
        words = tr("Files", "'{name}' is fetched: drag it once more").replace("{name}", label(paths[0]))
        self._tab.runner.toasts.show("info", words)

    def _carry(self, files: list[Path]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        drag = QDrag(self._tab)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)

    def forget(self) -> None:
        """What was fetched is not needed any more."""
        folders, self._folders, self._ready = self._folders, [], {}
        for folder in folders:
            self._tab.runner.tasks.start(("drag", folder), _remove(folder))


async def _remove(folder: Path) -> None:
    await in_thread(lambda: shutil.rmtree(folder, ignore_errors=True), "remove a folder")
