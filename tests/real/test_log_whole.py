"""A log of a real engine opens at its end and becomes whole behind it, proven by numbers in the lines."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import docker
import pytest

from engine.docker import DockerEngine
from engine.records import Host
from models.container_log import ContainerLog
from models.log_earlier import EarlierState
from models.log_feed import FeedState
from models.log_lines import MARK
from models.merged_log import MergedLog
from tests.fakes.live import until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from models.log_lines import LogLine
    from tests.engines import RealEngine

COUNT = "i=0; while [ $i -lt {n} ]; do echo $i; i=$((i+1)); done"


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


@asynccontextmanager
async def opened(engine: DockerEngine, container: str, *, tail: int = 1_000) -> AsyncIterator[ContainerLog]:
    """A container's log, kept up."""
    log = ContainerLog(engine, await engine.containers.read(container), lambda: None, tail=tail)
    task = asyncio.create_task(log.run())
    try:
        yield log
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def written(log: ContainerLog | MergedLog) -> list[LogLine]:
    """The container's own lines: a start is marked among them where its log was opened near its beginning."""
    return [line for line in log.store.lines(log.store.first, log.store.end) if line.stream != MARK]


def numbers(log: ContainerLog) -> list[int]:
    return [int(line.text) for line in written(log)]


def whole(log: ContainerLog | MergedLog, count: int) -> bool:
    there = log.earlier.state is EarlierState.NONE and len(log.store) >= count
    return there and len(written(log)) >= count


@pytest.mark.parametrize(("driver", "tty"), [("json-file", False), ("json-file", True), ("local", False)])
def test_a_stopped_containers_log_is_whole(real_engine: RealEngine, engine_name: str, driver: str, tty: bool) -> None:
    config = real_engine.client.create_host_config(log_config=docker.types.LogConfig(type=driver, config={}))
    container = real_engine.run(f"{engine_name}-web", "sh", "-c", COUNT.format(n=20_000), tty=tty, host_config=config)
    real_engine.client.wait(container)

    async def work(engine: DockerEngine) -> None:
        async with opened(engine, container) as log:
            await until(lambda: len(log.store) > 0)
            assert log.store.line(0).text == b"19000"
            await until(lambda: whole(log, 20_000))
            assert numbers(log) == list(range(20_000))
            assert log.store.line(0).text == b"19000"
            assert len(log.store.lines(log.store.first, 0)) == 19_000

    _with(real_engine.url, work)


@pytest.mark.parametrize("tty", [False, True])
def test_a_log_that_is_written_meanwhile_is_whole(real_engine: RealEngine, engine_name: str, tty: bool) -> None:
    script = COUNT.format(n=60_000) + "; sleep 1000"
    container = real_engine.run(f"{engine_name}-web", "sh", "-c", script, tty=tty)

    async def work(engine: DockerEngine) -> None:
        await _written(engine, container, 3_000)
        async with opened(engine, container) as log:
            await until(lambda: whole(log, 60_000), 60)
            assert numbers(log) == list(range(60_000))
            assert log.state is FeedState.FOLLOWING

    _with(real_engine.url, work)
    real_engine.client.remove_container(container, force=True)


def test_long_lines_at_the_seam_are_whole(real_engine: RealEngine, engine_name: str) -> None:
    line = "head -c 40000 /dev/zero | tr '\\0' x; echo $i"
    script = f"i=0; while [ $i -lt 300 ]; do {line}; i=$((i+1)); done"
    container = real_engine.run(f"{engine_name}-web", "sh", "-c", script)
    real_engine.client.wait(container)

    async def work(engine: DockerEngine) -> None:
        for tail in (200, 201, 202):
            async with opened(engine, container, tail=tail) as log:
                await until(lambda log=log: whole(log, 300))
                texts = [one.text for one in written(log)]
                assert texts == [b"x" * 40_000 + b"%d" % n for n in range(300)]

    _with(real_engine.url, work)


def test_rotation_under_way_loses_nothing(real_engine: RealEngine, engine_name: str) -> None:
    """The engine itself sends a line again at some rotations (its own CLI shows the same): those are not ours."""
    config = real_engine.client.create_host_config(
        log_config=docker.types.LogConfig(type="json-file", config={"max-size": "10k", "max-file": "2"})
    )
    script = "i=0; while [ $i -lt 1500 ]; do echo $i; i=$((i+1)); usleep 1000; done; sleep 1000"
    container = real_engine.run(f"{engine_name}-web", "sh", "-c", script, host_config=config)

    async def work(engine: DockerEngine) -> None:
        async with opened(engine, container, tail=20) as log:
            await until(lambda: len(log.store) > 0 and 1_499 in numbers(log)[-3:], 60)
            found = set(numbers(log))
            assert found == set(range(min(found), 1_500))

    _with(real_engine.url, work)
    real_engine.client.remove_container(container, force=True)


async def _written(engine: DockerEngine, container: str, count: int) -> None:
    """Wait until the container has written so many lines."""
    seen = 0
    async with engine.containers.logs(container) as batches:
        async for chunk in batches:
            seen += len(chunk.streams)
            if seen >= count:
                return


def test_a_merged_log_is_whole_and_in_order(real_engine: RealEngine, engine_name: str) -> None:
    script = "i=0; while [ $i -lt 4000 ]; do echo $i; i=$((i+1)); done; sleep 1000"
    ids = [real_engine.run(f"{engine_name}-web-{n}", "sh", "-c", script) for n in range(4)]

    async def work(engine: DockerEngine) -> None:
        records = [await engine.containers.read(container) for container in ids]
        log = MergedLog(engine, records, lambda: None, tail=300)
        task = asyncio.create_task(log.run())

        await until(lambda: whole(log, 16_000), 60)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        lines = written(log)
        assert len(lines) == 16_000
        for source in range(4):
            assert [int(line.text) for line in lines if line.source == source] == list(range(4_000))
        assert log.store.first < 0
        older = [line.stamp for line in log.store.lines(log.store.first, 0) if line.stamp]
        assert older == sorted(older)

    _with(real_engine.url, work)
    for container in ids:
        real_engine.client.remove_container(container, force=True)
