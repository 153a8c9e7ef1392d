"""Trees in a flat table: rows that have a parent among the others, put one below the other, each with its level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable

T = TypeVar("T")

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, slots=True)
class Spot(Generic[T]):
    """Where one thing stands: how deep, and whether what is below it is shown ("" where there is nothing below)."""

    item: T
    level: int = 0
    fold: str = ""


def flatten(
    items: Iterable[T],
    *,
    key: Callable[[T], Hashable],
    parent: Callable[[T], Hashable | None],
    order: Callable[[T], Any],
    descending: bool = False,
    match: Callable[[T], bool] | None = None,
    collapsed: Collection[Hashable] = (),
) -> list[Spot[T]]:
    """Things from top to bottom.

    Args:
        items: in the order in which equal ones stand.
        key: of each its own.
        parent: the key of what it is below; one that is not among the items, or None, makes it a root.
        order: siblings are sorted by it; None stands last in both directions.
        descending: whether the highest comes first.
        match: only what matches is kept, with all that it is below; then nothing is folded.
        collapsed: keys of those below which nothing is shown.
    """
    known = {key(item): item for item in items}
    below: dict[Hashable | None, list[T]] = {}
    for identity, item in known.items():
        above = parent(item)
        below.setdefault(above if above in known and above != identity else None, []).append(item)
    kept = None if match is None else _with_parents(known, parent, match)
    found: list[Spot[T]] = []
    seen: set[Hashable] = set()

    def siblings(of: Hashable | None) -> list[T]:
        many = [item for item in below.get(of, ()) if kept is None or key(item) in kept]
        values = [item for item in many if order(item) is not None]
        return [*sorted(values, key=order, reverse=descending), *(item for item in many if order(item) is None)]

    def walk(roots: list[T]) -> None:
        todo = [(item, 0) for item in reversed(roots)]
        while todo:
            item, level = todo.pop()
            identity = key(item)
            if identity in seen:
                continue
            seen.add(identity)
            children = siblings(identity)
            folded = kept is None and identity in collapsed
            found.append(Spot(item, level, (CLOSED if folded else OPEN) if children else ""))
            if folded:
                seen.update(map(key, _all_below(identity, below, key)))
            else:
                todo += [(child, level + 1) for child in reversed(children)]

    walk(siblings(None))
    # What is its own ancestor is below no root.
    walk([item for identity, item in known.items() if identity not in seen and (kept is None or identity in kept)])
    return found


def _with_parents(
    known: dict[Hashable, T], parent: Callable[[T], Hashable | None], match: Callable[[T], bool]
) -> set[Hashable]:
    kept: set[Hashable] = set()
    for identity, item in known.items():
        if match(item):
            at: Hashable | None = identity
            while at is not None and at in known and at not in kept:
                kept.add(at)
                at = parent(known[at])
    return kept


def _all_below(identity: Hashable, below: dict[Hashable | None, list[T]], key: Callable[[T], Hashable]) -> list[T]:
    found: list[T] = []
    todo = [identity]
    seen: set[Hashable] = {identity}
    while todo:
        for item in below.get(todo.pop(), ()):
            if key(item) not in seen:
                seen.add(key(item))
                found.append(item)
                todo.append(key(item))
    return found
