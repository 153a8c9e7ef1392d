"""All logs of a process share one budget: what is old is packed, then on the disk, and goes only when that is full."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import os
from pathlib import Path

import pytest

from models.log_blocks import BLOCK_BYTES
from models.log_keeper import LogKeeper
from models.log_spill import DiskFull, Spill
from models.logs import LogStore
from tests.fakes.live import until
from tests.fakes.log_streams import chunk, line

BUDGET = 8 * BLOCK_BYTES
COUNT = 40_000


def noise(number: int) -> bytes:
    """A line that does not pack well."""
    return line(number, hashlib.sha512(b"%d" % number).hexdigest()[:80])


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def fill(keeper: LogKeeper, count: int = COUNT, store: LogStore | None = None) -> LogStore:
    store = store or LogStore(keeper)
    for number in range(0, count, 1_000):
        store.append(chunk(*(noise(n) for n in range(number, number + 1_000))))
        keeper.wait()
    return store


def same(store: LogStore, start: int, end: int) -> bool:
    return [found.text for found in store.lines(start, end)] == [noise(n)[31:] for n in range(start, end)]


def test_what_does_not_fit_in_memory_is_on_the_disk_and_is_read_from_there(tmp_path: Path) -> None:
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    store = fill(keeper)
    assert store.size > 8 * BUDGET
    assert keeper.resident <= BUDGET
    assert keeper.on_disk > BUDGET
    assert store.dropped == 0
    assert same(store, 0, COUNT)
    assert b"".join(block.read() for _, block in store.snapshot()).count(b"\n") == COUNT


def test_what_packs_well_stays_in_memory(tmp_path: Path) -> None:
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    store = LogStore(keeper)
    for number in range(0, 30_000, 1_000):
        store.append(chunk(*(line(n, "GET /healthz 200 in 3 ms from 10.0.0.1") for n in range(number, number + 1_000))))
        keeper.wait()
    assert store.size > 3 * BUDGET
    assert keeper.resident <= BUDGET
    assert keeper.on_disk == 0


def test_files_have_no_name_and_their_folder_is_the_users_alone(tmp_path: Path) -> None:
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    store = fill(keeper)
    assert keeper.on_disk
    assert list((tmp_path / "logs").iterdir()) == []
    assert (tmp_path / "logs").stat().st_mode & 0o077 == 0
    places = [block._place for _, block in store.snapshot() if block._place is not None]
    assert {os.fstat(place.file._file.fileno()).st_mode & 0o077 for place in places} == {0}


def test_a_log_that_is_closed_leaves_nothing(tmp_path: Path) -> None:
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    gc.collect()
    before = open_files()
    stores = [fill(keeper, 20_000) for _ in range(3)]
    assert open_files() > before
    del stores
    gc.collect()
    assert keeper.resident == 0
    assert keeper.on_disk == 0
    assert open_files() <= before  # what other tests had left may go meanwhile


def test_a_cleared_log_leaves_nothing(tmp_path: Path) -> None:
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    store = fill(keeper)
    store.clear()
    assert (keeper.resident, keeper.on_disk) == (0, 0)


def test_a_full_disk_keeps_what_fits_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    written = 0
    really = os.pwrite

    def full(file: int, data: bytes, place: int) -> int:
        nonlocal written
        written += len(data)
        if written > BUDGET:
            raise OSError(28, "No space left on device")
        return really(file, data, place)

    monkeypatch.setattr("models.log_spill.os.pwrite", full)
    store = fill(keeper)
    assert keeper.problem == "No space left on device"
    assert 0 < store.dropped == store.first
    assert keeper.resident <= BUDGET * 1.5
    assert same(store, store.first, COUNT)


def test_a_limit_on_the_disk_lets_the_oldest_go(tmp_path: Path) -> None:
    spill = Spill(tmp_path / "logs", most=BUDGET, least_free=0)
    keeper = LogKeeper(budget=BUDGET, spill=spill)
    store = fill(keeper)
    assert spill.size <= BUDGET
    assert store.dropped
    assert same(store, store.first, COUNT)


def test_so_much_of_the_disk_stays_free(tmp_path: Path) -> None:
    free = os.statvfs(tmp_path)
    spill = Spill(tmp_path / "logs", least_free=free.f_blocks * free.f_frsize)
    with pytest.raises(DiskFull):
        spill.put(b"x")
    keeper = LogKeeper(budget=BUDGET, spill=spill)
    store = fill(keeper)
    assert keeper.problem == "full"
    assert store.dropped
    assert keeper.on_disk == 0


def test_without_a_disk_the_oldest_go(tmp_path: Path) -> None:
    keeper = LogKeeper(budget=BUDGET)
    store = fill(keeper)
    assert keeper.resident <= BUDGET * 1.5
    assert 0 < store.dropped == store.first
    assert same(store, store.first, COUNT)


def test_two_logs_share_the_budget_and_the_longest_gives(tmp_path: Path) -> None:
    keeper = LogKeeper(budget=BUDGET)
    short = fill(keeper, 2_000)
    long = fill(keeper)
    assert short.dropped == 0
    assert long.dropped
    assert same(short, 0, 2_000)


def test_older_lines_are_counted_as_all_others_are(tmp_path: Path) -> None:
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    store = LogStore(keeper)
    store.append(chunk(*(noise(n) for n in range(20_000, 21_000))))
    store.open_gap()
    for at in range(0, 20_000, 1_000):
        store.append_earlier(chunk(*(noise(n) for n in range(at, at + 1_000))))
        keeper.wait()
    store.join()
    keeper.wait()
    assert [found.text for found in store.lines(store.first, 1_000)] == [noise(n)[31:] for n in range(21_000)]
    assert keeper.on_disk
    store.clear()
    assert (keeper.resident, keeper.on_disk) == (0, 0)


def test_a_line_that_the_disk_is_slow_to_give_is_shown_when_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.log_spill.SpillPlace.read_now", lambda _place: None)
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    store = fill(keeper)
    store._split.clear()

    async def main() -> None:
        came: list[bool] = []
        store.arrived = lambda: came.append(True)
        assert {found.stream for found in store.lines_now(0, 10)} == {0}
        await until(lambda: came)
        assert [found.text for found in store.lines_now(0, 10)] == [noise(n)[31:] for n in range(10)]

    asyncio.run(main())


def test_who_brings_lines_waits_for_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    gate = threading.Event()
    really = os.pwrite

    def slow(file: int, data: bytes, place: int) -> int:
        assert gate.wait(10)
        return really(file, data, place)

    monkeypatch.setattr("models.log_spill.os.pwrite", slow)
    keeper = LogKeeper(tmp_path / "logs", BUDGET)
    store = LogStore(keeper)

    async def main() -> None:
        for number in range(0, COUNT, 1_000):
            store.append(chunk(*(noise(n) for n in range(number, number + 1_000))))
        room = asyncio.create_task(store.room())
        await asyncio.sleep(0)
        assert not room.done()
        gate.set()
        await asyncio.wait_for(room, 30)

    asyncio.run(main())
    keeper.wait()
    assert same(store, 0, COUNT)
