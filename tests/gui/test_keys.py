"""Keys: the innermost part that knows one has it, none is bound twice, and none is for another row than it seems."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from engine.kinds import Kind
from engine.records import ContainerDetail
from gui.actions.registry import actions_for
from gui.actions.runner import ActionRunner
from gui.places import places
from gui.widgets.own_keys import OwnKeys
from gui.widgets.toasts import Toasts
from tests.fakes.live import connected, run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.test_panes import opened

if TYPE_CHECKING:
    from tests.gui.test_panes import Bench

GUI = Path(__file__).parents[2] / "gui"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

pytestmark = pytest.mark.usefixtures("qapp")


def shop() -> MemoryEngine:
    engine = MemoryEngine()
    web = engine.create("web", detail=ContainerDetail(pid=1001))
    engine.start(web)
    engine.processes.say(web.id, "1001 1 nginx: master", "1007 1001 nginx: worker")
    return engine


async def seen(bench: Bench, tab: str) -> Any:
    """A tab of the container's detail, with the keyboard in it."""
    bench.select("web")
    key = bench.pane.table.current_row().key
    bench.pane.open_detail(key, tab)
    detail = bench.pane.detail
    assert detail is not None
    shown: Any = detail.tab
    if tab == "processes":
        await bench.until(lambda: shown.table is not None and shown.model.shown)
        shown.table.set_current(shown.model.row_at(0).key)
    elif tab == "inspect":
        await bench.until(lambda: shown.value)
    shown.setFocus(Qt.FocusReason.OtherFocusReason)
    await bench.until(lambda: shown.isAncestorOf(QApplication.focusWidget()))
    return shown


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("tab", ["processes", "inspect"])
@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_F, CONTROL), (Qt.Key.Key_Slash, SHIFT)])
def test_find_is_for_the_tab_that_has_the_keyboard(
    tab: str, key: Qt.Key, held: Qt.KeyboardModifier, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(shop(), tmp_path) as bench:
            shown = await seen(bench, tab)
            QTest.keyClick(focused(), key, held)
            await bench.until(shown.field.hasFocus)
            QTest.keyClicks(shown.field, "ma")
            QTest.keyClick(shown.field, Qt.Key.Key_Escape)
            assert not shown.field.text()
            assert bench.pane.detail_open, "Escape was for the field"
            bench.pane.table.setFocus()
            await bench.until(bench.pane.table.hasFocus)
            QTest.keyClick(bench.pane.table, key, held)
            filter_field = bench.pane.header.filter
            assert filter_field is not None
            await bench.until(filter_field.edit.hasFocus)

    run(scenario)


@pytest.mark.parametrize("tab", ["processes", "inspect", "overview", "stats"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_F2])
def test_keys_of_a_list_are_never_for_the_container_while_the_keyboard_is_in_a_tab(
    tab: str, key: Qt.Key, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with opened(shop(), tmp_path) as bench:
            await seen(bench, tab)
            QTest.keyClick(focused(), key)
            assert bench.runner.dialog is None
            bench.pane.table.setFocus()
            await bench.until(bench.pane.table.hasFocus)
            QTest.keyClick(bench.pane.table, key)
            assert bench.runner.dialog is not None

    run(scenario)


def test_what_fits_the_container_still_works_from_a_tab(tmp_path: Path) -> None:
    engine = shop()

    async def scenario() -> None:
        async with opened(engine, tmp_path) as bench:
            await seen(bench, "processes")
            QTest.keyClick(focused(), Qt.Key.Key_Period, CONTROL)
            await bench.until(lambda: engine.calls["containers.stop"] == 1)

    run(scenario)


def test_copy_takes_what_has_the_keyboard(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(shop(), tmp_path) as bench:
            shown = await seen(bench, "processes")
            QTest.keyClick(focused(), Qt.Key.Key_C, CONTROL)
            assert QGuiApplication.clipboard().text() == "nginx: master"
            shown = await seen(bench, "inspect")
            tree = shown.tree
            tree.setCurrentIndex(tree.model().index(0, 0))
            value = str(next(iter(shown.value.values())))
            QTest.keyClick(focused(), Qt.Key.Key_C, CONTROL)
            assert QGuiApplication.clipboard().text() == value

    run(scenario)


def test_keys_work_once_after_another_engine_was_chosen(tmp_path: Path) -> None:
    engine = shop()

    async def scenario() -> None:
        async with opened(MemoryEngine(), tmp_path) as bench, connected(engine) as (session, _said):
            runner = ActionRunner(session, bench.pane, Toasts(bench.pane))
            bench.pane.services.set_session(session, runner)
            await bench.until(lambda: "web" in bench.names())
            bench.select("web")
            QTest.keyClick(bench.pane.table, Qt.Key.Key_Period, CONTROL)
            await bench.until(lambda: engine.calls["containers.stop"] == 1)
            await runner.close()

    run(scenario)


def test_the_innermost_part_that_knows_a_key_has_it_and_a_field_keeps_its_own() -> None:
    outer, inner, field = QWidget(), QWidget(), QLineEdit("ab")
    QVBoxLayout(outer).addWidget(inner)
    QVBoxLayout(inner).addWidget(field)
    said: list[str] = []
    OwnKeys(outer, {"F2": lambda: said.append("outer"), "F3": lambda: said.append("outer"), "Del": lambda: 1 / 0})
    OwnKeys(inner, {"F2": lambda: said.append("inner")})
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_Home, Qt.Key.Key_Delete):
        QTest.keyClick(field, key)
    assert said == ["inner", "outer"]
    assert field.text() == "b"
    outer.deleteLater()


def test_a_letter_with_shift_is_another_key_and_a_sign_with_shift_is_not() -> None:
    part = QWidget()
    said: list[str] = []
    OwnKeys(part, {"/": lambda: said.append("slash"), "Ctrl+F": lambda: said.append("find")})
    QTest.keyClick(part, Qt.Key.Key_F, CONTROL | SHIFT)
    assert not said
    QTest.keyClick(part, Qt.Key.Key_Slash, SHIFT)
    assert said == ["slash"]
    part.deleteLater()


def test_a_key_that_is_held_down_does_it_once_and_one_of_the_number_pad_is_the_same() -> None:
    part = QWidget()
    said: list[str] = []
    OwnKeys(part, {"/": lambda: said.append("slash")})
    for repeat in (False, True, True):
        press = QEvent.Type.KeyPress
        keypad = Qt.KeyboardModifier.KeypadModifier
        QApplication.sendEvent(part, QKeyEvent(press, Qt.Key.Key_Slash, keypad, "/", repeat))
    assert said == ["slash"]
    part.deleteLater()


def _calls(name: str) -> list[tuple[Path, ast.Call]]:
    """Where something of that name is called in the interface."""
    return [
        (path, node)
        for path in sorted(GUI.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


def test_only_windows_have_shortcuts_of_qt_which_fires_none_of_two_for_one_key() -> None:
    assert {path.name for path, _ in _calls("QShortcut")} == {"window.py", "log_window.py"}


def test_no_part_wants_a_key_that_the_window_has() -> None:
    window = [place.shortcut for place in places() if place.shortcut]
    assert len(window) == len(set(window))
    calls = _calls("OwnKeys")
    parts = {
        key.value
        for _, call in calls
        for node in ast.walk(call)
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    }
    assert {"Ctrl+F", "Del", "Esc"} <= parts
    assert not parts & set(window)
    for kind in (Kind.CONTAINER, Kind.IMAGE, Kind.VOLUME, Kind.NETWORK):
        keys = [action.shortcut for action in actions_for(kind) if action.shortcut]
        assert len(keys) == len(set(keys)), f"two actions of a {kind} have one key"
        assert not set(keys) & {*window, "/", "Ctrl+F", "Esc"}
