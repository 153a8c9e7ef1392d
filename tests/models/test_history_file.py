"""The history on disk: fixed space, torn records, other layouts, reused columns, another window, a full disk."""

from __future__ import annotations

import asyncio
import errno
import os
import tracemalloc
from math import isnan
from typing import TYPE_CHECKING

import pytest

from models import history_file
from models.history import MARKS, MOST, History, Mark, What
from models.history_file import MAGIC, SIZE, HistoryFile, InUse, Kept
from models.history_keeper import HistoryKeeper, history_path
from models.series import COARSE, COARSE_SLOTS, METRICS
from models.use import Use
from tests.fakes.live import until
from tests.fakes.stats_streams import sample

if TYPE_CHECKING:
    from pathlib import Path

    from models.history import Points

NOW = 1_800_000_000.0
SLOT = int(NOW // COARSE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "local.history"


def row(value: float) -> list[float]:
    return [value + place for place in range(len(METRICS))]


def written(path: Path, slots: dict[int, dict[str, list[float]]], marks: list[Mark] | None = None) -> None:
    file = HistoryFile(path)
    file.open(NOW)
    for number, rows in slots.items():
        file.write(number, rows, 1.0, marks)
    file.close()


def read(path: Path, now: float = NOW) -> Kept:
    file = HistoryFile(path)
    try:
        return file.open(now)
    finally:
        file.close()


def numbers(kept: Kept, name: str, metric: str = "cpu") -> dict[int, float]:
    """What is known of a name, by how many slots before now."""
    found = {}
    for back in range(COARSE_SLOTS):
        value = kept.columns[name][METRICS.index(metric)][(SLOT - back) % COARSE_SLOTS]
        if not isnan(value):
            found[back] = value
    return found


def test_what_was_written_is_read_again(path: Path) -> None:
    written(path, {SLOT - 2: {"web": row(1.0)}, SLOT: {"web": row(3.0), "db": row(5.0)}})
    kept = read(path)
    assert kept.newest == SLOT
    assert numbers(kept, "web") == {2: 1.0, 0: 3.0}
    assert numbers(kept, "web", "pids") == {2: 7.0, 0: 9.0}
    assert numbers(kept, "db") == {0: 5.0}
    assert [place for place, value in enumerate(kept.seen) if value == 1.0] == sorted(
        number % COARSE_SLOTS for number in (SLOT - 2, SLOT)
    )


def test_it_takes_the_same_space_however_long_it_runs(path: Path) -> None:
    file = HistoryFile(path)
    file.open(NOW)
    for number in range(SLOT - 40, SLOT):
        file.write(number, {f"c{number % 300}": row(1.0)}, 1.0)
    file.close()
    assert path.stat().st_size == SIZE
    assert path.stat().st_blocks * 512 < SIZE / 20


def test_reading_takes_the_memory_of_what_is_kept_and_no_more(path: Path) -> None:
    written(path, {SLOT: {f"api-{number}": row(number) for number in range(4)}})
    file = HistoryFile(path)
    tracemalloc.start()
    try:
        kept = file.open(NOW)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        file.close()
    assert len(kept.columns) == 4
    assert peak < SIZE / 5


def test_nothing_older_than_a_day_is_read(path: Path) -> None:
    written(path, {SLOT - COARSE_SLOTS + 1: {"web": row(1.0)}, SLOT: {"web": row(2.0)}})
    assert numbers(read(path), "web") == {COARSE_SLOTS - 1: 1.0, 0: 2.0}
    later = read(path, NOW + COARSE)
    assert later.columns["web"][0][(SLOT + 1) % COARSE_SLOTS] != later.columns["web"][0][SLOT % COARSE_SLOTS]
    assert read(path, NOW + 2 * 86_400).columns == {}


@pytest.mark.parametrize("place", range(0, history_file._SLOT_SIZE, 997))
def test_a_torn_record_is_one_that_was_not_recorded(path: Path, place: int) -> None:
    written(path, {SLOT - 1: {"web": row(1.0)}, SLOT: {"web": row(2.0)}})
    with path.open("r+b") as file:
        file.seek(history_file._SLOTS_AT + SLOT % COARSE_SLOTS * history_file._SLOT_SIZE + place)
        file.write(b"\x5a\xa5")
    assert numbers(read(path), "web") == {1: 1.0}


def test_a_torn_name_loses_that_name_alone(path: Path) -> None:
    written(path, {SLOT: {"web": row(1.0), "db": row(2.0)}})
    with path.open("r+b") as file:
        file.seek(history_file._NAMES_AT + 12)
        file.write(b"X")
    assert set(read(path).columns) == {"db"}


@pytest.mark.parametrize("content", [b"", b"no history at all", MAGIC.replace(b"1", b"9").ljust(SIZE, b"\0"), MAGIC])
def test_another_layout_and_what_is_cut_short_begin_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert read(path).columns == {}
    written(path, {SLOT: {"web": row(1.0)}})
    assert set(read(path).columns) == {"web"}


def test_a_column_that_is_given_to_another_does_not_show_the_numbers_of_the_one_before(path: Path) -> None:
    written(path, {SLOT - 3: {f"old-{number}": row(1.0) for number in range(MOST)}})
    written(path, {SLOT - 2: {f"old-{number}": row(1.0) for number in range(1, MOST)}, SLOT: {"new": row(9.0)}})
    kept = read(path)
    assert numbers(kept, "new") == {0: 9.0}
    assert "old-0" not in kept.columns
    assert len(kept.columns) == MOST


def test_a_name_that_is_too_long_is_left_out(path: Path) -> None:
    written(path, {SLOT: {"n" * 500: row(1.0), "web": row(2.0)}})
    assert set(read(path).columns) == {"web"}


def test_marks_are_kept_with_all_they_say(path: Path) -> None:
    marks = [
        Mark(NOW - 5.25, "web", What.OUT_OF_MEMORY, 137, 255_000_000, 256_000_000),
        Mark(NOW - 4, "wéb" * 80, What.STARTED),
        Mark(NOW - 3, "web", What.STOPPED, 0),
    ]
    written(path, {SLOT: {}}, marks)
    kept = read(path).marks
    assert [(mark.moment, mark.what, mark.code, mark.memory, mark.limit) for mark in kept] == [
        (mark.moment, mark.what, mark.code, mark.memory, mark.limit) for mark in marks
    ]
    assert kept[0].name == "web"
    assert kept[1].name.startswith("wébwéb")


def test_marks_that_are_no_more_are_gone_and_no_more_than_there_is_room_for_are_kept(path: Path) -> None:
    written(path, {SLOT: {}}, [Mark(NOW + number, "web", What.STARTED) for number in range(MARKS + 3)])
    assert next(iter(read(path).marks)).moment == NOW + 3
    written(path, {SLOT: {}}, [Mark(NOW, "web", What.RESTARTED)])
    assert [mark.what for mark in read(path).marks] == [What.RESTARTED]


def test_a_second_window_does_not_write_into_the_same_file(path: Path) -> None:
    first = HistoryFile(path)
    first.open(NOW)
    with pytest.raises(InUse):
        HistoryFile(path).open(NOW)
    first.close()
    assert read(path).newest == -1


def test_after_it_was_closed_nothing_is_written(path: Path) -> None:
    file = HistoryFile(path)
    file.open(NOW)
    file.close()
    file.write(SLOT, {"web": row(1.0)}, 1.0)
    assert read(path).columns == {}


def test_files_of_hosts_that_are_no_more_are_taken_away(path: Path) -> None:
    for name, age in (("old", 3 * 86_400), ("fresh", 3600), ("open", 3 * 86_400)):
        other = path.with_name(f"{name}.history")
        written(other, {SLOT: {"web": row(1.0)}})
        if name == "open":
            held = HistoryFile(other)
            held.open(NOW)
        os.utime(other, (NOW - age, NOW - age))
    beside = path.with_name("other.txt")
    beside.write_text("not ours")
    os.utime(beside, (0, 0))
    read(path)
    assert {one.name for one in path.parent.iterdir()} == {path.name, "fresh.history", "open.history", "other.txt"}
    held.close()


# The keeper


def measured(history: History, moment: float, cpu: float) -> None:
    use = Use()
    use.take(sample(0, cpu))
    history.put("web", moment, use)
    history.saw(moment, 0.0)


def values(points: Points) -> list[float]:
    return [round(value, 1) for value in points.values]


def test_a_history_goes_on_after_a_restart_of_the_window_with_the_time_between_as_a_gap(path: Path) -> None:
    async def window(begin: float, cpu: float) -> History:
        clock = [begin]
        history = History()
        loaded: list[bool] = []
        keeper = HistoryKeeper(history, path, lambda: loaded.append(True), lambda: clock[0])
        task = asyncio.ensure_future(keeper.run())
        await until(lambda: loaded)
        for second in range(90):
            clock[0] = begin + second
            measured(history, clock[0], cpu)
            keeper.tick()
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        await keeper.close()
        return history

    asyncio.run(window(NOW, 10.0))
    history = asyncio.run(window(NOW + 600, 20.0))
    points = history.points("web", "cpu", NOW - 60, NOW + 700)
    assert values(points) == [10.0] * 3 + [20.0] * 90
    assert points.breaks == {3}
    assert history.gaps(NOW, NOW + 660) == [(NOW + 90, NOW + 600)]


def test_what_was_measured_while_the_file_was_read_is_on_top_of_it(path: Path) -> None:
    written(path, {SLOT - 2: {"web": row(1.0)}, SLOT: {"web": row(1.0)}})
    history = History()
    measured(history, NOW, 50.0)
    measured(history, NOW + 30, 60.0)
    history.restore(read(path))
    assert values(history.points("web", "cpu", NOW - 86_000, NOW + 59)) == [1.0, 50.0, 60.0]


def test_a_full_disk_ends_the_keeping_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        clock = [NOW]
        history = History()
        keeper = HistoryKeeper(history, path, lambda: None, lambda: clock[0])
        task = asyncio.ensure_future(keeper.run())
        await until(lambda: keeper.open)

        def full(_file: int, _data: bytes, _at: int) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        monkeypatch.setattr(os, "pwrite", full)
        measured(history, NOW, 10.0)
        clock[0] += COARSE
        keeper.tick()
        await until(task.done)
        assert task.exception() is None
        assert not keeper.open
        measured(history, NOW + 40, 10.0)
        keeper.tick()
        await keeper.close()

    asyncio.run(scenario())
    assert "No space left" in caplog.text


def test_a_host_has_a_file_of_its_own(tmp_path: Path) -> None:
    from engine.records import Host

    one = history_path(tmp_path, Host("../../evil name", "tcp://a"))
    two = history_path(tmp_path, Host("../../evil name", "tcp://b"))
    assert one.parent == two.parent == tmp_path
    assert one.name.startswith("evil-name-")
    assert one != two
