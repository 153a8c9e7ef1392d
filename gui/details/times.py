"""Moments as the detail says them: the day and time here, and how long ago that is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale

from models.words import ago, tr

if TYPE_CHECKING:
    from collections.abc import Callable


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def to_the_second(when: datetime | None, *, clock: Callable[[], datetime] = now) -> str:
    """A moment as "14:31:38", with its day before it where that is not today; "" where it is not known."""
    if when is None:
        return ""
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    today = QDateTime.fromSecsSinceEpoch(int(clock().timestamp())).date()
    return local.toString("HH:mm:ss" if local.date() == today else "yyyy-MM-dd HH:mm:ss")


def moment(when: datetime | None, at: datetime | None = None, *, clock: Callable[[], datetime] = now) -> str:
    """A moment as "Today 12:31 (2 h ago)"; "" where it is not known.

    Args:
        when: the moment.
        at: what is taken for now.
        clock: gives now where `at` is None.
    """
    if when is None:
        return ""
    present = at or clock()
    local = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    today = QDateTime.fromSecsSinceEpoch(int(present.timestamp())).date()
    time = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    if local.date() == today:
        day = tr("Times", "Today")
    elif local.date() == today.addDays(-1):
        day = tr("Times", "Yesterday")
    else:
        day = local.date().toString("yyyy-MM-dd")
    return tr("Times", "{day} {time} ({ago})").format(day=day, time=time, ago=ago(when, present))
