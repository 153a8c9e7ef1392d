"""Delays between attempts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.backoff import Backoff


def test_without_chance_delays_double_from_one_to_thirty_seconds_and_stay() -> None:
    backoff = Backoff(jitter=0)
    assert [backoff.next() for _ in range(8)] == [1, 2, 4, 8, 16, 30, 30, 30]


def test_after_a_reset_the_first_delay_comes_again() -> None:
    backoff = Backoff(jitter=0)
    for _ in range(5):
        backoff.next()
    backoff.reset()
    assert backoff.next() == 1


@given(st.lists(st.floats(0, 1, exclude_max=True), min_size=1, max_size=40))
def test_jitter_never_leaves_three_quarters_to_whole(chances: list[float]) -> None:
    given = iter(chances)
    backoff, plain = Backoff(chance=lambda: next(given)), Backoff(jitter=0)
    for _ in chances:
        whole = plain.next()
        assert 0.75 * whole <= backoff.next() <= whole <= 30


@pytest.mark.parametrize(("first", "most", "jitter"), [(0, 30, 0), (2, 1, 0), (1, 30, 1)])
def test_nonsense_is_refused(first: float, most: float, jitter: float) -> None:
    with pytest.raises(ValueError, match="no delays"):
        Backoff(first, most, jitter=jitter)
