"""terminal and terminal-gap: 10 MB of text shown in a terminal to the end, beside `docker exec -t … cat > /dev/null`.

Ours is the product's terminal in a window (offscreen): exec, emulator, painting. The clock runs from the exec to the
end of the program with everything painted. A gap is how late a timer of 5 ms fires meanwhile.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.harness import ROUNDS, WARM_UPS, Pairs, alone, compared, percentile, quartiles
from benchmarks.reference import cli_seconds
from benchmarks.workload import client, private_engine
from engine.docker import DockerEngine
from engine.records import Host
from engine.sample import IMAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QApplication

    from benchmarks.harness import Row

LINES = 100_000
"""Of 104 bytes each."""
MAKE = (
    "yes '2026-01-01 12:00:00 INFO  request 0123456789 took 12 ms: GET /checkout/cart 200 in the best of all worlds.' "
    f"| head -n {LINES} > /log; sleep 1000000"
)
NAME = "terminal"
GOALS = {"terminal": 2.0, "terminal-gap": 33.0}
TICK = 5.0


class Beats:
    """How late a timer of the interface's thread fires, in milliseconds."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.late: list[float] = []
        self._before = 0.0
        self._timer = QTimer(interval=round(TICK))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to measure."""
        self._before = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Measure no more."""
        self._timer.stop()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, 1000 * (now - self._before) - TICK))
        self._before = now


def _application() -> QApplication:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication([])


async def _show(engine: DockerEngine, container: str, beats: Beats | None) -> float:
    """Seconds from the exec to its last line painted."""
    from gui.widgets.terminal_view import TerminalView
    from models.terminal_session import SHELLS, Standing, TerminalSession, Wish

    view = TerminalView()
    view.resize(1_000, 700)
    view.show()
    ended = asyncio.Event()
    bugs: list[BaseException] = []
    session = TerminalSession(engine, container, Wish(command=("cat", "/log")), SHELLS, 10_000, bugs.append)
    session.changed.connect(lambda: ended.set() if session.standing is Standing.ENDED else None)
    await session.prepare()
    if beats is not None:
        beats.start()
    start = time.perf_counter()
    view.set_session(session)
    session.start()
    await ended.wait()
    view.viewport().repaint()
    took = time.perf_counter() - start
    if beats is not None:
        beats.stop()
    kept = session.screen.scroll.total if session.screen is not None else 0
    if bugs or session.exit_code != 0 or kept < 9_000:
        message = f"the terminal did not show it all: {bugs} {session.exit_code} {kept} lines"
        raise RuntimeError(message)
    view.set_session(None)
    view.close()
    view.deleteLater()
    await session.close()
    return took


async def _measure(url: str, container: str) -> tuple[Pairs, list[float]]:
    engine = DockerEngine(Host("bench", url))
    await engine.open()
    pairs, beats = Pairs(), Beats()
    for number in range(WARM_UPS + ROUNDS):
        counted = number >= WARM_UPS
        mine = await _show(engine, container, beats if counted else None)
        theirs = cli_seconds(url, "exec", "-t", container, "cat", "/log")
        if counted:
            pairs.ours.append(mine)
            pairs.reference.append(theirs)
    await engine.close()
    return pairs, beats.late


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows."""
    import qasync

    from gui.look.look import look

    application = _application()
    application.setQuitOnLastWindowClosed(False)  # a round's window is not the last of all
    look().apply(application, "light")
    sys.setswitchinterval(0.001)  # as the program does
    with private_engine() as private:
        api = client(private.url)
        made = api.create_container(IMAGE, ["sh", "-c", MAKE], name=NAME)
        api.start(made["Id"])
        while api.exec_inspect(_counted(api, made["Id"]))["ExitCode"] != 0:
            time.sleep(0.2)
        api.close()
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner:
            pairs, late = runner.run(_measure(private.url, made["Id"]))
    if "terminal" in names:
        megabytes = LINES * 104 / 1e6 / sorted(pairs.ours)[len(pairs.ours) // 2]
        yield compared("terminal", pairs, at_most=GOALS["terminal"], note=f"{megabytes:.1f} MB/s shown")
    if "terminal-gap" in names:
        note = f"p99 of {len(late)} ticks; p99.9 {percentile(late, 99.9):.1f} ms, most {max(late):.1f} ms"
        gap = percentile(late, 99)
        yield alone("terminal-gap", gap, at_most=GOALS["terminal-gap"], unit="ms", spread=quartiles(late), note=note)


def _counted(api: object, container: str) -> str:
    """An exec that has ended well once the log is whole."""
    made = api.exec_create(container, ["sh", "-c", f"test $(wc -l < /log) = {LINES}"])  # type: ignore[attr-defined]
    api.exec_start(made["Id"])  # type: ignore[attr-defined]
    return str(made["Id"])
