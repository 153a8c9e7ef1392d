"""The Logs tab reads while it is seen, goes on without a hole, and says why there is nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from qasync import QEventLoop

from engine.errors import Rejected, Unreachable
from engine.records import Container, ContainerDetail
from gui.details.logs import LogsTab
from gui.widgets.log_bar import LogScrollBar
from gui.widgets.menu import Menu
from models.log_feed import FeedState
from models.log_lines import MARK
from tests.fakes.live import until
from tests.fakes.log_streams import LogEngine, line

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QApplication

    from engine.contract import Engine

WEB = Container("a" * 64, "web-1", "web", "sha256:1", "serve", "running")
STOPPED = replace(WEB, state="exited")


def seen(qapp: QApplication, scenario: Callable[[LogsTab, LogEngine], Coroutine[Any, Any, None]]) -> None:
    """Run a scenario with a tab that is seen; nothing of it is left."""

    async def main() -> None:
        tab, engine = LogsTab(), LogEngine()
        tab.resize(448, 400)
        tab.show()
        try:
            await scenario(tab, engine)
        finally:
            await tab.close_down()
            assert engine.log.readers == []
            tab.close()
            tab.deleteLater()

    with QEventLoop(qapp) as loop:
        loop.run_until_complete(main())


def show(tab: LogsTab, engine: LogEngine, container: Container = WEB) -> None:
    tab.show_container(cast("Engine", engine), container)


def texts(tab: LogsTab) -> list[str]:
    store = tab.view.store
    return [found.text.decode() for found in store.lines(store.first, store.end) if found.stream != MARK]


def marks(tab: LogsTab) -> list[str]:
    store = tab.view.store
    return [found.text.decode() for found in store.lines(store.first, store.end) if found.stream == MARK]


def numbered(start: int, end: int) -> list[str]:
    return [f"line {n}" for n in range(start, end)]


def test_the_last_lines_come_first_then_what_is_written_and_what_is_older(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(12_000)))
        show(tab, engine)
        await until(lambda: len(tab.view.store) >= 1_000)
        assert tab.view.store.line(0).text == b"line 11000"
        engine.log.write(line(12_000))
        await until(lambda: len(tab.view.store) == 12_001)
        assert texts(tab) == numbered(0, 12_001)
        assert tab.view.store.line(0).text == b"line 11000"
        assert tab.view.accessibleName() == "Log of web-1"
        await until(lambda: tab._count.text() == "12,001 lines")

    seen(qapp, scenario)


def test_while_older_lines_load_the_bar_covers_what_is_there_and_the_gap_is_told(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(12_000)))
        engine.log.step = 1_000
        show(tab, engine)
        view = tab.view
        await until(lambda: len(view.store) >= 3_000)
        assert tab._feed is not None
        tab._feed.stop_earlier()
        count = len(view.store)
        assert view.store.gap == 0
        bar = view.verticalScrollBar()
        await until(lambda: bar.maximum() + view.page == count)
        assert "Not all earlier lines are loaded" in tab._count.text()
        QTest.keyClick(view, Qt.Key.Key_Home)
        found = view.laid_line(view.top_line)
        assert found is not None
        assert found.text == "line 0"
        view.show_line(0, middle=True)
        assert isinstance(bar, LogScrollBar)
        await until(lambda: bar.gap == pytest.approx((count - 1_000) / count))
        whole = view.grab().toImage()
        view.set_gap_words("")
        assert view.grab().toImage() != whole
        above = view.rows.row(0) - view.rows.row(view.top_line)
        assert 0 < above < view.page
        tab._feed.load_earlier()
        await until(lambda: view.store.gap is None)
        assert view.rows.row(0) - view.rows.row(view.top_line) == above
        assert texts(tab) == numbered(0, 12_000)
        await until(lambda: bar.gap is None)

    seen(qapp, scenario)


def test_a_removed_containers_log_does_not_say_that_it_loads(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(12_000)))
        engine.log.step = 1_000
        show(tab, engine)
        await until(lambda: len(tab.view.store) >= 3_000)
        tab.set_removed()
        assert "Loading" not in tab._count.text()
        assert "Not all earlier lines are loaded" in tab._count.text()

    seen(qapp, scenario)


def test_a_hidden_tab_reads_nothing_and_goes_on_without_a_hole_or_a_double(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(300)))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 300)
        tab.hide()
        await until(lambda: not engine.log.readers)
        engine.log.write(*(line(n) for n in range(300, 500)))
        tab.show()
        await until(lambda: len(tab.view.store) == 500)
        assert texts(tab) == numbered(0, 500)
        assert engine.log.opened[-1]["since"]
        assert engine.log.opened[-1]["tail"] is None

    seen(qapp, scenario)


def test_a_container_that_starts_again_goes_on(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(line(0), line(1))
        engine.log.runs = False
        show(tab, engine, STOPPED)
        await until(lambda: tab.state is FeedState.ENDED)
        assert texts(tab) == numbered(0, 2)
        engine.log.runs = True
        engine.log.write(line(2))
        show(tab, engine, WEB)
        await until(lambda: texts(tab) == numbered(0, 3))
        assert tab.state is FeedState.FOLLOWING

    seen(qapp, scenario)


def test_a_lost_engine_is_told_and_the_log_goes_on_when_it_is_back(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(10)))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 10)
        engine.log.cut(Unreachable("read the log of", "container", "web-1", "connection reset"))
        await until(lambda: tab.state is FeedState.LOST)
        assert "out of reach" in tab.message
        engine.log.write(*(line(n) for n in range(10, 20)))
        engine.log.refusal = None
        await until(lambda: len(texts(tab)) == 20)
        assert texts(tab) == numbered(0, 20)
        assert marks(tab) == ["the connection was away for 1 second; every line is there"]
        assert tab.message == ""

    seen(qapp, scenario)


def test_the_log_of_a_removed_container_stays(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(line(0))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 1)
        tab.set_removed()
        await until(lambda: not engine.log.readers)
        assert texts(tab) == ["line 0"]
        assert tab.message == ""  # the panel says it, above all tabs
        tab.hide()
        tab.show()
        assert len(engine.log.opened) == 1

    seen(qapp, scenario)


def test_another_container_begins_anew(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(line(0))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 1)
        other = LogEngine()
        other.log.write(line(5, "other"))
        show(tab, other, replace(WEB, id="b" * 64, name="web-2"))
        await until(lambda: texts(tab) == ["other"])
        assert tab.view.accessibleName() == "Log of web-2"

    seen(qapp, scenario)


def test_a_driver_that_keeps_nothing_is_named_and_not_asked(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        show(tab, engine, replace(WEB, detail=ContainerDetail(log_driver="none")))
        assert tab.message.strip() == "Its log driver, none, keeps no log."
        assert engine.log.opened == []

    seen(qapp, scenario)


def test_a_driver_that_cannot_be_read_is_named(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        words = "configured logging driver does not support reading"
        engine.log.refusal = Rejected("read the log of", "container", "web-1", words, 500)
        show(tab, engine, replace(WEB, detail=ContainerDetail(log_driver="syslog")))
        await until(lambda: "syslog" in tab.message)

    seen(qapp, scenario)


def test_another_refusal_is_told_in_the_engines_words(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.refusal = Rejected("read the log of", "container", "web-1", "disk on fire", 500)
        show(tab, engine)
        await until(lambda: "disk on fire" in tab.message)

    seen(qapp, scenario)


def test_an_empty_log_is_told(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        show(tab, engine)
        await until(lambda: tab.view.accessibleDescription() == "No log yet.")
        engine.log.end()
        show(tab, engine, STOPPED)
        await until(lambda: tab.view.accessibleDescription() == "It has written nothing to its log.")

    seen(qapp, scenario)


def test_stop_and_follow_are_one_button(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(200)))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 200)
        assert tab._follow.text() == "Stop"
        tab._follow.click()
        top = tab.view.top_line
        engine.log.write(*(line(n) for n in range(200, 300)))
        await until(lambda: tab.view.new_lines == 100)
        assert tab.view.top_line == top
        assert tab._follow.text() == "Follow"
        tab._follow.click()
        assert tab.view.following
        assert tab.view.top_line > top

    seen(qapp, scenario)


def test_clear_empties_the_view_and_only_new_lines_come(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(50)))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 50)
        tab._clear.click()
        assert len(tab.view.store) == 0
        assert not tab._clear.isEnabled()
        tab.hide()
        await until(lambda: not engine.log.readers)
        engine.log.write(line(50))
        tab.show()
        await until(lambda: texts(tab) == ["line 50"])

    seen(qapp, scenario)


def test_copy_takes_everything_where_nothing_is_selected(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(*(line(n) for n in range(5000)))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 5000)
        tab.board.copy()
        await until(lambda: tab.board.job.text.startswith("Copied 5,000 lines"))
        assert QGuiApplication.clipboard().text().split("\n") == numbered(0, 5000)

    seen(qapp, scenario)


def test_the_menu_offers_what_can_be_done(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        engine.log.write(line(0))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 1)
        tab.view.menu_wanted.emit(tab.mapToGlobal(tab.rect().center()))
        menu = tab.findChild(Menu)
        assert menu is not None
        view = next(action.menu() for action in menu.actions() if action.text() == "View")
        assert isinstance(view, Menu)
        titles = {action.text().partition("\t")[0]: action for action in view.actions()}
        assert titles["Local time"].isChecked()
        titles["No times"].trigger()
        assert not tab.view.times_shown
        menu.close()

    seen(qapp, scenario)


def test_a_narrow_tab_keeps_its_buttons_names(qapp: QApplication) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        tab.resize(360, 300)
        show(tab, engine)
        assert tab.tools.view.accessibleName() == "View"
        tab.grab()

    seen(qapp, scenario)


@pytest.mark.parametrize("width", [360, 448, 900])
def test_all_that_can_be_done_is_reached_at_every_width(qapp: QApplication, width: int) -> None:
    async def scenario(tab: LogsTab, engine: LogEngine) -> None:
        tab.resize(width, 300)
        engine.log.write(line(0))
        show(tab, engine)
        await until(lambda: len(tab.view.store) == 1)
        tab.grab()
        for button in (tab._follow, tab.tools.view, tab._copy, tab.tools.save, tab.tools.time, tab._more):
            assert button.isHidden() or button.geometry().right() <= width
        assert tab._more.isVisible() or tab.tools.save.isVisible()
        menu = tab._menu()
        assert {"View", "Time", "Save", "Clear"} <= {action.text() for action in menu.actions()}
        menu.deleteLater()

    seen(qapp, scenario)
