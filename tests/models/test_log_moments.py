"""Times as people type them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.log_moments import BEGINNING, END, SECOND, Around, read_moment

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC).timestamp()
LAST = datetime(2026, 11, 24, 14, 50, tzinfo=UTC).timestamp()
AROUND = Around(NOW, LAST, utc=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("14:32", "2026-11-24T14:32:00"),
        ("14:32:05", "2026-11-24T14:32:05"),
        (" 2:32 PM ", "2026-11-24T14:32:00"),
        ("12:05 am", "2026-11-24T00:05:00"),
        ("23:55", "2026-11-23T23:55:00"),
        ("2026-11-24 14:32:05", "2026-11-24T14:32:05"),
        ("2026-11-24T14:32:05Z", "2026-11-24T14:32:05"),
        ("2026-11-24 14:32 +02:00", "2026-11-24T12:32:00"),
        ("2026-11-23", "2026-11-23T00:00:00"),
        ("11-23 10:00", "2026-11-23T10:00:00"),
        ("yesterday 9:00", "2026-11-23T09:00:00"),
        ("today", "2026-11-24T00:00:00"),
        ("now", "2026-11-24T15:00:00"),
        ("10 min ago", "2026-11-24T14:50:00"),
        ("10m", "2026-11-24T14:50:00"),
        ("-90s", "2026-11-24T14:58:30"),
        ("1h 30m ago", "2026-11-24T13:30:00"),
        ("1.5 hours ago", "2026-11-24T13:30:00"),
        ("2 days ago", "2026-11-22T15:00:00"),
    ],
)
def test_a_typed_time_is_read(text: str, said: str) -> None:
    found = read_moment(text, AROUND)
    assert found is not None
    assert f"{datetime.fromtimestamp(found // SECOND, UTC):%Y-%m-%dT%H:%M:%S}" == said


def test_fractions_are_kept() -> None:
    found = read_moment("14:32:05.160", AROUND)
    assert found is not None
    assert found % SECOND == 160_000_000


@pytest.mark.parametrize(
    "text", ["", "  ", "noon", "25:00", "14:61", "13:00 pm", "2026-13-01", "2026-02-30 10:00", "14:32 x", "5", "ago",
             "10 parsecs ago", "9" * 79 + " s", "x" * 200, "99999999 weeks ago"],
)  # fmt: skip
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_moment(text, AROUND) is None


@given(st.text(max_size=40), st.booleans())
def test_no_text_breaks_it(text: str, utc: bool) -> None:
    found = read_moment(text, Around(NOW, LAST, utc))
    assert found is None or BEGINNING <= found < END
