"""Forms: checked when a field is left, told in place, never losing what was typed; unused things are listed first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLineEdit, QWidget

from engine.errors import Conflict, NotFound, Reason, Rejected
from engine.records import ImageDetail, Key, Port, RunRequest, VolumeRequest
from gui.dialogs.tick_list import TickList
from gui.widgets.button import Link
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.records import NetworkRequest
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")
ANONYMOUS = "ab12" * 16


def shop() -> MemoryEngine:
    """A project whose web server holds port 8080, and an image beside it."""
    engine = MemoryEngine()
    engine.add_image("nginx:1.27", "nginx:latest")
    labels = {"com.docker.compose.project": "shop"}
    web = engine.create("web-1", labels=labels, ports=(Port(80, 8080, ""),))
    engine.start(web)
    return engine


def type_into(edit: QLineEdit, text: str) -> None:
    """Type as a person does, and leave the field."""
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


def links(widget: QWidget) -> dict[str, Link]:
    """The links in a widget that can be seen, by their words."""
    return {link.text(): link for link in widget.findChildren(Link) if link.isVisible()}


# -- run


def test_run_asks_the_engine_for_what_was_typed_and_shows_the_same_command() -> None:
    engine = shop()
    asked: list[RunRequest] = []
    run_it = engine.containers.run

    async def watched(request: RunRequest) -> str:
        asked.append(request)
        return await run_it(request)

    engine.containers.run = watched  # type: ignore[method-assign]  # to see what is asked

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            on.runner.trigger("image.run", [on.row("image", "nginx:1.27")])
            form = on.dialog
            assert form.image.currentText() == "nginx:1.27"
            await on.until(form.name.edit.hasFocus)
            type_into(form.name.edit, "web-2")
            type_into(form.command.edit, "sh -c 'echo hi'")
            row = form.ports.add_row("9090", "80")
            assert form.preview.line == "docker run -d --name web-2 -p 9090:80 nginx:1.27 sh -c 'echo hi'"
            row.protocol.set_key("udp")
            QTest.keyClick(form.name.edit, Qt.Key.Key_Return)
            await on.until(lambda: on.runner.dialog is None)
            wanted = RunRequest("nginx:1.27", "web-2", ("sh", "-c", "echo hi"), (("", 9090, 80, "udp"),))
            assert asked == [wanted]
            await on.until(lambda: went)
            assert went == [on.row("container", "web-2").key]
            assert on.said == [("ok", "Started 'web-2'")]

    run(scenario)


def test_a_port_that_is_held_is_told_with_its_holder_and_a_free_one() -> None:
    engine = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            on.runner.open_dialog("run", on.row("image", "nginx:1.27"))
            form = on.dialog
            row = form.ports.add_row("", "80")
            type_into(row.public.edit, "8080")
            await on.until(lambda: row.problem)
            assert row.problem == "Port 8080 is held by 'web-1' in shop."
            assert form.reason.sentence == "1 problem: port 8080 is taken"
            assert not form.go.isEnabled()
            type_into(form.name.edit, "web-1")
            row.public.edit.setFocus()
            await on.until(lambda: form.reason.sentence == "2 problems, the first: the name")
            form.name.edit.clear()
            row.public.edit.setFocus()
            await on.until(lambda: form.reason.sentence == "1 problem: port 8080 is taken")
            assert form.preview.tinted == ["-p 8080:80"]
            offered = links(row)
            assert set(offered) == {"Use 8081", "Show web-1"}
            offered["Show web-1"].click()
            assert went == [on.row("container", "web-1").key]
            offered["Use 8081"].click()
            assert row.public.text() == "8081"
            await on.until(lambda: not row.problem)
            assert form.go.isEnabled()
            assert form.preview.tinted == []

    run(scenario)


@pytest.mark.parametrize(
    ("public", "private", "problem"),
    [
        ("80800", "80", "Ports go up to 65535."),
        ("x", "80", "A port is a number."),
        ("8081", "", "A port is needed."),
        ("8081", "0", "Ports begin at 1."),
    ],
)
def test_bad_ports_are_told(public: str, private: str, problem: str) -> None:
    async def scenario() -> None:
        async with stage(shop()) as on:
            on.runner.open_dialog("run", on.row("image", "nginx:1.27"))
            row = on.dialog.ports.add_row(public, private)
            assert not on.dialog.ports.check()
            assert row.problem == problem

    run(scenario)


def test_the_same_port_twice_is_told() -> None:
    async def scenario() -> None:
        async with stage(shop()) as on:
            on.runner.open_dialog("run", on.row("image", "nginx:1.27"))
            on.dialog.ports.add_row("9000", "80")
            second = on.dialog.ports.add_row("9000", "81")
            on.dialog.ports.check()
            assert second.problem == "Port 9000 stands here twice."

    run(scenario)


def test_a_refusal_keeps_the_form_open_with_the_sentence_and_all_that_was_typed() -> None:
    engine = shop()
    words = "Bind for 0.0.0.0:9090 failed: port is already allocated"

    async def scenario() -> None:
        async with stage(engine) as on:
            engine.fail("containers.run", Conflict("run", "container", "web-2", words, 500, Reason.PORT_TAKEN))
            on.runner.open_dialog("run", on.row("image", "nginx:1.27"))
            form = on.dialog
            type_into(form.name.edit, "web-2")
            form.ports.add_row("9090", "80")
            form.go.click()
            assert not form.go.isEnabled()
            await on.until(form.failure.isVisible)
            assert "Port 9090 is taken." in form.failure.accessibleName()
            assert (form.name.text(), form.ports.rows[0].public.text()) == ("web-2", "9090")
            assert form.go.isEnabled()
            form.go.click()
            await on.until(lambda: on.runner.dialog is None)

    run(scenario)


def test_an_image_that_is_not_here_is_told_before_the_engine_is_asked() -> None:
    engine = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.open_dialog("run")
            form = on.dialog
            await on.until(lambda: form.image.hasFocus() or form.image.lineEdit().hasFocus())
            form.image.setEditText("nosuch:1")
            form.go.click()
            assert form.about.text() == "The image is not on this engine."
            assert form.reason.sentence == "1 problem: the image"
            form.image.setEditText("nginx")
            assert form.about.text().startswith("On this engine")
            assert engine.calls["containers.run"] == 0

    run(scenario)


def test_the_ports_of_the_image_are_offered() -> None:
    engine = shop()

    async def read(_image: str) -> ImageDetail:
        return ImageDetail("linux/amd64", ports=("80/tcp", "53/udp", "odd"))

    engine.images.read = read  # type: ignore[method-assign]  # an image with ports

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.open_dialog("run", on.row("image", "nginx:1.27"))
            await on.until(lambda: on.dialog.ports.rows)
            assert [(row.private.text(), row.protocol.key) for row in on.dialog.ports.rows] == [
                ("80", "tcp"),
                ("53", "udp"),
            ]

    run(scenario)


def test_closing_a_form_gives_up_its_call() -> None:
    engine = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            gate = engine.hold("containers.run")
            on.runner.open_dialog("run", on.row("image", "nginx:1.27"))
            on.dialog.go.click()
            await on.until(lambda: gate.waiting == 1)
            QTest.keyClick(on.dialog, Qt.Key.Key_Escape)
            await on.quiet()
            assert on.runner.dialog is None
            assert on.said == []

    run(scenario)


# -- rename and tag


def test_a_name_that_is_taken_is_told_when_the_field_is_left() -> None:
    engine = shop()
    engine.create("db-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.rename", [on.row("container", "db-1")])
            form = await on.opened()
            type_into(form.name.edit, "web-1")
            assert form.name.problem == ""
            form.cancel.setFocus()
            assert form.name.problem == "Another container is called so."
            assert not form.go.isEnabled()
            type_into(form.name.edit, "db-2")
            assert form.name.problem == ""
            form.go.click()
            await on.until(lambda: on.runner.dialog is None)
            await on.until(lambda: any(row.container.name == "db-2" for row in on.session.containers.values()))
            assert on.said == [("ok", "'db-1' is now 'db-2'")]

    run(scenario)


def test_a_rename_that_the_engine_refuses_is_told_in_the_form() -> None:
    engine = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            error = Conflict("rename", "container", "", "name is in use", 409, Reason.NAME_TAKEN)
            engine.fail("containers.rename", error)
            on.runner.trigger("container.rename", [on.row("container", "web-1")])
            type_into(on.dialog.name.edit, "other")
            on.dialog.go.click()
            await on.until(on.dialog.failure.isVisible)
            assert "The name is taken by another container." in on.dialog.failure.accessibleName()
            assert on.dialog.name.text() == "other"
            await on.until(lambda: not on.row("container", "web-1").pending)

    run(scenario)


def test_tagging_says_when_another_image_loses_the_name() -> None:
    engine = shop()
    engine.add_image("app:1")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("image.tag", [on.row("image", "app:1")])
            form = await on.opened()
            type_into(form.reference.edit, "app:1")
            form.cancel.setFocus()
            assert form.reference.problem == "It is called so already."
            type_into(form.reference.edit, "nginx")
            assert form.note.isVisible()
            type_into(form.reference.edit, "team/app:2")
            assert not form.note.isVisible()
            assert form.preview.line == "docker tag app:1 team/app:2"
            form.go.click()
            await on.until(lambda: any(row.reference == "team/app:2" for row in on.session.images.values()))

    run(scenario)


# -- create


def test_a_bad_subnet_is_caught_with_the_one_that_is_meant() -> None:
    engine = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("network.create")
            form = await on.opened()
            type_into(form.name.edit, "back")
            type_into(form.subnet.edit, "172.30.0.1/16")
            form.cancel.setFocus()
            assert form.subnet.problem == "The subnet of this address is 172.30.0.0/16."
            type_into(form.subnet.edit, "172.30.0.0/16")
            type_into(form.gateway.edit, "10.0.0.1")
            form.cancel.setFocus()
            assert form.gateway.problem == "The gateway is outside the subnet 172.30.0.0/16."
            assert form.reason.sentence == "1 problem: the gateway"
            QTest.mouseClick(form.reason, Qt.MouseButton.LeftButton)
            assert form.gateway.edit.hasFocus()
            assert engine.calls["networks.create"] == 0

    run(scenario)


def test_a_network_is_created_with_all_that_was_chosen() -> None:
    engine = shop()
    asked: list[NetworkRequest] = []
    create = engine.networks.create

    async def watched(request: NetworkRequest) -> str:
        asked.append(request)
        return await create(request)

    engine.networks.create = watched  # type: ignore[method-assign]  # to see what is asked

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("network.create")
            form = on.dialog
            type_into(form.name.edit, "back")
            type_into(form.subnet.edit, "172.30.0.0/16")
            type_into(form.gateway.edit, "172.30.0.1")
            form.internal.click()
            form.attachable.click()
            type_into(form.labels.add_line().edit, "team=a")
            assert form.preview.line == (
                "docker network create --subnet 172.30.0.0/16 --gateway 172.30.0.1 --internal --attachable"
                " --label team=a back"
            )
            form.go.click()
            await on.until(lambda: on.runner.dialog is None)
            made = asked[0]
            assert (made.name, made.driver) == ("back", "bridge")
            assert (made.subnet, made.gateway) == ("172.30.0.0/16", "172.30.0.1")
            assert (made.internal, made.attachable, dict(made.labels)) == (True, True, {"team": "a"})
            assert on.row("network", "back")

    run(scenario)


def test_a_label_line_can_be_taken_away_again() -> None:
    async def scenario() -> None:
        async with stage(shop()) as on:
            on.runner.trigger("network.create")
            form = await on.opened()
            type_into(form.name.edit, "back")
            line = form.labels.add_line()
            type_into(line.edit, "=x")
            form.cancel.setFocus()
            assert line.problem
            next(b for b in form.labels.findChildren(QAbstractButton) if b.accessibleName() == "Take away").click()
            assert form.labels.pairs() == {}
            assert form.check()

    run(scenario)


def test_a_volume_is_created_and_a_taken_name_is_told() -> None:
    engine = shop()
    engine.add_volume("data")
    asked: list[VolumeRequest] = []
    create = engine.volumes.create

    async def watched(request: VolumeRequest) -> str:
        asked.append(request)
        return await create(request)

    engine.volumes.create = watched  # type: ignore[method-assign]  # to see what is asked

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("volume.create")
            form = on.dialog
            type_into(form.name.edit, "data")
            form.go.click()
            assert form.name.problem == "There is a volume of that name."
            type_into(form.name.edit, "cache")
            type_into(form.options.add_line().edit, "type=tmpfs")
            form.go.click()
            await on.until(lambda: on.runner.dialog is None)
            assert (asked[0].name, asked[0].driver, dict(asked[0].options)) == ("cache", "local", {"type": "tmpfs"})
            await on.until(lambda: any(row.volume.name == "cache" for row in on.session.volumes.values()))

    run(scenario)


# -- remove unused


def test_unused_things_are_listed_and_only_the_ticked_go() -> None:
    engine = MemoryEngine()
    used = engine.add_image("used:1")
    first, second = engine.add_image("old:1"), engine.add_image("old:2")
    engine.images_there[first.id] = replace(engine.images_there[first.id], size=100_000_000)
    engine.start(engine.create("web-1", used))
    removed: list[str] = []

    async def remove(image: str, *, force: bool = False) -> None:
        assert not force
        removed.append(image)
        engine.remove_image(first if image == "old:1" else second)

    engine.images.remove = remove  # type: ignore[method-assign]  # by reference

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("image.remove_unused")
            dialog = on.dialog
            assert dialog.ticks.names == ["old:1", "old:2"]
            assert dialog.total.text() == "2 of 2 chosen · up to 104 MB"
            await on.until(dialog.cancel.hasFocus)
            ticks = dialog.findChild(TickList)
            second = ticks.visualRect(dialog.ticks.index(1)).center()
            QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=second)
            assert dialog.go.text() == "Remove 1 image"
            dialog.go.click()
            await on.until(lambda: removed)
            await on.quiet()
            assert removed == ["old:1"]

    run(scenario)


def test_what_became_used_meanwhile_is_refused_and_told() -> None:
    engine = MemoryEngine()
    engine.add_volume(ANONYMOUS)

    async def scenario() -> None:
        async with stage(engine) as on:
            engine.fail(
                "volumes.remove", Conflict("remove", "volume", ANONYMOUS, "volume is in use", 409, Reason.IN_USE)
            )
            on.runner.trigger("volume.remove_unused")
            on.dialog.go.click()
            await on.until(lambda: on.said)
            assert on.said == [("err", "Could not remove 'ab12ab12ab12…'. A container uses it.")]

    run(scenario)


def test_volumes_with_a_name_begin_unticked_and_the_engine_s_networks_are_not_listed() -> None:
    engine = MemoryEngine()
    engine.add_volume("data")
    engine.add_volume(ANONYMOUS)
    engine.add_network("left-over")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("volume.remove_unused")
            ticks = on.dialog.ticks
            assert dict(zip(ticks.names, ticks.on, strict=True)) == {"ab12ab12ab12…": True, "data": False}
            on.dialog.reject()
            on.runner.trigger("network.remove_unused")
            assert on.dialog.ticks.names == ["left-over"]

    run(scenario)


def test_the_list_of_what_goes_is_worked_by_keyboard_and_spoken() -> None:
    engine = MemoryEngine()
    for name in ("one", "two", "three"):
        engine.add_network(name)

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("network.remove_unused")
            dialog = await on.opened()
            ticks = dialog.findChild(TickList)
            ticks.setFocus(Qt.FocusReason.TabFocusReason)
            ticks.setCurrentIndex(dialog.ticks.index(0))
            QTest.keyClick(ticks, Qt.Key.Key_Down)
            QTest.keyClick(ticks, Qt.Key.Key_Space)
            assert dialog.ticks.on == [True, False, True]
            assert dialog.all.checkState() == Qt.CheckState.PartiallyChecked
            spoken = dialog.ticks.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
            assert spoken == "three, bridge, not ticked"
            dialog.all.click()
            assert dialog.ticks.on == [True, True, True]
            assert dialog.go.text() == "Remove 3 networks"
            dialog.all.click()
            assert not dialog.go.isEnabled()

    run(scenario)


def test_five_thousand_unused_things_are_one_list_of_a_few_widgets() -> None:
    engine = MemoryEngine()
    for number in range(5000):
        engine.create(f"c-{number}", quiet=True)

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.remove_unused")
            assert len(on.dialog.ticks.names) == 5000
            assert len(on.dialog.findChildren(QWidget)) < 60
            on.dialog.reject()
            on.runner.trigger("container.remove", list(on.session.containers.values()))
            assert on.dialog.windowTitle() == "Remove 5000 containers?"
            assert len(on.dialog.findChildren(QWidget)) < 300

    run(scenario)


def test_nothing_unused_is_said_and_cannot_be_removed() -> None:
    async def scenario() -> None:
        async with stage(shop()) as on:
            on.runner.trigger("container.remove_unused")
            assert not on.dialog.go.isVisible()
            assert on.dialog.cancel.text() == "Close"

    run(scenario)


# -- for everybody

DIALOGS: dict[str, Callable[[Stage], None]] = {
    "run": lambda on: on.runner.open_dialog("run", on.row("image", "nginx:1.27")),
    "rename": lambda on: on.runner.trigger("container.rename", [on.row("container", "web-1")]),
    "tag": lambda on: on.runner.trigger("image.tag", [on.row("image", "nginx:1.27")]),
    "volume": lambda on: on.runner.trigger("volume.create"),
    "network": lambda on: on.runner.trigger("network.create"),
    "unused": lambda on: on.runner.trigger("image.remove_unused"),
    "confirm": lambda on: on.runner.trigger("container.remove", [on.row("container", "web-1")]),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_a_dialog_has_a_name_and_escape_closes_it(name: str) -> None:
    engine = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            DIALOGS[name](on)
            dialog = on.dialog
            await on.until(dialog.isVisible)
            kinds = (QAbstractButton, QLineEdit, QComboBox, QCheckBox)
            controls = [child for kind in kinds for child in dialog.findChildren(kind) if child.isVisible()]
            assert controls
            for control in controls:
                if isinstance(control.parent(), QComboBox):
                    continue
                spoken = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
                assert spoken, f"{control!r} has no name"
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            await on.until(lambda: on.runner.dialog is None)

    run(scenario)


@pytest.mark.parametrize("name", ["run", "network"])
def test_tab_goes_through_every_field_of_a_form_and_round(name: str) -> None:
    async def scenario() -> None:
        async with stage(shop()) as on:
            DIALOGS[name](on)
            dialog = on.dialog
            await on.until(lambda: dialog.focusWidget() is not None)
            seen: list[QWidget] = []
            for _ in range(40):
                focus = dialog.focusWidget()
                if focus in seen:
                    break
                seen.append(focus)
                dialog.focusNextChild()
            fields = [edit for edit in dialog.findChildren(QLineEdit) if edit.isVisible()]
            reached = {id(widget) for widget in seen} | {id(widget.focusProxy()) for widget in seen}
            missing = [
                edit.accessibleName()
                for edit in fields
                if id(edit) not in reached and not isinstance(edit.parent(), QComboBox)
            ]
            assert not missing
            assert dialog.go in seen
            assert dialog.cancel in seen

    run(scenario)


def test_a_form_grows_with_its_lines_and_cuts_none() -> None:
    async def scenario() -> None:
        async with stage(shop()) as on:
            on.runner.open_dialog("run", on.row("image", "nginx:1.27"))
            form = on.dialog
            await on.until(form.isVisible)
            for number in range(3):
                form.ports.add_row(str(9000 + number), "80")
            await on.quiet()
            for row in form.ports.rows:
                assert row.public.edit.height() >= row.public.edit.minimumSizeHint().height()
            assert form.area.verticalScrollBar().maximum() == 0

    run(scenario)


def test_what_is_gone_or_refused_while_a_form_waits_is_told_there() -> None:
    engine = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            engine.fail(
                "images.tag", NotFound("tag", "image", "nginx:1.27"), Rejected("tag", "image", "", "<b>odd</b>")
            )
            on.runner.trigger("image.tag", [on.row("image", "nginx:1.27")])
            type_into(on.dialog.reference.edit, "team/x:1")
            on.dialog.go.click()
            await on.until(on.dialog.failure.isVisible)
            assert on.dialog.failure.accessibleName() == "It is no longer there."
            on.dialog.go.click()
            await on.until(lambda: "<b>odd</b>" in on.dialog.failure.accessibleName())

    run(scenario)
