"""The Inspect tab as a part of the detail panel, for every kind."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from engine.records import Kind
from gui.actions.names import id_of, shown_name
from gui.details.inspect import InspectTab
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from engine.contract import Engine
    from gui.actions.runner import ActionRunner
    from models.rows import Row


class ThingInspect(InspectTab):
    """The engine's own JSON of the thing that the panel shows."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._gone = False
        self._record: object = None

    def show_row(self, row: Row) -> None:
        """Show a thing's JSON; the same one is read anew where its record changed."""
        record = record_of(row)
        if record is self._record or self._gone:
            return
        self._record = record
        self.show_thing(row.key, shown_name(row), _load(self._runner.session.engine, row.key.kind, id_of(row)))

    def set_gone(self, gone: bool) -> None:
        """Nothing is asked any more; what was read stays."""
        self._gone = gone
        if gone:
            self.set_removed()
        self._record = None

    def wake(self) -> None:
        """It is on the screen."""

    def rest(self) -> None:
        """It is not on the screen any more."""


def record_of(row: Row) -> object:
    """The record in a row: the same object for as long as the engine said nothing new."""
    match row:
        case ContainerRow():
            return row.container
        case ImageRow():
            return row.image
        case VolumeRow():
            return row.volume
        case NetworkRow():
            return row.network


def _load(engine: Engine, kind: Kind, identity: str) -> Callable[[], Coroutine[Any, Any, dict[str, Any]]]:
    match kind:
        case Kind.IMAGE:
            return partial(engine.images.inspect, identity)
        case Kind.VOLUME:
            return partial(engine.volumes.inspect, identity)
        case Kind.NETWORK:
            return partial(engine.networks.inspect, identity)
        case _:
            return partial(engine.containers.inspect, identity)
