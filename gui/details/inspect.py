"""The Inspect tab of every kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gui.details.inspect_view import InspectView
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QWidget

    from engine.contract import Engine
    from gui.actions.runner import ActionRunner

    Row = ContainerRow | ImageRow | VolumeRow | NetworkRow


class InspectTab(InspectView):
    """The JSON of the thing that the panel shows; read again when its record changes."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._row: Row | None = None

    def show_row(self, row: Row) -> None:
        """Show a thing; of the same one what is open stays open."""
        before, self._row = self._row, row
        if before is not None and before.key == row.key and record_of(before) == record_of(row):
            return
        self.show_thing(row.key, name_of(row), loader(self._runner.session.engine, row))

    def set_gone(self, gone: bool) -> None:
        """Nothing more is asked; what is loaded stays."""
        if gone:
            self.set_removed()

    def wake(self) -> None:
        """It is on the screen."""

    def rest(self) -> None:
        """It is not on the screen any more."""


def record_of(row: Row) -> object:
    """What the engine said of a row's thing."""
    if isinstance(row, ContainerRow):
        return row.container
    if isinstance(row, ImageRow):
        return row.image
    return row.volume if isinstance(row, VolumeRow) else row.network


def name_of(row: Row) -> str:
    """What a row's thing is called."""
    if isinstance(row, ContainerRow):
        return row.container.name
    if isinstance(row, ImageRow):
        return row.reference or row.image.id.removeprefix("sha256:")[:12]
    return row.volume.name if isinstance(row, VolumeRow) else row.network.name


def loader(engine: Engine, row: Row) -> Callable[[], Coroutine[Any, Any, dict[str, Any]]]:
    """The call that gives the JSON of a row's thing."""
    if isinstance(row, ContainerRow):
        container = row.container.id
        return lambda: engine.containers.inspect(container)
    if isinstance(row, ImageRow):
        image = row.image.id
        return lambda: engine.images.inspect(image)
    if isinstance(row, VolumeRow):
        volume = row.volume.name
        return lambda: engine.volumes.inspect(volume)
    network = row.network.id
    return lambda: engine.networks.inspect(network)
