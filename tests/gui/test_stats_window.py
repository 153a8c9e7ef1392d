"""The whole program and what it measures: bad days of engine and containers, and what is there after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt

from engine.contexts import host_of_url
from models.history import HOST
from models.history_file import HistoryFile
from models.history_keeper import history_path
from models.session import SessionState
from models.settings_table import RECORD_HIDDEN
from models.worker import in_thread
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import drive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from engine.records import Host
    from tests.gui.driving import Program


def reading(second: int, busy: float = 0.1) -> dict[str, Any]:
    """What an engine of two cores sends of a container that keeps a part of a core busy."""
    return {
        "read": f"2023-11-14T22:{13 + second // 60:02}:{second % 60:02}Z",
        "cpu_stats": {
            "cpu_usage": {"total_usage": round(second * busy * 1e9)},
            "system_cpu_usage": second * 2 * 10**9,
            "online_cpus": 2,
        },
        "memory_stats": {"usage": 100_000_000, "limit": 200_000_000, "stats": {}},
        "pids_stats": {"current": 2},
    }


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEngine]:
    """A scripted engine, and a state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    with FakeEngine(tmp_path) as engine:
        yield engine


def fake_host(fake: FakeEngine) -> Host:
    """The host as the command line's address makes it."""
    return host_of_url(fake.url, {}, fake.path.parent)


async def watched(program: Program, fake: FakeEngine, *keys: str, times: int = 1) -> None:
    """Until the engine has so many stats streams open for each."""
    await program.until(lambda: all(fake.watchers(key) == times for key in keys))


async def sampled(program: Program, fake: FakeEngine, name: str, key: str, busy: float = 0.1) -> None:
    """Give two samples, so that there is a CPU."""
    row = program.row("container", name)
    for second in (1, 2):
        fake.push_stats(key, reading(second, busy))
        await program.until(lambda second=second: row.use.memory is not None and (second == 1 or row.use.cpu))


def test_the_list_shows_what_containers_use_and_sums_it(fake: FakeEngine, qapp: QApplication, tmp_path: Path) -> None:
    key = fake.add_container("web").id

    async def scenario(program: Program) -> None:
        await program.live()
        await watched(program, fake, key)
        await sampled(program, fake, "web", key)
        table = program.window.pane("containers").table
        cpu = next(number for number, column in enumerate(table.rows.columns) if column.key == "cpu")
        row = table.rows.index_of(program.row("container", "web").key)
        await program.until(lambda: table.rows.texts_at(row)[cpu] == "10.0 %")
        await program.until(lambda: table.rows.texts_at(0)[cpu] == "10.0 %")

    drive(qapp, fake.url, scenario, tmp_path)


def test_minimised_or_on_another_pane_nothing_is_measured(fake: FakeEngine, qapp: QApplication, tmp_path: Path) -> None:
    key = fake.add_container("web").id

    async def scenario(program: Program) -> None:
        await program.live()
        await watched(program, fake, key)
        program.pane("images")
        await watched(program, fake, key, times=0)
        program.pane("monitor")
        await watched(program, fake, key)
        program.window.setWindowState(Qt.WindowState.WindowMinimized)
        await watched(program, fake, key, times=0)
        program.window.setWindowState(Qt.WindowState.WindowNoState)
        await watched(program, fake, key)
        program.window.hide()
        await watched(program, fake, key, times=0)
        program.window.show()
        await watched(program, fake, key)

    drive(qapp, fake.url, scenario, tmp_path)


def test_without_its_columns_nothing_is_measured_for_the_list(
    fake: FakeEngine, qapp: QApplication, tmp_path: Path
) -> None:
    key = fake.add_container("web").id

    async def scenario(program: Program) -> None:
        await program.live()
        await watched(program, fake, key)
        columns = program.window.pane("containers").table.columns
        columns.show("cpu", shown=False)
        await watched(program, fake, key)
        columns.show("memory", shown=False)
        await watched(program, fake, key, times=0)
        columns.show("memory", shown=True)
        await watched(program, fake, key)
        for wide in ("labels", "command", "mounts"):
            columns.show(wide, shown=True)
        table = program.window.pane("containers").table
        table.setFixedWidth(240)  # so narrow that only name and status have room
        await watched(program, fake, key, times=0)

    drive(qapp, fake.url, scenario, tmp_path)


def test_a_container_stops_and_is_removed_while_its_charts_are_open(
    fake: FakeEngine, qapp: QApplication, tmp_path: Path
) -> None:
    key = fake.add_container("web").id

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "web")
        pane.open_detail(program.row("container", "web").key, "stats")
        await watched(program, fake, key)
        await sampled(program, fake, "web", key)
        tab = pane.detail.tab
        await program.until(lambda: tab.charts[0].data.headline == "10.0 %")
        program.act("container.stop")
        await program.until(lambda: program.row("container", "web").container.state == "exited")
        await watched(program, fake, key, times=0)
        await program.until(lambda: "not running" in tab.empty.sentence)
        await program.until(lambda: program.session.stats.history.marks)
        assert tab.charts[0].isVisible()
        program.act("container.remove")
        program.confirm()
        await program.until(lambda: program.find("container", "web") is None)
        await program.beat()
        assert tab.charts[0].isVisible()
        assert tab.charts[0].data.lines[0].points.values

    drive(qapp, fake.url, scenario, tmp_path)


def test_the_engine_restarts_under_open_charts(fake: FakeEngine, qapp: QApplication, tmp_path: Path) -> None:
    keys = fake.add_containers(20, state="running")

    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("monitor")
        await watched(program, fake, *keys)
        await in_thread(fake.stop, "stop")
        await program.until(lambda: program.session.state is SessionState.LOST)
        await in_thread(fake.start, "start")
        program.session.retry_now()
        await program.until(lambda: program.session.state is SessionState.LIVE)
        await watched(program, fake, *keys)

    drive(qapp, fake.url, scenario, tmp_path)


def test_150_containers_and_the_window_answers_all_the_while(
    fake: FakeEngine, qapp: QApplication, tmp_path: Path
) -> None:
    keys = fake.add_containers(150, state="running")

    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("monitor")
        await watched(program, fake, *keys)
        for second in (1, 2):
            for key in keys:
                fake.push_stats(key, reading(second))
            await program.until(lambda: all(row.use.memory for row in program.session.containers.values()))
        monitor = program.window.pane("monitor")
        await program.until(lambda: monitor.drawing.charts[1].data.headline == "15 GB")
        assert monitor.header.count.text() == "150 containers, top 4 drawn"
        await program.beat(20)

    drive(qapp, fake.url, scenario, tmp_path)


def test_an_engine_that_gives_no_numbers_is_told_in_its_own_words(
    fake: FakeEngine, qapp: QApplication, tmp_path: Path
) -> None:
    key = fake.add_container("web").id
    for _ in range(20):
        fake.fail_next(f"/containers/{key}/stats", 500, words="cgroups v2 is needed")

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "web")
        pane.open_detail(program.row("container", "web").key, "stats")
        await program.until(lambda: "cgroups v2 is needed" in pane.detail.tab.empty.sentence)

    drive(qapp, fake.url, scenario, tmp_path)


def test_a_day_is_there_after_a_restart_of_the_window(fake: FakeEngine, qapp: QApplication, tmp_path: Path) -> None:
    key = fake.add_container("web").id

    async def first(program: Program) -> None:
        await program.live()
        await program.until(lambda: program.session.stats.kept)
        await watched(program, fake, key)
        await sampled(program, fake, "web", key)

    async def second(program: Program) -> None:
        await program.until(lambda: program.running.hosts.session is not None and program.session.stats.kept)
        history = program.session.stats.history
        assert {"web", HOST} <= set(history.series)
        (value,) = history.rows(history.series["web"].coarse.newest)["web"][:1]
        assert value == pytest.approx(10.0, abs=0.1)

    drive(qapp, fake.url, first, tmp_path)
    with fake.changed:
        assert fake.changed.wait_for(lambda: fake.watchers(key) == 0, 30)
    drive(qapp, fake.url, second, tmp_path)
    assert len(list((tmp_path / "state" / "longshore" / "history").iterdir())) == 1


def test_recording_while_hidden_is_off_until_it_is_asked_for(
    fake: FakeEngine, qapp: QApplication, tmp_path: Path
) -> None:
    key = fake.add_container("web").id

    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("settings")
        await watched(program, fake, key, times=0)
        row = program.window.pane("settings").rows[RECORD_HIDDEN.key]
        assert not row.control.isChecked()
        row.control.click()
        await watched(program, fake, key)
        assert {"stream": "0", "one-shot": "1"} in fake.queries
        fake.push_stats(key, reading(1))
        fake.end_stats(key)
        await program.until(lambda: program.session.stats.recording_share is not None)
        program.pane("images")
        program.pane("settings")
        assert row.note.text().startswith("With 1 running container that is ")
        row.control.click()
        await watched(program, fake, key, times=0)

    drive(qapp, fake.url, scenario, tmp_path)


def test_a_second_window_says_that_it_keeps_no_history(fake: FakeEngine, qapp: QApplication, tmp_path: Path) -> None:
    fake.add_container("web")
    first = HistoryFile(history_path(tmp_path / "state" / "longshore" / "history", fake_host(fake)))
    first.open(0.0)

    async def scenario(program: Program) -> None:
        await program.live()
        await program.until(lambda: program.session.stats.keeping_problem == "another window keeps it")
        monitor = program.pane("monitor")
        menu = monitor._more_menu()
        assert "History is not kept: another window keeps it" in [act.text() for act in menu.actions()]
        menu.deleteLater()
        assert not program.session.stats.kept

    drive(qapp, fake.url, scenario, tmp_path)
    first.close()
