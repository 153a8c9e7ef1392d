"""The line that says how far a folder is read whose whole archive has to come for it, with the way to stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.button import Link
from gui.widgets.words import ElideLabel
from models.file_tree import label
from models.words import plural, size, tr

if TYPE_CHECKING:
    from models.file_browser import FileBrowser

EVERY = 250
"""Milliseconds between two looks at how far it is; what is read by then is never told of."""


class FileReading(QWidget):
    """Shown while a folder is read for longer than a moment.

    Args:
        place: what stands there at other times.
    """

    def __init__(self, place: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._browser: FileBrowser | None = None
        self.words = ElideLabel("", "secondary", "text2")
        self.stop = Link(tr("Files", "Stop"), "secondary")
        self.stop.setAccessibleName(tr("Files", "Stop reading"))
        self.stop.clicked.connect(self._stop)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.stop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._tell)
        self.hide()
        look().changed.connect(self._restyle)
        self._restyle()

    def follow(self, browser: FileBrowser | None) -> None:
        """Tell what this one is reading."""
        self._browser = browser
        if browser is None or not browser.reading:
            self._timer.stop()
            self.hide()
            self._place.show()
        elif not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        browser = self._browser
        if browser is None or not browser.reading:
            return
        folder, progress = next(iter(browser.reading.items()))
        found = plural("Files", "%n entry so far", "%n entries so far", progress.files)
        words = tr("Files", "Reading '{name}' with all below it: {size}, {found}")
        words = words.replace("{size}", size(progress.bytes)).replace("{found}", found)
        self.words.setText(words.replace("{name}", label(folder)))
        self._place.hide()
        self.show()

    def _stop(self) -> None:
        if self._browser is not None:
            for folder in list(self._browser.reading):
                self._browser.stop_reading(folder)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().px(8))
