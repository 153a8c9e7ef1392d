"""What a pane remembers between runs: columns, sort, width of the detail, grouping, collapsed groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer

from engine.kinds import Key, Kind
from gui.widgets.table_columns import Arrangement

if TYPE_CHECKING:
    from gui.panes.base import Pane
    from models.settings import Settings

SOON = 500
"""Milliseconds that changes are gathered: a column that is dragged changes at every pixel."""


def arrangement_of(kept: dict[str, Any]) -> Arrangement:
    """Columns as they were kept; what is missing or odd is as at first."""
    widths = kept.get("widths")
    hidden = kept.get("hidden")
    order = kept.get("order")
    return Arrangement(
        tuple(str(key) for key in order) if isinstance(order, list) else (),
        tuple((str(key), int(width)) for key, width in widths.items() if isinstance(width, int))
        if isinstance(widths, dict)
        else (),
        tuple(str(key) for key in hidden) if isinstance(hidden, list) else None,
        str(kept.get("sort") or ""),
        bool(kept.get("descending")),
    )


def kept_of(arrangement: Arrangement) -> dict[str, Any]:
    """Columns as JSON."""
    return {
        "order": list(arrangement.order),
        "widths": dict(arrangement.widths),
        "hidden": list(arrangement.hidden or ()),
        "sort": arrangement.sort,
        "descending": arrangement.descending,
    }


class PaneKeeping(QObject):
    """Puts a pane as it was, and keeps what is changed of it."""

    def __init__(self, name: str, settings: Settings, pane: Pane) -> None:
        super().__init__(pane)
        self._name = name
        self._settings = settings
        self._pane = pane
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._soon.timeout.connect(self._keep)
        pane.installEventFilter(self)

    @property
    def detail_width(self) -> int:
        """Pixels at 100 %, 0 where never changed."""
        width = self._settings.pane(self._name).get("detail_width", 0)
        return width if isinstance(width, int) else 0

    def restore(self) -> None:
        """Put the pane as it was."""
        kept = self._settings.pane(self._name)
        table, model = self._pane.table, self._pane.model
        columns = kept.get("columns")
        table.columns.arrange(arrangement_of(columns if isinstance(columns, dict) else {}))
        if self._pane.spec.grouping is not None:
            table.set_grouped(bool(kept.get("grouped", True)))
            collapsed = kept.get("collapsed")
            if isinstance(collapsed, list):
                pairs = [pair for pair in collapsed if isinstance(pair, list) and len(pair) == 2]
                model.set_collapsed(Key(str(host), Kind.GROUP, str(group)) for host, group in pairs)
        table.arrangement_changed.connect(self.keep)
        model.layoutChanged.connect(self.keep)
        model.rowsRemoved.connect(self.keep)

    def keep(self) -> None:
        """Keep how the pane is, soon; what goes on changing does not put it off."""
        if not self._soon.isActive():
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pane that goes, the window closing perhaps, is kept at once."""
        if event.type() == QEvent.Type.Hide and self._soon.isActive():
            self._soon.stop()
            self._keep()
        return super().eventFilter(watched, event)

    def keep_detail_width(self, width: int) -> None:
        """Keep the width of the detail."""
        self._settings.set_pane(self._name, "detail_width", width)

    def _keep(self) -> None:
        pane, model = self._pane, self._pane.model
        self._settings.set_pane(self._name, "columns", kept_of(pane.table.columns.arrangement()))
        if pane.spec.grouping is not None:
            self._settings.set_pane(self._name, "grouped", model.grouped)
            self._settings.set_pane(self._name, "collapsed", sorted([key.host, key.id] for key in model.collapsed))
