"""What a table model says of the rows it shows: Qt's questions about cells, answered from words made once and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.columns import Align
from models.order import Entry, Group, Order
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Key
    from models.columns import Column
    from models.groups import Grouping, GroupRow
    from models.rows import Keyed

R = TypeVar("R", bound="Keyed")

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The row object, or the `GroupRow`."""
COLUMN_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""The `Column`; of header cells too."""

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_DESCRIPTION = int(Qt.ItemDataRole.AccessibleDescriptionRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


class ShownRows(QAbstractTableModel, Generic[R]):
    """The half of a table model that is asked.

    Args:
        columns: what it shows of a row.
        grouping: how rows are grouped; without, there are no group rows.
        parent: Qt's owner.
    """

    def __init__(
        self, columns: Sequence[Column[R]], *, grouping: Grouping[R] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[R], ...] = tuple(columns)
        self._grouping = grouping
        self._order: Order[R] = Order(self.columns, grouping)
        self._visible: list[Entry[R] | Group[R]] = []
        self._numbered = True
        self._moment = 0
        self._moving = [number for number, column in enumerate(self.columns) if column.moving]
        self._summed = [number for number, column in enumerate(self.columns) if column.total is not None]
        self._drawn = [number for number, column in enumerate(self.columns) if column.picture is not None]

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

    def _number(self) -> None:
        """Give every row shown its number."""
        if not self._numbered:
            for number, item in enumerate(self._visible):
                item.at = number
            self._numbered = True

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
        for number in range(max(first, 0), end):
            item = self._visible[number]
            before = item.texts
            if before is None:
                continue
            words = self._words(item)
            differ = [place for place in self._moving if words[place] != before[place]]
            if isinstance(item, Entry):
                differ += self._redrawn(item)
            if differ:
                self.dataChanged.emit(self.index(number, min(differ)), self.index(number, max(differ)))

    def _redrawn(self, entry: Entry[R]) -> list[int]:
        """The columns whose picture of a row is another than at the last tick."""
        pictures = [self.columns[number].picture(entry.row) for number in self._drawn]  # type: ignore[misc]
        before, entry.pictures = entry.pictures, pictures
        if not before:
            return self._drawn
        return [place for place, old, new in zip(self._drawn, before, pictures, strict=True) if old != new]

    def _words(self, item: Entry[R] | Group[R]) -> list[str]:
        """The words of a row, made once and kept; those that move with the clock made once per tick."""
        texts = item.texts
        if isinstance(item, Group):
            texts = [""] * len(self.columns)
            texts[self._order.name] = item.title
            rows = [entry.row for entry in item.matching]
            for number in self._summed:
                texts[number] = self.columns[number].total(rows)  # type: ignore[misc]
        elif texts is None:
            texts = [column.text(item.row) for column in self.columns]
        elif item.moment != self._moment and self._moving:
            texts = texts.copy()
            for number in self._moving:
                texts[number] = self.columns[number].text(item.row)
        item.texts = texts
        item.moment = self._moment
        return texts

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
                return ", ".join([self._grouping.spoken(item.row), *self._sums(item)])
            return item.title if role == _TOOLTIP and named else ""
        column = self.columns[number]
        if role == _TOOLTIP:
            return column.text(item.row) if column.tooltip is None else column.tooltip(item.row)
        if role == _SPOKEN:
            said = column.text(item.row) if column.spoken is None else column.spoken(item.row)
            return said or tr("Table", "unknown")
        return self._place_words(item) if named else ""

    def _sums(self, group: Group[R]) -> list[str]:
        """The totals of a group as they are spoken: "CPU 41.8 %"."""
        words = self._words(group)
        return [f"{self.columns[number].title} {words[number]}" for number in self._summed if words[number]]

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
