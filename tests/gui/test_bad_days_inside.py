"""Bad days with what is inside a container open: it stops, it goes, the engine ends and is back."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from engine.errors import NotFound, Reason, Unreachable
from engine.limits import LimitsChange
from engine.records import ContainerDetail, HealthCheck, Kind, Probe
from gui.actions import export
from gui.details import container_health, container_processes
from gui.details.panel import DetailPanel
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from pathlib import Path

    from engine.records import Container
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container_processes, "EVERY", 0.01)
    monkeypatch.setattr(container_health, "LATE", 0.01)
    monkeypatch.setattr(container_health, "ANSWERED", 0.01)


def shop() -> tuple[MemoryEngine, Container]:
    engine = MemoryEngine()
    now = datetime.now(UTC)
    check = HealthCheck(("CMD-SHELL", "true"), 0.02, 1, 3)
    detail = ContainerDetail(pid=1001, started=now, health_check=check, probes=(Probe(now, now, 0, "fine"),))
    web = engine.create("web", state="running", health="healthy", detail=detail)
    engine.processes.say(web.id, "1001 1 main", "1002 1001 child")
    return engine, web


async def opened(on: Stage, web: Container, tab: str) -> tuple[DetailPanel, Any]:
    panel = DetailPanel(Kind.CONTAINER, on.services, on.window)  # type: ignore[arg-type]  # what it needs of them
    panel.resize(448, 700)
    panel.show()
    await on.until(lambda: on.of(web).container.detail is not None)
    panel.show_row(on.of(web), tab)
    return panel, panel.tab


@pytest.mark.parametrize("tab", ["overview", "processes", "health"])
def test_the_engine_is_restarted_under_an_open_tab(tab: str) -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            _, shown = await opened(on, web, tab)
            await on.until(lambda: engine.calls["containers.read"] > 1 or tab != "health")
            engine.vanish()
            await on.until(lambda: on.session.lost and not shown.tasks.running("read"))
            asked = dict(engine.calls)
            for _ in range(20):
                await asyncio.sleep(0.001)
            ours = {"processes.list", "containers.read", "containers.inspect"}
            assert {call: engine.calls[call] for call in ours} == {call: asked.get(call, 0) for call in ours}
            engine.come_back()
            on.session.retry_now()
            await on.until(lambda: on.session.idle)
            if tab != "overview":
                await on.until(lambda: shown.tasks.running("read"))

    run(scenario)


@pytest.mark.parametrize("tab", ["overview", "processes", "health"])
@pytest.mark.parametrize("how", ["stops", "is removed"])
def test_a_container_ends_under_an_open_tab_which_then_asks_nothing(tab: str, how: str) -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel, shown = await opened(on, web, tab)
            if how == "stops":
                engine.die(web)
                await on.until(lambda: on.of(web).container.state == "exited")
            else:
                engine.destroy(web)
                await on.until(lambda: panel.gone_at is not None)
            await on.until(lambda: not shown.tasks.running("read"))
            asked = engine.calls["processes.list"]
            for _ in range(20):
                await asyncio.sleep(0.001)
            assert engine.calls["processes.list"] == asked
            assert panel.tab is shown

    run(scenario)


@pytest.mark.parametrize("action", ["container.limits", "container.commit"])
def test_an_engine_that_is_lost_under_an_open_form_leaves_what_was_typed_and_it_can_be_sent_again(action: str) -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            await on.until(lambda: on.session.idle)
            on.runner.trigger(action, [on.of(web)])
            form = on.dialog
            if action == "container.limits":
                await on.until(lambda: form.known)
                form.pids.set_text("20")
            else:
                form.reference.set_text("team/app")
            engine.vanish()
            await on.until(lambda: on.session.lost)
            form.go.click()
            await on.until(form.failure.isVisible)
            assert form.failure.accessibleName().startswith("The engine is out of reach.")
            assert form.go.isEnabled()
            engine.come_back()
            on.session.retry_now()
            await on.until(lambda: on.session.idle)
            form.go.click()
            await on.until(lambda: on.runner.dialog is None)
            assert engine.limits.asked == [LimitsChange(pids=20)] or engine.copies.committed

    run(scenario)


def test_limits_that_cannot_be_read_keep_the_form_from_sending_anything() -> None:
    engine, web = shop()
    engine.fail("limits.read", NotFound("read", "container", web.id, "No such container", 404))

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.limits", [on.of(web)])
            form = on.dialog
            await on.until(form.failure.isVisible)
            form.pids.set_text("10")
            assert not form.go.isEnabled()
            form.reject()

    run(scenario)


def test_a_form_that_is_closed_while_it_is_answered_shows_nothing_more() -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.commit", [on.of(web)])
            gate = engine.hold("copies.commit")
            on.dialog.go.click()
            await on.until(lambda: gate.waiting)
            on.dialog.reject()
            engine.release("copies.commit")
            await on.quiet()
            assert on.said == []

    run(scenario)


def test_a_window_that_closes_while_files_are_exported_ends_it(tmp_path: Path) -> None:
    engine, web = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            gate = engine.hold("copies.export")
            task = export.start(on.runner, on.of(web), tmp_path / "web.tar")
            await on.until(lambda: gate.waiting)
            await on.runner.close()
            assert task.cancelled()

    run(scenario)
    assert not list(tmp_path.iterdir())


def test_an_engine_that_ends_while_files_are_exported_is_told_though_the_banner_says_it_too(tmp_path: Path) -> None:
    engine, web = shop()
    engine.fail("copies.export", Unreachable("export", "container", web.id, "cut", reason=Reason.BROKEN))

    async def scenario() -> None:
        async with stage(engine) as on:
            await export.start(on.runner, on.of(web), tmp_path / "web.tar")
            assert on.said[0][0] == "err"

    run(scenario)
    assert not list(tmp_path.iterdir())
