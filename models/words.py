"""Words: translated texts, sizes, times and names as they are shown, and the order that people expect of names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import datetime

DASH = "–"
"""Stands for a value that is not known (yet)."""

LONGEST = 1_000
"""Characters of an engine's text that one line shows at most."""

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_WEEK, _MONTH, _YEAR = 7 * _DAY, 30 * _DAY, 365 * _DAY
_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
_SIZE = re.compile(r"\s*([0-9]+(?:[.,][0-9]+)?)\s*([kmgtp]?)(i?)b?\s*", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_JOINERS = frozenset("\u200c\u200d")  # they shape Persian, Indic scripts and emoji, and reorder nothing


def tr(context: str, text: str, n: int = -1) -> str:
    """A text in the user's language; `%n` in it becomes `n`."""
    return QCoreApplication.translate(context, text, None, n)


def tr_later(context: str, text: str) -> str:  # noqa: ARG001 - for what looks for texts to translate
    """Marks a text that is translated where it is shown, by `tr` with the same context."""
    return text


def plural(context: str, one: str, many: str, n: int) -> str:
    """A text with a number in the user's language.

    English needs no translation file for its two forms, so both are given: ``plural("Table", "%n row", "%n rows", 3)``.
    """
    return tr(context, one if n == 1 else many, n)


def _number(value: float) -> str:
    """Three figures at most, without zeros at the end: 612, 48.6, 1.42, 5.3."""
    if value >= 99.95:
        return f"{value:.0f}"
    text = f"{value:.1f}" if value >= 9.995 else f"{value:.2f}"
    return text.rstrip("0").rstrip(".")


def size(count: int | None) -> str:
    """Bytes as "612 MB": decimal units, as docker prints them. "" where not known."""
    if count is None:
        return ""
    value, unit = float(max(count, 0)), 0
    while value >= 999.5 and unit < len(_UNITS) - 1:
        value /= 1000
        unit += 1
    return f"{value:.0f} B" if unit == 0 else f"{_number(value)} {_UNITS[unit]}"


def parse_size(text: str) -> float | None:
    """Bytes of "500MB", "1.5 GB", "2GiB" or "1024"; None where it is no size."""
    found = _SIZE.fullmatch(text)
    if found is None:
        return None
    base = 1024 if found[3] else 1000
    return float(found[1].replace(",", ".")) * float(base ** (" kmgtp".index(found[2].lower() or " ")))


def percent(value: float | None) -> str:
    """A percentage as "31.2 %"; "" where not known."""
    return "" if value is None else f"{value:.1f} %"


def short_duration(seconds: float) -> str:
    """A span as "12 s", "48 min", "2 h", "6 d" or "2 y"; below zero (the clock was set back) it is "0 s"."""
    whole = max(0, int(seconds))
    if whole < _MINUTE:
        return tr("Time", "%n s", whole)
    if whole < _HOUR:
        return tr("Time", "%n min", whole // _MINUTE)
    if whole < _DAY:
        return tr("Time", "%n h", whole // _HOUR)
    if whole < 2 * _YEAR:
        return tr("Time", "%n d", whole // _DAY)
    return tr("Time", "%n y", whole // _YEAR)


def ago(moment: datetime | None, now: datetime) -> str:
    """How long ago as "4 min ago", "2 days ago", "3 weeks ago"; "" where not known, "just now" if it is to come."""
    if moment is None:
        return ""
    whole = int((now - moment).total_seconds())
    if whole < 1:
        return tr("Time", "just now")
    if whole < _MINUTE:
        return tr("Time", "%n s ago", whole)
    if whole < _HOUR:
        return tr("Time", "%n min ago", whole // _MINUTE)
    if whole < _DAY:
        return tr("Time", "%n h ago", whole // _HOUR)
    if whole < 2 * _WEEK:
        return plural("Time", "%n day ago", "%n days ago", whole // _DAY)
    if whole < 2 * _MONTH:
        return tr("Time", "%n weeks ago", whole // _WEEK)
    if whole < 2 * _YEAR:
        return tr("Time", "%n months ago", whole // _MONTH)
    return tr("Time", "%n years ago", whole // _YEAR)


def _padded(found: re.Match[str]) -> str:
    digits = found[0].lstrip("0")
    return f"0{chr(0x30 + len(digits))}{digits}"


@lru_cache(maxsize=65_536)
def natural(text: str) -> str:
    """A key that orders names as people do: case ignored, "api-2" before "api-10". Kept, since tables ask often."""
    return _DIGITS.sub(_padded, text.casefold())


def _visible(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category in {"Zl", "Zp"}:
        return "␤"
    if category == "Zs":
        return " "
    if category in {"Cc", "Cf"} and character not in _JOINERS:
        return f"<U+{code:04X}>"
    return character


def clean(text: str, longest: int = LONGEST) -> str:
    """An engine's text for one line: control and bidi characters made visible, very long ones cut with "…"."""
    if len(text) > longest:
        text = text[: longest - 1] + "…"
    if text.isprintable():
        return text
    return "".join(map(_visible, text))
