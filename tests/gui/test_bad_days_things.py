"""Things that vanish while they are looked at, thousands of them, and engines that cannot be had at all."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from engine.errors import AccessDenied
from gui.widgets.json_tree import JsonTree
from gui.widgets.log_view import LogView
from models.session import SessionState
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

MANY = 5_000
ENOUGH_MEMORY = 400_000_000
"""Bytes that the whole test process may grow by with 5,000 containers; five times what it takes."""


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    """A scripted engine with three containers, the second one with a log."""
    with FakeEngine(tmp_path) as engine:
        for name in ("alpha", "beta", "gamma"):
            made = engine.add_container(name, volumes=(), networks=(), labels={"com.docker.compose.project": "shop"})
            engine.write_log(made.id, f"2024-01-01T00:00:00.000000001Z {name} began\n".encode())
        yield engine


def remove(fake: FakeEngine, name: str) -> None:
    """Somebody else removes a container."""
    found = fake.state.find_container(name)
    assert found is not None
    with fake.lock:
        fake.replies.reply("DELETE", f"/containers/{found.id}", {"force": "1"}, {})


def log_of(detail: Any) -> LogView:
    found = detail.tab.findChild(LogView)
    assert isinstance(found, LogView)
    return found


# Things that vanish


def test_a_container_removed_while_its_log_is_open_stays_readable_and_its_successor_is_offered(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path
) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("containers")
        key = program.row("container", "beta").key
        assert pane.show_record(key, "inspect")
        detail = pane.detail
        tree = detail.tab.findChild(JsonTree)
        assert isinstance(tree, JsonTree)
        await program.until(lambda: tree.model() is not None and tree.model().rowCount() > 3)
        lines = tree.model().rowCount()
        assert pane.show_record(key, "logs")
        view = log_of(detail)
        await program.until(lambda: len(view.store) == 1)
        assert detail.head.buttons["container.stop"].isVisible()
        remove(fake, "beta")
        await program.until(lambda: detail.gone_at is not None)
        assert detail.isVisible()
        assert detail.row.key == key
        assert detail.gone.isVisible()
        assert detail.gone.accessibleName().startswith("Removed ")
        assert "What was loaded can still be read." in detail.gone.accessibleName()
        assert not any(button.isVisible() for button in detail.head.buttons.values())
        assert not detail.head.more.isVisible()
        assert len(view.store) == 1
        assert detail.bar.set_current("inspect")
        await program.beat()
        assert tree.model().rowCount() == lines
        assert program.said == []
        made = fake.add_container("beta", volumes=(), networks=(), labels={"com.docker.compose.project": "shop"})
        fake.push_event("container", "create", made.id, name="beta", image=made.image, **made.labels)
        await program.until(lambda: any(row.key.id == made.id for row in program.session.containers.values()))
        await program.live()
        program.press("Show the new one", detail)
        assert detail.row.key.id == made.id
        assert detail.gone_at is None
        assert not detail.gone.isVisible()
        assert detail.head.buttons["container.stop"].isVisible()
        assert pane.table.current_row().key.id == made.id

    drive(qapp, fake.url, scenario, tmp_path)


def test_after_ones_own_remove_the_next_row_is_current(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "beta")
        pane.open_detail(program.row("container", "beta").key)
        program.act("container.remove")
        program.confirm()
        await program.until(lambda: program.find("container", "beta") is None)
        await program.until(lambda: program.said == [("ok", "Removed 'beta'")])
        await program.live()
        assert pane.table.current_row().container.name == "gamma"
        assert [row.container.name for row in pane.chosen()] == ["gamma"]  # what the next action would be for
        assert pane.detail.row.container.name == "beta"  # what was read can still be read
        assert pane.detail.gone.isVisible()

    drive(qapp, fake.url, scenario, tmp_path)


def test_the_last_thing_removed_leaves_its_detail_and_an_empty_list(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path
) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("containers")
        assert pane.show_record(program.row("container", "alpha").key, "overview")
        for name in ("beta", "gamma", "alpha"):
            remove(fake, name)
        await program.until(lambda: pane.model.total == 0 and pane.detail.gone_at is not None)
        assert pane.detail.isVisible()
        assert pane.empty.isVisible()
        pane.close_detail()
        assert not pane.detail.isVisible()

    drive(qapp, fake.url, scenario, tmp_path)


# Thousands


def resident() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096


def test_five_thousand_containers(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> None:
    ids = fake.add_containers(MANY, volumes=(), networks=())

    async def scenario(program: Program) -> None:
        before = resident()
        await program.until(lambda: program.window.session and program.session.listed("container"))
        pane = program.pane("containers")
        table, model = pane.table, pane.model
        await program.until(lambda: model.total == MANY + 3)
        for place in (table.verticalScrollBar().maximum(), table.verticalScrollBar().maximum() // 2, 0):
            table.verticalScrollBar().setValue(place)
            await program.beat(2)
        pane.header.filter.set_text("container-49")
        await program.until(lambda: 0 < model.shown < MANY)
        found = model.shown
        assert found == sum(name.startswith("container-49") or "container-49" in name for name in names(program))
        pane.clear_filter()
        await program.until(lambda: model.shown == MANY + 3)
        table.selectAll()
        await program.until(lambda: len(pane.chosen()) >= MANY + 3)
        await program.until(lambda: pane.bar is not None and pane.bar.isVisible())
        table.set_current(program.row("container", "container-2500").key)
        beats = program.beats
        for key in ids[:200]:
            with fake.lock:
                fake.replies.reply("POST", f"/containers/{key}/pause", {}, {})
        wanted = set(ids[:200])
        await program.until(
            lambda: sum(row.container.state == "paused" for row in program.session.containers.values()) == len(wanted)
        )
        assert program.beats > beats
        assert table.current_row().container.name == "container-2500"
        assert resident() - before < ENOUGH_MEMORY

    drive(qapp, fake.url, scenario, tmp_path)


def names(program: Program) -> list[str]:
    return [row.container.name for row in program.session.containers.values()]


# Engines that cannot be had


def words_of(page: Any) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_no_permission_on_the_socket_says_so_and_how_to_get_it(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.socket.connect

    def refuse(self: socket.socket, address: Any) -> None:
        if address == str(fake.path):
            raise PermissionError(13, "Permission denied")
        real(self, address)

    # The tests may run as a user whom no file mode stops, on a machine without a group for it.
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr("engine.diagnosis._outside_group", lambda _name: True)

    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.no_engine is not None and program.window.no_engine.title.text())
        page = program.window.no_engine
        assert page is not None
        assert page.isVisible()
        assert isinstance(program.session.error, AccessDenied)
        assert page.title.text() == "Your user may not use Docker on this computer."
        assert str(fake.path) in page.cause.text()
        assert "Your user may not use the socket" in words_of(page)
        assert page.fix.text.startswith("sudo usermod -aG docker ")
        program.press("Copy", page.fix)
        assert QGuiApplication.clipboard().text() == page.fix.text
        monkeypatch.undo()
        program.press("Try again")
        await program.live()
        assert program.window.no_engine is None
        assert program.window.pane("containers").model.total == 3

    drive(qapp, fake.url, scenario, tmp_path)


def test_a_socket_that_nobody_listens_on_says_so_and_the_engine_is_found_when_it_comes(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path
) -> None:
    fake.stop()
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(fake.path))  # as after a crash: the file is there, and refuses

    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.no_engine is not None and program.window.no_engine.title.text())
        page = program.window.no_engine
        assert page is not None
        assert page.title.text() == "Docker is installed but not running on this computer."
        assert "nothing answers on it (connection refused)" in page.cause.text()
        assert f"Connect to {fake.path}" in words_of(page) or "The socket is there" in words_of(page)
        assert program.window.status is not None
        fake.start()
        program.press("Try again")
        await program.live()
        assert program.window.no_engine is None

    drive(qapp, fake.url, scenario, tmp_path)


def test_an_engine_that_refuses_everything_says_so(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> None:
    fake.fail_next("", 403, words="authorization denied by plugin", times=100)

    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.no_engine is not None and program.window.no_engine.title.text())
        page = program.window.no_engine
        assert page is not None
        assert program.session.state is SessionState.LOST
        assert page.title.text() == "Your user may not use Docker on this computer."
        assert "authorization denied by plugin" in page.cause.text()
        assert not page.fix.isVisible()  # to join a group would not help

    drive(qapp, fake.url, scenario, tmp_path)
