"""JSON as a tree is made as it is opened, says its paths as jq does, and finds words in keys and values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from models.json_text import as_lines, find_in_text, write_whole
from models.json_tree import FETCH, Hit, JsonTreeModel, find, path, pretty, summary, value_text
from models.log_layout import plain

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT: dict[str, Any] = {
    "Id": "abc",
    "Config": {"Env": ["PATH=/bin", "A=1"], "Labels": {"a.b": "x"}, "Tty": False},
    "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}},
    "Size": 12,
    "Health": None,
}

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize("opened", [(), (0,), (0, 2), (0, 2 * FETCH), (3, 0, 0)])
def test_the_model_is_sound_however_far_it_is_opened(opened: tuple[int, ...]) -> None:
    model = JsonTreeModel({"many": list(range(3 * FETCH)), **DOCUMENT})
    assert model.index_of(opened).isValid() == bool(opened)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.deleteLater()


def test_a_row_far_down_is_made_with_those_before_it() -> None:
    model = JsonTreeModel({"many": list(range(3 * FETCH))})
    index = model.index_of((0, 2 * FETCH))
    assert model.value_of(index) == 2 * FETCH
    assert model.rowCount(model.index(0, 0)) == 2 * FETCH + 1
    model.fetchMore(model.index(0, 0))
    assert model.rowCount(model.index(0, 0)) == 3 * FETCH
    assert not model.canFetchMore(model.index(0, 0))


def test_children_are_made_when_they_are_asked_for() -> None:
    model = JsonTreeModel({"big": [{"n": n} for n in range(100_000)]})
    big = model.index(0, 0)
    assert model.rowCount(big) == 0
    assert model.hasChildren(big)
    model.fetchMore(big)
    assert model.rowCount(big) == FETCH


def test_cells_say_key_and_value() -> None:
    model = JsonTreeModel(DOCUMENT)

    def cells(*rows: int) -> tuple[Any, Any]:
        index = model.index_of(rows)
        return index.data(), index.siblingAtColumn(1).data()

    assert cells(0) == ("Id", "abc")
    assert cells(1) == ("Config", "3 keys")
    assert cells(1, 0) == ("Env", "2 items")
    assert cells(1, 0, 1) == ("1", "A=1")
    assert cells(1, 2) == ("Tty", "false")
    assert cells(4) == ("Health", "null")
    assert model.index_of((0,)).data(Qt.ItemDataRole.AccessibleTextRole) == "Id: abc"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Key"


def test_values_cannot_hide_or_break_a_row() -> None:
    assert "\n" not in summary("two\nlines")
    assert "\u202e" not in summary("\u202eevil")
    assert len(summary("x" * 100_000)) < 500
    assert summary("") == '""'
    assert summary({}) == "{}"
    assert summary([]) == "[]"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((0,), ".Id"),
        ((1, 0, 1), ".Config.Env[1]"),
        ((1, 1, 0), '.Config.Labels["a.b"]'),
        ((2, 0, 0, 0, 1), '.NetworkSettings.Ports["80/tcp"][0].HostPort'),
    ],
)
def test_paths_are_as_jq_writes_them(rows: tuple[int, ...], expected: str) -> None:
    model = JsonTreeModel(DOCUMENT)
    assert model.path_of(model.index_of(rows)) == expected


def test_paths_at_the_top() -> None:
    assert path([]) == "."
    assert path([0, "a"]) == ".[0].a"
    assert path(["a b"]) == '.["a b"]'
    assert JsonTreeModel(DOCUMENT).path_of(QModelIndex()) == "."


def test_rows_that_lead_nowhere_are_no_index() -> None:
    model = JsonTreeModel(DOCUMENT)
    assert not model.index_of((9,)).isValid()
    assert not model.index_of((0, 0)).isValid()
    assert model.rows_at(("Config", "gone")) is None
    assert model.rows_at(("Config", "Env", 7)) is None


@given(json_values)
def test_keys_lead_to_where_rows_lead(value: Any) -> None:
    model = JsonTreeModel(value)
    todo = [model.index(row, 0) for row in range(model.rowCount())]
    while todo:
        index = todo.pop()
        rows = model.rows_of(index)
        assert model.rows_at(model.keys_of(index)) == rows
        assert model.index_of(rows) == index
        assert model.value_of(index.siblingAtColumn(1)) == model.value_of(index)
        model.fetchMore(index)
        children = [model.index(row, 0, index) for row in range(model.rowCount(index))]
        assert all(model.parent(child) == index for child in children)
        todo += children


def test_words_are_found_in_keys_and_values_in_the_order_of_the_tree() -> None:
    assert find(DOCUMENT, "PORT") == [Hit((2, 0), in_value=False), Hit((2, 0, 0, 0, 1), in_value=False)]
    assert find(DOCUMENT, "8080") == [Hit((2, 0, 0, 0, 1), in_value=True)]
    assert find(DOCUMENT, "null") == [Hit((4,), in_value=True)]
    assert find(DOCUMENT, "") == []
    assert find(DOCUMENT, "nowhere") == []


def test_a_search_is_capped() -> None:
    assert len(find(["x"] * 1000, "x", most=10)) == 10


@given(json_values)
def test_the_text_is_the_same_json(value: Any) -> None:
    assert json.loads(pretty(value)) == value
    lines = as_lines(pretty(value))
    assert len(lines.streams) == lines.data.count(b"\n")
    shown = "\n".join(plain(one) for one in lines.data.split(b"\n")[:-1])
    if pretty(value).isascii() and "\x7f" not in pretty(value):  # DEL is shown as a sign
        assert json.loads(shown) == value


def test_words_in_the_text_are_found_where_they_stand() -> None:
    assert find_in_text('{\n  "Port": "port."\n}', "port") == {1: [(3, 7), (11, 15)]}
    assert find_in_text("a.b\nacb", "a.b") == {0: [(0, 3)]}


def test_a_copied_text_is_bare_and_the_rest_is_json() -> None:
    assert value_text("plain") == "plain"
    assert value_text({"a": [1]}) == '{\n  "a": [\n    1\n  ]\n}'


def test_a_file_is_there_when_it_is_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "x.json", "{}")
    assert (tmp_path / "x.json").read_text() == "{}\n"
    assert [file.name for file in tmp_path.iterdir()] == ["x.json"]
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "gone" / "x.json", "{}")
