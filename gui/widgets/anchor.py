"""What must stay where it is while rows come and go: the rows in sight, and who is next to the current one, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, QObject

from models.groups import GroupRow

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from engine.kinds import Key
    from gui.widgets.table import Table

NEIGHBOURS = 40
"""So many rows below and above the current one are remembered while rows go."""


class Anchor(QObject):
    """Holds a table still. Made before the table gets its model, so that it is asked before Qt's own selection.

    Attributes:
        settling: whether rows are going right now, so that a change of the current row is not the user's doing.
    """

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._in_sight: list[tuple[Key, int]] = []
        self._neighbours: list[Key] = []
        self.settling = False
        model = table.rows
        model.rowsAboutToBeRemoved.connect(self._begin_removing)
        model.rowsRemoved.connect(self._end_removing)
        for about in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.layoutAboutToBeChanged):
            about.connect(self._hold)
        for done in (model.rowsInserted, model.rowsRemoved, model.layoutChanged):
            done.connect(table.scheduleDelayedItemsLayout)

    def _hold(self) -> None:
        """Remember who is in sight, and where, before anything moves; a list at its top stays there."""
        self._hold_neighbours()
        table = self._table
        value = table.verticalScrollBar().value()
        if self._in_sight or (value == 0 and not table.viewport().underMouse()):
            return
        height = table.row_height
        self._in_sight = [(table.rows.row_at(row).key, row * height - value) for row in table.visible_rows()]

    def _hold_neighbours(self) -> None:
        current = self._table.currentIndex().row()
        if self._neighbours or current < 0:
            return
        below = range(current + 1, min(current + NEIGHBOURS, self._table.rows.rowCount()))
        above = range(current - 1, max(current - NEIGHBOURS, -1), -1)
        rows: list[Any] = [self._table.rows.row_at(number) for number in (*below, *above)]
        # A group row is second best: what comes next is to be of the same sort.
        rows.sort(key=lambda row: isinstance(row, GroupRow))
        self._neighbours = [row.key for row in rows]

    def _begin_removing(self, _parent: QModelIndex, first: int, last: int) -> None:
        """The row after a current one that goes is current next; Qt would take the one above."""
        self.settling = True
        current = self._table.currentIndex()
        if not first <= current.row() <= last:
            return
        self._hold_neighbours()
        for key in self._neighbours:
            row = self._table.rows.index_of(key)
            if row >= 0 and not first <= row <= last:
                index = self._table.rows.index(row, current.column())
                self._table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                return

    def _end_removing(self) -> None:
        self.settling = False

    def release(self) -> None:
        """Scroll so that the first row that was in sight and still is there stands where it stood."""
        self._neighbours = []
        keys, self._in_sight = self._in_sight, []
        for key, y in keys:
            row = self._table.rows.index_of(key)
            if row >= 0:
                self._table.verticalScrollBar().setValue(max(0, row * self._table.row_height - y))
                return
