"""One condition of a log's filter: words that a line has or has not, an expression, or what one of its fields says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from models.log_fields import field_text, number_of, read_record
from models.log_find import LONGEST, Query, bodies, finder_of
from models.words import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from models.log_find import Finder

_LONGEST_SHOWN = 40
_FIELD = re.compile(r"([A-Za-z_@][\w.@-]*)\s*(>=|<=|!=|>|<|=|≥|≤|≠)\s*(.+)")
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠"}
_EXPRESSION = re.compile(r"/(.+)/")
_OVER: dict[str, Callable[[float, float], bool]] = {
    "≥": float.__ge__,
    "≤": float.__le__,
    ">": float.__gt__,
    "<": float.__lt__,
}


class Condition(NamedTuple):
    """What a line has to have, or must not.

    Attributes:
        text: the words, an expression, or a field's value.
        exclude: whether lines that have it are left out.
        regex: whether the text is an expression.
        field: the field that is compared; "" where the whole line is looked through.
        sign: how it is compared: = ≠ ≥ ≤ > <.
    """

    text: str
    exclude: bool = False
    regex: bool = False
    field: str = ""
    sign: str = ""

    @property
    def words(self) -> str:
        """As it is written, without the + or − before it."""
        if self.field:
            return f"{self.field} {self.sign} {self.text}"
        return f"/{self.text}/" if self.regex else self.text


def read_condition(written: str) -> Condition | None:
    r"""What a person wrote: “checkout”, “-/healthz”, “/5\d\d/”, “status >= 200”; None for nothing."""
    written = written.strip()[:LONGEST]
    exclude = len(written) > 1 and written[0] in "-−"
    if len(written) > 1 and written[0] in "+-−":
        written = written[1:].strip()
    if not written:
        return None
    expression = _EXPRESSION.fullmatch(written)
    if expression:
        return Condition(expression[1], exclude, regex=True)
    field = _FIELD.fullmatch(written)
    if field:
        name, sign, value = field.groups()
        return Condition(value.strip('"'), exclude, field=name, sign=_SIGNS.get(sign, sign))
    return Condition(written, exclude)


def test_of(condition: Condition) -> Callable[[bytes], set[int]]:
    """What gives the lines of a block that a condition is true of, by their places. Raises Refused.

    It raises TooSlow where an expression takes too long on a block.
    """
    if condition.field:
        return _FieldTest(condition).places
    finder: Finder = finder_of(Query(condition.text, regex=condition.regex))
    return lambda data: set(finder.places(data))


class _FieldTest:
    """Compares a field of each record; lines that are none have no fields."""

    def __init__(self, condition: Condition) -> None:
        self._condition = condition
        # Names in dots are those of objects in objects: the innermost stands in the line as it is.
        self._name = condition.field.rpartition(".")[2].encode()
        self._number = number_of(condition.text)

    def places(self, data: bytes) -> set[int]:
        if self._name not in data:
            return set()
        found: set[int] = set()
        for place, body in enumerate(bodies(data)):
            if self._name in body and self._holds(body.decode("utf-8", "replace")):
                found.add(place)
        return found

    def _holds(self, text: str) -> bool:
        record = read_record(text)
        if record is None or self._condition.field not in record.fields:
            return False
        value, sign = record.fields[self._condition.field], self._condition.sign
        number = number_of(value)
        if sign in {"=", "≠"}:
            same = number == self._number if number is not None and self._number is not None else _same(value, self)
            return same is (sign == "=")
        return number is not None and self._number is not None and _OVER[sign](number, self._number)

    @property
    def text(self) -> str:
        return self._condition.text


def _same(value: object, test: _FieldTest) -> bool:
    return test.text in {field_text(value), str(value)}


def hit_in_fields(fields: Mapping[str, object], spans: Callable[[str], Sequence[tuple[int, int]]]) -> str:
    """The field in which something is found, as “name = value”; "" where it is in none."""
    for name, value in fields.items():
        for words in dict.fromkeys((str(value) if isinstance(value, int | float) else field_text(value), name)):
            if spans(words):
                return f"{clean(name, _LONGEST_SHOWN)} = {clean(field_text(value), _LONGEST_SHOWN)}"
    return ""
