"""Details: trouble first, secrets masked, links that lead on, streams only while seen, and the gone still readable."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from engine.errors import Rejected
from engine.records import (
    ContainerDetail,
    Endpoint,
    HealthCheck,
    ImageDetail,
    Key,
    Kind,
    Layer,
    Mount,
    Pool,
    Port,
    Probe,
)
from gui.details import times
from gui.details.image_layers import instruction
from gui.details.network_overview import addresses_of
from gui.details.panel import DetailPanel
from gui.details.trouble import trouble_of
from gui.widgets.copying import CopyButton
from models.rows import ContainerRow
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.fakes.stats_streams import sample
from tests.gui.stage import stage

if TYPE_CHECKING:
    from engine.records import Container
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")
NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
DETAIL = ContainerDetail(
    started=NOW - timedelta(hours=2),
    restart_policy="on-failure",
    restart_maximum=3,
    restart_count=2,
    entrypoint=("node",),
    arguments=("server.js", "--password=hunter2"),
    env=("NODE_ENV=x", "DATABASE_URL=postgres://shop:hunter2@db-1/shop", "API_TOKEN=abc", "A=", "B=2", "C=3", "D=4"),
    health_check=HealthCheck(("CMD-SHELL", "curl -f localhost"), 30, 5, 3),
    probes=(Probe(NOW, NOW, 0, "ok"), Probe(NOW, NOW, 1, "GET /ready\nanswers 503")),
    failing_streak=3,
    memory_limit=768_000_000,
    cpu_limit=1.5,
)


def panel_of(on: Stage, kind: Kind) -> DetailPanel:
    """A panel on the stage's window."""
    panel = DetailPanel(kind, on.services, on.window)  # type: ignore[arg-type]  # what it needs of the services
    panel.resize(448, 700)
    panel.show()
    return panel


def rich() -> tuple[MemoryEngine, Container]:
    engine = MemoryEngine()
    image = engine.add_image("acme/api:2", "acme/api:latest")
    engine.add_volume("uploads")
    back = engine.add_network("back")
    engine.networks_there[back.id] = replace(back, pools=(Pool("172.20.0.0/16", "172.20.0.1"),))
    container = engine.create(
        "api-1",
        image,
        labels={"com.docker.compose.project": "shop", "note": "<b>bold</b>", "secret_key": "abc"},
        ports=(Port(8080, 8081, "0.0.0.0"), Port(8080, 8081, "::")),  # noqa: S104 - what an engine says
        mounts=(
            Mount("volume", "/v", "/app/uploads", "uploads"),
            Mount("bind", "/home/ada/x", "/app/x", writable=False),
        ),
        endpoints=(Endpoint("back", back.id, "172.20.0.5", aliases=("api", "api-1")),),
        detail=DETAIL,
        health="unhealthy",
        state="running",
    )
    return engine, container


def texts(widget: QWidget) -> list[str]:
    """All words that can be seen."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_the_overview_says_what_a_container_is() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            tab: Any = panel.tab
            await on.until(tab.environment.isVisible)
            facts = tab.facts
            assert facts.value_of("image") == "acme/api:2"
            assert facts.value_of("id") == container.id
            assert facts.value_of("restart") == "on-failure, 3 times at most · restarted 2 times"
            assert facts.value_of("port 0.0.0.0 8081 8080/tcp") == "0.0.0.0:8081 → 8080/tcp"
            assert [(thing.name, thing.value, thing.note) for thing in tab.mounts.body.things] == [
                ("uploads", "/app/uploads", "rw"),
                ("/home/ada/x", "/app/x", "ro"),
            ]
            assert [(thing.name, thing.value, thing.note) for thing in tab.networks.body.things] == [
                ("back", "172.20.0.5", "alias api, api-1")
            ]
            assert tab.limits.body.value_of("memory") == "768 MB"
            assert tab.limits.body.value_of("cpu") == "1.5 cores"
            assert tab.health.body.value_of("test") == "curl -f localhost"
            assert tab.health.body.value_of("probe 0") == "failed (1) · GET /ready answers 503"

    run(scenario)


def test_secrets_are_masked_until_the_eye_is_pressed_and_copied_as_they_are() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            tab: Any = panel.tab
            await on.until(tab.environment.isVisible)
            shown = " ".join(texts(panel))
            assert "hunter2" not in shown
            assert "abc" not in shown
            env = tab.environment.body
            assert env.value_of("1 DATABASE_URL") == "postgres://shop:••••@db-1/shop"
            assert env.value_of("2 API_TOKEN") == "••••••••"
            assert tab.facts.value_of("command") == "node server.js --password=••••"
            eyes = {button.accessibleName(): button for button in env.findChildren(QWidget) if button.accessibleName()}
            eyes["Show API_TOKEN"].click()
            assert env.value_of("2 API_TOKEN") == "abc"
            assert env.value_of("1 DATABASE_URL") == "postgres://shop:••••@db-1/shop"
            next(b for b in env.findChildren(CopyButton) if "DATABASE_URL" in b.accessibleName()).click()
            assert QGuiApplication.clipboard().text() == "postgres://shop:hunter2@db-1/shop"
            other = engine.create("other")
            await on.quiet()
            panel.show_row(on.of(other))
            panel.show_row(on.of(container))
            assert env.value_of("2 API_TOKEN") == "••••••••"

    run(scenario)


def test_long_lists_show_a_few_lines_until_asked_for_all() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            part: Any = panel.tab.environment  # type: ignore[union-attr]
            await on.until(part.isVisible)
            assert part.heading == "Environment · 7"
            assert len(part.body.keys) == 6
            part.more_asked.emit()
            assert len(part.body.keys) == 7

    run(scenario)


def test_the_links_of_the_overview_lead_on() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            tab: Any = panel.tab
            tab.facts.followed.emit("image")
            tab.mounts.body.followed.emit(tab.mounts.body.things[0].key)
            tab.networks.body.followed.emit(tab.networks.body.things[0].key)
            assert went == [
                on.row("image", "acme/api:2").key,
                on.row("volume", "uploads").key,
                on.row("network", "back").key,
            ]

    run(scenario)


def test_text_of_an_engine_is_never_read_as_markup() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            await on.quiet()
            labels = panel.findChildren(QLabel)
            assert any(label.text() == "<b>bold</b>" for label in labels)
            assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)

    run(scenario)


@pytest.mark.parametrize(
    ("fields", "detail", "title"),
    [
        ({"state": "running", "health": "unhealthy"}, DETAIL, "Unhealthy: GET /ready answers 503"),
        (
            {"state": "exited", "exit_code": 137},
            replace(DETAIL, exit_code=137, oom_killed=True, finished=NOW),
            "The system killed it: out of memory.",
        ),
        (
            {"state": "exited", "exit_code": 127},
            replace(DETAIL, exit_code=127, finished=NOW),
            "Its command was not found (127).",
        ),
        ({"state": "exited", "exit_code": 3}, replace(DETAIL, exit_code=3, finished=NOW), "It ended with code 3."),
        ({"state": "restarting"}, DETAIL, "It ends and is restarted again and again."),
        ({"state": "created"}, replace(DETAIL, error="no such file"), "It could not be started."),
        ({"state": "dead"}, DETAIL, "It is dead."),
        ({"state": "exited", "exit_code": 0}, replace(DETAIL, exit_code=0, finished=NOW), ""),
        ({"state": "running", "health": "healthy"}, DETAIL, ""),
        ({"state": "running"}, None, ""),
    ],
)
def test_trouble_is_one_sentence(fields: dict[str, Any], detail: ContainerDetail | None, title: str) -> None:
    _, container = rich()
    record = replace(container, **({"health": ""} | fields), detail=detail)
    trouble = trouble_of(ContainerRow(Key("local", Kind.CONTAINER, record.id), record))
    assert (trouble.title if trouble is not None else "") == title


def test_a_removed_container_stays_readable_and_the_new_one_of_its_name_is_offered() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            tab: Any = panel.tab
            await on.until(tab.environment.isVisible)
            engine.destroy(container)
            await on.until(lambda: panel.gone_at is not None)
            assert panel.gone.accessibleName().startswith("Removed just now")
            assert not any(button.isVisible() for button in (*panel.head.buttons.values(), panel.head.more))
            assert tab.facts.value_of("image") == "acme/api:2"
            labels = {"com.docker.compose.project": "other"}
            engine.create("api-1", labels=labels)
            await on.quiet()
            assert "Show the new one" not in panel.gone.findChildren(QWidget)[-1].accessibleName()
            new = engine.create("api-1", labels={"com.docker.compose.project": "shop"})
            await on.quiet()
            panel.gone.acted.emit()
            assert went == [on.of(new).key]
            assert panel.row.container.id == new.id
            assert panel.gone_at is None
            assert panel.head.buttons["container.start"].isVisible()

    run(scenario)


def test_the_header_offers_what_fits_and_does_it() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container))
            shown = {name for name, button in panel.head.buttons.items() if button.isVisible()}
            assert shown == {"container.stop", "container.restart", "container.terminal"}
            assert panel.head.buttons["container.stop"].accessibleName() == "Stop"
            panel.head.buttons["container.stop"].click()
            await on.until(lambda: panel.row.container.state == "exited" and not panel.row.pending)
            shown = {name for name, button in panel.head.buttons.items() if button.isVisible()}
            assert shown == {"container.start", "container.restart"}

    run(scenario)


def test_stats_are_measured_only_while_they_are_seen() -> None:
    engine, container = rich()
    containers = engine.containers

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            assert containers.readers == []
            panel.show_row(on.of(container), "stats")
            await on.until(lambda: container.id in containers.measured)
            reader = containers.readers[-1]
            tab: Any = panel.tab
            assert "Waiting" in tab.empty.sentence
            fields = {"memory": 612_000_000, "limit": 768_000_000, "network_sent": None}
            reader.give({container.id: sample(0, None, **fields)})
            cpu, memory = tab.charts[:2]
            await on.until(cpu.isVisible)
            assert (cpu.data.headline, memory.data.headline) == ("", "612 MB")
            assert memory.data.caption == "{unit}, of 768 MB"
            reader.give({container.id: sample(1, 31.2, **fields)})
            await on.until(lambda: cpu.data.headline == "31.2 %")
            assert cpu.data.caption == "percent of one core, 4 cores"
            tab.set_scale("host")
            assert (cpu.data.headline, cpu.data.caption) == ("7.8 %", "percent of the host's 4 cores")
            tab.pause.click()
            reader.give({container.id: sample(2, 50.0, **fields)})
            await on.until(lambda: on.of(container).use.cpu == 50.0)
            assert cpu.data.headline == "7.8 %"
            tab.pause.click()
            await on.until(lambda: cpu.data.headline == "12.5 %")
            panel.bar.set_current("overview")
            await on.until(lambda: not containers.measured)
            panel.bar.set_current("stats")
            await on.until(lambda: container.id in containers.measured)
            panel.hide()
            await on.until(lambda: not containers.measured)
            panel.show()
            await on.until(lambda: container.id in containers.measured)
            engine.die(container)
            await on.until(lambda: container.id not in containers.measured)
            await on.until(lambda: "It is not running" in tab.empty.sentence)
            assert cpu.isVisible()
            assert [mark.code for mark in cpu.data.marks] == [0]

    run(scenario)


def test_tabs_are_made_when_first_shown_and_the_last_is_kept_for_the_kind() -> None:
    engine, container = rich()
    other = engine.create("other")

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            assert panel.stack.count() == 1
            panel.bar.set_current("stats")
            assert panel.stack.count() == 2
            panel.show_row(on.of(other))
            assert panel.bar.current_key == "stats"
            panel.show_row(on.of(container), "overview")

    run(scenario)


def test_layers_come_oldest_first_with_bars() -> None:
    engine, _ = rich()

    async def history(_image: str) -> list[Layer]:
        by = ('CMD ["x"]', "RUN /bin/sh -c make # buildkit", "/bin/sh -c #(nop) ADD file:1 in / ")
        return [Layer("", NOW, words, size) for words, size in zip(by, (0, 200, 100), strict=True)]

    engine.images.history = history  # type: ignore[method-assign]  # an image with layers

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.IMAGE)
            panel.show_row(on.row("image", "acme/api:2"), "layers")
            tab: Any = panel.tab
            await on.until(lambda: tab.layers)
            await on.quiet()
            shown = texts(tab)
            assert shown.index("ADD file:1 in /") < shown.index("make") < shown.index('CMD ["x"]')
            assert "3 layers, 300 B" in shown

    run(scenario)


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ('/bin/sh -c #(nop)  CMD ["bash"]', 'CMD ["bash"]'),
        ("/bin/sh -c apt-get update", "apt-get update"),
        ("RUN |1 A=b /bin/sh -c make # buildkit", "make"),
        ("COPY . . # buildkit", "COPY . ."),
        ("", ""),
        ("a\nb\t c", "a b c"),
        ("x" * 5000, "x" * 1999 + "…"),
    ],
)  # fmt: skip
def test_instructions_are_shown_as_they_were_written(by: str, words: str) -> None:
    assert instruction(by) == words


def test_an_image_s_overview_reads_what_the_list_does_not_say() -> None:
    engine, _ = rich()

    async def read(_image: str) -> ImageDetail:
        engine.calls["images.read.here"] += 1
        return ImageDetail("linux/amd64", env=("NPM_TOKEN=abc",), command=("node", "server.js"), layers=3)

    engine.images.read = read  # type: ignore[method-assign]  # an image with more

    async def scenario() -> None:
        async with stage(engine) as on:
            await on.quiet()
            before = engine.calls["images.read.here"]
            panel = panel_of(on, Kind.IMAGE)
            panel.show_row(on.row("image", "acme/api:2"), "overview")
            tab: Any = panel.tab
            await on.until(lambda: "command" in tab.facts.keys)
            assert tab.facts.value_of("command") == "node server.js"
            assert tab.facts.value_of("users") == "1 container"
            assert tab.environment.body.value_of("0 NPM_TOKEN") == "••••••••"
            panel.show_row(on.row("image", "acme/api:2"))
            panel.show_row(on.row("image", "acme/api:latest"))
            await on.quiet()
            assert engine.calls["images.read.here"] == before + 1

    run(scenario)


def test_a_refused_reading_is_told_in_the_page() -> None:
    engine, _ = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            await on.quiet()
            engine.fail("images.read", Rejected("read", "image", "x", "out of luck", 500))
            panel = panel_of(on, Kind.IMAGE)
            panel.show_row(on.row("image", "acme/api:2"), "overview")
            tab: Any = panel.tab
            await on.until(tab.problem.isVisible)
            assert "The engine says: out of luck" in tab.problem.accessibleName()

    run(scenario)


def test_a_network_shows_its_containers_with_their_addresses() -> None:
    engine, container = rich()

    async def inspect(_network: str) -> dict[str, Any]:
        return {"Containers": {container.id: {"IPv4Address": "172.20.0.9/16", "IPv6Address": ""}, "x": 3}}

    engine.networks.inspect = inspect  # type: ignore[method-assign]  # what only inspection says

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.NETWORK)
            panel.show_row(on.row("network", "back"), "overview")
            tab: Any = panel.tab
            assert tab.facts.value_of("subnet 0") == "172.20.0.0/16"
            await on.until(lambda: [thing.value for thing in tab.users.body.things] == ["172.20.0.9"])
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            tab.users.body.followed.emit(container.id)
            assert went == [on.of(container).key]

    run(scenario)


@pytest.mark.parametrize(
    "json", [{}, {"Containers": None}, {"Containers": []}, {"Containers": {"a": None, "b": {"IPv4Address": 3}}}]
)
def test_odd_replies_about_a_network_give_no_addresses(json: dict[str, Any]) -> None:
    assert addresses_of(json) == {}


def test_who_uses_a_volume_is_listed_and_leads_there() -> None:
    engine, container = rich()
    engine.add_volume("alone")

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            panel = panel_of(on, Kind.VOLUME)
            panel.show_row(on.row("volume", "uploads"), "used-by")
            tab: Any = panel.tab
            assert [thing.name for thing in tab.users.things] == ["api-1"]
            tab.users.followed.emit(container.id)
            assert went == [on.of(container).key]
            panel.show_row(on.row("volume", "alone"))
            assert tab.empty.sentence == "No container mounts it."
            panel.show_row(on.row("volume", "uploads"), "overview")
            assert panel.tab.facts.value_of("driver") == "local"  # type: ignore[union-attr]

    run(scenario)


def test_a_moment_is_told_with_day_and_distance() -> None:
    assert times.moment(None, NOW) == ""
    assert times.moment(NOW - timedelta(minutes=4), NOW).endswith("(4 min ago)")
    assert times.moment(NOW - timedelta(minutes=4), NOW).startswith("Today ")
    assert times.moment(NOW - timedelta(days=30), NOW).startswith("2026-04-04 ")
    assert times.moment(NOW + timedelta(hours=1), NOW).endswith("(just now)")


def test_the_panel_forgets_everything_when_the_engine_changes() -> None:
    engine, container = rich()

    async def scenario() -> None:
        async with stage(engine) as on:
            panel = panel_of(on, Kind.CONTAINER)
            panel.show_row(on.of(container), "overview")
            on.services.session = None
            on.services.runner = None
            on.services.session_changed.emit()
            assert panel.row is None
            assert panel.stack.count() == 0
            engine.die(container)
            await on.quiet()

    run(scenario)
