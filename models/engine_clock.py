"""How far an engine's clock is from ours: moments that it told are compared with its own time, not with ours."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.stamps import stamp_ns

if TYPE_CHECKING:
    from engine.records import Info

LEAST = 2.0
"""Seconds under which a difference may be the time that the answer took."""


def clock_ahead(info: Info, now_ns: int) -> timedelta:
    """How far the engine's clock is ahead of ours; none where it does not tell its time, or hardly differs.

    Args:
        info: what it said (`GET /info`, `SystemTime`).
        now_ns: our clock when it did, in nanoseconds since 1970.
    """
    told = stamp_ns(str(info.raw.get("SystemTime", "")).encode())
    seconds = 0.0 if told is None else (told - now_ns) / 1e9
    return timedelta(seconds=seconds) if abs(seconds) >= LEAST else timedelta()
