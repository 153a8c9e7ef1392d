"""Charts of what containers use: which numbers, told how, from the history of a session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from gui.widgets.chart_data import ChartData, Limit, Line, Unit
from models.ticks import byte_unit
from models.use_columns import rate
from models.words import clean, percent, plural, size, tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gui.widgets.time_view import TimeView
    from models.history import History
    from models.series_colours import SeriesColours

RECEIVED, SENT = 0, 3
"""The colours of the two directions."""

SPANS = (("300", 5), ("900", 15), ("3600", 60), ("21600", 360), ("86400", 1440))
"""What can be shown at once: seconds, and the same in minutes."""


def _rate_scale(most: float) -> tuple[str, float]:
    unit, factor = byte_unit(most)
    return f"{unit}/s", factor


CPU = Unit(percent, least=5.0)
MEMORY = Unit(lambda value: size(round(value)), byte_unit, least=4_000_000.0)
RATE = Unit(rate, _rate_scale, least=4_000.0)
PROCESSES = Unit(lambda value: str(round(value)), least=4.0)


def span_words(minutes: int) -> str:
    """A stretch of time as a choice: "15 min", "6 h"."""
    return tr("Charts", "%n min", minutes) if minutes < 60 else tr("Charts", "%n h", minutes // 60)


def spans(most: int = 1440) -> list[tuple[str, str]]:
    """The stretches to choose from, up to `most` minutes, as keys and words."""
    return [(key, span_words(minutes)) for key, minutes in SPANS if minutes <= most]


class Scale(NamedTuple):
    """What 100 % of a CPU stands for.

    Args:
        key: "core", "host" or "limit".
        factor: what per cent of a core are multiplied by.
        words: the label that goes with it.
    """

    key: str
    factor: float
    words: str


def scale(key: str, cores: int, cpu_limit: float = 0.0) -> Scale:
    """A scale of CPU; that of one core where what it goes by is not known.

    Args:
        key: "core", "host" or "limit".
        cores: of the host, 0 where not known.
        cpu_limit: the limit in cores, 0.0 for none.
    """
    if key == "host" and cores:
        words = plural("Charts", "percent of the host's %n core", "percent of the host's %n cores", cores)
        return Scale(key, 1 / cores, words)
    if key == "limit" and cpu_limit:
        words = tr("Charts", "percent of its limit of {limit} cores").format(limit=f"{cpu_limit:g}")
        return Scale(key, 1 / cpu_limit, words)
    words = tr("Charts", "percent of one core")
    if cores:
        words = plural("Charts", "percent of one core, %n core", "percent of one core, %n cores", cores)
    return Scale("core", 1.0, words)


LIMIT_WORDS = tr_later("Charts", "percent of each one's own limit; of one core without")
"""The label of a chart of several containers, each on the scale of its own limit."""


class UseCharts:
    """Makes what charts show, for one session and one stretch of time."""

    def __init__(self, history: History, colours: SeriesColours, view: TimeView) -> None:
        self._history = history
        self._colours = colours
        self._begin, self._end = view.begin, view.end
        self._gaps = history.gaps(self._begin, self._end)

    def base(self, names: Iterable[str]) -> ChartData:
        """Marks and gaps, which all charts have."""
        return ChartData(marks=self._history.marks_of(names, self._begin, self._end), gaps=self._gaps)

    def containers(
        self, base: ChartData, names: Sequence[str], metric: str, factors: Mapping[str, float] | float = 1.0
    ) -> ChartData:
        """A line for each container, its values times a factor: one for all, or by name."""
        lines = []
        for name in names:
            points = self._history.points(name, metric, self._begin, self._end)
            factor = factors if isinstance(factors, float) else factors.get(name, 1.0)
            if factor != 1.0:
                points = replace(points, values=[value * factor for value in points.values])
            lines.append(Line(clean(name), points, self._colours.place(name), self._colours.dashed(name)))
        return replace(base, lines=lines)

    def directions(self, base: ChartData, name: str, metrics: Sequence[tuple[str, str]]) -> ChartData:
        """Two numbers of one name: in and out."""
        lines = [
            Line(words, self._history.points(name, metric, self._begin, self._end), place)
            for (metric, words), place in zip(metrics, (RECEIVED, SENT), strict=True)
        ]
        return replace(base, lines=lines)

    def network(self, base: ChartData, name: str) -> ChartData:
        """Received and sent."""
        words = (("received", tr("Charts", "received")), ("sent", tr("Charts", "sent")))
        return replace(self.directions(base, name, words), caption=tr("Charts", "{unit} received and sent"))

    def disk(self, base: ChartData, name: str) -> ChartData:
        """Written and read."""
        words = (("read", tr("Charts", "read")), ("written", tr("Charts", "written")))
        return replace(self.directions(base, name, words), caption=tr("Charts", "{unit} read and written"))


def limit_line(name: str, limit: int) -> Limit:
    """The level of a memory limit."""
    words = tr("Charts", "limit {limit}").format(limit=size(limit))
    return Limit(float(limit), f"{clean(name)} {words}" if name else words)


def both(one: float | None, other: float | None) -> str:
    """What goes in and out together, "" where neither is known."""
    known = [each for each in (one, other) if each is not None]
    return rate(sum(known)) if known else ""
