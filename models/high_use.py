"""From how much of what it may use on, a container's use is marked: a setting of the person."""

from __future__ import annotations

from math import inf

_from = [0.8]


def high_from() -> float:
    """The part of what it may use; infinite where nothing is to be marked."""
    return _from[0]


def choose_high(percent: int) -> None:
    """Mark from `percent` on; 0: never."""
    _from[0] = percent / 100 if percent else inf
