"""One thing done to many: never more than four at once, each with its own result, and it can be stopped."""

from __future__ import annotations

import asyncio

import pytest

from engine.errors import Conflict, NotFound, Unreachable
from models.bulk import Bulk, End, Outcome
from tests.fakes.live import run, until


class Work:
    """Calls that end when they are let go."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.most = 0
        self.let_go = asyncio.Event()

    async def __call__(self, item: int) -> None:
        self.begun.append(item)
        self.most = max(self.most, len(self.begun) - len(self.ended))
        try:
            await self.let_go.wait()
        finally:
            self.ended.append(item)


def test_no_more_than_four_calls_are_under_way() -> None:
    async def scenario() -> None:
        work = Work()
        task = asyncio.create_task(Bulk(range(20), work).run())
        await until(lambda: len(work.begun) == 4)
        for _ in range(20):
            await asyncio.sleep(0)
        assert len(work.begun) == 4
        work.let_go.set()
        outcomes = await task
        assert work.most == 4
        assert [outcome.item for outcome in outcomes] == list(range(20))
        assert {outcome.end for outcome in outcomes} == {End.DONE}

    run(scenario)


def test_each_item_has_its_own_result() -> None:
    async def work(item: str) -> None:
        if item == "busy":
            raise Conflict("remove", "container", item)
        if item == "gone":
            raise NotFound("remove", "container", item)
        if item == "away":
            raise Unreachable("remove", "container", item)

    async def scenario() -> None:
        ends = {outcome.item: outcome.end for outcome in await Bulk(["ok", "busy", "gone", "away"], work).run()}
        assert ends == {"ok": End.DONE, "busy": End.FAILED, "gone": End.GONE, "away": End.FAILED}

    run(scenario)


def test_stopping_begins_no_more_and_lets_the_begun_end() -> None:
    async def scenario() -> None:
        work = Work()
        told: list[Outcome[int]] = []
        bulk = Bulk(range(10), work, on_end=told.append)
        task = asyncio.create_task(bulk.run())
        await until(lambda: len(work.begun) == 4)
        bulk.stop()
        work.let_go.set()
        outcomes = await task
        assert work.begun == [0, 1, 2, 3]
        assert [outcome.end for outcome in outcomes] == [End.DONE] * 4 + [End.NOT_BEGUN] * 6
        assert len(told) == 10
        assert bulk.ended == bulk.total == 10

    run(scenario)


def test_cancelling_ends_the_calls_under_way() -> None:
    async def scenario() -> None:
        work = Work()
        task = asyncio.create_task(Bulk(range(10), work).run())
        await until(lambda: len(work.begun) == 4)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert sorted(work.ended) == [0, 1, 2, 3]

    run(scenario)


def test_a_bug_is_raised_and_stops_the_rest() -> None:
    begun: list[int] = []

    async def work(item: int) -> None:
        begun.append(item)
        if item == 1:
            raise ZeroDivisionError
        await asyncio.sleep(3600)

    async def scenario() -> None:
        with pytest.raises(ZeroDivisionError):
            await Bulk(range(50), work).run()
        assert len(begun) <= 4

    run(scenario)


def test_nothing_to_do_is_done() -> None:
    async def scenario() -> None:
        assert await Bulk([], Work()).run() == []

    run(scenario)
