"""Bad input, refusals and things that cannot start, through the whole program on a scripted engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QApplication

    Scenario = Callable[[Program], Coroutine[Any, Any, None]]
    Play = Callable[[Scenario], None]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    """A scripted engine with a running and a stopped container."""
    with FakeEngine(tmp_path) as engine:
        engine.add_container("web", volumes=("data",))
        engine.add_container("job", state="exited", exit_code=3, volumes=(), networks=())
        yield engine


@pytest.fixture
def play(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> Play:
    """Opens the program on the scripted engine and runs a scenario."""
    return lambda scenario: drive(qapp, fake.url, scenario, tmp_path)


# Input that no engine would take


def test_a_wrong_container_name_is_told_before_the_engine_is_asked(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("containers").run("container.run")
        form = program.dialog
        form.image.setEditText("fake:1")
        await program.type(form.command.edit, "sleep 10")
        for typed, sentence in {
            "-web": "A name begins with a letter or a digit.",
            "my web": "A name has letters, digits, “_”, “.” and “-” only.",
            "wéb": "A name has letters, digits, “_”, “.” and “-” only.",
            "w": "A name needs two characters.",
            "web": "Another container is called so.",
        }.items():
            await program.type(form.name.edit, typed)
            assert form.name.problem == sentence
            assert form.reason.sentence == "1 problem: the name"
            assert not form.go.isEnabled()
            assert (form.name.text(), form.command.text()) == (typed, "sleep 10")
        assert fake.asked("POST", "/") == 0
        await program.type(form.name.edit, "good")
        assert not form.name.problem
        program.click(form.go)
        await program.until(lambda: program.find("container", "good"))
        await program.until(lambda: program.said == [("ok", "Started 'good'")])

    play(scenario)


def test_a_wrong_new_name_is_told_before_the_engine_is_asked(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("containers", "web").run("container.rename")
        form = program.dialog
        for typed, sentence in {
            "job": "Another container is called so.",
            "": "A name is needed.",
            "a/b": "A name has letters, digits, “_”, “.” and “-” only.",
        }.items():
            await program.type(form.name.edit, typed)
            assert form.name.problem == sentence
            assert form.name.text() == typed
            assert not form.go.isEnabled()
        assert fake.asked("POST", "/") == 0

    play(scenario)


def test_a_wrong_volume_name_is_told_before_the_engine_is_asked(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("volumes").run("volume.create")
        form = program.dialog
        for typed, sentence in {
            "_data": "A name begins with a letter or a digit.",
            "my data": "A name has letters, digits, “_”, “.” and “-” only.",
            "v" * 256: "A name has 255 characters at most.",
            "data": "There is a volume of that name.",
        }.items():
            await program.type(form.name.edit, typed)
            assert form.name.problem == sentence
            assert form.name.text() == typed
            assert not form.go.isEnabled()
        assert fake.asked("POST", "/") == 0

    play(scenario)


WRONG_NETWORKS = (
    ("", "", "", "A network needs a name."),
    ("host", "", "", "The engine keeps this name for itself."),
    ("a/b", "", "", "A name has no “/”, no spaces around it and no control characters."),
    ("front", "", "", "There is a network of that name."),
    ("new", "172.30.0.0", "", "A subnet has a size after a slash, such as 172.30.0.0/16."),
    ("new", "172.30.0.0/33", "", "This is no subnet; one looks like 172.30.0.0/16."),
    ("new", "172.300.0.0/16", "", "This is no subnet; one looks like 172.30.0.0/16."),
    ("new", "172.30.0.9/16", "", "The subnet of this address is 172.30.0.0/16."),
    ("new", "172.30.0.0/32", "", "This subnet has no room for a container."),
    ("new", "172.30.0.0/16", "172.31.0.1", "The gateway is outside the subnet 172.30.0.0/16."),
    ("new", "172.30.0.0/16", "gate", "This is no address; one looks like 172.30.0.1."),
    ("new", "", "172.30.0.1", "A gateway needs a subnet."),
    ("new", "fd00::/64", "172.30.0.1", "The gateway is outside the subnet fd00::/64."),
)


def test_a_wrong_network_is_told_before_the_engine_is_asked(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        for name, subnet, gateway, sentence in WRONG_NETWORKS:
            program.pane("networks").run("network.create")
            form = program.dialog
            for field, text in ((form.name, name), (form.subnet, subnet), (form.gateway, gateway)):
                await program.type(field.edit, text)
            if form.go.isEnabled():
                program.click(form.go)
            assert [field.problem for field in (form.name, form.subnet, form.gateway) if field.problem] == [sentence]
            assert form.reason.sentence.startswith("1 problem: ")
            assert (form.name.text(), form.subnet.text(), form.gateway.text()) == (name, subnet, gateway)
            assert not form.go.isEnabled()
            program.click(form.cancel)
        assert fake.asked("POST", "/") == 0

    play(scenario)


def test_what_only_the_engine_can_know_leaves_the_form_as_it_was(play: Play, fake: FakeEngine) -> None:
    words = "Pool overlaps with other one on this address space"

    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("networks").run("network.create")
        form = program.dialog
        await program.type(form.name.edit, "new")
        await program.type(form.subnet.edit, "10.0.0.0/24")
        fake.fail_next("/networks/create", 403, words=words)
        program.click(form.go)
        await program.until(lambda: not form.busy)
        assert form.isVisible()
        assert form.failure.accessibleName() == f"Another network has these addresses. {words}"
        assert (form.name.text(), form.subnet.text()) == ("new", "10.0.0.0/24")
        await program.type(form.subnet.edit, "10.9.0.0/24")
        program.click(form.go)
        await program.until(lambda: program.find("network", "new"))
        assert fake.asked("POST", "/networks/create") == 2

    play(scenario)


def test_a_form_that_is_closed_while_it_reads_asks_no_more(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        asked = fake.asked("GET", "/images/sha256")
        fake.fail_next("/images/sha256", "slow")
        program.choose("images", "fake:1").run("image.run")
        await program.until(lambda: fake.asked("GET", "/images/sha256") > asked)
        program.click(program.dialog.cancel)
        await program.beat()
        fake.go_on()
        await program.beat(20)  # what comes of it now would be reported as a bug

    play(scenario)


# Removing what is in use


def test_removing_an_image_in_use_is_refused_in_one_sentence_and_force_does_it(play: Play, fake: FakeEngine) -> None:
    words = "conflict: unable to remove repository reference (must force) - container web is using its referenced image"

    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("images", "fake:1")
        fake.fail_next("/images/fake:1", 409, words=words)
        program.act("image.remove")
        program.confirm()
        await program.until(lambda: program.said)
        assert program.said == [("err", "Could not remove 'fake:1'. A container uses it.")]
        assert not program.row("image", "fake:1").pending
        program.press("Remove by force")
        await program.until(lambda: program.find("image", "fake:1") is None)
        assert any(query.get("force") in {"1", "True"} for query in fake.queries)
        await program.until(lambda: program.said == [("ok", "Removed 'fake:1'")])

    play(scenario)


def test_a_container_that_was_started_meanwhile_is_removed_by_force(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("containers", "job")
        program.act("container.remove")
        fake.state.containers[program.row("container", "job").container.id].state = "running"  # no event of it came
        program.confirm()
        await program.until(lambda: program.said)
        assert program.said == [("err", "Could not remove 'job'. It is running.")]
        program.press("Remove by force")
        await program.until(lambda: program.find("container", "job") is None)

    play(scenario)


def test_removing_a_running_container_says_so_and_does_it(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("containers", "web")
        program.act("container.remove")
        question = program.dialog
        assert question.windowTitle() == "Remove container 'web'?"
        program.confirm()
        await program.until(lambda: program.find("container", "web") is None)
        assert program.pane("containers").table.current_row().container.name == "job"

    play(scenario)


def test_removing_a_volume_in_use_is_refused_and_leads_to_who_uses_it(play: Play) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("volumes", "data")
        program.act("volume.remove")
        program.confirm()
        await program.until(lambda: program.said)
        assert program.said == [("err", "Could not remove 'data'. A container uses it.")]
        program.press("Show web")
        assert program.window.current == "containers"
        assert program.window.pane("containers").table.current_row().container.name == "web"

    play(scenario)


def test_removing_a_network_in_use_is_refused_and_leads_to_who_is_on_it(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("networks", "front")
        fake.fail_next("/networks/", 403, words="error while removing network: network front has active endpoints")
        program.act("network.remove")
        program.confirm()
        await program.until(lambda: program.said)
        assert program.said == [("err", "Could not remove 'front'. Containers are on it.")]
        program.press("Show web")
        assert program.window.current == "containers"

    play(scenario)


# Starting what cannot start


def test_a_port_that_is_taken_names_who_holds_it(play: Play, fake: FakeEngine) -> None:
    words = (
        "driver failed programming external connectivity on endpoint job: "
        "Bind for 0.0.0.0:8080 failed: port is already allocated"
    )

    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("containers", "job")
        fake.fail_next("/containers/", 500, words=words)
        program.act("container.start")
        assert program.row("container", "job").pending == "Starting…"
        await program.until(lambda: program.said)
        assert program.said == [("err", "Could not start 'job'. Port 8080 is taken.")]
        assert not program.row("container", "job").pending
        assert program.row("container", "job").problem == "Port 8080 is taken."
        program.press("Show web")
        assert program.window.pane("containers").table.current_row().container.name == "web"

    play(scenario)


def test_an_image_that_went_meanwhile_leaves_the_run_form_as_it_was(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("containers").run("container.run")
        form = program.dialog
        form.image.setEditText("fake:1")
        await program.type(form.name.edit, "new")
        await program.beat()
        fake.fail_next("/containers/create", 404, words="No such image: fake:1")
        program.click(form.go)
        await program.until(lambda: not form.busy)
        assert form.isVisible()
        assert form.failure.accessibleName().startswith("The image is not on this engine.")
        assert form.name.text() == "new"

    play(scenario)


def test_an_image_that_is_not_there_is_told_before_the_engine_is_asked(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.pane("containers").run("container.run")
        form = program.dialog
        await program.type(form.image.lineEdit(), "nothing:9")
        assert form.about.text() == "The image is not on this engine."
        assert form.reason.sentence == "1 problem: the image"
        assert fake.asked("POST", "/") == 0

    play(scenario)
