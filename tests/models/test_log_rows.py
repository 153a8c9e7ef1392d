"""Rows of a log: picked lines stay found by row and by number however blocks come, and cost next to nothing."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.log_rows import AllRows, PickedRows, places
from models.log_scan import FRAME_SECONDS, Scan
from models.logs import EARLIEST, LogStore, PlacedBlock, Stretch
from tests.fakes.log_streams import chunk, line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.log_scan import Beside, Result
    from models.logs import PlacedBlock


def odd(beside: Beside) -> Sequence[int]:
    """The places of a block's odd numbered lines."""
    first, lines = beside.here.first, beside.here.block.lines
    return places([n for n in range(lines) if (first + n) % 2], lines)


def test_all_rows_are_all_lines_also_below_zero() -> None:
    store = LogStore()
    rows = AllRows(store)
    store.append(chunk(*(line(n) for n in range(100, 110))))
    assert (len(rows), rows.number(0), rows.row(5)) == (10, 0, 5)
    store.open_gap()
    store.append_earlier(chunk(*(line(n) for n in range(90, 100))))
    assert (len(rows), rows.number(0), rows.row(0)) == (20, EARLIEST, 10)
    assert rows.numbers(8, 12) == [EARLIEST + 8, EARLIEST + 9, 0, 1]
    assert rows.numbers(2, 4) == [EARLIEST + 2, EARLIEST + 3]
    assert [rows.row(number) for number in (EARLIEST + 3, EARLIEST + 10, -99, 3, 99)] == [3, 10, 10, 13, 20]
    assert [rows.number(row) for row in (9, 10, 19)] == [EARLIEST + 9, 0, 9]
    with pytest.raises(IndexError):
        rows.number(20)


blocks = st.lists(st.tuples(st.integers(1, 30), st.sets(st.integers(0, 29))), min_size=1, max_size=12)


@given(blocks, st.integers(-200, 200), st.randoms())
def test_picked_rows_are_the_same_whatever_the_order_of_blocks(sizes, first, random) -> None:
    parts, expected, number = [], [], first
    for lines, wanted in sizes:
        picked = sorted(place for place in wanted if place < lines)
        parts.append((number, places(picked, lines)))
        expected += [number + place for place in picked]
        number += lines
    random.shuffle(parts)
    rows = PickedRows()
    for part in parts:
        rows.put([part])
    assert len(rows) == len(expected)
    assert rows.numbers(0, len(rows)) == expected
    assert [rows.number(row) for row in range(len(rows))] == expected
    for wanted in range(first - 2, number + 2):
        assert rows.row(wanted) == sum(one < wanted for one in expected)
    for start in range(0, len(expected), 3):
        assert rows.numbers(start, start + 4) == expected[start : start + 4]


def test_a_block_that_has_grown_takes_the_place_of_what_it_was() -> None:
    rows = PickedRows()
    rows.put([(0, places([1, 3], 4)), (4, places([0], 1))])
    rows.put([(4, places([0, 2], 3))])
    assert rows.numbers(0, 9) == [1, 3, 4, 6]
    rows.trim(4)
    assert rows.numbers(0, 9) == [4, 6]


def test_a_line_with_three_hits_has_three_rows() -> None:
    rows = PickedRows()
    rows.put([(10, places([0, 2, 2, 2], 3))])
    assert rows.numbers(0, 9) == [10, 12, 12, 12]
    assert rows.row(12) == 1


def test_a_frozen_copy_stays_as_it_was() -> None:
    rows = PickedRows()
    rows.put([(0, places([1], 2))])
    copy = rows.frozen()
    rows.put([(2, places([0, 1], 2))])
    rows.trim(2)
    assert copy.numbers(0, 9) == [1]


def test_ten_million_lines_picked_whole_take_no_room_for_each() -> None:
    rows = PickedRows()
    rows.put((first, places(range(640), 640)) for first in range(0, 10_000_000, 640))
    assert len(rows) == 10_000_000
    assert rows.number(9_999_999) == 9_999_999
    assert rows.row(5_000_001) == 5_000_001
    assert all(isinstance(kept, range) for kept in rows._places)


def test_a_scan_goes_through_what_is_new_and_nothing_twice() -> None:
    seen: list[tuple[int, int]] = []
    rows = PickedRows()

    def work(beside: Beside) -> Sequence[int]:
        seen.append((beside.here.first, beside.here.block.lines))
        return odd(beside)

    def take(results: Sequence[Result[Sequence[int]]]) -> None:
        rows.put((one.first, one.value) for one in results)

    async def main() -> None:
        store = LogStore()
        store.append(chunk(*(line(n) for n in range(5000))))
        scan = Scan(work, take, "odd")
        assert scan.behind(store)
        await scan.run(store)
        assert rows.numbers(0, 10_000) == list(range(1, 5000, 2))
        assert not scan.behind(store)
        whole = len(seen)
        assert whole > 3
        assert seen == sorted(seen, reverse=True)  # the newest first
        store.append(chunk(line(5000), line(5001)))
        store.open_gap()
        store.append_earlier(chunk(*(line(n) for n in range(-10, 0))))
        assert scan.behind(store)
        await scan.run(store)
        assert len(seen) == whole + 2
        assert rows.numbers(0, 10_000) == [*range(EARLIEST + 1, EARLIEST + 10, 2), *range(1, 5002, 2)]

    asyncio.run(main())


def test_lines_that_come_during_a_scan_are_gone_through_by_it() -> None:
    store, rows = LogStore(), PickedRows()

    def take(results: Sequence[Result[Sequence[int]]]) -> None:
        rows.put((one.first, one.value) for one in results)
        if store.end == 10:
            store.append(chunk(*(line(n) for n in range(10, 20))))

    async def main() -> None:
        store.append(chunk(*(line(n) for n in range(10))))
        scan = Scan(odd, take, "odd")
        await scan.run(store)
        assert not scan.behind(store)

    asyncio.run(main())
    assert rows.numbers(0, 100) == list(range(1, 20, 2))


def test_a_scan_that_is_cancelled_tells_nothing_more() -> None:
    told: list[int] = []

    async def main() -> None:
        store = LogStore()
        store.append(chunk(*(line(n) for n in range(20_000))))
        scan = Scan(odd, lambda results: told.extend(one.first for one in results), "odd")
        task = asyncio.create_task(scan.run(store))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
        before = len(told)
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(told) == before
        assert scan.behind(store)

    asyncio.run(main())


def test_what_was_on_its_way_when_a_scan_was_cancelled_is_not_told() -> None:
    """Who cancels begins anew: old results must not come among the new ones, nor to what is closed."""
    told: list[int] = []
    reached, free = threading.Event(), threading.Event()
    begun: list[float] = []

    def work(_beside: Beside) -> int:
        begun.append(time.monotonic())
        if begun[-1] - begun[0] > 2 * FRAME_SECONDS:  # what came before it was handed over by now
            reached.set()
            free.wait(60)
        return free.wait(FRAME_SECONDS / 2)

    async def main() -> None:
        store = LogStore()
        store.append(chunk(*(line(n) for n in range(20_000))))
        scan = Scan(work, lambda results: told.extend(one.first for one in results), "held")
        task = asyncio.create_task(scan.run(store))
        await asyncio.sleep(0)
        assert reached.wait(60)  # the loop does not turn meanwhile
        task.cancel()
        free.set()
        await asyncio.wait([task])

    asyncio.run(main())
    assert told == []


@pytest.mark.parametrize("reach", [0, 3])
def test_a_long_log_that_is_followed_is_looked_at_where_it_has_grown(
    reach: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    looked_at: list[int] = []

    placed = Stretch.placed

    def watched(stretch: Stretch, low: int = 0, high: int | None = None) -> tuple[PlacedBlock, ...]:
        found = placed(stretch, low, high)
        looked_at.append(len(found))
        return found

    monkeypatch.setattr(Stretch, "placed", watched)

    def work(beside: Beside) -> int:
        seen.append(beside.here.first)
        assert beside.before is None or beside.before.first + beside.before.block.lines == beside.here.first
        assert beside.after is None or beside.here.first + beside.here.block.lines == beside.after.first
        return beside.here.block.lines

    async def main() -> None:
        store = LogStore()
        store.append(chunk(*(line(n) for n in range(20_000))))
        blocks = len(store._blocks)
        assert blocks > 8
        scan = Scan(work, lambda _results: None, "watched", reach=reach)
        await scan.run(store)
        assert seen == [one.first for one in reversed(store.snapshot())]
        seen.clear()
        for n in range(3):
            store.append(chunk(line(20_000 + n)))
            assert scan.behind(store)
            await scan.run(store)
            assert not scan.behind(store)
            assert seen[0] == store.snapshot()[-1].first
            assert len(seen) <= 2 + reach
            seen.clear()
        assert looked_at[0] == blocks
        assert max(looked_at[1:]) <= 4

    asyncio.run(main())


def test_a_scan_of_a_log_that_lies_below_zero_comes_to_its_end() -> None:
    async def main() -> None:
        store = LogStore()
        store.open_gap()
        store.append_earlier(chunk(*(line(n) for n in range(-50, 0))))
        scan = Scan(odd, lambda _results: None, "below")
        await scan.run(store)
        assert not scan.behind(store)

    asyncio.run(main())


@pytest.mark.parametrize("reach", [0, 3])
def test_a_log_whose_earlier_lines_load_is_looked_at_where_it_has_grown_and_joined(reach: int) -> None:
    seen: list[int] = []

    def work(beside: Beside) -> int:
        here, before, after = beside
        seen.append(here.first)
        assert before is None or (before.first < 0) == (here.first < 0) or joined
        assert after is None or (after.first < 0) == (here.first < 0) or joined
        return here.block.lines

    async def main() -> None:
        nonlocal joined
        store = LogStore()
        store.append(chunk(*(line(n) for n in range(50_000, 60_000))))
        store.open_gap()
        scan = Scan(work, lambda _results: None, "loading", reach=reach)
        await scan.run(store)
        for at in range(0, 50_000, 5_000):
            seen.clear()
            before = {one.first: one.block.lines for one in store.snapshot()}
            store.append_earlier(chunk(*(line(n) for n in range(at, at + 5_000))))
            assert scan.behind(store)
            await scan.run(store)
            assert not scan.behind(store)
            grown = {one.first for one in store.snapshot() if before.get(one.first) != one.block.lines}
            assert grown <= set(seen)
            assert len(seen) <= len(grown) + reach
        seen.clear()
        store.join()
        joined = True
        await scan.run(store)
        assert not scan.behind(store)
        assert seen == ([0, max(one.first for one in store.snapshot() if one.first < 0)] if reach else [])

    joined = False
    asyncio.run(main())


def test_a_part_of_a_long_log_that_is_forgotten_is_gone_through_again() -> None:
    seen: list[int] = []

    async def main() -> None:
        store = LogStore()
        store.append(chunk(*(line(n) for n in range(30_000))))
        middle = store.snapshot()[len(store.snapshot()) // 2].first
        scan = Scan(lambda beside: seen.append(beside.here.first), lambda _results: None, "again")
        await scan.run(store)
        seen.clear()
        scan.forget(middle, middle)
        await scan.run(store)
        assert seen == [middle]

    asyncio.run(main())
