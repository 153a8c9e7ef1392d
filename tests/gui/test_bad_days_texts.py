"""Texts that an engine gives are plain texts wherever they are shown, whatever is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from gui.actions.registry import actions
from gui.details.tabs import tabs_for
from gui.widgets.log_view import LogView
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

HOSTILE = "<b>x<img src=x.png>\u202egnp.exe\u2066\x07\x1b[31m\n\x00&y %1 {0} {name} %n \ud800 <a href=z>z"
LONG = "<h1>" + "long " * 20_000
PANES = ("containers", "images", "volumes", "networks")


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    """A scripted engine on which everything is called something hostile."""
    with FakeEngine(tmp_path) as engine:
        state = engine.state
        state.volumes.clear()
        state.networks.clear()
        state.images = {"sha256:" + "1" * 64: [HOSTILE, "fake:1"], "sha256:" + "2" * 64: [LONG]}
        labels = {"com.docker.compose.project": HOSTILE, HOSTILE: HOSTILE, "long": LONG, LONG: ""}
        state.add_volume(HOSTILE, Driver=HOSTILE, Mountpoint=HOSTILE, Labels=labels, Options={HOSTILE: HOSTILE})
        state.add_volume(LONG)
        state.add_network(HOSTILE, Driver=HOSTILE, Labels=labels, Options={HOSTILE: LONG}, Scope=HOSTILE)
        state.add_network(LONG)
        shared: dict[str, Any] = {"volumes": (HOSTILE,), "networks": (HOSTILE,), "labels": labels}
        engine.add_container(HOSTILE, image=HOSTILE, command=(HOSTILE, LONG), health=HOSTILE, **shared)
        engine.add_container(LONG, image=LONG, command=(LONG,), volumes=(LONG,), networks=(LONG,))
        engine.add_container("odd-state", image="fake:1", state=HOSTILE, **shared)
        engine.add_container("stopped", image="fake:1", state="exited", exit_code=3, volumes=(), networks=())
        yield engine


def check(program: Program) -> None:
    """Nothing on the screen is, or may be, taken for markup; nothing turns the direction of writing."""
    assert not program.shown_as_markup()
    assert not program.raw_texts()


def hover(program: Program, pane: Any) -> list[str]:
    """The tool tips of all cells in sight."""
    table, found = pane.table, []
    for row in range(pane.model.rowCount()):
        for column in range(pane.model.columnCount()):
            place = table.visualRect(pane.model.index(row, column)).center()
            if not table.viewport().rect().contains(place):
                continue
            event = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
            QApplication.sendEvent(table.viewport(), event)
            if QToolTip.isVisible():
                found.append(QToolTip.text())
                check(program)
            QToolTip.hideText()
    return found


def test_hostile_texts_are_plain_in_tables_tool_tips_and_details(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path
) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        tips = []
        for name in PANES:
            pane = program.pane(name)
            await program.beat()
            tips += hover(program, pane)
            assert pane.model.total >= 2
            for row in pane.model.rows():
                for tab in tabs_for(pane.spec.kind):
                    assert pane.show_record(row.key, tab.key)
                    await program.beat(2)
                    check(program)
            await program.live()
            check(program)
        assert tips

    drive(qapp, fake.url, scenario, tmp_path)


def test_hostile_texts_are_plain_in_menus_questions_and_forms(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path
) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        for name in PANES:
            pane = program.pane(name)
            for row in pane.model.rows():
                assert pane.table.set_current(row.key)
                menu = program.runner.menu(pane.chosen(), pane)
                menu.open_at(QPoint(0, 0))
                await program.beat(1)
                check(program)
                menu.close()
                for action in (
                    "remove",
                    "rename",
                    "limits",
                    "commit",
                    "tag",
                    "run",
                    "remove_unused",
                    "create",
                    "remove_all",
                ):
                    if not any(known.id == f"{pane.spec.kind}.{action}" for known in actions()):
                        continue
                    pane.run(f"{pane.spec.kind}.{action}")
                    if program.runner.dialog is None:
                        continue
                    await program.beat(1)
                    check(program)
                    program.dialog.reject()
            pane.table.selectAll()
            await program.beat(1)
            check(program)
            pane.run(f"{pane.spec.kind}.remove")
            await program.beat(1)
            check(program)
            program.dialog.reject()

    drive(qapp, fake.url, scenario, tmp_path)


def test_hostile_words_of_the_engine_are_plain_in_messages_and_results(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path
) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("containers")
        rows = [row for row in pane.model.rows() if row.container.state == "running"]
        for words in (HOSTILE, LONG):
            assert pane.table.set_current(rows[0].key)
            fake.fail_next("/containers/", 500, words=words)
            pane.run("container.pause")
            await program.until(lambda: program.said)
            await program.beat(1)
            check(program)
            assert program.window.isVisible()
            for toast in program.toasts:
                assert toast.height() < program.window.height()
                program.click(toast.cross)
        assert "\u202e" not in program.row("container", HOSTILE).problem
        pane.table.select_keys([row.key for row in rows])
        fake.fail_next("/containers/", 409, words=HOSTILE, times=len(rows))
        pane.run("container.pause")
        await program.until(lambda: program.runner.dialog is not None)
        await program.beat(1)
        check(program)
        program.dialog.reject()
        pane.run("container.run")
        fake.fail_next("/containers/create", 400, words=HOSTILE)
        program.dialog.image.setEditText("fake:1")
        await program.beat(1)
        program.click(program.dialog.go)
        await program.until(program.dialog.failure.isVisible)
        check(program)

    drive(qapp, fake.url, scenario, tmp_path)


def test_hostile_log_lines_are_plain(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("containers")
        row = program.row("container", "stopped")
        lines = [
            b"<b>bold</b><img src=x>",
            "\u202egnp.exe".encode(),
            b"\xff\xfe\xc3(",
            b"\x1b]8;;http://x\x07link",
            b"\x00\x07",
        ]
        for line in lines:
            fake.write_log(row.container.id, b"2024-01-01T00:00:00.000000001Z " + line + b"\n")
        fake.write_log(row.container.id, b"2024-01-01T00:00:00.000000002Z " + LONG.encode() + b"\n")
        assert pane.show_record(row.key, "logs")
        await program.until(lambda: pane.detail.tab.findChild(LogView).store.end > len(lines))
        await program.beat()
        check(program)

    drive(qapp, fake.url, scenario, tmp_path)
