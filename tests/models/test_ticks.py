"""Round numbers and moments beside a chart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.ticks import byte_unit, plain, time_ticks, value_ticks


@given(st.floats(1e-3, 1e15), st.integers(2, 6))
def test_the_grid_reaches_the_highest_number_in_a_few_even_steps(most: float, count: int) -> None:
    ticks = value_ticks(most, count)
    assert ticks[0] == 0
    assert ticks[-1] >= most * 0.999
    assert 2 <= len(ticks) <= count + 2
    assert ticks[-2] < most


def test_the_steps_are_round() -> None:
    assert value_ticks(73.0) == [0, 20, 40, 60, 80]
    assert value_ticks(5.0) == [0, 2, 4, 6]
    assert [plain(tick) for tick in value_ticks(0.9, 2)] == ["0", "0.5", "1"]


@given(st.floats(1.6e9, 2e9), st.floats(10, 86_400), st.integers(2, 12))
def test_moments_are_within_and_not_too_many(begin: float, span: float, most: int) -> None:
    ticks = time_ticks(begin, begin + span, most)
    assert len(ticks) <= most + 1
    assert all(begin <= tick <= begin + span for tick in ticks)


def test_moments_are_those_of_the_clock() -> None:
    steps = {one % 240 for one in time_ticks(1_800_000_123.0, 1_800_001_023.0, 4)}
    assert steps == {0.0}


def test_bytes_are_told_in_the_unit_of_the_highest() -> None:
    assert byte_unit(999) == ("B", 1.0)
    assert byte_unit(48_000_000) == ("MB", 1e6)
