"""What is selected in a log: two positions, by line number and place in the line's shown text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.log_layout import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.logs import PlacedBlock

LINE_END = 1 << 40
"""A place behind any line's last character."""


class Position(NamedTuple):
    """Before the character at `place` of the line with the number `line`."""

    line: int
    place: int


class Selection:
    """An anchor that stays and a caret that moves; both None at first."""

    def __init__(self) -> None:
        self.anchor: Position | None = None
        self.caret: Position | None = None

    @property
    def span(self) -> tuple[Position, Position] | None:
        """Where it begins and ends, None where nothing is selected."""
        if self.anchor is None or self.caret is None or self.anchor == self.caret:
            return None
        return min(self.anchor, self.caret), max(self.anchor, self.caret)

    def put(self, position: Position) -> None:
        """Set the caret; nothing is selected then."""
        self.anchor = self.caret = position

    def extend(self, position: Position) -> None:
        """Move the caret and leave the anchor."""
        if self.anchor is None:
            self.anchor = position
        self.caret = position

    def select(self, start: Position, end: Position) -> None:
        """Select from `start` to `end`."""
        self.anchor, self.caret = start, end

    def clear(self) -> None:
        """Select nothing and have no caret."""
        self.anchor = self.caret = None

    def in_line(self, line: int) -> tuple[int, int] | None:
        """Which places of a line are selected; the end is LINE_END where the selection goes on in the next line."""
        span = self.span
        if span is None or not span[0].line <= line <= span[1].line:
            return None
        start = span[0].place if line == span[0].line else 0
        end = span[1].place if line == span[1].line else LINE_END
        return (start, end) if end > start else None


def selected_size(blocks: Sequence[PlacedBlock], start: Position, end: Position) -> int:
    """About how many bytes a copy of a span reads."""
    return sum(block.size for first, block in blocks if first <= end.line and first + block.lines > start.line)


def selected_text(blocks: Sequence[PlacedBlock], start: Position, end: Position) -> str:
    """The text between two positions, without stamps and escapes. Touches nothing of Qt: a thread may do it."""
    lines = list(_lines(blocks, start.line, end.line))
    if not lines:
        return ""
    if end.line == start.line:
        return lines[0][start.place : end.place]
    lines[0] = lines[0][start.place :]
    if len(lines) > end.line - start.line:
        lines[-1] = lines[-1][: end.place]
    return "\n".join(lines)


def _lines(blocks: Sequence[PlacedBlock], start: int, end: int) -> Iterator[str]:
    from models.log_lines import split_line

    for first, block in blocks:
        if first > end or first + block.lines <= start:
            continue
        lines = block.read().split(b"\n")
        for number in range(max(start, first), min(end + 1, first + block.lines)):
            yield plain(split_line(lines[number - first]).text)
