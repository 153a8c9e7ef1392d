"""What was measured as CSV, for spreadsheets: written aside and put in its place when it is whole."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from math import isnan
from typing import TYPE_CHECKING

from models.series import FINE, METRICS, stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from models.history import History, Mark

HEADS = (
    "time",
    "container",
    "cpu_percent_of_one_core",
    "memory_bytes",
    "received_bytes_per_second",
    "sent_bytes_per_second",
    "read_bytes_per_second",
    "written_bytes_per_second",
    "processes",
    "event",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Taken:
    """A copy of what is to be written, so that a thread can write it while more is measured.

    Args:
        history: what was measured.
        names: of the containers.
        begin: seconds since 1970.
        end: likewise. Where all of it is recent it is by the second, else by half minutes.
    """

    def __init__(self, history: History, names: Iterable[str], begin: float, end: float) -> None:
        self._columns: list[tuple[str, int, int, list[Sequence[float]]]] = []
        for name in sorted(names):
            series = history.series.get(name)
            if series is not None:
                for ring, first, last in stretches(series.fine, series.coarse, begin, end):
                    columns: list[Sequence[float]] = [
                        ring.between(column, first, last) for column in range(len(METRICS))
                    ]
                    self._columns.append((name, ring.step, first, columns))
        self._marks: list[Mark] = history.marks_of(names, begin, end)

    def rows(self) -> Iterator[list[str]]:
        """The lines by time: numbers, and what happened."""
        found: list[tuple[float, list[str]]] = []
        for name, step, first, columns in self._columns:
            for place, numbers in enumerate(zip(*columns, strict=True)):
                if not all(map(isnan, numbers)):
                    moment = float((first + place) * step)
                    words = [_number(metric, value) for metric, value in zip(METRICS, numbers, strict=True)]
                    found.append((moment, [_time(moment), _text(name), *words, ""]))
        for mark in self._marks:
            event = mark.what.value if mark.code is None else f"{mark.what.value}, exit {mark.code}"
            found.append((mark.moment, [_time(mark.moment), _text(mark.name), *[""] * len(METRICS), event]))
        found.sort(key=lambda one: one[0])
        return (row for _, row in found)


def _number(metric: str, value: float) -> str:
    if isnan(value):
        return ""
    return f"{value:.2f}" if metric == "cpu" else f"{value:.0f}"


def _time(moment: float) -> str:
    kind = "seconds" if moment % FINE == 0 else "milliseconds"
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec=kind)


def _text(text: str) -> str:
    """A name as a spreadsheet takes it for text: none is to be read as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write(taken: Taken, path: Path) -> None:
    """Write a file, or leave the one that is there as it was. Blocks. Raises OSError."""
    aside = path.with_name(f".{path.name}.part")
    try:
        with aside.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(HEADS)
            writer.writerows(taken.rows())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
