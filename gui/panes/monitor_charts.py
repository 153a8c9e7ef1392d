"""The four charts of the monitor: those that use most drawn, the totals of a project or of the host as numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.look.look import look
from gui.widgets import use_charts
from gui.widgets.chart import Chart
from gui.widgets.use_charts import UseCharts
from models.history import total_name
from models.settings_table import SERIES
from models.use import share
from models.use_columns import cpu_limit, own_limit, total
from models.words import natural, percent, size, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.widgets.chart_data import ChartData, Limit
    from gui.widgets.time_view import TimeView
    from models.rows import ContainerRow
    from models.session import HostSession

TOP = 4
"""So many of those that use most are drawn."""

CHOOSE_AGAIN = 10.0
"""Seconds between two looks at which those are: lines that came and went each second could not be read."""

_NEAR_LIMIT = 0.6
_MARKS = 40


class MonitorCharts(QWidget):
    """CPU, memory, network and disk.

    Args:
        view: the time that they show.

    Signals:
        logs_asked: the log around a mark is wanted (`Mark`).
    """

    logs_asked = Signal(object)

    def __init__(self, view: TimeView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.scale = "core"
        self.drawn: list[str] = []
        self._chosen = 0.0
        units = (
            (tr("Monitor", "CPU"), use_charts.CPU),
            (tr("Monitor", "Memory"), use_charts.MEMORY),
            (tr("Monitor", "Network"), use_charts.RATE),
            (tr("Monitor", "Disk"), use_charts.RATE),
        )
        self.charts = [Chart(words, unit, view) for words, unit in units]
        self._grid = QGridLayout(self)
        for place, chart in enumerate(self.charts):
            chart.logs_asked.connect(self.logs_asked)
            self._grid.addWidget(chart, place // 2, place % 2)
        look().changed.connect(self._restyle)
        self._restyle()

    def choose_again(self) -> None:
        """Look anew at which are drawn."""
        self._chosen = 0.0

    def choose(self, rows: Sequence[ContainerRow], selected: Sequence[str], session: HostSession) -> None:
        """Which are drawn: those that use most, and those that are selected. They get the colours first."""
        if self.view.end - self._chosen < CHOOSE_AGAIN:
            return
        self._chosen = self.view.end
        most = sorted(rows, key=lambda row: (-row.use.lately, natural(row.container.name)))
        names = [row.container.name for row in most[:TOP]]
        names += [name for name in selected if name not in names]
        self.drawn = names[:SERIES]
        colours = session.colours
        for name in self.drawn:
            colours.place(name)
        for row in most[: colours.left]:
            colours.place(row.container.name)

    def draw(self, rows: Sequence[ContainerRow], session: HostSession, project: str) -> None:
        """Draw what is known of these containers, which are those of a project, or all ("")."""
        make = UseCharts(session.stats.history, session.colours, self.view)
        base = make.base(row.container.name for row in rows)
        marks = [mark for mark in base.marks if mark.bad or mark.name in self.drawn]
        base = replace(base, marks=marks[-_MARKS:])
        told_cores = session.info.cpus if session.info is not None else 0
        cores = told_cores or max((row.use.cores for row in rows), default=0)
        self.charts[0].set_data(self._cpu(make, base, rows, cores))
        memory = make.containers(base, self.drawn, "memory")
        bytes_used = total(row.use.memory for row in rows)
        caption = "{unit}"
        if session.info is not None and session.info.memory:
            caption = tr("Monitor", "{unit}, engine has {memory}").replace("{memory}", size(session.info.memory))
        headline = "" if bytes_used is None else size(round(bytes_used))
        self.charts[1].set_data(replace(memory, headline=headline, caption=caption, limits=self._limits(rows)))
        whole = total_name(project)
        network = use_charts.both(total(row.use.received for row in rows), total(row.use.sent for row in rows))
        self.charts[2].set_data(replace(make.network(base, whole), headline=network))
        disk = use_charts.both(total(row.use.read for row in rows), total(row.use.written for row in rows))
        self.charts[3].set_data(replace(make.disk(base, whole), headline=disk))

    def _cpu(self, make: UseCharts, base: ChartData, rows: Sequence[ContainerRow], cores: int) -> ChartData:
        """CPU on the scale that was chosen. Parts of several limits have no sum."""
        limits = {row.container.name: limit for row in rows if (limit := cpu_limit(row))}
        if self.scale == "limit" and limits:
            factors = {name: 1 / limit for name, limit in limits.items()}
            cpu = make.containers(base, self.drawn, "cpu", factors)
            return replace(cpu, caption=tr("Charts", use_charts.LIMIT_WORDS))
        scale = use_charts.scale(self.scale, cores)
        used = total(row.use.cpu for row in rows)
        told = "" if used is None else percent(used * scale.factor)
        cpu = make.containers(base, self.drawn, "cpu", scale.factor)
        return replace(cpu, headline=told, caption=scale.words)

    def _limits(self, rows: Sequence[ContainerRow]) -> list[Limit]:
        """The limits of drawn containers that come near them."""
        found = []
        for row in rows:
            limit = own_limit(row)
            near = share(row.use.memory, limit) or 0.0
            if limit and near >= _NEAR_LIMIT and row.container.name in self.drawn:
                found.append(use_charts.limit_line(row.container.name, limit))
        return found

    def _restyle(self) -> None:
        px = look().px
        self._grid.setContentsMargins(px(16), px(16), px(16), px(12))
        self._grid.setSpacing(px(12))
