"""Bad days on a real engine, through the whole program: one that is killed, and what it refuses."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from gui.look.look import look
from models.worker import in_thread
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.engines import RealEngine

    Scenario = Callable[[Program], Coroutine[Any, Any, None]]
    Play = Callable[[Scenario], None]

STUBBORN = ("sh", "-c", "trap '' TERM; while :; do sleep 1000 & wait $!; done")


@pytest.fixture
def play(qapp: QApplication, real_engine: RealEngine, tmp_path: Path) -> Play:
    """Opens the program on the tests' engine and runs a scenario."""
    look().apply(qapp, "light")
    return lambda scenario: drive(qapp, real_engine.url, scenario, tmp_path)


def test_an_engine_killed_between_click_and_answer(
    qapp: QApplication, fresh_engine: Callable[[], RealEngine], tmp_path: Path
) -> None:
    real = fresh_engine()
    real.run("web", *STUBBORN)
    real.run("other")
    look().apply(qapp, "light")

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("containers", "web")
        key = program.row("container", "web").key
        program.act("container.stop")
        await program.until(lambda: program.row("container", "web").pending == "Stopping…")
        os.kill(real.engine.pid, signal.SIGKILL)
        await program.until(lambda: program.session.lost and program.banner)
        row = program.row("container", "web")
        assert (row.pending, row.problem, row.lost) == ("", "", True)
        assert program.banner.startswith("The connection to the engine is lost. What is shown may be out of date.")
        assert program.said == []  # the banner says it, once
        assert pane.model.total == 2
        assert pane.table.current_row().key == key
        assert all(each.lost for each in program.session.containers.values())
        await program.until(lambda: "Next try in" in program.banner)
        await in_thread(real.engine.start, "start the engine")
        await in_thread(lambda: real.client.remove_container("other", force=True), "remove a container")
        if program.banner:  # else it was found by itself already
            program.session.retry_now()
        await program.until(lambda: not program.banner and program.find("container", "other") is None)
        await program.live()
        seen = await in_thread(lambda: real.client.inspect_container("web"), "look from beside")
        assert program.row("container", "web").container.state == seen["State"]["Status"]
        assert not program.row("container", "web").lost
        assert pane.table.current_row().key == key

    drive(qapp, real.url, scenario, tmp_path)


def test_a_network_with_containers_on_it_stays_and_leads_to_them(
    play: Play, real_engine: RealEngine, engine_name: str
) -> None:
    client = real_engine.client
    client.create_network(f"{engine_name}net")
    settings = client.create_host_config(network_mode=f"{engine_name}net")
    real_engine.run(f"{engine_name}web", host_config=settings)

    async def scenario(program: Program) -> None:
        await program.live()
        program.choose("networks", f"{engine_name}net")
        program.act("network.remove")
        program.confirm()
        await program.until(lambda: program.said)
        assert program.said == [("err", f"Could not remove '{engine_name}net'. Containers are on it.")]
        program.press(f"Show {engine_name}web")
        assert program.window.pane("containers").table.current_row().container.name == f"{engine_name}web"

    play(scenario)


def test_an_image_that_went_while_the_form_was_open(play: Play, real_engine: RealEngine, engine_name: str) -> None:
    real_engine.client.tag(real_engine.image, f"{engine_name}image", "1")

    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.choose("images", f"{engine_name}image:1")
        pane.run("image.run")
        form = program.dialog
        await program.type(form.name.edit, f"{engine_name}new")
        await in_thread(lambda: real_engine.client.remove_image(f"{engine_name}image:1"), "remove an image")
        program.click(form.go)
        await program.until(lambda: not form.busy)
        said = form.failure.accessibleName() if form.failure.isVisible() else form.about.text()
        assert said.startswith("The image is not on this engine.")
        assert form.name.text() == f"{engine_name}new"
        assert program.find("container", f"{engine_name}new") is None

    play(scenario)


def test_what_a_real_engine_takes_for_a_label_is_shown_as_plain_text(
    play: Play, real_engine: RealEngine, engine_name: str
) -> None:
    hostile = "<b>x</b><img src=x>\u202egnp.exe\x07\x1b[31m\n&amp; %1"
    labels = {"com.docker.compose.project": f"{engine_name}{hostile}", hostile: hostile, "long": "x" * 100_000}
    real_engine.run(f"{engine_name}odd", labels=labels)

    async def scenario(program: Program) -> None:
        await program.live()
        row = program.row("container", f"{engine_name}odd")
        pane = program.pane("containers")
        for tab in ("overview", "inspect", "logs"):
            assert pane.show_record(row.key, tab)
            await program.live()
            await program.beat()
            assert not program.shown_as_markup()
            assert not program.raw_texts()
        pane.table.set_current(pane.model.row_at(0).key)
        program.act("container.remove")
        await program.beat()
        assert not program.shown_as_markup()
        assert not program.raw_texts()

    play(scenario)
