"""What must stay where it is on the screen while rows come and go: the rows in sight, kept by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class ScrollAnchor:
    """Remembers which rows are in sight, and where to scroll so that the first one left stands where it stood."""

    def __init__(self) -> None:
        self._keys: Sequence[tuple[Any, int]] = ()

    @property
    def held(self) -> bool:
        """Whether there is something to restore."""
        return bool(self._keys)

    def hold(self, keys: Sequence[tuple[Any, int]]) -> None:
        """Remember rows in sight from top to bottom, as (key, y on the screen); only the first call counts."""
        if not self._keys:
            self._keys = keys

    def release(self, index_of: Callable[[Any], int], height: int) -> int | None:
        """The scroll value that puts the first remembered row that still is where it was; None: nothing is left."""
        keys, self._keys = self._keys, ()
        for key, y in keys:
            row = index_of(key)
            if row >= 0:
                return max(0, row * height - y)
        return None
