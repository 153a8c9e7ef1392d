from __future__ import annotations

import asyncio
import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.docker import DockerEngine
from engine.errors import Ask, BadReply, Unreachable
from engine.events import EventDecoder, event_from_json, since
from tests.fakes.engine_server import FakeEngine

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.records import Event

ASK = Ask("watch", "engine")
LINES = b"".join(
    json.dumps(
        {
            "Type": "container",
            "Action": action,
            "Actor": {"ID": "x", "Attributes": {"name": "wéb"}},
            "timeNano": number,
        },
        ensure_ascii=False,
    ).encode()
    + b"\n"
    for number, action in enumerate(["create", "start", "exec_start: sh", "die", "health_status: unhealthy"], 1)
)


def _decoded(chunks: list[bytes]) -> list[Event]:
    decoder = EventDecoder(ASK)
    return [event for chunk in chunks for event in decoder.feed(chunk) or ()]


def test_events_are_the_same_when_cut_at_each_byte() -> None:
    whole = _decoded([LINES])
    assert [event.action for event in whole] == ["create", "start", "die", "health_status"]
    for cut in range(len(LINES)):
        assert _decoded([LINES[:cut], LINES[cut:]]) == whole


@given(cuts=st.lists(st.integers(0, len(LINES)), max_size=10))
def test_events_are_the_same_however_often_they_are_cut(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(LINES)]
    assert _decoded([LINES[a:b] for a, b in pairwise(edges)]) == _decoded([LINES])


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\n\n\n"])
def test_lines_may_end_in_more_than_a_newline(end: bytes) -> None:
    assert len(_decoded([LINES.replace(b"\n", end)])) == 4


def test_what_follows_the_colon_is_the_argument() -> None:
    event = event_from_json({"Type": "container", "Action": "health_status: unhealthy", "Actor": {"ID": "x"}})
    assert event is not None
    assert (event.action, event.argument) == ("health_status", "unhealthy")


def test_exec_events_are_left_out_with_and_without_spaces_in_the_json() -> None:
    for text in (b'{"Type":"container","Action":"exec_die"}\n', b'{"Type": "container", "Action": "exec_die"}\n'):
        assert EventDecoder(ASK).feed(text) is None


def test_a_label_that_looks_like_an_exec_event_hides_nothing() -> None:
    label = '"Action":"exec_'
    line = json.dumps({"Type": "container", "Action": "die", "Actor": {"ID": "x", "Attributes": {"l": label}}})
    events = EventDecoder(ASK).feed(line.encode() + b"\n")
    assert events is not None
    assert events[0].attributes == {"l": label}


def test_a_line_that_is_no_event_is_passed_over() -> None:
    assert [event.action for event in _decoded([b"{broken\n[]\n5\n{}\n" + LINES])] == [
        "create",
        "start",
        "die",
        "health_status",
    ]


def test_a_line_without_end_is_an_error_and_not_all_of_the_memory() -> None:
    decoder = EventDecoder(ASK)
    assert decoder.feed(b"x" * (10 << 20)) is None
    with pytest.raises(BadReply):
        decoder.feed(b"x" * (10 << 20))


def test_seconds_stand_in_where_nanoseconds_are_missing() -> None:
    event = event_from_json({"Type": "image", "Action": "tag", "time": 5})
    assert event is not None
    assert event.time_ns == 5_000_000_000


@pytest.mark.parametrize(
    ("kind", "word", "docker"),
    [("container", "died", "die"), ("container", "remove", "destroy"), ("volume", "remove", "destroy")],
)
def test_podmans_words_are_said_in_dockers(kind: str, word: str, docker: str) -> None:
    json = {"Type": kind, "Action": word, "Actor": {"ID": "", "Attributes": {"name": "data"}}}
    event = event_from_json(json, podman=True)
    assert event is not None
    assert (event.action, event.id) == (docker, "data")
    plain = event_from_json(json)
    assert plain is not None
    assert plain.action == word


@pytest.mark.parametrize("action", ["connect", "disconnect"])
def test_podman_names_the_container_where_docker_names_the_network(action: str) -> None:
    json = {"Type": "network", "Action": action, "Actor": {"ID": "c1", "Attributes": {"name": "web"}}}
    event = event_from_json(json, podman=True)
    assert event is not None
    assert (event.id, event.attributes) == ("", {"container": "c1"})


def test_since_keeps_every_nanosecond() -> None:
    assert since(1_700_000_000_000_000_001) == "1700000000.000000001"
    assert since(1_700_000_000_120_000_000) == "1700000000.120000000"


def test_events_come_as_they_happen_and_are_resumed_from_the_last(fake: FakeEngine) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        await engine.open()
        async with engine.system.events() as events:
            fake.wait_for_listeners()
            fake.push_event("container", "start", "x", name="web")
            last = fake.push_event("container", "die", "x")
            found = [*await anext(events)]
            while len(found) < 2:
                found += await anext(events)
        fake.wait_for_listeners(0)
        fake.push_event("container", "destroy", "x")
        async with engine.system.events(last) as events:
            resumed = [*await anext(events)]
            while len(resumed) < 2:
                resumed += await anext(events)
        assert [event.action for event in found] == ["start", "die"]
        assert [event.action for event in resumed] == ["die", "destroy"]
        assert fake.queries[-1] == {"since": since(last)}
        await engine.close()

    asyncio.run(main())


@pytest.mark.parametrize("ends", [FakeEngine.cut_events, FakeEngine.end_events])
def test_an_events_stream_that_breaks_or_ends_is_a_lost_engine(
    fake: FakeEngine, ends: Callable[[FakeEngine], None]
) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        await engine.open()
        async with engine.system.events() as events:
            fake.wait_for_listeners()
            fake.push_event("container", "die", "x")
            ends(fake)
            assert [event.action for event in await anext(events)] == ["die"]
            with pytest.raises(Unreachable):
                await anext(events)
        await engine.close()

    asyncio.run(main())
