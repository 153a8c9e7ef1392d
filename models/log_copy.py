"""The lines of a log as text to be taken elsewhere. Touches nothing of Qt: a thread may do all of it."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from models.log_layout import AS_IT_IS, Form, LaidLine, shown_text
from models.log_lines import split_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from models.log_lines import LogLine
    from models.log_rows import Rows
    from models.logs import PlacedBlock


class Part(NamedTuple):
    """A part of a log: from a place of a line to a place of another one.

    Attributes:
        start: the number of the first line, and a place in its shown text.
        end: the same of the last.
        columns: the columns from and to which each line is taken, where it is a block; None for whole lines.
    """

    start: tuple[int, int]
    end: tuple[int, int]
    columns: tuple[int, int] | None = None


def read_lines(
    blocks: Sequence[PlacedBlock], start: int, end: int, rows: Rows | None = None
) -> Iterator[tuple[int, LogLine]]:
    """Numbers and lines from `start` to `end`, both included; with `rows` those that it shows."""
    for first, block in blocks:
        low, high = max(start, first), min(end + 1, first + block.lines)
        if low >= high:
            continue
        numbers: Sequence[int] = range(low, high)
        if rows is not None:
            numbers = rows.numbers(rows.row(low), rows.row(high))
            if not numbers:
                continue
        lines = block.read().split(b"\n")
        streams, sources = block.streams(), block.sources()
        for number in numbers:
            place = number - first
            yield number, split_line(lines[place], streams[place], sources[place])


def number_away(blocks: Sequence[PlacedBlock], number: int, lines: int) -> int:
    """The number of the line so many lines after a held one, before it if negative; the last or first where none is."""
    place = bisect_right(blocks, number, key=attrgetter("first")) - 1
    if place < 0:
        return number
    at = number - blocks[place].first + lines
    while at < 0 and place > 0:
        place -= 1
        at += blocks[place].block.lines
    while at >= blocks[place].block.lines and place < len(blocks) - 1:
        at -= blocks[place].block.lines
        place += 1
    return blocks[place].first + min(max(0, at), blocks[place].block.lines - 1)


def part_waits(blocks: Sequence[PlacedBlock], part: Part) -> bool:
    """Whether a copy of a part has to wait for the disk."""
    start, end = part.start[0], part.end[0]
    return any(block.on_disk for first, block in blocks if first <= end and first + block.lines > start)


def part_size(blocks: Sequence[PlacedBlock], part: Part) -> int:
    """About how many bytes a copy of a part reads."""
    start, end = part.start[0], part.end[0]
    return sum(block.size for first, block in blocks if first <= end and first + block.lines > start)


def part_text(
    blocks: Sequence[PlacedBlock],
    part: Part,
    form: Form = AS_IT_IS,
    rows: Rows | None = None,
    tell: Callable[[int], bool] = lambda _done: True,
) -> str:
    """The text of a part as it is shown, without stamps and escapes.

    Args:
        blocks: where it is from.
        part: which.
        form: how lines are shown.
        rows: the lines that are shown, None for all.
        tell: takes how many lines are done, every few thousand; gives False to stop, and then "" comes back.
    """
    (start, first_place), (end, last_place) = part.start, part.end
    texts: list[str] = []
    first = last = start - 1
    for number, line in read_lines(blocks, start, end, rows):
        if part.columns is not None:
            laid = LaidLine(line, part.columns[1] + 1, form)
            texts.append(laid.text[laid.place_at(part.columns[0]) : laid.place_at(part.columns[1])])
        else:
            texts.append(shown_text(line.text, form, line.stream))
        first = number if first < start else first
        last = number
        if len(texts) % 4096 == 0 and not tell(len(texts)):
            return ""
    if part.columns is None and texts:
        if last == end:
            texts[-1] = texts[-1][:last_place]
        if first == start:
            texts[0] = texts[0][first_place:]
    return "\n".join(texts)
