"""The mark of an end stands behind a container's last words, however late they are read."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest

from engine.records import Container, ContainerDetail, Event
from models.container_log import ContainerLog
from models.log_feed import FeedState
from models.log_lines import MARK
from models.merged_log import MergedLog
from tests.fakes.live import run, until
from tests.fakes.log_streams import MILLISECOND, START, LogEngine, line

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from engine.contract import Engine

WEB = Container("a" * 64, "web-1", "web", "sha256:1", "serve", "running", detail=ContainerDetail())
OTHER = replace(WEB, id="b" * 64, name="db-1")


def event(action: str, number: int, **attributes: str) -> Event:
    return Event("container", action, WEB.id, attributes, START + number * MILLISECOND)


@asynccontextmanager
async def opened(engine: LogEngine, *, merged: bool = False) -> AsyncIterator[ContainerLog | MergedLog]:
    log: ContainerLog | MergedLog
    if merged:
        log = MergedLog(cast("Engine", engine), [WEB, OTHER], lambda: None, tail=100)
    else:
        log = ContainerLog(cast("Engine", engine), WEB, lambda: None, tail=100)
    task = asyncio.create_task(log.run())
    try:
        yield log
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def shown(log: ContainerLog | MergedLog) -> list[str]:
    found = log.store.lines(log.store.first, log.store.end)
    return [f"[{one.text.decode()}]" if one.stream == MARK else one.text.decode() for one in found]


async def turns(count: int = 50) -> None:
    """Let the loop run what is due."""
    for _ in range(count):
        await asyncio.sleep(0)


@pytest.mark.parametrize("merged", [False, True])
def test_last_words_that_are_read_after_the_end_was_told_stand_before_it(
    monkeypatch: pytest.MonkeyPatch, merged: bool
) -> None:
    monkeypatch.setattr("models.log_feed.MARK_SECONDS", 0.0)

    async def scenario() -> None:
        engine = LogEngine(others={OTHER.id: (other := LogEngine().log)})
        other.write(line(1, "other"))
        engine.log.write(line(0))
        async with opened(engine, merged=merged) as log:
            await until(lambda: "line 0" in shown(log) and log.state is FeedState.FOLLOWING)
            log.hear(event("pause", 4))  # a mark that would come at once
            log.hear(event("die", 9, exitCode="3"))
            await turns()
            assert "[exited 3]" not in shown(log)
            engine.log.write(line(7), line(8))
            engine.log.end()
            await until(lambda: "[exited 3]" in shown(log))
            assert [one for one in shown(log) if one != "other"] == [
                "line 0", "[paused]", "line 7", "line 8", "[exited 3]",
            ]  # fmt: skip

    run(scenario)


def test_the_mark_of_an_end_comes_though_the_stream_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.log_feed.END_SECONDS", 0.0)

    async def scenario() -> None:
        engine = LogEngine()
        engine.log.write(line(0))
        async with opened(engine) as log:
            await until(lambda: log.state is FeedState.FOLLOWING)
            log.hear(event("die", 9, exitCode="3"))
            await until(lambda: shown(log) == ["line 0", "[exited 3]"])

    run(scenario)


def test_an_end_that_is_told_after_the_stream_ended_is_marked_soon() -> None:
    async def scenario() -> None:
        engine = LogEngine()
        engine.log.write(line(0))
        engine.log.end()
        async with opened(engine) as log:
            await until(lambda: log.state is FeedState.ENDED)
            log.hear(event("die", 9, exitCode="3"))
            assert isinstance(log, ContainerLog)
            assert not log.feed.awaits_end
            await until(lambda: shown(log) == ["line 0", "[exited 3]"])

    run(scenario)


@pytest.mark.parametrize("merged", [False, True])
def test_an_end_that_the_record_told_is_not_marked_again_by_its_event(merged: bool) -> None:
    async def scenario() -> None:
        from datetime import UTC, datetime

        ended = ContainerDetail(finished=datetime.fromtimestamp(START / 1e9 + 0.005, UTC), exit_code=3)
        engine = LogEngine(others={OTHER.id: LogEngine().log})
        engine.log.write(line(0))
        async with opened(engine, merged=merged) as log:
            await until(lambda: "line 0" in shown(log))
            log.update(replace(WEB, state="exited", detail=ended))
            engine.log.end()
            log.hear(event("die", 6, exitCode="3"))
            await until(lambda: shown(log) == ["line 0", "[exited 3]"])
            log.hear(event("pause", 20))
            await until(lambda: "[paused]" in shown(log))
            assert shown(log) == ["line 0", "[exited 3]", "[paused]"]

    run(scenario)
