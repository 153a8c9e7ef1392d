"""idle and memory: 500 containers, 50 running, 25 with a health check, the window shown for 30 s.

The window runs in a process of its own (offscreen), and is read from outside: its CPU time from `/proc/PID/stat`, its
memory as PSS from `/proc/PID/smaps_rollup`.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import alone
from benchmarks.probe import shown_window
from benchmarks.workload import create, private_engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.harness import Row

COUNT, RUNNING, CHECKED = 500, 50, 25
SETTLE, SPAN = 15.0, 30.0


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pss_megabytes(pid: int) -> float:
    """Proportional set size of a process, in MB of 10^6 bytes."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    message = "no Pss line in smaps_rollup"
    raise RuntimeError(message)


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows."""
    with private_engine() as private:
        create(private.url, COUNT, running=RUNNING, checked=CHECKED)
        with shown_window(private.url, rows=COUNT) as window:
            window.wait_for("rows")
            time.sleep(SETTLE)
            before, start = cpu_seconds(window.pid), time.monotonic()
            time.sleep(SPAN)
            cores = (cpu_seconds(window.pid) - before) / (time.monotonic() - start)
            memory = pss_megabytes(window.pid)
    if "idle" in names:
        yield alone("idle", cores, at_most=0.01, unit="core")
    if "memory" in names:
        yield alone("memory", memory, at_most=110, unit="MB")
