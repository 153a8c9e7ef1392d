"""The panes of things: count, filter, groups, the detail beside them, the bar of actions, and what they remember."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from engine.errors import Rejected
from engine.records import Kind
from gui.actions.names import name_of
from gui.actions.registry import action
from gui.actions.runner import ActionRunner
from gui.panes import containers, images, networks, volumes
from gui.panes.services import Services
from gui.widgets.toasts import Toasts
from models.groups import GroupRow
from models.settings import Settings
from tests.fakes.live import connected, run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.waiting import met

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from engine.records import Container
    from gui.panes.base import Pane

MODULES = {"containers": containers, "images": images, "volumes": volumes, "networks": networks}


class Bench:
    """A pane in a window, on a live session."""

    def __init__(self, pane: Any, engine: MemoryEngine, runner: ActionRunner, settings: Settings) -> None:
        self.pane: Pane = pane
        self.engine = engine
        self.runner = runner
        self.settings = settings

    async def until(self, condition: Any) -> None:
        await met(condition)

    def names(self) -> list[str]:
        """What the table shows, groups in brackets."""
        model = self.pane.model
        rows = [model.row_at(number) for number in range(model.rowCount())]
        return [f"[{row.title}]" if isinstance(row, GroupRow) else name_of(row) for row in rows]

    def select(self, *names: str) -> None:
        """Select rows by name."""
        rows = {name_of(row): row for row in self.pane.model.rows()}
        self.pane.table.set_current(rows[names[0]].key)
        self.pane.table.select_keys([rows[name].key for name in names])


@asynccontextmanager
async def opened(
    engine: MemoryEngine, folder: Path, name: str = "containers", width: int = 1440
) -> AsyncIterator[Bench]:
    """A pane as the window has it."""
    settings = Settings(folder)
    settings.load()
    async with connected(engine) as (session, _said):
        window = QMainWindow()
        window.resize(width, 900)
        services = Services(settings)
        pane = MODULES[name].make(services, window)
        window.setCentralWidget(pane)
        window.show()
        window.activateWindow()
        runner = ActionRunner(session, window, Toasts(pane))
        services.set_session(session, runner)
        QApplication.processEvents()
        try:
            yield Bench(pane, engine, runner, settings)
        finally:
            if runner.dialog is not None:
                runner.dialog.reject()
            await runner.close()
            window.close()
            window.deleteLater()
            services.deleteLater()
            QApplication.processEvents()
            settings.close()
            settings.deleteLater()


def shop(engine: MemoryEngine) -> dict[str, Container]:
    """A project of two, one running, and one container without."""
    labels = {"com.docker.compose.project": "shop"}
    made = {
        "web": engine.create("web", labels=labels),
        "db": engine.create("db", labels=labels),
        "job": engine.create("job"),
    }
    engine.start(made["web"])
    engine.start(made["job"])
    return made


@pytest.fixture
def engine() -> MemoryEngine:
    """An engine with a small shop."""
    made = MemoryEngine()
    shop(made)
    return made


def test_containers_are_grouped_by_project_and_counted(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            assert bench.names() == ["[shop]", "db", "web", "[No project]", "job"]
            assert bench.pane.header.count.text() == "3"

    run(scenario)


def test_a_filter_says_how_many_of_all_it_lets_through(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            field = bench.pane.header.filter
            assert field is not None
            QTest.keyClick(bench.pane.table, Qt.Key.Key_Slash)
            await bench.until(field.edit.hasFocus)
            QTest.keyClicks(field.edit, "state:running")
            assert bench.names() == ["[shop]", "web", "[No project]", "job"]
            assert bench.pane.header.count.text() == "2 of 3"
            QTest.keyClick(field.edit, Qt.Key.Key_Return)
            assert bench.pane.table.hasFocus()

    run(scenario)


def test_a_filter_that_lets_none_through_is_named_and_can_be_cleared(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            field = bench.pane.header.filter
            assert field is not None
            field.set_text("nowhere")
            empty = bench.pane.empty
            assert empty is not None
            assert empty.isVisible()
            assert empty.sentence == "No container matches nowhere"
            empty.acted.emit()
            assert len(bench.names()) == 5
            assert not empty.isVisible()

    run(scenario)


def test_only_running_hides_the_stopped_ones_and_is_kept(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.pane.toggle_only_running()  # type: ignore[attr-defined]  # the containers pane's own
            assert bench.names() == ["[shop]", "web", "[No project]", "job"]
        async with opened(engine, tmp_path) as bench:
            assert bench.names() == ["[shop]", "web", "[No project]", "job"]

    run(scenario)


def test_grouping_sorting_and_hidden_columns_are_kept_between_runs(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.pane.toggle_grouped()
            bench.pane.table.columns.show("image", shown=False)
            bench.pane.table.columns.sort_by(0, Qt.SortOrder.DescendingOrder)
            assert bench.names() == ["web", "job", "db"]
            await bench.until(lambda: "columns" in bench.settings.pane("containers"))
        async with opened(engine, tmp_path) as bench:
            assert bench.names() == ["web", "job", "db"]
            assert not bench.pane.table.columns.shown("image")

    run(scenario)


def test_what_was_changed_just_before_the_window_closes_is_kept(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.pane.table.columns.show("image", shown=False)
            bench.pane.hide()
            assert "image" in bench.settings.pane("containers")["columns"]["hidden"]

    run(scenario)


def test_an_engine_without_any_says_so_with_a_way_to_the_first(qapp: QApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(MemoryEngine(), tmp_path) as bench:
            empty = bench.pane.empty
            assert empty is not None
            assert empty.isVisible()
            assert empty.sentence == "This engine has no containers yet."
            assert bench.pane.header.count.text() == "0"

    run(scenario)


def test_the_bar_names_only_verbs_that_fit_all_selected(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.select("web")
            assert bench.pane.bar is None
            bench.select("web", "job")
            bar = bench.pane.bar
            assert bar is not None
            assert bar.isVisible()
            assert {"container.stop", "container.restart", "container.remove"} <= set(bar.buttons)
            assert "container.start" not in bar.buttons
            bench.select("web", "db")
            assert "container.stop" not in bar.buttons
            bar.cleared.emit()
            assert not bar.isVisible()

    run(scenario)


def test_a_group_row_stands_for_its_members(engine: MemoryEngine, qapp: QApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            group = bench.pane.model.row_at(0)
            bench.pane.table.set_current(group.key)
            menu = bench.runner.menu(bench.pane.chosen())
            titles = [each.text().partition("\t")[0] for each in menu.actions() if each.text()]
            assert titles == ["Start (1 of 2)", "Stop (1 of 2)", "Restart (1 of 2)", "Open logs", "Remove…"]
            menu.deleteLater()

    run(scenario)


def test_enter_opens_the_detail_and_escape_closes_it(engine: MemoryEngine, qapp: QApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.select("web")
            QTest.keyClick(bench.pane.table, Qt.Key.Key_Return)
            detail = bench.pane.detail
            assert detail is not None
            assert name_of(detail.row) == "web"
            bench.select("job")
            assert name_of(detail.row) == "job"
            QTest.keyClick(bench.pane.table, Qt.Key.Key_Escape)
            assert not bench.pane.detail_open
            assert bench.pane.table.hasFocus()

    run(scenario)


def test_the_detail_of_a_container_that_goes_stays_readable(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.select("job")
            bench.pane.open_detail(bench.pane.table.current_row().key)
            detail = bench.pane.detail
            assert detail is not None
            job = next(each for each in engine.containers_there.values() if each.name == "job")
            engine.destroy(job)
            await bench.until(lambda: "job" not in bench.names())
            assert name_of(detail.row) == "job"
            assert detail.gone.isVisible()
            bench.select("web")
            assert name_of(detail.row) == "web"
            assert not detail.gone.isVisible()

    run(scenario)


def test_the_detail_stands_beside_the_table_only_in_a_wide_window(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.select("web")
            bench.pane.open_detail(bench.pane.table.current_row().key)
            QApplication.processEvents()
            assert bench.pane.splitter.orientation() == Qt.Orientation.Horizontal
            assert bench.pane.detail is not None
            assert bench.pane.detail.width() == 448
            bench.pane.window().resize(1000, 700)
            QApplication.processEvents()
            assert bench.pane.splitter.orientation() == Qt.Orientation.Vertical
            bench.pane.window().resize(1440, 900)
            QApplication.processEvents()
            assert bench.pane.detail.width() == 448

    run(scenario)


def test_the_width_of_the_detail_is_kept(engine: MemoryEngine, qapp: QApplication, tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            bench.select("web")
            bench.pane.open_detail(bench.pane.table.current_row().key)
            QApplication.processEvents()
            bench.pane.splitter.moveSplitter(900, 1)
        async with opened(engine, tmp_path) as bench:
            bench.select("web")
            bench.pane.open_detail(bench.pane.table.current_row().key)
            QApplication.processEvents()
            assert bench.pane.detail is not None
            assert abs(bench.pane.detail.width() - 539) <= 2

    run(scenario)


def test_jumping_to_a_record_clears_a_filter_that_hides_it(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            job = next(row for row in bench.pane.model.rows() if name_of(row) == "job")
            field = bench.pane.header.filter
            assert field is not None
            field.set_text("web")
            assert bench.pane.show_record(job.key)
            assert name_of(bench.pane.table.current_row()) == "job"
            assert not field.text()

    run(scenario)


def test_a_list_that_the_engine_refuses_is_said_and_tried_again(qapp: QApplication, tmp_path: Path) -> None:
    engine = MemoryEngine()
    engine.fail("volumes.list", Rejected("list", "volume", words="the disk is asleep", status=500))

    async def scenario() -> None:
        async with opened(engine, tmp_path, "volumes") as bench:
            engine.fail("volumes.list", *[Rejected("list", "volume", words="no", status=500)] * 3)
            bench.runner.session.refresh("volume")
            await bench.until(lambda: bench.pane._failure is not None and bench.pane._failure.isVisible())
            await bench.until(lambda: bench.pane._failure is not None and not bench.pane._failure.isVisible())

    run(scenario)


def test_a_lost_engine_greys_the_rows_and_they_come_back(
    engine: MemoryEngine, qapp: QApplication, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            engine.vanish()
            await bench.until(lambda: bench.pane.table._greyed)
            assert len(bench.names()) == 5
            engine.come_back()
            await bench.until(lambda: not bench.pane.table._greyed)

    run(scenario)


@pytest.mark.parametrize("name", ["containers", "images", "volumes", "networks"])
def test_the_primary_button_says_what_its_action_says(name: str) -> None:
    primary = MODULES[name].spec().primary
    if primary is not None:
        found = action(primary.id)
        assert (primary.title, primary.icon) == (found.title, found.icon)
        assert found.kind is Kind(name.removesuffix("s"))
    for other in MODULES[name].spec().overflow:
        assert action(other)


def test_images_say_what_is_used_once_for_all_references(qapp: QApplication, tmp_path: Path) -> None:
    engine = MemoryEngine()
    used = engine.add_image("app:1", "app:latest")
    engine.add_image("spare:1")
    engine.create("web", used)

    async def scenario() -> None:
        async with opened(engine, tmp_path, "images") as bench:
            assert len(bench.names()) == 3
            strip = bench.pane.strip  # type: ignore[attr-defined]  # the images pane's own
            assert strip.isVisible()
            assert "In use" in strip.bar.accessibleName()

    run(scenario)
