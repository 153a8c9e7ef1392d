"""Which colour of the look's series a container has: the same one in logs and charts for a whole session."""

from __future__ import annotations

from models.settings_table import SERIES


class SeriesColours:
    """Places in the series by a container's name, given in the order in which they are first asked for."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def place(self, name: str) -> int:
        """The place of a container's colour. From `SERIES` on colours come again: draw those dashed, say the name."""
        return self._places.setdefault(name, len(self._places))

    def known(self, name: str) -> int | None:
        """The place of a container's colour, None where it was never asked for."""
        return self._places.get(name)

    @property
    def left(self) -> int:
        """How many colours nobody has yet."""
        return max(0, SERIES - len(self._places))

    def dashed(self, name: str) -> bool:
        """Whether its colour came before."""
        return self.place(name) >= SERIES
