"""What Longshore itself costs, in the status bar."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from gui.own_cost import MEMORY_EVERY, OwnCost, memory_bytes
from gui.status import StatusBar

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def test_cpu_and_memory_are_told(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(900, 28)
    bar.show()
    bar.show_state("local", 0, ("Docker Engine 28.3.2 · API 1.51",), ("running", "Events live"))
    bar.own_cost.look()
    assert re.fullmatch(r"Longshore  \d+\.\d % CPU · \d[\d.]* [MG]B", bar.cost())
    before = bar.grab().toImage()
    bar.show_cost("")
    assert bar.grab().toImage() != before


def test_a_busy_core_is_100_percent(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    cpu, wall = [10.0], [100.0]
    monkeypatch.setattr(time, "process_time", lambda: cpu[0])
    monkeypatch.setattr(time, "monotonic", lambda: wall[0])
    cost = OwnCost()
    told: list[str] = []
    cost.told.connect(told.append)
    cpu[0], wall[0] = 15.0, 105.0
    cost.look()
    cpu[0], wall[0] = 15.02, 110.0
    cost.look()
    assert [words.split(" · ")[0] for words in told] == ["Longshore  100.0 % CPU", "Longshore  0.4 % CPU"]


def test_the_memory_is_not_looked_at_each_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    def look() -> int:
        looks.append(1)
        return 118_000_000

    monkeypatch.setattr("gui.own_cost.memory_bytes", look)
    cost = OwnCost()
    for _ in range(MEMORY_EVERY + 1):
        cost.look()
    assert len(looks) == 2


def test_memory_is_that_of_this_process() -> None:
    found = memory_bytes()
    assert found is not None
    assert 10_000_000 < found < 4_000_000_000


def test_nothing_is_looked_at_while_it_is_hidden(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show()
    assert bar.own_cost._timer.isActive()
    bar.hide()
    assert not bar.own_cost._timer.isActive()


def test_where_there_is_no_room_it_goes_before_anything_else(qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.resize(300, 28)
    bar.show()
    bar.show_state("local", 0, ("Docker Engine 28.3.2 · API 1.51", "API 4 ms"), ("running", "Events live"))
    before = bar.grab().toImage()
    bar.show_cost("Longshore  0.4 % CPU · 118 MB")
    assert bar.grab().toImage() == before
