"""A container's present use, as plain numbers; measured only while it is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.actions.names import shown_name
from gui.details.tab import Page
from gui.texts.errors import explain
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.meters import Meter
from gui.widgets.notice import EmptyState
from models.stats import MEASURED
from models.use import share
from models.use_columns import HIGH, rate
from models.words import percent, size, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.kinds import Key
    from gui.actions.runner import ActionRunner
    from models.stats import StatsHub
    from models.use import Use


class ContainerStats(Page):
    """CPU, memory, network, disk and processes, about once a second."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self._hub: StatsHub | None = None
        self.numbers = KeyValues()
        self.meter = Meter()
        self.numbers.hide()
        self.empty = EmptyState("")
        self.column.addWidget(self.numbers)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

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
        if self.awake and self.row is not None and self.row.key in keys:
            self._show()

    def _show(self) -> None:
        row, hub = self.row, self._hub
        if row is None:
            return
        alive = row.container.state in MEASURED and not self.gone and not row.lost
        failed = hub.failed.get(row.container.id) if hub is not None else None
        if not alive:
            self._say(tr("Stats", "It is not running, so it uses nothing."))
        elif failed is not None:
            self._say(explain(failed, shown_name(row)).sentence)
        elif row.use.memory is None and row.use.pids is None:
            self._say(tr("Stats", "Waiting for the first numbers…"))
        else:
            self._show_numbers(row.use)

    def _say(self, sentence: str) -> None:
        self.numbers.hide()
        self.empty.say(sentence)
        self.empty.show()

    def _show_numbers(self, use: Use) -> None:
        self.empty.hide()
        self.numbers.show()
        first = not self.numbers.keys
        self.numbers.set_rows(numbers(use))
        if first:
            self.numbers.set_extra("memory", self.meter)
        part = share(use.memory, use.limit) or 0.0
        self.meter.set(part, "warn" if part > HIGH else "fill", percent(part * 100))


def numbers(use: Use) -> list[KeyValue]:
    """What it uses as lines; what is not known is an en dash."""
    used = size(use.memory)
    if used and use.limit:
        used = tr("Stats", "{used} of {limit}").format(used=used, limit=size(use.limit))
    return [
        KeyValue("cpu", tr("Stats", "CPU"), _cpu(use)),
        KeyValue("memory", tr("Stats", "Memory"), used),
        KeyValue("received", tr("Stats", "Received"), rate(use.received)),
        KeyValue("sent", tr("Stats", "Sent"), rate(use.sent)),
        KeyValue("read", tr("Stats", "Read"), rate(use.read)),
        KeyValue("written", tr("Stats", "Written"), rate(use.written)),
        KeyValue("pids", tr("Stats", "Processes"), "" if use.pids is None else str(use.pids)),
    ]


def _cpu(use: Use) -> str:
    if use.cpu is None:
        return ""
    words = tr("Stats", "{percent} · 100 % is one of {n} cores")
    return words.format(percent=percent(use.cpu), n=use.cores)
