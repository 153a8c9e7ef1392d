"""Words about what was measured: marks, gaps, summaries of charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.history import What
from models.ticks import clock
from models.words import clean, size, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.widgets.chart_data import ChartData, Unit
    from models.history import Mark

GLYPHS = {
    What.STARTED: "running",
    What.HEALTHY: "running",
    What.UNHEALTHY: "unhealthy",
    What.STOPPED: "exited",
    What.OUT_OF_MEMORY: "failed",
    What.RESTARTED: "restarting",
    What.PAUSED: "paused",
    What.UNPAUSED: "running",
}
"""The glyph of a mark; of an end with another code than 0 it is "failed"."""


def mark_glyph(mark: Mark) -> str:
    """The state glyph that stands for a mark."""
    return "failed" if mark.code else GLYPHS[mark.what]


def mark_words(mark: Mark) -> str:
    """What happened: "worker-1 stopped: exit 137, out of memory"."""
    words = {
        What.STARTED: tr("Marks", "{name} started"),
        What.STOPPED: tr("Marks", "{name} stopped: exit {code}"),
        What.RESTARTED: tr("Marks", "{name} restarted"),
        What.HEALTHY: tr("Marks", "{name} became healthy"),
        What.UNHEALTHY: tr("Marks", "{name} became unhealthy"),
        What.PAUSED: tr("Marks", "{name} was paused"),
        What.UNPAUSED: tr("Marks", "{name} went on"),
    }
    if mark.what is What.OUT_OF_MEMORY:
        text = tr("Marks", "{name} ran out of memory")
        if mark.code is not None:
            text = tr("Marks", "{name} stopped: exit {code}, out of memory")
    else:
        text = words[mark.what]
    return text.replace("{code}", str(mark.code)).replace("{name}", clean(mark.name))


def mark_facts(mark: Mark) -> str:
    """When it was, and how it stood then: "14:32:07 · was at 256 of 256 MB"."""
    when = clock(mark.moment, seconds=True)
    if mark.memory is None or not mark.bad:
        return when
    used = size(mark.memory)
    if mark.limit:
        used = tr("Marks", "{used} of {limit}").format(used=used, limit=size(mark.limit))
    return tr("Marks", "{when} · was at {used}").format(when=when, used=used)


def gap_words(begin: float, end: float) -> str:
    """When nothing was measured: "Not recorded 14:02–15:10"."""
    fine = end - begin < 300
    return tr("Charts", "Not recorded {begin}–{end}").format(
        begin=clock(begin, seconds=fine), end=clock(end, seconds=fine)
    )


def summary(title: str, data: ChartData, unit: Unit, begin: float, end: float) -> str:
    """A chart in words, for those who do not see it."""
    parts = [tr("Charts", "{begin} to {end}").format(begin=clock(begin), end=clock(end))]
    if data.headline:
        parts.insert(0, f"{title} {data.headline}")
    parts += [_line_words(line.name, line.points.values, line.points.moments, unit) for line in data.lines]
    parts += [limit.words for limit in data.limits]
    parts += [f"{clock(mark.moment, seconds=True)} {mark_words(mark)}" for mark in data.marks[-5:]]
    parts += [gap_words(*gap) for gap in data.gaps[-3:]]
    return ". ".join(part for part in parts if part)


def _line_words(name: str, values: Sequence[float], moments: Sequence[float], unit: Unit) -> str:
    if not values:
        return tr("Charts", "{name}: nothing known").format(name=name)
    most = max(values)
    words = tr("Charts", "{name}: last {last}, highest {most} at {when}")
    when = clock(moments[list(values).index(most)], seconds=True)
    return words.format(name=name, last=unit.words(values[-1]), most=unit.words(most), when=when)
