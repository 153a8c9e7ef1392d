"""Cells that several nouns have: short ids, labels, times, users."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from models.columns import Align, Column, Elide, Paint
from models.words import ago, clean, natural, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.records import Container

R = TypeVar("R")

SHORT = 12
"""Digits of an id that are shown, as docker does."""


def utc_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


def short_id(identity: str) -> str:
    """The twelve digits that docker shows of an id."""
    return clean(identity.removeprefix("sha256:")[:SHORT])


def labels_text(labels: Mapping[str, str]) -> str:
    """Labels in one line, by key."""
    return clean(", ".join(f"{key}={value}" for key, value in sorted(labels.items())))


def id_column(identity: Callable[[R], str], *, shown: bool = False, drop: int = 9) -> Column[R]:
    """The short id; the whole one as its tooltip."""
    return Column(
        key="id",
        title=tr("Columns", "ID"),
        text=lambda row: short_id(identity(row)),
        sort=identity,
        width=112,
        minimum=96,
        elide=Elide.MIDDLE,
        paint=Paint.MONO,
        tooltip=lambda row: clean(identity(row)),
        shown=shown,
        drop=drop,
    )


def time_tooltip(moment: datetime | None) -> str:
    """A moment in the user's own time zone; "" where not known."""
    return "" if moment is None else moment.astimezone().strftime("%Y-%m-%d %H:%M:%S %z")


def age_order(moment: datetime | None) -> float | None:
    """Orders times as ages are read: the newest first. None where not known."""
    return None if moment is None else -moment.timestamp()


def created_column(
    created: Callable[[R], datetime | None], now: Callable[[], datetime], *, shown: bool, drop: int = 9
) -> Column[R]:
    """How long ago it was made; the very moment as its tooltip."""
    return Column(
        key="created",
        title=tr("Columns", "Created"),
        text=lambda row: ago(created(row), now()),
        sort=lambda row: age_order(created(row)),
        width=112,
        minimum=88,
        align=Align.RIGHT,
        elide=Elide.NEVER,
        paint=Paint.SECONDARY,
        tooltip=lambda row: time_tooltip(created(row)),
        shown=shown,
        drop=drop,
        moving=True,
    )


def labels_column(labels: Callable[[R], Mapping[str, str]]) -> Column[R]:
    """All labels in one line; one a line as its tooltip."""
    return Column(
        key="labels",
        title=tr("Columns", "Labels"),
        text=lambda row: labels_text(labels(row)),
        sort=lambda row: natural(labels_text(labels(row))) or None,
        width=200,
        minimum=72,
        paint=Paint.SECONDARY,
        tooltip=lambda row: "\n".join(clean(f"{key}={value}") for key, value in sorted(labels(row).items())),
        shown=False,
        drop=12,
    )


def _user_word(state: str, count: int) -> str:
    words = {
        "running": tr("UsedBy", "%n running", count),
        "paused": tr("UsedBy", "%n paused", count),
        "restarting": tr("UsedBy", "%n restarting", count),
        "created": tr("UsedBy", "%n created", count),
    }
    return words.get(state) or tr("UsedBy", "%n stopped", count)


_STATES = 2
"""States that are counted one by one; of more a column shows the first, its tooltip the names."""
_USER_ORDER = ("running", "restarting", "paused", "stopped", "created")


def users_by_state(users: Sequence[Container]) -> dict[str, int]:
    """How many users of each state there are, running ones first; what is not running in any way is "stopped"."""
    counts = Counter(user.state if user.state in _USER_ORDER else "stopped" for user in users)
    return {state: counts[state] for state in _USER_ORDER if counts[state]}


def used_text(users: Sequence[Container]) -> str:
    """The containers that use a thing, as "1 running", "2 running, 1 stopped", "2 running, 3 more" or "Unused"."""
    if not users:
        return tr("UsedBy", "Unused")
    states = users_by_state(users)
    if len(states) > _STATES:
        first, count = next(iter(states.items()))
        return f"{_user_word(first, count)}, {tr('UsedBy', '%n more', len(users) - count)}"
    return ", ".join(_user_word(state, count) for state, count in users_by_state(users).items())


def used_column(users: Callable[[R], Sequence[Container]], *, shown: bool = True, drop: int = 6) -> Column[R]:
    """Who uses it, counted by state; their names as its tooltip."""
    return Column(
        key="used",
        title=tr("Columns", "Used by"),
        text=lambda row: used_text(users(row)),
        sort=lambda row: [-users_by_state(users(row)).get(state, 0) for state in _USER_ORDER],
        width=152,
        minimum=144,
        paint=Paint.SECONDARY,
        tooltip=lambda row: "\n".join(sorted((clean(user.name) for user in users(row)), key=natural)[:30]),
        shown=shown,
        drop=drop,
    )


def yes_no(value: bool) -> str:
    """A truth as a word."""
    return tr("Columns", "Yes") if value else tr("Columns", "No")
