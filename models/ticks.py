"""Where the lines of a chart's grid stand, and what is written beside them."""

from __future__ import annotations

import time
from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_SPANS = (1, 2, 5, 10, 15, 30, 60, 120, 240, 300, 600, 900, 1800, 3600, 7200, 10_800, 14_400, 21_600, 43_200, 86_400)
_UNITS = ("B", "kB", "MB", "GB", "TB", "PB")
_DAY = 86_400


def value_ticks(most: float, count: int = 4) -> list[float]:
    """Round numbers from 0 to the first that is at least `most`, about `count` steps apart."""
    rough = max(most, 1e-9) / count
    power = 10.0 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    return [step * number for number in range(ceil(most / step - 1e-6) + 1)]


def time_ticks(begin: float, end: float, most: int) -> list[float]:
    """Round moments of the user's own clock between two moments, at most `most` of them."""
    span = end - begin
    step = next((each for each in _SPANS if span / each <= most), _DAY)
    offset = time.localtime(begin).tm_gmtoff
    first = ceil((begin + offset) / step) * step - offset
    return [float(moment) for moment in range(int(first), int(end) + 1, step)]


def clock(moment: float, *, seconds: bool = False) -> str:
    """A moment of today on the user's own clock; with its date where it is of another day."""
    there, here = time.localtime(moment), time.localtime()
    shown = time.strftime("%H:%M:%S" if seconds else "%H:%M", there)
    return shown if there[:3] == here[:3] else f"{time.strftime('%Y-%m-%d', there)} {shown}"


def byte_unit(most: float) -> tuple[str, float]:
    """The unit in which a number of bytes is told shortly, and how many bytes it is."""
    place = 0
    while most >= 1000 and place < len(_UNITS) - 1:
        most /= 1000
        place += 1
    return _UNITS[place], 1000.0**place


def plain(value: float) -> str:
    """A tick's number without zeros behind it: "40", "2.5", "0"."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
