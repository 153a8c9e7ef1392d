"""Limits: read and typed without a loss, checked before an engine is asked, and what changes between two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engine.limits import UNLIMITED, Limits, LimitsChange, limits_from_json, update_body
from models import limits
from models.words import parse_size

MIB = 1 << 20


@given(some.integers(1, 1 << 50))
def test_a_size_is_read_as_it_was_written(count: int) -> None:
    assert parse_size(limits.exact(count)) == count


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (768 * MIB, "768 MiB"),
        (1 << 30, "1 GiB"),
        (500_000_000, "500 MB"),
        (768_000_000, "768 MB"),
        (1234567, "1234567 B"),
    ],
)
def test_sizes_are_written_in_the_unit_that_fits(count: int, words: str) -> None:
    assert limits.exact(count) == words


def test_limits_are_read_from_an_inspection() -> None:
    host = {"NanoCpus": 1_500_000_000, "Memory": 512 * MIB, "MemorySwap": -1, "PidsLimit": 100}
    host["RestartPolicy"] = {"Name": "on-failure", "MaximumRetryCount": 3}  # type: ignore[assignment]  # JSON
    assert limits_from_json({"HostConfig": host}) == Limits(1.5, 512 * MIB, UNLIMITED, 100, "on-failure", 3)


@pytest.mark.parametrize(
    "host", [{}, {"Memory": None, "PidsLimit": None}, {"PidsLimit": -1, "Memory": 2**64 - 1, "RestartPolicy": "odd"}]
)
def test_odd_and_missing_fields_are_no_limit(host: dict[str, object]) -> None:
    assert limits_from_json({"HostConfig": host}) == Limits()


def test_a_quota_is_read_as_cores_and_changed_as_a_quota() -> None:
    now = limits_from_json({"HostConfig": {"CpuQuota": 50_000, "CpuPeriod": 25_000}})
    assert now == Limits(cpus=2.0, by_quota=True)
    change = limits.change_of(now, Limits(cpus=0.5), counts_swap=True)
    assert update_body(change) == {"CpuPeriod": 100_000, "CpuQuota": 50_000}
    assert limits.line(change, "web")[2:] == ["--cpu-period", "100000", "--cpu-quota", "50000", "web"]
    assert update_body(LimitsChange(cpus=0.0, by_quota=True))["CpuQuota"] == -1


def test_nothing_changed_asks_for_nothing() -> None:
    for now in (Limits(), Limits(memory=MIB * 100, swap=MIB * 200), Limits(memory=MIB * 100, swap=UNLIMITED)):
        wanted = Limits(memory=now.memory, swap=0 if limits.is_twice(now) else now.swap)
        assert not limits.change_of(now, wanted, counts_swap=True)


@pytest.mark.parametrize(
    ("now", "wanted", "swap"),
    [
        (Limits(), Limits(memory=100), 200),  # an engine compares the new memory with the old swap
        (Limits(memory=50, swap=100), Limits(memory=100), 200),
        (Limits(memory=50, swap=UNLIMITED), Limits(memory=100, swap=UNLIMITED), UNLIMITED),
        (Limits(memory=50, swap=70), Limits(memory=60, swap=70), 70),
        (Limits(memory=50, swap=70), Limits(memory=50), 100),
    ],
)
def test_another_memory_limit_brings_its_swap(now: Limits, wanted: Limits, swap: int) -> None:
    assert limits.change_of(now, wanted, counts_swap=True).swap == swap
    assert limits.change_of(now, wanted, counts_swap=False).swap is None


def test_a_change_is_said_asked_for_and_written_as_a_command() -> None:
    now = Limits(memory=100 * MIB, swap=200 * MIB, pids=50)
    wanted = Limits(1.5, 300 * MIB, 0, 0, "on-failure", 5)
    change = limits.change_of(now, wanted, counts_swap=True)
    assert limits.said(limits.differences(now, change)).splitlines() == [
        "CPU: no limit → 1.5",
        "Memory: 100 MiB → 300 MiB",
        "With swap: 200 MiB → 600 MiB",
        "Processes: 50 → no limit",
        "Restart: no → on-failure:5",
    ]
    assert update_body(change) == {
        "NanoCpus": 1_500_000_000,
        "Memory": 300 * MIB,
        "MemorySwap": 600 * MIB,
        "PidsLimit": 0,
        "RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 5},
    }
    words = "docker update --cpus 1.5 --memory 300m --memory-swap 600m --pids-limit -1 --restart on-failure:5 web"
    assert limits.line(change, "web") == words.split()


def test_a_limit_below_what_is_used_is_told_before() -> None:
    assert limits.use_words(None, "5 MB") == ("", False)
    assert limits.use_words(52_900_000, "100 MB") == ("It uses 52.9 MB now.", False)
    assert limits.use_words(52_900_000, "") == ("It uses 52.9 MB now.", False)
    words, less = limits.use_words(52_900_000, "10 MB")
    assert less
    assert words.startswith("It uses 52.9 MB now, more than that")


@pytest.mark.parametrize(("text", "value"), [("1.5", 1.5), ("0,25", 0.25), ("x", None), ("-1", None), ("nan", None)])
def test_cores_are_numbers(text: str, value: float | None) -> None:
    assert limits.parse_cores(text) == value


def test_what_cannot_be_is_told_before_the_engine_is_asked() -> None:
    limited = Limits(cpus=1, memory=100 * MIB)
    assert limits.wrong_cores("", Limits(), 2) == ""
    assert "2 is all" in limits.wrong_cores("", limited, 2)
    assert limits.wrong_cores("", Limits(cpus=1, by_quota=True), 2) == ""
    assert limits.wrong_cores("3", limited, 2) == "This machine has 2 cores."
    assert limits.wrong_cores("0.001", limited, 2)
    assert "can be raised" in limits.wrong_memory("", limited, 0)
    assert limits.wrong_memory("5 MiB", limited, 0) == "An engine gives 6 MiB at least."
    assert limits.wrong_memory("2 GiB", limited, 1 << 30) == "This machine has 1 GiB."
    assert limits.wrong_memory("lots", limited, 0)
    assert limits.wrong_swap("50 MB", "100 MB").startswith("It counts the memory too")
    assert limits.wrong_swap("50 MB", "") == "It needs a limit of the memory."
    assert limits.wrong_swap("unlimited", "") == limits.wrong_swap("", "100 MB") == ""
    assert limits.wrong_count("0") == limits.wrong_count("99999999999999999") == "It goes from 1 to 4194304."
    assert limits.wrong_count("²") == limits.wrong_count("-1") == "This is a number."
