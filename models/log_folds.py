"""Folding a log: of a record of several lines only the first is shown, until it is unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.log_find import texts_of
from models.log_levels import goes_on
from models.log_lines import MARK
from models.log_rows import places

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def shown_of(placed: PlacedBlock, whole: Sequence[int], unfolded: Unfolded) -> Sequence[int]:
    """Of places in a block those that are not folded away, packed.

    In a merged log a line that goes on below one of another source stays: it would be folded into a stranger.
    """
    block = placed.block
    texts, streams, sources = texts_of(block.read()), block.streams(), block.sources()
    records = unfolded.of(placed)
    shown = [
        at
        for at in whole
        if not goes_on(texts[at])
        or streams[at] == MARK
        or (at and sources[at] != sources[at - 1])
        or any(first <= placed.first + at <= last for first, last in records)
    ]
    return places(shown, block.lines)
