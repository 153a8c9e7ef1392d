"""Opens logs offscreen as the window does, on command, and says what it took.

Run as ``python -m benchmarks.log_probe URL``. Each line on stdin is a command with its arguments; each is answered by
one line of JSON on stdout:

``drain ID,ID… LINES``  open until all lines are held: wall and CPU seconds.
``merge ID,ID… LINES``  the same, merged into one log.
``first ID``            open until the last screen is painted: seconds.
``follow ID LINES``     follow until so many lines came: gaps of a 5 ms timer in milliseconds, and how many came.
``hold LINES``          hold lines of 100 bytes and stay: PSS in MB, what is on the disk, random jumps in milliseconds.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from qasync import QEventLoop

from engine.docker import DockerEngine
from engine.records import Host, LogChunk
from engine.stamps import stamp_text
from gui.app import apply_look, make_application
from gui.widgets.log_board import LogBoard
from models.container_log import ContainerLog
from models.folders import find_folders
from models.log_earlier import EarlierState
from models.log_keeper import BUDGET_BYTES, shared
from models.logs import LogStore
from models.merged_log import MergedLog
from models.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

TICK_MS = 5
BATCH = 20_000
PAYLOAD = 100
JUMPS = 300
REST_SECONDS = 30.0
START = 1_700_000_000_000_000_000


class Painted(QObject):
    """Sets an event when a widget has been painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.happened = asyncio.Event()
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See the paints."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.happened.set)
        return False


class Gaps:
    """How late a 5 ms timer fires, in milliseconds."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self._before = time.perf_counter()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.found.append(max(0.0, (now - self._before) * 1000 - TICK_MS))
        self._before = now

    def stop(self) -> None:
        """No more."""
        self._timer.stop()


class Probe:
    """One window with a log board, and an engine."""

    def __init__(self, url: str) -> None:
        self.engine = DockerEngine(Host("bench", url, "bench"))
        self.board = LogBoard(wide=True)
        self.board.resize(1240, 800)
        self.board.show()

    async def drain(self, ids: str, lines: str) -> dict[str, Any]:
        """Open one log after another, each until it is whole."""
        wall = cpu = 0.0
        each = int(lines)
        for container in ids.split(","):
            one_wall, one_cpu = await self._whole(
                lambda changed, record: ContainerLog(self.engine, record[0], changed), [container], each
            )
            wall, cpu = wall + one_wall, cpu + one_cpu
        return {"wall": wall, "cpu": cpu}

    async def merge(self, ids: str, lines: str) -> dict[str, Any]:
        """Open several logs as one until it is whole."""
        wall, cpu = await self._whole(
            lambda changed, records: MergedLog(self.engine, records, changed), ids.split(","), int(lines)
        )
        return {"wall": wall, "cpu": cpu}

    async def _whole(
        self, make: Callable[[Callable[[], None], list[Any]], ContainerLog | MergedLog], ids: list[str], lines: int
    ) -> tuple[float, float]:
        records = [await self.engine.containers.read(container) for container in ids]
        done = asyncio.Event()

        def changed() -> None:
            self.board.refresh()
            if len(log.store) >= lines and log.earlier.state is EarlierState.NONE:
                done.set()

        wall, cpu = time.perf_counter(), time.process_time()
        log = make(changed, records)
        self.board.set_store(log.store)
        task = asyncio.get_running_loop().create_task(log.run())
        await done.wait()
        taken = time.perf_counter() - wall, time.process_time() - cpu
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        self.board.set_store(LogStore())
        return taken

    async def first(self, container: str) -> dict[str, Any]:
        """Open a log until its last screen is painted."""
        record = await self.engine.containers.read(container)
        painted = Painted(self.board.view.viewport())

        def changed() -> None:
            if len(log.store):
                painted.happened.clear()
                self.board.refresh()

        wall = time.perf_counter()
        log = ContainerLog(self.engine, record, changed)
        self.board.set_store(log.store)
        task = asyncio.get_running_loop().create_task(log.run())
        while not len(log.store):
            painted.happened.clear()
            await painted.happened.wait()
        taken = time.perf_counter() - wall
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        self.board.set_store(LogStore())
        return {"wall": taken}

    async def follow(self, container: str, lines: str) -> dict[str, Any]:
        """Follow a log until so many lines came."""
        record = await self.engine.containers.read(container)
        done = asyncio.Event()

        def changed() -> None:
            self.board.refresh()
            if len(log.store) >= int(lines) and log.earlier.state is EarlierState.NONE:
                done.set()

        log = ContainerLog(self.engine, record, changed)
        self.board.set_store(log.store)
        gaps = Gaps()
        begun, cpu = time.perf_counter(), time.process_time()
        task = asyncio.get_running_loop().create_task(log.run())
        await self.engine.containers.start(container)
        await done.wait()
        wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
        gaps.stop()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        came = len(log.store)
        self.board.set_store(LogStore())
        return {"gaps": gaps.found, "lines": came, "wall": wall, "cpu": cpu}

    async def hold(self, lines: str) -> dict[str, Any]:
        """Hold many lines, and jump about in them."""
        store = LogStore()
        self.board.set_store(store)
        for first in range(0, int(lines), BATCH):
            made = b"".join(_line(number) for number in range(first, first + BATCH))
            store.append(LogChunk(made, b"\x01" * BATCH))
            await store.room()
            await asyncio.sleep(0)
        self.board.refresh()
        await asyncio.sleep(REST_SECONDS)
        pss = _pss()
        view = self.board.view
        painted = Painted(view.viewport())
        jumps: list[float] = []
        dice = random.Random(1)  # noqa: S311 - places to look at
        view.setFocus()
        for _ in range(JUMPS):
            view.scroll_to(dice.randrange(len(store)))
            painted.happened.clear()
            begun = time.perf_counter()
            QTest.keyClick(view, Qt.Key.Key_PageDown)
            await painted.happened.wait()
            jumps.append((time.perf_counter() - begun) * 1000)
            while any(not line.stream for line in store.lines_now(view.top_line, view.top_line + view.page)):
                await asyncio.sleep(0.001)
                jumps[-1] = (time.perf_counter() - begun) * 1000
        return {"pss": pss, "lines": len(store), "on_disk": shared().on_disk / 1e6, "jumps": jumps}


def _line(number: int) -> bytes:
    stamp = stamp_text(START + number * 1_000_000)
    words = f"INFO request={number:09d} path=/items/{number * 7919 % 100_003} status=200 ms={number * 31 % 997}"
    return f"{stamp} {words:<{PAYLOAD - 1}.{PAYLOAD - 1}}\n".encode()


def _pss() -> float:
    """Megabytes."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no Pss")


async def _main(url: str) -> None:
    commands: asyncio.Queue[str] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(commands.put_nowait, line.strip())
        loop.call_soon_threadsafe(commands.put_nowait, "")

    probe = Probe(url)
    await probe.engine.open()
    threading.Thread(target=read, daemon=True).start()
    print(json.dumps({"ready": True}), flush=True)
    while command := await commands.get():
        verb, *arguments = command.split()
        print(json.dumps(await getattr(probe, verb)(*arguments)), flush=True)
    await probe.board.close_down()
    await probe.engine.close()


if __name__ == "__main__":
    import os

    sys.setswitchinterval(0.001)
    folders = find_folders(os.environ, Path.home(), sys.platform)
    shared().configure(folders.cache / "logs", BUDGET_BYTES)
    app = make_application()
    apply_look(app, Settings(folders.config))
    with QEventLoop(app) as qt_loop:
        qt_loop.run_until_complete(_main(sys.argv[1] if len(sys.argv) > 1 else ""))
