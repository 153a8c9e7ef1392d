"""Which fields the records of a log have, found in a sample of its lines, and which of them are worth a column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.log_fields import field_text, number_of, read_record

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 8 * 1024
"""Bytes of a line that is looked at for its fields."""

MOST_NAMES = 60
SUGGESTED = 3
_SHORT = 16
_LEAST_SHARE = 0.1
_FEW = 5
_SAID = 8


class _Seen:
    """What was seen of one field."""

    __slots__ = ("characters", "count", "numbers", "values")

    def __init__(self) -> None:
        self.count = self.characters = self.numbers = 0
        self.values: set[str] = set()

    def take(self, value: Any) -> None:
        text = field_text(value)[: 4 * _SHORT]
        self.count += 1
        self.characters += len(text)
        self.numbers += number_of(value) is not None and not isinstance(value, str)
        if len(self.values) < _SAID:
            self.values.add(text)


class FieldNames:
    """The fields of a log as far as its lines were looked at."""

    def __init__(self) -> None:
        self.records = 0
        self._seen: dict[str, _Seen] = {}

    def see(self, texts: Iterable[bytes]) -> None:
        """Look at more lines."""
        for text in texts:
            if len(text) > LONGEST:
                continue
            record = read_record(text.decode("utf-8", "replace"))
            if record is None:
                continue
            self.records += 1
            for name, value in record.fields.items():
                seen = self._seen.get(name)
                if seen is None:
                    if len(self._seen) >= MOST_NAMES:
                        continue
                    seen = self._seen[name] = _Seen()
                seen.take(value)

    @property
    def names(self) -> tuple[str, ...]:
        """Those that were seen, the most frequent first."""
        return tuple(sorted(self._seen, key=lambda name: -self._seen[name].count))

    @property
    def numbers(self) -> frozenset[str]:
        """Those whose values are numbers."""
        return frozenset(name for name, seen in self._seen.items() if seen.numbers * 2 > seen.count)

    @property
    def suggested(self) -> tuple[str, ...]:
        """Those worth a column: frequent, short, and not the same in each line; in the order of their coming up."""
        worth = [name for name in self.names if self._worth(self._seen[name])][:SUGGESTED]
        return tuple(name for name in self._seen if name in worth)

    def _worth(self, seen: _Seen) -> bool:
        often = seen.count >= self.records * _LEAST_SHARE
        differs = len(seen.values) > 1 or self.records < _FEW
        return often and differs and seen.characters <= _SHORT * seen.count
