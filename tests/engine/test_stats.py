from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.docker import DockerEngine
from engine.errors import Ask, BadReply, NotFound
from engine.stats import (
    Reading,
    SampleDecoder,
    block_total,
    cpu_percent,
    memory_limit,
    memory_used,
    network_total,
    reading_from_json,
    sample_from_json,
)

if TYPE_CHECKING:
    from tests.fakes.engine_server import FakeEngine

START = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def _reading(seconds: float, cpu_ns: int, system_ns: int, *, cores: int = 4, windows: bool = False) -> Reading:
    return Reading(START + timedelta(seconds=seconds), cpu_ns, system_ns, cores, windows)


def _json(second: int, cpu_ns: int, system_ns: int, **more: Any) -> dict[str, Any]:
    return {
        "read": (START + timedelta(seconds=second)).isoformat(),
        "cpu_stats": {"cpu_usage": {"total_usage": cpu_ns}, "system_cpu_usage": system_ns, "online_cpus": 2},
        "memory_stats": {"usage": 100, "limit": 1000, "stats": {"inactive_file": 40}},
        "pids_stats": {"current": 3},
    } | more


def test_one_busy_core_is_100_percent() -> None:
    before, now = _reading(0, 0, 0), _reading(1, 10**9, 4 * 10**9)
    assert cpu_percent(before, now) == pytest.approx(100.0)


def test_without_a_reading_before_there_is_no_percentage() -> None:
    assert cpu_percent(None, _reading(1, 10**9, 4 * 10**9)) is None


def test_a_counter_that_fell_is_a_restart_and_no_percentage() -> None:
    assert cpu_percent(_reading(0, 5, 5), _reading(1, 4, 6)) is None


def test_no_time_between_two_readings_is_no_use() -> None:
    assert cpu_percent(_reading(0, 5, 5), _reading(0, 6, 5)) == 0.0


@pytest.mark.parametrize("podman", [False, True])
@given(
    before=st.integers(0, 2**63), used=st.integers(0, 2**40), system=st.integers(-10, 2**40), cores=st.integers(1, 256)
)
def test_use_is_never_negative(podman: bool, before: int, used: int, system: int, cores: int) -> None:
    percent = cpu_percent(
        _reading(0, before, 0, cores=cores), _reading(1, before + used, system, cores=cores), podman=podman
    )
    assert percent is not None
    assert percent >= 0


def test_on_windows_all_cores_busy_are_100_percent() -> None:
    before, now = _reading(0, 0, 0, windows=True), _reading(1, 4 * 10_000_000, 0, windows=True)
    assert cpu_percent(before, now) == pytest.approx(100.0)


def test_podmans_time_is_that_between_the_readings() -> None:
    before, now = _reading(0, 0, 0), _reading(2, 10**9, 77)
    assert cpu_percent(before, now, podman=True) == pytest.approx(50.0)


def test_cores_come_from_the_list_where_their_number_is_missing() -> None:
    json = {"read": "2023-11-14T22:13:20Z", "cpu_stats": {"cpu_usage": {"percpu_usage": [1, 2, 3]}}}
    reading = reading_from_json(json)
    assert reading is not None
    assert reading.cores == 3


@pytest.mark.parametrize(
    ("memory", "used"),
    [
        ({"usage": 100, "stats": {"total_inactive_file": 30, "inactive_file": 1, "cache": 90}}, 70),
        ({"usage": 100, "stats": {"inactive_file": 30, "cache": 90}}, 70),
        ({"usage": 100, "stats": {"inactive_file": 130}}, 100),
        ({"usage": 100}, 100),
        ({"privateworkingset": 50, "commitbytes": 90}, 50),
        ({}, None),
    ],
)
def test_memory_is_without_the_cache_that_could_go(memory: dict[str, Any], used: int | None) -> None:
    assert memory_used({"memory_stats": memory}) == used


@pytest.mark.parametrize(("limit", "wanted"), [(1000, 1000), (0, None), (2**64 - 1, None), (9223372036854771712, None)])
def test_a_limit_that_means_none_is_none(limit: int, wanted: int | None) -> None:
    assert memory_limit({"memory_stats": {"limit": limit}}) == wanted


def test_all_networks_count_and_none_is_not_zero() -> None:
    assert network_total({"networks": {"a": {"rx_bytes": 1}, "b": {"rx_bytes": 2}}}, "rx_bytes") == 3
    assert network_total({}, "rx_bytes") is None


def test_block_bytes_are_told_by_their_first_letter_and_may_be_unknown() -> None:
    entries = [
        {"op": "Read", "value": 1},
        {"op": "read", "value": 2},
        {"op": "Write", "value": 4},
        {"op": "Total", "value": 9},
    ]
    json = {"blkio_stats": {"io_service_bytes_recursive": entries}}
    assert block_total(json, "read") == 3
    assert block_total(json, "write") == 4
    assert block_total({"blkio_stats": {"io_service_bytes_recursive": None}}, "read") is None
    assert block_total({"storage_stats": {"read_size_bytes": 7}}, "read") == 7


def test_the_empty_reply_of_a_stopped_container_is_no_sample() -> None:
    json = {"read": "0001-01-01T00:00:00Z", "cpu_stats": {"cpu_usage": {"total_usage": 0}}, "memory_stats": {}}
    assert sample_from_json(json, None) is None


def test_samples_are_the_same_when_cut_at_each_byte() -> None:
    data = b"".join(json.dumps(_json(n, n * 10**9, n * 4 * 10**9)).encode() + b"\n" for n in range(3))
    whole = SampleDecoder(Ask("measure", "container")).feed(data)
    assert whole is not None
    assert [sample.cpu_percent for sample in whole] == [None, 50.0, 50.0]
    for cut in range(len(data)):
        decoder = SampleDecoder(Ask("measure", "container"))
        parts = [*(decoder.feed(data[:cut]) or ()), *(decoder.feed(data[cut:]) or ()), *(decoder.finish() or ())]
        assert parts == whole


def test_a_stopped_container_does_not_spoil_the_next_sample() -> None:
    decoder = SampleDecoder(Ask("measure", "container"))
    replies = [_json(0, 0, 0), {"read": "0001-01-01T00:00:00Z"}, _json(1, 10**9, 2 * 10**9)]
    samples = decoder.feed(b"".join(json.dumps(reply).encode() + b"\n" for reply in replies))
    assert samples is not None
    assert [sample.cpu_percent for sample in samples] == [None, 100.0]


def test_a_reading_without_end_is_an_error() -> None:
    decoder = SampleDecoder(Ask("measure", "container"))
    assert decoder.feed(b"x" * (1 << 19)) is None
    with pytest.raises(BadReply):
        decoder.feed(b"x" * (1 << 20))


def test_samples_come_one_by_one_until_the_container_ends(fake: FakeEngine) -> None:
    async def main() -> None:
        key = fake.add_container("web").id
        engine = DockerEngine(fake.host)
        await engine.open()
        async with engine.containers.stats("web") as samples:
            fake.wait_for("GET", "/containers/web/stats")
            with fake.changed:
                assert fake.changed.wait_for(lambda: fake.watchers(key) == 1, 10)
            fake.push_stats(key, _json(0, 0, 0))
            first = await anext(samples)
            fake.push_stats(key, _json(1, 10**9, 2 * 10**9))
            fake.end_stats(key)
            rest = [sample async for sample in samples]
        assert (first.cpu_percent, first.memory_used, first.memory_limit, first.pids) == (None, 60, 1000, 3)
        assert [sample.cpu_percent for sample in rest] == [100.0]
        await engine.close()

    asyncio.run(main())


def test_a_container_that_is_not_there_is_not_found(fake: FakeEngine) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        await engine.open()
        async with engine.containers.stats("nobody") as samples:
            with pytest.raises(NotFound):
                await anext(samples)
        await engine.close()

    asyncio.run(main())
