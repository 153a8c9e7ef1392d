"""What events mean."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.records import Container, ContainerDetail, Event, Port
from models import event_table
from models.event_table import Again

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
NOON_NS = int(NOON.timestamp()) * 1_000_000_000
RUNNING = Container(
    "c1",
    "api-1",
    "api:1",
    "sha256:1",
    "serve",
    "running",
    health="healthy",
    ports=(Port(80, 8080),),
    detail=ContainerDetail(started=NOON, pid=7),
)


def event(type_: str, action: str, argument: str = "", **attributes: str) -> Event:
    return Event(type_, action, "c1", attributes, NOON_NS, argument)


@pytest.mark.parametrize(
    ("type_", "action", "again"),
    [
        *[
            ("container", action, Again.CONTAINER)
            for action in [
                "create", "start", "die", "stop", "kill", "oom", "pause", "unpause", "restart", "rename", "update",
                "health_status",
            ]
        ],
        ("container", "destroy", Again.CONTAINER_GONE),
        ("container", "prune", Again.CONTAINERS),
        ("container", "commit", Again.IMAGES),
        *[
            ("image", action, Again.IMAGES)
            for action in ["tag", "untag", "pull", "push", "import", "load", "save", "prune"]
        ],
        ("image", "delete", Again.IMAGE_GONE),
        ("builder", "prune", Again.IMAGES),
        ("network", "create", Again.NETWORK),
        ("network", "update", Again.NETWORK),
        ("network", "destroy", Again.NETWORK_GONE),
        ("network", "connect", Again.ENDPOINT),
        ("network", "disconnect", Again.ENDPOINT),
        ("network", "prune", Again.NETWORKS),
        ("volume", "create", Again.VOLUME),
        ("volume", "destroy", Again.VOLUME_GONE),
        ("volume", "prune", Again.VOLUMES),
        ("daemon", "reload", Again.INFO),
        *[
            ("container", action, Again.NOTHING)
            for action in ["exec_start", "top", "attach", "resize", "copy", "export", "archive-path"]
        ],
        ("volume", "mount", Again.NOTHING),
        ("volume", "unmount", Again.NOTHING),
        ("plugin", "enable", Again.NOTHING),
        ("service", "update", Again.NOTHING),
        ("unheard-of", "create", Again.NOTHING),
        # What a newer engine may say of what we know is read again: once too often is harmless.
        ("container", "teleport", Again.CONTAINER),
        ("image", "teleport", Again.IMAGES),
    ],
)  # fmt: skip
def test_each_event_says_what_must_be_read_again(type_: str, action: str, again: Again) -> None:
    assert event_table.effect(event(type_, action)).again is again


def test_a_kill_waits_for_the_die_that_follows() -> None:
    assert not event_table.effect(event("container", "kill")).at_once
    assert event_table.effect(event("container", "die")).at_once


def test_a_die_tells_exit_code_end_and_that_nothing_is_published() -> None:
    dead = event_table.told(RUNNING, event("container", "die", exitCode="137"))
    assert (dead.state, dead.exit_code, dead.health, dead.ports) == ("exited", 137, "", ())
    assert dead.detail is not None
    assert (dead.detail.finished, dead.detail.exit_code, dead.detail.pid) == (NOON, 137, 0)


def test_a_start_forgets_the_last_end() -> None:
    dead = event_table.told(RUNNING, event("container", "die", exitCode="1"))
    again = event_table.told(dead, event("container", "start"))
    assert (again.state, again.exit_code) == ("running", None)
    assert again.detail is not None
    assert again.detail.exit_code is None


@pytest.mark.parametrize(
    ("action", "argument", "attributes", "field", "value"),
    [
        ("pause", "", {}, "state", "paused"),
        ("unpause", "", {}, "state", "running"),
        ("rename", "", {"name": "api-2", "oldName": "/api-1"}, "name", "api-2"),
        ("health_status", "unhealthy", {}, "health", "unhealthy"),
    ],
)
def test_an_event_tells_its_field(
    action: str, argument: str, attributes: dict[str, str], field: str, value: str
) -> None:
    assert getattr(event_table.told(RUNNING, event("container", action, argument, **attributes)), field) == value


@pytest.mark.parametrize("action", ["kill", "update", "rename", "health_status", "oom", "teleport"])
def test_an_event_that_tells_nothing_leaves_the_record_alone(action: str) -> None:
    assert event_table.told(RUNNING, event("container", action)) is RUNNING


@pytest.mark.parametrize("code", ["", "x", "1e3", "٣x"])
def test_an_odd_exit_code_is_none(code: str) -> None:
    assert event_table.told(RUNNING, event("container", "die", exitCode=code)).exit_code is None


@pytest.mark.parametrize("time_ns", [0, -1, 10**40])
def test_an_odd_time_is_none(time_ns: int) -> None:
    assert event_table.moment(Event("container", "start", "c1", {}, time_ns)) is None


def test_a_created_container_is_shown_from_its_event_with_its_labels() -> None:
    made = event_table.new_container(
        event("container", "create", name="web", image="web:1", **{"com.docker.compose.project": "shop"})
    )
    assert made is not None
    assert (made.name, made.image, made.state, made.project) == ("web", "web:1", "created", "shop")
    assert set(made.labels) == {"com.docker.compose.project"}


def test_only_a_create_makes_a_new_row() -> None:
    assert event_table.new_container(event("container", "start", name="web")) is None
    assert event_table.new_network(event("network", "connect", name="web")) is None
    assert event_table.new_volume(event("volume", "mount")) is None


@pytest.mark.parametrize(
    ("verb", "action", "attributes", "done"),
    [
        ("stop", "die", {}, True),
        ("stop", "kill", {}, False),
        ("stop", "stop", {}, False),  # before its "die" on 29
        ("restart", "die", {}, False),
        ("restart", "start", {}, False),
        ("restart", "restart", {}, True),
        ("kill", "kill", {"signal": "9"}, False),
        ("kill", "kill", {"signal": "SIGHUP"}, True),
        ("kill", "die", {}, True),
        ("remove", "die", {}, False),
        ("remove", "destroy", {}, True),
        ("teleport", "teleport", {}, True),
        # a call that has ended
        ("", "stop", {}, False),
        ("", "kill", {"signal": "15"}, False),
        ("", "die", {}, True),
        ("", "rename", {}, True),
    ],
)
def test_a_verb_is_done_with_its_event(verb: str, action: str, attributes: dict[str, str], done: bool) -> None:
    assert event_table.done(verb, event("container", action, **attributes)) is done
