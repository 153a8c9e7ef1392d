"""Filters of logs outlive what they were set in: the pane and the tab of a service have the one it had last."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.details.container_logs import ContainerLogs
from models.log_condition import Condition
from models.log_filter import Filter
from models.log_shelf import FilterShelf
from tests.fakes.live import run
from tests.gui.test_logs_pane import opened

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_pane_has_the_filter_that_these_containers_had_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            bar = on.pane.board.filter_bar
            on.pane.show_names(["api-1", "db-1"])
            await on.until(lambda: len(on.pane.board.store) == 200)
            bar.edit.setText("api-1")
            QTest.keyClick(bar.edit, Qt.Key.Key_Return)
            await on.until(lambda: len(on.pane.board.view.rows) == 100)
            on.pane.show_names(["api-1", "db-1", "web-1"])
            assert bar.filter == Filter()
            await on.until(lambda: len(on.pane.board.view.rows) == 300)
            on.pane.show_names(["db-1", "api-1"])
            assert [chip.text for chip in bar.chips] == ["api-1"]
            await on.until(lambda: len(on.pane.board.view.rows) == 100)
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.show_names(["api-1", "db-1"])
            await on.until(lambda: len(on.pane.board.store) == 200)
            await on.until(lambda: len(on.pane.board.view.rows) == 100)

    run(scenario)


def test_a_tab_has_the_filter_of_each_container(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            runner = on.pane.services.runner
            assert runner is not None
            runner.filters = FilterShelf(on.pane.services.settings)
            rows = {row.container.name: row for row in on.session.containers.values()}
            tab = ContainerLogs(runner, on.pane)
            tab.show_row(rows["api-1"])
            assert tab.board.filter_bar.isHidden()
            tab.board.open_filter()
            tab.board.filter_bar.add("-ready")
            tab.show_row(rows["db-1"])
            assert tab.board.filter_bar.filter == Filter()
            tab.show_row(rows["api-1"])
            assert tab.board.filter_bar.filter == Filter((Condition("ready", exclude=True),))
            assert not tab.board.filter_bar.isHidden()
            await tab.close_down()

    run(scenario)
