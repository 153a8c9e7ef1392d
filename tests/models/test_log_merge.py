"""Lines of several logs come out in the engine's order of time, each source's own order kept."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import Unreachable
from engine.records import Container, ContainerDetail
from models.log_earlier import EarlierState
from models.log_lines import MARK
from models.log_merge import LAST, Merger
from models.merged_log import MergedLog
from tests.fakes.live import run, until
from tests.fakes.log_streams import MILLISECOND, START, LogEngine, WrittenLog, chunk, line, stamped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from engine.contract import Engine


def test_lines_are_ordered_by_their_stamps() -> None:
    merger = Merger(2)
    merger.put(0, chunk(line(0), line(2), line(4)))
    merger.put(1, chunk(line(1), line(3), stream=2))
    assert merger.ready() == line(3)[:30]
    merged = merger.take(merger.ready())
    assert merged is not None
    assert merged.chunk.data.split(b"\n")[:-1] == [line(n) for n in range(4)]
    assert merged.sources == b"\0\1\0\1"
    assert merged.chunk.streams == b"\1\2\1\2"
    merger.close(1)
    assert merger.ready() == line(4)[:30]
    merger.close(0)
    assert merger.ready() == LAST


def test_what_has_not_come_yet_holds_back_what_is_later() -> None:
    merger = Merger(2)
    merger.put(0, chunk(line(5)))
    assert merger.take(merger.ready()) is None
    merger.put(1, chunk(line(9)))
    merged = merger.take(merger.ready())
    assert merged is not None
    assert merged.chunk.data == line(5) + b"\n"


def test_podmans_stamps_and_dockers_are_ordered_alike() -> None:
    merger = Merger(2)
    merger.put(0, chunk(b"2023-11-14T23:13:20.5+01:00 podman"))
    merger.put(1, chunk(line(400), line(600)))
    merged = merger.take(LAST)
    assert merged is not None
    assert merged.sources == b"\1\0\1"


@settings(max_examples=100)
@given(
    logs=st.lists(st.lists(st.sampled_from([0, 1, 3, -5]), max_size=30), min_size=1, max_size=5),
    step=st.integers(1, 9),
)
def test_nothing_is_lost_and_no_source_is_reordered(logs: list[list[int]], step: int) -> None:
    written: list[list[bytes]] = []
    for source, steps in enumerate(logs):
        at = START
        written.append([])
        for number, forward in enumerate(steps):
            at += forward * MILLISECOND
            written[-1].append(stamped(at, f"{source} {number}"))
    merger, found, sources = Merger(len(logs)), [], b""
    for start in range(0, 30, step):
        for source, lines in enumerate(written):
            merger.put(source, chunk(*lines[start : start + step]))
            if start + step >= len(lines):
                merger.close(source)
        merged = merger.take(merger.ready())
        if merged is not None:
            found += merged.chunk.data.split(b"\n")[:-1]
            sources += merged.sources
    assert not merger.waiting
    for source, lines in enumerate(written):
        assert [one for one, of in zip(found, sources, strict=True) if of == source] == lines
    if all(forward >= 0 for steps in logs for forward in steps):
        assert [one[:30] for one in found] == sorted(one[:30] for one in found)


# The log of several containers


def containers(count: int, state: str) -> list[Container]:
    ended = [datetime.fromtimestamp((START + (n * 1_000 + 500) * MILLISECOND) / 1e9, UTC) for n in range(count)]
    return [
        Container(
            f"{n}" * 64, f"web-{n}", "web", "sha256:1", "serve", state, detail=ContainerDetail(finished=at, exit_code=0)
        )
        for n, at in enumerate(ended)
    ]


@asynccontextmanager
async def merged(engine: LogEngine, count: int, tail: int = 100, state: str = "running") -> AsyncIterator[MergedLog]:
    log = MergedLog(cast("Engine", engine), containers(count, state), lambda: None, tail=tail)
    task = asyncio.create_task(log.run())
    try:
        yield log
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def engine_of(*logs: list[bytes]) -> LogEngine:
    engine = LogEngine()
    for number, lines in enumerate(logs):
        log = engine.others[f"{number}" * 64] = WrittenLog()
        log.write(*lines)
    return engine


def texts(log: MergedLog) -> list[bytes]:
    return [found.text for found in log.store.lines(log.store.first, log.store.end)]


def test_the_last_lines_of_all_come_first_and_then_the_whole() -> None:
    async def scenario() -> None:
        engine = engine_of(*([line(n) for n in range(place, 3_000, 3)] for place in range(3)))
        async with merged(engine, 3) as log:
            await until(lambda: len(log.store))
            assert log.store.line(0).text == b"line 2702"
            await until(lambda: len(log.store) == 3_000)
            assert texts(log) == [b"line %d" % n for n in range(3_000)]
            assert [found.source for found in log.store.lines(log.store.first, 0)][-9:] == [2, 0, 1] * 3
            assert log.store.sources == ("web-0", "web-1", "web-2")
            await until(lambda: log.earlier.state is EarlierState.NONE)
            engine.others["1" * 64].write(line(3_001))
            engine.others["0" * 64].write(line(3_000))
            await until(lambda: len(log.store) == 3_002)
            assert texts(log)[-2:] == [b"line 3000", b"line 3001"]

    run(scenario)


def test_a_quiet_source_is_joined_with_what_it_wrote_long_ago() -> None:
    async def scenario() -> None:
        engine = engine_of([line(n) for n in range(20)], [line(n) for n in range(10, 1_000)], [])
        async with merged(engine, 3) as log:
            await until(lambda: len(log.store) == 1_010)
            assert texts(log) == [b"line %d" % n for n in sorted([*range(20), *range(10, 1_000)])]
            assert log.store.line(0).text == b"line 900"

    run(scenario)


def test_sources_that_ended_long_before_the_others_are_whole_and_marked() -> None:
    async def scenario() -> None:
        engine = engine_of(*([line(n) for n in range(start, start + 400)] for start in (0, 1_000, 2_000)))
        for written in engine.others.values():
            written.end()
        async with merged(engine, 3, state="exited") as log:
            await until(lambda: len(log.store) == 1_203)
            found = log.store.lines(log.store.first, log.store.end)
            assert [one.text.decode() for one in found if one.stream != MARK] == [
                f"line {start + n}" for start in (0, 1_000, 2_000) for n in range(400)
            ]
            marks = [(place, one.source) for place, one in enumerate(found) if one.stream == MARK]
            assert marks == [(400, 0), (801, 1), (1_202, 2)]

    run(scenario)


def test_short_logs_need_no_second_reading() -> None:
    async def scenario() -> None:
        engine = engine_of([line(n) for n in range(0, 40, 2)], [line(n) for n in range(1, 40, 2)])
        async with merged(engine, 2) as log:
            await until(lambda: len(log.store) == 40)
            assert texts(log) == [b"line %d" % n for n in range(40)]
            assert all(len(written.opened) == 1 for written in engine.others.values())

    run(scenario)


def test_an_engine_that_is_lost_while_older_lines_load_is_told_and_they_load_again() -> None:
    async def scenario() -> None:
        engine = engine_of(*([line(n) for n in range(place, 2_000, 2)] for place in range(2)))
        async with merged(engine, 2) as log:
            await until(lambda: len(log.store))
            for written in engine.others.values():
                written.cut(Unreachable("read the log of", "container", "web", "reset"))
            await until(lambda: log.earlier.state is EarlierState.FAILED)
            for written in engine.others.values():
                written.refusal = None
            log.load_earlier()
            await until(lambda: len(log.store) == 2_000)
            assert texts(log) == [b"line %d" % n for n in range(2_000)]

    run(scenario)


def test_a_log_that_is_shown_again_while_older_lines_load_keeps_what_it_has_and_goes_on() -> None:
    async def scenario() -> None:
        engine = engine_of(*([line(n) for n in range(place, 6_000, 2)] for place in range(2)))
        for written in engine.others.values():
            written.step = 200
        log = MergedLog(cast("Engine", engine), containers(2, "running"), lambda: None, tail=100)
        there = 0
        while log.earlier.state is not EarlierState.NONE or not there:
            task = asyncio.create_task(log.run())
            await until(lambda: len(log.store) > there)  # noqa: B023 - called before the next round
            there = len(log.store)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            assert len(log.store) >= there
            found = texts(log)
            assert found == sorted(found, key=lambda one: int(one.split()[1]))
            assert not any(written.readers for written in engine.others.values())
        assert texts(log) == [b"line %d" % n for n in range(6_000)]

    run(scenario)


def test_loading_can_be_stopped_and_taken_up() -> None:
    async def scenario() -> None:
        engine = engine_of(*([line(n) for n in range(place, 2_000, 2)] for place in range(2)))
        async with merged(engine, 2) as log:
            await until(lambda: log.earlier.state is EarlierState.LOADING)
            log.stop_earlier()
            assert log.earlier.state is EarlierState.STOPPED
            await until(lambda: not any(len(written.readers) > 1 for written in engine.others.values()))
            assert log.store.gap == 0
            log.load_earlier()
            await until(lambda: log.earlier.state is EarlierState.NONE)
            assert texts(log) == [b"line %d" % n for n in range(2_000)]

    run(scenario)
