"""Arguments of a command as they come together: as they are, and as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.secrets import masked

if TYPE_CHECKING:
    from collections.abc import Iterable


class Words:
    """Arguments as they come together, each with what is shown of it."""

    def __init__(self) -> None:
        self.real: list[str] = []
        self.hidden: list[str] = []

    def add(self, *words: str) -> None:
        """Arguments that hold no secret."""
        self.real += words
        self.hidden += words

    def pair(self, option: str, name: str, value: str | None) -> None:
        """`--env NAME=value`, the value masked where it is a secret; None: the name alone."""
        self.add(option)
        self.real.append(name if value is None else f"{name}={value}")
        hidden = masked(name, value or "")
        self.hidden.append(f"{name}={hidden}" if hidden else self.real[-1])

    def each(self, option: str, values: Iterable[str]) -> None:
        """The option again for each value."""
        for value in values:
            self.add(option, value)
