"""One line of a log: its parts, its time of day, its level."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from engine.stamps import stamp_length, stamp_ns

MARK = 4
"""The stream of lines that Longshore itself puts in: started, exited, reconnected. Their text is plain words."""


class LogLine(NamedTuple):
    """A line taken apart.

    Attributes:
        stamp: the engine's stamp without its space, b"" where there is none.
        text: what follows.
        stream: 1 stdout, 2 stderr, 3 the engine's own words, 4 ours (`MARK`).
        source: whose line it is: the place in the log's tuple of sources; 0 where it has one.
    """

    stamp: bytes
    text: bytes
    stream: int
    source: int = 0


class Level(StrEnum):
    """How much a line's level word matters."""

    ERROR = "error"
    WARN = "warn"
    OTHER = "other"


class LevelWord(NamedTuple):
    """Where the level word of a line stands, and what it says."""

    start: int
    end: int
    level: Level


LOOKED_AT = 160
"""Characters from a line's start in which its level is looked for; later words are a message's own."""

_ERROR = "ERROR|ERR|FATAL|CRITICAL|CRIT|PANIC|SEVERE|EMERGENCY|EMERG|ALERT"
_WARN = "WARNING|WARN"
_OTHER = "INFORMATION|INFO|NOTICE|DEBUG|TRACE|VERBOSE"
_ANY = f"(?P<error>{_ERROR})|(?P<warn>{_WARN})|(?P<other>{_OTHER})"
# In capitals a level stands anywhere; in small letters only where something says that it is one.
_CAPITALS = re.compile(rf"(?<![\w/.-])(?:{_ANY})(?![\w/.-])")
_MARKED = re.compile(rf"(?i)(?:\b(?:level|lvl|severity)[\"']?\s*[=:]\s*[\"']?|^[\[(<]|(?<=\s)[\[(<])(?:{_ANY})\b")


def split_line(line: bytes, stream: int = 1, source: int = 0) -> LogLine:
    """A line without its newline, taken apart."""
    length = stamp_length(line)
    if not length:
        return LogLine(b"", line, stream, source)
    return LogLine(line[: length - 1], line[length:], stream, source)


def find_level(text: str) -> LevelWord | None:
    """The level word of a line, None where it has none that is sure."""
    head = text[:LOOKED_AT]
    found = _CAPITALS.search(head) or _MARKED.search(head)
    if found is None or found.lastgroup is None:
        return None
    start, end = found.span(found.lastgroup)
    return LevelWord(start, end, Level(found.lastgroup))


def clock(stamp: bytes) -> str:
    """The local time of day of a stamp, "14:31:58.104"; "" of what is no stamp."""
    rest = stamp[19:]
    fraction = b""
    if rest.startswith(b"."):
        zone = rest[1:].lstrip(b"0123456789")
        fraction = rest[1 : len(rest) - len(zone)]
        rest = zone
    second = _local_second(stamp[:19], rest)
    return f"{second}.{fraction[:3].decode('ascii'):0<3}" if second else ""


@lru_cache(maxsize=4096)
def _local_second(text: bytes, zone: bytes) -> str:
    """The local time of day to the second; cached, since neighbours share it."""
    nanoseconds = stamp_ns(text + zone)
    if nanoseconds is None:
        return ""
    try:
        return f"{datetime.fromtimestamp(nanoseconds // 1_000_000_000).astimezone():%H:%M:%S}"
    except (OverflowError, OSError, ValueError):  # a year that the system's clock does not have
        return ""
