"""How long to wait before the next attempt: twice as long each time, within bounds, never the same for two programs."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Backoff:
    """Delays that grow from `first` to `most` seconds and stay there, for ever.

    Args:
        first: the first delay, in seconds, before jitter.
        most: the longest one, in seconds, jitter included.
        jitter: the share of a delay that is left to chance: 0.25 takes 75 % to 100 % of it. Programs that lost the same
            engine together do not all come back in the same moment.
        chance: 0 ≤ number < 1, different each time.
    """

    def __init__(
        self,
        first: float = 1.0,
        most: float = 30.0,
        *,
        jitter: float = 0.25,
        chance: Callable[[], float] = random.random,
    ) -> None:
        if not 0 < first <= most or not 0 <= jitter < 1:
            raise ValueError(f"no delays between {first} and {most} s with jitter {jitter}")
        self._first = first
        self._most = most
        self._jitter = jitter
        self._chance = chance
        self._next = first

    def next(self) -> float:
        """Seconds to wait before the next attempt."""
        whole = self._next
        self._next = min(whole * 2, self._most)
        return whole * (1 - self._jitter * self._chance())

    def reset(self) -> None:
        """Begin with the shortest delay again."""
        self._next = self._first
