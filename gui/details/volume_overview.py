"""A volume's overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.details import container_facts as facts
from gui.details.parts import More, Part
from gui.details.tab import Page
from gui.details.times import moment, now
from gui.details.used_by import UserList, things_of
from gui.widgets.key_values import KeyValue, KeyValues
from models.words import clean, size, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.records import Volume
    from gui.actions.runner import ActionRunner


class VolumeOverview(Page):
    """What a volume is and who uses it."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(runner, parent)
        self.facts = KeyValues()
        self.users = Part(tr("Overview", "Used by"), UserList(runner))
        self.options = Part(tr("Overview", "Driver options"), KeyValues(160))
        self.labels = More(tr("Overview", "Labels"), KeyValues(220))
        for widget in (self.facts, self.users, self.options, self.labels):
            self.column.addWidget(widget)
        self.column.addStretch(1)

    def fresh(self) -> None:
        """Another volume."""
        self.labels.fold()

    def fill(self) -> None:
        """Show what is known of it."""
        volume = self.row.volume
        self.facts.set_rows(_lines(volume))
        self.users.show_things(things_of(self.row.users))
        self.options.show_rows(facts.labels(volume.options))
        self.labels.show_rows(facts.labels(volume.labels))


def _lines(volume: Volume) -> list[KeyValue]:
    lines = [
        KeyValue("name", tr("Overview", "Name"), clean(volume.name), copy=True, middle=True, mono=volume.anonymous),
        KeyValue("driver", tr("Overview", "Driver"), clean(volume.driver)),
        KeyValue(
            "mountpoint",
            tr("Overview", "Mount point"),
            clean(volume.mountpoint),
            mono=True,
            copy=bool(volume.mountpoint),
            middle=True,
        ),
        KeyValue("created", tr("Overview", "Created"), moment(volume.created, now())),
        KeyValue("scope", tr("Overview", "Scope"), clean(volume.scope)),
    ]
    if volume.size is not None:
        lines.append(KeyValue("size", tr("Overview", "Size"), size(volume.size)))
    return lines
