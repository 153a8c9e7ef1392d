"""The tabs of each kind as data; the module of a tab is loaded when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.details.tab import TabSpec
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow


def _container_overview(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.container_overview import ContainerOverview

    return ContainerOverview(runner, parent)


def _logs(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.container_logs import ContainerLogs

    return ContainerLogs(runner, parent)


def _stats(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.container_stats import ContainerStats

    return ContainerStats(runner, parent)


def _processes(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.container_processes import ContainerProcesses

    return ContainerProcesses(runner, parent)


def _health(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.container_health import ContainerHealth

    return ContainerHealth(runner, parent)


def _is_checked(row: ContainerRow) -> bool:
    detail = row.container.detail
    return bool(row.container.health) or (detail is not None and detail.health_check is not None)


def _terminal(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.container_terminal import ContainerTerminal

    return ContainerTerminal(runner, parent)


def _files(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.container_files import ContainerFiles

    return ContainerFiles(runner, parent)


def _inspect(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.inspect import InspectTab

    return InspectTab(runner, parent)


def _image_overview(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.image_overview import ImageOverview

    return ImageOverview(runner, parent)


def _image_layers(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.image_layers import ImageLayers

    return ImageLayers(runner, parent)


def _volume_overview(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.volume_overview import VolumeOverview

    return VolumeOverview(runner, parent)


def _network_overview(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.network_overview import NetworkOverview

    return NetworkOverview(runner, parent)


def _used_by(runner: ActionRunner, parent: QWidget) -> QWidget:
    from gui.details.used_by import UsedBy

    return UsedBy(runner, parent)


def tabs_for(kind: Kind) -> tuple[TabSpec, ...]:
    """The tabs of a kind, in order."""
    inspect = TabSpec("inspect", tr("Tabs", "Inspect"), _inspect)
    used_by = TabSpec("used-by", tr("Tabs", "Used by"), _used_by)
    overview = tr("Tabs", "Overview")
    match kind:
        case Kind.CONTAINER:
            return (
                TabSpec("overview", overview, _container_overview),
                TabSpec("logs", tr("Tabs", "Logs"), _logs),
                TabSpec("stats", tr("Tabs", "Stats"), _stats),
                TabSpec("terminal", tr("Tabs", "Terminal"), _terminal),
                TabSpec("files", tr("Tabs", "Files"), _files),
                TabSpec("processes", tr("Tabs", "Processes"), _processes),
                TabSpec("health", tr("Tabs", "Health"), _health, _is_checked),
                inspect,
            )
        case Kind.IMAGE:
            layers = TabSpec("layers", tr("Tabs", "Layers"), _image_layers)
            return (TabSpec("overview", overview, _image_overview), layers, used_by, inspect)
        case Kind.VOLUME:
            return (TabSpec("overview", overview, _volume_overview), used_by, inspect)
        case Kind.NETWORK:
            return (TabSpec("overview", overview, _network_overview), used_by, inspect)
        case _:
            return ()
