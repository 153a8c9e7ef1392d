"""Times of log lines in the form that is chosen, and spans of time as they are said and typed."""

from __future__ import annotations

from engine.stamps import stamp_ns
from models.log_lines import TimeForm, clock
from models.words import short_duration, tr

_SECOND = 1_000_000_000


def time_text(stamp: bytes, form: TimeForm, now: float, *, dated: bool = False) -> str:
    """The time of a stamp as a line shows it; "" without one.

    Args:
        stamp: the engine's stamp.
        form: local, UTC, how long ago, or not at all.
        now: seconds since 1970.
        dated: whether the date stands before it.
    """
    if form is TimeForm.OFF or not stamp:
        return ""
    if form is TimeForm.RELATIVE:
        nanoseconds = stamp_ns(stamp)
        if nanoseconds is None:
            return ""
        return tr("Log", "{span} ago").format(span=short_duration(now - nanoseconds / _SECOND))
    text = clock(stamp, utc=form is TimeForm.UTC, dated=dated)
    return f"{text}Z" if text and form is TimeForm.UTC else text
