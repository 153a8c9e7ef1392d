"""Panes, tabs and windows opened and closed over and over in one running program leave nothing behind."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from engine.records import Kind
from gui.cli import PANES
from gui.details.tabs import tabs_for
from gui.log_window import open_window
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("api", "db", "web")
ROUNDS = 4


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    with FakeEngine(tmp_path) as engine:
        for name in NAMES:
            engine.add_container(name, health="healthy")
        yield engine


def things() -> Counter[str]:
    """How many there are of each of our classes, and of widgets."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    kinds = (type(each) for each in gc.get_objects())
    ours = Counter(f"{kind.__module__}.{kind.__qualname__}" for kind in kinds)
    found = Counter({name: count for name, count in ours.items() if name.startswith(("gui.", "models.", "engine."))})
    found["widgets"] = len(QApplication.allWidgets())
    return found


async def all_once(program: Program) -> None:
    """Each pane, each tab of each container, and a window of logs."""
    for name in PANES:
        program.pane(name)
        await program.beat(1)
    pane = program.pane("containers")
    for tab in tabs_for(Kind.CONTAINER):
        for name in NAMES:
            assert pane.show_record(program.row("container", name).key, tab.key)
            await program.beat(2)
    window = open_window(program.window.services, NAMES, program.window)
    await program.beat(2)
    window.close()


def test_going_through_everything_again_and_again_makes_nothing_more(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path
) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        await all_once(program)  # what is made once and kept
        counts = [things()]
        for _ in range(2):
            for _ in range(ROUNDS):
                await all_once(program)
            counts.append(things())
        first, second, third = counts
        # What comes late, on a busy machine, makes one step; what each round leaves makes both.
        left = {name for name, n in (third - second).items() if n >= ROUNDS and second[name] - first[name] >= ROUNDS}
        assert not left, {name: [each[name] for each in counts] for name in left}

    drive(qapp, fake.url, scenario, tmp_path)
