"""What Longshore itself costs: CPU and memory of its own process, looked at now and then while it can be seen."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from models.words import percent, size, tr

EVERY = 5_000
"""Milliseconds between two looks at the CPU."""

MEMORY_EVERY = 6
"""The memory is looked at each so many times: the system walks all pages for it, which takes milliseconds."""

_ROLLUP = Path("/proc/self/smaps_rollup")


def memory_bytes() -> int | None:
    """The memory of this process, what it shares counted by its part (PSS, proc(5)); None where it is not told."""
    try:
        for line in _ROLLUP.read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        return None
    return None


class OwnCost(QObject):
    """Looks while it is started.

    Signals:
        told: the words for the status bar.
    """

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        self._looks = 0
        self._memory: int | None = None
        self._cpu, self._wall = time.process_time(), time.monotonic()

    def start(self) -> None:
        """Begin to look."""
        self._cpu, self._wall = time.process_time(), time.monotonic()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look once, and tell."""
        cpu, wall = time.process_time(), time.monotonic()
        used = 100.0 * (cpu - self._cpu) / max(wall - self._wall, 1e-6)
        self._cpu, self._wall = cpu, wall
        if self._looks % MEMORY_EVERY == 0:
            self._memory = memory_bytes()
        self._looks += 1
        words = tr("Status", "Longshore  {percent} CPU").format(percent=percent(used))
        self.told.emit(words if self._memory is None else f"{words} · {size(self._memory)}")
