"""Long work on a log, copying or writing it: told of in a line below the log, with a way to stop it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import Link
from gui.widgets.toasts import announce
from gui.widgets.words import ElideLabel
from models.words import tr
from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

T = TypeVar("T")

SHOWN_AFTER = 300
"""Milliseconds that work goes on before it is told of."""

STAYS = 6000
"""Milliseconds that the result is told."""

_FRAME_SECONDS = 0.05


class JobBar(QWidget):
    """“Copying · 1,204,000 of 9,300,000 lines  ▬▬▬──  Cancel”; hidden where nothing is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop: Event | None = None
        self._words = ElideLabel("", "secondary", "text2")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._link = Link(tr("Log", "Cancel"), "header")
        self._link.clicked.connect(self.act)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._progress)
        self._row.addWidget(self._link)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._shown = QTimer(self)
        self._shown.setSingleShot(True)
        self._shown.timeout.connect(self._time_up)
        look().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._stop is not None

    def act(self) -> None:
        """Stop what is being done, or put the result away."""
        if self._stop is not None:
            self._stop.set()
        else:
            self._shown.stop()
            self.hide()

    async def run(self, title: str, total: int, work: Callable[[Callable[[int], bool]], T]) -> T | None:
        """Do `work` in a thread; None where it was cancelled.

        Args:
            title: what is done ("Copying").
            total: how many lines there are.
            work: takes a function that it tells how many lines are done, and that says whether to go on.
        """
        stop = self._stop = Event()
        loop = asyncio.get_running_loop()
        told = [time.monotonic()]
        self._say(title, 0, total)
        self._progress.show()
        self._link.setText(tr("Log", "Cancel"))
        self._shown.start(SHOWN_AFTER)

        def tell(done: int) -> bool:
            now = time.monotonic()
            if now - told[0] >= _FRAME_SECONDS:
                told[0] = now
                with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to be told
                    loop.call_soon_threadsafe(self._say, title, done, total)
            return not stop.is_set()

        try:
            result = await in_thread(lambda: work(tell), "log job")
        finally:
            cancelled = stop.is_set()
            stop.set()
            self._stop = None
            self._shown.stop()
            self.hide()
        return None if cancelled else result

    def tell(self, words: str) -> None:
        """Say how it came out, for a while."""
        self._words.setText(words)
        self._progress.hide()
        self._link.setText(tr("Log", "Dismiss"))
        self._shown.start(STAYS)
        self.show()
        announce(self, words)

    def _say(self, title: str, done: int, total: int) -> None:
        if self._stop is None:
            return
        words = tr("Log", "{title} · {done} of {total} lines")
        self._words.setText(words.format(title=title, done=f"{done:,}", total=f"{total:,}"))
        self._progress.setMaximum(1000)
        self._progress.setValue(min(1000, 1000 * done // max(1, total)))

    def _time_up(self) -> None:
        self.setVisible(self.busy)

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), px(5), px(12), px(5))
        self._row.setSpacing(px(12))
        self._progress.setFixedWidth(px(140))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sunken surface, a line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("sunken"))
        paint.horizontal_hairline(painter, 0, self.width(), 0, look().color("line"))
