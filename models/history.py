"""What was measured of one engine's containers, by name, and what happened to them meanwhile."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from math import inf, isnan
from typing import TYPE_CHECKING

from models.series import COARSE, COARSE_SLOTS, FINE, FINE_SLOTS, METRICS, Ring, Series, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.records import Event
    from models.history_file import Kept
    from models.use import Use

MOST = 256
"""So many containers are kept; beyond that the one not seen for longest goes."""

MARKS = 2048
"""So many events are kept."""

HOST = "/"
"""The name under which the total of a host is kept; no container's has a slash."""

_TOGETHER = 15.0
_JOINED = 2.5 * COARSE
_LEAST_GAP = 3.0
_OWN = frozenset({"start", "die", "died", "oom", "restart", "health_status", "pause", "unpause"})


def total_name(project: str) -> str:
    """The name under which the total of a project is kept."""
    return f"/{project}" if project else HOST


class What(StrEnum):
    """What happened to a container."""

    STARTED = "started"
    STOPPED = "stopped"
    OUT_OF_MEMORY = "out of memory"
    RESTARTED = "restarted"
    HEALTHY = "healthy"
    UNHEALTHY = "unhealthy"
    PAUSED = "paused"
    UNPAUSED = "unpaused"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened to a container, as it is drawn on a chart.

    Args:
        moment: seconds since 1970, by our own clock.
        name: the container's.
        what: what happened.
        code: the exit code, None where it did not end.
        memory: the last bytes that were measured before, None where none were.
        limit: how many it might use.
    """

    moment: float
    name: str
    what: What
    code: int | None = None
    memory: int | None = None
    limit: int | None = None

    @property
    def bad(self) -> bool:
        """Whether something went wrong."""
        return self.what in {What.OUT_OF_MEMORY, What.UNHEALTHY} or bool(self.code)

    @property
    def ends(self) -> bool:
        """Whether it stands for the end of the container's process."""
        return self.code is not None or self.what in {What.STOPPED, What.RESTARTED}


@dataclass(frozen=True, slots=True)
class Points:
    """Numbers at moments, the oldest first. `breaks` are places in them before which no line is drawn."""

    moments: Sequence[float]
    values: Sequence[float]
    breaks: frozenset[int]


class History:
    """Series of each container by its name, which its recreation keeps, and the marks on them."""

    def __init__(self) -> None:
        self.series: dict[str, Series] = {}
        self.seen = (Ring(FINE, FINE_SLOTS, 1), Ring(COARSE, COARSE_SLOTS, 1))
        self.marks: list[Mark] = []
        self._last_seen = 0.0

    # Taking

    def put(self, name: str, moment: float, use: Use) -> None:
        """The numbers of a container at a moment."""
        series = self.put_numbers(name, moment, use.numbers())
        series.memory, series.limit = use.memory, use.limit

    def put_numbers(self, name: str, moment: float, numbers: Sequence[float | None]) -> Series:
        """Numbers under a name, by the order of `METRICS`."""
        series = self.series.get(name)
        if series is None:
            self._make_room()
            series = self.series[name] = Series()
        series.put(moment, numbers)
        return series

    def saw(self, moment: float, pause: float) -> None:
        """Containers were measured at a moment, `pause` seconds after the time before (0.0: about one)."""
        begin = moment
        if 0 < moment - self._last_seen <= 1.5 * pause + 3:
            begin = self._last_seen
        if int(moment // COARSE) != int(self._last_seen // COARSE):
            self._forget(moment - COARSE * COARSE_SLOTS)
        self._last_seen = moment
        for ring in self.seen:
            first, last = int(begin // ring.step), int(moment // ring.step)
            for number in range(max(first, last - ring.slots + 1), last + 1):
                ring.put(number * ring.step, (1.0,))

    def _forget(self, before: float) -> None:
        """What is older than a day takes no space."""
        for name in [name for name, series in self.series.items() if series.moment < before]:
            del self.series[name]

    def _make_room(self) -> None:
        if len(self.series) >= MOST:
            del self.series[min(self.series, key=lambda name: self.series[name].moment)]

    def hear(self, event: Event, now: float = inf, *, behind: float = 0.0) -> bool:
        """Something happened to a container; whether that makes a mark.

        Args:
            event: what happened.
            now: the present moment; nothing happens after it.
            behind: seconds that the engine's clock is behind ours.
        """
        if event.action not in _OWN:
            return False
        name, moment = event.attributes.get("name", ""), min(event.time_ns / 1e9 + behind, now)
        mark = self._mark(event, name, moment)
        if mark is None:
            return False
        if mark.what is What.RESTARTED:  # its end and its start came before, and say less
            self.marks = [one for one in self.marks if one.name != name or moment - one.moment > _TOGETHER]
        elif mark.code is not None and mark.what is What.OUT_OF_MEMORY:
            self.marks = [one for one in self.marks if not self._same_fate(one, mark)]
        self.marks.append(mark)
        self.marks.sort(key=lambda one: one.moment)
        del self.marks[:-MARKS]
        return True

    def _mark(self, event: Event, name: str, moment: float) -> Mark | None:
        series = self.series.get(name)
        memory = series.memory if series is not None and moment - series.moment < _TOGETHER else None
        limit = series.limit if series is not None else None
        match event.action, event.argument:
            case "die" | "died", _:
                code = event.attributes.get("exitCode", "")
                killed = any(
                    one.name == name and one.what is What.OUT_OF_MEMORY and moment - one.moment < _TOGETHER
                    for one in self.marks[-16:]
                )
                what = What.OUT_OF_MEMORY if killed else What.STOPPED
                return Mark(moment, name, what, int(code) if code.isdecimal() else 0, memory, limit)
            case "health_status", "healthy":
                return Mark(moment, name, What.HEALTHY)
            case "health_status", "unhealthy":
                return Mark(moment, name, What.UNHEALTHY, None, memory, limit)
            case "start", _:
                return Mark(moment, name, What.STARTED)
            case "restart", _:
                return Mark(moment, name, What.RESTARTED)
            case "oom", _:
                return Mark(moment, name, What.OUT_OF_MEMORY, None, memory, limit)
            case "pause", _:
                return Mark(moment, name, What.PAUSED)
            case "unpause", _:
                return Mark(moment, name, What.UNPAUSED)
        return None

    @staticmethod
    def _same_fate(one: Mark, end: Mark) -> bool:
        return one.name == end.name and one.what is What.OUT_OF_MEMORY and end.moment - one.moment < _TOGETHER

    # Keeping

    def rows(self, number: int) -> dict[str, list[float]]:
        """All numbers of one coarse slot, of the names that have any."""
        found = {name: series.coarse.slot(number) for name, series in self.series.items()}
        return {name: row for name, row in found.items() if not all(map(isnan, row))}

    def restore(self, kept: Kept) -> None:
        """Put what was kept before what was measured since."""
        for name, columns in kept.columns.items():
            series = self.series.setdefault(name, Series())
            series.coarse.restore(kept.newest, columns)
            series.moment = max(series.moment, kept.newest * COARSE)
        if kept.newest >= 0:
            self.seen[1].restore(kept.newest, (kept.seen,))
        known = set(self.marks)
        self.marks = sorted({*kept.marks, *known}, key=lambda one: one.moment)[-MARKS:]

    # Asking

    def points(self, name: str, metric: str, begin: float, end: float) -> Points:
        """A container's numbers between two moments; fine ones where all of it is recent enough."""
        series = self.series.get(name)
        if series is None:
            return Points((), (), frozenset())
        column = METRICS.index(metric)
        moments: list[float] = []
        values: list[float] = []
        for ring, first, last in stretches(series.fine, series.coarse, begin, end):
            found = ring.between(column, first, last)
            half = ring.step / 2
            moments += [(first + place) * ring.step + half for place, value in enumerate(found) if not isnan(value)]
            values += [value for value in found if not isnan(value)]
        return Points(moments, values, self._breaks(name, moments))

    def _breaks(self, name: str, moments: Sequence[float]) -> frozenset[int]:
        if not moments:
            return frozenset()
        breaks = {place for place in range(1, len(moments)) if moments[place] - moments[place - 1] > _JOINED}
        ends = [mark.moment for mark in self.marks_of((name,), moments[0], moments[-1]) if mark.ends]
        ends += [begin for begin, _ in self.gaps(moments[0], moments[-1])]
        return frozenset(breaks | {bisect_left(moments, moment) for moment in ends} - {0})

    def marks_of(self, names: Iterable[str], begin: float, end: float) -> list[Mark]:
        """What happened to these containers between two moments."""
        wanted = set(names)
        low = bisect_left(self.marks, begin, key=lambda one: one.moment)
        high = bisect_left(self.marks, end, key=lambda one: one.moment)
        return [mark for mark in self.marks[low:high] if mark.name in wanted]

    def gaps(self, begin: float, end: float) -> list[tuple[float, float]]:
        """When nothing was measured between two moments, as (from, to)."""
        fine, coarse = self.seen
        found: list[tuple[float, float]] = []
        parts = stretches(fine, coarse, begin, end)
        for place, (ring, first, last) in enumerate(parts):
            # The first half minute of a window is told by the second; what of it was before is a gap too.
            till = parts[place + 1][1] * fine.step if place + 1 < len(parts) else (last + 1) * ring.step
            started: int | None = None
            for number, value in enumerate(ring.between(0, first, last), first):
                if not isnan(value):
                    _add_gap(found, ring, started, number * ring.step)
                    started = None
                elif started is None:
                    started = number
            _add_gap(found, ring, started, till)
        return [(max(one, begin), min(two, end)) for one, two in found if two - one >= _LEAST_GAP and one < end]


def _add_gap(found: list[tuple[float, float]], ring: Ring, first: int | None, end: float) -> None:
    """Add a gap from a slot to a moment; one that goes on from the last is a part of it."""
    if first is None:
        return
    gap = (float(first * ring.step), float(end))
    if found and gap[0] <= found[-1][1]:
        gap = (found.pop()[0], gap[1])
    found.append(gap)
