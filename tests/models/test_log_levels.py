"""Levels of lines by the block: what one line says alone, what goes on with it, and unknown where nothing is sure."""

from __future__ import annotations

import pytest

from models.log_find import bodies
from models.log_levels import LEVELS, Level, find_level, goes_on, level_of_name, levels_of

TEXTS = [
    "INFO ready",
    "[error] 42#0: connect() failed",
    '{"level":"warn","msg":"x"}',
    "level=debug msg=x",
    "the error was mine",
    "GET /INFO/x 200",
    "2024-05-06 WARNING slow",
    '{"level":30,"msg":"ERROR is only a word here"}',
    'level=info msg="an ERROR that was expected"',
    '{"levelname": "CRITICAL"}',
    '{"time":1,"level":50}',
    '{"level":7}',
    "water level: 30 cm",
]


def of(*texts: str) -> list[Level]:
    lines = [text.encode() for text in texts]
    return [LEVELS[number] for number in levels_of(lines, b"\n".join(lines))]


def test_a_block_says_what_each_line_says() -> None:
    alone = [found.level if (found := find_level(text)) else Level.UNKNOWN for text in TEXTS]
    assert of(*TEXTS) == alone
    assert Level.UNKNOWN in alone


def test_what_a_field_states_comes_before_a_word_in_the_message() -> None:
    assert of(*TEXTS[7:12]) == [Level.INFO, Level.INFO, Level.ERROR, Level.ERROR, Level.UNKNOWN]


def test_a_level_in_colours_is_one() -> None:
    data = b"2023-11-14T22:13:20.000000000Z \x1b[31mERROR\x1b[0m boom\n"
    assert [LEVELS[number] for number in levels_of(bodies(data), data)] == [Level.ERROR]


def test_frames_of_a_stack_trace_have_the_level_of_their_head() -> None:
    found = of("ERROR boom", "    at a (b.js:1)", "Caused by: x", "fine again", "    indented")
    assert found == [Level.ERROR, Level.ERROR, Level.ERROR, Level.UNKNOWN, Level.UNKNOWN]


def test_a_block_without_a_level_is_unknown_throughout() -> None:
    assert of("a", "b") == [Level.UNKNOWN] * 2


@pytest.mark.parametrize(
    ("value", "level"),
    [("Error", Level.ERROR), (50, Level.ERROR), (30, Level.INFO), (20, Level.DEBUG), (None, Level.UNKNOWN),
     (True, Level.UNKNOWN), ("loud", Level.UNKNOWN), (0, Level.UNKNOWN)],
)  # fmt: skip
def test_the_level_of_a_field(value: object, level: Level) -> None:
    assert level_of_name(value) is level


@pytest.mark.parametrize("text", [b"  at x", b"\tat y", b"Caused by: z", b"... 12 more"])
def test_what_goes_on(text: bytes) -> None:
    assert goes_on(text)
    assert not goes_on(text.strip().upper() + b"!") or text.startswith(b"...")
