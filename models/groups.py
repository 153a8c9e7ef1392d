"""Groups: rows of one table that belong together (a compose project), and the group row above them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from models.glyphs import SHOWN_ORDER, WORST_FIRST, Glyph
from models.words import natural, plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from engine.records import Key

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group row as it is shown.

    Args:
        key: its key; the id is the project's name, "" for no project.
        title: its words, fit for one line.
        count: its records that pass the filter.
        summary: glyph and number for each state among them, in the order painted.
        expanded: whether its records are shown below it.
        total: all its records, those that the filter hides included.
    """

    key: Key
    title: str
    count: int
    summary: tuple[tuple[str, int], ...]
    expanded: bool
    total: int


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # known by what it is; less made at start
class Grouping(Generic[R]):
    """How the rows of a table are grouped.

    Args:
        key_of: the id of a row's group; the group "" comes last.
        title_of: a group's title, from its id.
        state_of: the glyph that a row counts as.
        spoken: what a screen reader says of a group row.
    """

    key_of: Callable[[R], str]
    title_of: Callable[[str], str]
    state_of: Callable[[R], str]
    spoken: Callable[[GroupRow], str]


_PLACE = {glyph.value: place for place, glyph in enumerate(SHOWN_ORDER)}
_WORST = {glyph.value: place for place, glyph in enumerate(WORST_FIRST)}


def summarise(states: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """States and how many there are of each, in the order of `SHOWN_ORDER`; unknown ones come last."""
    counts = Counter(states)
    return tuple(sorted(counts.items(), key=lambda item: _PLACE.get(item[0], len(_PLACE))))


def group_order(key: Key, title: str) -> tuple[bool, str, str, str]:
    """Groups stand by title, "no project" last, the same project of two hosts by host."""
    return (not key.id, natural(title), key.id, key.host)


def state_word(glyph: str, count: int) -> str:
    """A state as it is counted aloud: "3 running"."""
    words = {
        Glyph.RUNNING: tr("Groups", "%n running", count),
        Glyph.UNHEALTHY: tr("Groups", "%n unhealthy", count),
        Glyph.STARTING: tr("Groups", "%n starting", count),
        Glyph.PAUSED: tr("Groups", "%n paused", count),
        Glyph.RESTARTING: tr("Groups", "%n restarting", count),
        Glyph.WORKING: tr("Groups", "%n being changed", count),
        Glyph.REMOVING: tr("Groups", "%n being removed", count),
        Glyph.FAILED: tr("Groups", "%n failed", count),
        Glyph.DEAD: tr("Groups", "%n dead", count),
        Glyph.EXITED: tr("Groups", "%n stopped", count),
        Glyph.CREATED: tr("Groups", "%n created", count),
    }
    return words.get(Glyph(glyph), glyph) if glyph in _PLACE else f"{count} {glyph}"


def spoken_group(group: GroupRow) -> str:
    """What is said of a group, worst state first: "Group shop, 6 containers, 1 unhealthy, 3 running, expanded"."""
    summary = sorted(group.summary, key=lambda item: _WORST.get(item[0], len(_WORST)))
    parts = [
        tr("Groups", "Group {title}").replace("{title}", group.title),
        plural("Groups", "%n container", "%n containers", group.count),
        *(state_word(glyph, count) for glyph, count in summary),
        tr("Groups", "expanded") if group.expanded else tr("Groups", "collapsed"),
    ]
    return ", ".join(parts)
