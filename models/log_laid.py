"""The lines of a store laid out as they are asked for, a thousand or so kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.log_layout import AS_IT_IS, Form, LaidLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.logs import LogStore

KEPT = 1024
LEAST_COLUMNS = 512


class LaidLines:
    """A store's lines on the grid.

    Args:
        store: whose lines.
        form: how they are shown.
    """

    def __init__(self, store: LogStore, form: Form = AS_IT_IS) -> None:
        self.store = store
        self.form = form
        self._laid: dict[int, LaidLine] = {}

    def forget(self) -> None:
        """Lay all out anew."""
        self._laid.clear()

    def line(self, number: int, columns: int) -> LaidLine | None:
        """One held line, None for a number that is not held."""
        found = self.lines((number,), columns)
        return found[0] if found else None

    def lines(self, numbers: Sequence[int], columns: int) -> list[LaidLine]:
        """The lines of rising numbers, laid out for so many columns at least; those that are held."""
        store = self.store
        held = [number for number in numbers if store.holds(number)]
        missing = [number for number in held if not self._is_laid(number, columns)]
        absent: dict[int, LaidLine] = {}
        if missing:
            # Doubled, so that scrolling along a line lays it out a few times and not once per step.
            wide = max(LEAST_COLUMNS, 1 << (columns - 1).bit_length())
            for start, end in _runs(missing):
                for number, line in zip(range(start, end), store.lines_now(start, end), strict=True):
                    laid = self._laid if line.stream else absent
                    laid[number] = LaidLine(line, wide, self.form)
        found = [absent.get(number) or self._laid[number] for number in held]
        if len(self._laid) > KEPT:
            self._laid = {n: line for n, line in zip(held, found, strict=True) if n not in absent}
        return found

    def _is_laid(self, number: int, columns: int) -> bool:
        line = self._laid.get(number)
        return line is not None and (line.whole or line.laid_columns >= columns)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rising numbers as runs of neighbours, each start and end."""
    start = before = numbers[0]
    for number in numbers[1:]:
        if number != before + 1:
            yield start, before + 1
            start = number
        before = number
    yield start, before + 1
