"""A real engine is stopped and started under what is inside a container: processes, health, an export."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from docker.types import Healthcheck

from engine.docker import DockerEngine
from engine.errors import EngineError
from engine.file_entries import Progress
from engine.records import Host
from gui.look.look import look
from models.worker import in_thread
from tests.engines import until
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.engines import RealEngine


@pytest.mark.parametrize("tab", ["processes", "health"])
def test_an_engine_is_restarted_under_an_open_tab(
    tab: str, qapp: QApplication, fresh_engine: Callable[[], RealEngine], tmp_path: Path
) -> None:
    look().apply(qapp, "light")
    real = fresh_engine()
    real.run("web", healthcheck=Healthcheck(test=["CMD-SHELL", "echo fine"], interval=10**9))

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "web")
        await program.until(lambda: program.row("container", "web").container.detail is not None)
        pane.open_detail(program.row("container", "web").key, tab)
        shown = pane.detail.tab

        def full() -> bool:
            if tab == "processes":
                return shown.model is not None and shown.model.shown > 0
            return bool(shown.probes.boxes)

        await program.until(full)
        await in_thread(real.engine.stop, "stop the engine")
        await program.until(lambda: program.session.lost and not shown.tasks.running("read"), 60)
        await in_thread(real.engine.start, "start the engine")
        program.session.retry_now()
        await program.until(lambda: program.session.idle, 60)
        # A private engine's containers end with it.
        await program.until(lambda: program.row("container", "web").container.state == "exited")
        await in_thread(lambda: real.client.start("web"), "start the container")
        await program.until(lambda: program.row("container", "web").container.state == "running")
        await program.until(lambda: full() and shown.tasks.running("read"))

    drive(qapp, real.url, scenario, tmp_path)


def test_an_engine_that_is_killed_while_files_are_exported_leaves_no_file(
    fresh_engine: Callable[[], RealEngine], tmp_path: Path
) -> None:
    real = fresh_engine()
    key = real.run("web", "sh", "-c", "dd if=/dev/zero of=/large bs=1M count=400 && touch /done; sleep 1000")
    until(lambda: "/done" in str(real.client.diff(key)), 60)
    progress = Progress()

    async def main() -> None:
        engine = DockerEngine(Host("test", real.url, "test"))
        try:
            await engine.open()
            task = asyncio.create_task(engine.copies.export(key, tmp_path / "it.tar", progress))
            await asyncio.to_thread(until, lambda: progress.bytes > 1_000_000)
            os.kill(real.engine.pid, signal.SIGKILL)
            with pytest.raises(EngineError):
                await task
        finally:
            await engine.close()

    asyncio.run(main())
    assert not list(tmp_path.iterdir())
