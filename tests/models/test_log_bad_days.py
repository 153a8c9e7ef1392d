"""Bad days of a log: whatever is written, however odd the clocks, nothing is lost and nothing doubled."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from engine.errors import Unreachable
from engine.records import Container
from models.container_log import ContainerLog
from models.log_earlier import EarlierState
from models.log_feed import FeedState
from models.log_lines import MARK
from tests.fakes.live import run, until
from tests.fakes.log_streams import LogEngine, line, stamped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from engine.contract import Engine

WEB = Container("a" * 64, "web-1", "web", "sha256:1", "serve", "running")
YEAR_NS = 365 * 24 * 3600 * 1_000_000_000


@asynccontextmanager
async def opened(engine: LogEngine, tail: int = 100) -> AsyncIterator[ContainerLog]:
    log = ContainerLog(cast("Engine", engine), WEB, lambda: None, tail=tail)
    task = asyncio.create_task(log.run())
    try:
        yield log
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def texts(log: ContainerLog) -> list[bytes]:
    found = log.store.lines(log.store.first, log.store.end)
    return [one.text for one in found if one.stream != MARK]


def whole(log: ContainerLog, count: int) -> bool:
    return log.earlier.state is EarlierState.NONE and len(texts(log)) >= count


def test_nuls_and_bytes_that_are_no_text_come_as_they_were_written() -> None:
    async def scenario() -> None:
        odd = [stamped(n, "x") + bytes((n % 9, 0, 255, 27)) for n in range(500)]
        engine = LogEngine()
        engine.log.write(*odd)
        async with opened(engine) as log:
            await until(lambda: whole(log, 500))
            assert texts(log) == [one[31:] for one in odd]

    run(scenario)


def test_an_engine_clock_far_ahead_or_behind_changes_nothing() -> None:
    async def scenario(shift: int) -> None:
        engine = LogEngine()
        start = 1_700_000_000_000_000_000 + shift
        engine.log.write(*(stamped(start + n * 1_000_000, f"line {n}") for n in range(300)))
        async with opened(engine) as log:
            await until(lambda: whole(log, 300))
            engine.log.cut(Unreachable("read the log of", "container", "web-1", "reset"))
            await until(lambda: log.state is FeedState.LOST)
            engine.log.write(*(stamped(start + n * 1_000_000, f"line {n}") for n in range(300, 400)))
            engine.log.refusal = None
            await until(lambda: whole(log, 400))
            assert texts(log) == [b"line %d" % n for n in range(400)]

    for shift in (-20 * YEAR_NS, 40 * YEAR_NS):
        run(lambda shift=shift: scenario(shift))


def test_a_clock_set_back_while_the_engine_is_lost_loses_nothing() -> None:
    async def scenario() -> None:
        engine = LogEngine()
        engine.log.write(*(line(n) for n in range(1_000, 1_300)), *(line(n) for n in range(200)))
        async with opened(engine) as log:
            await until(lambda: whole(log, 500))
            assert texts(log) == [b"line %d" % n for n in (*range(1_000, 1_300), *range(200))]

    run(scenario)


def test_what_the_engine_let_go_while_it_was_lost_is_said() -> None:
    async def scenario() -> None:
        engine = LogEngine()
        engine.log.write(*(line(n) for n in range(50)))
        async with opened(engine) as log:
            await until(lambda: whole(log, 50))
            engine.log.cut(Unreachable("read the log of", "container", "web-1", "reset"))
            await until(lambda: log.state is FeedState.LOST)
            engine.log.lines.clear()
            engine.log.write(*(line(n) for n in range(9_000, 9_010)))
            engine.log.refusal = None
            await until(lambda: whole(log, 60))
            found = log.store.lines(50, log.store.end)
            assert found[0].stream == MARK
            assert b"lines may be missing" in found[0].text
            assert [one.text for one in found[1:]] == [b"line %d" % n for n in range(9_000, 9_010)]

    run(scenario)


def test_clearing_while_earlier_lines_load_does_not_bring_them_back() -> None:
    async def scenario() -> None:
        engine = LogEngine()
        engine.log.write(*(line(n) for n in range(2_000)))
        async with opened(engine) as log:
            await until(lambda: log.earlier.state is EarlierState.LOADING)
            log.store.clear()
            await until(lambda: log.earlier.state is EarlierState.NONE)
            assert texts(log) == []
            engine.log.write(line(2_000))
            await until(lambda: texts(log) == [b"line 2000"])

    run(scenario)


def test_loading_is_stopped_and_taken_up_where_it_was() -> None:
    async def scenario() -> None:
        engine = LogEngine()
        engine.log.write(*(line(n) for n in range(2_000)))
        engine.log.step = 100
        async with opened(engine) as log:
            await until(lambda: log.earlier.state is EarlierState.LOADING)
            log.stop_earlier()
            await until(lambda: len(engine.log.readers) == 1)
            assert log.earlier.state is EarlierState.STOPPED
            assert log.store.gap == 0
            engine.log.step = None
            log.load_earlier()
            await until(lambda: whole(log, 2_000))
            assert texts(log) == [b"line %d" % n for n in range(2_000)]

    run(scenario)
