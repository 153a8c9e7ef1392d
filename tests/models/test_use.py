"""What a container uses: rates, sparkline, columns with their totals, filters, and the table that follows them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from engine.records import Container, ContainerDetail, Key, Kind
from models import containers
from models.filters import parse
from models.high_use import choose_high
from models.rows import ContainerRow
from models.settings_table import HIGH_USE
from models.table import TableModel
from models.use import STEPS, Use
from models.use_columns import cpu_high, limit_words, memory_high, rate
from tests.fakes.stats_streams import sample


def row(name: str, project: str = "", **detail: Any) -> ContainerRow:
    labels = {"com.docker.compose.project": project} if project else {}
    container = Container(
        name, name, "busybox", "sha256:1", "sleep", "running", labels=labels, detail=ContainerDetail(**detail)
    )
    return ContainerRow(Key("host", Kind.CONTAINER, name), container)


def cell(one: ContainerRow, key: str) -> str:
    return next(column for column in containers.columns() if column.key == key).text(one)


def test_rates_are_told_from_two_samples_and_the_engines_clock() -> None:
    use = Use()
    use.take(sample(0, network_received=1000, block_read=0))
    assert (use.received, use.read) == (None, None)
    use.take(sample(4, 50.0, network_received=3000, block_read=400))
    assert (use.received, use.read, use.cpu) == (500.0, 100.0, 50.0)


def test_a_counter_that_fell_or_is_missing_gives_no_rate() -> None:
    use = Use()
    use.take(sample(0, network_received=1000, network_sent=5))
    use.take(sample(1, network_received=10, network_sent=None))
    assert (use.received, use.sent) == (None, None)
    use.take(sample(2, network_received=30, network_sent=9))
    assert (use.received, use.sent) == (20.0, None)


def test_two_samples_of_the_same_moment_give_no_rate() -> None:
    use = Use()
    use.take(sample(0))
    use.take(sample(0, network_received=10))
    assert use.received is None


def test_a_sparkline_is_the_same_object_until_there_is_another_value() -> None:
    use = Use()
    assert list(use.spark) == []
    use.take(sample(0, 50.0))
    use.take(sample(1, 100.0))
    assert list(use.spark) == [STEPS // 2, STEPS]
    assert use.spark is use.spark
    use.take(sample(2, None))
    before = use.spark
    use.take(sample(3, 25.0))
    assert use.spark is not before


def test_little_use_is_a_low_line_and_not_blown_up() -> None:
    use = Use()
    for second in range(5):
        use.take(sample(second, 0.1))
    assert max(use.spark) <= 1


def test_nothing_is_known_of_what_is_not_measured() -> None:
    one = row("web")
    one.use.take(sample(0, 1.0))
    one.use.clear()
    assert (cell(one, "cpu"), cell(one, "memory"), list(one.use.spark)) == ("", "", [])


def test_a_row_that_changes_keeps_what_it_uses() -> None:
    one = row("web")
    other = replace(one, pending="Stopping…")
    one.use.take(sample(0, 3.0))
    assert other.use.cpu == 3.0
    assert replace(one, use=Use()) == one


def test_high_is_told_from_the_limit_or_from_one_core() -> None:
    free, half = row("free"), row("half", cpu_limit=0.5, memory_limit=200)
    for one in (free, half):
        one.use.take(sample(0, 45.0, memory=170))
    assert (cpu_high(free), cpu_high(half)) == (False, True)
    assert (memory_high(free), memory_high(half)) == (False, True)
    assert (limit_words(free), limit_words(half)) == ("No limit", "85 % of 200 B")
    free.use.take(sample(1, 80.0))
    assert cpu_high(free)


@pytest.mark.parametrize(("percent", "marked"), [(50, True), (90, False), (0, False)])
def test_from_how_much_on_use_is_marked_is_chosen(percent: int, marked: bool) -> None:
    half = row("half", cpu_limit=0.5, memory_limit=200)
    half.use.take(sample(0, 43.0, memory=170))
    choose_high(percent)
    try:
        assert (cpu_high(half), memory_high(half)) == (marked, marked)
    finally:
        choose_high(HIGH_USE.default)


def test_rates_are_words() -> None:
    assert (rate(None), rate(0.0), rate(2_100_000.4)) == ("", "0 B/s", "2.1 MB/s")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("cpu:>50", {"busy"}),
        ("cpu:>50%", {"busy"}),
        ("cpu:<=50", {"idle"}),
        ("mem:>150m", {"idle"}),
        ("-cpu:>50", {"idle", "off"}),
        ("cpu:>x", set()),
    ],
)
def test_a_filter_asks_for_what_is_measured(text: str, wanted: set[str]) -> None:
    busy, idle, off = row("busy"), row("idle"), row("off")
    busy.use.take(sample(0, 90.0, memory=100_000_000))
    idle.use.take(sample(0, 0.5, memory=200_000_000))
    query = parse(text)
    assert {one.container.name for one in (busy, idle, off) if query.matches(one)} == wanted


def test_only_such_a_filter_is_live() -> None:
    assert parse("cpu:>50 web").live
    assert not parse("state:running").live


def model_of(*rows: ContainerRow) -> TableModel[ContainerRow]:
    model: TableModel[ContainerRow] = TableModel(containers.columns(), grouping=containers.grouping())
    model.replace(rows)
    return model


def column(model: TableModel[ContainerRow], key: str) -> int:
    return next(number for number, one in enumerate(model.columns) if one.key == key)


def shown(model: TableModel[ContainerRow]) -> list[str]:
    return [model.texts_at(number)[0] for number in range(model.rowCount())]


def test_a_tick_repaints_only_what_is_measured_anew() -> None:
    rows = [row(f"c{place}") for place in range(4)]
    model = model_of(*rows)
    for number in range(model.rowCount()):
        model.texts_at(number)
    model.tick()
    changed: list[tuple[int, int, int]] = []
    model.dataChanged.connect(lambda top, end: changed.append((top.row(), top.column(), end.column())))
    rows[2].use.take(sample(0, 7.0, memory=None))
    model.stir([rows[2].key])
    assert changed == []
    model.tick()
    cpu = column(model, "cpu")
    group, mine = 0, model.index_of(rows[2].key)
    assert sorted(changed) == [(group, cpu, cpu), (mine, cpu, cpu)]
    changed.clear()
    model.tick()
    assert changed == []


def test_rows_keep_their_place_until_the_next_sorting() -> None:
    rows = [row("a"), row("b"), row("c")]
    model = model_of(*rows)
    for place, one in enumerate(rows):
        one.use.take(sample(0, 10.0 * place))
    model.stir([one.key for one in rows])
    model.sort(column(model, "cpu"), Qt.SortOrder.DescendingOrder)
    assert shown(model)[1:] == ["c", "b", "a"]
    rows[0].use.take(sample(1, 99.0))
    model.stir([rows[0].key])
    model.tick()
    assert shown(model)[1:] == ["c", "b", "a"]
    model.resort()
    assert shown(model)[1:] == ["a", "c", "b"]


def test_sorted_by_another_column_nothing_moves_and_a_later_sorting_knows_the_new_value() -> None:
    rows = [row("a"), row("b")]
    model = model_of(*rows)
    cpu = column(model, "cpu")
    rows[0].use.take(sample(0, 5.0))
    rows[1].use.take(sample(0, 1.0))
    model.stir([one.key for one in rows])
    model.sort(cpu)
    model.sort(0)
    rows[1].use.take(sample(1, 50.0))
    model.stir([rows[1].key])
    model.sort(cpu, Qt.SortOrder.DescendingOrder)
    assert shown(model)[1:] == ["b", "a"]


def test_rows_come_and_go_as_a_filter_on_use_says() -> None:
    rows = [row("a"), row("b")]
    model = model_of(*rows)
    query = parse("cpu:>50")
    model.set_filter(query.matches, live=query.live)
    assert shown(model) == []
    rows[1].use.take(sample(0, 60.0))
    model.stir([rows[1].key])
    assert shown(model)[1:] == ["b"]
    rows[1].use.take(sample(1, 6.0))
    model.stir([rows[1].key])
    assert shown(model) == []


def test_a_group_row_has_the_totals_of_its_rows_also_when_it_is_collapsed() -> None:
    rows = [row("a", "shop"), row("b", "shop"), row("c")]
    model = model_of(*rows)
    for one in rows:
        one.use.take(sample(0, 20.5, memory=500_000_000))
    model.stir([one.key for one in rows])
    model.tick()
    words = model.texts_at(0)
    assert (words[column(model, "cpu")], words[column(model, "memory")]) == ("41.0 %", "1 GB")
    spoken = model.data(model.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.endswith("CPU 41.0 %, Memory 1 GB")
    group: Any = model.row_at(0)
    model.toggle(group.key)
    assert model.texts_at(0)[column(model, "cpu")] == "41.0 %"
