"""The one table model of every pane: flat, keyed, with group rows among the others.

It is never reset. Rows come and go with the fewest signals that say it: runs of neighbours as such, and where rows come
and go all over the table they are moved to its end first (one change of layout) and taken away there as one run. So
selection, current row and every other persistent index follow their rows.
"""

from __future__ import annotations

from itertools import pairwise
from operator import is_
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from models.columns import Align
from models.groups import Grouping, GroupRow
from models.order import Entry, Group, Order
from models.rows import Keyed
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from engine.records import Key
    from models.columns import Column

__all__ = ["COLUMN_ROLE", "ROW_ROLE", "GroupRow", "Grouping", "TableModel"]

R = TypeVar("R", bound=Keyed)

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The row object, or the `GroupRow`."""
COLUMN_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The `Column`; of header cells too."""

RUNS = 48
"""So many runs of rows may come or go one by one; beyond that one change of layout costs less."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_ROWS_ONLY = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
_WITH_HINT = "QList<QPersistentModelIndex>,QAbstractItemModel::LayoutChangeHint"

Index = QModelIndex | QPersistentModelIndex


def runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs of neighbours, (first, last)."""
    if not numbers:
        return []
    breaks = [place for place, (one, two) in enumerate(pairwise(numbers), 1) if two != one + 1]
    starts = [0, *breaks]
    ends = [*breaks, len(numbers)]
    return [(numbers[start], numbers[end - 1]) for start, end in zip(starts, ends, strict=True)]


class TableModel(QAbstractTableModel, Generic[R]):
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
        super().__init__(parent)
        self.columns: tuple[Column[R], ...] = tuple(columns)
        self._grouping = grouping
        self._order: Order[R] = Order(self.columns, grouping)
        self._visible: list[Entry[R] | Group[R]] = []
        self._numbered = True
        self._stamp = 0
        self._moment = 0
        self._moving = [number for number, column in enumerate(self.columns) if column.moving]
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

    def row_at(self, number: int) -> R | GroupRow:
        """The row object shown at a row number. IndexError: there is no such row."""
        if number < 0:
            raise IndexError(number)
        return self._visible[number].row

    def texts_at(self, number: int) -> list[str]:
        """The words of the cells of a row, by column: what `data` gives, for a view that paints a row at a time."""
        item = self._visible[number]
        return item.texts if item.texts is not None and item.moment == self._moment else self._words(item)

    def index_of(self, key: Key) -> int:
        """The row number at which a record or a group is shown, -1: it is not."""
        item = self._order.entries.get(key) or self._order.groups.get(key)
        if item is None or not item.shown:
            return -1
        self._number()
        return item.at

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

    def set_filter(self, match: Callable[[R], bool] | None) -> None:
        """Show only records that match, and groups that have one; None: all."""
        if match is not None or self._order.match is not None:
            self._order.set_match(match)
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

    # -- words that change with the clock

    def tick(self, first: int = 0, last: int | None = None) -> None:
        """Derive anew the words that change with the clock, and repaint those that did.

        Args:
            first: the first row number in sight.
            last: one past the last; all where None. Rows out of sight get their new words when they are painted.
        """
        if not self._moving:
            return
        self._moment += 1
        end = len(self._visible) if last is None else min(last, len(self._visible))
        low, high = self._moving[0], self._moving[-1]
        for number in range(max(first, 0), end):
            item = self._visible[number]
            if isinstance(item, Group) or item.texts is None:
                continue
            before = item.texts
            if self._words(item) != before:
                self.dataChanged.emit(self.index(number, low), self.index(number, high))

    def _words(self, item: Entry[R] | Group[R]) -> list[str]:
        """The words of a row, made once and kept; those that move with the clock made once per tick."""
        texts = item.texts
        if isinstance(item, Group):
            texts = [""] * len(self.columns)
            texts[self._order.name] = item.title
        elif texts is None:
            texts = [column.text(item.row) for column in self.columns]
        elif item.moment != self._moment and self._moving:
            texts = texts.copy()
            for number in self._moving:
                texts[number] = self.columns[number].text(item.row)
        item.texts = texts
        item.moment = self._moment
        return texts

    # -- Qt's questions

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows shown, group rows included."""
        return 0 if parent is not None and parent.isValid() else len(self._visible)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns, hidden ones included."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """What a view asks of a cell; words first, since they are asked most."""
        number = index.row()
        if number < 0:
            return None
        if role == _DISPLAY:
            item = self._visible[number]
            texts = item.texts
            if texts is None or item.moment != self._moment:
                texts = self._words(item)
            return texts[index.column()]
        if role == ROW_ROLE:
            return self._visible[number].row
        if role == COLUMN_ROLE:
            return self.columns[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[index.column()].align is Align.RIGHT else _LEFT
        if role in {_TOOLTIP, _SPOKEN, _DESCRIPTION}:
            return self._said(self._visible[number], index.column(), role)
        return None

    def _said(self, item: Entry[R] | Group[R], number: int, role: int) -> str:
        """What is said of a cell rather than painted. Plain text: a view shows it as such."""
        named = number == self._order.name
        if isinstance(item, Group):
            if role == _SPOKEN and named and self._grouping is not None:
                return self._grouping.spoken(item.row)
            return item.title if role == _TOOLTIP and named else ""
        column = self.columns[number]
        if role == _TOOLTIP:
            return column.text(item.row) if column.tooltip is None else column.tooltip(item.row)
        if role == _SPOKEN:
            said = column.text(item.row) if column.spoken is None else column.spoken(item.row)
            return said or tr("Table", "unknown")
        return self._place_words(item) if named else ""

    def _place_words(self, entry: Entry[R]) -> str:
        """Where a row stands: "3 of 17 in group shop"."""
        self._number()
        group = entry.group
        first = group.at + 1 if self._order.grouped else 0
        words = tr("Table", "{place} of {count}")
        if self._order.grouped:
            words = tr("Table", "{place} of {count} in group {group}")
        place, count = str(entry.at - first + 1), str(len(group.matching))
        return words.replace("{place}", place).replace("{count}", count).replace("{group}", group.title)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """A column's title, alignment and `Column`; row headers say nothing."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in {_DISPLAY, _SPOKEN}:
            return column.title
        if role == _ALIGNMENT:
            return _RIGHT if column.align is Align.RIGHT else _LEFT
        return column if role == COLUMN_ROLE else None

    # -- telling views

    def _number(self) -> None:
        """Give every row shown its number."""
        if not self._numbered:
            for number, item in enumerate(self._visible):
                item.at = number
            self._numbered = True

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
