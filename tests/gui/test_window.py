"""The window: sidebar, status bar, banner, what gives way when it gets narrow, and that nothing is ever cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from gui.app import make_window
from gui.cli import PANES, Options
from gui.look import fonts
from gui.look.look import look
from gui.panes.services import Services
from gui.widgets.button import Button
from gui.widgets.menu import Menu
from models.columns import Paint
from models.session import SessionState
from models.settings import Settings
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path
    from typing import Any

    from gui.widgets.table import Table

    Scenario = Callable[[Program], Coroutine[Any, Any, None]]
    Play = Callable[..., None]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    """A scripted engine with a running and a stopped container."""
    with FakeEngine(tmp_path) as engine:
        engine.add_container("web")
        engine.add_container("job", state="exited", exit_code=3)
        yield engine


@pytest.fixture
def play(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> Play:
    """Opens the program on the scripted engine and runs a scenario."""

    def run(scenario: Scenario, options: Options | None = None) -> None:
        drive(qapp, fake.url, scenario, tmp_path, options=options)

    return run


def test_the_sidebar_counts_and_the_status_bar_names_the_engine(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        window = program.window
        row = window.sidebar.rows["containers"]
        assert row.count_text() == "2"
        assert row.accessibleName() == "Containers, 2"
        assert row.isChecked()
        await program.until(lambda: "Events live" in window.status.text())
        assert "API 1." in window.status.text()
        assert window.sidebar.host_box.accessibleName().startswith("Engine ")

    play(scenario)


def test_shift_f10_opens_the_menu_of_the_current_row(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        table = program.choose("containers", "web").table
        table.window().activateWindow()
        table.setFocus()
        await program.until(table.hasFocus)
        QTest.keyClick(table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        await program.until(lambda: isinstance(QApplication.activePopupWidget(), Menu))
        menu = QApplication.activePopupWidget()
        assert "Restart" in {act.text().partition("\t")[0] for act in menu.actions()}
        menu.close()

    play(scenario)


def test_every_pane_is_shown_by_its_keys_and_made_only_then(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        window = program.window
        window.activateWindow()
        assert set(window.panes) == {"containers"}
        for number, name in enumerate(("containers", "images", "volumes", "networks", "logs", "monitor"), 1):
            QTest.keyClick(window, getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
            assert window.current == name
        QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
        assert window.current == "engine"
        QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        assert window.current == "settings"
        assert set(window.panes) == set(PANES)

    play(scenario)


def test_a_click_in_the_sidebar_shows_a_pane(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.click(program.window.sidebar.rows["networks"])
        assert program.window.current == "networks"
        assert program.window.stack.currentWidget() is program.window.panes["networks"]

    play(scenario)


def test_the_pane_of_the_command_line_is_shown(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        assert program.window.current == "volumes"

    play(scenario, Options(host=fake.url, pane="volumes"))


def test_a_narrow_window_has_an_icon_rail_with_tooltips(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        window = program.window
        window.resize(1200, 800)
        QApplication.processEvents()
        assert window.sidebar.width() == look().px(200)
        window.resize(900, 600)
        QApplication.processEvents()
        assert window.sidebar.width() == look().px(48)
        row = window.sidebar.rows["images"]
        assert row.toolTip().startswith("Images")
        assert row.accessibleName().startswith("Images")

    play(scenario)


def test_large_text_gives_way_sooner(play: Play, qapp: QApplication) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.window.resize(1200, 800)
        look().apply(qapp, "light", 200)
        QApplication.processEvents()
        assert program.window.sidebar.width() == 2 * 48
        assert program.window.minimumWidth() == 880

    play(scenario)


def test_a_lost_engine_is_told_in_a_banner_with_a_countdown_and_data_stays(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        fake.stop()
        await program.until(lambda: program.banner)
        assert "The connection to the engine is lost" in program.banner
        assert len(program.session.containers) == 2
        assert program.window.pane("containers").table._greyed
        await program.until(lambda: "try" in program.window.status.text())
        fake.start()
        program.press("Retry now")
        await program.until(lambda: program.session.state is SessionState.LIVE)
        await program.until(lambda: not program.banner)

    play(scenario)


def test_a_thing_is_brought_up_from_anywhere(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("settings")
        key = program.row("container", "job").key
        program.runner.go(key, "inspect")
        pane = program.window.pane("containers")
        assert program.window.current == "containers"
        assert pane.table.current_row().key == key
        assert pane.detail.bar.current_key == "inspect"

    play(scenario)


def test_the_menu_of_engines_ticks_the_one_in_use(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        menu = program.window.sidebar.host_menu()
        ticked = [each for each in menu.actions() if each.isChecked()]
        assert len(ticked) == 1
        assert [each for each in menu.actions() if each.text() == "Engine details"]
        menu.deleteLater()

    play(scenario)


def test_the_engine_pane_says_what_docker_version_says(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("engine")
        await program.until(lambda: program.session.version is not None and program.session.info is not None)
        await program.until(lambda: "version" in pane.server.keys)
        version = program.session.version
        assert version is not None
        assert pane.server.value_of("version") == version.version
        assert pane.client.value_of("api") == program.session.api
        assert [row.host.url for row in pane.engines.rows]

    play(scenario)


def _cut(program: Program) -> list[str]:
    """Headers, buttons and status words of the shown pane that are not wholly to be seen."""
    window = program.window
    buttons = [each for kind in (Button, QToolButton) for each in window.findChildren(kind) if each.isVisible()]
    found = [
        f"button {each.accessibleName() or each.text()}"
        for each in buttons
        if each.width() < each.sizeHint().width() or each.height() < each.sizeHint().height()
    ]
    pane = window.panes[window.current]
    table: Table | None = getattr(pane, "table", None)
    if table is not None:
        header, metrics = table.header, QFontMetricsF(look().font("header"))
        for logical, column in enumerate(table.rows.columns):
            if header.isSectionHidden(logical):
                continue
            edge = table.delegate.name_offset() if column.paint is Paint.NAME else look().px(8)
            room = header.sectionSize(logical) - edge - look().px(8)
            if metrics.horizontalAdvance(column.title) > room + 1:
                found.append(f"header {column.title}")
            if column.paint is Paint.STATUS:
                for row in table.rows.rows():
                    text = column.text(row)
                    if table.delegate.elided(column, text, header.sectionSize(logical)):
                        found.append(f"status {text}")
    return found


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_at_the_smallest_window_with_dejavu_alone(
    play: Play, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, scale: int
) -> None:
    monkeypatch.setattr(fonts, "UI_FAMILIES", ("DejaVu Sans",))
    monkeypatch.setattr(fonts, "MONO_FAMILIES", ("DejaVu Sans Mono",))

    async def scenario(program: Program) -> None:
        await program.live()
        look().apply(qapp, "light", scale)
        program.window.resize(880, 560)
        for name in PANES:
            program.pane(name)
            QApplication.processEvents()
            await program.beat()
            assert not _cut(program), name
            assert program.window.width() == 880, name
            assert program.window.height() == 560, name

    play(scenario)


def test_the_window_comes_back_as_it_was(play: Play, qapp: QApplication, tmp_path: Path) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.window.resize(880, 611)  # the offscreen screen is 800 x 800
        program.pane("networks")

    play(scenario)
    settings = Settings(tmp_path / "settings")
    settings.load()
    services = Services(settings)
    window = make_window(Options(), services)
    assert (window.width(), window.height()) == (880, 611)
    assert window.current == "networks"
    window.deleteLater()
    services.deleteLater()
    QApplication.processEvents()
    settings.close()


def test_an_unknown_pane_of_an_older_version_is_passed_over(qapp: QApplication, tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set("last_pane", "pods")
    services = Services(settings)
    window = make_window(Options(), services)
    assert window.current == "containers"
    window.deleteLater()
    services.deleteLater()
    settings.close()


def test_the_engine_pane_counts_containers_as_they_are_now(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("engine")

        def told() -> str:
            return str(pane.info.value_of("containers")) if "containers" in pane.info.keys else ""

        await program.until(lambda: told() == "2 (1 running, 0 paused, 1 stopped)")
        made = fake.add_container("more", state="paused")
        fake.push_event("container", "start", made.id, name="more")
        await program.until(lambda: told() == "3 (1 running, 1 paused, 1 stopped)")
        program.pane("images")
        other = fake.add_container("another")
        fake.push_event("container", "start", other.id, name="another")
        await program.until(lambda: program.find("container", "another") is not None)
        program.pane("engine")
        await program.until(lambda: told() == "4 (2 running, 1 paused, 1 stopped)")

    play(scenario)
