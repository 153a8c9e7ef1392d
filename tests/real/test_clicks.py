"""By hand, on a real engine: every action of the window, and what the engine says of it when asked from beside."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from docker.errors import NotFound
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gui.look.look import look
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from PySide6.QtGui import QAction

    from tests.engines import RealEngine

    Scenario = Callable[[Program], Coroutine[Any, Any, None]]
    Play = Callable[[Scenario], None]


@pytest.fixture
def play(qapp: QApplication, real_engine: RealEngine, tmp_path: Path) -> Iterator[Play]:
    """Opens the program on the tests' engine and runs a scenario."""
    look().apply(qapp, "light")
    yield lambda scenario: drive(qapp, real_engine.url, scenario, tmp_path)
    # What is left of the loop has timers: it must be collected in the thread that it was made in, not in a worker of
    # the next test's engine.
    gc.collect()


def inspected(real: RealEngine, name: str) -> dict[str, Any]:
    """A container as the SDK sees it, {} where there is none."""
    try:
        found: dict[str, Any] = real.client.inspect_container(name)
    except NotFound:
        return {}
    return found


def status(real: RealEngine, name: str) -> str:
    """Its state in the engine's word, "" where there is none."""
    return str(inspected(real, name).get("State", {}).get("Status", ""))


def image_tags(real: RealEngine) -> set[str]:
    """All references of all images."""
    return {tag for image in real.client.images() for tag in image.get("RepoTags") or []}


async def pick(program: Program, pane: Any, *words: str) -> None:
    """Open the context menu of what is chosen and click on `words`, each a level deeper."""
    table = pane.table
    rect = table.visualRect(table.currentIndex())
    place = QPoint(20, rect.center().y())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), event)
    for word in words:
        await program.until(lambda word=word: entry(word) is not None)
        menu, action = entry(word) or (QMenu(), None)
        assert action is not None
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


async def keyboard_to(program: Program, widget: QWidget) -> None:
    """Put the keyboard into a widget of the window."""
    program.window.activateWindow()
    widget.setFocus()
    await program.until(widget.hasFocus)


def entry(word: str) -> tuple[QMenu, QAction] | None:
    """The menu that is open and its entry that says `word`."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        for action in menu.actions():
            if action.text().partition("\t")[0] == word:
                return menu, action
    return None


def test_a_container_s_life_by_clicks(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    name, image = f"{engine_name}web", real_engine.image

    async def scenario(program: Program) -> None:
        def state() -> str:
            found = program.find("container", name)
            return "" if found is None or found.pending else str(found.container.state)

        await program.live()
        pane = program.pane("containers")
        # run
        program.press("Run…")
        form = program.dialog
        form.image.setEditText(image)
        await program.type(form.name.edit, name)
        await program.type(form.command.edit, "sh -c 'trap : HUP; trap exit TERM; while :; do sleep 0.1; done'")
        program.click(form.go)
        await program.until(lambda: state() == "running")
        seen = inspected(real_engine, name)
        assert seen["State"]["Running"]
        assert seen["Config"]["Cmd"] == ["sh", "-c", "trap : HUP; trap exit TERM; while :; do sleep 0.1; done"]
        assert seen["Config"]["Image"] == image
        # the new container is current, and its detail open: its buttons are used
        await program.until(lambda: pane.detail_open and pane.detail.row.container.name == name)
        buttons = pane.detail.head.buttons
        await program.until(buttons["container.restart"].isVisible)
        # restart
        began = seen["State"]["StartedAt"]
        program.click(buttons["container.restart"])
        await program.until(
            lambda: inspected(real_engine, name)["State"]["StartedAt"] != began and state() == "running"
        )
        # pause and unpause, from the menu
        await pick(program, pane, "Pause")
        await program.until(lambda: state() == "paused")
        assert inspected(real_engine, name)["State"]["Paused"]
        await pick(program, pane, "Unpause")
        await program.until(lambda: state() == "running")
        assert not inspected(real_engine, name)["State"]["Paused"]
        # a signal that it outlives, and one that it does not
        await pick(program, pane, "Kill", "SIGHUP")
        await program.until(lambda: ("ok", f"Sent SIGHUP to '{name}'") in program.said and state() == "running")
        await pick(program, pane, "Kill", "SIGKILL")
        await program.until(lambda: state() == "exited")
        assert inspected(real_engine, name)["State"]["ExitCode"] == 137
        # start
        await program.until(buttons["container.start"].isVisible)
        program.click(buttons["container.start"])
        await program.until(lambda: state() == "running")
        assert status(real_engine, name) == "running"
        # rename, by keyboard
        await keyboard_to(program, pane.table)
        QTest.keyClick(pane.table, Qt.Key.Key_F2)
        await program.type(program.dialog.name.edit, f"{name}-2")
        program.click(program.dialog.go)
        await program.until(lambda: program.find("container", f"{name}-2") is not None)
        assert inspected(real_engine, f"{name}-2")["Id"] == seen["Id"]
        # remove while it runs, by keyboard: asked first, then forced
        await program.until(lambda: program.runner.dialog is None)
        await keyboard_to(program, pane.table)
        await program.until(lambda: not program.row("container", f"{name}-2").pending)
        QTest.keyClick(pane.table, Qt.Key.Key_Delete)
        assert f"docker rm -f {name}-2" in program.dialog.command
        program.confirm()
        await program.until(lambda: program.find("container", f"{name}-2") is None)
        assert inspected(real_engine, f"{name}-2") == {}

    play(scenario)


def test_stopping_waits_as_long_as_the_container_needs(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    name = f"{engine_name}slow"
    real_engine.run(name)

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", name)
        await keyboard_to(program, pane.table)
        QTest.keyClick(pane.table, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
        assert program.row("container", name).pending == "Stopping…"
        await program.until(lambda: not program.row("container", name).pending)
        assert program.row("container", name).container.state == "exited"
        assert status(real_engine, name) == "exited"
        assert inspected(real_engine, name)["State"]["ExitCode"] == 0

    play(scenario)


def test_many_at_once_and_a_whole_project(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    project = f"{engine_name}shop"
    names = [f"{engine_name}c-{number}" for number in range(6)]
    for name in names:
        real_engine.run(name, labels={"com.docker.compose.project": project}, start=name != names[0])

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", *names)
        # a mixed selection: the bar names what fits all, the menu what fits some
        await program.until(pane.bar.isVisible)
        assert set(pane.bar.buttons) == {"container.remove"}
        await pick(program, pane, "Stop (5 of 6)")
        await program.until(lambda: ("ok", "Stopped 5 containers") in program.said)
        assert {status(real_engine, name) for name in names[1:]} == {"exited"}
        assert status(real_engine, names[0]) == "created"
        # the group row
        group = next(row for row in map(pane.model.row_at, range(pane.model.rowCount())) if row.key.id == project)
        pane.table.set_current(group.key)
        await program.until(lambda: not any(program.row("container", name).pending for name in names))
        await pick(program, pane, "Start")
        await program.until(lambda: all(status(real_engine, name) == "running" for name in names))
        await program.until(lambda: not any(program.row("container", name).pending for name in names))
        pane.table.set_current(group.key)
        await pick(program, pane, "Remove…")
        assert program.dialog.windowTitle() == "Remove 6 containers?"
        program.confirm()
        await program.until(lambda: not any(program.find("container", name) for name in names))
        assert all(inspected(real_engine, name) == {} for name in names)

    play(scenario)


def test_images_are_tagged_and_lose_one_name_of_many(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    first, second = f"{engine_name}app:1", f"{engine_name}app:2"
    real_engine.client.tag(real_engine.image, *first.split(":"))

    async def scenario(program: Program) -> None:
        await program.live()
        await program.until(lambda: program.find("image", first) is not None)
        pane = program.choose("images", first)
        await pick(program, pane, "Tag…")
        await program.type(program.dialog.reference.edit, second)
        program.click(program.dialog.go)
        await program.until(lambda: program.find("image", second) is not None)
        assert {first, second} <= image_tags(real_engine)
        pane = program.choose("images", second)
        await pick(program, pane, "Remove…")
        assert f"docker rmi {second}" in program.dialog.command
        program.confirm()
        await program.until(lambda: program.find("image", second) is None)
        assert second not in image_tags(real_engine)
        assert {first, real_engine.image} <= image_tags(real_engine)

    play(scenario)


def test_an_image_in_use_is_refused_and_force_is_offered(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    reference, name = f"{engine_name}used:1", f"{engine_name}user"
    made = real_engine.run(f"{engine_name}base", start=False)
    image = real_engine.client.commit(made, repository=reference.split(":", maxsplit=1)[0], tag="1")["Id"]
    real_engine.client.remove_container(made)
    real_engine.run(name, start=False, image=reference)

    async def scenario(program: Program) -> None:
        await program.live()
        await program.until(lambda: program.find("image", reference) is not None)
        pane = program.choose("images", reference)
        await pick(program, pane, "Remove…")
        program.confirm()
        await program.until(lambda: program.toasts)
        assert program.said == [("err", f"Could not remove '{reference}'. A container uses it.")]
        assert reference in image_tags(real_engine)
        program.click(program.toasts[0].action)
        await program.until(lambda: program.find("image", reference) is None)
        assert reference not in image_tags(real_engine)

    play(scenario)
    real_engine.client.remove_container(name)
    if any(one["Id"] == image for one in real_engine.client.images(all=True)):
        real_engine.client.remove_image(image, force=True)


def test_volumes_are_created_kept_while_in_use_and_removed(
    play: Play, real_engine: RealEngine, engine_name: str
) -> None:
    name, user = f"{engine_name}data", f"{engine_name}user"

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("volumes")
        program.press("Create…")
        form = program.dialog
        await program.type(form.name.edit, name)
        await program.type(form.labels.add_line().edit, "team=a")
        program.click(form.go)
        await program.until(lambda: program.find("volume", name) is not None)
        seen = real_engine.client.inspect_volume(name)
        assert (seen["Driver"], seen["Labels"]) == ("local", {"team": "a"})
        real_engine.run(user, start=False, host_config=real_engine.client.create_host_config(binds=[f"{name}:/data"]))
        await program.until(lambda: program.row("volume", name).users)
        program.choose("volumes", name)
        await pick(program, pane, "Remove…")
        program.confirm()
        await program.until(lambda: any(level == "err" for level, _ in program.said))
        assert program.said[-1] == ("err", f"Could not remove '{name}'. A container uses it.")
        assert program.toasts[-1].action.text() == f"Show {user}"
        program.click(program.toasts[-1].action)
        assert program.window.current == "containers"
        real_engine.client.remove_container(user)
        await program.until(lambda: not program.row("volume", name).users)
        program.choose("volumes", name)
        await pick(program, pane, "Remove…")
        program.confirm()
        await program.until(lambda: program.find("volume", name) is None)
        assert name not in {one["Name"] for one in real_engine.client.volumes()["Volumes"] or []}

    play(scenario)


def test_networks_are_created_with_their_addresses_and_removed(
    play: Play, real_engine: RealEngine, engine_name: str
) -> None:
    name = f"{engine_name}back"

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("networks")
        program.press("Create…")
        form = program.dialog
        await program.type(form.name.edit, name)
        await program.type(form.subnet.edit, "10.211.77.0/24")
        await program.type(form.gateway.edit, "10.211.77.1")
        form.internal.click()
        form.attachable.click()
        program.click(form.go)
        await program.until(lambda: program.find("network", name) is not None)
        seen = real_engine.client.inspect_network(name)
        said = [{key: value for key, value in pool.items() if value} for pool in seen["IPAM"]["Config"]]
        assert said == [{"Subnet": "10.211.77.0/24", "Gateway": "10.211.77.1"}]
        assert (seen["Driver"], seen["Internal"], seen["Attachable"]) == ("bridge", True, True)
        program.choose("networks", name)
        await pick(program, pane, "Remove…")
        assert f"docker network rm {name}" in program.dialog.command
        program.confirm()
        await program.until(lambda: program.find("network", name) is None)
        assert real_engine.client.networks(names=[name]) == []

    play(scenario)


def test_addresses_of_another_network_are_refused_in_the_form(
    play: Play, real_engine: RealEngine, engine_name: str
) -> None:
    import docker

    taken = docker.types.IPAMConfig(pool_configs=[docker.types.IPAMPool(subnet="10.211.78.0/24")])
    real_engine.client.create_network(f"{engine_name}first", ipam=taken)

    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("networks")
        program.press("Create…")
        form = program.dialog
        await program.type(form.name.edit, f"{engine_name}second")
        await program.type(form.subnet.edit, "10.211.78.0/25")
        program.click(form.go)
        await program.until(form.failure.isVisible)
        assert "Another network has these addresses." in form.failure.accessibleName()
        assert form.subnet.text() == "10.211.78.0/25"
        assert real_engine.client.networks(names=[f"{engine_name}second"]) == []

    play(scenario)


def test_a_taken_port_is_told_with_who_holds_it(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    holder, second = f"{engine_name}holder", f"{engine_name}second"
    for name in (holder, second):
        config = real_engine.client.create_host_config(port_bindings={80: 18_411})
        real_engine.run(name, start=name == holder, host_config=config, ports=[80])

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", second)
        await pick(program, pane, "Start")
        await program.until(lambda: program.toasts)
        assert program.said == [("err", f"Could not start '{second}'. Port 18411 is taken.")]
        assert program.toasts[0].action.text() == f"Show {holder}"
        assert not program.row("container", second).pending

    play(scenario)


def test_unused_volumes_go_as_listed(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    keep, drop = f"{engine_name}keep", f"{engine_name}drop"
    for name in (keep, drop):
        real_engine.client.create_volume(name)

    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("volumes").run("volume.remove_unused")
        dialog = program.dialog
        assert {keep, drop} <= set(dialog.ticks.names)
        for place, name in enumerate(dialog.ticks.names):
            dialog.ticks.set_on(place, on=name == drop)
        program.click(dialog.go)
        await program.until(lambda: program.find("volume", drop) is None)
        names = {one["Name"] for one in real_engine.client.volumes()["Volumes"] or []}
        assert keep in names
        assert drop not in names

    play(scenario)


def test_shared_sizes_are_measured_when_they_are_asked_for(
    play: Play, real_engine: RealEngine, engine_name: str
) -> None:
    reference = f"{engine_name}shared:1"
    made = real_engine.client.create_container(real_engine.image, ["true"], name=f"{engine_name}base")
    real_engine.client.commit(made["Id"], *reference.split(":"))
    said = {image["Id"]: image["SharedSize"] for image in real_engine.client.df()["Images"]}

    async def scenario(program: Program) -> None:
        await program.live()
        program.window.show_pane("images")
        await program.until(lambda: program.find("image", reference) is not None)
        assert program.find("image", reference).image.shared_size is None
        program.pane("images").run("image.measure")
        await program.until(lambda: program.find("image", reference).image.shared_size is not None)
        row = program.find("image", reference)
        assert row.image.shared_size == said[row.image.id]
        # a new list of the engine does not forget it
        program.window.session.refresh("image")
        real_engine.client.tag(reference, f"{engine_name}shared", "2")
        await program.until(lambda: program.find("image", f"{engine_name}shared:2") is not None)
        assert program.find("image", f"{engine_name}shared:2").image.shared_size == said[row.image.id]

    play(scenario)


def test_sizes_of_containers_and_volumes_are_measured_when_they_are_asked_for(
    play: Play, real_engine: RealEngine, engine_name: str
) -> None:
    name = f"{engine_name}filled"
    command = ["sh", "-c", "head -c 300000 /dev/zero > /grown; head -c 200000 /dev/zero > /data/full"]
    bound = real_engine.client.create_host_config(binds=[f"{name}:/data"])
    made = real_engine.client.create_container(real_engine.image, command, name=name, host_config=bound)
    real_engine.client.start(made["Id"])
    real_engine.client.wait(made["Id"])
    # What 29 calls the size are blocks of its snapshot.
    written = next(one for one in real_engine.client.containers(all=True, size=True) if one["Id"] == made["Id"])[
        "SizeRw"
    ]
    assert written >= 300_000

    async def scenario(program: Program) -> None:
        await program.live()
        for kind, of in (("container", lambda row: row.container.size_rw), ("volume", lambda row: row.volume.size)):
            program.window.show_pane(f"{kind}s")
            await program.until(lambda kind=kind: program.find(kind, name) is not None)
            assert of(program.find(kind, name)) is None
            pane = program.pane(f"{kind}s")
            pane.run(f"{kind}.measure")
            assert pane.table.columns.shown("size")
            await program.until(lambda kind=kind, of=of: of(program.find(kind, name)) is not None)
        assert program.find("container", name).container.size_rw == written
        assert program.find("volume", name).volume.size >= 200_000
        real_engine.client.rename(made["Id"], f"{name}2")
        await program.until(lambda: program.find("container", f"{name}2") is not None)
        assert program.find("container", f"{name}2").container.size_rw == written

    play(scenario)
