"""The columns of one table as its user arranged them: shown, wide, in which order, sorted by what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal

from gui.look.look import look
from gui.widgets.fit import Wish, fit
from models.columns import Elide, Paint

if TYPE_CHECKING:
    from collections.abc import KeysView, Sequence

    from gui.widgets.table import Table


EDGE = 6
"""Pixels at 100 % kept free at the right, so that the last column stands off the edge."""


class Arrangement(NamedTuple):
    """What a user did to the columns; what is not named is as the columns say. Widths are at 100 %."""

    order: tuple[str, ...] = ()
    widths: tuple[tuple[str, int], ...] = ()
    hidden: tuple[str, ...] | None = None
    sort: str = ""
    descending: bool = False


class TableColumns(QObject):
    """Fits the columns of a table into its width, and keeps what the user changes of them.

    Signals:
        changed: the user resized, moved, hid or sorted columns.
        fitted: other columns are in sight, or may be.
    """

    changed = Signal()
    fitted = Signal()

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self._columns = table.rows.columns
        self._widths: dict[str, int] = {}
        self._hidden = self._hidden_at_first()
        self._quiet = False
        self._fitted: KeysView[str] = {}.keys()
        self.name = next((n for n, column in enumerate(self._columns) if column.paint is Paint.NAME), 0)
        header = table.header
        header.dragged.connect(self._dragged)
        header.sectionMoved.connect(self._moved)
        header.sortIndicatorChanged.connect(self._sorted)

    def _hidden_at_first(self) -> set[str]:
        return {column.key for column in self._columns if not column.shown}

    def shown(self, key: str) -> bool:
        """Whether the user has a column on (it may still be left out where the window is narrow)."""
        return key not in self._hidden

    def in_sight(self, key: str) -> bool:
        """Whether a column is shown and there is room for it."""
        return any(
            column.key == key and not self._table.header.isSectionHidden(number)
            for number, column in enumerate(self._columns)
        )

    def show(self, key: str, *, shown: bool) -> None:
        """Show or hide a column; the name stays."""
        if key == self._columns[self.name].key:
            return
        (self._hidden.discard if shown else self._hidden.add)(key)
        self.fit()
        self.changed.emit()

    def reset(self) -> None:
        """Columns as they were at first: shown, widths, order."""
        self._widths.clear()
        self._hidden = self._hidden_at_first()
        self._reorder([column.key for column in self._columns])
        self.fit()
        self.changed.emit()

    def sort_by(self, section: int | None = None, order: Qt.SortOrder | None = None) -> None:
        """Sort by another column, or in the other order; what is None stays."""
        header = self._table.header
        header.setSortIndicator(
            header.sortIndicatorSection() if section is None else section,
            header.sortIndicatorOrder() if order is None else order,
        )

    def arrangement(self) -> Arrangement:
        """What to keep for the next run."""
        header = self._table.header
        order = tuple(self._columns[header.logicalIndex(visual)].key for visual in range(header.count()))
        section = header.sortIndicatorSection()
        sort = self._columns[section].key if 0 <= section < len(self._columns) else ""
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return Arrangement(order, tuple(sorted(self._widths.items())), tuple(sorted(self._hidden)), sort, descending)

    def arrange(self, arrangement: Arrangement) -> None:
        """Put the columns as they were kept; unknown keys are passed over."""
        known = {column.key: number for number, column in enumerate(self._columns)}
        self._widths = {key: width for key, width in arrangement.widths if key in known}
        if arrangement.hidden is not None:
            self._hidden = {key for key in arrangement.hidden if key in known}
        self._reorder([key for key in arrangement.order if key in known])
        section = known.get(arrangement.sort, self.name)
        order = Qt.SortOrder.DescendingOrder if arrangement.descending else Qt.SortOrder.AscendingOrder
        self._quiet = True
        self._table.header.setSortIndicator(section, order)
        self._quiet = False
        self._table.rows.sort(section, order)
        self.fit()

    def _reorder(self, keys: Sequence[str]) -> None:
        logical = {column.key: number for number, column in enumerate(self._columns)}
        header = self._table.header
        self._quiet = True
        for target, key in enumerate(keys):
            header.moveSection(header.visualIndex(logical[key]), target)
        self._quiet = False

    def _dragged(self, logical: int, width: int) -> None:
        self._widths[self._columns[logical].key] = round(width / look().factor)
        self._table.viewport().update()
        self.changed.emit()

    def _moved(self) -> None:
        if not self._quiet:
            self._table.viewport().update()
            self.changed.emit()

    def _sorted(self, section: int, order: Qt.SortOrder) -> None:
        if not self._quiet:
            self._table.rows.sort(section, order)
            self.changed.emit()

    def _wishes(self) -> list[Wish]:
        wishes = []
        for number, column in enumerate(self._columns):
            if column.key in self._hidden:
                continue
            mine = self._widths.get(column.key)
            indent = look().px(self._table.delegate.indent) if number == self.name else 0
            width = look().px(column.width if mine is None else mine) + (indent if mine is None else 0)
            # In another language its title may be longer than what stands under it.
            title = self._table.header.title_width(number) if mine is None else 0
            width = max(width, title)
            least = max(look().px(column.minimum) + indent, title)
            least = width if column.elide is Elide.NEVER else min(least, width)
            wishes.append(Wish(column.key, width, least, column.drop, column.stretch and mine is None))
        return wishes

    def fit(self) -> None:
        """Give each column its width; in a narrow table the first to go are those with the highest `drop`."""
        table, header = self._table, self._table.header
        widths = fit(self._wishes(), table.viewport().width() - look().px(EDGE))
        blocked = QSignalBlocker(header)
        for logical, column in enumerate(self._columns):
            width = widths.get(column.key, 0)
            if width:
                header.showSection(logical)
                header.resizeSection(logical, width)
            else:
                header.hideSection(logical)
        blocked.unblock()
        table.updateGeometries()
        table.viewport().update()
        header.viewport().update()
        if widths.keys() != self._fitted:
            self._fitted = widths.keys()
            self.fitted.emit()
