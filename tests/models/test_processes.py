"""Processes in a table: sorted by what cells are worth, as a tree in which siblings are sorted, found by words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt

from engine.process_records import Top, top_from_json
from models.processes import ProcessModel, columns, measured, rows_of
from models.tree import flatten

TITLES = ["PID", "PPID", "%CPU", "RSS", "COMMAND"]


def top(*lines: tuple[str, ...]) -> Top:
    return top_from_json({"Titles": TITLES, "Processes": [list(line) for line in lines]})


FAMILY = top(
    ("10", "1", "0.0", "900", "init"),
    ("11", "10", "9.5", "1000", "worker 2"),
    ("12", "10", "10.0", "20", "worker 1"),
    ("13", "11", "0.1", "1", "child"),
    ("30", "2", "0.2", "1", "exec"),
)


def shown(model: ProcessModel) -> list[tuple[str, int]]:
    found = [model.row_at(number) for number in range(model.rowCount())]
    return [(row.process.command, row.level) for row in found]  # type: ignore[union-attr]  # there are no groups


def model_of(rows: Top, *, tree: bool = True) -> ProcessModel:
    model = ProcessModel(rows.titles, tree=tree)
    model.show_rows(rows_of(rows, "here", 10))
    return model


def test_a_tree_has_children_below_their_parents_sorted_among_themselves() -> None:
    model = model_of(FAMILY)
    model.sort(0)
    assert shown(model) == [("exec", 0), ("init", 0), ("worker 1", 1), ("worker 2", 1), ("child", 2)]
    cpu = [column.title for column in model.columns].index("CPU")
    model.sort(cpu, Qt.SortOrder.DescendingOrder)
    assert shown(model) == [("exec", 0), ("init", 0), ("worker 1", 1), ("worker 2", 1), ("child", 2)]
    model.sort(cpu, Qt.SortOrder.AscendingOrder)
    assert shown(model) == [("init", 0), ("worker 2", 1), ("child", 2), ("worker 1", 1), ("exec", 0)]


def test_a_list_is_sorted_by_what_numbers_are_worth() -> None:
    model = model_of(FAMILY, tree=False)
    cpu = [column.title for column in model.columns].index("CPU")
    model.sort(cpu, Qt.SortOrder.DescendingOrder)
    assert [command for command, _ in shown(model)] == ["worker 1", "worker 2", "exec", "child", "init"]


def test_what_is_folded_hides_what_is_below_and_stays_so_when_read_again() -> None:
    model = model_of(FAMILY)
    model.sort(0)
    key = model.row_at(1).key
    model.toggle(key)
    assert shown(model) == [("exec", 0), ("init", 0)]
    model.show_rows(rows_of(FAMILY, "here", 10))
    assert shown(model) == [("exec", 0), ("init", 0)]
    model.toggle(key)
    assert len(shown(model)) == 5


def test_words_keep_what_they_are_in_and_what_it_is_below() -> None:
    model = model_of(FAMILY)
    model.sort(0)
    model.look_for("CHILD 13")
    assert shown(model) == [("init", 0), ("worker 2", 1), ("child", 2)]
    model.set_tree(False)
    assert shown(model) == [("child", 0)]
    model.look_for("")
    assert len(shown(model)) == 5


def test_new_and_gone_processes_take_their_places() -> None:
    model = model_of(FAMILY)
    model.sort(0)
    later = top(
        ("10", "1", "0.0", "900", "init"), ("12", "10", "10.0", "20", "worker 1"), ("14", "12", "0.0", "1", "fresh")
    )
    model.show_rows(rows_of(later, "here", 10))
    assert shown(model) == [("init", 0), ("worker 1", 1), ("fresh", 2)]


def test_the_main_process_is_told_and_spoken() -> None:
    rows = rows_of(FAMILY, "here", 10)
    assert [row.main for row in rows] == [True, False, False, False, False]
    assert columns(TITLES)[0].spoken is not None
    assert columns(TITLES)[0].spoken(rows[0]) == "init, main process"
    assert not any(row.main for row in rows_of(FAMILY, "here", 0))


def test_columns_that_nobody_knows_are_shown_as_they_are() -> None:
    strange = top_from_json({"Titles": ["WCHAN", "CMD", "WCHAN"], "Processes": [["a", "b c", "\x1b[2J"]]})
    model = model_of(strange)
    assert [column.title for column in model.columns] == ["Command", "WCHAN", "WCHAN"]
    assert len({column.key for column in model.columns}) == 3
    assert not model.tree
    assert model.texts_at(0) == ["b c", "a", "␛[2J"]


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("9", "10"),
        ("00:00:09", "00:01:00"),
        ("23:59:59", "1-00:00:00"),
        ("2.5", "10"),
        ("900kB", "1MB"),
        ("59.9s", "1m2s"),
        ("1m2s", "1h0m0.5s"),
        ("5", "word"),
    ],
)
def test_cells_are_measured(less: str, more: str) -> None:
    low, high = measured(less), measured(more)
    assert low is not None
    assert high is not None
    assert low < high


def test_podmans_times_are_shown_as_ours() -> None:
    top_of = top_from_json(
        {"Titles": ["PID", "ELAPSED", "COMMAND"], "Processes": [["1", "1h2m3.4s", "sh"], ["2", "x", "a"]]}
    )
    model = model_of(top_of)
    column = [column.title for column in model.columns].index("Up")
    assert {model.texts_at(row)[column] for row in range(2)} == {"1 h", "x"}


def test_an_empty_cell_is_worth_nothing() -> None:
    assert measured(" ") is None


@given(some.lists(some.tuples(some.integers(0, 12), some.integers(0, 12)), max_size=20))
def test_every_process_is_in_the_tree_once_whatever_its_parent(pairs: list[tuple[int, int]]) -> None:
    items = list(dict(pairs).items())
    spots = flatten(items, key=lambda it: it[0], parent=lambda it: it[1], order=lambda it: it[0])
    assert sorted(spot.item for spot in spots) == sorted(items)
    levels = {spot.item[0]: spot.level for spot in spots}
    assert all(level == 0 or levels[dict(items)[key]] == level - 1 for key, level in levels.items())
