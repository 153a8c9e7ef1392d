from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Ask, BadReply
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


def test_on_windows_one_busy_core_is_100_percent_too() -> None:
    before, now = _reading(0, 0, 0, windows=True), _reading(1, 4 * 10_000_000, 0, windows=True)
    assert cpu_percent(before, now) == pytest.approx(400.0)


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
    for cut in range(len(data)):
        decoder = SampleDecoder(Ask("measure", "container"))
        found = [sample for part in (data[:cut], data[cut:]) if (sample := decoder.latest(part)) is not None]
        assert found[-1].read == START + timedelta(seconds=2)
        assert found[-1].cpu_percent in (None if len(found) == 1 else 50.0, 50.0)


def test_of_several_samples_the_last_counts_and_nothing_is_lost_between() -> None:
    decoder = SampleDecoder(Ask("measure", "container"))
    lines = [json.dumps(_json(n, n * 10**9, n * 4 * 10**9)).encode() + b"\n" for n in range(4)]
    assert decoder.latest(lines[0]) is not None
    last = decoder.latest(b"".join(lines[1:]))
    assert last is not None
    assert last.cpu_percent == pytest.approx(50.0)


def test_a_stopped_container_does_not_spoil_the_next_sample() -> None:
    decoder = SampleDecoder(Ask("measure", "container"))
    replies = [_json(0, 0, 0), {"read": "0001-01-01T00:00:00Z"}, _json(1, 10**9, 2 * 10**9)]
    samples = [decoder.latest(json.dumps(reply).encode() + b"\n") for reply in replies]
    assert [sample and sample.cpu_percent for sample in samples] == [None, None, 100.0]
    assert samples[0] is not None
    assert samples[1] is None


def test_a_reading_without_end_is_an_error() -> None:
    decoder = SampleDecoder(Ask("measure", "container"))
    assert decoder.latest(b"x" * (1 << 19)) is None
    with pytest.raises(BadReply):
        decoder.latest(b"x" * (1 << 20))


# As engines really answer, in the parts that count.

V1_FIRST = {
    "read": "2023-11-14T22:13:20Z",
    "preread": "0001-01-01T00:00:00Z",
    "num_procs": 0,
    "cpu_stats": {
        "cpu_usage": {"total_usage": 5_000_000_000, "percpu_usage": [2_000_000_000, 3_000_000_000]},
        "system_cpu_usage": 100_000_000_000,
        "online_cpus": 2,
    },
    "precpu_stats": {"cpu_usage": {"total_usage": 0}, "throttling_data": {}},
    "memory_stats": {
        "usage": 50_000_000,
        "max_usage": 60_000_000,
        "limit": 100_000_000,
        "stats": {"cache": 30_000_000, "total_inactive_file": 20_000_000},
    },
    "blkio_stats": {
        "io_service_bytes_recursive": [
            {"major": 8, "minor": 0, "op": "Read", "value": 1000},
            {"major": 8, "minor": 0, "op": "Write", "value": 200},
            {"major": 8, "minor": 0, "op": "Sync", "value": 1200},
            {"major": 254, "minor": 1, "op": "Read", "value": 30},
            {"major": 254, "minor": 1, "op": "Total", "value": 30},
        ]
    },
    "pids_stats": {"current": 7, "limit": 18446744073709551615},
    "networks": {"eth0": {"rx_bytes": 100, "tx_bytes": 10}, "eth1": {"rx_bytes": 5, "tx_bytes": 1}},
}
V2_HOST_NETWORK = {
    "read": "2023-11-14T22:13:21Z",
    "cpu_stats": {"cpu_usage": {"total_usage": 9}, "system_cpu_usage": 90, "online_cpus": 8},
    "memory_stats": {"usage": 70, "limit": 8_000_000_000, "stats": {"inactive_file": 20, "anon": 40}},
    "blkio_stats": {
        "io_service_bytes_recursive": [{"op": "read", "value": 4}, {"op": "write", "value": 8}],
        "io_serviced_recursive": None,
    },
    "pids_stats": {"current": 1},
}
WINDOWS = {
    "read": "2023-11-14T22:13:21Z",
    "num_procs": 4,
    "cpu_stats": {"cpu_usage": {"total_usage": 30_000_000}},
    "memory_stats": {"commitbytes": 90, "privateworkingset": 80},
    "storage_stats": {"read_size_bytes": 11, "write_size_bytes": 12},
    "networks": {"Ethernet": {"rx_bytes": 1, "tx_bytes": 2}},
}
PODMAN = {
    "read": "2023-11-14T22:13:21Z",
    "cpu_stats": {"cpu_usage": {"total_usage": 500_000_000}, "system_cpu_usage": 3, "online_cpus": 2},
    "memory_stats": {"usage": 64, "limit": 18446744073709551615},
    "blkio_stats": {"io_service_bytes_recursive": None},
    "pids_stats": {},
}


def test_the_first_sample_of_cgroup_v1_has_no_cpu_and_all_the_rest() -> None:
    sample = sample_from_json(V1_FIRST, None)
    assert sample is not None
    assert (sample.cpu_percent, sample.cores, sample.pids) == (None, 2, 7)
    assert (sample.memory_used, sample.memory_limit) == (30_000_000, 100_000_000)
    assert (sample.network_received, sample.network_sent) == (105, 11)
    assert (sample.block_read, sample.block_written) == (1030, 200)


def test_on_the_hosts_own_network_received_and_sent_are_unknown() -> None:
    sample = sample_from_json(V2_HOST_NETWORK, None)
    assert sample is not None
    assert (sample.network_received, sample.network_sent) == (None, None)
    assert (sample.memory_used, sample.block_read, sample.block_written) == (50, 4, 8)


def test_windows_counts_in_ticks_of_100_nanoseconds_and_has_no_limit() -> None:
    before = _reading(0, 10_000_000, 0, cores=4, windows=True)
    sample = sample_from_json(WINDOWS, before)
    assert sample is not None
    assert sample.cpu_percent == pytest.approx(200.0)
    assert (sample.memory_used, sample.memory_limit, sample.block_read, sample.block_written) == (80, None, 11, 12)


def test_podman_goes_by_the_clock_and_says_nothing_of_limits_and_disks() -> None:
    sample = sample_from_json(PODMAN, _reading(0, 0, 77), podman=True)
    assert sample is not None
    assert sample.cpu_percent == pytest.approx(50.0)
    assert (sample.memory_used, sample.memory_limit, sample.block_read, sample.pids) == (64, None, None, None)


def test_a_reply_without_any_of_the_keys_is_a_sample_of_unknowns() -> None:
    sample = sample_from_json({"read": "2023-11-14T22:13:21Z"}, None)
    assert sample is not None
    assert (sample.cpu_percent, sample.memory_used, sample.pids, sample.network_sent) == (None, None, None, None)


def test_what_is_long_ago_says_nothing_of_the_present() -> None:
    decoder = SampleDecoder(Ask("measure", "container"))
    lines = [_json(second, second * 10**9, second * 4 * 10**9) for second in (0, 30, 500)]
    found = [decoder.latest(json.dumps(line).encode() + b"\n") for line in lines]
    assert [sample and sample.cpu_percent for sample in found] == [None, 50.0, None]


def test_two_readings_of_almost_the_same_moment_are_one() -> None:
    decoder = SampleDecoder(Ask("measure", "container"))
    lines = [_json(0, 0, 0), _json(0, 10**9, 10**9) | {"read": "2023-11-14T22:13:20.050Z"}, _json(1, 10**9, 4 * 10**9)]
    found = [decoder.latest(json.dumps(line).encode() + b"\n") for line in lines]
    assert found[1] is None
    assert found[2] is not None
    assert found[2].cpu_percent == pytest.approx(50.0)
