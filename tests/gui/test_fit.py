"""Which columns a table shows in the width it has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.widgets.fit import Wish, fit

NAME = Wish("name", 160, 96, stretch=True)
IMAGE = Wish("image", 160, 80, drop=4)
UP = Wish("up", 64, 64, drop=3)
STATUS = Wish("status", 130, 100)


def test_what_is_left_over_goes_to_the_column_that_stretches() -> None:
    assert fit([NAME, STATUS], 500) == {"name": 370, "status": 130}


def test_the_image_goes_before_the_uptime_and_the_name_never() -> None:
    everything = [NAME, IMAGE, STATUS, UP]
    assert set(fit(everything, 514)) == {"name", "image", "status", "up"}
    assert set(fit(everything, 400)) == {"name", "status", "up"}
    assert set(fit(everything, 260)) == {"name", "status"}
    assert set(fit(everything, 10)) == {"name", "status"}


def test_columns_shrink_to_the_very_pixel_before_they_go() -> None:
    assert sum(fit([NAME, IMAGE, STATUS], 399).values()) == 399


wishes = st.lists(
    st.builds(
        lambda key, least, more, drop, stretch: Wish(key, least + more, least, drop, stretch),
        st.text(min_size=1, max_size=3),
        st.integers(24, 200),
        st.integers(0, 200),
        st.integers(0, 3),
        st.booleans(),
    ),
    max_size=8,
    unique_by=lambda wish: wish.key,
)


@given(wishes, st.integers(0, 2000))
def test_no_column_is_narrower_than_its_minimum_and_none_that_must_stay_is_left_out(
    columns: list[Wish], available: int
) -> None:
    widths = fit(columns, available)
    for wish in columns:
        assert wish.drop or wish.key in widths
        assert widths.get(wish.key, wish.minimum) >= wish.minimum


@given(wishes, st.integers(0, 2000))
def test_the_table_is_filled_where_a_column_stretches_and_never_overflows_for_nothing(
    columns: list[Wish], available: int
) -> None:
    widths = fit(columns, available)
    shown = [wish for wish in columns if wish.key in widths]
    total = sum(widths.values())
    assert total <= max(available, sum(wish.minimum for wish in shown))
    if any(wish.stretch for wish in shown):
        assert total >= min(available, sum(wish.width for wish in shown))
