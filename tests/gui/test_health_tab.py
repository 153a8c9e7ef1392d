"""The health of a container: a tab of those that are checked, read again when a check is due, and while seen alone."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication

from engine.records import ContainerDetail, HealthCheck, Kind, Probe
from gui.details import container_health
from gui.details.panel import DetailPanel
from gui.widgets.copying import CopyButton
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from engine.records import Container
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container_health, "LATE", 0.01)
    monkeypatch.setattr(container_health, "ANSWERED", 0.01)


def shop(interval: float = 0.02) -> tuple[MemoryEngine, Container, Container]:
    """A container with a check that has run twice, and one without."""
    engine = MemoryEngine()
    engine.now_ns = time.time_ns()
    now = datetime.now(UTC)
    detail = ContainerDetail(
        started=now - timedelta(hours=1),
        health_check=HealthCheck(("CMD-SHELL", "curl -f localhost"), interval, 5, 3),
        probes=(Probe(now, now, 0, "fine"), Probe(now, now, 1, "<b>GET</b> /ready\nanswers 503")),
        failing_streak=1,
    )
    api = engine.create("api", state="running", health="healthy", detail=detail)
    return engine, api, engine.create("plain", state="running")


def panel_of(on: Stage) -> DetailPanel:
    panel = DetailPanel(Kind.CONTAINER, on.services, on.window)  # type: ignore[arg-type]  # what it needs of them
    panel.resize(448, 700)
    panel.show()
    return panel


async def opened(on: Stage, container: Container) -> tuple[DetailPanel, Any]:
    """The panel, and the tab as soon as the check is known."""
    panel = panel_of(on)
    await on.until(lambda: on.of(container).container.detail is not None)
    panel.show_row(on.of(container), "health")
    return panel, panel.tab


def log_on(engine: MemoryEngine, container: Container, output: str) -> None:
    """One more run, of which no event tells."""
    known = engine.containers_there[container.id]
    assert known.detail is not None
    now = datetime.now(UTC)
    probes = (*known.detail.probes, Probe(now, now, 0, output))
    engine.containers_there[container.id] = replace(known, detail=replace(known.detail, probes=probes))


def outputs(tab: Any) -> list[str]:
    return [box.probe.output for box in tab.probes.boxes]


def test_runs_stand_with_their_output_as_plain_text_the_latest_first() -> None:
    engine, api, _ = shop(interval=1000)

    async def scenario() -> None:
        async with stage(engine) as on:
            _panel, tab = await opened(on, api)
            first = tab.probes.boxes[0]
            assert first.output.toPlainText() == "<b>GET</b> /ready\nanswers 503"
            assert tab.facts.value_of("status") == "Healthy, 1 check failed in a row"
            assert tab.facts.value_of("test") == "curl -f localhost"
            assert tab.facts.value_of("next").startswith("in ")
            first.findChildren(CopyButton)[0].click()
            assert QGuiApplication.clipboard().text() == "<b>GET</b> /ready\nanswers 503"

    run(scenario)


def test_new_runs_show_when_they_were_due_though_no_event_tells_of_them() -> None:
    engine, api, _ = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            _panel, tab = await opened(on, api)
            log_on(engine, api, "third")
            await on.until(lambda: outputs(tab)[0] == "third")
            box = tab.probes.boxes[1]
            log_on(engine, api, "fourth")
            await on.until(lambda: outputs(tab)[0] == "fourth")
            assert tab.probes.boxes[2] is box  # what stays is not made anew

    run(scenario)


@pytest.mark.parametrize("hours", [-3, 0, 3])
def test_the_time_to_the_next_check_is_told_by_the_engine_s_clock(hours: int) -> None:
    engine, api, _ = shop(interval=1800)
    away = timedelta(hours=hours)
    engine.now_ns += round(away.total_seconds() * 1e9)
    known = engine.containers_there[api.id]
    assert known.detail is not None
    moment = datetime.now(UTC) + away
    detail = replace(known.detail, started=moment - timedelta(hours=1), probes=(Probe(moment, moment, 0, "fine"),))
    engine.containers_there[api.id] = replace(known, detail=detail)

    async def scenario() -> None:
        async with stage(engine) as on:
            await on.until(lambda: on.session.info is not None)
            _panel, tab = await opened(on, api)
            # The engine in memory lets a minute pass while it is connected to.
            await on.until(lambda: tab.facts.value_of("next") in {"in 28 min", "in 29 min", "in 30 min"})

    run(scenario)


def test_a_hidden_tab_asks_nothing() -> None:
    engine, api, _ = shop()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel, tab = await opened(on, api)
            await on.until(lambda: tab.tasks.running("read"))
            panel.bar.set_current("overview")
            assert not tab.tasks.running("read")
            panel.bar.set_current("health")
            assert tab.tasks.running("read")
            engine.die(api)
            await on.until(lambda: not tab.tasks.running("read"))
            assert tab.facts.value_of("status") == "Not running, so it is not checked"
            assert "next" not in tab.facts.keys

    run(scenario)


def test_a_change_of_status_shows_with_its_event() -> None:
    engine, api, _ = shop(interval=1000)

    async def scenario() -> None:
        async with stage(engine) as on:
            _panel, tab = await opened(on, api)
            log_on(engine, api, "third")
            engine.health(api, "unhealthy")
            await on.until(lambda: outputs(tab)[0] == "third")
            assert tab.facts.value_of("status").startswith("Unhealthy")

    run(scenario)


def test_only_containers_that_are_checked_have_the_tab_and_it_is_the_one_again() -> None:
    engine, api, plain = shop(interval=1000)

    async def scenario() -> None:
        async with stage(engine) as on:
            panel, _ = await opened(on, api)
            place = panel.bar.keys.index("health")
            assert panel.bar.isTabVisible(place)
            panel.show_row(on.of(plain))
            assert not panel.bar.isTabVisible(place)
            assert panel.bar.current_key == "overview"
            panel.show_row(on.of(api))
            assert panel.bar.isTabVisible(place)
            assert panel.bar.current_key == "health"

    run(scenario)


def test_the_notice_of_an_unhealthy_container_leads_to_what_the_check_wrote() -> None:
    engine, api, _ = shop(interval=1000)

    async def scenario() -> None:
        async with stage(engine) as on:
            engine.health(api, "unhealthy")
            await on.until(lambda: on.of(api).container.health == "unhealthy" and on.of(api).container.detail)
            asked: list[str] = []
            on.runner.go_asked.connect(lambda _key, tab: asked.append(tab))
            panel = panel_of(on)
            panel.show_row(on.of(api), "overview")
            tab: Any = panel.tab
            tab.trouble.acted.emit()
            tab.health.more_asked.emit()
            assert asked == ["health", "health"]

    run(scenario)


def test_a_removed_container_keeps_its_last_checks() -> None:
    engine, api, _ = shop(interval=1000)

    async def scenario() -> None:
        async with stage(engine) as on:
            panel, tab = await opened(on, api)
            engine.destroy(api)
            await on.until(lambda: panel.gone_at is not None)
            assert not tab.tasks.running("read")
            assert len(outputs(tab)) == 2

    run(scenario)
