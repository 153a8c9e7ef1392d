"""Logs of a real engine, proven complete and in order by numbers in the lines."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import docker
import pytest

from engine.docker import DockerEngine
from engine.errors import EngineError
from engine.records import Host
from models.log_feed import FeedState, LogFeed
from models.log_lines import MARK
from models.log_resume import Recent
from models.logs import LogStore
from tests.fakes.live import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from engine.records import LogChunk
    from tests.engines import RealEngine


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


async def _store_of(engine: DockerEngine, container: str, *, tail: int | None = None) -> LogStore:
    store = LogStore()
    async with engine.containers.logs(container, tail=tail, follow=False) as batches:
        async for chunk in batches:
            store.append(chunk)
    return store


def _texts(store: LogStore, stream: int = 0) -> list[bytes]:
    return [
        line.text for line in store.lines(store.first, store.end) if line.stream != MARK and stream in {0, line.stream}
    ]


def _ended(real: RealEngine, name: str, script: str, **settings: object) -> str:
    container = real.run(name, "sh", "-c", script, **settings)
    real.client.wait(container)
    return container


def _driver(real: RealEngine, driver: str) -> dict[str, object]:
    config = docker.types.LogConfig(type=driver, config={})
    return {"host_config": real.client.create_host_config(log_config=config)}


@pytest.mark.parametrize("driver", ["json-file", "local"])
def test_every_line_of_both_streams_comes_in_order(real_engine: RealEngine, engine_name: str, driver: str) -> None:
    script = "i=0; while [ $i -lt 2000 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done"
    container = _ended(real_engine, f"{engine_name}-web", script, **_driver(real_engine, driver))

    async def work(engine: DockerEngine) -> None:
        store = await _store_of(engine, container)
        assert _texts(store, 1) == [b"out %d" % n for n in range(2000)]
        assert _texts(store, 2) == [b"err %d" % n for n in range(2000)]
        assert all(line.stamp.endswith(b"Z") for line in store.lines(0, store.end))
        last = await _store_of(engine, container, tail=10)
        assert _texts(last) == _texts(store)[-10:]

    _with(real_engine.url, work)


@pytest.mark.parametrize("tty", [False, True])
def test_a_line_that_the_engine_wrote_in_pieces_is_whole(real_engine: RealEngine, engine_name: str, tty: bool) -> None:
    script = "head -c 100000 /dev/zero | tr '\\0' x; echo; echo after; printf end"
    container = _ended(real_engine, f"{engine_name}-web", script, tty=tty)

    async def work(engine: DockerEngine) -> None:
        assert _texts(await _store_of(engine, container)) == [b"x" * 100_000, b"after", b"end"]

    _with(real_engine.url, work)


def test_runs_that_ended_without_a_newline_are_lines_of_their_own(real_engine: RealEngine, engine_name: str) -> None:
    container = _ended(real_engine, f"{engine_name}-web", "printf same")
    for _ in range(2):
        real_engine.client.start(container)
        real_engine.client.wait(container)

    async def work(engine: DockerEngine) -> None:
        assert _texts(await _store_of(engine, container)) == [b"same"] * 3

    _with(real_engine.url, work)


def test_a_feed_goes_on_through_stop_and_start_without_a_hole(real_engine: RealEngine, engine_name: str) -> None:
    count = "while [ $i -lt $((start+500)) ]; do echo $i; i=$((i+1)); done"
    script = f"start=$(cat /n 2>/dev/null || echo 0); i=$start; {count}; echo $i > /n"
    container = _ended(real_engine, f"{engine_name}-web", script)

    async def work(engine: DockerEngine) -> None:
        store = LogStore()
        feed = LogFeed(engine, await engine.containers.read(container), store, lambda: None)
        task = asyncio.create_task(feed.run())
        await until(lambda: feed.state is FeedState.ENDED and len(_texts(store)) == 500)
        for run in (2, 3):
            await engine.containers.start(container)
            feed.update(await engine.containers.read(container))
            await until(lambda run=run: len(_texts(store)) == run * 500)
        await until(lambda: feed.state is FeedState.ENDED)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert _texts(store) == [b"%d" % n for n in range(1500)]

    _with(real_engine.url, work)


def test_a_feed_left_and_taken_up_while_lines_are_written_has_each_line_once(
    real_engine: RealEngine, engine_name: str
) -> None:
    script = "i=0; while [ $i -lt 8000 ]; do echo $i; i=$((i+1)); done; while :; do sleep 1000; done"
    container = real_engine.run(f"{engine_name}-web", "sh", "-c", script)

    async def work(engine: DockerEngine) -> None:
        store, recent = LogStore(), Recent()
        async with engine.containers.logs(container, follow=True) as batches:
            first = await anext(batches)
            store.append(first)
            recent.take(first)
        while store.end < 8_000:
            resume = recent.resume()
            assert resume is not None
            async with engine.containers.logs(container, since=resume.since) as batches:
                for _ in range(10):
                    new: LogChunk | None = None
                    while new is None and store.end < 8_000:
                        new = resume.filter(await anext(batches))
                    if new is not None:
                        store.append(new)
                        recent.take(new)
        assert _texts(store) == [b"%d" % n for n in range(8_000)]

    _with(real_engine.url, work)
    real_engine.client.remove_container(container, force=True)


def test_a_feed_survives_the_death_of_the_engine(fresh_engine: Callable[[], RealEngine]) -> None:
    real = fresh_engine()
    script = "i=0; while [ $i -lt 400 ]; do echo $i; i=$((i+1)); done"
    container = _ended(real, "web", script)

    async def work(engine: DockerEngine) -> None:
        store = LogStore()
        record = replace(await engine.containers.read(container), state="running")
        feed = LogFeed(engine, record, store, lambda: None)
        task = asyncio.create_task(feed.run())
        await until(lambda: len(_texts(store)) == 400)
        await asyncio.to_thread(real.engine.stop)
        await until(lambda: feed.state is FeedState.LOST)
        await asyncio.to_thread(real.engine.start)
        real.client.start(container)
        await until(lambda: len(_texts(store)) == 800, 40)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert _texts(store) == [b"%d" % n for n in range(400)] * 2

    _with(real.url, work)


def test_the_none_driver_is_an_error_that_says_so(real_engine: RealEngine, engine_name: str) -> None:
    container = _ended(real_engine, f"{engine_name}-web", "echo lost", **_driver(real_engine, "none"))

    async def work(engine: DockerEngine) -> None:
        with pytest.raises(EngineError, match="does not support reading"):
            await _store_of(engine, container)
        assert (await engine.containers.read(container)).detail is not None

    _with(real_engine.url, work)
