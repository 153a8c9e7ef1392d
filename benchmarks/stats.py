"""stats, stats-core, stats-hidden, memory-stats: what it takes to measure what containers use.

Ours is the window on the list of containers (offscreen, in a process of its own, read from outside), the reference
`docker stats` into a pipe. Each has 30 s; they run one after the other, never at the same time.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import alone, compared, in_turn, quartiles
from benchmarks.probe import shown_window
from benchmarks.reference import docker_cli, environment
from benchmarks.resting import cpu_seconds, pss_megabytes
from benchmarks.workload import create, private_engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.harness import Row

RUNNING = 150
ROUNDS = 5
SETTLE, SPAN = 10.0, 30.0
MOST_SOCKETS = 12
"""So many a window has open that measures nothing: its calls, its events."""

MEMORY_COUNT, MEMORY_RUNNING = 500, 50


def cores(pid: int) -> float:
    """The part of a core that a process takes over the next 30 s."""
    before, start = cpu_seconds(pid), time.monotonic()
    time.sleep(SPAN)
    return (cpu_seconds(pid) - before) / (time.monotonic() - start)


def sockets(pid: int) -> int:
    """How many sockets a process has open."""
    return sum(os.readlink(link).startswith("socket:") for link in Path(f"/proc/{pid}/fd").iterdir())  # noqa: PTH115


def window_cores(url: str) -> float:
    """Ours: all containers measured, those in sight painted with their sparklines."""
    with shown_window(url, rows=RUNNING) as window:
        window.wait_for("rows")
        time.sleep(SETTLE)
        open_now = sockets(window.pid)
        if open_now < RUNNING:
            message = f"only {open_now} sockets are open: not all containers are measured"
            raise RuntimeError(message)
        return cores(window.pid)


def hidden_cores(url: str) -> float:
    """The same window, hidden."""
    with shown_window(url, mode="hide", rows=RUNNING) as window:
        window.wait_for("hidden")
        time.sleep(SETTLE)
        open_now = sockets(window.pid)
        if open_now > MOST_SOCKETS:
            message = f"{open_now} sockets are open while the window is hidden"
            raise RuntimeError(message)
        return cores(window.pid)


@contextmanager
def _stats_command(url: str) -> Iterator[int]:
    command = [docker_cli().path, "stats"]
    running = subprocess.Popen(command, env=environment(url), stdout=subprocess.PIPE)
    pipe = running.stdout
    if pipe is None:
        message = "no pipe to docker stats"
        raise RuntimeError(message)
    drain = threading.Thread(target=lambda: [None for _ in iter(lambda: pipe.read1(65536), b"")])
    drain.start()
    try:
        yield running.pid
    finally:
        running.terminate()
        running.wait(30)
        drain.join()
        pipe.close()


def command_cores(url: str) -> float:
    """The reference."""
    with _stats_command(url) as pid:
        time.sleep(SETTLE)
        return cores(pid)


def memory(url: str) -> float:
    """MB that the window takes after 30 s of measuring."""
    with shown_window(url, rows=MEMORY_COUNT) as window:
        window.wait_for("rows")
        time.sleep(SPAN)
        return pss_megabytes(window.pid)


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows."""
    if {"stats", "stats-core", "stats-hidden"} & set(names):
        with private_engine() as private:
            create(private.url, RUNNING, running=RUNNING)
            if "stats" in names or "stats-core" in names:
                pairs = in_turn(
                    lambda: window_cores(private.url), lambda: command_cores(private.url), rounds=ROUNDS, warm_ups=1
                )
                if "stats" in names:
                    yield compared("stats", pairs, at_most=1.2, unit="core", factor=1.0)
                if "stats-core" in names:
                    ours = statistics.median(pairs.ours)
                    yield alone("stats-core", ours, at_most=0.04, unit="core", spread=quartiles(pairs.ours))
            if "stats-hidden" in names:
                yield alone("stats-hidden", hidden_cores(private.url), at_most=0.002, unit="core")
    if "memory-stats" in names:
        with private_engine() as private:
            create(private.url, MEMORY_COUNT, running=MEMORY_RUNNING)
            yield alone("memory-stats", memory(private.url), at_most=130, unit="MB")
