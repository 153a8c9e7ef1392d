"""Where web addresses stand in text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.addresses import LONGEST, address_at, addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a?b=1#c.", ["https://example.org/a?b=1#c"]),
        ("(http://x.y/z)", ["http://x.y/z"]),
        ("https://en.wikipedia.org/wiki/Log_(x) and more", ["https://en.wikipedia.org/wiki/Log_(x)"]),
        ('a "https://a.b/c" <http://d.e>', ["https://a.b/c", "http://d.e"]),
        ("HTTPS://A.B", ["HTTPS://A.B"]),
        ("javascript:alert(1) file:///etc ftp://a.b xhttps://no", []),
        ("https:// nothing", []),
        ("https://" + "x" * LONGEST, []),
    ],
)
def test_addresses_are_found_without_what_ends_the_sentence(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == found


def test_the_one_that_is_pointed_at() -> None:
    text = "see https://example.org/a, or http://x.y"
    assert address_at(text, 10) == "https://example.org/a"
    assert address_at(text, 2) == ""
    assert address_at(text, len(text) - 1) == "http://x.y"
    assert address_at("x" * 10_000_000 + " http://x.y", 10_000_005) == "http://x.y"


@given(st.text(max_size=200), st.integers(0, 200))
def test_no_text_breaks_it(text: str, place: int) -> None:
    found = address_at(text, place)
    assert found == "" or found in text
