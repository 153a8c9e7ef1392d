"""list: 1,000 containers, warm, request → records, beside `docker ps -a --no-trunc`."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from benchmarks.harness import compared, in_turn
from benchmarks.reference import cli_seconds
from benchmarks.workload import create, private_engine
from engine.docker import DockerEngine
from engine.records import Host

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.harness import Row

COUNT = 1_000


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the row."""
    with private_engine() as private, asyncio.Runner() as runner:
        create(private.url, COUNT, network="bench")
        engine = DockerEngine(Host("bench", private.url))

        async def listed() -> float:
            start = time.perf_counter()
            records = await engine.containers.list()
            spent = time.perf_counter() - start
            if len(records) != COUNT:
                message = f"{len(records)} containers, not {COUNT}"
                raise RuntimeError(message)
            return spent

        runner.run(engine.open())
        pairs = in_turn(
            lambda: runner.run(listed()), lambda: cli_seconds(private.url, "ps", "-a", "--no-trunc"), rounds=21
        )
        runner.run(engine.close())
        yield compared(names[0], pairs, at_most=0.8)
