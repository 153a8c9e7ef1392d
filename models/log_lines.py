"""One line of a log: its parts, its time of day."""

from __future__ import annotations

from datetime import UTC, datetime
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


def split_line(line: bytes, stream: int = 1, source: int = 0) -> LogLine:
    """A line without its newline, taken apart."""
    length = stamp_length(line)
    if not length:
        return LogLine(b"", line, stream, source)
    return LogLine(line[: length - 1], line[length:], stream, source)


class TimeForm(StrEnum):
    """How the times of lines are shown."""

    OFF = "off"
    LOCAL = "local"
    UTC = "utc"
    RELATIVE = "relative"


def clock(stamp: bytes, *, utc: bool = False, dated: bool = False) -> str:
    """The time of day of a stamp, "14:31:58.104", local or in UTC, its date before it; "" of what is no stamp."""
    rest = stamp[19:]
    fraction = b""
    if rest.startswith(b"."):
        zone = rest[1:].lstrip(b"0123456789")
        fraction = rest[1 : len(rest) - len(zone)]
        rest = zone
    second = _second(stamp[:19], rest, utc, dated)
    return f"{second}.{fraction[:3].decode('ascii'):0<3}" if second else ""


def day(nanoseconds: int, *, utc: bool = False) -> str:
    """The date of a time in nanoseconds since 1970; "" of one that the system's clock does not have."""
    try:
        moment = datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC)
        return f"{moment if utc else moment.astimezone():%Y-%m-%d}"
    except (OverflowError, OSError, ValueError):
        return ""


@lru_cache(maxsize=4096)
def _second(text: bytes, zone: bytes, utc: bool, dated: bool) -> str:
    """The time to the second; cached, since neighbours share it."""
    nanoseconds = stamp_ns(text + zone)
    if nanoseconds is None:
        return ""
    try:
        moment = datetime.fromtimestamp(nanoseconds // 1_000_000_000, UTC)
        return f"{moment if utc else moment.astimezone():{'%m-%d %H:%M:%S' if dated else '%H:%M:%S'}}"
    except (OverflowError, OSError, ValueError):  # a year that the system's clock does not have
        return ""
