"""The monitor: top containers drawn, all in the table, totals, projects, and nothing measured while it is hidden."""

from __future__ import annotations

from contextlib import asynccontextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.actions.runner import ActionRunner
from gui.panes import monitor
from gui.panes.services import Services
from gui.widgets.toasts import Toasts
from models.groups import GroupRow
from models.history import What
from models.settings import Settings
from tests.fakes.live import connected, run
from tests.fakes.memory_engine import MemoryEngine
from tests.fakes.stats_streams import sample
from tests.gui.waiting import met

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from engine.records import Container, Key
    from tests.fakes.stats_streams import MemoryMeasuring

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ("api-1", "db-1", "queue-1", "web-1", "cache-1", "worker-1")


class Bench:
    """A monitor in a window, on a live session of a shop that runs."""

    def __init__(self, pane: monitor.MonitorPane, engine: MemoryEngine, window: QMainWindow) -> None:
        self.pane = pane
        self.engine = engine
        self.window = window
        self.asked: list[tuple[Key, str]] = []

    async def until(self, condition: Any) -> None:
        await met(condition)

    def the(self, name: str) -> Container:
        return next(one for one in self.engine.containers_there.values() if one.name == name)

    @property
    def reader(self) -> MemoryMeasuring:
        return self.engine.containers.readers[-1]

    async def measured(self, second: int = 1, **cpu: float) -> None:
        """Give all containers a sample; CPU by name, with _ for -."""
        values = {name.replace("_", "-"): value for name, value in cpu.items()}
        for when in (second - 1, second):
            samples = {
                one.id: sample(when, values.get(one.name, 0.0), memory=100_000_000, network_received=1000 * when)
                for one in self.engine.containers_there.values()
                if one.state == "running"
            }
            taken: list[object] = []
            session = self.pane.services.session
            assert session is not None
            session.stats.sampled.connect(taken.append)
            self.reader.give(samples)
            await self.until(lambda taken=taken: taken)

    def names(self) -> list[str]:
        model = self.pane.model
        rows = [model.row_at(number) for number in range(model.rowCount())]
        return [f"[{row.title}]" if isinstance(row, GroupRow) else row.container.name for row in rows]

    def drawn(self, chart: int = 0) -> list[str]:
        return [line.name for line in self.pane.drawing.charts[chart].data.lines]


@asynccontextmanager
async def opened(folder: Path, *, size: tuple[int, int] = (1240, 820)) -> AsyncIterator[Bench]:
    """A monitor as the window has it."""
    engine = MemoryEngine()
    for name in NAMES:
        labels = {"com.docker.compose.project": "shop"} if name != "cache-1" else {}
        engine.start(engine.create(name, labels=labels))
    settings = Settings(folder)
    settings.load()
    async with connected(engine) as (session, _said):
        window = QMainWindow()
        services = Services(settings)
        pane = monitor.make(services, window)
        window.setCentralWidget(pane)
        window.resize(*size)
        window.show()
        runner = ActionRunner(session, window, Toasts(pane))
        services.set_session(session, runner)
        bench = Bench(pane, engine, window)
        runner.go_asked.connect(lambda key, tab: bench.asked.append((key, tab)))
        await bench.until(lambda: len(engine.containers.measured) == len(NAMES))
        try:
            yield bench
        finally:
            await pane.tasks.close()
            await runner.close()
            window.close()
            window.deleteLater()
            services.deleteLater()
            QApplication.processEvents()
            settings.close()
            settings.deleteLater()


def test_the_top_four_are_drawn_and_all_are_listed(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            await on.measured(api_1=40.0, worker_1=30.0, db_1=6.0, queue_1=3.0, web_1=1.0)
            on.pane._choose_again()
            assert on.drawn() == ["api-1", "worker-1", "db-1", "queue-1"]
            assert on.drawn(1) == on.drawn()
            assert on.pane.header.count.text() == "6 containers, top 4 drawn"
            assert set(on.names()) == {"[shop]", "[No project]", *NAMES}
            cpu, memory, network, _ = on.pane.drawing.charts
            assert (cpu.data.headline, cpu.data.caption) == ("80.0 %", "percent of one core, 4 cores")
            assert memory.data.headline == "600 MB"
            assert network.data.headline == "6 kB/s"
            assert [line.name for line in network.data.lines] == ["received", "sent"]

    run(scenario)


def test_one_project_alone_with_its_own_totals(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            await on.measured(api_1=40.0, cache_1=60.0)
            on.pane.show_project("shop")
            assert "cache-1" not in on.names()
            assert on.pane.drawing.charts[0].data.headline == "40.0 %"
            assert on.pane.header.project.text() == "shop"
            on.pane.show_project("")
            assert on.names() == ["cache-1"]
            on.pane.show_project(None)
            assert len(on.names()) == 8

    run(scenario)


def test_what_is_selected_is_drawn_too(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            await on.measured(api_1=40.0, worker_1=30.0, db_1=6.0, queue_1=3.0)
            row = next(row for row in on.pane.model.rows() if row.container.name == "web-1")
            on.pane.table.set_current(row.key)
            assert on.drawn() == ["api-1", "worker-1", "db-1", "queue-1", "web-1"]
            assert len({line.series for line in on.pane.drawing.charts[0].data.lines}) == 5

    run(scenario)


def test_hidden_nothing_is_measured(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            on.pane.hide()
            await on.until(lambda: not on.engine.containers.measured)
            on.pane.show()
            await on.until(lambda: on.engine.containers.measured)

    run(scenario)


def test_a_container_that_ends_goes_from_the_table_and_leaves_a_mark_that_leads_to_its_log(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            await on.measured(worker_1=30.0)
            worker = on.the("worker-1")
            on.engine.die(worker, 137)
            await on.until(lambda: "worker-1" not in on.names())
            assert on.pane.header.count.text().startswith("5 containers")
            on.engine.start(worker)
            await on.until(lambda: "worker-1" in on.names())
            await on.until(lambda: on.pane.drawing.charts[0].data.marks)
            mark = on.pane.drawing.charts[0].data.marks[0]
            assert (mark.what, mark.code, mark.name) == (What.STOPPED, 137, "worker-1")
            on.pane.drawing.charts[0].logs_asked.emit(mark)
            assert [(key.id, tab) for key, tab in on.asked] == [(worker.id, "logs")]

    run(scenario)


def test_an_engine_that_is_lost_greys_it_and_comes_back(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            await on.measured(api_1=40.0)
            on.engine.vanish()
            await on.until(lambda: on.pane.header.state.text() == "Engine lost")
            assert len(on.names()) == 8
            on.engine.come_back()
            await on.until(lambda: on.pane.header.state.text() == "Live, 1 s")
            await on.until(lambda: len(on.engine.containers.measured) == len(NAMES))

    run(scenario)


def test_nothing_runs(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            for name in NAMES:
                on.engine.die(on.the(name))
            await on.until(on.pane.empty.isVisible)
            assert on.pane.empty.sentence == "No container is running."

    run(scenario)


def test_a_row_leads_to_its_charts(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            row = next(row for row in on.pane.model.rows() if row.container.name == "db-1")
            on.pane.table.opened.emit(row.key)
            assert on.asked == [(row.key, "stats")]

    run(scenario)


def test_it_is_sorted_by_cpu_and_says_what_a_scale_stands_for(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            await on.measured(db_1=50.0)
            assert on.pane.model.sort_key == "cpu"
            assert on.pane.model.descending
            on.pane.set_scale("host")
            assert on.pane.drawing.charts[0].data.caption == "percent of the host's 4 cores"
            assert on.pane.drawing.charts[0].data.headline == "12.5 %"
            menu = on.pane._more_menu()
            assert next(act.text() for act in menu.actions() if act.isChecked()) == "CPU in percent of the host"
            menu.deleteLater()

    run(scenario)


def test_each_on_the_scale_of_its_own_limit_where_there_are_limits(tmp_path: Path) -> None:
    def limit_entry(on: Bench) -> Any:
        menu = on.pane._more_menu()
        return next(act for act in menu.actions() if act.text() == "CPU in percent of each limit")

    async def first() -> None:
        async with opened(tmp_path) as on:
            await on.measured(db_1=50.0, api_1=20.0)
            assert not limit_entry(on).isEnabled(), "none has a limit"
            on.engine.limit(on.the("db-1").id, cpu_limit=2.0)
            await on.until(lambda: limit_entry(on).isEnabled())
            limit_entry(on).trigger()
            data = on.pane.drawing.charts[0].data
            assert data.caption == "percent of each one's own limit; of one core without"
            assert data.headline == "", "parts of several limits have no sum"
            assert {line.name: line.points.values[-1] for line in data.lines if line.points.values[-1]} == {
                "db-1": pytest.approx(25.0),
                "api-1": pytest.approx(20.0),
            }
            assert limit_entry(on).isChecked()
            on.engine.limit(on.the("db-1").id, cpu_limit=0.0)
            await on.until(lambda: not limit_entry(on).isEnabled())
            await on.measured(second=3, db_1=50.0)
            assert on.pane.drawing.charts[0].data.caption == "percent of one core, 4 cores"

    async def second() -> None:
        async with opened(tmp_path) as on:
            assert on.pane.drawing.scale == "limit", "as it was left"

    run(first)
    run(second)


@pytest.mark.parametrize("size", [(640, 480), (832, 532), (1800, 1000)])
def test_all_sizes_hold(tmp_path: Path, size: tuple[int, int]) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, size=size) as on:
            await on.measured(api_1=40.0)
            pane = on.pane
            assert (pane.width(), pane.height()) == size
            row = pane.header
            parts = [row.title, row.project, row.span, row.more]
            for one, two in pairwise(parts):
                assert one.geometry().right() < two.geometry().left()
            assert row.more.geometry().right() <= row.width()
            assert pane.table.viewport().height() >= pane.table.row_height

    run(scenario)


def test_csv_of_what_is_shown(tmp_path: Path) -> None:
    async def scenario() -> None:
        from gui.widgets.save_csv import CsvSaver

        async with opened(tmp_path / "settings") as on:
            await on.measured(api_1=40.0)
            runner = on.pane.services.runner
            session = on.pane.services.session
            assert runner is not None
            assert session is not None
            file = tmp_path / "out.csv"
            saver = CsvSaver(on.pane, on.pane.tasks, runner.toasts)
            view = on.pane.view
            saver.save(session.stats.history, ("api-1",), view.begin, view.end + 1, file)
            await on.until(lambda: runner.toasts.shown)
            assert [(toast.level, toast.text) for toast in runner.toasts.shown] == [("ok", "Saved out.csv")]
            assert ",api-1,40.00,100000000," in file.read_text(encoding="utf-8")
            saver.save(session.stats.history, ("api-1",), view.begin, view.end, tmp_path / "no" / "out.csv")
            await on.until(lambda: len(runner.toasts.shown) == 2)
            assert runner.toasts.shown[1].text == "out.csv could not be written: No such file or directory"

    run(scenario)


def test_the_keyboard_reaches_every_chart_and_the_table(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(tmp_path) as on:
            pane = on.pane
            assert all(chart.focusPolicy() & Qt.FocusPolicy.TabFocus for chart in pane.drawing.charts)
            assert all(chart.accessibleName() for chart in pane.drawing.charts)
            assert pane.table.accessibleName() == "Running containers"

    run(scenario)


def test_columns_sorting_and_time_are_as_they_were_left(tmp_path: Path) -> None:
    async def first() -> None:
        async with opened(tmp_path) as on:
            on.pane.table.columns.show("written", shown=False)
            memory = next(place for place, column in enumerate(on.pane.model.columns) if column.key == "memory")
            on.pane.table.columns.sort_by(memory)
            on.pane.header.span_chosen.emit(3600.0)

    async def second() -> None:
        async with opened(tmp_path) as on:
            assert not on.pane.table.columns.shown("written")
            assert on.pane.model.sort_key == "memory"
            assert on.pane.header.span.key == "3600"
            assert on.pane.view.end - on.pane.view.begin == pytest.approx(3600)

    run(first)
    run(second)
