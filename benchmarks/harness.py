"""How a row is measured: two warm-ups, then ours and the reference in turn, the ratio of medians and its spread.

A row without a reference is held against its goal alone. Nothing here is asserted in tests.
"""

from __future__ import annotations

import os
import statistics
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WARM_UPS = 2
ROUNDS = 11
NOISY_LOAD = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """One measured row: `ours` and `reference` in `unit`, their ratio of medians, and the goal as text."""

    name: str
    ours: float
    goal: str
    unit: str
    reference: float | None = None
    ratio: float | None = None
    spread: tuple[float, float] | None = None
    met: bool = False
    note: str = ""

    def as_json(self) -> dict[str, Any]:
        """The row as it is written with ``--json``."""
        return {
            "name": self.name,
            "ours": self.ours,
            "reference": self.reference,
            "ratio": self.ratio,
            "goal": self.goal,
            "unit": self.unit,
        }


@dataclass(slots=True)
class Pairs:
    """The figures of the rounds of one row, in seconds."""

    ours: list[float] = field(default_factory=list)
    reference: list[float] = field(default_factory=list)


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, in seconds of wall time."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    ours: Callable[[], float], reference: Callable[[], float], *, rounds: int = ROUNDS, warm_ups: int = WARM_UPS
) -> Pairs:
    """Run both in turn; each returns its own figure in seconds. The warm-ups are thrown away."""
    pairs = Pairs()
    for number in range(warm_ups + rounds):
        mine, theirs = ours(), reference()
        if number >= warm_ups:
            pairs.ours.append(mine)
            pairs.reference.append(theirs)
    return pairs


def compared(
    name: str, pairs: Pairs, *, at_most: float, unit: str = "ms", factor: float = 1000.0, note: str = ""
) -> Row:
    """A row with a reference: the ratio of medians, and the quartiles of the per-round ratios beside it."""
    ours, reference = statistics.median(pairs.ours), statistics.median(pairs.reference)
    ratios = [mine / theirs for mine, theirs in zip(pairs.ours, pairs.reference, strict=True)]
    low, _, high = statistics.quantiles(ratios, n=4)
    ratio = ours / reference
    return Row(
        name=name,
        ours=round(ours * factor, 3),
        reference=round(reference * factor, 3),
        ratio=round(ratio, 3),
        spread=(round(low, 2), round(high, 2)),
        goal=f"≤ {at_most:g}",
        unit=unit,
        met=ratio <= at_most,
        note=note,
    )


def alone(
    name: str, ours: float, *, at_most: float, unit: str, spread: tuple[float, float] | None = None, note: str = ""
) -> Row:
    """A row without a reference, held against its goal."""
    return Row(
        name=name,
        ours=round(ours, 4),
        goal=f"≤ {at_most:g} {unit}".strip(),
        unit=unit,
        spread=spread,
        met=ours <= at_most,
        note=note,
    )


def quartiles(figures: Sequence[float]) -> tuple[float, float]:
    """The 25 and 75 per cent quartiles of some figures."""
    low, _, high = statistics.quantiles(figures, n=4)
    return round(low, 3), round(high, 3)


def percentile(figures: Sequence[float], per_cent: float) -> float:
    """The smallest figure that at least `per_cent` of all figures do not exceed."""
    ordered = sorted(figures)
    place = max(0, min(len(ordered) - 1, int(-(-len(ordered) * per_cent // 100)) - 1))
    return ordered[place]


def load() -> float:
    """The machine's load average over the last minute."""
    return os.getloadavg()[0]
