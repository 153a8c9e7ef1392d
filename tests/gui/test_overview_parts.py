"""Parts of the overview: found in where there are many, copied one by one and whole, and the docker run of it all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.errors import NotFound, Rejected
from engine.records import ContainerDetail, Endpoint, HealthCheck, Kind, Mount, Port
from gui.details.panel import DetailPanel
from gui.widgets.copying import CopyButton
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from engine.records import Container
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")
SECRET = "hunter2"


def rich(engine: MemoryEngine, called: str = "web", **more: Any) -> Container:
    env = (*(f"VAR_{n}=value {n}" for n in range(12)), f"DB_PASSWORD={SECRET}")
    fields = {
        "state": "running",
        "detail": ContainerDetail(env=env),
        "labels": {f"label.{n}": f"x{n}" for n in range(3)},
        "mounts": (
            Mount("volume", "/v", "/data", "uploads"),
            Mount("bind", "/home/ada", "/host", writable=False),
        ),
        "endpoints": (Endpoint("back", "n1", "172.20.0.5"),),
        "ports": tuple(Port(80 + n, 8080 + n, "127.0.0.1") for n in range(10)),
    }
    return engine.create(called, **(fields | more))


async def overview(on: Stage, container: Container) -> Any:
    panel = DetailPanel(Kind.CONTAINER, on.services, on.window)  # type: ignore[arg-type]  # what it needs of them
    panel.resize(448, 700)
    panel.show()
    await on.until(lambda: on.of(container).container.detail is not None)
    panel.show_row(on.of(container), "overview")
    return panel.tab


def copied(button: CopyButton) -> str:
    button.click()
    return QGuiApplication.clipboard().text()


def test_a_long_part_is_searched_and_the_rest_of_it_is_there_again() -> None:
    engine = MemoryEngine()
    web = rich(engine)

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            part = tab.environment
            assert part.heading == "Environment · 13"
            assert len(part.body.keys) == 6
            part.field.setText("var 1")
            assert [key.partition(" ")[2] for key in part.body.keys] == ["VAR_1", "VAR_10", "VAR_11"]
            assert part.heading == "Environment · 3 of 13"
            part.field.setText("nothing such")
            assert part.body.keys == ()
            assert part.isVisible()
            part.field.clear()
            assert len(part.body.keys) == 6
            assert tab.labels.field is None  # three are seen at a glance
            assert len(tab.ports.body.keys) == 6
            tab.ports.field.setText("8089")
            assert [tab.ports.body.value_of(key) for key in tab.ports.body.keys] == ["127.0.0.1:8089 → 89/tcp"]

    run(scenario)


def test_a_secret_is_not_found_by_guessing_and_copied_as_it_is() -> None:
    engine = MemoryEngine()
    web = rich(engine)

    async def scenario() -> None:
        async with stage(engine) as on:
            part = (await overview(on, web)).environment
            part.field.setText(SECRET[:4])
            assert part.body.keys == ()
            part.field.setText("password")
            assert len(part.body.keys) == 1
            assert copied(part.copy_all).splitlines()[-1] == f"DB_PASSWORD={SECRET}"

    run(scenario)


def test_mounts_networks_labels_and_ports_are_copied_one_by_one_and_whole() -> None:
    engine = MemoryEngine()
    web = rich(engine)

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            assert copied(tab.mounts.copy_all) == "uploads:/data\n/home/ada:/host:ro"
            assert copied(tab.mounts.body.findChildren(CopyButton)[0]) == "uploads:/data"
            assert copied(tab.networks.copy_all) == "172.20.0.5"
            assert copied(tab.labels.copy_all) == "label.0=x0\nlabel.1=x1\nlabel.2=x2"
            assert copied(tab.ports.copy_all).splitlines()[0] == "127.0.0.1:8080 → 80/tcp"

    run(scenario)


def test_another_container_is_not_searched_by_the_words_of_the_one_before() -> None:
    engine = MemoryEngine()
    web = rich(engine)
    other = rich(engine, "other")

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            tab.environment.field.setText("nothing such")
            await on.until(lambda: on.of(other).container.detail is not None)
            tab.show_row(on.of(other))
            assert tab.environment.field.text() == ""
            assert len(tab.environment.body.keys) == 6

    run(scenario)


def inspected(engine: MemoryEngine, web: Container) -> None:
    async def inspect(container: str) -> dict[str, Any]:
        found: dict[str, Any] = await engine.answer(
            "containers.inspect",
            {"Id": web.id, "Name": "/web", "Config": {"Image": "app:1", "Env": [f"DB_PASSWORD={SECRET}", "A=b c"]}},
            container,
        )
        return found

    engine.containers.inspect = inspect  # type: ignore[method-assign]  # what an engine says


def test_the_docker_run_is_shown_masked_and_copied_real() -> None:
    engine = MemoryEngine()
    web = rich(engine, image_id="sha256:gone")
    inspected(engine, web)

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            await on.until(tab.command.isVisible)
            shown = tab.command.box.toPlainText()
            assert shown.startswith("docker run -d \\\n  --name web")
            assert SECRET not in shown
            assert SECRET not in tab.command.box.accessibleName()
            wanted = f"docker run -d --name web --env DB_PASSWORD={SECRET} --env 'A=b c' app:1"
            assert copied(tab.command.copy) == wanted
            asked = engine.calls["containers.inspect"]
            engine.health(web, "healthy")  # nothing of it stands in the command
            await on.quiet()
            assert engine.calls["containers.inspect"] == asked

    run(scenario)


def test_the_docker_run_is_copied_from_the_menu_and_a_failure_is_told() -> None:
    engine = MemoryEngine()
    web = rich(engine)
    inspected(engine, web)

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.copy_run", [on.of(web)])
            await on.until(lambda: on.said)
            assert on.said == [("ok", "docker run command copied")]
            assert SECRET in QGuiApplication.clipboard().text()
            engine.fail("containers.inspect", NotFound("inspect", "container", web.id, "No such container", 404))
            on.runner.trigger("container.copy_run", [on.of(web)])
            await on.until(lambda: len(on.said) == 2)
            assert on.said[1] == ("err", "Could not read 'web'. It is no longer there.")

    run(scenario)


def test_where_the_engine_does_not_tell_the_command_is_left_out() -> None:
    engine = MemoryEngine()
    web = rich(engine)
    inspected(engine, web)
    engine.fail("containers.inspect", Rejected("inspect", "container", web.id, "odd", 500))

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            await on.until(lambda: engine.calls["containers.inspect"])
            await on.quiet()
            assert not tab.command.isVisible()
            assert tab.environment.isVisible()

    run(scenario)


def test_tab_goes_through_the_overview_as_one_reads_it() -> None:
    engine = MemoryEngine()
    web = rich(engine)

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            tab.environment.field.setText("VAR 1")  # rows come and go
            tab.environment.field.clear()
            QApplication.processEvents()
            reached, each = [], tab.nextInFocusChain()
            while each is not tab:
                if tab.inner.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
                    reached.append(each)
                each = each.nextInFocusChain()
            parts = (tab.ports, tab.environment, tab.mounts, tab.networks, tab.labels)
            sections = (tab.facts, *parts, tab.limits, tab.command)
            places = [next(n for n, part in enumerate(sections) if part.isAncestorOf(one)) for one in reached]
            assert places == sorted(places)
            assert set(places) >= set(range(len(sections) - 1))  # the command comes when the engine has told of it
            bodies = [one for one in reached if tab.environment.body.isAncestorOf(one)]
            tops = [one.mapTo(tab.inner, QPoint(0, one.height() // 2)).y() // 24 for one in bodies]
            assert tops == sorted(tops)
            assert reached.index(tab.environment.field) < reached.index(bodies[0])

    run(scenario)


def test_a_limit_is_told_as_it_was_set() -> None:
    engine = MemoryEngine()
    web = engine.create("web", detail=ContainerDetail(memory_limit=128 << 20))

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            assert tab.limits.body.value_of("memory") == "128 MiB"

    run(scenario)


def test_checks_that_failed_meanwhile_are_told_while_it_is_looked_at() -> None:
    engine = MemoryEngine()
    check = HealthCheck(("CMD-SHELL", "exit 1"), 5, 30, 2)
    detail = ContainerDetail(health_check=check, failing_streak=2)
    web = engine.create("web", state="running", health="unhealthy", detail=detail)

    async def scenario() -> None:
        async with stage(engine) as on:
            tab = await overview(on, web)
            tab.wake()
            tab.show_row(on.of(web))
            there = engine.containers_there[web.id]
            engine.containers_there[web.id] = replace(there, detail=replace(detail, failing_streak=455))  # no event
            for _ in range(10):
                tab.tick()
            await on.until(lambda: on.of(web).container.detail.failing_streak == 455)

    run(scenario)
