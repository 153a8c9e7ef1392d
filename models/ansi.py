"""Terminal escapes in text: colours taken out as spans, everything else dropped, nothing ever acted on."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

RGB = 1 << 24
"""Marks a true colour: `RGB | 0xRRGGBB`. Below it a colour is a number of the 256 colour palette."""


class Style(NamedTuple):
    """How a run of text wants to look; None is the view's own colour."""

    ink: int | None = None
    paper: int | None = None
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    inverse: bool = False


PLAIN = Style()


class Span(NamedTuple):
    """A style and the characters that it is for, in the text without escapes."""

    start: int
    end: int
    style: Style


# CSI; OSC, DCS, SOS, PM and APC with their end; any other escape of two characters. Of a string without an end only
# its beginning goes: the rest of a line is never hidden by it.
_ESCAPE = re.compile(
    "\x1b\\[[0-?]*[ -/]*[@-~]"
    "|\x1b[\\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-Z\\\\-~]"
    "|\x9b[0-?]*[ -/]*[@-~]"
)
_FLAGS: dict[int, dict[str, bool]] = {
    1: {"bold": True},
    2: {"dim": True},
    3: {"italic": True},
    4: {"underline": True},
    7: {"inverse": True},
    9: {"strike": True},
    21: {"underline": True},
    22: {"bold": False, "dim": False},
    23: {"italic": False},
    24: {"underline": False},
    27: {"inverse": False},
    29: {"strike": False},
}
_INK, _PAPER = 38, 48
_MOST_NUMBERS = 64


def parse(text: str) -> tuple[str, tuple[Span, ...]]:
    """Text without its escapes, and the styles that they asked for."""
    if "\x1b" not in text and "\x9b" not in text:
        return text, ()
    parts: list[str] = []
    spans: list[Span] = []
    style = PLAIN
    position = length = 0
    for escape in _ESCAPE.finditer(text):
        part = text[position : escape.start()]
        if part:
            parts.append(part)
            if style != PLAIN:
                spans.append(Span(length, length + len(part), style))
            length += len(part)
        position = escape.end()
        code = escape.group()
        if code[-1] == "m" and code[1:2] != "]":
            style = _styled(style, code[2:-1] if code[0] == "\x1b" else code[1:-1])
    part = text[position:]
    if part and style != PLAIN:
        spans.append(Span(length, length + len(part), style))
    parts.append(part)
    return "".join(parts), tuple(spans)


def strip(text: str) -> str:
    """Text without its escapes."""
    return _ESCAPE.sub("", text) if "\x1b" in text or "\x9b" in text else text


def overwritten(text: str, spans: tuple[Span, ...] = ()) -> tuple[str, tuple[Span, ...]]:
    r"""What a terminal would show at last of a line with ``\r`` in it (a progress bar); a ␍ says there was more."""
    text = text.rstrip("\r")
    start = text.rfind("\r")
    if start < 0:
        return text, spans
    # The ␍ takes the carriage return's own place, so that the spans only have to move.
    moved = (Span(max(1, s.start - start), s.end - start, s.style) for s in spans if s.end - start > 1)
    return "␍" + text[start + 1 :], tuple(moved)


def safe(text: str) -> str:
    """Text in which nothing hides: control and direction characters as signs, one for one. Tabs stay."""
    return text if text.isprintable() else text.translate(_SIGNS)


def _styled(style: Style, numbers: str) -> Style:
    """The style after an SGR sequence (ECMA-48 8.3.117) with these numbers."""
    if numbers.strip("0123456789;:"):
        return style
    fields = numbers.split(";")[:_MOST_NUMBERS]
    place = 0
    while place < len(fields):
        field = fields[place]
        place += 1
        if ":" in field:
            style = _with_colon(style, field)
            continue
        number = _number(field)
        if number == 0:
            style = PLAIN
        elif number in _FLAGS:
            style = style._replace(**_FLAGS[number])
        elif number in {_INK, _PAPER}:
            colour, used = _extended([_number(other) for other in fields[place : place + 4]])
            place += used
            style = _coloured(style, number, colour)
        else:
            style = _with_basic_colour(style, number)
    return style


def _with_basic_colour(style: Style, number: int) -> Style:
    if 30 <= number <= 37:
        return style._replace(ink=number - 30)
    if 40 <= number <= 47:
        return style._replace(paper=number - 40)
    if 90 <= number <= 97:
        return style._replace(ink=number - 82)
    if 100 <= number <= 107:
        return style._replace(paper=number - 92)
    if number == 39:
        return style._replace(ink=None)
    if number == 49:
        return style._replace(paper=None)
    return style


def _with_colon(style: Style, field: str) -> Style:
    """The colon forms: 38:5:n, 38:2:r:g:b, 38:2:space:r:g:b, 4:n (kinds of underlines)."""
    numbers = [_number(part) for part in field.split(":")]
    if numbers[0] == 4:
        return style._replace(underline=numbers[1] != 0)
    if numbers[0] not in {_INK, _PAPER} or len(numbers) < 3:
        return style
    values = numbers[1:]
    if values[0] == 2 and len(values) >= 5:
        values = [2, *values[2:5]]
    colour, _ = _extended(values)
    return _coloured(style, numbers[0], colour)


def _coloured(style: Style, number: int, colour: int | None) -> Style:
    if colour is None:
        return style
    return style._replace(ink=colour) if number == _INK else style._replace(paper=colour)


def _extended(values: list[int]) -> tuple[int | None, int]:
    """The colour that follows a 38 or 48, and how many numbers it took."""
    if values[:1] == [5] and len(values) >= 2:
        return (values[1] if values[1] < 256 else None), 2
    if values[:1] == [2] and len(values) >= 4:
        red, green, blue = values[1:4]
        if max(red, green, blue) < 256:
            return RGB | red << 16 | green << 8 | blue, 4
        return None, 4
    return None, len(values)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


class _Signs(dict[int, int]):
    """Character → the sign that stands for it; filled as characters come up."""

    def __missing__(self, code: int) -> int:
        self[code] = found = _sign(code)
        return found


def _sign(code: int) -> int:
    character = chr(code)
    if code == 9 or character.isprintable():
        return code
    if code < 0x20:
        return 0x2400 + code
    if code == 0x7F:
        return 0x2421
    category = unicodedata.category(character)
    if category == "Zs":
        return 0x20
    if category in {"Zl", "Zp"}:
        return 0x2424
    if code in {0x200C, 0x200D} or category in {"Co", "Cn"}:
        return code  # joiners shape Persian, Indic scripts and emoji; private ones are symbols of terminals' fonts
    return 0x2426


_SIGNS = _Signs()
