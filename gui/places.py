"""The panes as data: name, words, icon and keys of each, in the order of the sidebar."""

from __future__ import annotations

from gui.sidebar import Place
from models.words import tr


def places() -> tuple[Place, ...]:
    """All panes that exist."""
    return (
        Place("containers", tr("Places", "Containers"), "cube", "Ctrl+1", counted=True),
        Place("images", tr("Places", "Images"), "stack", "Ctrl+2", counted=True),
        Place("volumes", tr("Places", "Volumes"), "hard-drives", "Ctrl+3", counted=True),
        Place("networks", tr("Places", "Networks"), "share-network", "Ctrl+4", counted=True),
        Place("logs", tr("Places", "Logs"), "article", "Ctrl+5", part="watching"),
        Place("monitor", tr("Places", "Monitor"), "activity", "Ctrl+6", part="watching"),
        Place("engine", tr("Places", "Engine"), "desktop", "Ctrl+9", part="engines"),
        Place("settings", tr("Places", "Settings"), "gear-six", "Ctrl+,", part="foot", foot=True),
    )
