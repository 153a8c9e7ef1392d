"""What a chart shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.history import Mark, Points


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Args:
        name: what stands beside its end.
        points: its numbers; no line is drawn over their breaks.
        series: the place of its colour.
        dashed: whether its colour was used before.
    """

    name: str
    points: Points
    series: int
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A level that is not to be passed."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class ChartData:
    """Lines with what belongs to them; the time that is shown is the view's.

    Args:
        lines: the first is drawn on top.
        headline: the number at the right of the title, in words.
        caption: the unit, after the title; "{unit}" is put in.
        limits: dashed levels.
        marks: what happened.
        gaps: when nothing was measured, as (from, to).
    """

    lines: Sequence[Line] = ()
    headline: str = ""
    caption: str = ""
    limits: Sequence[Limit] = ()
    marks: Sequence[Mark] = ()
    gaps: Sequence[tuple[float, float]] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """How a chart's numbers are told.

    Args:
        words: a number in words ("31.2 %").
        scale: the unit of the axis, and what of it is 1, from the highest number.
        least: the top of the axis is at least this: little use is to look like little.
    """

    words: Callable[[float], str]
    scale: Callable[[float], tuple[str, float]] = field(default=lambda _most: ("", 1.0))
    least: float = 1.0
