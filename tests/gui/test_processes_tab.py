"""The processes of a container: read while seen and not under the hand, signalled singly, gone with the container."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from engine.errors import Conflict, NotFound, Reason, Rejected, Unsupported
from engine.records import ContainerDetail, Kind
from gui.details import container_processes, process_columns
from gui.details.panel import DetailPanel
from models.process_sets import SETS, USUAL
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from engine.records import Container
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container_processes, "EVERY", 0.01)
    monkeypatch.setattr(process_columns, "_chosen", [USUAL])


def shop() -> tuple[MemoryEngine, Container]:
    engine = MemoryEngine()
    web = engine.create("web", detail=ContainerDetail(pid=1001))
    engine.start(web)
    engine.processes.say(
        web.id, "1001 1 nginx: master", "1007 1001 nginx: worker", "1008 1001 nginx: worker", "1009 1007 <b>sh</b>"
    )
    return engine, web


async def open_tab(on: Stage, web: Container) -> Any:
    panel = DetailPanel(Kind.CONTAINER, on.services, on.window)  # type: ignore[arg-type]  # what it needs of them
    panel.resize(448, 700)
    panel.show()
    await on.until(lambda: on.of(web).container.detail is not None)
    panel.show_row(on.of(web), "processes")
    return panel.tab


async def seen(on: Stage, web: Container) -> Any:
    tab = await open_tab(on, web)
    await on.until(lambda: tab.table is not None and tab.model.shown)
    return tab


def commands(tab: Any) -> list[tuple[str, int]]:
    rows = [tab.model.row_at(number) for number in range(tab.model.rowCount())]
    return [(row.process.command, row.level) for row in rows]


def pick(tab: Any, *words: str) -> None:
    """Choose from the menu of the process that is current."""
    menu: Any = tab.menu(tab.table.current_row())
    for word in words:
        action = next(action for action in menu.actions() if action.text().partition("\t")[0] == word)
        menu = action.menu() or menu
        if action.menu() is None:
            action.trigger()


def test_processes_are_shown_as_a_tree_and_as_a_list() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            tree = [("nginx: master", 0), ("nginx: worker", 1), ("<b>sh</b>", 2), ("nginx: worker", 1)]
            assert commands(tab) == tree
            assert tab.count.text() == "4 processes"
            assert tab.model.row_at(0).main
            tab.form.chosen.emit("list")
            assert [level for _, level in commands(tab)] == [0, 0, 0, 0]
            tab.field.setText("worker 1008")
            assert [row for row, _ in commands(tab)] == ["nginx: worker"]
            assert tab.count.text() == "1 of 4"

    run(scenario)


def test_what_comes_and_goes_shows_while_it_is_seen_and_nothing_is_asked_when_not() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            engine.processes.say(web.id, "1001 1 nginx: master", "1010 1001 new")
            await on.until(lambda: commands(tab) == [("nginx: master", 0), ("new", 1)])
            panel = tab.parentWidget().parentWidget()
            panel.hide()
            await on.until(lambda: not tab.tasks.running("read"))
            asked = engine.calls["processes.list"]
            for _ in range(50):
                QApplication.processEvents()
            assert engine.calls["processes.list"] == asked
            panel.show()
            await on.until(lambda: engine.calls["processes.list"] > asked)

    run(scenario)


def test_nothing_moves_under_the_pointer_and_what_was_held_is_read_when_it_leaves() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            place = tab.table.viewport().mapToGlobal(QPoint(40, 40))
            QCursor.setPos(place)
            QTest.mouseMove(tab.table.viewport(), QPoint(40, 40))
            await on.until(tab.table.underMouse)
            engine.processes.say(web.id, "1001 1 nginx: master")
            await on.until(lambda: tab.held)
            assert len(commands(tab)) == 4
            assert tab.count.text() == "4 processes · held"
            QCursor.setPos(tab.mapToGlobal(QPoint(0, -200)))
            QTest.mouseMove(on.window, QPoint(2, 2))
            await on.until(lambda: len(commands(tab)) == 1)
            assert tab.count.text() == "1 process"

    run(scenario)


def test_left_and_right_fold_what_is_below_and_a_click_on_the_caret_too() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            table = tab.table
            table.set_current(tab.model.row_at(1).key)
            QTest.keyClick(table, Qt.Key.Key_Left)
            assert [level for _, level in commands(tab)] == [0, 1, 1]
            QTest.keyClick(table, Qt.Key.Key_Right)
            assert [level for _, level in commands(tab)] == [0, 1, 2, 1]
            caret = QPoint(24, table.rowViewportPosition(0) + 10)
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=caret)
            assert [level for _, level in commands(tab)] == [0]

    run(scenario)


def test_a_signal_goes_to_one_process_and_its_number_inside_is_told() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            tab.table.set_current(tab.model.row_at(3).key)
            pick(tab, "Send a signal", "SIGTERM")
            await on.until(lambda: on.said)
            assert engine.processes.sent == [(1008, "SIGTERM")]
            assert on.said == [("ok", "Sent SIGTERM to 'nginx: worker', process 8 inside")]
            pick(tab, "Copy PID")
            assert QGuiApplication.clipboard().text() == "1008"

    run(scenario)


def test_a_process_that_ended_before_the_signal_is_told_and_gone() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            tab.table.set_current(tab.model.row_at(3).key)
            engine.fail("processes.signal", NotFound("signal", "process", "1008", "it has ended"))
            engine.processes.say(web.id, "1001 1 nginx: master")
            pick(tab, "Send a signal", "SIGKILL")
            await on.until(lambda: on.said)
            assert on.said == [("err", "Could not send a signal to 'nginx: worker'. It has ended meanwhile.")]
            await on.until(lambda: len(commands(tab)) == 1)

    run(scenario)


@pytest.mark.parametrize("reason", [Reason.NO_SHELL, Reason.SHARED_PIDS, Reason.NOT_SURE])
def test_where_it_is_not_sure_which_it_is_only_the_main_process_is_offered(reason: Reason) -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            tab.table.set_current(tab.model.row_at(3).key)
            engine.fail("processes.signal", Unsupported("signal", "process", "1008", "words", reason=reason))
            pick(tab, "Send a signal", "SIGTERM")
            await on.until(lambda: on.said)
            assert not engine.processes.sent
            toast = on.toasts.shown[0]
            assert toast.action is not None
            assert toast.action.text() == "Send SIGTERM to the main process"
            toast.action.click()
            await on.until(lambda: engine.calls["containers.kill"])

    run(scenario)


def test_a_container_that_stops_says_so_and_has_its_processes_again_when_it_runs() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            engine.die(web)
            await on.until(lambda: tab.table is None)
            assert tab.empty.sentence == "It is not running, so it has no processes."
            assert not tab.tasks.running("read")
            engine.start(web)
            await on.until(lambda: tab.table is not None and tab.model.shown)

    run(scenario)


def test_a_container_that_is_removed_leaves_what_was_read_last_and_no_signals() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            engine.destroy(web)
            await on.until(lambda: tab.gone)
            assert len(commands(tab)) == 4
            assert not tab.tasks.running("read")
            titles = [action.text() for action in tab.menu(tab.model.row_at(1)).actions() if action.text()]
            assert titles == ["Copy command\tCtrl+C", "Copy PID"]

    run(scenario)


def test_processes_come_back_after_the_engine_was_restarted() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            engine.vanish()
            await on.until(lambda: on.session.lost and not tab.tasks.running("read"))
            engine.processes.say(web.id, "1001 1 nginx: master")
            engine.come_back()
            on.session.retry_now()
            await on.until(lambda: tab.tasks.running("read") and len(commands(tab)) == 1)

    run(scenario)


def test_what_the_engine_refuses_once_takes_nothing_away() -> None:
    engine, web = shop()
    engine.fail("processes.list", Rejected("list", "process", web.id, "ps: not found", 500))

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await open_tab(on, web)
            await on.until(lambda: "ps: not found" in tab.empty.sentence)
            await on.until(lambda: tab.table is not None)  # it is tried again by itself
            assert tab.model.shown == 4
            asked = engine.calls["processes.list"]
            engine.fail("processes.list", Conflict("list", "process", web.id, "is restarting", 409))
            await on.until(lambda: engine.calls["processes.list"] > asked + 1)
            assert tab.model.shown == 4

    run(scenario)


def test_other_columns_make_another_table() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            first = tab.table
            engine.processes.titles = ["Name", "PID", "CPU", "Private Working Set"]
            engine.processes.lines[web.id] = [["smss.exe", "4", "00:00:01.5", "1.2MB"]]
            await on.until(lambda: tab.table is not first)
            assert commands(tab) == [("smss.exe", 0)]
            assert not tab.form.isVisible()

    run(scenario)


def choose(tab: Any, words: str) -> None:
    next(action for action in tab.choice.menu().actions() if action.text() == words).trigger()


def test_other_columns_can_be_chosen_and_are_asked_of_ps() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            assert set(engine.processes.asked_for) == {None}
            engine.processes.titles = ["PID", "PPID", "USER", "%MEM", "RSS", "VSZ", "ELAPSED", "COMMAND"]
            choose(tab, "Memory")
            await on.until(lambda: tab.table is not None and "VSZ" in tab.model.titles)
            assert engine.processes.asked_for[-1] == "-eo pid,ppid,user,pmem,rss,vsz,etimes,args"
            shown = {column.key.partition(" ")[2]: column.shown for column in tab.model.columns}
            assert shown["vsz"], "what was asked for is not hidden"
            assert not shown["ppid"], "the tree shows it"
            checked = [action.text() for action in tab.choice.menu().actions() if action.isChecked()]
            assert checked == ["Memory"]

    run(scenario)


def test_own_arguments_that_are_refused_are_told_with_the_way_back() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            choose(tab, "Own arguments of ps…")
            dialog = await on.opened()
            dialog.args.set_text("-o comm")
            refused = Rejected("list", "process", web.id, "Couldn't find PID field in ps output", 500)
            engine.fail("processes.list", *[refused] * 1000)
            dialog.go.click()
            wanted = "These columns are not to be had here: Couldn't find PID field in ps output"
            await on.until(lambda: tab.empty.sentence == wanted)
            assert engine.processes.asked_for[-1] == "-o comm"
            assert tab.table is None, "others than were asked for are not shown instead"
            engine._faults.clear()
            tab.empty.acted.emit()
            await on.until(lambda: tab.table is not None and tab.model.shown)
            assert engine.processes.asked_for[-1] is None

    run(scenario)


def test_sets_are_told_apart_and_all_ask_for_the_number_of_a_process() -> None:
    assert len({each.key for each in SETS}) == len({each.words for each in SETS}) == len(SETS)
    assert all("pid," in args for each in SETS for args in (each.args, each.podman) if args)


def test_another_container_does_not_show_the_processes_of_the_one_before() -> None:
    engine, web = shop()
    other = engine.create("other", detail=ContainerDetail(pid=2001))
    engine.start(other)
    engine.processes.say(other.id, "2001 1 sleep")

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            gate = engine.hold("processes.list")
            await on.until(lambda: gate.waiting)
            tab.show_row(on.of(other))
            assert tab.table is None
            engine.release("processes.list")
            await on.until(lambda: tab.table is not None)
            assert commands(tab) == [("sleep", 0)]

    run(scenario)


def test_a_button_signals_the_current_process_without_a_mouse_on_the_table() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await seen(on, web)
            assert not tab.signal.isEnabled()
            tab.table.set_current(tab.model.row_at(1).key)
            assert tab.signal.isEnabled()
            tab.signal.click()
            menu = QApplication.activePopupWidget()
            assert isinstance(menu, QMenu)
            next(action for action in menu.actions() if action.text() == "SIGHUP").trigger()
            menu.close()
            await on.until(lambda: engine.processes.sent == [(1007, "SIGHUP")])
            engine.die(web)
            await on.until(lambda: tab.table is None)
            assert not tab.signal.isEnabled()

    run(scenario)
