"""The Files tab on a real engine: browsed, searched, copied both ways, edited, with the container running or not."""

from __future__ import annotations

import os
from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.details.file_drag import FileDrag
from gui.look.look import look
from models.file_rows import shown_name
from models.worker import in_thread
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from tests.engines import RealEngine

_FILL = (
    "mkdir -p /app/src; printf 'listen 80;\\n' >/app/conf; printf 'a = 1\\n' >/app/src/main.py; "
    "ln -s /app/src /app/link; : >\"$(printf '/app/odd\\377\\nname')\"; rm /etc/group; : >/done; "
    "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done"
)


def _said(real: RealEngine, container: str, *command: str) -> bytes:
    made = real.client.exec_create(container, list(command))
    return bytes(real.client.exec_start(made["Id"]))


@pytest.fixture
def play(
    qapp: QApplication, real_engine: RealEngine, tmp_path: Path
) -> Callable[[Callable[[Program], Coroutine[Any, Any, None]]], None]:
    def run(scenario: Callable[[Program], Coroutine[Any, Any, None]]) -> None:
        look().apply(qapp, "light")
        drive(qapp, real_engine.url, scenario, tmp_path / "program")

    return run


def _filled(real: RealEngine, name: str) -> None:
    """A running container with files of its own in /app."""
    container = real.run(name, "sh", "-c", _FILL)
    from tests.engines import until

    until(lambda: "/done" in str(real.client.diff(container)))


async def _open(program: Program, name: str) -> Any:
    """The Files tab of a container, once its root was read."""
    program.window.resize(1440, 900)
    await program.live()
    await program.until(lambda: program.find("container", name) is not None)
    pane = program.pane("containers")
    await program.until(lambda: pane.table.set_current(program.row("container", name).key))
    pane.open_detail(program.row("container", name).key, "files")
    tab = pane.detail.tab
    await program.until(lambda: tab.browser is not None and tab.browser.tree.loaded and tab.browser.compared)
    return tab


def _names(tab: Any) -> list[str]:
    return [shown_name(row) for row in tab.browser.model.rows()]


def _row(tab: Any, path: bytes) -> Any:
    return next(row for row in tab.browser.model.rows() if row.path == path)


async def _go(program: Program, tab: Any, path: bytes) -> None:
    tab.browser.go(path)
    await program.until(lambda: tab.browser.root == path and tab.browser.tree.loaded)


def test_folders_open_in_place_and_by_enter_and_odd_names_are_shown(
    play: Any, real_engine: RealEngine, engine_name: str
) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        assert {"app", "bin", "etc"} <= set(_names(tab))
        tab.table.set_current(_row(tab, b"/app").key)
        QTest.keyClick(tab.table, Qt.Key.Key_Right)
        await program.until(lambda: "conf" in _names(tab))
        assert "odd�␊name" in _names(tab)
        assert "link → /app/src" in _names(tab)
        QTest.keyClick(tab.table, Qt.Key.Key_Return)
        await program.until(lambda: tab.browser.root == b"/app")
        assert tab.path.text() == "/app"
        tab.table.setFocus()
        QTest.keyClick(tab.table, Qt.Key.Key_Backspace)
        await program.until(lambda: tab.browser.root == b"/")

    play(scenario)


def test_what_differs_from_the_image_is_marked_alone_and_written_to_a_file(
    play: Any, real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        program.click(tab.changed_only)
        await program.until(lambda: "main.py" in _names(tab))
        marks = {row.path: str(row.mark) for row in tab.browser.model.rows() if row.mark is not None}
        assert marks[b"/app/conf"] == "added"
        assert marks[b"/etc/group"] == "deleted"
        assert marks[b"/etc"] == "changed"
        assert b"/bin" not in marks
        target = tmp_path / "changes.txt"
        tab.deeds.export(target)
        await program.until(target.exists)
        assert b"A /app/conf\n" in target.read_bytes()
        assert b"D /etc/group\n" in target.read_bytes()

    play(scenario)


def test_names_are_found_below_a_folder_that_was_never_opened(
    play: Any, real_engine: RealEngine, engine_name: str
) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        await program.type(tab.sought, "MAIN.P")
        await program.until(lambda: "main.py" in _names(tab))
        assert "conf" not in _names(tab)
        tab.sought.clear()
        await program.until(lambda: "bin" in _names(tab))

    play(scenario)


@pytest.mark.parametrize("running", [True, False])
def test_a_folder_goes_out_and_files_come_in_by_a_drop(
    running: bool, play: Any, real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)
    if not running:
        real_engine.client.stop(name)
    here = tmp_path / "here"
    here.mkdir()
    dropped = tmp_path / "dropped.txt"
    dropped.write_bytes(b"from outside")

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        tab.deeds.download([b"/app"], here)
        await program.until((here / "app").exists)
        assert (here / "app" / "src" / "main.py").read_bytes() == b"a = 1\n"
        await program.until(lambda: any("app" in words for level, words in program.said if level == "ok"))
        await _go(program, tab, b"/app")
        viewport = tab.table.viewport()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(dropped))])
        place = QPoint(40, viewport.height() - 20)
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, buttons, keys)
        QApplication.sendEvent(viewport, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(viewport, QDropEvent(place, Qt.DropAction.CopyAction, data, buttons, keys))
        await program.until(lambda: "dropped.txt" in _names(tab))

    play(scenario)
    if not running:
        real_engine.client.start(name)
    assert _said(real_engine, name, "cat", "/app/dropped.txt") == b"from outside"


def test_a_file_that_is_dragged_is_fetched_and_goes_on_under_the_hand_or_the_next_time(
    play: Any, real_engine: RealEngine, engine_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)
    carried: list[bytes] = []
    at_end: dict[Path, Callable[[], object]] = {}

    def register(work: Callable[..., object], folder: Path, **how: object) -> None:
        at_end[folder] = partial(work, folder, **how)

    monkeypatch.setattr("gui.details.file_drag.atexit", SimpleNamespace(register=register))
    monkeypatch.setattr(FileDrag, "_carry", lambda _drag, files: carried.append(files[0].read_bytes()))

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        await _go(program, tab, b"/app/src")
        viewport = tab.table.viewport()
        row = _row(tab, b"/app/src/main.py")
        tab.table.set_current(row.key)
        place = tab.table.visualRect(tab.table.currentIndex()).center()

        def mouse(kind: QEvent.Type, where: QPoint) -> None:
            left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
            held = none if kind == QEvent.Type.MouseButtonRelease else left
            button = none if kind == QEvent.Type.MouseMove else left
            local, window = QPointF(where), QPointF(viewport.mapToGlobal(where))
            QApplication.sendEvent(
                viewport, QMouseEvent(kind, local, window, button, held, Qt.KeyboardModifier.NoModifier)
            )

        def pull() -> None:
            mouse(QEvent.Type.MouseButtonPress, place)
            mouse(QEvent.Type.MouseMove, place + QPoint(2 * QApplication.startDragDistance(), 0))

        pull()
        mouse(QEvent.Type.MouseMove, place + QPoint(0, 200))
        await program.until(lambda: carried == [b"a = 1\n"])
        assert tab.chosen()[0].path == row.path, "what it was held over is not chosen"
        mouse(QEvent.Type.MouseButtonRelease, place)

        pull()
        mouse(QEvent.Type.MouseButtonRelease, place)
        await program.until(lambda: any("drag it once more" in words for _, words in program.said))
        assert len(carried) == 1
        pull()
        await program.until(lambda: len(carried) == 2)

    play(scenario)
    assert len(at_end) == 2, "a folder for each"
    for remove in at_end.values():
        remove()
    assert not any(folder.exists() for folder in at_end)


def test_a_file_is_edited_with_its_mode_and_owner_and_another_change_is_noticed(
    play: Any, real_engine: RealEngine, engine_name: str
) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)
    _said(real_engine, name, "sh", "-c", "chown 12:34 /app/conf; chmod 751 /app/conf")

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        tab.deeds.edit(b"/app/conf")
        editor = tab.deeds.dialog
        await program.until(lambda: editor.edit.toPlainText() == "listen 80;\n")
        editor.edit.setPlainText("listen 8080;\u00a0#\n")
        editor.edit.document().setModified(True)
        program.click(editor.save_button)
        await program.until(lambda: not editor.changed)
        said = await in_thread(
            lambda: _said(real_engine, name, "sh", "-c", "cat /app/conf; stat -c '%u:%g %a' /app/conf"), "look"
        )
        assert said == b"listen 8080;\xc2\xa0#\n12:34 751\n"
        await in_thread(lambda: _said(real_engine, name, "sh", "-c", "echo other >/app/conf"), "change it")
        editor.edit.setPlainText("mine\n")
        editor.edit.document().setModified(True)
        editor.save()
        await program.until(lambda: editor.question is not None)
        editor.question.reject()
        await program.until(lambda: editor.question is None)
        said = await in_thread(lambda: _said(real_engine, name, "cat", "/app/conf"), "look")
        assert said == b"other\n", "not over the other change without being told so"
        editor.save()
        await program.until(lambda: editor.question is not None)
        program.click(editor.question.go)
        await program.until(lambda: not editor.changed)
        editor.reject()

    play(scenario)
    assert _said(real_engine, name, "cat", "/app/conf") == b"mine\n"


def test_new_folder_rename_and_delete(play: Any, real_engine: RealEngine, engine_name: str) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        await _go(program, tab, b"/app")
        tab.deeds.new_folder()
        dialog = tab.deeds.dialog
        await program.type(dialog.name.edit, "-rf $(x)")
        program.click(dialog.go)
        await program.until(lambda: "-rf $(x)" in _names(tab))
        tab.table.set_current(_row(tab, b"/app/conf").key)
        tab.table.setFocus()
        QTest.keyClick(tab.table, Qt.Key.Key_F2)
        dialog = tab.deeds.dialog
        await program.type(dialog.name.edit, "src")
        program.click(dialog.go)
        await program.until(dialog.failure.isVisible)  # it is there already
        await program.type(dialog.name.edit, "settings")
        program.click(dialog.go)
        await program.until(lambda: "settings" in _names(tab))
        tab.table.set_current(_row(tab, b"/app/-rf $(x)").key)
        QTest.keyClick(tab.table, Qt.Key.Key_Delete)
        await program.until(lambda: tab.deeds.dialog is not None)
        program.click(tab.deeds.dialog.go)
        await program.until(lambda: "-rf $(x)" not in _names(tab))
        QTest.keyClick(tab.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        await program.until(lambda: QGuiApplication.clipboard().text().startswith("/app/"))

    play(scenario)


@pytest.mark.parametrize("kind", ["full", "memory"])
def test_what_cannot_be_written_to_is_one_sentence_and_nothing_is_left(
    kind: str, play: Any, real_engine: RealEngine, engine_name: str, tmp_path: Path
) -> None:
    """A small volume has no space for it; a tmpfs of the container's own is not seen by the engine at all."""
    name = f"{engine_name}box"
    client = real_engine.client
    if kind == "full":
        options = {"type": "tmpfs", "device": "tmpfs", "o": "size=65536"}
        client.create_volume(f"{engine_name}small", driver_opts=options)
        host = client.create_host_config(binds=[f"{engine_name}small:/small"])
    else:
        host = client.create_host_config(tmpfs={"/small": "size=65536"})
    real_engine.run(name, host_config=host)
    large = tmp_path / "large.bin"
    large.write_bytes(b"x" * 1_000_000)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        await _go(program, tab, b"/small")
        tab.deeds.upload([large])
        await program.until(lambda: any(level == "err" for level, _ in program.said))
        wanted = "no space" if kind == "full" else "memory"
        assert any(wanted in words for _, words in program.said), program.said

    play(scenario)
    assert _said(real_engine, name, "ls", "-A", "/small") == b""


@pytest.mark.parametrize("how", ["stopped", "removed"])
def test_a_container_goes_under_open_files(how: str, play: Any, real_engine: RealEngine, engine_name: str) -> None:
    name = f"{engine_name}box"
    _filled(real_engine, name)

    async def scenario(program: Program) -> None:
        tab = await _open(program, name)
        act = real_engine.client.kill if how == "stopped" else real_engine.client.remove_container
        await in_thread(lambda: act(name, **({} if how == "stopped" else {"force": True})), how)
        if how == "stopped":
            await program.until(lambda: tab.browser.by_archive and tab.notice.isVisible())
            await _go(program, tab, b"/app")
            assert "conf" in _names(tab)
        else:
            await program.until(lambda: tab.gone)
            assert "app" in _names(tab)
            assert not tab.upload_button.isEnabled()

    play(scenario)


def test_an_engine_is_restarted_under_open_files(
    qapp: QApplication, fresh_engine: Callable[[], RealEngine], tmp_path: Path
) -> None:
    look().apply(qapp, "light")
    real = fresh_engine()
    _filled(real, "box")

    async def scenario(program: Program) -> None:
        tab = await _open(program, "box")
        await in_thread(real.engine.stop, "stop the engine")
        await program.until(lambda: program.session.lost, 60)
        assert "app" in _names(tab)
        await in_thread(real.engine.start, "start the engine")
        program.session.retry_now()
        await program.until(lambda: program.session.idle, 60)
        await program.until(lambda: tab.row.container.state == "exited")
        await _go(program, tab, b"/app")
        assert "conf" in _names(tab)

    drive(qapp, real.url, scenario, tmp_path)
