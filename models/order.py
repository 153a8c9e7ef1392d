"""The order of a table's rows: groups, filter and sorting, without Qt.

A row keeps the place it was sorted to until the table is sorted again, even where its values change meanwhile: the
table is steady under the hand. So what is shown only ever gains and loses rows, but for sorting and regrouping.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engine.kinds import Key, Kind
from models.columns import Paint
from models.groups import GroupRow, group_order, summarise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from models.columns import Column
    from models.groups import Grouping
    from models.rows import Keyed

R = TypeVar("R", bound="Keyed")

_FEW = 16
"""Up to so many new rows are put in one by one; more are sorted in."""


class Entry(Generic[R]):
    """One row of the table and what is kept with it: its place, its words, its state."""

    __slots__ = (
        "at",
        "group",
        "matches",
        "moment",
        "name",
        "pictures",
        "place",
        "row",
        "shown",
        "sorts",
        "stale",
        "state",
        "texts",
        "wanted",
    )

    def __init__(self, row: R, group: Group[R]) -> None:
        self.row = row
        self.group = group
        self.matches = True
        self.name: Any = None
        self.pictures: list[Any] = []
        self.place: Any = None
        self.sorts: dict[int, Any] = {}
        self.stale = False
        self.state = ""
        self.texts: list[str] | None = None
        self.moment = -1
        self.at = -1
        self.shown = False
        self.wanted = 0


class Group(Generic[R]):
    """The rows of one group. The table's group row, where there is grouping; one nameless group where there is none."""

    __slots__ = (
        "at",
        "key",
        "matching",
        "members",
        "moment",
        "order",
        "resorted",
        "row",
        "shown",
        "texts",
        "title",
        "touched",
        "wanted",
    )

    def __init__(self, key: Key, title: str) -> None:
        self.key = key
        self.title = title
        self.order = group_order(key, title)
        self.members: list[Entry[R]] = []
        self.matching: list[Entry[R]] = []
        self.row = GroupRow(key, title, 0, (), expanded=True, total=0)
        self.touched = True
        self.resorted = False
        self.texts: list[str] | None = None
        self.moment = -1
        self.at = -1
        self.shown = False
        self.wanted = 0


_by_name = attrgetter("name")
_by_place = attrgetter("place")
_by_order = attrgetter("order")
_FLAT = Key("", Kind.GROUP, "")


class Order(Generic[R]):
    """All rows of a table, and the list of entries and groups that it shows of them.

    Args:
        columns: the table's columns; the one painted as a name orders what compares equal.
        grouping: how rows are grouped, None where they never are.
    """

    def __init__(self, columns: Sequence[Column[R]], grouping: Grouping[R] | None) -> None:
        self.entries: dict[Key, Entry[R]] = {}
        self.groups: dict[Key, Group[R]] = {}
        self.collapsed: set[Key] = set()
        self.match: Callable[[R], bool] | None = None
        self.live_match = False
        self.grouped = grouping is not None
        self.name = next((number for number, column in enumerate(columns) if column.paint is Paint.NAME), 0)
        self.column = self.name
        self.descending = False
        self.stale = False
        self.moved = False
        self.changed: list[Entry[R]] = []
        self._columns = columns
        self._live = [number for number, column in enumerate(columns) if column.live]
        self._grouping = grouping
        self._in_order: list[Group[R]] | None = None

    # -- rows

    def replace(self, rows: Sequence[R]) -> None:
        """Take exactly these rows; the same object, or an equal one, is no change."""
        if self._same_keys(rows):
            for entry, row in zip(self.entries.values(), rows, strict=True):
                if entry.row is not row:
                    self._update(entry, row)
            return
        given = {row.key: row for row in rows}
        self.put(given.values())  # first, so that a group whose rows are all new stays the same group
        self.drop([key for key in self.entries if key not in given])
        self.entries = {key: self.entries[key] for key in given}

    def _same_keys(self, rows: Sequence[R]) -> bool:
        if len(rows) != len(self.entries):
            return False
        return all(
            entry.row is row or entry.row.key == row.key for entry, row in zip(self.entries.values(), rows, strict=True)
        )

    def put(self, rows: Iterable[R]) -> None:
        """Add rows, or change those that are there."""
        fresh: dict[Group[R], list[Entry[R]]] = {}
        for row in rows:
            entry = self.entries.get(row.key)
            if entry is not None:
                self._update(entry, row)
                continue
            group = self._group_of(row)
            entry = self.entries[row.key] = Entry(row, group)
            self._learn(entry)
            self._sort_value(entry)
            fresh.setdefault(group, []).append(entry)
        for group, entries in fresh.items():
            group.touched = True
            if len(entries) <= _FEW:
                for entry in entries:
                    group.members.insert(self._place_in(group.members, entry), entry)
            else:
                group.members.extend(entries)
                self._sort_members(group)

    def drop(self, keys: Iterable[Key]) -> None:
        """Take rows out; unknown keys are passed over."""
        touched: dict[Group[R], set[int]] = {}
        for key in keys:
            entry = self.entries.pop(key, None)
            if entry is not None:
                touched.setdefault(entry.group, set()).add(id(entry))
        for group, gone in touched.items():
            group.touched = True
            group.members = [entry for entry in group.members if id(entry) not in gone]

    def _update(self, entry: Entry[R], row: R) -> None:
        if entry.row is row or entry.row == row:
            return
        entry.row = row
        entry.texts = None
        entry.sorts.clear()
        entry.stale = self.stale = True
        self.changed.append(entry)
        before, state = entry.matches, entry.state
        self._learn(entry)
        if entry.matches != before or entry.state != state:
            entry.group.touched = True
        group = self._group_of(row)
        if group is not entry.group:
            old = entry.group
            old.members = [other for other in old.members if other is not entry]
            old.touched = group.touched = self.moved = True
            entry.group = group
            group.members.insert(self._place_in(group.members, entry), entry)

    def stir(self, keys: Iterable[Key]) -> bool:
        """The live values of these rows are others; whether other rows are to be shown for it."""
        sorted_live, differs = self.column in self._live, False
        for key in keys:
            entry = self.entries.get(key)
            if entry is None:
                continue
            for number in self._live:
                entry.sorts.pop(number, None)
            if sorted_live:
                entry.stale = self.stale = True
            if self.live_match and self.match is not None and self.match(entry.row) != entry.matches:
                entry.matches = not entry.matches
                entry.group.touched = differs = True
        return differs

    def _learn(self, entry: Entry[R]) -> None:
        entry.matches = self.match is None or self.match(entry.row)
        if self.grouped and self._grouping is not None:
            entry.state = self._grouping.state_of(entry.row)

    # -- groups

    def _group_of(self, row: R) -> Group[R]:
        grouping = self._grouping if self.grouped else None
        key = _FLAT if grouping is None else Key(row.key.host, Kind.GROUP, grouping.key_of(row))
        group = self.groups.get(key)
        if group is None:
            group = self.groups[key] = Group(key, "" if grouping is None else grouping.title_of(key.id))
            self._in_order = None
        return group

    def regroup(self, *, grouped: bool) -> None:
        """Group the rows, or put them in one list."""
        self.grouped = grouped
        self.groups.clear()
        self._in_order = None
        for entry in self.entries.values():
            entry.group = self._group_of(entry.row)
            entry.group.members.append(entry)
            self._learn(entry)
        for group in self.groups.values():
            self._sort_members(group)
        self.moved = True

    def set_match(self, match: Callable[[R], bool] | None) -> None:
        """Show only what matches; None: everything."""
        self.match = match
        if match is None:
            for entry in self.entries.values():
                entry.matches = True
        else:
            for entry in self.entries.values():
                entry.matches = match(entry.row)
        for group in self.groups.values():
            group.touched = True

    # -- sorting

    def sort(self, column: int, *, descending: bool) -> None:
        """Sort every row by a column, afresh."""
        self.column, self.descending = column, descending
        value = self._columns[column].sort
        for entry in self.entries.values():
            if entry.stale:
                self._sort_value(entry)
            elif column in entry.sorts:
                entry.place = entry.sorts[column]
            else:
                entry.place = entry.sorts[column] = value(entry.row)
        for group in self.groups.values():
            self._sort_members(group)
        self.stale = False
        self.moved = True

    def resort(self) -> None:
        """Move the rows whose values changed to where they belong now."""
        if not self.stale:
            return
        self.stale = False
        self.moved = True
        groups: set[Group[R]] = set()
        for entry in self.entries.values():
            if entry.stale:
                self._sort_value(entry)
                groups.add(entry.group)
        for group in groups:
            self._sort_members(group)

    def _sort_value(self, entry: Entry[R]) -> None:
        entry.name = (self._columns[self.name].sort(entry.row), entry.row.key.id)
        entry.place = entry.sorts[self.column] = self._columns[self.column].sort(entry.row)
        entry.stale = False

    def _sort_members(self, group: Group[R]) -> None:
        """By place, what is not known at the end in both directions, and by name among equals."""
        members = group.members
        members.sort(key=_by_name)
        known = [entry for entry in members if entry.place is not None]
        known.sort(key=_by_place, reverse=self.descending)
        if len(known) < len(members):
            known += [entry for entry in members if entry.place is None]
        group.members = known
        group.resorted = True

    def _before(self, one: Entry[R], other: Entry[R]) -> bool:
        if one.place is None or other.place is None:
            if one.place is None and other.place is None:
                return bool(one.name < other.name)
            return other.place is None
        if one.place == other.place:
            return bool(one.name < other.name)
        return bool(one.place < other.place) is not self.descending

    def _place_in(self, members: list[Entry[R]], entry: Entry[R]) -> int:
        low, high = 0, len(members)
        while low < high:
            middle = (low + high) // 2
            if self._before(members[middle], entry):
                low = middle + 1
            else:
                high = middle
        return low

    # -- what is shown

    def in_order(self) -> list[Group[R]]:
        """The groups as they stand one below the other."""
        if self._in_order is None:
            self._in_order = sorted(self.groups.values(), key=_by_order)
        return self._in_order

    def refresh_groups(self) -> list[Group[R]]:
        """Count what was touched, forget empty groups; returns those whose group row says something else now."""
        differ = []
        empty = [key for key, group in self.groups.items() if not group.members]
        for key in empty:
            del self.groups[key]
        if empty:
            self._in_order = None
        for group in self.groups.values():
            if group.touched or group.resorted:
                group.matching = [entry for entry in group.members if entry.matches]
                group.resorted = False
            expanded = group.key not in self.collapsed
            if group.touched or group.row.expanded != expanded:
                group.touched = False
                summary = summarise([entry.state for entry in group.matching]) if self.grouped else ()
                row = GroupRow(group.key, group.title, len(group.matching), summary, expanded, len(group.members))
                if row != group.row:
                    group.row = row
                    group.texts = None
                    differ.append(group)
        return differ

    def listing(self) -> list[Entry[R] | Group[R]]:
        """The rows shown from top to bottom. Call `refresh_groups` first."""
        shown: list[Entry[R] | Group[R]] = []
        for group in self.in_order():
            if not group.matching:
                continue
            if self.grouped:
                shown.append(group)
                if not group.row.expanded:
                    continue
            shown += group.matching
        return shown

    def count(self) -> int:
        """How many rows pass the filter, those in collapsed groups included."""
        return sum(len(group.matching) for group in self.groups.values())
