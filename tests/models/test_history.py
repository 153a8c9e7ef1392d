"""Series and marks: numbers over time in fixed space, gaps, and what happened meanwhile."""

from __future__ import annotations

from math import isnan

from hypothesis import given
from hypothesis import strategies as st

from engine.records import Event
from models.history import MARKS, MOST, History, What
from models.series import COARSE, COARSE_SLOTS, FINE_SLOTS, Ring
from models.use import Use
from tests.fakes.stats_streams import sample

START = 1_800_000_000.0


def used(cpu: float | None, memory: int = 100) -> Use:
    use = Use()
    use.take(sample(0, cpu, memory=memory, limit=256))
    return use


def measured(history: History, name: str, begin: float, seconds: int, cpu: float = 5.0) -> None:
    for second in range(seconds):
        history.put(name, begin + second, used(cpu))
        history.saw(begin + second, 0.0)


def told(action: str, moment: float, argument: str = "", **attributes: str) -> Event:
    return Event("container", action, "id", {"name": "web"} | attributes, round(moment * 1e9), argument)


def test_numbers_of_one_slot_are_averaged() -> None:
    ring = Ring(30, 10, 1)
    for second, value in enumerate((1.0, 2.0, 6.0)):
        ring.put(START + second, (value,))
    assert ring.slot(ring.newest) == [3.0]


@given(st.lists(st.tuples(st.integers(0, 400), st.floats(0, 100, width=32)), min_size=1, max_size=60))
def test_a_ring_holds_what_was_put_last_into_each_slot_and_nothing_older(puts: list[tuple[int, float]]) -> None:
    ring = Ring(1, 50, 1)
    known: dict[int, float] = {}
    newest = -1
    for moment, value in puts:
        if moment < newest:  # the clock was set back: what came after is no more
            known = {slot: kept for slot, kept in known.items() if slot < moment}
        if moment != newest or moment not in known:
            known[moment] = value
            ring.put(moment, (value,))
        newest = moment
        known = {slot: kept for slot, kept in known.items() if slot > newest - 50}
    found = ring.between(0, newest - 60, newest + 5)
    for place, value in enumerate(found):
        slot = newest - 60 + place
        assert (slot in known and known[slot] == value) or (slot not in known and isnan(value))


def test_all_of_a_day_is_kept_in_half_minutes_and_nothing_beyond() -> None:
    history = History()
    history.put("web", START, used(1.0))
    history.put("web", START + COARSE * (COARSE_SLOTS - 1), used(2.0))
    points = history.points("web", "cpu", START - 60, START + 86_400)
    assert list(points.values) == [1.0, 2.0]
    history.put("web", START + COARSE * COARSE_SLOTS, used(3.0))
    assert list(history.points("web", "cpu", START - 60, START + 87_000).values) == [2.0, 3.0]


def test_recent_numbers_come_by_the_second_older_ones_by_half_minutes() -> None:
    history = History()
    measured(history, "web", START, FINE_SLOTS + 100)
    end = START + FINE_SLOTS + 99
    assert len(history.points("web", "cpu", end - 300, end).values) == 301
    assert len(history.points("web", "cpu", START, end).values) == -(-(FINE_SLOTS + 100) // COARSE)


def test_no_line_is_drawn_over_time_in_which_nothing_was_measured() -> None:
    history = History()
    measured(history, "web", START, 10)
    measured(history, "web", START + 60, 10)
    (gap,) = history.gaps(START, START + 69)
    assert gap == (START + 10, START + 60)
    points = history.points("web", "cpu", START, START + 70)
    assert points.breaks == {10}
    assert history.gaps(START + 60, START + 69) == []


def test_recording_now_and_then_has_no_gaps() -> None:
    history = History()
    for place in range(5):
        history.put("web", START + 30 * place, used(1.0))
        history.saw(START + 30 * place, 30.0)
    assert history.gaps(START, START + 120) == []
    assert history.points("web", "cpu", START, START + 121).breaks == frozenset()


def test_no_line_is_drawn_over_the_end_of_a_container() -> None:
    history = History()
    measured(history, "web", START, 20)
    history.hear(told("die", START + 9.6, exitCode="1"))
    assert history.points("web", "cpu", START, START + 20).breaks == {10}


def test_an_end_out_of_memory_is_one_mark_with_what_was_used() -> None:
    history = History()
    history.put("web", START, used(1.0, memory=255))
    history.hear(told("oom", START + 1))
    history.hear(told("die", START + 1.5, exitCode="137"))
    (mark,) = history.marks
    assert (mark.what, mark.code, mark.memory, mark.limit) == (What.OUT_OF_MEMORY, 137, 255, 256)
    assert mark.bad
    assert mark.ends


def test_a_restart_is_one_mark() -> None:
    history = History()
    for action, moment in (("kill", 0.0), ("die", 1.0), ("stop", 1.1), ("start", 2.0), ("restart", 2.1)):
        history.hear(told(action, START + moment, exitCode="0"))
    assert [mark.what for mark in history.marks] == [What.RESTARTED]


def test_health_is_marked_and_probes_are_not() -> None:
    history = History()
    assert not history.hear(told("exec_start", START))
    assert history.hear(told("health_status", START + 1, "unhealthy"))
    assert history.hear(told("health_status", START + 2, "healthy"))
    assert [mark.bad for mark in history.marks] == [True, False]


def test_marks_and_series_take_fixed_space() -> None:
    history = History()
    for number in range(MARKS + 10):
        history.hear(told("start", START + number))
    assert len(history.marks) == MARKS
    for number in range(MOST + 5):
        history.put(f"c{number}", START + number, used(1.0))
    assert len(history.series) == MOST
    assert "c0" not in history.series


def test_marks_are_found_by_time_and_name() -> None:
    history = History()
    for second in range(10):
        history.hear(told("start", START + second))
    assert len(history.marks_of(("web",), START + 2, START + 5)) == 3
    assert history.marks_of(("other",), START, START + 20) == []


def test_what_was_not_seen_for_a_day_takes_no_space() -> None:
    history = History()
    measured(history, "old", START, 3)
    measured(history, "web", START + 86_000, 3)
    assert set(history.series) == {"old", "web"}
    measured(history, "web", START + 86_500, 3)
    assert set(history.series) == {"web"}


def test_a_gap_ends_at_the_very_second_at_which_measuring_began() -> None:
    history = History()
    measured(history, "web", START + 20, 40)
    assert history.gaps(START - 300, START + 50) == [(START - 300, START + 20)]
