"""A container's present use, as plain numbers; streamed only while it is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import EngineError, NotFound, Unreachable
from gui.actions.names import shown_name
from gui.details.tab import READ, Page
from gui.texts.errors import explain
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.meters import Meter
from gui.widgets.notice import EmptyState
from models.words import percent, size, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.records import Sample
    from gui.actions.runner import ActionRunner

_ALIVE = frozenset({"running", "paused"})
_FULL = 0.9


class ContainerStats(Page):
    """CPU, memory, network, disk and processes, about once a second."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self._streamed = ""
        self.numbers = KeyValues()
        self.meter = Meter()
        self.numbers.hide()
        self.empty = EmptyState("")
        self.column.addWidget(self.numbers)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def fresh(self) -> None:
        """Forget the numbers of the one before."""
        self._stop()
        self.numbers.hide()

    def fill(self) -> None:
        """Stream, or say why not."""
        self._sync()

    def rest(self) -> None:
        """Stop."""
        super().rest()
        self._stop()

    def set_gone(self, gone: bool) -> None:
        """Stop where it is gone."""
        super().set_gone(gone)
        self._sync()

    def _sync(self) -> None:
        if self.row is None:
            return
        alive = self.row.container.state in _ALIVE and not self.gone and not self.row.lost
        if not alive:
            self._stop()
            self.numbers.hide()
            self.empty.say(tr("Stats", "It is not running, so it uses nothing."))
            self.empty.show()
        elif self.awake and self._streamed != self.row.container.id:
            self._streamed = self.row.container.id
            if self.numbers.isHidden():
                self.empty.say(tr("Stats", "Waiting for the first numbers…"))
                self.empty.show()
            self.tasks.start(READ, self._follow(self.row.container.id))

    def _stop(self) -> None:
        self._streamed = ""
        self.tasks.cancel(READ)

    async def _follow(self, identity: str) -> None:
        try:
            async with self.runner.session.engine.containers.stats(identity) as samples:
                async for sample in samples:
                    self._show(sample)
        except (NotFound, Unreachable):
            pass  # the row says so itself
        except EngineError as error:
            self.numbers.hide()
            self.empty.say(explain(error, shown_name(self.row)).sentence)
            self.empty.show()
        finally:
            if self._streamed == identity:
                self._streamed = ""

    def _show(self, sample: Sample) -> None:
        self.empty.hide()
        self.numbers.show()
        first = not self.numbers.keys
        self.numbers.set_rows(numbers(sample))
        if first:
            self.numbers.set_extra("memory", self.meter)
        used, limit = sample.memory_used, sample.memory_limit
        share = used / limit if used is not None and limit else 0.0
        self.meter.set(share, "warn" if share > _FULL else "fill", percent(share * 100))


def numbers(sample: Sample) -> list[KeyValue]:
    """One reading as lines; what is not known is an en dash."""
    used = size(sample.memory_used)
    if used and sample.memory_limit:
        used = tr("Stats", "{used} of {limit}").format(used=used, limit=size(sample.memory_limit))
    return [
        KeyValue("cpu", tr("Stats", "CPU"), _cpu(sample)),
        KeyValue("memory", tr("Stats", "Memory"), used),
        KeyValue("received", tr("Stats", "Received"), size(sample.network_received)),
        KeyValue("sent", tr("Stats", "Sent"), size(sample.network_sent)),
        KeyValue("read", tr("Stats", "Read"), size(sample.block_read)),
        KeyValue("written", tr("Stats", "Written"), size(sample.block_written)),
        KeyValue("pids", tr("Stats", "Processes"), "" if sample.pids is None else str(sample.pids)),
    ]


def _cpu(sample: Sample) -> str:
    if sample.cpu_percent is None:
        return ""
    words = tr("Stats", "{percent} · 100 % is one of {n} cores")
    return words.format(percent=percent(sample.cpu_percent), n=sample.cores)
