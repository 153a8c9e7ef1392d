"""Choose whose logs are read together: containers, or whole projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from gui.dialogs.tick_list import Tick, TickList, TickModel
from gui.look.look import look
from gui.widgets.dialog import Dialog
from gui.widgets.field import Field
from models.merged_log import MOST_SOURCES
from models.words import clean, natural, plural, tr

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtWidgets import QWidget

    from engine.records import Container

ROWS = 12


class LogSourcesDialog(Dialog):
    """A list to tick, with a filter over it; projects stand first and tick their containers.

    Signals:
        chosen: a tuple of names.
    """

    chosen = Signal(object)

    def __init__(self, containers: Sequence[Container], ticked: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(tr("LogSources", "Choose containers"), parent, width=560)
        self.setObjectName("log-sources")
        self._containers = sorted(containers, key=lambda one: (one.state != "running", natural(one.name)))
        self._on = {one.name for one in containers if one.name in ticked}
        self._projects = sorted({one.project for one in containers if one.project}, key=natural)
        self._rows: list[str] = []
        self._filling = False
        self.field = Field(tr("LogSources", "Filter"), tr("LogSources", "Filter by name, project or image"))
        self.field.changed.connect(lambda _text: self._fill())
        self.body.addWidget(self.field)
        self.list = TickList(tr("LogSources", "Containers"), TickModel((), (), self), ROWS, self)
        self.list.setMinimumHeight(look().px(28) * ROWS)
        self.body.addWidget(self.list)
        self.add_cancel()
        self.show_button = self.add_button("", "primary", default=True)
        self.show_button.clicked.connect(self._choose)
        self._fill()
        self.focus_first(self.field.edit)

    def _fill(self) -> None:
        wanted = self.field.text().strip().casefold()
        projects = [project for project in self._projects if wanted in project.casefold()]
        containers = [
            one
            for one in self._containers
            if any(wanted in words.casefold() for words in (one.name, one.project, one.image))
        ]
        ticks = [self._project_tick(project) for project in projects]
        ticks += [Tick(clean(one.name), clean(one.project), self._state(one)) for one in containers]
        self._rows = [f"project {project}" for project in projects] + [one.name for one in containers]
        self._fresh = TickModel(ticks, self._ticked(), self)
        self._fresh.dataChanged.connect(lambda first, *_rest: self._ticked_one(first.row()))
        self.list.setModel(self._fresh)
        self._show()

    def _project_tick(self, project: str) -> Tick:
        count = len(self._members(project))
        about = plural("LogSources", "%n container", "%n containers", count)
        return Tick(tr("LogSources", "Project {name}").replace("{name}", clean(project)), about)

    @staticmethod
    def _state(container: Container) -> str:
        return tr("LogSources", "running") if container.state == "running" else clean(container.state)

    def _members(self, project: str) -> set[str]:
        return {one.name for one in self._containers if one.project == project}

    def _ticked(self) -> list[bool]:
        return [
            self._members(row.removeprefix("project ")) <= self._on if row.startswith("project ") else row in self._on
            for row in self._rows
        ]

    def _ticked_one(self, place: int) -> None:
        if self._filling:
            return
        row, on = self._rows[place], self._fresh.on[place]
        names = self._members(row.removeprefix("project ")) if row.startswith("project ") else {row}
        self._on = self._on | names if on else self._on - names
        self._filling = True
        for other, ticked in enumerate(self._ticked()):
            self._fresh.set_on(other, on=ticked)
        self._filling = False
        self._show()

    def _show(self) -> None:
        count = len(self._on)
        words = plural("LogSources", "Show %n log", "Show %n logs", count) if count else tr("LogSources", "Show logs")
        self.show_button.setText(words)
        self.show_button.updateGeometry()
        reason = "" if count else tr("LogSources", "Nothing is ticked")
        if count > MOST_SOURCES:
            reason = tr("LogSources", "{n} at most").format(n=MOST_SOURCES)
        self.reason.say(reason)
        self.show_button.setEnabled(not reason)

    def _choose(self) -> None:
        self.chosen.emit(tuple(one.name for one in self._containers if one.name in self._on))
        self.accept()

    def keyPressEvent(self, event: object) -> None:
        """Down leads from the field to the list."""
        if event.key() == Qt.Key.Key_Down and self.field.edit.hasFocus():  # type: ignore[attr-defined]
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]
