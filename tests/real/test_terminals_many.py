"""Two hundred terminals opened and closed: nothing of them is left, here or in the container."""

from __future__ import annotations

import asyncio
import gc
import os
import threading
from typing import TYPE_CHECKING

from engine.docker import DockerEngine
from engine.kinds import Key, Kind
from engine.records import Host
from models.terminal_session import Standing
from models.terminals import Terminals
from tests.engines import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engines import RealEngine

AT_ONCE, TIMES = 25, 8


def _files() -> int:
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - a condition of many owners
            await asyncio.sleep(0.01)


def test_two_hundred_terminals_leave_nothing(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}box")
    bugs: list[BaseException] = []
    seen: list[tuple[int, int]] = []

    async def main() -> None:
        engine = DockerEngine(Host("test", real_engine.url, "test"))
        await engine.open()
        terminals = Terminals(engine, bugs.append)
        key = Key("test", Kind.CONTAINER, container)
        try:
            for _ in range(TIMES):
                sessions = [terminals.open(key) for _ in range(AT_ONCE)]
                await _until(lambda: all(session.standing is Standing.RUNNING for session in sessions))  # noqa: B023
                for session in sessions:
                    session.send(b"echo here\r")
                    terminals.close(session)
                await _until(lambda: not terminals.ending)
                gc.collect()
                seen.append((threading.active_count(), _files()))
            assert terminals.count == 0
        finally:
            await terminals.close_all()
            await engine.close()

    before = threading.active_count()
    asyncio.run(main())
    assert not bugs
    # The engine's own workers come in the first round; nothing grows with the terminals after that.
    assert seen[-1][0] <= seen[1][0]
    assert seen[-1][1] <= seen[1][1]
    assert threading.active_count() <= before
    until(lambda: len(real_engine.client.top(container)["Processes"]) <= 2, 30)
