"""Columns: what a row says of a thing, how it sorts, and that an engine's text cannot play tricks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from engine.records import Container, ContainerDetail, Endpoint, Image, Key, Kind, Mount, Network, Pool, Port, Volume
from models import containers, images, networks, volumes
from models.columns import Align, Elide, Paint
from models.glyphs import TONES, WORST_FIRST, Glyph
from models.groups import GroupRow, spoken_group, summarise
from models.images import split_reference
from models.ports import ports_text, ports_tooltip
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow
from models.states import container_glyph

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
COLUMNS = {
    "containers": containers.columns(lambda: NOW),
    "images": images.columns(lambda: NOW),
    "volumes": volumes.columns(lambda: NOW),
    "networks": networks.columns(lambda: NOW),
}
EVIL = "<b>x</b>\u202e\n\x1b[31m"
CLEAN = "<b>x</b><U+202E>␊␛[31m"


def row(state: str = "running", *, pending: str = "", problem: str = "", verb: str = "", **more: Any) -> ContainerRow:
    detail = more.pop("detail", None)
    record = Container("a" * 64, "api-1", "acme/api:2", "sha256:b", "run", state, detail=detail, **more)
    return ContainerRow(Key("local", Kind.CONTAINER, record.id), record, pending, problem, verb=verb)


def cell(noun: str, key: str, of: Any) -> str:
    return next(column for column in COLUMNS[noun] if column.key == key).text(of)


def order(noun: str, key: str, of: Any) -> Any:
    return next(column for column in COLUMNS[noun] if column.key == key).sort(of)


@pytest.mark.parametrize(
    ("shown", "words", "glyph"),
    [
        (row(), "Running", Glyph.RUNNING),
        (row(health="healthy"), "Healthy", Glyph.RUNNING),
        (row(health="unhealthy"), "Unhealthy", Glyph.UNHEALTHY),
        (row(health="unhealthy", detail=ContainerDetail(failing_streak=3)), "Unhealthy · 3 fails", Glyph.UNHEALTHY),
        (row(health="unhealthy", detail=ContainerDetail(failing_streak=1150)), "Unhealthy · 99+", Glyph.UNHEALTHY),
        (row(health="unhealthy", detail=ContainerDetail(failing_streak=1)), "Unhealthy · 1 fail", Glyph.UNHEALTHY),
        (row(health="starting"), "Starting", Glyph.STARTING),
        (
            row(health="starting", detail=ContainerDetail(started=NOW - timedelta(seconds=12))),
            "Starting · 12 s",
            Glyph.STARTING,
        ),
        (row("exited", exit_code=0), "Exited 0", Glyph.EXITED),
        (row("exited"), "Exited", Glyph.EXITED),
        (row("exited", exit_code=1), "Exited 1", Glyph.FAILED),
        (
            row("exited", detail=ContainerDetail(exit_code=137, oom_killed=True)),
            "Exited 137 · OOM",
            Glyph.FAILED,
        ),
        (row("restarting"), "Restarting", Glyph.RESTARTING),
        (row("restarting", detail=ContainerDetail(restart_count=14)), "Restarting · 14×", Glyph.RESTARTING),
        (row("paused"), "Paused", Glyph.PAUSED),
        (row("paused", health="unhealthy"), "Paused", Glyph.PAUSED),
        (row("created"), "Created", Glyph.CREATED),
        (row("removing"), "Removing…", Glyph.REMOVING),
        (row("dead", exit_code=1), "Dead", Glyph.DEAD),
        (row("stopping"), "Stopping…", Glyph.WORKING),
        (row("from the future"), "From the future", Glyph.CREATED),
        (row(pending="Stopping…", health="unhealthy"), "Stopping…", Glyph.WORKING),
        (row(pending="Removing…", verb="remove"), "Removing…", Glyph.REMOVING),
        (row(problem="Port 8080 is taken"), "Port 8080 is taken", Glyph.RUNNING),
    ],
)
def test_status_words_and_glyph(shown: ContainerRow, words: str, glyph: Glyph) -> None:
    assert containers.status_text(shown, NOW) == words
    assert containers.glyph(shown) is glyph


def test_only_trouble_and_change_are_coloured() -> None:
    tones = {state: containers.tone(row(state)) for state in ("running", "exited", "created", "paused", "dead")}
    assert tones == {"running": "", "exited": "", "created": "", "paused": "paused", "dead": "err"}
    assert containers.tone(row(health="healthy")) == "ok"
    assert containers.tone(row(health="unhealthy")) == "warn"
    assert containers.tone(row("exited", exit_code=2)) == "err"
    assert containers.tone(row(problem="no")) == "err"
    assert containers.tone(row(pending="Stopping…", problem="no")) == "info"
    assert set(TONES) == set(WORST_FIRST) == set(Glyph)


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (row(health="unhealthy", detail=ContainerDetail(failing_streak=3)), "api-1, unhealthy, 3 failed checks"),
        (row(health="healthy"), "api-1, healthy"),
        (
            row("exited", detail=ContainerDetail(exit_code=137, oom_killed=True)),
            "api-1, exited with code 137, out of memory",
        ),
        (row(pending="Stopping…"), "api-1, stopping"),
        (row("restarting", detail=ContainerDetail(restart_count=1)), "api-1, restarting, 1 restart"),
        (row(problem="Port 80 is taken"), "api-1, Port 80 is taken, running"),
        (row("created"), "api-1, created"),
    ],
)
def test_a_screen_reader_says_the_state_in_full(shown: ContainerRow, said: str) -> None:
    spoken = COLUMNS["containers"][0].spoken
    assert spoken is not None
    assert spoken(shown) == said


def test_the_worst_state_sorts_first() -> None:
    states = [row("created"), row(), row(health="unhealthy"), row("exited", exit_code=1), row("dead")]
    by_status = sorted(states, key=lambda shown: order("containers", "status", shown))
    assert [container_glyph(shown.container).value for shown in by_status] == [
        "dead",
        "failed",
        "unhealthy",
        "running",
        "created",
    ]


@pytest.mark.parametrize(
    ("ports", "text"),
    [
        ((), ""),
        ((Port(80),), ""),
        ((Port(5432, 5432),), "5432"),
        ((Port(8080, 8081),), "8081→8080"),
        ((Port(80, 8080, "0.0.0.0"), Port(80, 8080, "::")), "8080→80"),  # noqa: S104
        ((Port(9090, 9090), Port(80, 8080), Port(443)), "8080→80 +1"),
        ((Port(53, 53, protocol="udp"),), "53/udp"),
        ((Port(53, 53, protocol="udp"), Port(8053, 8053)), "8053 +1"),
    ],
)
def test_ports_are_said_in_as_few_numbers_as_they_need(ports: tuple[Port, ...], text: str) -> None:
    assert ports_text(ports) == text


def test_the_tooltip_of_ports_has_every_address() -> None:
    ports = (Port(443), Port(80, 8080, "::1"), Port(80, 8080, "127.0.0.1"), Port(81, 81))
    assert ports_tooltip(ports).splitlines() == [
        "127.0.0.1:8080 → 80/tcp",
        "[::1]:8080 → 80/tcp",
        "81 → 81/tcp",
        "443/tcp, not published",
    ]


def test_time_up_is_known_after_inspection_only() -> None:
    up = lambda shown: cell("containers", "up", shown)  # noqa: E731 - short, for this test
    assert up(row()) == ""
    assert up(row(detail=ContainerDetail(started=NOW - timedelta(days=6)))) == "6 d"
    assert up(row("exited", detail=ContainerDetail(finished=NOW - timedelta(minutes=4)))) == "4 min ago"
    assert up(row("created", detail=ContainerDetail())) == ""
    assert up(row(detail=ContainerDetail(started=NOW + timedelta(days=1)))) == "0 s"
    longer, shorter = (row(detail=ContainerDetail(started=NOW - timedelta(days=days))) for days in (6, 2))
    assert order("containers", "up", shorter) < order("containers", "up", longer)
    waits = row(
        "restarting", detail=ContainerDetail(started=NOW - timedelta(hours=2), finished=NOW - timedelta(minutes=4))
    )
    assert up(waits) == "4 min ago"  # it is not up until it was started again
    assert order("containers", "up", row()) is None


def test_the_other_cells_of_a_container() -> None:
    shown = row(
        "exited",
        exit_code=3,
        created=NOW - timedelta(days=2),
        mounts=(
            Mount("volume", "/v/x/_data", "/data", name="x"),
            Mount("bind", "/srv", "/srv"),
            Mount("tmpfs", "", "/t"),
        ),
        endpoints=(Endpoint("b", ip="10.0.0.10"), Endpoint("a", ip="10.0.0.9", ipv6="fd00::1")),
        labels={"com.docker.compose.project": "shop", "com.docker.compose.service": "api"},
        size_rw=5_300_000,
    )
    cells = {column.key: column.text(shown) for column in COLUMNS["containers"]}
    assert cells == {
        "name": "api-1",
        "image": "acme/api:2",
        "status": "Exited 3",
        "ports": "",
        "cpu": "",
        "memory": "",
        "up": "",
        "created": "2 days ago",
        "ip": "10.0.0.10 +2",
        "networks": "a, b",
        "project": "shop",
        "service": "api",
        "id": "a" * 12,
        "exit": "3",
        "health": "",
        "command": "run",
        "mounts": "x, /srv, tmpfs",
        "size": "5.3 MB",
        "labels": "com.docker.compose.project=shop, com.docker.compose.service=api",
    }


def test_addresses_sort_as_numbers() -> None:
    addresses = ["10.0.0.10", "10.0.0.9", "fd00::1", "odd"]
    rows = [row(endpoints=(Endpoint("n", ip=address),)) for address in addresses]
    in_order = sorted(rows, key=lambda shown: order("containers", "ip", shown))
    assert [shown.container.endpoints[0].ip for shown in in_order] == ["10.0.0.9", "10.0.0.10", "fd00::1", "odd"]


@pytest.mark.parametrize(
    ("reference", "parts"),
    [
        ("nginx:1.27", ("nginx", "1.27")),
        ("host:5000/team/app", ("host:5000/team/app", "")),
        ("host:5000/team/app:1", ("host:5000/team/app", "1")),
        ("app@sha256:abc", ("app", "")),
        ("app:1@sha256:abc", ("app", "1")),
        ("", ("", "")),
    ],
)
def test_references_are_split_as_docker_splits_them(reference: str, parts: tuple[str, str]) -> None:
    assert split_reference(reference) == parts


def image_row(reference: str, *users: Container, **more: Any) -> ImageRow:
    record = Image("sha256:" + "e" * 64, (reference,) if reference else (), **more)
    return ImageRow(Key("local", Kind.IMAGE, f"{record.id} {reference}"), record, reference, users)


def test_cells_of_an_image() -> None:
    running, stopped = row().container, replace(row("exited").container, name="old")
    shown = image_row("acme/api:2", running, running, stopped, size=412_000_000, created=NOW - timedelta(days=21))
    assert cell("images", "repository", shown) == "acme/api"
    assert cell("images", "tag", shown) == "2"
    assert cell("images", "id", shown) == "e" * 12
    assert cell("images", "size", shown) == "412 MB"
    assert cell("images", "used", shown) == "2 running, 1 stopped"
    paused = replace(running, state="paused")
    assert cell("images", "used", image_row("a:1", stopped, paused, running, running)) == "2 running, 2 more"
    assert cell("images", "created", shown) == "3 weeks ago"
    assert (cell("images", "unique", shown), cell("images", "shared", shown)) == ("", "")
    known = image_row("acme/api:2", size=412_000_000, shared_size=294_000_000)
    assert (cell("images", "unique", known), cell("images", "shared", known)) == ("118 MB", "294 MB")
    assert cell("images", "used", known) == "Unused"


def test_an_image_without_a_tag_says_so_and_stands_last() -> None:
    nameless, by_digest = image_row(""), image_row("", digests=("postgres@sha256:abc",))
    assert (cell("images", "repository", nameless), cell("images", "tag", nameless)) == ("No tag", "")
    assert cell("images", "repository", by_digest) == "postgres"
    assert cell("images", "digest", by_digest) == "sha256:abc"
    in_order = sorted([nameless, image_row("zz:1"), image_row("b:10"), image_row("b:9")], key=images.columns()[0].sort)
    assert [shown.reference for shown in in_order] == ["b:9", "b:10", "zz:1", ""]


def test_cells_of_volumes_and_networks() -> None:
    orphan = VolumeRow(Key("local", Kind.VOLUME, "f" * 64), Volume("f" * 64, "local", "/var/x"))
    assert cell("volumes", "kind", orphan) == "Anonymous, orphan"
    assert cell("volumes", "kind", replace(orphan, users=(row().container,))) == "Anonymous"
    named = VolumeRow(Key("local", Kind.VOLUME, "db"), Volume("db"))
    assert cell("volumes", "kind", named) == "Orphan"
    assert cell("volumes", "created", named) == ""
    record = Network("n" * 64, "shop", "bridge", "local", pools=(Pool("10.1.0.0/16", "10.1.0.1"), Pool("fd00::/64")))
    network = NetworkRow(Key("local", Kind.NETWORK, record.id), record, (row().container,))
    assert cell("networks", "subnet", network) == "10.1.0.0/16, fd00::/64"
    assert cell("networks", "gateway", network) == "10.1.0.1"
    assert cell("networks", "containers", network) == "1"
    assert cell("networks", "internal", network) == "No"


def evil_rows() -> dict[str, Any]:
    evil = replace(
        row(
            EVIL, endpoints=(Endpoint(EVIL, ip=EVIL),), mounts=(Mount("bind", EVIL, EVIL),), labels={EVIL: EVIL}
        ).container,
        name=EVIL,
        image=EVIL,
        command=EVIL,
        health=EVIL,
        ports=(Port(1, 2, EVIL, EVIL),),
    )
    image = Image(EVIL, (EVIL,), (f"{EVIL}@{EVIL}",), labels={EVIL: EVIL}, platform=EVIL)
    volume = Volume(EVIL, EVIL, EVIL, labels={EVIL: EVIL}, scope=EVIL)
    network = Network(EVIL, EVIL, EVIL, EVIL, pools=(Pool(EVIL, EVIL),), labels={EVIL: EVIL})
    return {
        "containers": ContainerRow(Key("local", Kind.CONTAINER, "1"), evil, problem=EVIL),
        "images": ImageRow(Key("local", Kind.IMAGE, "1"), image, EVIL, (evil,)),
        "volumes": VolumeRow(Key("local", Kind.VOLUME, "1"), volume, (evil,)),
        "networks": NetworkRow(Key("local", Kind.NETWORK, "1"), network, (evil,)),
    }


@pytest.mark.parametrize("noun", sorted(COLUMNS))
def test_no_cell_lets_control_characters_through(noun: str) -> None:
    evil = evil_rows()[noun]
    for column in COLUMNS[noun]:
        texts = [column.text(evil)]
        texts += [column.spoken(evil)] if column.spoken else []
        texts += column.tooltip(evil).split("\n") if column.tooltip else []
        assert all(text.isprintable() for text in texts), column.key
        column.sort(evil)
    assert CLEAN in COLUMNS[noun][0].text(evil)


@pytest.mark.parametrize("noun", sorted(COLUMNS))
def test_columns_follow_the_rules_of_tables(noun: str) -> None:
    columns = COLUMNS[noun]
    keys = [column.key for column in columns]
    assert len(set(keys)) == len(keys)
    assert columns[0].paint is Paint.NAME
    assert columns[0].drop == 0
    stretching = [column for column in columns if column.stretch]
    assert stretching[0] is columns[0]
    assert all(column.align is Align.LEFT for column in stretching)
    for column in columns:
        assert column.title
        assert column.minimum <= column.width
        if column.paint is Paint.NUMBER:
            assert (column.align, column.elide) == (Align.RIGHT, Elide.NEVER)
        if not column.shown:
            assert column.drop > max(other.drop for other in columns if other.shown)


def test_in_a_narrow_window_image_goes_first_then_the_time_up_and_status_never() -> None:
    shown = sorted((column for column in COLUMNS["containers"] if column.shown), key=lambda column: -column.drop)
    assert [column.key for column in shown if column.drop][:2] == ["image", "up"]
    assert {column.key for column in shown if not column.drop} == {"name", "status"}


def test_a_group_is_named_by_its_project_and_its_worst_state_is_said_first() -> None:
    grouping = containers.grouping()
    assert grouping.key_of(row(labels={"com.docker.compose.project": "shop"})) == "shop"
    assert grouping.title_of("") == "No project"
    assert grouping.title_of(EVIL) == CLEAN
    assert grouping.state_of(row("exited", exit_code=1)) == "failed"
    summary = summarise(["running", "failed", "running", "unhealthy", "running", "odd"])
    assert summary == (("running", 3), ("unhealthy", 1), ("failed", 1), ("odd", 1))
    group = GroupRow(Key("local", Kind.GROUP, "shop"), "shop", 6, summary, expanded=True, total=6)
    assert spoken_group(group) == "Group shop, 6 containers, 1 failed, 1 unhealthy, 3 running, 1 odd, expanded"
    alone = replace(group, count=1, summary=(("running", 1),), expanded=False)
    assert spoken_group(alone) == "Group shop, 1 container, 1 running, collapsed"
