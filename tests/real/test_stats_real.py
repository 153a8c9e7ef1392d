"""What containers use on a real engine: beside docker's own numbers, and through the bad days of a container."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.records import Host
from models.history import HOST, What
from models.session import SessionState
from tests.fakes.live import row as row_of
from tests.fakes.live import session_on, until

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from models.rows import ContainerRow
    from models.session import HostSession
    from tests.engines import RealEngine

LIMIT = 30.0


def live(url: str, work: Callable[[HostSession], Awaitable[None]]) -> None:
    """Run `work` on a live session with the engine at `url`."""

    async def main() -> None:
        async with session_on(DockerEngine(Host("test", url, "test"))) as session:
            session.start()
            await until(lambda: session.state is SessionState.LIVE and session.idle, LIMIT)
            await work(session)

    asyncio.run(main())


def the(session: HostSession, key: str) -> ContainerRow:
    found = next((row for row in session.containers.values() if row.container.id == key), None)
    assert found is not None
    return found


def test_cpu_memory_and_processes_are_what_docker_says(real_engine: RealEngine, engine_name: str) -> None:
    busy = real_engine.run(f"{engine_name}-busy", "sh", "-c", "while :; do :; done")
    fill = "head -c 20000000 /dev/zero > /dev/shm/file; sleep 1000"
    large = real_engine.run(f"{engine_name}-large", "sh", "-c", fill)

    async def work(session: HostSession) -> None:
        session.stats.watch("test")
        rows = [the(session, busy), the(session, large)]
        await until(lambda: all(row.use.cpu is not None for row in rows), LIMIT)
        await until(lambda: (rows[1].use.memory or 0) > 19_000_000, LIMIT)
        first, second = rows
        assert first.use.cpu is not None
        assert second.use.cpu is not None
        assert first.use.cpu > 5
        assert first.use.cpu > second.use.cpu
        told = await asyncio.to_thread(real_engine.client.stats, large, stream=False)
        usage = told["memory_stats"]["usage"]
        assert second.use.memory is not None
        assert second.use.memory <= usage
        assert second.use.pids == told["pids_stats"]["current"]
        history = session.stats.history
        assert HOST in history.series
        await until(lambda: len(first.use.spark) >= 3, LIMIT)
        # An engine asked by an API of before 1.41 and one of today answer a question for one sample alike.
        session.stats.rest("test")
        session.stats.record_hidden(on=True)
        await until(lambda: not session.stats.measuring and session.stats.recording_share is not None, LIMIT)

    live(real_engine.url, work)


def test_paused_stopped_started_and_removed_while_it_is_measured(real_engine: RealEngine, engine_name: str) -> None:
    key = real_engine.run(f"{engine_name}-job", "sleep", "1000")

    async def work(session: HostSession) -> None:
        session.stats.watch("test")
        use = the(session, key).use
        await until(lambda: use.cpu is not None, LIMIT)
        await session.engine.containers.pause(key)
        await until(lambda: the(session, key).container.state == "paused", LIMIT)
        seen: list[object] = []
        session.stats.sampled.connect(seen.append)
        await until(lambda: len(seen) >= 2 and use.cpu == 0.0, LIMIT)
        await session.engine.containers.unpause(key)
        await session.engine.containers.kill(key)
        await until(lambda: use.cpu is None and the(session, key).container.state == "exited", LIMIT)
        await session.engine.containers.start(key)
        await until(lambda: use.cpu is not None, LIMIT)
        await session.engine.containers.remove(key, force=True)
        await until(lambda: all(row.container.id != key for row in session.containers.values()), LIMIT)
        told = [mark.what for mark in session.stats.history.marks if mark.name.endswith("-job")]
        assert told[:3] == [What.PAUSED, What.UNPAUSED, What.STOPPED]
        assert What.STARTED in told

    live(real_engine.url, work)


def test_an_end_out_of_memory_is_marked(real_engine: RealEngine, engine_name: str) -> None:
    name = f"{engine_name}-oom"
    config = real_engine.client.create_host_config(mem_limit=8_000_000)
    command = ("sh", "-c", "sleep 3; x=a; while :; do x=$x$x; done")
    key = real_engine.run(name, *command, start=False, host_config=config)

    async def work(session: HostSession) -> None:
        session.stats.watch("test")
        await session.engine.containers.start(key)
        marks = session.stats.history.marks_of
        await until(lambda: any(mark.code == 137 for mark in marks((name,), 0, 1e12)), LIMIT)
        (mark,) = [mark for mark in marks((name,), 0, 1e12) if mark.ends]
        assert mark.what is What.OUT_OF_MEMORY
        assert mark.limit is not None
        assert mark.limit == pytest.approx(8_000_000, rel=0.01)
        assert row_of(session, the(session, key).container) is not None

    live(real_engine.url, work)


def test_an_engine_that_restarts_is_measured_again(fresh_engine: Callable[[], RealEngine]) -> None:
    real = fresh_engine()
    config = real.client.create_host_config(restart_policy={"Name": "always"})
    key = real.run("web", host_config=config)

    async def work(session: HostSession) -> None:
        session.stats.watch("test")
        await until(lambda: the(session, key).use.cpu is not None, LIMIT)
        await asyncio.to_thread(real.engine.stop)
        await until(lambda: session.state is SessionState.LOST, LIMIT)
        await asyncio.to_thread(real.engine.start)
        session.retry_now()
        await until(lambda: session.state is SessionState.LIVE and session.idle, LIMIT)
        the(session, key).use.clear()
        await until(lambda: the(session, key).use.cpu is not None, LIMIT)

    live(real.url, work)
