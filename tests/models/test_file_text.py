"""A file's text goes back as it came: encoding, byte order mark and line ends stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.file_text import read_text


@given(st.binary(max_size=200))
def test_what_was_not_changed_is_saved_byte_for_byte(data: bytes) -> None:
    text = read_text(data)
    if text is not None:
        assert "\r" not in text.text
        assert text.with_text(text.text) == data


@pytest.mark.parametrize(
    ("data", "encoding", "ends"),
    [
        (b"a\nb\n", "utf-8", "\n"),
        (b"a\r\nb\r\n", "utf-8", "\r\n"),
        ("grün\n".encode(), "utf-8", "\n"),
        ("grün\n".encode("latin-1"), "latin-1", "\n"),
        (b"", "utf-8", "\n"),
    ],
)
def test_what_kind_of_text_it_is(data: bytes, encoding: str, ends: str) -> None:
    text = read_text(data)
    assert text is not None
    assert (text.encoding, text.ends) == (encoding, ends)


def test_a_mark_at_the_beginning_stays() -> None:
    text = read_text(b"\xef\xbb\xbfa\n")
    assert text is not None
    assert text.text == "a\n"
    assert text.with_text("b\n") == b"\xef\xbb\xbfb\n"


@pytest.mark.parametrize("data", [b"a\0b", b"a\r\nb\n", b"a\rb"])
def test_what_would_not_come_back_the_same_is_no_text(data: bytes) -> None:
    assert read_text(data) is None


def test_a_character_without_a_byte_is_an_error() -> None:
    text = read_text(b"\xfc")
    assert text is not None
    with pytest.raises(UnicodeEncodeError):
        text.with_text("漢")
