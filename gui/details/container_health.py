"""A container's health: how it stands, when the next check runs, and what the last ones wrote."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.details import container_facts as facts
from gui.details.tab import READ, Page
from gui.details.times import now, to_the_second
from gui.look import paint
from gui.look.look import look
from gui.widgets.copying import CopyButton
from gui.widgets.field import IconMark
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.notice import EmptyState
from gui.widgets.plain_box import PlainBox
from gui.widgets.section import Section
from gui.widgets.words import Value, Words
from models import health
from models.glyphs import TONES, Glyph
from models.words import short_duration, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from engine.records import Container, HealthCheck, Probe
    from gui.actions.runner import ActionRunner

LATE = 0.3
"""Seconds after a check is due that its result is asked for at first."""
LONGEST_WAIT = 15.0
"""At most, where the check itself takes its time."""
ANSWERED = 0.25
"""Seconds in which an answer is there."""
_TONES = {"healthy": Glyph.RUNNING, "unhealthy": Glyph.UNHEALTHY, "starting": Glyph.STARTING}


class ProbeBox(QWidget):
    """One run of the check: result, when, how long, and what it wrote."""

    def __init__(self, probe: Probe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.probe = probe
        good = probe.exit_code == 0
        ink = "ok" if good else "err"
        icon = "check-circle-fill" if good else "x-circle-fill"
        self._head = QHBoxLayout()
        self._head.addWidget(IconMark(icon, ink, 16))
        self._head.addWidget(Words(health.result_text(probe), "name", "text" if good else "err"))
        said = (to_the_second(probe.start), health.took_text(probe))
        self.when = Value(" · ".join(filter(None, said)), "secondary", "text2")
        self._head.addWidget(self.when, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        text = health.output_lines(probe.output)
        self.output = PlainBox(8)
        if text:
            self._head.addWidget(CopyButton(tr("Health", "output"), lambda: probe.output))
            self.output.setPlainText(text)
            self.output.setAccessibleName(tr("Health", "What the check wrote"))
            self._column.addWidget(self.output)
        else:
            self._column.addWidget(Words(tr("Health", "It wrote nothing."), "secondary", "text3"))
            self.output.deleteLater()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        look().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(12), px(8), px(8), px(10))
        self._column.setSpacing(px(4))
        self._head.setSpacing(px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sunken surface with an edge."""
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, look().color("sunken"), look().color("line"), 1, look().pxf(6))


class _Probes(QWidget):
    """The runs, the latest first; those that stay keep their place and selection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[ProbeBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().px(8))
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_probes(self, probes: Sequence[Probe]) -> None:
        """Show these, the latest last."""
        known = {box.probe: box for box in self.boxes}
        for probe in known.keys() - set(probes):
            box = known.pop(probe)
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = []
        for place, probe in enumerate(dict.fromkeys(reversed(probes))):
            shown = known.get(probe) or ProbeBox(probe, self)
            self.boxes.append(shown)
            if self._column.indexOf(shown) != place:
                self._column.insertWidget(place, shown)
                shown.show()


class ContainerHealth(Page):
    """The tab of containers that have a check."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self.facts = KeyValues()
        self.probes = _Probes()
        self.section = Section(tr("Health", "Last checks"), self.probes)
        self.empty = EmptyState("")
        self.column.addWidget(self.facts)
        self.column.addWidget(self.section)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def fill(self) -> None:
        """Show what is known, and ask again when a check is due: an event tells of another status alone."""
        container: Container = self.row.container
        detail = container.detail
        check = detail.health_check if detail is not None else None
        self.facts.set_rows([*self._now(container), *(settings(check) if check is not None else ())])
        runs = detail.probes if detail is not None else ()
        self.probes.show_probes(runs)
        self.section.set_count(len(runs))
        self.section.setVisible(bool(runs))
        self.empty.say(tr("Health", "No check has ended yet."))
        self.empty.setVisible(not runs)
        if not self.may_ask or health.next_check(container) is None:
            self.tasks.cancel(READ)
        elif not self.tasks.running(READ):
            self.tasks.start(READ, self._keep_up())

    def tick(self) -> None:
        """The next check is a second nearer."""
        if self.row is not None and not self.gone:
            rows = self._now(self.row.container)
            detail = self.row.container.detail
            if detail is not None and detail.health_check is not None:
                rows += settings(detail.health_check)
            self.facts.set_rows(rows)

    def _left(self, container: Container) -> float | None:
        """Seconds until the next check, by the clock that the times of the checks are from."""
        engine_now = now() + self.runner.session.clock_ahead
        return health.seconds_to(health.next_check(container), engine_now)

    def _now(self, container: Container) -> list[KeyValue]:
        glyph = _TONES.get(container.health)
        ink = TONES[glyph] if glyph is not None and container.state == "running" else "text"
        rows = [KeyValue("status", tr("Health", "Status"), health.status_words(container), ink=ink)]
        left = self._left(container)
        if left is not None:
            words = tr("Health", "in {time}").format(time=short_duration(left)) if left >= 1 else tr("Health", "now")
            rows.append(KeyValue("next", tr("Health", "Next check"), words))
        return rows

    async def _keep_up(self) -> None:
        wait, seen = LATE, None
        while True:
            container: Container = self.row.container
            probes = container.detail.probes if container.detail is not None else ()
            wait = LATE if probes != seen else min(wait * 2, LONGEST_WAIT)
            seen = probes
            await asyncio.sleep((self._left(container) or 0.0) + wait)
            self.runner.session.read_again(self.row.key)
            await asyncio.sleep(ANSWERED)


def settings(check: HealthCheck) -> list[KeyValue]:
    """What is run, how often, and what is made of it."""
    rows = [facts.check_line(check), facts.check_times(check)]
    if check.start_period:
        words = tr("Health", "{time} in which failures do not count").format(time=short_duration(check.start_period))
        rows.append(KeyValue("start", tr("Health", "Start period"), words))
    if check.start_interval:
        words = tr("Health", "every {time}").format(time=short_duration(check.start_interval))
        rows.append(KeyValue("start-interval", tr("Health", "Meanwhile"), words))
    return rows
