"""Escapes are taken out, colours kept as spans, and nothing in a line can hide or move what stands around it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.ansi import RGB, Span, Style, overwritten, parse, safe, strip
from models.log_layout import _EVEN, LaidLine, Segment, plain
from models.log_levels import Level
from models.log_lines import LogLine

STAMP = b"2024-05-06T07:08:09.123456789Z"


def laid(text: str | bytes, columns: int = 512) -> LaidLine:
    return LaidLine(LogLine(STAMP, text if isinstance(text, bytes) else text.encode(), 1), columns)


def test_basic_colours_become_spans() -> None:
    text, spans = parse("a\x1b[1;31mred\x1b[0mb\x1b[92mgreen")
    assert text == "aredbgreen"
    assert spans == (Span(1, 4, Style(ink=1, bold=True)), Span(5, 10, Style(ink=10)))


@pytest.mark.parametrize(
    ("code", "style"),
    [
        ("38;5;208", Style(ink=208)),
        ("48;5;17", Style(paper=17)),
        ("38;2;255;128;0", Style(ink=RGB | 0xFF8000)),
        ("38:2::255:128:0", Style(ink=RGB | 0xFF8000)),
        ("38:2:255:128:0", Style(ink=RGB | 0xFF8000)),
        ("38:5:9", Style(ink=9)),
        ("3;4;7;9", Style(italic=True, underline=True, inverse=True, strike=True)),
        ("4:3", Style(underline=True)),
        ("1;38;5;3;44", Style(ink=3, paper=4, bold=True)),
        ("101;97", Style(ink=15, paper=9)),
        ("38;5;999", Style()),
        ("38;5", Style()),
        ("38", Style()),
        ("1;22", Style()),
        ("31;39", Style()),
        ("?25", Style()),
        ("99999999999999", Style()),
    ],
)
def test_each_form_of_a_style_is_understood(code: str, style: Style) -> None:
    text, spans = parse(f"\x1b[{code}mx")
    assert text == "x"
    assert spans == ((Span(0, 1, style),) if style != Style() else ())


@pytest.mark.parametrize(
    "escape",
    [
        "\x1b[2J",
        "\x1b[10;20H",
        "\x1b[?1049h",
        "\x1b]0;a title\x07",
        "\x1b]8;;http://x\x1b\\",
        "\x1bP1$r\x1b\\",
        "\x1b(B",
        "\x1b7",
        "\x1bc",
        "\x1b]52;c;bXk=\x07",
        "\x9b31m",
        "\x1b_x\x1b\\",
    ],
)
def test_escapes_that_would_act_are_dropped(escape: str) -> None:
    assert strip(f"a{escape}b") == "ab"
    assert parse(f"a{escape}b")[0] == "ab"


def test_a_string_without_an_end_hides_nothing() -> None:
    assert strip("a\x1b]0;not ended") == "a0;not ended"


def test_a_flood_of_escapes_ends() -> None:
    assert strip("\x1b[31m" * 100_000 + "x") == "x"
    assert strip("\x1b[" + ";" * 1_000_000 + "mx") == "x"
    assert parse("\x1b[" + "1;" * 1_000_000 + "mx")[0] == "x"
    assert strip("\x1b]" * 100_000).count("]") == 0
    assert len(strip("\x1b[" * 100_000)) == 200_000


def test_control_and_direction_characters_are_signs() -> None:
    assert safe("a\x00b\x07c\x1bd\x7fe") == "a␀b␇c␛d␡e"
    assert safe("user\u202egnp.exe\u2066x\u200f") == "user␦gnp.exe␦x␦"
    assert safe("line\u2028break") == "line␤break"
    assert safe("tab\tstays") == "tab\tstays"


@given(st.text())
def test_what_is_shown_is_as_long_and_hides_nothing(text: str) -> None:
    shown = safe(text)
    assert len(shown) == len(text)
    categories = {unicodedata.category(c) for c in shown if c not in "\t\u200c\u200d"}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"} or "\ud800" <= max(text, default="") <= "\udfff"


@given(st.text(alphabet="\x1b[]0123456789;:mPX\\\x07a\x9b\x9c "))
def test_any_escapes_parse_and_spans_lie_within_the_text(text: str) -> None:
    shown, spans = parse(text)
    assert shown == strip(text)
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(shown)
        position = span.end


def test_a_progress_bar_shows_its_last_state_and_says_that_there_was_more() -> None:
    assert overwritten("10%\r20%\r30%\r") == ("␍30%", ())
    assert overwritten("plain\r") == ("plain", ())
    text, spans = parse("\x1b[31mred\r\x1b[32mgreen")
    assert overwritten(text, spans) == ("␍green", (Span(1, 6, Style(ink=2)),))


def test_copied_text_has_tabs_and_no_escapes() -> None:
    assert plain(b"\x1b[31mred\x1b[0m\tok\xff\x00") == "red\tok\ufffd␀"


def test_columns_of_plain_text_are_its_characters() -> None:
    line = laid("GET / 200")
    assert (line.columns, line.column_at(4), line.place_at(3.6)) == (9, 4, 4)
    assert line.segments(0, 80) == [Segment(0, "GET / 200", Style(), None, 9)]
    assert line.segments(4, 6) == [Segment(4, "/ ", Style(), None, 2)]


def test_tabs_and_wide_characters_stand_on_the_grid() -> None:
    line = laid("a\t漢字b")
    assert line.columns == 13
    assert [line.column_at(n) for n in range(6)] == [0, 1, 8, 10, 12, 13]
    assert [(s.column, s.text) for s in line.segments(0, 80)] == [(0, "a"), (8, "漢"), (10, "字"), (12, "b")]
    assert line.place_at(9.2) == 3
    assert line.place_at(100) == 5


def test_words_from_right_to_left_cannot_move_what_stands_beside_them() -> None:
    line = laid("user=אבג admin=1")
    assert [(s.column, s.text) for s in line.segments(0, 80)] == [(0, "user="), (5, "אבג"), (8, " admin=1")]


def test_characters_that_need_no_table_are_one_cell_from_left_to_right() -> None:
    even = [
        chr(code)
        for code in range(0x20, 0x3000)
        if _EVEN.fullmatch(chr(code)) and unicodedata.category(chr(code)) != "Cn"
    ]
    assert len(even) > 1000
    for character in even:
        assert unicodedata.east_asian_width(character) not in {"W", "F"}
        assert unicodedata.category(character) not in {"Mn", "Me", "Cf", "Cc"}
        assert unicodedata.bidirectional(character) not in {"R", "AL"}


def test_level_words_are_their_own_segments() -> None:
    segments = laid("x ERROR y").segments(0, 80)
    assert [(s.text, s.level) for s in segments] == [("x ", None), ("ERROR", Level.ERROR), (" y", None)]


def test_colours_are_cut_to_the_window() -> None:
    line = laid("\x1b[31m" + "r" * 100 + "\x1b[0mplain")
    assert line.segments(90, 103) == [
        Segment(90, "r" * 10, Style(ink=1), None, 10),
        Segment(100, "pla", Style(), None, 3),
    ]


def test_of_a_long_line_only_the_beginning_is_laid_out() -> None:
    line = laid(b"x" * 10_000_000)
    assert not line.whole
    assert len(line.text) < 10_000
    assert line.columns == 10_000_000
    assert line.segments(0, 100)[0].text == "x" * 100


def test_a_character_cut_by_the_limit_is_not_shown_as_broken() -> None:
    assert "\ufffd" not in laid("é" * 100_000).text


@given(st.text(alphabet="ab\t漢e\u0301אב\x1b[31m\r 😀\u200d"), st.integers(0, 30), st.integers(0, 30))
def test_segments_lie_in_order_and_in_the_window(text: str, first: int, width: int) -> None:
    line = laid(text)
    position = -1
    for segment in line.segments(first, first + width):
        assert segment.column >= position
        assert segment.column < first + width
        position = segment.column
    for place in range(len(line.text)):
        assert line.column_at(place) <= line.column_at(place + 1)
