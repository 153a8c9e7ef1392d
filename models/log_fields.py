"""Lines that are records, JSON or logfmt, found by themselves: their message, their level, their fields."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from models.log_levels import Level, level_of_name

LONGEST = 64 * 1024
"""Characters of a line that is still looked at as a record."""

_MESSAGE = ("message", "msg", "event", "log", "text", "body")
_LEVEL = ("level", "lvl", "severity", "levelname", "log.level", "@level", "loglevel")
_TIME = ("time", "timestamp", "ts", "@timestamp", "datetime", "t")
_PAIR = re.compile(r'([A-Za-z_@][\w.@/-]*)=(?:"((?:[^"\\]|\\.)*)"|([^\s"]*))(?:\s+|$)')
_LEAST_PAIRS = 2
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DEEPEST = 3
_DIGITS = 18


class Record(NamedTuple):
    """A line read as a record.

    Attributes:
        kind: "json" or "logfmt".
        message: what it says; "" where no field is a message.
        level: its level.
        level_name: the level in its own words, in capitals; "" where it has none.
        fields: the other fields by name, those in objects as "request.path"; texts, numbers, truths, None.
    """

    kind: str
    message: str
    level: Level
    level_name: str
    fields: dict[str, Any]


def read_record(text: str) -> Record | None:
    """A line as a record; None for plain text, and for what only looks like one."""
    if len(text) > LONGEST:
        return None
    text = text.strip()
    if text.startswith("{") and text.endswith("}"):
        value = read_json(text)
        return None if value is None else _record("json", _flat(value))
    if "=" in text:
        pairs = _pairs(text)
        if pairs is not None:
            return _record("logfmt", pairs)
    return None


def read_json(text: str) -> dict[str, Any] | None:
    """The JSON object that a text is, None where it is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and value else None


def whole_record(text: str) -> dict[str, Any]:
    """All that a line says, as an object: its JSON as it is, its pairs, or its text as a message."""
    text = text.strip()
    found = read_json(text) if text.startswith("{") else None
    if found is None and "=" in text and len(text) <= LONGEST:
        found = _pairs(text)
    return {"message": text} if found is None else found


def field_text(value: Any) -> str:
    """A field's value as a cell shows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 1000 else str(value)
    if isinstance(value, float):
        return f"{value:,.3f}".rstrip("0").rstrip(".")
    return value if isinstance(value, str) else json_text(value)


def json_text(value: Any) -> str:
    """A value as JSON in one line; "…" for one whose parts lie deeper in each other than can be followed."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return "…"


def number_of(value: Any) -> float | None:
    """A value as a number to be compared, None for what is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    return float(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else None


def _record(kind: str, fields: dict[str, Any]) -> Record:
    message = _take(fields, _MESSAGE)
    level = _take(fields, _LEVEL)
    _take(fields, _TIME)
    known = level_of_name(level)
    name = str(level).upper() if isinstance(level, str) else "" if known is Level.UNKNOWN else known.value.upper()
    words = message if isinstance(message, str) else "" if message is None else json_text(message)
    return Record(kind, words, known, name[:12], fields)


def _take(fields: dict[str, Any], names: tuple[str, ...]) -> Any:
    for name in names:
        if name in fields:
            return fields.pop(name)
    return None


def _flat(value: dict[str, Any], before: str = "", depth: int = 1) -> dict[str, Any]:
    """Objects in objects as names with dots; what lies deeper stays as it is."""
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if isinstance(inner, dict) and inner and depth < _DEEPEST:
            found |= _flat(inner, f"{before}{key}.", depth + 1)
        else:
            found[f"{before}{key}"] = inner
    return found


def _pairs(text: str) -> dict[str, Any] | None:
    """The pairs of a logfmt line; None where anything else is in it."""
    found: dict[str, Any] = {}
    place = 0
    while place < len(text):
        pair = _PAIR.match(text, place)
        if pair is None:
            return None
        name, quoted, bare = pair.groups()
        if quoted is not None:
            found[name] = quoted.replace('\\"', '"').replace("\\\\", "\\")
        else:
            found[name] = _value(bare)
        place = pair.end()
    return found if len(found) >= _LEAST_PAIRS else None


def _value(text: str) -> Any:
    if len(text) <= _DIGITS and _NUMBER.fullmatch(text) and not (len(text) > 1 and text[0] == "0" and text[1] != "."):
        return float(text) if "." in text else int(text)
    return text
