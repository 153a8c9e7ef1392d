"""Two hundred logs opened and closed leave no thread, no task, no file and no memory of the keeper."""

from __future__ import annotations

import asyncio
import gc
import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast

from engine.records import Container
from models.container_log import ContainerLog
from models.log_keeper import LogKeeper
from models.merged_log import MergedLog
from tests.fakes.live import run, until
from tests.fakes.log_streams import LogEngine, line

if TYPE_CHECKING:
    import pytest

    from engine.contract import Engine

WEB = Container("a" * 64, "web-1", "web", "sha256:1", "serve", "running")


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_two_hundred_logs_opened_and_closed_leave_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = LogKeeper(tmp_path / "logs", 100_000)
    monkeypatch.setattr("models.logs.shared", lambda: keeper)

    async def scenario() -> None:
        engine = LogEngine()
        engine.log.write(*(line(n, f"line {n} {n * n:030d}") for n in range(3_000)))
        gc.collect()
        threads, files = threading.active_count(), open_files()
        for number in range(200):
            log: ContainerLog | MergedLog
            if number % 10:
                log = ContainerLog(cast("Engine", engine), WEB, lambda: None)
            else:
                log = MergedLog(cast("Engine", engine), [WEB, WEB], lambda: None)
            task = asyncio.create_task(log.run())
            wanted = 3_000 if number % 10 else 6_000
            if number % 3:
                await until(lambda log=log, wanted=wanted: len(log.store) == wanted)
            else:
                await until(lambda log=log: len(log.store))
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            del log, task
            assert engine.log.readers == []
        keeper.wait()

        def forgotten() -> bool:
            gc.collect()
            return keeper.resident == 0

        await until(forgotten)
        assert keeper.on_disk == 0
        assert threading.active_count() == threads
        assert open_files() <= files  # what other tests had left may go meanwhile

    run(scenario)
