from __future__ import annotations

import gc
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import parse
from engine.container_records import container_from_inspect, container_from_list
from engine.events import event_from_json
from engine.images import image_from_inspect, image_from_list, layer_from_history
from engine.networks import network_from_json
from engine.quick import quick
from engine.records import Container, Mount
from engine.stats import sample_from_json
from engine.system import info_from_json, version_from_json
from engine.volumes import volume_from_json
from tests.fakes.engine_state import FakeState

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def _samples() -> list[tuple[Any, dict[str, Any]]]:
    state = FakeState()
    container = state.add_container("web", health="healthy", labels={"a": "b"})
    event = {"Type": "container", "Action": "die", "Actor": {"ID": "x", "Attributes": {"a": "b"}}, "timeNano": 5}
    reading = {
        "read": "2023-11-14T22:13:20Z",
        "cpu_stats": {"cpu_usage": {"total_usage": 5, "percpu_usage": [1, 2]}, "system_cpu_usage": 9, "online_cpus": 2},
        "memory_stats": {"usage": 9, "limit": 10, "stats": {"inactive_file": 2}},
        "networks": {"eth0": {"rx_bytes": 1, "tx_bytes": 2}},
        "blkio_stats": {"io_service_bytes_recursive": [{"op": "Read", "value": 3}]},
        "pids_stats": {"current": 2},
    }
    history = {"Id": "x", "Created": 5, "CreatedBy": "sh", "Size": 1, "Comment": "", "Tags": ["a:1"]}
    image = {"Id": "sha256:x", "Os": "linux", "Config": {"Env": ["A=b"], "ExposedPorts": {"80/tcp": {}}}}
    return [
        (container_from_list, container.listed()),
        (container_from_inspect, container.inspected()),
        (image_from_list, state.listed_images()[0]),
        (image_from_inspect, image),
        (layer_from_history, history),
        (volume_from_json, state.volumes["data"]),
        (network_from_json, next(iter(state.networks.values()))),
        (version_from_json, state.version()),
        (info_from_json, state.info()),
        (event_from_json, event),
        (lambda json: sample_from_json(json, None), reading),
    ]


def _spoil(value: Any, path: list[Any], odd: Any) -> Any:
    """A copy of JSON with what stands at a path replaced."""
    if not path:
        return odd
    copy = value.copy()
    copy[path[0]] = _spoil(value[path[0]], path[1:], odd)
    return copy


def _paths(value: Any) -> list[list[Any]]:
    inner: list[Any] = []
    if isinstance(value, dict):
        inner = list(value)
    elif isinstance(value, list):
        inner = list(range(len(value)))
    return [[], *([key, *path] for key in inner for path in _paths(value[key]))]


@given(data=st.data(), odd=JSON)
def test_a_field_of_any_shape_degrades_and_the_rest_is_read(data: st.DataObject, odd: Any) -> None:
    make, json = data.draw(st.sampled_from(_samples()))
    path = data.draw(st.sampled_from([path for path in _paths(json) if path]))
    spoiled = make(_spoil(json, path, odd))
    whole = make(json)
    if spoiled is None or path[0] in {"Id", "ID", "Name", "ApiVersion", "Type", "Action", "read"}:
        return
    # One field of a reply is read into a few fields of the record at most; all others are as they were.
    changed = [name for name in whole.__slots__ if getattr(whole, name) != getattr(spoiled, name)]
    assert len(changed) <= 6, changed


@given(data=st.data())
def test_a_missing_field_is_no_odd_one(data: st.DataObject) -> None:
    make, json = data.draw(st.sampled_from(_samples()))
    key = data.draw(st.sampled_from(sorted(json)))
    with parse.strict():
        make({name: value for name, value in json.items() if name != key})


def test_replies_that_we_claim_to_know_pass_in_strict_mode() -> None:
    with parse.strict():
        for make, json in _samples():
            assert make(json) is not None


def test_one_odd_field_is_an_error_in_strict_mode_only() -> None:
    json = FakeState().add_container("web").listed() | {"Labels": ["no", "object"]}
    container = container_from_list(json)
    assert container is not None
    assert container.labels == {}
    assert container.name == "web"
    with parse.strict(), pytest.raises(parse.OddReply):
        container_from_list(json)


def test_a_list_reply_keeps_what_can_be_read() -> None:
    state = FakeState()
    rows = [state.add_container().listed(), "odd", {}, state.add_container().listed()]
    names = [container.name for container in parse.records(rows, container_from_list)]
    assert names == ["container-1", "container-2"]


@pytest.mark.parametrize("reply", [{}, "text", 5, True])
def test_a_reply_that_is_no_list_is_an_error(reply: object) -> None:
    with pytest.raises(parse.OddReply):
        parse.records(reply, container_from_list)


@pytest.mark.parametrize(
    ("stamp", "wanted"),
    [
        ("2023-11-14T22:13:20.123456789Z", datetime(2023, 11, 14, 22, 13, 20, 123456, UTC)),
        ("2023-11-14T23:13:20+01:00", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("2023-11-14T22:13:20", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", None),
        ("", None),
        (None, None),
        ("yesterday", None),
        ("9999-12-31T23:59:59-14:00", None),
    ],
)
def test_times_are_aware_and_in_utc(stamp: object, wanted: datetime | None) -> None:
    assert parse.iso_time(stamp) == wanted


@pytest.mark.parametrize("seconds", [0, -1, None, 10**30, "5", float("nan")])
def test_a_time_that_is_none_is_none(seconds: object) -> None:
    assert parse.unix_time(seconds) is None


def test_a_quick_record_is_as_frozen_and_equal_as_any_other() -> None:
    made = quick(Mount)(*("volume", "", "/data", "data", "local", True))
    assert made == Mount("volume", "", "/data", "data", "local", writable=True)
    assert hash(made) == hash(Mount("volume", "", "/data", "data", "local", writable=True))
    assert type(made) is Mount
    with pytest.raises(FrozenInstanceError):
        made.name = "other"  # type: ignore[misc]
    assert type(quick(Container)(*"abcdef", None, "", None, (), (), (), {}, None, None)) is Container


def test_the_collector_rests_while_a_reply_is_parsed_and_works_after_it() -> None:
    gc.enable()  # off during tests
    with parse.no_collection():
        with parse.no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with parse.no_collection():
        pass
    assert not gc.isenabled()
