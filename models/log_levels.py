"""The level of a log line, by rules; unknown where no rule is sure."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


class Level(StrEnum):
    """How much a line matters, as it says itself."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"
    DEBUG = "debug"
    UNKNOWN = "unknown"


LEVELS: tuple[Level, ...] = tuple(Level)
"""In the order of their numbers in `levels_of`."""


class LevelWord(NamedTuple):
    """Where the level word of a line stands, and what it says."""

    start: int
    end: int
    level: Level


LOOKED_AT = 160
"""Characters from a line's start in which its level is looked for; later words are a message's own."""

_WORDS: dict[Level, tuple[str, ...]] = {
    Level.ERROR: (
        "ERROR", "ERR", "FATAL", "CRITICAL", "CRIT", "PANIC", "SEVERE", "EMERGENCY", "EMERG", "ALERT",
    ),
    Level.WARN: ("WARNING", "WARN"),
    Level.INFO: ("INFORMATION", "INFO", "NOTICE"),
    Level.DEBUG: ("DEBUG", "TRACE", "VERBOSE"),
}  # fmt: skip
_ANY = "|".join(f"(?P<{level}>{'|'.join(words)})" for level, words in _WORDS.items())
# In capitals a level stands anywhere; in small letters only where something says that it is one.
_CAPITALS = rf"(?<![\w/.-])(?:{_ANY})(?![\w/.-])"
# Brackets at the start or after a space: [info], (warn), <error>.
_BRACKETS = rf"(?i)(?:^|(?<=\s))[\[(<](?:{_ANY})\b"
# A field says it: level=info, "severity": "WARN", "level":50 as pino and bunyan write it.
_FIELD = r"(?i)\b(?:log[._]?)?(?:level|lvl|severity)(?:name)?[\"']?\s*[=:]\s*"
_PINO = ((50, Level.ERROR), (40, Level.WARN), (30, Level.INFO), (1, Level.DEBUG))
_STATED = rf"{_FIELD}(?:[\"']?(?:{_ANY})\b|(?P<n50>[56]0)\b|(?P<n40>40)\b|(?P<n30>30)\b|(?P<n1>[12]0)\b)"
# What a field states comes before a word in capitals, which may be the message's own.
_RULES = (_STATED, _CAPITALS, _BRACKETS)
_TEXT = tuple(re.compile(rule) for rule in _RULES)
_BYTES = tuple(re.compile(rule.encode()) for rule in _RULES)
_STEMS = tuple(
    stem.encode()
    for stem in ("INFO", "WARN", "ERR", "DEBUG", "FATAL", "CRIT", "TRACE", "NOTICE", "PANIC", "SEVERE", "EMERG",
                 "ALERT", "VERBOSE", 'LEVEL":', 'SEVERITY":')
)  # fmt: skip
# What has to be in a block, in capitals, for a rule to be worth a look.
_MARKS = ((b"LEVEL", b"LVL", b"SEVERITY"), _STEMS, (b"[", b"(", b"<"))
# Stack traces of Java, Python, Node, Ruby, Go and .NET, and what simply stands further right. Runs are bounded, since a
# line may be as long as it likes.
_CONTINUATION = re.compile(
    rb"[ \t]+\S|Caused by: |Suppressed: |Traceback \(most recent|\.\.\. \d+ more"
    rb"|During handling of the above exception|The above exception was the direct cause|--- End of "
    rb"|goroutine \d+ \[|created by \S|\[signal SIG|main\.main\(\)$"
    rb"|[\w./-]{1,120}\.(?:\(\*?\w{1,60}\)\.)?\w{1,60}\((?:\{?0x[0-9a-f]|\.\.\.\))"
)
# Python ends a trace with the error itself, as far left as a line of its own: below code, not below a frame of Java or
# Node, where it begins the next trace.
_LAST = re.compile(rb"[\w.]{1,120}(?:Error|Exception|Warning|Exit|Interrupt|Iteration)(?:: |$)")
_CODE = re.compile(rb" {4,}(?!at )\S")
_NUMBERS: dict[str, int] = {level: number for number, level in enumerate(LEVELS)}
_UNKNOWN = _NUMBERS[Level.UNKNOWN]
_BY_NAME = {word.casefold(): level for level, words in _WORDS.items() for word in words}
_LEVELS = {str(level): level for level in LEVELS} | {f"n{least}": level for least, level in _PINO}
_PLACES = {group: _NUMBERS[level] for group, level in _LEVELS.items()}


def find_level(text: str) -> LevelWord | None:
    """The level word of a line, None where it has none that is sure."""
    head = text[:LOOKED_AT]
    for rule in _TEXT:
        found = rule.search(head)
        if found is not None and found.lastgroup is not None:
            start, end = found.span(found.lastgroup)
            return LevelWord(start, end, _LEVELS[found.lastgroup])
    return None


def level_of_name(value: object) -> Level:
    """The level that a field says: a name in any case, or a number as pino and bunyan write it."""
    if isinstance(value, str):
        return _BY_NAME.get(value.strip().casefold(), Level.UNKNOWN)
    if isinstance(value, int) and not isinstance(value, bool):
        return next((level for least, level in _PINO if value >= least), Level.UNKNOWN)
    return Level.UNKNOWN


def levels_of(texts: Sequence[bytes], data: bytes) -> bytes:
    """The level of each line as its place in `LEVELS`; a line that goes on with another has that one's.

    Args:
        texts: the lines without stamps.
        data: where they are from: what is not in there is not looked for in each of them.
    """
    upper = data.upper()
    if not any(stem in upper for stem in _STEMS):
        return bytes((_UNKNOWN,)) * len(texts)
    rules = [rule.search for rule, marks in zip(_BYTES, _MARKS, strict=True) if any(mark in upper for mark in marks)]
    found = bytearray(len(texts))
    before = _UNKNOWN
    for place, text in enumerate(texts):
        hit = None
        for search in rules:
            hit = search(text, 0, LOOKED_AT)
            if hit is not None:
                break
        if hit is not None and hit.lastgroup is not None:
            before = _PLACES[hit.lastgroup]
        elif before != _UNKNOWN and not goes_on_below(text, texts[place - 1] if place else b""):
            before = _UNKNOWN
        found[place] = before
    return bytes(found)


def goes_on(text: bytes) -> bool:
    """Whether a line goes on with the one before it: a frame of a stack trace, or anything set further right."""
    return _CONTINUATION.match(text) is not None


def goes_on_below(text: bytes, above: bytes) -> bool:
    """Whether a line goes on with the one above it; as `goes_on`, and the last line of Python's traces too."""
    return goes_on(text) or (ends_trace(text) and _CODE.match(above) is not None)


def ends_trace(text: bytes) -> bool:
    """Whether a line may be the last of a trace: it depends on the one above it."""
    return _LAST.match(text) is not None


def level_title(level: Level) -> str:
    """What a level is called."""
    return {
        Level.ERROR: tr("Log", "Error"),
        Level.WARN: tr("Log", "Warn"),
        Level.INFO: tr("Log", "Info"),
        Level.DEBUG: tr("Log", "Debug"),
        Level.UNKNOWN: tr("Log", "No level"),
    }[level]
