"""A container's use over time: CPU, memory, network, disk and processes; measured only while somebody looks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout

from gui.actions.names import shown_name
from gui.details.tab import Page
from gui.look.look import look
from gui.texts.errors import explain
from gui.widgets import use_charts
from gui.widgets.button import IconButton
from gui.widgets.chart import Chart
from gui.widgets.notice import EmptyState
from gui.widgets.save_csv import CsvSaver
from gui.widgets.segmented import Segmented
from gui.widgets.time_view import TimeView
from gui.widgets.use_charts import UseCharts
from models.stats import MEASURED
from models.use_columns import cpu_limit, own_limit
from models.words import percent, size, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.kinds import Key
    from gui.actions.runner import ActionRunner
    from models.history import Mark
    from models.stats import StatsHub

HEIGHT = 152
SLOWLY = 5.0
"""Seconds between two pictures of a stretch that is longer than what is kept by the second."""

_FINE = 900.0
_CPU, _MEMORY, _NETWORK, _DISK, _PROCESSES = range(5)


class ContainerStats(Page):
    """Charts of one container."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self._hub: StatsHub | None = None
        self._shown = 0.0
        self._scale = "core"
        self.view = TimeView(parent=self)
        self.view.changed.connect(self._show)
        self.saver = CsvSaver(self, self.tasks, runner.toasts)
        self.span = Segmented(tr("Stats", "Time shown"), use_charts.spans())
        self.span.set_key("900")
        self.span.chosen.connect(lambda key: self.view.choose(float(key)))
        self.pause = IconButton("pause", tr("Stats", "Hold still"))
        self.pause.clicked.connect(lambda: self.view.pause(on=self.view.live))
        self.more = IconButton("dots-three", tr("Stats", "More"))
        self.more.clicked.connect(self._open_menu)
        self.charts = [
            Chart(title, unit, self.view, height=HEIGHT)
            for title, unit in (
                (tr("Stats", "CPU"), use_charts.CPU),
                (tr("Stats", "Memory"), use_charts.MEMORY),
                (tr("Stats", "Network"), use_charts.RATE),
                (tr("Stats", "Disk"), use_charts.RATE),
                (tr("Stats", "Processes"), use_charts.PROCESSES),
            )
        ]
        self.empty = EmptyState("")
        self._lay_out()

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.span)
        self._bar.addStretch(1)
        self._bar.addWidget(self.pause)
        self._bar.addWidget(self.more)
        self.column.addLayout(self._bar)
        self.column.addWidget(self.empty)
        for chart in self.charts:
            chart.logs_asked.connect(self._show_logs)
            self.column.addWidget(chart)
        self.column.addStretch(1)

    def fresh(self) -> None:
        """Another container: what was zoomed into is of no interest."""
        if self.view.zoomed:
            self.view.reset()

    def fill(self) -> None:
        """Show what is known, or say why there is nothing."""
        if self.row is None:
            return
        if self.awake:
            self._watch()
        self._show()

    def rest(self) -> None:
        """Look no more."""
        super().rest()
        if self._hub is not None:
            self._hub.rest(self)

    def _watch(self) -> None:
        hub = self.runner.session.stats
        if hub is not self._hub:
            self._hub = hub
            hub.sampled.connect(self._sampled)
            hub.changed.connect(self._show)
        hub.watch(self)

    def _sampled(self, keys: list[Key]) -> None:
        if not self.awake or self.row is None or self.row.key not in keys or not self.view.live:
            return
        if self.view.end - self.view.begin <= _FINE or self.view.end - self._shown >= SLOWLY:
            self._show()

    # -- what is shown

    def _show(self) -> None:
        if self.row is None or self._hub is None or not self.awake:
            return
        self._shown = self.view.end
        self.pause.set_icon("pause" if self.view.live else "play")
        self.pause.set_name(tr("Stats", "Hold still") if self.view.live else tr("Stats", "Go on"))
        sentence = self._trouble()
        known = self.row.container.name in self._hub.history.series
        self.empty.setVisible(bool(sentence))
        if sentence:
            self.empty.say(sentence)
        for chart in self.charts:
            chart.setVisible(known)
        if known:
            self._draw()

    def _trouble(self) -> str:
        """Why nothing new comes, "" where it does."""
        row, hub = self.row, self._hub
        if hub is None:
            return ""
        if row.container.state not in MEASURED or self.gone:
            return tr("Stats", "It is not running, so it uses nothing.")
        failed = hub.failed.get(row.container.id)
        if failed is not None:
            return explain(failed, shown_name(row)).sentence
        if row.container.name not in hub.history.series:
            return "" if row.lost else tr("Stats", "Waiting for the first numbers…")
        return ""

    def _draw(self) -> None:
        row, hub = self.row, self._hub
        if hub is None:
            return
        use, name, limit = row.use, row.container.name, own_limit(row)
        make = UseCharts(hub.history, self.runner.session.colours, self.view)
        base = make.base((name,))
        scale = self._present_scale()
        cpu = make.containers(base, (name,), "cpu", scale.factor)
        told = "" if use.cpu is None else percent(use.cpu * scale.factor)
        self.charts[_CPU].set_data(replace(cpu, headline=told, caption=scale.words))
        memory = make.containers(base, (name,), "memory")
        whole = tr("Stats", "{unit}, of {limit}").replace("{limit}", size(use.limit)) if use.limit else "{unit}"
        limits = [use_charts.limit_line("", limit)] if limit else []
        self.charts[_MEMORY].set_data(replace(memory, headline=size(use.memory), caption=whole, limits=limits))
        network = replace(make.network(base, name), headline=use_charts.both(use.received, use.sent))
        self.charts[_NETWORK].set_data(network)
        disk = replace(make.disk(base, name), headline=use_charts.both(use.read, use.written))
        self.charts[_DISK].set_data(disk)
        pids = make.containers(base, (name,), "pids")
        count = "" if use.pids is None else str(use.pids)
        self.charts[_PROCESSES].set_data(replace(pids, headline=count, caption=tr("Stats", "and threads")))

    def _present_scale(self) -> use_charts.Scale:
        return use_charts.scale(self._scale, self.row.use.cores, cpu_limit(self.row))

    # -- what one can do

    def set_scale(self, key: str) -> None:
        """Let 100 % of CPU stand for a core, the host or the container's limit."""
        self._scale = key
        self._show()

    def _open_menu(self) -> None:
        from gui.widgets.menu import Menu

        menu = Menu(tr("Stats", "More"), self)
        limit = self.row is not None and cpu_limit(self.row) > 0
        for key, words, there in (
            ("core", tr("Stats", "CPU in percent of a core"), True),
            ("host", tr("Stats", "CPU in percent of the host"), True),
            ("limit", tr("Stats", "CPU in percent of its limit"), limit),
        ):
            checked = key == (self._scale if limit or self._scale != "limit" else "core")
            menu.add(words, partial(self.set_scale, key), checked=checked, enabled=there)
        menu.addSeparator()
        menu.add(tr("Stats", "Reset the view"), self.view.reset, keys="0", enabled=self.view.zoomed)
        menu.add(tr("Stats", "Export as CSV…"), self._export, icon="download-simple")
        menu.open_below(self.more)

    def _export(self) -> None:
        if self.row is not None and self._hub is not None:
            name = self.row.container.name
            self.saver.ask(self._hub.history, (name,), self.view, name)

    def _show_logs(self, _mark: Mark) -> None:
        if self.row is not None:
            self.runner.go(self.row.key, "logs")

    def _restyle(self) -> None:
        super()._restyle()
        self.column.setSpacing(look().px(12))
