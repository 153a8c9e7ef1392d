"""Marks and resumption on real engines: restarts by policy, a daemon that is killed, a container that is removed."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

from engine.docker import DockerEngine
from engine.records import Host
from models.container_log import ContainerLog
from models.log_feed import FeedState
from models.log_lines import MARK
from tests.fakes.live import until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

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


def lines(log: ContainerLog) -> list[bytes]:
    return [one.text for one in log.store.lines(log.store.first, log.store.end) if one.stream != MARK]


def marks(log: ContainerLog) -> list[str]:
    return [one.text.decode() for one in log.store.lines(log.store.first, log.store.end) if one.stream == MARK]


def shown(log: ContainerLog) -> list[str]:
    found = log.store.lines(log.store.first, log.store.end)
    return [f"[{one.text.decode()}]" if one.stream == MARK else one.text.decode() for one in found]


async def _hearing(engine: DockerEngine, log: ContainerLog) -> None:
    """As a session does: events are heard as they come, and an answer that is older than one of them is not shown."""
    asked = asyncio.Event()

    async def read() -> None:
        while await asked.wait():
            asked.clear()
            record = await engine.containers.read(log.container.id)
            if not asked.is_set():
                log.update(record)

    async with asyncio.TaskGroup() as tasks, engine.system.events() as batches:
        tasks.create_task(read())
        async for events in batches:
            for event in events:
                log.hear(event)
            asked.set()


def test_restarts_by_policy_are_followed_and_marked(real_engine: RealEngine, engine_name: str) -> None:
    config = real_engine.client.create_host_config(restart_policy={"Name": "on-failure", "MaximumRetryCount": 3})
    script = "echo begin; sleep 0.3; echo end; exit 7"
    container = real_engine.run(f"{engine_name}-web", "sh", "-c", script, host_config=config, start=False)

    async def work(engine: DockerEngine) -> None:
        log = ContainerLog(engine, await engine.containers.read(container), lambda: None)
        tasks = [asyncio.create_task(_hearing(engine, log)), asyncio.create_task(log.run())]
        await engine.containers.start(container)

        def all_there() -> bool:
            for task in tasks:
                assert not task.done(), task.exception()
            return lines(log) == [b"begin", b"end"] * 4 and len(marks(log)) >= 8

        await until(all_there, 30)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert shown(log) == ["[started]", "begin", "end", "[exited 7]"] * 4

    _with(real_engine.url, work)


def test_a_killed_daemon_loses_no_line_and_doubles_none(fresh_engine: Callable[[], RealEngine]) -> None:
    real = fresh_engine()
    script = "i=$(cat /n 2>/dev/null || echo 0); while :; do echo $i; i=$((i+1)); echo $i > /n; done"
    container = real.run("web", "sh", "-c", script)

    async def work(engine: DockerEngine) -> None:
        log = ContainerLog(engine, await engine.containers.read(container), lambda: None, tail=200)
        task = asyncio.create_task(log.run())
        await until(lambda: len(lines(log)) > 1_000, 30)
        pid = real.engine.pid
        assert pid
        os.kill(pid, signal.SIGKILL)
        await until(lambda: log.state is FeedState.LOST, 30)
        before = len(lines(log))
        await asyncio.to_thread(real.engine.start)
        real.client.restart(container, timeout=0)
        log.update(await engine.containers.read(container))
        await until(lambda: len(lines(log)) > before + 1_000, 40)
        real.client.kill(container)
        await until(lambda: log.state is FeedState.ENDED, 30)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        whole = [line.split(b" ", 1)[1] for line in real.client.logs(container, timestamps=True).split(b"\n")[:-1]]
        assert lines(log) == whole
        assert any("connection" in mark for mark in marks(log))

    _with(real.url, work)


def test_a_container_removed_while_its_log_is_open_leaves_what_was_read(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}-web", "sh", "-c", "echo a; echo b; sleep 1000")

    async def work(engine: DockerEngine) -> None:
        log = ContainerLog(engine, await engine.containers.read(container), lambda: None)
        task = asyncio.create_task(log.run())
        await until(lambda: lines(log) == [b"a", b"b"])
        await engine.containers.remove(container, force=True)
        await until(lambda: log.state in {FeedState.REFUSED, FeedState.ENDED})
        assert lines(log) == [b"a", b"b"]
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    _with(real_engine.url, work)
