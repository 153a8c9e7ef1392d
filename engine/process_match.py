"""Which process inside a container is which of those that the engine's machine lists. Pure.

The numbers differ, since a container has its own. But the two lists are the same tree: the main process is 1 inside,
children have the same parent and kernel name, and siblings of one name were made in the order of their numbers.
Whatever does not fit exactly is left out: a signal to the wrong process is worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from engine.process_records import INIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TICKS = 100
"""Of /proc's start times, in a second (USER_HZ, the same on all that Linux runs containers on)."""

SLACK = 2.5
"""Seconds that two ways to tell an age may differ by: `ps` gives whole ones."""


@dataclass(frozen=True, slots=True)
class Outer:
    """A process by the engine's machine: `age` in seconds, None where not known."""

    pid: int
    parent: int
    name: str
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Inner:
    """The same from inside: `start` in ticks since the machine began."""

    pid: int
    parent: int
    name: str
    start: int


P = TypeVar("P", Outer, Inner)


class _Tree(Generic[P]):
    """Processes by the parent and name."""

    def __init__(self, processes: Iterable[P]) -> None:
        self.by_pid: dict[int, P] = {one.pid: one for one in processes}
        self.children: dict[int, dict[str, list[P]]] = defaultdict(lambda: defaultdict(list))
        self.tops: dict[str, list[P]] = defaultdict(list)
        for one in sorted(self.by_pid.values(), key=lambda one: one.pid):
            if one.parent in self.by_pid:
                self.children[one.parent][one.name].append(one)
            else:
                self.tops[one.name].append(one)


def match(outer: Iterable[Outer], inner: Iterable[Inner], main: int) -> dict[int, Inner]:
    """For each number outside the process inside, as far as there is no doubt.

    Args:
        outer: as the engine lists them.
        inner: as /proc inside lists them, without the one that looked.
        main: the number outside of the container's main process.
    """
    there, here = _Tree(outer), _Tree(inner)
    first, same = there.by_pid.get(main), here.by_pid.get(INIT)
    if first is None or same is None or first.name != same.name:
        return {}
    found = {main: same}
    # What was put in from outside (`docker exec`) has a parent that neither list has.
    _pair(there.tops, here.tops, found, skip=(main, INIT))
    todo = list(found)
    while todo:
        pid = todo.pop()
        before = len(found)
        fresh: dict[int, Inner] = {}
        _pair(there.children[pid], here.children[found[pid].pid], fresh)
        found |= fresh
        if len(found) > before:
            todo += fresh
    return _of_one_age(there.by_pid, found, main)


def _pair(
    outer: dict[str, list[Outer]],
    inner: dict[str, list[Inner]],
    found: dict[int, Inner],
    skip: tuple[int, int] = (0, 0),
) -> None:
    for name, many in outer.items():
        ours = [one for one in many if one.pid != skip[0]]
        theirs = [one for one in inner.get(name, ()) if one.pid != skip[1]]
        if len(ours) == len(theirs) and _in_order(ours, theirs):
            found.update((one.pid, other) for one, other in zip(ours, theirs, strict=True))


def _in_order(outer: Sequence[Outer], inner: Sequence[Inner]) -> bool:
    """Whether numbers rise with time in both; they do not where they began again at the lowest."""
    rising = all(one.start <= other.start for one, other in pairwise(inner))
    ages = [one.age for one in outer if one.age is not None]
    return rising and all(one >= other for one, other in pairwise(ages))


def _of_one_age(outer: dict[int, Outer], found: dict[int, Inner], main: int) -> dict[int, Inner]:
    """Only those that are as much younger than the main process outside as they are inside."""
    oldest, first = outer[main].age, found[main]
    fitting = {}
    for pid, one in found.items():
        age = outer[pid].age
        if oldest is not None and age is not None:
            later = (one.start - first.start) / TICKS
            if abs((oldest - age) - later) > SLACK:
                continue
        fitting[pid] = one
    return fitting
