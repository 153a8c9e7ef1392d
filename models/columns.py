"""Columns are data: what a table shows of a record, how it sorts, and how wide it starts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

R = TypeVar("R")


class Align(StrEnum):
    """Where a cell's text stands; the header follows."""

    LEFT = "left"
    RIGHT = "right"


class Elide(StrEnum):
    """Where a text that is too long is cut. Numbers are never cut."""

    END = "end"
    MIDDLE = "middle"
    NEVER = "never"


class Paint(StrEnum):
    """Which painter draws the cell."""

    NAME = "name"
    TEXT = "text"
    SECONDARY = "secondary"
    NUMBER = "number"
    MONO = "mono"
    STATUS = "status"
    PORTS = "ports"
    SPARK = "spark"
    METER = "meter"


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # known by what it is; less made at start
class Column(Generic[R]):
    """One column of a table of rows of type `R`.

    Args:
        key: stable name, used in settings and filters.
        title: the header, already translated.
        text: the words shown; "–" is added by the painter where it returns "".
        sort: a key to order by; rows that compare equal keep their order by name.
        width: logical pixels at 100 % at first.
        minimum: the least width it may get.
        align: left for text, right for numbers, times, sizes.
        elide: where too long a text is cut.
        paint: which painter draws it.
        tooltip: the whole words where the cell shows less; the cell's text where None.
        spoken: what a screen reader says; the cell's text where None.
        shown: whether it is shown before the user chooses.
        drop: 0 never dropped when the window narrows; else the higher goes first.
        stretch: whether it takes what width is left over.
        moving: whether its words change while the row stays the same: with the clock, or because they are `live`.
        live: whether its value is measured, and may change at any moment.
        total: the words of a group row under this column, from the rows of the group.
        picture: what is painted beside the words; not equal to the one before when it looks otherwise.
        room: the width of that picture at 100 %.
        tone: the colour token of its words, "" for the ordinary one.
    """

    key: str
    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any]
    width: int = 120
    minimum: int = 48
    align: Align = Align.LEFT
    elide: Elide = Elide.END
    paint: Paint = Paint.TEXT
    tooltip: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
    shown: bool = True
    drop: int = 0
    stretch: bool = False
    moving: bool = False
    live: bool = False
    total: Callable[[Sequence[R]], str] | None = None
    picture: Callable[[R], Any] | None = None
    room: int = 0
    tone: Callable[[R], str] | None = None
