"""logs-find-literal, logs-find-ignorecase, logs-find-alternation, logs-find-gap: 1,000,000 lines of 100 bytes searched.

A round is the product's own: a log board on a window's loop, from the word given to the stated result, with its rows
marked and counted as they come. The gaps are those between two turns of that loop, all searches together.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

from benchmarks.harness import WARM_UPS, alone, percentile, quartiles
from engine.records import LogChunk
from engine.stamps import stamp_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.harness import Row
    from gui.widgets.log_board import LogBoard
    from models.log_find import Query
    from models.logs import LogStore

LINES = 1_000_000
LINE_BYTES = 100
ROUNDS = 7
GOALS = {"logs-find-literal": 0.2, "logs-find-ignorecase": 2.0, "logs-find-alternation": 2.0}
GAP_MS = 16.0
TICK_SECONDS = 0.001
_CHUNK = 20_000
_WORDS = ("order", "cart", "payment", "checkpoint", "connection", "GET", "POST", "served", "worker", "queue")


def filled() -> LogStore:
    """A log of so many lines, one in 5,000 with what is looked for."""
    from models.logs import LogStore

    chance = random.Random(5)  # noqa: S311 - a workload, not a secret
    store = LogStore()
    begun = time.time_ns() - LINES * 1_000_000
    tails = [" ".join(chance.choice(_WORDS) for _ in range(30)) for _ in range(500)]
    for start in range(0, LINES, _CHUNK):
        lines: list[bytes] = []
        for number in range(start, start + _CHUNK):
            word = "Timeout upstream" if number % 5_000 == 77 else "INFO"
            text = f"{word} {number} {tails[number % 500]}"[:LINE_BYTES]
            lines.append(f"{stamp_text(begun + number * 1_000_000)} {text}\n".encode())
        store.append(LogChunk(b"".join(lines), b"\1" * _CHUNK))
    return store


def queries() -> dict[str, Query]:
    """What is looked for in each row."""
    from models.log_find import Query

    return {
        "logs-find-literal": Query("Timeout", case=True),
        "logs-find-ignorecase": Query("timeout"),
        "logs-find-alternation": Query("timeout|refused|unreachable", regex=True),
    }


async def searched(board: LogBoard, query: Query) -> float:
    """Seconds from the word to the result."""
    from gui.widgets.log_finding import FindState
    from models.log_find import Query

    board.finding.look_for(Query(""))
    await asyncio.sleep(0.02)
    ended = asyncio.Event()

    def look() -> None:
        if board.finding.state is not FindState.SEARCHING:
            ended.set()

    board.finding.found.connect(look)
    begun = time.perf_counter()
    board.finding.look_for(query)
    await ended.wait()
    spent = time.perf_counter() - begun
    board.finding.found.disconnect(look)
    if board.finding.state is not FindState.DONE or len(board.finding.hits) != LINES // 5_000:
        message = f"{board.finding.state}, {len(board.finding.hits)} hits, not {LINES // 5_000}"
        raise RuntimeError(message)
    return spent


async def ticking(gaps: list[float]) -> None:
    """Note how long each turn of the loop took beyond what was asked for."""
    last = time.perf_counter()
    while True:
        await asyncio.sleep(TICK_SECONDS)
        now = time.perf_counter()
        gaps.append(now - last - TICK_SECONDS)
        last = now


async def all_rounds(board: LogBoard, names: Sequence[str]) -> tuple[dict[str, list[float]], list[float]]:
    """The seconds of each row's rounds, and the gaps while they went."""
    spent: dict[str, list[float]] = {}
    gaps: list[float] = []
    counted = asyncio.Event()

    def look() -> None:
        if sum(board.surveying.survey.totals) == LINES:
            counted.set()

    board.surveying.changed.connect(look)
    await counted.wait()
    await asyncio.sleep(3)  # the keeper has packed what it will
    for name, query in queries().items():
        if name not in names and "logs-find-gap" not in names:
            continue
        ticks: list[float] = []
        for number in range(WARM_UPS + ROUNDS):
            ticker = asyncio.create_task(ticking(ticks))
            seconds = await searched(board, query)
            ticker.cancel()
            if number >= WARM_UPS:
                spent.setdefault(name, []).append(seconds)
        gaps += ticks
    await board.close_down()
    return spent, gaps


def measure(names: Sequence[str]) -> Iterator[Row]:
    """Measure the rows that are named."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    from gui.look.look import look
    from gui.widgets.log_board import LogBoard

    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        message = "an application without windows is running"
        raise TypeError(message)
    look().apply(application, "light")
    sys.setswitchinterval(0.001)  # as the program does
    board = LogBoard(wide=True)
    board.resize(1240, 760)
    board.set_store(filled())
    board.show()
    with QEventLoop(application) as loop:
        spent, gaps = loop.run_until_complete(all_rounds(board, names))
    for name, figures in spent.items():
        if name in names:
            yield alone(name, statistics.median(figures), at_most=GOALS[name], unit="s", spread=quartiles(figures))
    if "logs-find-gap" in names:
        worst = percentile(gaps, 99.9) * 1000
        yield alone("logs-find-gap", worst, at_most=GAP_MS, unit="ms", note=f"longest {max(gaps) * 1000:.1f} ms")
