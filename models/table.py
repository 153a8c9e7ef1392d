"""The one table model of every pane: flat, keyed, with group rows among the others.

It is never reset. Rows come and go with the fewest signals that say it: runs of neighbours as such, and where rows come
and go all over the table they are moved to its end first (one change of layout) and taken away there as one run. So
selection, current row and every other persistent index follow their rows.
"""

from __future__ import annotations

from itertools import pairwise
from operator import is_
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal

from models.groups import Grouping, GroupRow
from models.table_cells import COLUMN_ROLE, ROW_ROLE, ShownRows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.records import Key
    from models.columns import Column
    from models.order import Entry, Group
    from models.rows import Keyed

__all__ = ["COLUMN_ROLE", "ROW_ROLE", "GroupRow", "Grouping", "TableModel"]

R = TypeVar("R", bound="Keyed")

RUNS = 48
"""So many runs of rows may come or go one by one; beyond that one change of layout costs less."""

_ROWS_ONLY = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
_WITH_HINT = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs of neighbours, (first, last)."""
    if not numbers:
        return []
    breaks = [place for place, (one, two) in enumerate(pairwise(numbers), 1) if two != one + 1]
    starts = [0, *breaks]
    ends = [*breaks, len(numbers)]
    return [(numbers[start], numbers[end - 1]) for start, end in zip(starts, ends, strict=True)]


class TableModel(ShownRows[R]):
    """Rows of one noun as a flat table.

    Args:
        columns: what it shows of a row.
        grouping: how rows are grouped; without, there are no group rows.
        parent: Qt's owner.

    Signals:
        countsChanged: `total` or `shown` changed.
    """

    countsChanged = Signal()  # noqa: N815 - a signal is named as Qt names them

    def __init__(
        self, columns: Sequence[Column[R]], *, grouping: Grouping[R] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(columns, grouping=grouping, parent=parent)
        self._stamp = 0
        self._counts = (0, 0)

    # -- rows

    def replace(self, rows: Iterable[R]) -> None:
        """Show exactly these rows. A row object that is the same as before, or equal to it, is no change."""
        self._order.replace(list(rows))
        self._settle()

    def upsert(self, rows: Iterable[R]) -> None:
        """Add rows, or change those with the same key."""
        self._order.put({row.key: row for row in rows}.values())
        self._settle()

    def discard(self, keys: Iterable[Key]) -> None:
        """Take rows away; unknown keys are passed over."""
        self._order.drop(keys)
        self._settle()

    def rows(self) -> list[R]:
        """All row objects, those that the filter hides included."""
        return [entry.row for entry in self._order.entries.values()]

    def record(self, key: Key) -> R | None:
        """The row object of a key, shown or not; None: there is none."""
        entry = self._order.entries.get(key)
        return None if entry is None else entry.row

    def members(self, group: Key, *, hidden: bool = False) -> list[R]:
        """The records of a group in their order: those that pass the filter, `hidden` ones too where asked."""
        found = self._order.groups.get(group)
        if found is None:
            return []
        return [entry.row for entry in (found.members if hidden else found.matching)]

    @property
    def total(self) -> int:
        """How many records there are."""
        return len(self._order.entries)

    @property
    def shown(self) -> int:
        """How many records pass the filter, those in collapsed groups included."""
        return self._counts[1]

    # -- order, filter, groups

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column at once; -1: by name."""
        number = column if 0 <= column < len(self.columns) else self._order.name
        self._order.sort(number, descending=order == Qt.SortOrder.DescendingOrder)
        self._settle()

    def resort(self) -> None:
        """Move rows whose sort value changed to where they belong. Costs next to nothing when there are none."""
        if self._order.stale:
            self._order.resort()
            self._settle()

    @property
    def sort_key(self) -> str:
        """The key of the column sorted by."""
        return self.columns[self._order.column].key

    @property
    def descending(self) -> bool:
        """Whether it is sorted downwards."""
        return self._order.descending

    def set_filter(self, match: Callable[[R], bool] | None, *, live: bool = False) -> None:
        """Show only records that match, and groups that have one; None: all. `live`: it asks for what is measured."""
        self._order.live_match = live
        if match is not None or self._order.match is not None:
            self._order.set_match(match)
            self._settle()

    def stir(self, keys: Iterable[Key]) -> None:
        """What is measured of these rows is another. `tick` paints it; here they are filtered, and sorted later."""
        if self._order.stir(keys):
            self._settle()

    @property
    def grouped(self) -> bool:
        """Whether there are group rows."""
        return self._order.grouped

    def set_grouped(self, grouped: bool) -> None:
        """Show group rows, or one plain list. Does nothing in a table without a grouping."""
        if self._grouping is not None and grouped != self._order.grouped:
            self._order.regroup(grouped=grouped)
            self._settle()

    @property
    def collapsed(self) -> frozenset[Key]:
        """The keys of the groups that are collapsed, those that are not there at the moment included."""
        return frozenset(self._order.collapsed)

    def set_collapsed(self, groups: Iterable[Key]) -> None:
        """Collapse exactly these groups."""
        self._order.collapsed = set(groups)
        self._settle()

    def toggle(self, group: Key) -> None:
        """Collapse a group, or expand it."""
        self.set_collapsed(self._order.collapsed ^ {group})

    # -- telling views

    def _settle(self) -> None:
        """Bring what views know in line with the order, and tell of it."""
        order = self._order
        groups = order.refresh_groups()
        changed: list[Entry[R] | Group[R]] = [item for item in groups if item.shown]
        changed += [entry for entry in order.changed if entry.shown]
        order.changed = []
        moved, order.moved = order.moved, False
        target = order.listing()
        if len(target) != len(self._visible) or not all(map(is_, target, self._visible)):
            self._move_to(target, moved=moved)
        self._tell_changed(changed)
        counts = (len(order.entries), order.count())
        if counts != self._counts:
            self._counts = counts
            self.countsChanged.emit()

    def _tell_changed(self, changed: Sequence[Entry[R] | Group[R]]) -> None:
        if not changed:
            return
        self._number()
        spans = runs(sorted({item.at for item in changed if item.shown}))
        if len(spans) > RUNS:  # one repaint of what is in sight costs less than so many questions
            spans = [(spans[0][0], spans[-1][1])]
        last = len(self.columns) - 1
        for first, final in spans:
            self.dataChanged.emit(self.index(first, 0), self.index(final, last))

    def _move_to(self, target: list[Entry[R] | Group[R]], *, moved: bool) -> None:
        """Come from the rows shown to `target`. `moved`: rows that stay may have changed places."""
        fresh = [number for number, item in enumerate(target) if not item.shown]
        gone: list[int] = []
        if len(target) - len(fresh) < len(self._visible):  # fewer stay than are shown
            self._stamp += 1
            stamp = self._stamp
            for item in target:
                item.wanted = stamp
            gone = [number for number, item in enumerate(self._visible) if item.wanted != stamp]
        if not moved:
            going, coming = runs(gone), runs(fresh)
            if len(going) + len(coming) <= RUNS:
                for first, last in reversed(going):
                    self._take_away(first, last)
                for first, last in coming:
                    self._put_in(first, target[first : last + 1])
                return
        self._move_at_once(target, [target[number] for number in fresh], [self._visible[number] for number in gone])

    def _take_away(self, first: int, last: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, last)
        for item in self._visible[first : last + 1]:
            item.shown = False
        del self._visible[first : last + 1]
        self._numbered = False
        self.endRemoveRows()

    def _put_in(self, first: int, items: list[Entry[R] | Group[R]]) -> None:
        self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
        for item in items:
            item.shown = True
        self._visible[first:first] = items
        self._numbered = False
        self.endInsertRows()

    def _move_at_once(
        self, target: list[Entry[R] | Group[R]], fresh: list[Entry[R] | Group[R]], gone: list[Entry[R] | Group[R]]
    ) -> None:
        """New rows at the end, one change of layout, then what goes is taken from the end."""
        if fresh:
            self._put_in(len(self._visible), fresh)
        before = self._visible
        if gone or not all(map(is_, target, before)):
            about: Any = self.layoutAboutToBeChanged  # Qt's stubs do not know that overloaded signals take [ ]
            done: Any = self.layoutChanged
            about[_WITH_HINT].emit([], _ROWS_ONLY)
            old = self.persistentIndexList()
            self._visible = target + gone
            self._numbered = False
            self._number()
            new = [self.createIndex(before[index.row()].at, index.column()) for index in old]
            self.changePersistentIndexList(old, new)
            done[_WITH_HINT].emit([], _ROWS_ONLY)
        if gone:
            self._take_away(len(target), len(self._visible) - 1)
