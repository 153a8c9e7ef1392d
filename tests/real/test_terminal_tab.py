"""The Terminal tab on a real engine: typed into, left and come back to, resized, ended, lost, without a shell."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import io
import tarfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.look.look import look
from gui.terminal_window import TerminalWindow
from gui.widgets.button import Link
from gui.widgets.terminal_paint import TerminalMetrics
from models.terminal_session import Standing, Wish
from models.worker import in_thread
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.engines import RealEngine

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_OURS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def _type(view: Any, text: str) -> None:
    for letter in text:
        if letter == "\n":
            QTest.keyClick(view, Qt.Key.Key_Return)
        else:
            QTest.sendKeyEvent(QTest.KeyAction.Click, view, Qt.Key.Key_unknown, letter, _NO_KEYS)


def _text(tab: Any) -> str:
    """What is seen, as if it had not been wrapped."""
    return str(tab.board.view.text()).replace("\n", "")


async def _open(program: Program, name: str) -> Any:
    """Ctrl+T on a container; its Terminal tab, once a shell has said something."""
    program.window.resize(1440, 900)
    await program.live()
    await program.until(lambda: program.find("container", name) is not None)
    pane = program.pane("containers")
    await program.until(lambda: pane.table.set_current(program.row("container", name).key))
    program.act("container.terminal")
    tab = pane.detail.tab
    await program.until(lambda: tab.session is not None and tab.session.standing is Standing.RUNNING)
    await program.until(lambda: "#" in _text(tab))
    return tab


@pytest.fixture
def play(
    qapp: QApplication, real_engine: RealEngine, tmp_path: Path
) -> Callable[[Callable[[Program], Coroutine[Any, Any, None]]], None]:
    def run(scenario: Callable[[Program], Coroutine[Any, Any, None]]) -> None:
        look().apply(qapp, "light")
        drive(qapp, real_engine.url, scenario, tmp_path)

    return run


def test_a_shell_is_typed_into_and_goes_on_behind_other_tabs_and_panes(
    play: Any, real_engine: RealEngine, engine_name: str
) -> None:
    real_engine.run(f"{engine_name}box")
    real_engine.run(f"{engine_name}other")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        assert tab.board.view.hasFocus()
        _type(tab.board.view, "x=21; echo sum $((x * 2))\n")
        await program.until(lambda: "sum 42" in _text(tab))
        session = tab.session
        pane = program.pane("containers")
        pane.detail.bar.set_current("overview")
        program.pane("images")
        pane = program.choose("containers", f"{engine_name}other")
        pane.open_detail(program.row("container", f"{engine_name}other").key, "overview")
        session.send(b"echo behind $x\n")
        pane.open_detail(program.row("container", f"{engine_name}box").key, "terminal")
        assert tab.session is session
        await program.until(lambda: "behind 21" in _text(tab))

    play(scenario)


def test_the_first_size_and_each_other_one_reach_the_program(
    play: Any, real_engine: RealEngine, engine_name: str
) -> None:
    real_engine.run(f"{engine_name}box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        view = tab.board.view

        def size() -> str:
            columns, rows = TerminalMetrics().size(view.viewport().width(), view.viewport().height())
            return f"{rows} {columns}"

        first = size()
        _type(view, "stty size\n")
        await program.until(lambda: first in _text(tab))
        program.window.resize(program.window.width(), program.window.height() - 120)
        await program.until(lambda: size() != first)
        _type(view, f'until [ "$(stty size)" = "{size()}" ]; do :; done; echo told $(stty size)\n')
        await program.until(lambda: f"told {size()}" in _text(tab))

    play(scenario)


def test_an_ended_one_tells_its_code_and_starts_again(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    real_engine.run(f"{engine_name}box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        _type(tab.board.view, "exit 3\n")
        await program.until(lambda: tab.session.standing is Standing.ENDED)
        assert tab.session.exit_code == 3
        assert "3" in tab.board.notice.accessibleName()
        program.press("Start again", tab)
        await program.until(lambda: tab.session.standing is Standing.RUNNING)
        assert tab.board.notice.isHidden()

    play(scenario)


def test_tab_goes_to_the_program_and_f6_leaves(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    real_engine.run(f"{engine_name}box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        view = tab.board.view
        _type(view, "echo /us")
        QTest.keyClick(view, Qt.Key.Key_Tab)  # the shell completes it
        await program.until(lambda: "echo /usr/" in _text(tab))
        assert view.hasFocus()
        QTest.keyClick(view, Qt.Key.Key_F6)
        await program.until(tab.bar.hasFocus)

    play(scenario)


def test_several_lines_are_pasted_after_a_question(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    real_engine.run(f"{engine_name}box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        view = tab.board.view
        _type(view, "cat\n")  # it sets no brackets around what is pasted
        QGuiApplication.clipboard().setText("first line\nsecond line")
        QTest.keyClick(view, Qt.Key.Key_V, _OURS)
        await program.until(lambda: tab.board.question is not None)
        assert "first line" not in _text(tab)
        tab.board.question.reject()
        await program.until(lambda: tab.board.question is None)
        assert "first line" not in _text(tab)
        view.paste()
        await program.until(lambda: tab.board.question is not None)
        program.click(tab.board.question.go)
        await program.until(lambda: _text(tab).count("first line") >= 1 and "second line" in _text(tab))

    play(scenario)


def test_vi_has_the_whole_screen_and_gives_it_back(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    real_engine.run(f"{engine_name}box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        view = tab.board.view
        _type(view, "vi /tmp/note\n")
        await program.until(lambda: tab.session.screen.alternate and "~" in _text(tab))
        _type(view, "iparrots")
        await program.until(lambda: "I /tmp/note" in _text(tab))
        QTest.keyClick(view, Qt.Key.Key_Escape)
        await program.until(lambda: "- /tmp/note" in _text(tab))
        _type(view, ":wq\n")
        await program.until(lambda: not tab.session.screen.alternate)
        _type(view, "cat /tmp/note\n")
        await program.until(lambda: _text(tab).count("parrots") == 1)

    play(scenario)


def test_a_window_of_its_own_and_back(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    real_engine.run(f"{engine_name}box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        session = tab.session
        tab.to_window()
        (window,) = program.window.findChildren(TerminalWindow)
        await program.until(lambda: "#" in window.board.view.text())
        _type(window.board.view, "echo over there\n")
        await program.until(lambda: window.board.view.text().count("over there") == 2)
        assert tab.board.session is None
        program.press("Bring it back", tab)
        await program.until(lambda: tab.board.session is session)
        await program.until(lambda: "over there" in _text(tab))

    play(scenario)


def test_a_main_process_is_attached_to_and_left_without_stopping_it(
    play: Any, real_engine: RealEngine, engine_name: str
) -> None:
    name = f"{engine_name}main"
    real_engine.run(name, "sh", tty=True, stdin_open=True)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        program.act("container.attach")
        await program.until(lambda: tab.session.wish == Wish(attach=True) and tab.session.standing is Standing.RUNNING)
        _type(tab.board.view, "echo I am $$\n")
        await program.until(lambda: "I am 1" in _text(tab))
        QTest.keyClick(tab.board.view, Qt.Key.Key_W, _OURS)
        await program.until(lambda: len(program.session.terminals.of(tab.row.key)) == 1)
        state = await in_thread(lambda: real_engine.client.inspect_container(name)["State"]["Running"], "look")
        assert state is True

    play(scenario)


def test_a_container_without_a_shell_says_so(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as tar:
        tar.add("/bin/busybox", "sleep", filter=lambda member: member)
    real_engine.client.import_image_from_data(target.getvalue(), repository=f"{engine_name}image", tag="bare")
    real_engine.run(f"{engine_name}bare", "/sleep", "1000", image=f"{engine_name}image:bare")

    async def scenario(program: Program) -> None:
        program.window.resize(1440, 900)
        await program.live()
        pane = program.pane("containers")
        await program.until(lambda: pane.table.set_current(program.row("container", f"{engine_name}bare").key))
        program.act("container.terminal")
        tab = pane.detail.tab
        await program.until(lambda: tab.session is not None and tab.session.standing is not Standing.STARTING)
        assert tab.session.standing is Standing.NO_SHELL, (tab.session.error, _text(tab))
        assert "no shell" in tab.board.notice.accessibleName()
        program.press("Attach", tab)
        await program.until(lambda: tab.session.wish.attach and tab.session.standing is Standing.RUNNING)

    play(scenario)


@pytest.mark.parametrize("how", ["stopped", "removed"])
def test_a_container_goes_under_an_open_terminal(
    how: str, play: Any, real_engine: RealEngine, engine_name: str
) -> None:
    name = f"{engine_name}box"
    real_engine.run(name)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        _type(tab.board.view, "echo stays readable\n")
        await program.until(lambda: _text(tab).count("stays readable") == 2)
        act = real_engine.client.kill if how == "stopped" else real_engine.client.remove_container
        await in_thread(lambda: act(name, **({} if how == "stopped" else {"force": True})), how)
        await program.until(lambda: not tab.session.live)
        assert "stays readable" in _text(tab)
        if how == "stopped":
            await program.until(lambda: program.row("container", name).container.state == "exited")
            assert not tab.plus.isEnabled()
        else:
            await program.until(lambda: program.find("container", name) is None)
            await program.until(lambda: tab.board.notice.isVisible() and tab.gone)
            links = [each for each in tab.board.notice.findChildren(Link) if each.isVisible()]
            assert links == []  # nothing starts again in what is not there

    play(scenario)


def test_an_engine_is_killed_under_a_terminal_and_a_new_one_is_offered(
    qapp: QApplication, fresh_engine: Callable[[], RealEngine], tmp_path: Path
) -> None:
    look().apply(qapp, "light")
    real = fresh_engine()
    real.run("box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, "box")
        _type(tab.board.view, "echo before\n")
        await program.until(lambda: _text(tab).count("before") == 2)
        await in_thread(real.engine.stop, "stop the engine")
        await program.until(lambda: program.session.lost, 60)
        await program.until(lambda: not tab.session.live)
        assert "before" in _text(tab)
        await in_thread(real.engine.start, "start the engine")
        program.session.retry_now()
        await program.until(lambda: program.session.idle, 60)
        await in_thread(lambda: real.client.start("box"), "start the container")
        await program.until(lambda: program.row("container", "box").container.state == "running")
        prompts = _text(tab).count("#")
        tab.session.start()
        await program.until(lambda: tab.session.standing is Standing.RUNNING and _text(tab).count("#") > prompts)
        _type(tab.board.view, "echo after\n")
        await program.until(lambda: _text(tab).count("after") == 2)

    drive(qapp, real.url, scenario, tmp_path)


def test_ctrl_c_stops_a_flood_and_memory_stays(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    real_engine.run(f"{engine_name}box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, f"{engine_name}box")
        view, session = tab.board.view, tab.session
        _type(view, "yes 0123456789012345678901234567890123456789\n")
        await program.until(lambda: session.screen.scroll.first > 9_000, 60)  # what is kept is full
        await program.beat(20)  # the window answers meanwhile
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        _type(view, "echo over $((6 * 7))\n")
        await program.until(lambda: "over 42" in _text(tab))
        assert session.screen.scroll.total < 11_000

    play(scenario)
