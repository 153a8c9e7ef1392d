"""Processes of a container as a table shows them: columns made from what `ps` says, and the rows as list or tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt

from engine.kinds import Key, Kind
from models.columns import Align, Column, Elide, Paint
from models.table import TableModel
from models.tree import flatten
from models.words import clean, natural, parse_size, short_duration, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from engine.process_records import Process, Top

COMMANDS = ("COMMAND", "CMD", "Name")
"""Titles of the column that says what a process is, of procps, BusyBox and Windows."""

_KIB = 1024
_LONGEST = 4_000
_GO = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?")  # Podman's times
_CLOCK = re.compile(r"(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class ProcessRow:
    """A process in the table.

    Args:
        key: made of its number.
        process: its record.
        main: whether the container lives as long as it does.
        level: how deep it is in the tree.
        fold: "open" or "closed" where others are below it in the tree.
        place: its number in the tree from top to bottom; None in a list.
    """

    key: Key
    process: Process
    main: bool = False
    level: int = 0
    fold: str = ""
    place: int | None = None


class _Known(NamedTuple):
    """What is known of a column: its words, how its cells are shown, and how important it is (0: most)."""

    title: Callable[[], str]
    shown: Callable[[str], str] = str
    drop: int = 6
    width: int = 72
    hidden: bool = False


def _seconds(word: str) -> str:
    if word.isdecimal():
        return short_duration(int(word))
    found = _GO.fullmatch(word)
    return word if not word or found is None else short_duration(_go_seconds(found))


def _go_seconds(found: re.Match[str]) -> float:
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return (hours * 60 + minutes) * 60 + seconds


def _kilobytes(word: str) -> str:
    return size(int(word) * _KIB) if word.isdecimal() else word


def _percent(word: str) -> str:
    return f"{word} %" if word and word[0].isdecimal() else word


_KNOWN: dict[str, _Known] = {
    "PID": _Known(lambda: tr("Processes", "PID"), drop=0, width=64),
    "PPID": _Known(lambda: tr("Processes", "Parent"), drop=9, width=64, hidden=True),
    "UID": _Known(lambda: tr("Processes", "User"), width=56),
    "USER": _Known(lambda: tr("Processes", "User"), width=72),
    "%CPU": _Known(lambda: tr("Processes", "CPU"), _percent, 2, 60),
    "C": _Known(lambda: tr("Processes", "CPU"), _percent, 2, 56),
    "%MEM": _Known(lambda: tr("Processes", "Of memory"), _percent, 4, 88),
    "RSS": _Known(lambda: tr("Processes", "Memory"), _kilobytes, 3, 76),
    "VSZ": _Known(lambda: tr("Processes", "Virtual"), _kilobytes, 8, 80, hidden=True),
    "ELAPSED": _Known(lambda: tr("Processes", "Up"), _seconds, 4, 56),
    "TIME": _Known(lambda: tr("Processes", "CPU time"), drop=5, width=80),
    "CPU": _Known(lambda: tr("Processes", "CPU time"), drop=5, width=96),
    "STIME": _Known(lambda: tr("Processes", "Started"), width=72),
    "START": _Known(lambda: tr("Processes", "Started"), width=72),
    "STAT": _Known(lambda: tr("Processes", "State"), drop=8, width=56, hidden=True),
    "STATE": _Known(lambda: tr("Processes", "State"), drop=8, width=56, hidden=True),
    "S": _Known(lambda: tr("Processes", "State"), drop=8, width=56, hidden=True),
    "TTY": _Known(lambda: tr("Processes", "Terminal"), drop=9, hidden=True),
    "TT": _Known(lambda: tr("Processes", "Terminal"), drop=9, hidden=True),
    "Private Working Set": _Known(lambda: tr("Processes", "Memory"), drop=3, width=88),
}
_TIPS: dict[str, Callable[[], str]] = {
    "%CPU": lambda: tr("Processes", "On average since it began; 100 % is one core"),
    "PID": lambda: tr("Processes", "Its number on the engine's machine"),
}


def rows_of(top: Top, host: str, main: int) -> list[ProcessRow]:
    """The processes as rows; `main` is the number of the container's main process, 0 where not known."""
    rows = []
    for number, process in enumerate(top.processes):
        identity = f"line {number}" if process.pid is None else str(process.pid)
        rows.append(ProcessRow(Key(host, Kind.PROCESS, identity), process, main=process.pid == main != 0))
    return rows


def columns(titles: Sequence[str], *, asked: bool = False) -> tuple[Column[ProcessRow], ...]:
    """A column for each title; the command, whatever it is called, is the name and comes first.

    Args:
        titles: of `ps`.
        asked: whether somebody chose them: then none but that of the parents, which the tree shows, is hidden at first.
    """
    named = next((place for place, title in enumerate(titles) if title in COMMANDS), len(titles) - 1)
    others = [
        _column(place, title, shown=asked and title != "PPID") for place, title in enumerate(titles) if place != named
    ]
    return (_command_column(), *others)


def _command_column() -> Column[ProcessRow]:
    return Column(
        key="command",
        title=tr("Processes", "Command"),
        text=lambda row: clean(row.process.command, _LONGEST),
        sort=lambda row: _placed(row, (1, natural(row.process.command))),
        width=200,
        minimum=168,
        paint=Paint.NAME,
        tooltip=_command_tip,
        spoken=_spoken,
        stretch=True,
    )


def _command_tip(row: ProcessRow) -> str:
    words = clean(row.process.command, _LONGEST)
    return f"{tr('Processes', 'Main process')}\n{words}" if row.main else words


def _spoken(row: ProcessRow) -> str:
    parts = [clean(row.process.command)]
    if row.main:
        parts.append(tr("Processes", "main process"))
    if row.place is not None:
        parts.append(tr("Processes", "level {n}").replace("{n}", str(row.level + 1)))
    if row.fold:
        parts.append(tr("Processes", "expanded") if row.fold == "open" else tr("Processes", "collapsed"))
    return ", ".join(parts)


def _column(place: int, title: str, *, shown: bool) -> Column[ProcessRow]:
    known = _KNOWN.get(title) or _Known(lambda: clean(title, 40))
    numbers = title not in {"STAT", "STATE", "S", "TTY", "TT", "USER"}
    tip = _TIPS.get(title)

    def word(row: ProcessRow) -> str:
        cells = row.process.cells
        return cells[place] if place < len(cells) else ""

    return Column(
        key=f"{place} {title}".lower(),
        title=known.title(),
        text=lambda row: known.shown(clean(word(row), 200)),
        sort=lambda row: _placed(row, measured(word(row))),
        width=known.width,
        minimum=min(known.width, 48),
        align=Align.RIGHT if numbers else Align.LEFT,
        elide=Elide.NEVER if numbers else Elide.END,
        paint=Paint.NUMBER if numbers else Paint.SECONDARY,
        tooltip=None if tip is None else lambda _row: tip(),
        shown=shown or not known.hidden,
        drop=known.drop,
    )


def _placed(row: ProcessRow, value: Any) -> Any:
    """What a row is sorted by: in a tree its place there, whatever the column."""
    return value if row.place is None else (0, row.place)


def measured(word: str) -> tuple[int, Any] | None:
    """A cell as something that sorts: numbers, times and sizes by what they are worth, before words."""
    word = word.strip()
    if not word:
        return None
    clock = _CLOCK.fullmatch(word)
    if clock is not None:
        days, hours, minutes, seconds = (float(part or 0) for part in clock.groups())
        return (0, ((days * 24 + hours) * 60 + minutes) * 60 + seconds)
    span = _GO.fullmatch(word)
    if span is not None:
        return (0, _go_seconds(span))
    worth = parse_size(word.removesuffix("%"))
    return (1, natural(word)) if worth is None else (0, worth)


class ProcessModel(TableModel[ProcessRow]):
    """The table of processes: a list, or a tree by parents, filtered by words.

    Args:
        titles: the columns that `ps` gave.
        tree: whether it is a tree at first.
        asked: whether somebody chose the columns.
        parent: Qt's owner.
    """

    def __init__(
        self, titles: Sequence[str], *, tree: bool = True, asked: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(columns(titles, asked=asked), parent=parent)
        self.titles = tuple(titles)
        self._all: list[ProcessRow] = []
        self._tree = tree and "PPID" in titles
        self._folded: set[Key] = set()
        self._sought: list[str] = []
        self._by = (0, Qt.SortOrder.AscendingOrder)

    @property
    def can_tree(self) -> bool:
        """Whether `ps` tells parents."""
        return "PPID" in self.titles

    @property
    def first(self) -> str:
        """The key of the column that it is sorted by at first: as they were made."""
        return next((column.key for column in self.columns if column.key.endswith(" pid")), "command")

    @property
    def tree(self) -> bool:
        """Whether it is a tree now."""
        return self._tree

    @property
    def known(self) -> int:
        """How many processes there are, shown or not."""
        return len(self._all)

    def set_tree(self, tree: bool) -> None:
        """Show a tree, or a list."""
        if self.can_tree and tree != self._tree:
            self._tree = tree
            self._arrange()
            self.sort(*self._by)

    def show_rows(self, rows: Sequence[ProcessRow]) -> None:
        """Show what was just read."""
        self._all = list(rows)
        self._arrange()

    def look_for(self, text: str) -> None:
        """Show only processes in whose line all these words are; in a tree with those that they are below."""
        words = text.casefold().split()
        if words != self._sought:
            self._sought = words
            self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column: all, or in a tree those of one parent."""
        self._by = (column, order)
        if self._tree:
            self._arrange()
            super().sort(0, Qt.SortOrder.AscendingOrder)
        else:
            super().sort(column, order)

    def toggle(self, group: Key) -> None:
        """Show or hide what is below a process."""
        self._folded ^= {group}
        self._arrange()

    def _matches(self, row: ProcessRow) -> bool:
        line = " ".join(row.process.cells).casefold()
        return all(word in line for word in self._sought)

    def _arrange(self) -> None:
        match = self._matches if self._sought else None
        if not self._tree:
            self.replace([row for row in self._all if match is None or match(row)])
            return
        column, order = self._by
        value = self.columns[column if 0 <= column < len(self.columns) else 0].sort
        spots = flatten(
            self._all,
            key=lambda row: row.process.pid if row.process.pid is not None else row.key,
            parent=lambda row: row.process.parent,
            order=value,
            descending=order == Qt.SortOrder.DescendingOrder,
            match=match,
            collapsed={_number(key) for key in self._folded},
        )
        self.replace(
            [replace(spot.item, level=spot.level, fold=spot.fold, place=place) for place, spot in enumerate(spots)]
        )
        self.resort()


def _number(key: Key) -> int | Key:
    return int(key.id) if key.id.isdecimal() else key
