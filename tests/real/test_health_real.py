"""Health checks of a real engine: runs, their times, and the next one when it is said to come."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from docker.types import Healthcheck

from engine.docker import DockerEngine
from engine.records import Host
from models import health

if TYPE_CHECKING:
    from tests.engines import RealEngine


def test_the_next_check_comes_when_it_is_said(real_engine: RealEngine, engine_name: str) -> None:
    check = Healthcheck(test=["CMD-SHELL", "echo 'one <b>'; echo two; exit 3"], interval=10**9, retries=2)
    key = real_engine.run(f"{engine_name}sick", healthcheck=check)

    async def main() -> None:
        engine = DockerEngine(Host("test", real_engine.url, "test"))
        try:
            await engine.open()
            due = None
            for _ in range(3):
                found = await engine.containers.read(key)
                assert found.detail is not None
                runs = len(found.detail.probes)
                due = health.next_check(found)
                assert due is not None
                while len(found.detail.probes) == runs and runs < 5:
                    found = await engine.containers.read(key)
                    assert found.detail is not None
                run = found.detail.probes[-1]
                assert run.start is not None
                assert abs(run.start - due) < timedelta(seconds=1)
                assert run.output == "one <b>\ntwo\n"
                assert run.exit_code == 3
                assert (health.took(run) or 0) > 0
            assert datetime.now(UTC) - timedelta(seconds=60) < run.start
            assert found.health == "unhealthy"
            assert health.status_words(found).startswith("Unhealthy")
        finally:
            await engine.close()

    asyncio.run(main())
