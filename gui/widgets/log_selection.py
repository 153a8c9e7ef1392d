"""What is selected in a log: two positions, by line number and place in the line's shown text."""

from __future__ import annotations

from typing import NamedTuple

LINE_END = 1 << 40
"""A place behind any line's last character."""


class Position(NamedTuple):
    """Before the character at `place` of the line with the number `line`."""

    line: int
    place: int


class Selection:
    """An anchor that stays and a caret that moves; both None at first.

    Attributes:
        block: whether it is a block of the grid: then places are columns, and every line from the first to the last is
            taken between the same two.
    """

    def __init__(self) -> None:
        self.block = False
        self.anchor: Position | None = None
        self.caret: Position | None = None

    @property
    def span(self) -> tuple[Position, Position] | None:
        """Where it begins and ends, None where nothing is selected."""
        if self.anchor is None or self.caret is None or self.anchor == self.caret:
            return None
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    @property
    def columns(self) -> tuple[int, int] | None:
        """The columns of a block, None for what is none."""
        if not self.block or self.anchor is None or self.caret is None:
            return None
        return min(self.anchor.place, self.caret.place), max(self.anchor.place, self.caret.place)

    def put(self, position: Position, *, block: bool = False) -> None:
        """Set the caret; nothing is selected then."""
        self.block = block
        self.anchor = self.caret = position

    def extend(self, position: Position) -> None:
        """Move the caret and leave the anchor."""
        if self.anchor is None:
            self.anchor = position
        self.caret = position

    def select(self, start: Position, end: Position) -> None:
        """Select from `start` to `end`."""
        self.block = False
        self.anchor, self.caret = start, end

    def clear(self) -> None:
        """Select nothing and have no caret."""
        self.block = False
        self.anchor = self.caret = None

    def in_line(self, line: int) -> tuple[int, int] | None:
        """Which places of a line are selected; the end is LINE_END where the selection goes on in the next line."""
        span = self.span
        if span is None or not span[0].line <= line <= span[1].line:
            return None
        if self.columns is not None:
            return self.columns if self.columns[1] > self.columns[0] else None
        start = span[0].place if line == span[0].line else 0
        end = span[1].place if line == span[1].line else LINE_END
        return (start, end) if end > start else None
