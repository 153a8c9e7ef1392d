"""Folding a log: of a record of several lines only the first is shown, until it is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.log_find import texts_of
from models.log_levels import ends_trace, goes_on_below
from models.log_lines import MARK
from models.log_rows import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.log_scan import Beside
    from models.logs import PlacedBlock


class Folded(NamedTuple):
    """The lines of a block: those that a filter lets through, and of them those that are not folded away."""

    whole: Sequence[int]
    shown: Sequence[int]


class Unfolded:
    """The records that are not folded, by the numbers of their lines. Threads may ask while it changes."""

    def __init__(self) -> None:
        self._records: tuple[tuple[int, int], ...] = ()

    def has(self, number: int) -> bool:
        """Whether a line is of one of them."""
        return any(first <= number <= last for first, last in self._records)

    def begins(self, number: int) -> bool:
        """Whether one of them begins with a line."""
        return any(first == number for first, _ in self._records)

    def set(self, first: int, last: int, *, unfolded: bool) -> None:
        """Unfold the record of these lines, or fold it again."""
        others = tuple(one for one in self._records if one[1] < first or one[0] > last)
        self._records = (*others, (first, last)) if unfolded else others

    def clear(self) -> None:
        """Fold all."""
        self._records = ()

    def of(self, placed: PlacedBlock) -> tuple[tuple[int, int], ...]:
        """Those that reach into a block."""
        first, last = placed.first, placed.first + placed.block.lines - 1
        return tuple(one for one in self._records if one[0] <= last and one[1] >= first)


def line_above(beside: Beside) -> bytes:
    """The line before a block, where the block's first line may go on with it in a way that it alone does not tell."""
    data = beside.here.block.read()
    first = texts_of(data[: data.index(b"\n") + 1])[0]
    if beside.before is None or not ends_trace(first):
        return b""
    return texts_of(beside.before.block.read())[-1]


def shown_of(placed: PlacedBlock, whole: Sequence[int], unfolded: Unfolded, above: bytes = b"") -> Sequence[int]:
    """Of places in a block those that are not folded away, packed.

    `above` is the line before the block, as far as it matters. In a merged log a line that goes on below one of another
    source stays: it would be folded into a stranger.
    """
    block = placed.block
    texts, streams, sources = texts_of(block.read()), block.streams(), block.sources()
    records = unfolded.of(placed)
    shown = [
        at
        for at in whole
        if not goes_on_below(texts[at], texts[at - 1] if at else above)
        or streams[at] == MARK
        or (at and sources[at] != sources[at - 1])
        or any(first <= placed.first + at <= last for first, last in records)
    ]
    return places(shown, block.lines)
