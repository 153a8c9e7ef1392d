"""What a container uses now: one object per container, which lives as long as its rows do and changes by itself."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Sample

POINTS = 25
"""How many of the last values a sparkline shows."""

STEPS = 28
"""A sparkline's height in steps: half pixels of its 14."""

_LEAST_SCALE = 5.0
# A container without a CPU limit is told from a busy one by a core; with one, by what it may use.
_CORE = 100.0


class Use:
    """The latest numbers of one container; None: not known. Rates are bytes per second.

    Attributes:
        cpu: per cent of one core.
        cores: of the engine's host, 0 where not known.
        memory: bytes used.
        limit: bytes that it may use at most: its own limit, or the host's memory.
        received: bytes per second over all its networks.
        sent: likewise.
        read: bytes per second from all devices.
        written: likewise.
        pids: processes and threads.
    """

    __slots__ = (
        "_before",
        "_recent",
        "_spark",
        "cores",
        "cpu",
        "limit",
        "memory",
        "pids",
        "read",
        "received",
        "sent",
        "written",
    )

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=POINTS)
        self._before: Sample | None = None
        self._spark: tuple[int, ...] | None = ()
        self.cores = 0
        self.clear()

    def clear(self) -> None:
        """It is not measured, so nothing is known."""
        self.cpu: float | None = None
        self.memory: int | None = None
        self.limit: int | None = None
        self.received: float | None = None
        self.sent: float | None = None
        self.read: float | None = None
        self.written: float | None = None
        self.pids: int | None = None
        self._before = None
        self._recent.clear()
        self._spark = ()

    def take(self, sample: Sample) -> None:
        """The next sample."""
        before, self._before = self._before, sample
        self.cpu, self.memory, self.limit = sample.cpu_percent, sample.memory_used, sample.memory_limit
        self.cores, self.pids = sample.cores, sample.pids
        self.received = _rate(before, sample, "network_received")
        self.sent = _rate(before, sample, "network_sent")
        self.read = _rate(before, sample, "block_read")
        self.written = _rate(before, sample, "block_written")
        if sample.cpu_percent is not None:
            self._recent.append(sample.cpu_percent)
            self._spark = None

    @property
    def lately(self) -> float:
        """Its CPU over the last half minute, in per cent of a core; 0.0 where nothing is known."""
        return sum(self._recent) / len(self._recent) if self._recent else 0.0

    def numbers(self) -> tuple[float | None, ...]:
        """What is kept of it: the `models.series.METRICS`, in their order."""
        return (self.cpu, self.memory, self.received, self.sent, self.read, self.written, self.pids)

    @property
    def spark(self) -> Sequence[int]:
        """Heights of its last CPU values, 0 to STEPS, the oldest first; the same object while it looks the same."""
        if self._spark is None:
            scale = STEPS / max(_LEAST_SCALE, *self._recent)
            self._spark = tuple([round(value * scale) for value in self._recent])
        return self._spark


def _rate(before: Sample | None, now: Sample, name: str) -> float | None:
    """A counter's growth per second; None where there is none, or it fell: the container began anew."""
    if before is None or before.read is None or now.read is None:
        return None
    old, new = getattr(before, name), getattr(now, name)
    seconds = (now.read - before.read).total_seconds()
    if old is None or new is None or new < old or seconds <= 0:
        return None
    return float(new - old) / seconds


def cpu_allowance(cpu_limit: float, cores: int) -> float:
    """What CPU a container may use, in per cent of a core: its limit in cores where it has one, else the host's.

    Args:
        cpu_limit: in cores, 0.0 for none.
        cores: of the host, 0 where not known.
    """
    allowed = min(cpu_limit, cores) if cpu_limit and cores else cpu_limit or float(cores)
    return allowed * _CORE


def share(part: float | None, whole: float | None) -> float | None:
    """A part of a whole, 1.0 for all of it; None where either is not known."""
    return None if part is None or not whole else part / whole
