"""The stamps that begin log lines: RFC 3339 text as the engine writes it, and nanoseconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d) ")
"""A stamp at the start of a line, the space after it included."""

PLAIN_LENGTH = 30
"""Bytes of a stamp as Docker writes it: nanoseconds and Z. Podman's have the engine's own zone behind them."""


def stamp_length(line: bytes) -> int:
    """Bytes of the stamp and the space that begin a line, 0 where it has none."""
    if line[30:31] == b" " and line[29:30] == b"Z" and line[10:11] == b"T":
        return PLAIN_LENGTH + 1
    found = STAMP.match(line)
    return found.end() if found else 0


def stamp_ns(stamp: bytes) -> int | None:
    """Nanoseconds since 1970 of a stamp (the space after it is allowed), None of what is none."""
    stamp = stamp.rstrip(b" ")
    if not STAMP.fullmatch(stamp + b" "):
        return None
    zone = b"+00:00" if stamp.endswith(b"Z") else stamp[-6:]
    second = _second(stamp[:19] + zone)
    if second is None:
        return None
    fraction = stamp[20:].rstrip(b"Z").partition(b"+")[0].partition(b"-")[0] if stamp[19:20] == b"." else b""
    return second * 1_000_000_000 + int(fraction.ljust(9, b"0"))


def stamp_text(nanoseconds: int) -> str:
    """The stamp, in UTC as Docker writes it, of nanoseconds since 1970."""
    second, fraction = divmod(nanoseconds, 1_000_000_000)
    return f"{datetime.fromtimestamp(second, UTC):%Y-%m-%dT%H:%M:%S}.{fraction:09d}Z"


@lru_cache(maxsize=4096)
def _second(text: bytes) -> int | None:
    """Seconds since 1970 of a time without a fraction; cached, since neighbours share their second."""
    try:
        return int(datetime.fromisoformat(text.decode("ascii")).timestamp())
    except (ValueError, OverflowError):
        return None
