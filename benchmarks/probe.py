"""Starts Longshore's window in a process of its own (offscreen, own home) and hears what became visible when."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
_BYTECODE = tempfile.TemporaryDirectory(prefix="lsb-bytecode-")
"""Compiled modules, as an installed program has them; the warm-up rounds fill it, for the bare window too."""


class ShownWindow:
    """A running process and the moments that it told, in seconds after it was started."""

    def __init__(self, process: subprocess.Popen[str], started: int) -> None:
        self._process = process
        self._started = started
        self.moments: dict[str, float] = {}

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    def wait_for(self, what: str) -> float:
        """Seconds from the start of the process until `what` was visible."""
        if self._process.stdout is None:
            message = "no pipe to the window"
            raise RuntimeError(message)
        while what not in self.moments:
            line = self._process.stdout.readline()
            if not line:
                message = f"the window ended before it said {what!r}"
                raise RuntimeError(message)
            said, moment = line.split()
            self.moments[said] = (int(moment) - self._started) / 1e9
        return self.moments[what]

    def wait(self) -> None:
        """Wait until it has ended by itself."""
        self._process.wait(30)


@contextmanager
def process(command: list[str]) -> Iterator[ShownWindow]:
    """Run a command offscreen with a home of its own, and hear what it says when."""
    started = time.monotonic_ns()
    with command_process(command) as running:
        yield ShownWindow(running, started)


@contextmanager
def command_process(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """Run a command offscreen with a home of its own, with pipes; it is ended by pid when the block is left."""
    with tempfile.TemporaryDirectory(prefix="lsb-home-") as home:
        left_out = ("DOCKER_", "XDG_", "PYTHONDONTWRITEBYTECODE")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
        around = kept | {
            "HOME": home,
            "XDG_CONFIG_HOME": home,
            "XDG_STATE_HOME": home,
            "XDG_DATA_HOME": home,
            "XDG_CACHE_HOME": home,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": _BYTECODE.name,
        }
        running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=around, cwd=home
        )
        try:
            yield running
        finally:
            if running.stdin is not None:
                running.stdin.close()
            if running.poll() is None:
                running.terminate()
                running.wait(30)
            if running.stdout is not None:
                running.stdout.close()


@contextmanager
def shown_window(url: str, *, mode: str = "stay", rows: int = 1) -> Iterator[ShownWindow]:
    """Longshore's window on the Containers of an engine."""
    command = [sys.executable, "-m", "benchmarks.window_probe", mode, str(rows), "--host", url, "--pane", "containers"]
    with process(command) as window:
        yield window


def bare_window() -> float:
    """Seconds from the start of the process to the first paint of a bare PySide6 window with an empty table."""
    with process([sys.executable, str(ROOT / "benchmarks" / "bare_window.py")]) as window:
        seconds = window.wait_for("painted")
        window.wait()
        return seconds
