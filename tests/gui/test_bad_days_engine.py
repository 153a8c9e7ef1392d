"""Engines that die, break off, take their time or talk nonsense, through the whole program on a scripted engine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from models.session import SessionState
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path
    from typing import Any

    from PySide6.QtWidgets import QApplication

    Scenario = Callable[[Program], Coroutine[Any, Any, None]]
    Play = Callable[[Scenario], None]

LOST = "The connection to the engine is lost. What is shown may be out of date."
BROKEN: tuple[tuple[int | str | bytes, str], ...] = (
    (500, "The engine says: scripted failure"),
    ("cut", "The engine's answer could not be read."),
    ("odd", "The engine's answer could not be read."),
    (b'"words"', "The engine's answer could not be read."),
)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    """A scripted engine with a running and a stopped container."""
    with FakeEngine(tmp_path) as engine:
        engine.add_container("web", volumes=("data",))
        engine.add_container("job", state="exited", exit_code=3)
        yield engine


@pytest.fixture
def play(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> Play:
    """Opens the program on the scripted engine and runs a scenario."""
    return lambda scenario: drive(qapp, fake.url, scenario, tmp_path)


# An engine that dies between click and answer


def test_an_engine_that_dies_between_click_and_answer(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "web")
        key = program.row("container", "web").key
        fake.fail_next(f"/containers/{key.id}/stop", "slow")
        program.act("container.stop")
        await program.until(lambda: fake.asked("POST", f"/containers/{key.id}/stop"))
        assert program.row("container", "web").pending == "Stopping…"
        fake.stop()
        await program.until(lambda: program.session.lost and program.banner)
        row = program.row("container", "web")
        assert (row.pending, row.problem, row.lost) == ("", "", True)
        assert program.banner.startswith(LOST)
        await program.until(lambda: "Next try in" in program.banner or "Trying now" in program.banner)
        assert pane.model.total == 2
        assert pane.table.current_row().key == key
        assert program.said == []  # the banner says it, once
        fake.state.containers[key.id].state = "exited"
        fake.start()
        program.press("Retry now")
        await program.live()
        await program.until(lambda: not program.banner)
        row = program.row("container", "web")
        assert (row.container.state, row.pending, row.lost) == ("exited", "", False)
        assert pane.table.current_row().key == key

    play(scenario)


def test_a_call_that_breaks_off_while_the_engine_lives_is_told(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("containers", "web")
        fake.fail_next(f"/containers/{program.row('container', 'web').container.id}/stop", "hang up")
        program.act("container.stop")
        await program.until(lambda: program.said)
        assert program.said == [("err", "Could not stop 'web'. The connection broke before the answer came.")]
        await program.until(lambda: not program.row("container", "web").pending)
        assert program.session.state is SessionState.LIVE
        program.press("Try again")
        await program.until(lambda: program.row("container", "web").container.state == "exited")

    play(scenario)


# Odd answers to what is clicked


@pytest.mark.parametrize(
    ("what", "why"),
    [(500, "The engine says: scripted failure"), ("odd", ""), ("cut", "")],
)
def test_an_odd_answer_to_a_click_is_one_sentence_at_most(
    play: Play, fake: FakeEngine, what: int | str, why: str
) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("containers", "web")
        fake.fail_next(f"/containers/{program.row('container', 'web').container.id}/pause", what)
        program.act("container.pause")
        await program.until(lambda: program.said)
        await program.until(lambda: not program.row("container", "web").pending)
        if why:
            assert program.said == [("err", f"Could not pause 'web'. {why}")]
        assert len(program.said) == 1

    play(scenario)


def test_the_window_answers_while_the_engine_takes_its_time(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "web")
        fake.fail_next("/containers/", "slow")
        program.act("container.pause")
        await program.until(lambda: fake.asked("POST", "/containers/"))
        await program.beat(20)
        assert program.row("container", "web").pending == "Pausing…"
        pane.header.filter.set_text("job")
        await program.until(lambda: pane.model.shown == 1)
        pane.clear_filter()
        program.pane("images")
        await program.beat()
        fake.go_on()
        await program.until(lambda: program.row("container", "web").container.state == "paused")

    play(scenario)


# Odd lists


@pytest.mark.parametrize(("what", "why"), BROKEN)
@pytest.mark.parametrize(
    ("pane", "path"), [("images", "/images/json"), ("volumes", "/volumes"), ("networks", "/networks")]
)
def test_a_list_that_the_engine_breaks_says_so_and_comes_back(
    play: Play, fake: FakeEngine, pane: str, path: str, what: int | str | bytes, why: str
) -> None:
    fake.fail_next(path, what)

    async def scenario(program: Program) -> None:
        shown = program.pane(pane)
        await program.until(lambda: program.window.session and program.session.failed)
        banner = shown._failure
        assert banner.isVisible()
        assert banner.text == f"Could not list the {pane}. {why}"
        assert not program.banner
        await program.beat()
        if banner.isVisible():  # it is tried again by itself too
            program.press("Try again", shown)
        await program.live()
        await program.until(lambda: not banner.isVisible())
        assert shown.model.total > 0

    play(scenario)


@pytest.mark.parametrize(("what", "why"), BROKEN)
def test_containers_that_cannot_be_listed_are_tried_again(
    play: Play, fake: FakeEngine, what: int | str | bytes, why: str
) -> None:
    fake.fail_next("/containers/json", what)

    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.session and program.session.lost)
        page = program.window.no_engine
        if page is not None:  # not even its version had come
            await program.until(page.title.text)
            assert page.title.text() == "The engine cannot be used."
        else:
            assert program.banner.startswith(f"Could not list the containers. {why}")
        await program.beat()
        program.session.retry_now()
        await program.live()
        assert not program.banner
        assert program.window.no_engine is None
        assert program.window.pane("containers").model.total == 2

    play(scenario)


def test_a_slow_list_shows_placeholders_and_the_window_answers(play: Play, fake: FakeEngine) -> None:
    fake.fail_next("/containers/json", "slow")

    async def scenario(program: Program) -> None:
        pane = program.pane("containers")
        await program.until(lambda: fake.asked("GET", "/containers/json"))
        await program.until(lambda: pane.table._loading)
        program.pane("volumes")
        await program.beat(20)
        program.pane("containers")
        fake.go_on()
        await program.live()
        assert pane.model.total == 2
        assert not pane.table._loading

    play(scenario)


def test_odd_and_missing_fields_cost_the_field_and_not_the_row(play: Play, fake: FakeEngine) -> None:
    odd: list[dict[str, Any]] = [
        {"Id": "a" * 64},
        {"Id": "b" * 64, "Names": None, "Image": None, "Ports": None, "Labels": None, "Mounts": None, "State": None},
        {"Id": "c" * 64, "Names": [], "Ports": [{}], "Created": "yesterday", "Labels": [], "NetworkSettings": None},
        {"Id": "d" * 64, "Names": ["/ok"], "State": {"Status": 7}, "Ports": "all", "Mounts": [None, 3, {}]},
        {"Id": "e" * 64, "Names": [5], "Created": 1e300, "SizeRw": "big", "Status": 12, "Command": ["a", "b"]},
        {"Id": "f" * 64, "Names": ["/new"], "State": "dreaming", "Status": "Dreaming since 1999", "Created": -5},
    ]
    fake.fail_next("/containers/json", json.dumps(odd).encode())
    fake.fail_next(
        "/images/json", json.dumps([{"Id": "sha256:1"}, {"Id": "sha256:2", "RepoTags": 5}]).encode(), times=99
    )
    fake.fail_next("/volumes", json.dumps({"Volumes": [{"Name": "v"}, {"Name": "w", "CreatedAt": "never"}]}).encode())
    fake.fail_next("/networks", json.dumps([{"Id": "n"}, {"Id": "m", "Name": "m", "IPAM": 7, "Created": []}]).encode())

    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.session and all(map(program.session.listed, KINDS)))
        for name in ("containers", "images", "volumes", "networks"):
            pane = program.pane(name)
            assert pane.model.total == (6 if name == "containers" else 2)
            for row in pane.model.rows():
                pane.show_record(row.key)
                await program.beat(1)
        # An image that is listed and cannot be inspected is no reason to list the images for ever.
        await program.live()

    play(scenario)


KINDS = ("container", "image", "volume", "network")


def test_events_that_are_no_events_are_left_out(play: Play, fake: FakeEngine) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        for line in (
            b"this is no JSON\n",
            b"[]\n",
            b"7\n",
            b'{"Type":null,"Action":null}\n',
            b'{"Type":"container","Action":"start"}\n',
            b'{"Type":"container","Action":"start","Actor":null,"timeNano":"now"}\n',
            b'{"Type":"container","Action":"start","Actor":{"ID":5,"Attributes":[1]}}\n',
            b'{"Type":"moon","Action":"rise","Actor":{"ID":"x","Attributes":{}},"time":1,"timeNano":1}\n',
            b'{"Type":"container","Action":"\\u202estart","Actor":{"ID":"\\u0000"}}\n',
            b"\xff\xfe\n",
            b"{" * 5000 + b"\n",
            b"[" * 100000 + b"\n",
        ):
            fake.push_raw_event(line)
        await program.beat()
        key = program.row("container", "web").container.id
        fake.replies.reply("POST", f"/containers/{key}/pause", {}, {})
        await program.until(lambda: program.row("container", "web").container.state == "paused")
        assert program.session.state is SessionState.LIVE

    play(scenario)


@pytest.mark.parametrize(("what", "why"), [*BROKEN, (b"[]", "The engine's answer could not be read.")])
def test_an_inspection_that_breaks_says_so(play: Play, fake: FakeEngine, what: int | str | bytes, why: str) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "web")
        key = program.row("container", "web").key
        fake.fail_next(f"/containers/{key.id}/json", what)
        assert pane.show_record(key, "inspect")
        view = pane.detail.tab
        await program.until(lambda: why in view.findChild(type(pane.detail.gone)).accessibleName())
        await program.beat()

    play(scenario)


# The clock was set back


def test_a_clock_that_was_set_back_drops_nothing_and_says_nothing_odd(play: Play, fake: FakeEngine) -> None:
    fake.state.add_network("back")
    gone = fake.add_container("goes", volumes=(), networks=()).id
    for container in fake.state.containers.values():
        container.volumes = ()

    async def scenario(program: Program) -> None:
        await program.live()
        for key in fake.state.containers:
            fake.push_event("container", "exec_die", key)
        fake._clock -= 3_600_000_000_000  # an hour
        web = program.row("container", "web").container.id
        fake.replies.reply("POST", f"/containers/{web}/pause", {}, {})
        await program.until(lambda: program.row("container", "web").container.state == "paused")
        made = fake.add_container("from-tomorrow", volumes=(), networks=())
        fake.push_event("container", "create", made.id, name=made.name, image=made.image)
        await program.until(lambda: program.find("container", "from-tomorrow"))
        for path in ("/volumes/cache", "/networks/back", f"/containers/{gone}"):
            fake.replies.reply("DELETE", path, {"force": "1"}, {})
        await program.until(lambda: program.find("volume", "cache") is None and program.find("network", "back") is None)
        await program.until(lambda: program.find("container", "goes") is None)
        await program.live()
        pane = program.pane("containers")
        for row in range(pane.model.rowCount()):
            assert not any("-" in text and text[0] == "-" for text in pane.model.texts_at(row))
        fake.restart()
        await program.until(lambda: program.session.lost)
        program.session.retry_now()
        await program.live()
        assert len(program.session.containers) == 3

    play(scenario)


def test_a_container_created_in_the_future_was_created_just_now(play: Play, fake: FakeEngine) -> None:
    listed = fake.state.containers[next(iter(fake.state.containers))].listed() | {"Created": 4_000_000_000}
    fake.fail_next("/containers/json", json.dumps([listed]).encode())

    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.session and program.find("container", "web"))
        pane = program.pane("containers")
        texts = " ".join(pane.model.texts_at(pane.model.index_of(program.row("container", "web").key)))
        assert "in -" not in texts
        assert " -" not in texts
        assert "just now" in texts

    play(scenario)
