"""A health check: when it runs next, how long a run took, what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.container_records import container_from_inspect
from engine.records import Container, ContainerDetail, HealthCheck, Probe
from models import health

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
CHECK = HealthCheck(("CMD", "true"), 30, 5, 3)


def container(*probes: Probe, state: str = "running", word: str = "healthy", **fields: object) -> Container:
    detail = ContainerDetail(started=NOW - timedelta(minutes=10), health_check=CHECK, probes=probes)
    return Container("a", "web", "i", "", "", state, health=word, detail=replace(detail, **fields))  # type: ignore[arg-type]


def probe(ago: float, *, code: int | None = 0, took: float = 1, output: str = "") -> Probe:
    end = NOW - timedelta(seconds=ago)
    return Probe(end - timedelta(seconds=took), end, code, output)


def test_the_next_run_is_an_interval_after_the_end_of_the_last() -> None:
    assert health.next_check(container(probe(70), probe(40), probe(12))) == NOW + timedelta(seconds=18)


def test_the_first_run_is_an_interval_after_the_start() -> None:
    assert health.next_check(container(started=NOW)) == NOW + timedelta(seconds=30)


def test_runs_of_a_life_before_do_not_count() -> None:
    assert health.next_check(container(probe(40), started=NOW - timedelta(seconds=5))) == NOW + timedelta(seconds=25)


def test_while_it_starts_it_is_checked_by_the_interval_of_the_start() -> None:
    check = replace(CHECK, start_period=60, start_interval=2)
    started = NOW - timedelta(seconds=20)
    starting = container(probe(1), word="starting", health_check=check, started=started)
    assert health.next_check(starting) == NOW + timedelta(seconds=1)
    long_ago = container(probe(1), word="starting", health_check=check)
    assert health.next_check(long_ago) == NOW + timedelta(seconds=29)


@pytest.mark.parametrize("state", ["exited", "paused", "created", "restarting"])
def test_what_does_not_run_is_not_checked(state: str) -> None:
    assert health.next_check(container(probe(12), state=state)) is None
    assert health.status_words(container(state=state)) == "Not running, so it is not checked"


def test_odd_probes_give_nothing_rather_than_a_guess() -> None:
    odd = Probe(None, None, None, "")
    assert health.took_text(odd) == ""
    assert health.next_check(container(odd, started=None)) is None
    assert health.next_check(container(health_check=None)) is None
    assert health.seconds_to(None, NOW) is None


def test_a_time_that_has_passed_is_now() -> None:
    assert health.seconds_to(NOW - timedelta(hours=1), NOW) == 0


@pytest.mark.parametrize(
    ("run", "words", "took"),
    [
        (probe(0, took=0.034), "Passed", "34 ms"),
        (probe(0, code=1, took=2.44), "Failed with code 1", "2.4 s"),
        (probe(0, code=-1, took=-3), "Not ended in time", "0 ms"),
        (probe(0, code=None), "Not ended in time", "1.0 s"),
    ],
)
def test_a_run_in_words(run: Probe, words: str, took: str) -> None:
    assert health.result_text(run) == words
    assert health.took_text(run) == took


def test_how_it_stands() -> None:
    assert health.status_words(container()) == "Healthy"
    assert health.status_words(container(word="unhealthy", failing_streak=3)) == "Unhealthy, 3 checks failed in a row"
    assert health.status_words(container(word="starting", failing_streak=1)) == "Starting, 1 check failed in a row"
    assert health.status_words(container(word="")) == "Not checked yet"


def test_output_keeps_its_lines_and_shows_what_would_act() -> None:
    assert health.output_lines("a\tb\r\n\x1b[31mred\u202e\n\n") == "a    b\n␛[31mred<U+202E>"


def test_the_settings_of_a_check_are_read_with_the_interval_of_the_start() -> None:
    config = {"Healthcheck": {"Test": ["CMD", "true"], "Interval": 10**9, "StartInterval": 2 * 10**9}}
    found = container_from_inspect({"Id": "a", "Config": config})
    assert found is not None
    assert found.detail is not None
    assert found.detail.health_check == HealthCheck(("CMD", "true"), 1, 30, 3, 0, 2)
