"""The table model under a real view: nothing that happens to rows takes the user's place, selection or words away."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QTableView

from models.columns import Align, Column
from models.groups import GroupRow
from models.table import COLUMN_ROLE, ROW_ROLE, TableModel, runs
from tests.fakes.table_rows import Thing, group_key, thing, thing_columns, thing_grouping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

Model = TableModel[Thing]
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
DESCRIBED = Qt.ItemDataRole.AccessibleDescriptionRole


@pytest.fixture
def model(qapp: QApplication) -> Iterator[Model]:
    made: Model = TableModel(thing_columns(), grouping=thing_grouping())
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    resets = QSignalSpy(made.modelReset)
    yield made
    assert resets.count() == 0
    tester.deleteLater()
    made.deleteLater()


@pytest.fixture
def large(qapp: QApplication) -> Iterator[Model]:
    """For many rows: Qt's tester asks for every cell after every signal."""
    made: Model = TableModel(thing_columns(), grouping=thing_grouping())
    yield made
    made.deleteLater()


def shown(model: Model) -> QTableView:
    made = QTableView()
    made.setModel(model)
    made.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def view(model: Model) -> Iterator[QTableView]:
    made = shown(model)
    yield made
    made.close()
    made.deleteLater()


def names(model: Model) -> list[str]:
    rows = [model.row_at(number) for number in range(model.rowCount())]
    return [f"[{row.title}]" if isinstance(row, GroupRow) else row.name for row in rows]


def shop(*names_: str) -> list[Thing]:
    return [thing(name, group="shop") for name in names_]


def select(view: QTableView, model: Model, *identities: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    for identity in identities:
        index = model.index(model.index_of(thing(identity).key), 0)
        view.selectionModel().select(index, flags.Select | flags.Rows)
    view.selectionModel().setCurrentIndex(index, flags.NoUpdate)


def selected(view: QTableView, model: Model) -> set[str]:
    return {model.row_at(index.row()).key.id for index in view.selectionModel().selectedRows()}


def test_selection_and_current_row_survive_200_new_containers(large: Model) -> None:
    model, view = large, shown(large)
    model.replace([thing(f"old-{number}", group=f"project-{number % 5}") for number in range(30)])
    select(view, model, "old-1", "old-29", "old-14")
    new = [thing(f"{'az'[number % 2]}-{number}", group=f"project-{number % 7}") for number in range(200)]
    for number in range(0, 200, 8):
        model.upsert(new[number : number + 8])
    assert model.total == 230
    assert selected(view, model) == {"old-1", "old-14", "old-29"}
    assert model.row_at(view.currentIndex().row()).key.id == "old-14"
    for number in range(0, 200, 8):
        model.discard([row.key for row in new[number : number + 8]])
    assert selected(view, model) == {"old-1", "old-14", "old-29"}
    assert model.row_at(view.currentIndex().row()).key.id == "old-14"
    view.deleteLater()


def test_selection_survives_sorting_grouping_and_the_filter_of_others(model: Model, view: QTableView) -> None:
    model.replace([thing(f"row-{number}", number=number % 7, group=f"g{number % 9}") for number in range(200)])
    select(view, model, "row-3", "row-31", "row-130")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.set_grouped(False)
    model.set_filter(lambda row: "3" in row.name)
    model.set_grouped(True)
    model.set_filter(None)
    assert selected(view, model) == {"row-3", "row-31", "row-130"}
    assert model.row_at(view.currentIndex().row()).key.id == "row-130"


def test_everything_selected_and_then_filtered_leaves_what_matches_selected(model: Model, view: QTableView) -> None:
    model.replace([thing(f"row-{number:03}") for number in range(120)])
    model.set_grouped(False)
    view.selectAll()
    model.set_filter(lambda row: row.name.endswith("7"))
    assert len(selected(view, model)) == 12
    model.set_filter(None)
    assert len(selected(view, model)) == 12


def test_rows_are_shown_by_group_with_no_project_last(model: Model) -> None:
    model.replace([*shop("web-10", "web-9"), thing("alone"), thing("z", group="Blog"), thing("b", group="blog2")])
    assert names(model) == ["[Blog]", "z", "[blog2]", "b", "[shop]", "web-9", "web-10", "[No project]", "alone"]


def test_a_collapsed_group_keeps_its_summary_and_its_rows_count(model: Model) -> None:
    model.replace([*shop("a", "b"), thing("c", group="shop", state="exited"), thing("d", group="blog")])
    model.toggle(group_key("shop"))
    assert names(model) == ["[blog]", "d", "[shop]"]
    model.upsert([thing("e", group="shop", state="exited")])
    row = model.row_at(2)
    assert isinstance(row, GroupRow)
    assert (row.count, row.summary, row.expanded) == (4, (("running", 2), ("exited", 2)), False)
    assert (model.total, model.shown) == (5, 5)
    assert model.index_of(thing("a").key) == -1
    assert model.collapsed == {group_key("shop")}


def test_a_group_that_comes_back_is_still_collapsed(model: Model) -> None:
    model.replace(shop("a"))
    model.set_collapsed({group_key("shop")})
    model.replace([])
    model.replace(shop("b"))
    assert names(model) == ["[shop]"]


def test_groups_without_a_match_go_and_members_are_those_that_match(model: Model) -> None:
    model.replace([*shop("a", "b"), thing("c", group="blog")])
    model.set_filter(lambda row: row.name == "b")
    assert names(model) == ["[shop]", "b"]
    group = model.row_at(0)
    assert isinstance(group, GroupRow)
    assert (group.count, group.total) == (1, 2)
    assert [row.name for row in model.members(group.key)] == ["b"]
    assert [row.name for row in model.members(group.key, hidden=True)] == ["a", "b"]
    assert model.members(group_key("none")) == []
    assert (model.total, model.shown) == (3, 1)


def test_a_changed_value_stays_in_place_until_the_next_sorting(model: Model) -> None:
    model.set_grouped(False)
    model.replace([thing("a", number=1), thing("b", number=2), thing("c", number=3)])
    model.sort(1)
    moves, changes = QSignalSpy(model.layoutChanged), QSignalSpy(model.dataChanged)
    model.upsert([thing("a", number=9)])
    assert names(model) == ["a", "b", "c"]
    assert (moves.count(), changes.count()) == (0, 1)
    model.resort()
    assert names(model) == ["b", "c", "a"]
    model.resort()
    assert moves.count() == 1


def test_new_and_gone_rows_show_at_once(model: Model) -> None:
    model.set_grouped(False)
    model.replace([thing("a"), thing("c")])
    model.upsert([thing("b")])
    assert names(model) == ["a", "b", "c"]
    model.discard([thing("a").key, thing("never there").key])
    assert names(model) == ["b", "c"]


def test_what_is_not_known_stands_last_in_both_directions(model: Model) -> None:
    model.set_grouped(False)
    model.replace([thing("a", number=None), thing("b", number=2), thing("c", number=1), thing("d", number=2)])
    model.sort(1)
    assert names(model) == ["c", "b", "d", "a"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["b", "d", "c", "a"]
    assert (model.sort_key, model.descending) == ("number", True)
    model.sort(-1)
    assert (model.sort_key, names(model)) == ("name", ["a", "b", "c", "d"])


def test_a_row_that_stops_matching_goes_and_comes_back(model: Model) -> None:
    model.set_grouped(False)
    model.replace([thing("a"), thing("b")])
    model.set_filter(lambda row: row.state == "running")
    model.upsert([thing("a", state="exited")])
    assert names(model) == ["b"]
    model.upsert([thing("a")])
    assert names(model) == ["a", "b"]


def test_the_same_rows_again_are_no_change(model: Model) -> None:
    rows = [thing(f"row-{number}", group="g") for number in range(50)]
    model.replace(rows)
    spies = [QSignalSpy(signal) for signal in (model.dataChanged, model.rowsInserted, model.rowsRemoved,
                                               model.layoutChanged, model.countsChanged)]  # fmt: skip
    model.replace(rows)
    model.replace([replace(row) for row in rows])
    model.replace(list(reversed(rows)))
    model.upsert(rows[:3])
    assert [spy.count() for spy in spies] == [0, 0, 0, 0, 0]


def test_neighbours_come_and_go_in_one_signal(large: Model) -> None:
    large.set_grouped(False)
    inserted, removed = QSignalSpy(large.rowsInserted), QSignalSpy(large.rowsRemoved)
    large.replace([thing(f"{number:04}") for number in range(1_000)])
    large.discard([thing(f"{number:04}").key for number in range(100, 200)])
    assert (inserted.count(), removed.count()) == (1, 1)
    assert inserted.at(0)[1:] == [0, 999]
    assert removed.at(0)[1:] == [100, 199]


def test_rows_that_go_all_over_the_table_go_in_one_signal(large: Model) -> None:
    large.set_grouped(False)
    large.replace([thing(f"{number:04}") for number in range(1_000)])
    removed, moved = QSignalSpy(large.rowsRemoved), QSignalSpy(large.layoutChanged)
    large.set_filter(lambda row: int(row.name) % 2 == 0)
    assert (removed.count(), moved.count()) == (1, 1)
    assert names(large)[:3] == ["0000", "0002", "0004"]


def test_a_few_changed_rows_are_told_one_by_one_and_many_at_once(large: Model) -> None:
    large.set_grouped(False)
    rows = [thing(f"{number:04}") for number in range(1_000)]
    large.replace(rows)
    changed = QSignalSpy(large.dataChanged)
    large.replace([replace(row, number=5) if row.name in {"0003", "0004", "0900"} else row for row in rows])
    told = [(changed.at(n)[0].row(), changed.at(n)[1].row()) for n in range(changed.count())]
    assert told == [(3, 4), (900, 900)]
    large.replace([replace(row, number=6) for row in rows[::2]] + rows[1::2])
    assert changed.count() == 3


def test_cells_say_what_columns_say_and_headers_too(model: Model) -> None:
    model.replace(shop("web"))
    cell = model.index(1, 1)
    assert model.data(cell) == "0"
    assert model.data(cell, ROW_ROLE) == shop("web")[0]
    assert model.data(cell, COLUMN_ROLE) is model.columns[1]
    assert model.data(model.index(0, 0), ROW_ROLE) is model.row_at(0)
    assert [model.data(model.index(0, column)) for column in range(3)] == ["shop", "", ""]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert model.data(QModelIndex()) is None
    with pytest.raises(IndexError):
        model.row_at(-1)


def test_screen_readers_hear_groups_states_and_places(model: Model) -> None:
    model.replace([*shop("a", "b"), thing("c", group="shop", state="unhealthy")])
    assert model.data(model.index(0, 0), SPOKEN) == "Group shop, 3 containers, 1 unhealthy, 2 running, expanded"
    assert model.data(model.index(0, 1), SPOKEN) == ""
    assert model.data(model.index(2, 0), SPOKEN) == "b"
    assert model.data(model.index(2, 0), DESCRIBED) == "2 of 3 in group shop"
    model.toggle(group_key("shop"))
    assert model.data(model.index(0, 0), SPOKEN).endswith("collapsed")
    model.set_grouped(False)
    assert model.data(model.index(2, 0), DESCRIBED) == "3 of 3"


def test_an_empty_cell_is_said_to_be_unknown(qapp: QApplication) -> None:
    columns: tuple[Column[Thing], ...] = (
        Column("name", "Name", lambda row: row.group, lambda row: row.group),
        Column(
            "n",
            "N",
            lambda row: row.name,
            lambda row: row.number,
            align=Align.RIGHT,
            spoken=lambda row: f"{row.name}, said",
            tooltip=lambda row: f"{row.name}, in full",
        ),
    )
    model: Model = TableModel(columns)
    model.replace([thing("a")])
    assert model.data(model.index(0, 0), SPOKEN) == "unknown"
    assert model.data(model.index(0, 1), SPOKEN) == "a, said"
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole) == "a, in full"
    assert model.data(model.index(0, 1), Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    model.set_grouped(True)
    assert not model.grouped


def test_a_tick_repaints_only_words_that_changed(qapp: QApplication) -> None:
    clock = {"now": 0}

    def moving(row: Thing) -> str:
        return f"{(clock['now'] + (row.number or 0)) // 10}"

    columns: tuple[Column[Thing], ...] = (
        Column("name", "Name", lambda row: row.name, lambda row: row.name),
        Column("up", "Up", moving, lambda row: row.number, moving=True),
    )
    model: Model = TableModel(columns)
    model.replace([thing("a", number=0), thing("b", number=5), thing("c", number=5), thing("d", number=5)])

    def words(*rows: int) -> list[Any]:
        return [model.data(model.index(row, 1)) for row in rows]

    assert words(0, 1, 2) == ["0", "0", "0"]  # the fourth has not been painted
    changed = QSignalSpy(model.dataChanged)
    clock["now"] = 5
    model.tick(0, 2)
    told = [(changed.at(n)[0].row(), changed.at(n)[1].column()) for n in range(changed.count())]
    assert told == [(1, 1)]
    assert words(0, 1, 2, 3) == ["0", "1", "1", "1"]
    model.tick()
    assert changed.count() == 1


def test_a_renamed_group_member_moves_to_its_new_group_with_its_selection(model: Model, view: QTableView) -> None:
    model.replace([*shop("a", "b"), thing("c", group="blog")])
    select(view, model, "b")
    model.upsert([thing("b", group="blog")])
    assert names(model) == ["[blog]", "b", "c", "[shop]", "a"]
    assert selected(view, model) == {"b"}


def test_the_same_key_twice_in_one_change_counts_once(model: Model) -> None:
    model.upsert([thing("a", "old"), thing("a", "new", group="shop")])
    assert names(model) == ["[shop]", "new"]
    model.replace([thing("a", "old"), thing("a", "newest")])
    assert names(model) == ["[No project]", "newest"]


def test_numbers_are_told_as_runs() -> None:
    assert runs([]) == []
    assert runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
