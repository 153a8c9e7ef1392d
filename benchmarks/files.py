"""files-list, files-copy, files-copy-memory: a large folder painted, and a gigabyte out and in again.

The list is the product's own table (offscreen) on a browser that has just been made: its shell is begun in each round,
as docker's command begins its `ls`. The copy goes through no memory: what it takes is measured as well.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.harness import Pairs, alone, compared, in_turn
from benchmarks.reference import cli_seconds
from benchmarks.resting import pss_megabytes
from benchmarks.workload import client, private_engine
from engine.docker import DockerEngine
from engine.file_entries import Progress
from engine.records import Host
from engine.sample import IMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QApplication

    from benchmarks.harness import Row

FILES, MEGABYTES = 10_000, 1_000
COPIES = 3
MAKE = (
    f"mkdir /many && cd /many && seq {FILES} | sed 's/^/file-number-/' | xargs touch; "
    f"dd if=/dev/urandom of=/part bs=1M count=50 2>/dev/null; mkdir /in; i=0; "
    f"while [ $i -lt {MEGABYTES // 50} ]; do cat /part >> /big; i=$((i+1)); done; : > /done; sleep 1000000"
)
GOALS = {"files-list": 2.0, "files-copy": 1.2, "files-copy-memory": 20.0}


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([])
    app.setQuitOnLastWindowClosed(False)
    return app


async def _list(engine: DockerEngine, container: str) -> float:
    """Seconds until all rows are in the table and painted."""
    from gui.widgets.delegate import RowLook
    from gui.widgets.table import Table
    from models.file_browser import FileBrowser
    from models.file_rows import icon_of

    bugs: list[BaseException] = []
    record = await engine.containers.read(container)
    browser = FileBrowser(engine, "bench", record, str, bugs.append)
    table = Table(browser.model, RowLook(icon_of=icon_of, level=lambda row: row.level, fold=lambda row: row.fold), "")
    table.resize(700, 800)
    table.show()
    whole = asyncio.Event()
    browser.changed.connect(lambda: whole.set() if browser.model.total == FILES else None)
    start = time.perf_counter()
    browser.go(b"/many")
    await whole.wait()
    table.viewport().repaint()
    took = time.perf_counter() - start
    table.close()
    table.deleteLater()
    await browser.close()
    if bugs:
        raise bugs[0]
    return took


async def _lists(url: str, container: str) -> Pairs:
    engine = DockerEngine(Host("bench", url))
    await engine.open()
    pairs = Pairs()
    for number in range(13):
        mine = await _list(engine, container)
        theirs = cli_seconds(url, "exec", container, "ls", "-la", "/many")
        if number >= 2:
            pairs.ours.append(mine)
            pairs.reference.append(theirs)
    await engine.close()
    return pairs


class Peak:
    """The most memory that this process takes while it is watched, over what it took before, in MB."""

    def __init__(self) -> None:
        self._before = pss_megabytes(os.getpid())
        self.most = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            self.most = max(self.most, pss_megabytes(os.getpid()) - self._before)

    def stop(self) -> float:
        """End; the most there was."""
        self._ended.set()
        self._thread.join()
        return self.most


async def _copy(url: str, container: str, folder: Path) -> None:
    engine = DockerEngine(Host("bench", url))
    await engine.open()
    shell = engine.files.shell(container)
    await engine.files.download(container, b"/big", folder, "ours", Progress(), replace=True)
    await engine.files.upload(container, b"/in", [(folder / "ours", b"ours")], Progress(), shell)
    await shell.close()
    await engine.close()


def _fresh(file: Path) -> None:
    """Nothing to write over, and nothing left to write of the copy before, which would be paid for by this one."""
    file.unlink(missing_ok=True)
    os.sync()


def _copies(url: str, container: str, folder: Path) -> tuple[Pairs, list[float]]:
    grown: list[float] = []

    def ours() -> float:
        _fresh(folder / "ours")
        peak = Peak()
        start = time.perf_counter()
        asyncio.run(_copy(url, container, folder))
        took = time.perf_counter() - start
        grown.append(peak.stop())
        return took

    def reference() -> float:
        theirs = folder / "theirs"
        _fresh(theirs)
        out = cli_seconds(url, "cp", f"{container}:/big", str(theirs))
        return out + cli_seconds(url, "cp", str(theirs), f"{container}:/in/theirs")

    return in_turn(ours, reference, rounds=COPIES, warm_ups=1), grown


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows."""
    with private_engine() as private:
        api = client(private.url)
        made = api.create_container(IMAGE, ["sh", "-c", MAKE], name="files")
        api.start(made["Id"])
        while not any(change["Path"] == "/done" for change in api.diff(made["Id"]) or ()):
            time.sleep(0.5)
        api.close()
        if "files-list" in names:
            yield _listed(private.url, made["Id"])
        if {"files-copy", "files-copy-memory"} & set(names):
            with tempfile.TemporaryDirectory(prefix="lsb-") as folder:
                pairs, grown = _copies(private.url, made["Id"], Path(folder))
            if "files-copy" in names:
                note = f"{MEGABYTES} MB out and in, {COPIES} rounds"
                yield compared("files-copy", pairs, at_most=GOALS["files-copy"], unit="s", factor=1.0, note=note)
            if "files-copy-memory" in names:
                most = statistics.median(grown)
                yield alone("files-copy-memory", most, at_most=GOALS["files-copy-memory"], unit="MB")


def _listed(url: str, container: str) -> Row:
    import qasync

    from gui.garbage import GarbageCollector
    from gui.look.look import look

    application = _application()
    look().apply(application, "light")
    sys.setswitchinterval(0.001)  # this and the garbage as the program does
    collector = GarbageCollector(application)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
        pairs = runner.run(_lists(url, container))
    collector.stop()
    note = f"{FILES:,} files, shell begun to table painted"
    return compared("files-list", pairs, at_most=GOALS["files-list"], note=note)
