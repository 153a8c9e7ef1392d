"""A container's overview: trouble first, then what it is, what it uses and how it is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.actions import addresses, places
from gui.actions.container_ways import open_port
from gui.details import container_facts as facts
from gui.details.parts import More, Part
from gui.details.run_part import RunPart
from gui.details.tab import READ, Page
from gui.details.things import Things
from gui.details.times import now
from gui.details.trouble import trouble_of
from gui.widgets.key_values import KeyValues
from gui.widgets.notice import Notice
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.actions.runner import ActionRunner

_TICKS = 10


class ContainerOverview(Page):
    """The overview of one container; what only inspection says appears as soon as the session has read it."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self._ticks = 0
        self.trouble = Notice("warn", "")
        self.trouble.acted.connect(self._follow_trouble)
        self.facts = KeyValues()
        self.facts.followed.connect(self._follow)
        self.environment = More(tr("Overview", "Environment"), KeyValues(160))
        self.ports = More(tr("Overview", "Ports"), KeyValues())
        self.mounts = Part(tr("Overview", "Mounts"), Things(), searched=True, copied=True)
        self.networks = Part(tr("Overview", "Networks"), Things(), searched=True, copied=True)
        self.labels = More(tr("Overview", "Labels"), KeyValues(220))
        self.limits = Part(tr("Overview", "Limits"), KeyValues())
        self.health = Part(tr("Overview", "Health check"), KeyValues())
        self.limits.set_more(tr("Overview", "Change…"))
        self.limits.more_asked.connect(lambda: self.runner.trigger("container.limits", [self.row]))
        self.health.set_more(tr("Overview", "Show all"))
        self.health.more_asked.connect(lambda: self.runner.go(self.row.key, "health"))
        self.command = RunPart(runner)
        self.ports.body.followed.connect(self._follow)
        self.mounts.body.followed.connect(self._follow)
        self.networks.body.followed.connect(self._follow)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.facts)
        for part in (self.ports, self.environment, self.mounts, self.networks, self.labels, self.limits, self.health):
            self.column.addWidget(part)
        self.column.addWidget(self.command)
        self.column.addStretch(1)

    def fresh(self) -> None:
        """Mask again what was revealed, fold what was unfolded."""
        self.facts.conceal()
        for part in (self.ports, self.environment, self.mounts, self.networks, self.labels):
            part.fold()
        self.command.forget()
        self._catch_up()

    def wake(self) -> None:
        """It is on the screen."""
        super().wake()
        self._catch_up()

    def _catch_up(self) -> None:
        """No event tells that a check failed once more, or how: that is read again while it is looked at."""
        if not self.may_ask:
            return
        container = self.row.container
        if container.state == "running" and container.detail is not None and container.detail.health_check is not None:
            self.runner.session.read_again(self.row.key)

    def fill(self) -> None:
        """Show what is known of the container."""
        row = self.row
        if row is None:
            return
        container = row.container
        trouble = trouble_of(row)
        if trouble is not None:
            self.trouble.set_level(trouble.level)
            self.trouble.say(trouble.title, trouble.text, trouble.action)
        self.trouble.setVisible(trouble is not None)
        self.facts.set_rows(facts.main(row, now()))
        self.ports.show_rows(facts.ports(container))
        self.environment.show_rows(facts.environment(container))
        self.mounts.show_things(facts.mounts(container))
        self.networks.show_things(facts.networks(container))
        self.labels.show_rows(facts.labels(container.labels))
        self.limits.show_rows(facts.limits(container))
        self.health.show_rows(facts.health(container))
        if self.may_ask and self.command.wants(container):
            self.tasks.start(READ, self.command.read(container))

    def tick(self) -> None:
        """Every ten seconds "2 h ago" may have become something else."""
        self._ticks += 1
        if self._ticks % _TICKS == 0 and self.row is not None:
            self.facts.set_rows(facts.main(self.row, now()))
            self._catch_up()

    def _follow(self, key: str) -> None:
        what, _, name = key.partition(" ")
        session, container = self.runner.session, self.row.container
        target: Any = None
        match what:
            case "image":
                target = places.image_key(session, container)
            case "volume":
                target = places.volume_key(session, name)
            case "network":
                target = places.network_key(session, name)
            case "port":
                for port in addresses.published(container):
                    if facts.port_key(port) == key:
                        open_port(self.runner, port)
                        return
        if target is not None:
            self.runner.go(target)

    def _follow_trouble(self) -> None:
        trouble = trouble_of(self.row)
        if trouble is not None and trouble.tab:
            self.runner.go(self.row.key, trouble.tab)
