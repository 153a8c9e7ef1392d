"""How many lines terminals keep of what has left their screen at its top."""

from __future__ import annotations

_chosen = [10_000]


def choose_lines(lines: int) -> None:
    """Terminals that are opened from now on keep so many."""
    _chosen[0] = lines


def lines() -> int:
    """So many does a new terminal keep."""
    return _chosen[0]
