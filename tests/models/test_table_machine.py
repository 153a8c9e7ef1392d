"""The table model does, step by step, what a naive one does; views are told all of it, and keys keep their rows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from models import table
from models.groups import GroupRow
from models.table import ROW_ROLE, TableModel
from models.words import natural
from tests.fakes.table_rows import Thing, group_key, thing, thing_columns, thing_grouping

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from engine.records import Key

NAMES = st.sampled_from(["a", "A", "b-2", "b-10", "b-02", "c", "ç", "x"])
THINGS = st.builds(
    thing,
    st.sampled_from([f"{number:02}" for number in range(24)]),
    NAMES,
    st.none() | st.integers(0, 4),
    st.sampled_from(["", "shop", "blog", "10", "9"]),
    st.sampled_from(["running", "exited", "odd"]),
)
MATCHES: dict[str, Callable[[Thing], bool] | None] = {
    "all": None,
    "running": lambda row: row.state == "running",
    "known": lambda row: row.number is not None,
    "b": lambda row: row.name.startswith("b"),
    "none": lambda row: row.name == "nobody",
}
COLUMN_VALUES: tuple[Callable[[Thing], Any], ...] = (
    lambda row: natural(row.name),
    lambda row: row.number,
    lambda row: row.state,
)


class Naive:
    """What should be shown, worked out anew each time from the rows and the values that they were last sorted by."""

    def __init__(self) -> None:
        self.rows: dict[Key, Thing] = {}
        self.placed: dict[Key, tuple[str, Any]] = {}
        self.column, self.descending = 0, False
        self.match: Callable[[Thing], bool] | None = None
        self.grouped = True
        self.collapsed: set[Key] = set()

    def place(self, key: Key) -> None:
        row = self.rows[key]
        self.placed[key] = (natural(row.name), COLUMN_VALUES[self.column](row))

    def put(self, rows: list[Thing]) -> None:
        for row in rows:
            self.rows[row.key] = row
            if row.key not in self.placed:
                self.place(row.key)

    def drop(self, keys: list[Key]) -> None:
        for key in keys:
            self.rows.pop(key, None)
            self.placed.pop(key, None)

    def sort_all(self) -> None:
        for key in self.rows:
            self.place(key)

    def shown(self) -> list[Key]:
        return [row.key for row in self.rows.values() if self.match is None or self.match(row)]

    def ordered(self, keys: list[Key]) -> list[Key]:
        by_name = sorted(keys, key=lambda key: (self.placed[key][0], key.id))
        known = [key for key in by_name if self.placed[key][1] is not None]
        known.sort(key=lambda key: self.placed[key][1], reverse=self.descending)
        return known + [key for key in by_name if self.placed[key][1] is None]

    def listing(self) -> list[Key]:
        if not self.grouped:
            return self.ordered(self.shown())
        listing: list[Key] = []
        groups = {self.rows[key].group for key in self.shown()}
        for group in sorted(groups, key=lambda group: (not group, natural(group))):
            listing.append(group_key(group))
            if group_key(group) not in self.collapsed:
                listing += self.ordered([key for key in self.shown() if self.rows[key].group == group])
        return listing


class Mirror:
    """A view that believes only what it is told."""

    def __init__(self, model: TableModel[Thing]) -> None:
        self._model = model
        self.cells: list[Any] = []
        self.resets = 0
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.layoutChanged.connect(self._laid_out)
        model.dataChanged.connect(self._changed)
        model.modelReset.connect(self._reset)

    def _read(self, row: int) -> Any:
        model = self._model
        texts = [model.data(model.index(row, column)) for column in range(model.columnCount())]
        return (texts, model.data(model.index(row, 0), ROW_ROLE))

    def read(self) -> list[Any]:
        return [self._read(row) for row in range(self._model.rowCount())]

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.cells[first:first] = [self._read(row) for row in range(first, last + 1)]

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.cells[first : last + 1]

    def _laid_out(self) -> None:
        keys = {cell[1].key: cell for cell in self.cells}
        order = [self._model.row_at(row).key for row in range(self._model.rowCount())]
        self.cells = [keys[key] for key in order]  # the same rows, in another order

    def _changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        for row in range(top.row(), bottom.row() + 1):
            self.cells[row] = self._read(row)

    def _reset(self) -> None:
        self.resets += 1


class TableMachine(RuleBasedStateMachine):
    @initialize(rows=st.lists(THINGS, min_size=8, max_size=30))
    def begin(self, rows: list[Thing]) -> None:
        self.naive = Naive()
        self.model: TableModel[Thing] = TableModel(thing_columns(), grouping=thing_grouping())
        self.tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self.mirror = Mirror(self.model)
        self.selection = QItemSelectionModel(self.model)
        self.held: dict[Key, QPersistentModelIndex] = {}
        self.selected: set[Key] = set()
        self.counts: list[tuple[int, int]] = [(0, 0)]
        self.model.countsChanged.connect(lambda: self.counts.append((self.model.total, self.model.shown)))
        self.replace(rows)

    @rule(rows=st.lists(THINGS, max_size=30))
    def replace_all(self, rows: list[Thing]) -> None:
        self.replace(rows)

    def replace(self, rows: list[Thing]) -> None:
        unique = list({row.key: row for row in rows}.values())
        self.naive.drop([key for key in self.naive.rows if key not in {row.key for row in unique}])
        self.naive.put(unique)
        self.model.replace(unique)

    @rule(change=st.lists(THINGS, max_size=4), shuffle=st.randoms())
    def replace_with_nearly_the_same(self, change: list[Thing], shuffle: Any) -> None:
        rows = self.naive.rows | {row.key: row for row in change}
        listed = list(rows.values())
        shuffle.shuffle(listed)
        self.naive.put(listed)
        self.model.replace(listed)

    @rule(rows=st.lists(THINGS, max_size=6))
    def upsert(self, rows: list[Thing]) -> None:
        self.naive.put(list({row.key: row for row in rows}.values()))
        self.model.upsert(rows)

    @rule(rows=st.lists(THINGS, max_size=6))
    def discard(self, rows: list[Thing]) -> None:
        self.naive.drop([row.key for row in rows])
        self.model.discard([row.key for row in rows])

    @rule(column=st.integers(0, 2), descending=st.booleans())
    def sort(self, column: int, descending: bool) -> None:
        self.naive.column, self.naive.descending = column, descending
        self.naive.sort_all()
        self.model.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    @rule()
    def resort(self) -> None:
        self.naive.sort_all()
        self.model.resort()

    @rule(match=st.sampled_from(sorted(MATCHES)))
    def filter(self, match: str) -> None:
        self.naive.match = MATCHES[match]
        self.model.set_filter(MATCHES[match])

    @rule(group=st.sampled_from(["", "shop", "blog", "10"]))
    def toggle(self, group: str) -> None:
        self.naive.collapsed ^= {group_key(group)}
        self.model.toggle(group_key(group))

    @rule(grouped=st.booleans())
    def group(self, grouped: bool) -> None:
        self.naive.grouped = grouped
        self.model.set_grouped(grouped)

    @precondition(lambda self: self.model.rowCount() > 0)
    @rule(data=st.data())
    def hold_and_select(self, data: st.DataObject) -> None:
        count = self.model.rowCount()
        for row in data.draw(st.lists(st.integers(0, count - 1), max_size=5)):
            column = data.draw(st.integers(0, 2))
            self.held[self.model.row_at(row).key] = QPersistentModelIndex(self.model.index(row, column))
        rows = data.draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=8))
        selection = QItemSelection()
        for row in rows:
            selection.select(self.model.index(row, 0), self.model.index(row, 2))
        self.selection.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.selected = {self.model.row_at(row).key for row in rows}

    @invariant()
    def shows_what_the_naive_one_shows(self) -> None:
        listing = [self.model.row_at(row).key for row in range(self.model.rowCount())]
        assert listing == self.naive.listing()
        assert [self.model.index_of(key) for key in listing] == list(range(len(listing)))
        for row, key in enumerate(listing):
            item = self.model.row_at(row)
            if isinstance(item, GroupRow):
                mine = [k for k in self.naive.shown() if self.naive.rows[k].group == key.id]
                assert (item.count, item.expanded) == (len(mine), key not in self.naive.collapsed)
                assert sum(number for _, number in item.summary) == len(mine)
                assert [record.key for record in self.model.members(key)] == self.naive.ordered(mine)
            else:
                assert item == self.naive.rows[key]

    @invariant()
    def counts_and_tells_of_it(self) -> None:
        counts = (len(self.naive.rows), len(self.naive.shown()))
        assert (self.model.total, self.model.shown) == counts == self.counts[-1]
        assert all(one != two for one, two in zip(self.counts, self.counts[1:], strict=False))

    @invariant()
    def views_were_told_everything(self) -> None:
        assert self.mirror.cells == self.mirror.read()
        assert self.mirror.resets == 0

    @invariant()
    def keys_keep_their_rows_and_the_selection(self) -> None:
        shown = set(self.naive.listing())
        for key, index in list(self.held.items()):
            if key in shown:
                assert index.isValid()
                assert self.model.row_at(index.row()).key == key
            else:
                assert not index.isValid()
                del self.held[key]
        self.selected &= shown
        assert {self.model.row_at(index.row()).key for index in self.selection.selectedRows()} == self.selected


@pytest.mark.parametrize("runs", [48, 1, 0], ids=["few runs one by one", "one run one by one", "always at once"])
def test_the_model_does_what_a_naive_one_does(runs: int, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "RUNS", runs)
    run_state_machine_as_test(
        TableMachine,
        settings=settings(
            max_examples=60,
            stateful_step_count=25,
            suppress_health_check=list(HealthCheck),
        ),
    )
