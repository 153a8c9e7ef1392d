"""event and event-burst: from the engine's stamp of a container's death to the painted row that says so.

Containers are killed one by one, in a table of the product that is fed by a session of the product. For `event` the
engine is otherwise quiet; for `event-burst` other containers are renamed at the same time, 50 events a second.

A bare reader of the same events runs beside `event`. It is told in the note how late that one was: an engine that takes
a container down keeps the processors to itself for up to 10 ms at a time, and no reader is woken meanwhile.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.harness import alone, percentile, quartiles
from benchmarks.probe import ROOT
from benchmarks.workload import client, private_engine
from engine.docker import DockerEngine
from engine.records import Host, Kind
from engine.sample import IMAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QApplication

    from benchmarks.harness import Row
    from engine.records import Event
    from gui.widgets.table import Table
    from models.rows import ContainerRow
    from models.session import HostSession
    from models.table import TableModel

KILLED = 20
"""Containers that are killed, all of them in sight."""
ROUNDS = 4
"""How often each of them is killed; the first round warms up."""
RENAMED = 25
"""Containers that are renamed meanwhile."""
BURST_PER_SECOND = 50
QUIET = 0.5
"""Seconds between two kills: an engine is quiet again when it has taken a dead container's mounts and network apart."""
GOALS = {"event": 8.0, "event-burst": 80.0}


class Watch:
    """Sees when a row that says "exited" has been painted, and how long after the engine's stamp that was."""

    def __init__(self, session: HostSession, model: TableModel[ContainerRow]) -> None:
        self._session = session
        self._model = model
        self._stamps: dict[str, int] = {}
        self._painted: dict[str, int] = {}
        self.late: dict[str, float] = {}
        """Milliseconds by the container's id."""
        session.happened.connect(self._happened)

    def _happened(self, event: Event) -> None:
        if event.type == "container" and event.action == "die":
            self._stamps[event.id] = event.time_ns
            self._match(event.id)

    def painted(self) -> None:
        """The table was painted just now."""
        moment = time.time_ns()
        for row in self._model.rows():
            identity = row.key.id
            if row.container.state != "exited":
                self._painted.pop(identity, None)
            elif identity not in self._painted:
                self._painted[identity] = moment
                self._match(identity)

    def _match(self, identity: str) -> None:
        if identity in self._stamps and identity in self._painted:
            self.late[identity] = (self._painted[identity] - self._stamps.pop(identity)) / 1e6


class Kills:
    """Kills containers by the SDK, in a thread."""

    def __init__(self, url: str, killed: Sequence[str]) -> None:
        self._url = url
        self._killed = killed

    async def run(self, watch: Watch, session: HostSession) -> list[float]:
        """Kill each of them in each round; the milliseconds of all rounds but the first."""
        figures: list[float] = []
        api = client(self._url)
        for number in range(ROUNDS):
            for container in self._killed:
                watch.late.pop(container, None)
                await asyncio.sleep(QUIET)
                killing = asyncio.create_task(_in_thread(lambda name=container: api.kill(name)))
                await _until(lambda name=container: name in watch.late)
                await killing
                if number:
                    figures.append(watch.late[container])
            await _in_thread(lambda: [api.start(name) for name in self._killed])
            await _until(lambda: all(_state(session, name) == "running" for name in self._killed))
        api.close()
        return figures


@contextmanager
def bare_reader(url: str) -> Iterator[list[float]]:
    """A bare reader beside: when the block is left, the list has the milliseconds of every death, in order."""
    late: list[float] = []
    command = [sys.executable, str(ROOT / "benchmarks" / "bare_events.py"), url.removeprefix("unix://")]
    reader = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        if reader.stdout is None or reader.stdout.readline() != "ready\n":
            raise RuntimeError("the bare reader does not read")
        yield late
    finally:
        reader.terminate()
        said, _ = reader.communicate()
        late.extend(int(line) / 1e6 for line in said.splitlines())


async def _until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110 - conditions of several owners; nothing is measured by it
        await asyncio.sleep(0.005)


async def _in_thread(work: Callable[[], object]) -> None:
    from models.worker import in_thread

    await in_thread(work, "bench")


def _state(session: HostSession, identity: str) -> str:
    return next((row.container.state for key, row in session.containers.items() if key.id == identity), "")


@contextmanager
def renaming(url: str, containers: Sequence[str]) -> Iterator[None]:
    """Rename containers in turn, 50 times a second, in a thread."""
    ended = threading.Event()

    def work() -> None:
        api = client(url)
        begin, number = time.monotonic(), 0
        while not ended.wait(max(0.0, begin + number / BURST_PER_SECOND - time.monotonic())):
            api.rename(containers[number % len(containers)], f"again-{number}")
            number += 1
        api.close()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication([])


def _table(application: QApplication, model: TableModel[ContainerRow]) -> tuple[Table, list[Callable[[], None]]]:
    """The product's table, which calls what is in the list after each paint."""
    from gui.look.look import look
    from gui.widgets.delegate import RowLook
    from gui.widgets.table import Table
    from models import containers

    told: list[Callable[[], None]] = []

    class Painted(Table):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)
            for tell in told:
                tell()

    look().apply(application, "light")
    table = Painted(model, RowLook(containers.glyph, containers.tone), "Containers")
    table.resize(1_200, 2_400)
    table.show()
    return table, told


async def _measure(application: QApplication, url: str, names: Sequence[str], made: dict[str, list[str]]) -> list[Row]:
    from models import containers
    from models.session import HostSession
    from models.table import TableModel

    rows: list[Row] = []
    session = HostSession(DockerEngine(Host("bench", url)))
    model: TableModel[ContainerRow] = TableModel(containers.columns())
    table, told = _table(application, model)
    session.feed(model, Kind.CONTAINER)
    session.start()
    await _until(lambda: session.idle)
    watch = Watch(session, model)
    told.append(watch.painted)
    kills = Kills(url, made["killed"])
    for name in names:
        beside = ""
        if name == "event":
            with bare_reader(url) as bare:
                figures = await kills.run(watch, session)
            beside = f"; a bare reader beside: p95 {percentile(bare[KILLED:], 95):.2f} ms"
        else:
            with renaming(url, made["renamed"]):
                figures = await kills.run(watch, session)
        note = f"p95 of {len(figures)} kills, stamp to painted row; median {percentile(figures, 50):.2f} ms{beside}"
        late = percentile(figures, 95)
        rows.append(alone(name, late, at_most=GOALS[name], unit="ms", spread=quartiles(figures), note=note))
    await session.close()
    told.clear()
    table.close()
    table.deleteLater()
    return rows


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows."""
    import qasync

    application = _application()
    sys.setswitchinterval(0.001)  # as the program does
    with private_engine() as private:
        api = client(private.url)

        def create(name: str) -> str:
            return str(api.create_container(IMAGE, ["sleep", "1000000"], name=name)["Id"])

        made = {
            "killed": [create(f"killed-{number:02}") for number in range(KILLED)],
            "renamed": [create(f"renamed-{number:02}") for number in range(RENAMED)],
        }
        for name in made["killed"]:
            api.start(name)
        api.close()
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
            rows = runner.run(_measure(application, private.url, names, made))
    yield from rows
