"""A real engine that is stopped, or killed, under a session, and started again."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import Unreachable
from engine.records import Host
from models.backoff import Backoff
from models.session import SessionState
from models.worker import in_thread
from tests.fakes.live import Said, names, run, session_on, state_of, until
from tests.real.cli_beside import Cli, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engines import RealEngine


@pytest.mark.parametrize("how", ["stopped", "killed"])
def test_a_lost_engine_is_seen_at_once_and_what_happened_meanwhile_is_there(
    how: str, fresh_engine: Callable[[], RealEngine]
) -> None:
    real = fresh_engine()
    docker = Cli(real.url)
    real.run("runs", host_config=real.client.create_host_config(port_bindings={80: ("127.0.0.1", None)}), ports=[80])
    real.run("goes")
    real.client.create_volume("gone-too")

    def end() -> None:
        if how == "killed":
            os.kill(real.engine.pid, signal.SIGKILL)
        else:
            real.engine.stop()

    async def meanwhile() -> None:
        await in_thread(real.engine.start, "start the engine")
        await docker("rm", "-f", "goes")
        await docker("run", "-d", "--name", "new", real.image, "sleep", "1000")
        await docker("volume", "rm", "gone-too")
        await docker("network", "create", "new-net")
        await docker("tag", real.image, "new:1")

    async def scenario() -> None:
        # It is not to come back by itself before what happens meanwhile has happened.
        async with session_on(DockerEngine(Host("real", real.url)), backoff=Backoff(600, 600)) as session:
            session.start()
            await until(lambda: session.idle)
            await same(session, docker, "connecting")
            said = Said(session)
            loop = asyncio.get_running_loop()
            ending = asyncio.create_task(in_thread(end, "end the engine"))
            await until(lambda: session.lost, 60)
            if how == "killed":
                await ending
            assert isinstance(session.error, Unreachable)
            assert session.next_try is not None
            assert session.next_try > loop.time()
            assert names(session) == {"runs", "goes"}
            assert all(row.lost for row in session.containers.values())
            await ending
            await meanwhile()
            session.retry_now()
            await until(lambda: session.idle, 30)
            assert said.states[-1] is SessionState.LIVE
            assert names(session) == {"runs", "new"}
            assert state_of(session, "runs") == "exited"
            await same(session, docker, "coming back")
            await docker("start", "runs")
            await same(session, docker, "docker start, after coming back")

    run(scenario)


def test_an_engine_that_starts_later_is_found_without_being_asked_to(fresh_engine: Callable[[], RealEngine]) -> None:
    real = fresh_engine()
    real.engine.stop()

    async def scenario() -> None:
        async with session_on(DockerEngine(Host("real", real.url)), backoff=Backoff(0.05, 0.2)) as session:
            session.start()
            await until(lambda: session.lost)
            assert isinstance(session.error, Unreachable)
            await in_thread(real.engine.start, "start the engine")
            await until(lambda: session.idle, 30)
            assert session.listed("image")

    run(scenario)
