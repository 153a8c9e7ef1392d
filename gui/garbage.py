"""Garbage is collected on the interface's thread alone, between events.

Python collects cycles on whichever thread happens to allocate. A cycle that holds Qt objects, freed on a thread that
reads a stream, ends their timers and notifiers there, which Qt does not survive. And no collection is wanted on the way
to the first window, where everything that is made stays.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1_000
"""Milliseconds between two looks."""

THRESHOLDS = (5_000, 10, 10)
"""Collect a generation once so many objects, or collections of the one below, have come since."""


class GarbageCollector(QObject):
    """Collects on the thread that made it, instead of Python's own collector, until it is stopped."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect what is due."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > THRESHOLDS[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Give the work back to Python's own collector."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
