"""Words: sizes, times, names in natural order, and engines' texts made fit for one line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.words import LONGEST, ago, clean, natural, parse_size, percent, plural, short_duration, size, tr

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (None, ""),
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1 kB"),
        (5_300_000, "5.3 MB"),
        (48_600_000, "48.6 MB"),
        (612_000_000, "612 MB"),
        (999_600, "1 MB"),
        (1_420_000_000, "1.42 GB"),
        (9_999_000_000, "10 GB"),
        (3 * 10**15, "3 PB"),
        (-1, "0 B"),
    ],
)
def test_sizes_have_three_figures_and_decimal_units(count: int | None, text: str) -> None:
    assert size(count) == text


@given(st.integers(0, 10**16))
def test_a_size_that_is_read_back_is_within_half_a_per_cent(count: int) -> None:
    read = parse_size(size(count))
    assert read is not None
    assert abs(read - count) <= max(0.5, count * 0.0051)


@pytest.mark.parametrize(
    ("text", "count"),
    [("500MB", 5e8), ("1.5 gb", 1.5e9), ("2GiB", 2 * 1024**3), ("7", 7), ("3k", 3000), ("1,5k", 1500), ("x", None),
     ("", None), ("5 MBs", None), ("-5MB", None)],
)  # fmt: skip
def test_sizes_are_read_with_decimal_and_binary_units(text: str, count: float | None) -> None:
    assert parse_size(text) == count


def test_spans_are_short_and_never_negative() -> None:
    spans = [short_duration(s) for s in (-5, 0, 12.9, 60, 3_599, 7_200, 6 * 86_400, 400 * 86_400, 800 * 86_400)]
    assert spans == ["0 s", "0 s", "12 s", "1 min", "59 min", "2 h", "6 d", "400 d", "2 y"]


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (timedelta(seconds=-30), "just now"),
        (timedelta(), "just now"),
        (timedelta(seconds=12), "12 s ago"),
        (timedelta(minutes=4), "4 min ago"),
        (timedelta(hours=23), "23 h ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=9), "9 days ago"),
        (timedelta(days=21), "3 weeks ago"),
        (timedelta(days=70), "2 months ago"),
        (timedelta(days=800), "2 years ago"),
    ],
)
def test_how_long_ago_is_said_as_people_say_it(span: timedelta, text: str) -> None:
    assert ago(NOW - span, NOW) == text


def test_a_moment_that_is_not_known_has_no_words() -> None:
    assert ago(None, NOW) == ""
    assert percent(None) == ""
    assert percent(31.24) == "31.2 %"


def test_names_are_ordered_by_their_numbers_and_case_does_not_count() -> None:
    names = ["api-10", "API-9", "api-1", "web", "10", "9", "api"]
    assert sorted(names, key=natural) == ["9", "10", "api", "api-1", "API-9", "api-10", "web"]


@given(st.lists(st.integers(0, 10**30), max_size=8), st.text(max_size=3).filter(lambda t: not any(map(str.isdigit, t))))
def test_natural_order_of_numbers_is_their_own(numbers: list[int], before: str) -> None:
    named = sorted((f"{before}{number}" for number in numbers), key=natural)
    assert named == [f"{before}{number}" for number in sorted(numbers)]


def test_what_could_forge_a_line_is_made_visible() -> None:
    assert clean("a\nb\tc\x1b[31m\x7f") == "a␊b␉c␛[31m␡"
    assert clean("user\u202egnp.exe") == "user<U+202E>gnp.exe"
    assert clean("\u2066x\u2069\u200f") == "<U+2066>x<U+2069><U+200F>"
    assert clean("one\u2028two\u2029") == "one␤two␤"
    assert clean("\ud800") == "\ufffd"
    assert clean("non\u00a0breaking") == "non breaking"
    assert clean("<b>bold</b> & more") == "<b>bold</b> & more"


def test_ordinary_text_of_any_script_stays_as_it_is() -> None:
    for text in ("api-1", "böse", "שלום", "データ", "👨\u200d👩\u200d👧", "می\u200cخواهم"):
        assert clean(text) == text


@given(st.text(st.characters()))
def test_a_clean_text_is_one_line_that_stays_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert len(once.splitlines()) <= 1
    once.encode("utf-8")


def test_a_very_long_text_is_cut() -> None:
    assert len(clean("x" * 1_000_000)) == LONGEST
    assert clean("x" * 1_000_000).endswith("…")


def test_numbers_are_put_into_translated_texts() -> None:
    assert tr("Test", "%n rows", 3) == "3 rows"
    assert [plural("Test", "%n row", "%n rows", n) for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
