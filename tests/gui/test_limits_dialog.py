"""Limits…: filled in as they are, what changes is said, a refusal told plainly, and the record follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.errors import Conflict, NotFound, Rejected
from engine.limits import Limits, LimitsChange
from engine.records import Kind
from gui.details.panel import DetailPanel
from gui.texts.errors import explain
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from typing import Any

    from engine.errors import EngineError
    from engine.records import Container
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")
MIB = 1 << 20


def shop(now: Limits | None = None) -> tuple[MemoryEngine, Container]:
    engine = MemoryEngine()
    web = engine.create("web", state="running")
    engine.limits.there[web.id] = now or Limits(memory=100 * MIB, swap=200 * MIB)
    return engine, web


async def opened(on: Stage, web: Container) -> Any:
    on.runner.trigger("container.limits", [on.of(web)])
    await on.until(lambda: on.dialog.known)
    return on.dialog


def test_the_form_has_the_limits_as_they_are_and_nothing_to_do() -> None:
    engine, web = shop(Limits(1.5, 100 * MIB, 300 * MIB, 40, "on-failure", 3))

    async def scenario() -> None:
        async with stage(engine) as on:
            form = await opened(on, web)
            texts = [field.text() for field in (form.cpus, form.memory, form.swap, form.pids, form.maximum)]
            assert texts == ["1.5", "100 MiB", "300 MiB", "40", "3"]
            assert form.policy.key == "on-failure"
            assert form.changes.text() == "Nothing is changed yet."
            assert not form.go.isEnabled()
            assert not form.preview.isVisible()

    run(scenario)


def test_a_change_is_said_shown_as_a_command_asked_for_and_seen_in_the_overview() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            await on.until(lambda: on.of(web).container.detail is not None)
            panel = DetailPanel(Kind.CONTAINER, on.services, on.window)  # type: ignore[arg-type]  # what it needs
            panel.show()
            panel.show_row(on.of(web), "overview")
            tab: Any = panel.tab
            assert tab.limits.body.value_of("memory") == "No limit"
            tab.limits.more_asked.emit()
            await on.until(lambda: on.dialog.known)
            form = on.dialog
            form.memory.set_text("300 MiB")
            form.policy.set_key("always")
            form.policy.chosen.emit("always")
            assert form.changes.text().splitlines()[0] == "Memory: 100 MiB → 300 MiB"
            assert form.preview.line == "docker update --memory 300m --memory-swap 600m --restart always web"
            form.go.click()
            await on.until(lambda: on.runner.dialog is None)
            assert engine.limits.asked == [LimitsChange(memory=300 * MIB, swap=600 * MIB, restart="always")]
            assert on.said == [("ok", "Changed the limits of 'web'")]
            await on.until(lambda: tab.limits.body.value_of("memory") == "300 MiB")
            assert tab.facts.value_of("restart") == "always"

    run(scenario)


def test_what_the_engine_warns_of_is_told() -> None:
    engine, web = shop()
    engine.limits.warnings = ("Your kernel does not support swap limit capabilities", "twice")

    async def scenario() -> None:
        async with stage(engine) as on:
            form = await opened(on, web)
            form.pids.set_text("10")
            form.go.click()
            await on.until(lambda: on.said)
            level, words = on.said[0]
            assert level == "warn"
            assert "The engine warns: Your kernel does not support swap limit capabilities twice" in words

    run(scenario)


def test_wrong_values_keep_the_button_off() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            form = await opened(on, web)
            form.memory.set_text("2 MB")
            form.swap.set_text("1 MB")
            form.go.click()
            assert form.memory.problem == "An engine gives 6 MiB at least."
            assert form.swap.problem.startswith("It counts the memory too")
            assert not form.go.isEnabled()
            form.memory.set_text("")
            assert "it can be raised" in form.memory.problem
            form.reject()
            assert not engine.limits.asked

    run(scenario)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            Rejected("update", "container", "x", "unable to set memory limit to 1 (current usage: 52854784, peak", 500),
            "It uses 52.9 MB of memory now; the limit cannot be less.",
        ),
        (
            Rejected("update", "container", "x", 'write "…/memory.limit_in_bytes": device or resource busy', 500),
            "It uses more memory now than that; the limit cannot be less.",
        ),
        (
            Rejected("update", "container", "x", "open …/memory.memsw.limit_in_bytes: no such file", 500),
            "The engine's machine does not count swap.",
        ),
        (
            Conflict("update", "container", "x", "should be smaller than already set memoryswap limit", 409),
            "Memory with swap has to be as much as the memory at least.",
        ),
        (
            Rejected("update", "container", "x", "cannot be updated because AutoRemove is enabled", 400),
            "It is removed when it ends, so that it is never restarted.",
        ),
        (
            Rejected("update", "container", "x", f"Cannot update container {'ab12' * 16}: something new", 500),
            "The engine says: something new",
        ),
        (NotFound("update", "container", "x", "No such container", 404), "It is no longer there."),
    ],
)
def test_what_the_engine_refuses_is_said_plainly(error: EngineError, sentence: str) -> None:
    assert explain(error, "web").why == sentence
    engine, web = shop()
    engine.fail("limits.change", error)

    async def scenario() -> None:
        async with stage(engine) as on:
            form = await opened(on, web)
            form.memory.set_text("300 MiB")
            form.go.click()
            await on.until(form.failure.isVisible)
            assert form.failure.accessibleName().startswith(sentence)
            assert form.memory.text() == "300 MiB"  # nothing that was typed is lost
            assert form.go.isEnabled()

    run(scenario)


def test_without_a_count_of_swap_there_is_nothing_to_type_there() -> None:
    engine, web = shop()
    engine.info_raw = {"SwapLimit": False}

    async def scenario() -> None:
        async with stage(engine) as on:
            await on.until(lambda: on.session.info is not None)
            form = await opened(on, web)
            assert form.swap.edit.isReadOnly()
            assert form.swap.edit.placeholderText() == "This machine does not count swap"
            form.memory.set_text("300 MiB")
            assert form.change() == LimitsChange(memory=300 * MIB)

    run(scenario)


def test_a_container_that_goes_while_the_form_is_open_is_told() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            form = await opened(on, web)
            engine.fail("limits.change", NotFound("update", "container", web.id, "No such container", 404))
            engine.destroy(web)
            form.pids.set_text("10")
            form.go.click()
            await on.until(form.failure.isVisible)
            assert form.failure.accessibleName().startswith("It is no longer there.")

    run(scenario)


def test_what_it_uses_now_stands_beside_and_is_measured_only_while_the_form_is_open() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            form = await opened(on, web)
            assert not form.used.isVisible()
            on.of(web).use.memory = 52_900_000
            on.session.stats.sampled.emit([on.of(web).key])
            assert form.used.text() == "It uses 52.9 MB now."
            form.memory.set_text("10 MiB")
            assert form.used.text().startswith("It uses 52.9 MB now, more than that")
            await on.until(lambda: on.session.stats.measuring)
            form.reject()
            await on.until(lambda: not on.session.stats.measuring)

    run(scenario)
