"""The lines of a menu that stop and take up the loading of a log's earlier lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.log_earlier import EarlierState
from models.words import tr

if TYPE_CHECKING:
    from gui.widgets.menu import Menu
    from models.container_log import ContainerLog
    from models.merged_log import MergedLog


def add_earlier(menu: Menu, log: ContainerLog | MergedLog) -> None:
    """Add what can be done about the lines before those that are there; nothing where all are."""
    state = log.earlier.state
    if state is EarlierState.LOADING:
        menu.add(tr("Log", "Stop loading earlier lines"), log.stop_earlier, icon="stop")
    elif state in {EarlierState.STOPPED, EarlierState.FAILED}:
        menu.add(tr("Log", "Load earlier lines"), log.load_earlier, icon="arrow-up")
