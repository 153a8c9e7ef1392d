"""Times as people type them: “14:32”, “2026-11-24 14:32:05”, “2:32 pm”, “10 min ago”, “yesterday 9:00”."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

BEGINNING = 0
END = 253_402_300_799 * 1_000_000_000
"""The last second of the year 9999: a span up to it has no end."""

SECOND = 1_000_000_000
_LONGEST = 80
_AHEAD = timedelta(hours=1)
_DAYS = {"today": 0, "yesterday": 1}
_UNITS = {
    "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1,
    "m": 60, "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hr": 3600, "hrs": 3600, "hour": 3600, "hours": 3600,
    "d": 86400, "day": 86400, "days": 86400,
    "w": 604800, "week": 604800, "weeks": 604800,
}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?", re.ASCII)
_DATE = re.compile(r"(?:(\d{4})-)?(\d{1,2})-(\d{1,2})", re.ASCII)
_ZONE = re.compile(r"\s*(z|utc|gmt|[+-]\d{2}:?\d{2})", re.ASCII)
_AGO = re.compile(r"(\d{1,9}(?:[.,]\d{1,3})?)\s*([a-z]+)\s*", re.ASCII)


class Around(NamedTuple):
    """What typed times are told from.

    Attributes:
        now: seconds since 1970, for “ago”.
        last: when the log ends, seconds since 1970, for what has no date.
        utc: whether times are in UTC where they do not say it.
    """

    now: float
    last: float
    utc: bool = False


def read_moment(text: str, around: Around) -> int | None:
    """A typed time as nanoseconds since 1970; None for what is none."""
    text = " ".join(text.strip().lower().split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        seconds = _ago(text)
        if text == "now" or seconds is not None:
            return _in_range((around.now - (seconds or 0.0)) * SECOND)
        return _written(text, around)
    except (ValueError, OverflowError, OSError):
        return None


def _ago(text: str) -> float | None:
    """The seconds of “10 min ago”, “1h 30m”, “-2d”."""
    rest = text.removeprefix("-").removesuffix(" ago").removesuffix("ago").strip()
    total = 0.0
    while rest:
        found = _AGO.match(rest)
        if found is None or found[2] not in _UNITS:
            return None
        total += float(found[1].replace(",", ".")) * _UNITS[found[2]]
        rest = rest[found.end() :]
    return total if any(character.isdigit() for character in text) else None


def _written(text: str, around: Around) -> int | None:
    here = UTC if around.utc else None
    last = datetime.fromtimestamp(around.last, UTC).astimezone(here)
    word, _, rest = text.partition(" ")
    dated = word in _DAYS
    if dated:
        date = datetime.fromtimestamp(around.now, UTC).astimezone(here) - timedelta(days=_DAYS[word])
        year, month, day = date.year, date.month, date.day
        text = rest
    else:
        found = _DATE.match(text)
        year, month, day = last.year, last.month, last.day
        if found is not None:
            dated = True
            year, month, day = int(found[1] or last.year), int(found[2]), int(found[3])
            text = text[found.end() :].lstrip(" t,")
    hour = minute = second = fraction = 0
    if text:
        at = _CLOCK.match(text)
        if at is None:
            return None
        hour, minute, second = int(at[1]), int(at[2]), int(at[3] or 0)
        fraction = int((at[4] or "").ljust(9, "0") or 0)
        if at[5]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if at[5] == "pm" else 0)
        text = text[at.end() :]
    elif not dated:
        return None
    naive = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - its zone comes next
    zone = _ZONE.fullmatch(text) if text else None
    if text and zone is None:
        return None
    moment = _zoned(naive, zone[1] if zone else "", utc=around.utc)
    if not dated and moment - last > _AHEAD:
        moment = _zoned(naive - timedelta(days=1), zone[1] if zone else "", utc=around.utc)
    return _in_range(int(moment.timestamp()) * SECOND + fraction)


def _zoned(naive: datetime, zone: str, *, utc: bool) -> datetime:
    if zone and zone[0] in "+-":
        return datetime.fromisoformat(f"{naive.isoformat()}{zone[:3]}:{zone[-2:]}")
    return naive.replace(tzinfo=UTC) if zone or utc else naive.astimezone()


def _in_range(nanoseconds: float) -> int | None:
    return int(nanoseconds) if BEGINNING <= nanoseconds < END else None
