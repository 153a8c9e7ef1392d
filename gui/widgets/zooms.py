"""The sizes that lines and terminals can be shown in."""

from __future__ import annotations

ZOOMS = (50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Sizes of a font in per cent of the look's."""


def clamped(percent: int) -> int:
    """The nearest that is allowed."""
    return min(max(percent, ZOOMS[0]), ZOOMS[-1])


def stepped(percent: int, steps: int) -> int:
    """So many sizes larger, smaller if negative."""
    nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - percent))
    return ZOOMS[min(max(0, nearest + steps), len(ZOOMS) - 1)]
