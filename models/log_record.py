"""The whole record that a line of a log belongs to: the line, and those that go on with it; all for a thread."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from models.json_tree import pretty
from models.log_copy import number_away, read_lines
from models.log_fields import json_text, whole_record
from models.log_layout import plain
from models.log_levels import goes_on_below
from models.log_lines import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.log_lines import LogLine
    from models.logs import PlacedBlock

MOST_LINES = 1000
"""Lines that are looked through on either side of one for the rest of its record."""

LONGEST_JSON = 16 << 20


class WholeRecord(NamedTuple):
    """A record.

    Attributes:
        first: the number of its first line.
        last: the number of its last.
        line: its first line.
        value: all that it says, as an object.
        json: the same as text.
    """

    first: int
    last: int
    line: LogLine
    value: dict[str, Any]
    json: str


def record_at(blocks: Sequence[PlacedBlock], number: int) -> WholeRecord | None:
    """The record that a line belongs to, None for a line that is not there."""
    before = list(read_lines(blocks, number_away(blocks, number, -MOST_LINES), number))
    if not before or before[-1][0] != number:
        return None
    place = len(before) - 1
    while place and _goes_on(before[place][1], before[place - 1][1]):
        place -= 1
    lines = before[place:]
    after = list(read_lines(blocks, number, number_away(blocks, number, MOST_LINES)))
    for (_, above), below in pairwise(after):
        if not _goes_on(below[1], above):
            break
        lines.append(below)
    first, head = lines[0]
    value: dict[str, Any] = {"message": plain(head.text)}
    if head.stream != MARK and len(head.text) <= LONGEST_JSON:
        value = whole_record(head.text.decode("utf-8", "replace"))
        if value.keys() == {"message"}:
            value = {"message": plain(head.text)}
    if len(lines) > 1:
        value = {**value, "lines": [plain(line.text) for _, line in lines[1:]]}
    return WholeRecord(first, lines[-1][0], head, value, shown_json(value))


def shown_json(value: Any) -> str:
    """A value as JSON to be read, in one line where its parts lie too deep in each other for that."""
    try:
        return pretty(value)
    except RecursionError:
        return json_text(value)


def _goes_on(line: LogLine, above: LogLine) -> bool:
    """Whether a line goes on with the one above it, which in a merged log may be another's."""
    return line.stream != MARK and line.source == above.source and goes_on_below(line.text, above.text)
