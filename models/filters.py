r"""Filters: words and tokens that a user types, and which rows they match.

    postgres                    a word: anywhere in any text of a row
    image:postgres state:paused two tokens: both must hold
    state:paused,created        one of several values
    -project:ci                 not
    label:team=a size:>500MB    a label's value, a size
    cpu:>50 mem:>500m           per cent of a core, memory used
    "two words" name:"my db"    quoted

A name before a colon that a noun does not know makes no token: `nginx:1.27` is a word. Case never matters.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models import containers, images, networks, volumes
from models.fields import Field, How, Searchable
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow
from models.words import parse_size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from models.rows import Row

SEARCHES: dict[type[Any], Searchable[Any]] = {
    ContainerRow: containers.SEARCH,
    ImageRow: images.SEARCH,
    VolumeRow: volumes.SEARCH,
    NetworkRow: networks.SEARCH,
}
"""How the rows of each noun are searched."""

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One piece of a filter.

    Args:
        text: as it was typed.
        negated: whether it begins with "-".
        field: the name before the colon, "" for a word.
        value: what follows it, case folded, without quotes; of a word the whole of it.
        quoted: whether any of the value was quoted, so that "," and "" are meant.
    """

    text: str
    negated: bool
    field: str
    value: str
    quoted: bool

    @property
    def word(self) -> str:
        """What to look for where `field` is unknown."""
        return f"{self.field}:{self.value}" if self.field else self.value


class Query:
    """A filter that was read. It is asked of rows of any noun.

    Args:
        terms: its pieces; a row has to satisfy each.
    """

    def __init__(self, terms: Sequence[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._tests: dict[type[Any], tuple[Callable[[Any], bool], ...]] = {}

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Query) and self.terms == other.terms

    def __hash__(self) -> int:
        return hash(self.terms)

    @property
    def live(self) -> bool:
        """Whether it asks for what is measured, so that a row may match a moment later."""
        fields = [search.fields.get(term.field) for term in self.terms for search in SEARCHES.values()]
        return any(field is not None and field.live for field in fields)

    def describe(self) -> str:
        """As it is named in "No container matches image:postgres state:paused"."""
        return " ".join(term.text for term in self.terms)

    def without(self, term: Term) -> Query:
        """The same, less one piece."""
        return Query([other for other in self.terms if other is not term])

    def matches(self, row: Row) -> bool:
        """Whether a row satisfies every piece."""
        tests = self._tests.get(type(row))
        if tests is None:
            search = SEARCHES[type(row)]
            tests = self._tests[type(row)] = tuple(_test(term, search) for term in self.terms)
        for test in tests:  # noqa: SIM110 - a generator would cost as much as the tests
            if not test(row):
                return False
        return True


def parse(text: str) -> Query:
    """Read a filter. Nothing is an error: what is no token is a word, and a token without a value asks nothing."""
    terms = (_term(piece) for piece in _pieces(text))
    return Query([term for term in terms if term.value or (term.quoted and term.field)])


def prepare(rows: Iterable[Row]) -> None:
    """Make what words are looked for in now, and not when the first letter is typed. Safe in any thread."""
    for row in rows:
        if not row.haystack:
            _haystack(row)


def _haystack(row: Row) -> str:
    """All texts of a row, case folded. Kept in the row, whose own values never change."""
    words = SEARCHES[type(row)].words(row)
    text = "\n".join(words).casefold() or "\n"
    object.__setattr__(row, "haystack", text)
    return text


def _pieces(text: str) -> list[str]:
    """Split at white space that is not between double quotes; a quote that is left open runs to the end."""
    pieces: list[str] = []
    piece: list[str] = []
    quoted = False
    for character in text:
        if character == '"':
            quoted = not quoted
        if character.isspace() and not quoted:
            if piece:
                pieces.append("".join(piece))
            piece = []
        else:
            piece.append(character)
    if piece:
        pieces.append("".join(piece))
    return pieces


def _term(piece: str) -> Term:
    negated = piece.startswith("-")
    body = piece[1:] if negated else piece
    name, colon, value = body.partition(":")
    field = name.casefold() if colon and name.isascii() and name.isalpha() else ""
    value = value if field else body
    return Term(piece, negated, field, value.replace('"', "").casefold(), '"' in value)


def _test(term: Term, search: Searchable[Any]) -> Callable[[Any], bool]:
    """What a piece asks of a row."""
    field = search.fields.get(term.field)
    test = None if field is None else _field_test(field, term)
    if test is None:
        test = _word_test(term.word)
    if not term.negated:
        return test
    positive = test
    return lambda row: not positive(row)


def _word_test(word: str) -> Callable[[Any], bool]:
    return lambda row: word in (row.haystack or _haystack(row))


def _field_test(field: Field[Any], term: Term) -> Callable[[Any], bool] | None:
    """None: the value is none that the field can be compared with."""
    get = field.get
    if field.how is How.SIZE:
        return _number_test(get, term.value, parse_size)
    if field.how is How.PERCENT:
        return _number_test(get, term.value, _parse_percent)
    if not term.value:
        return lambda row: not any(get(row))
    values = (term.value,) if term.quoted else tuple(value for value in term.value.split(",") if value)
    compare = _COMPARISONS[field.how]

    def test(row: Any) -> bool:
        for text in get(row):
            folded = text.casefold()
            for value in values:  # loops: generators cost more than all else here
                if compare(folded, value):
                    return True
        return False

    return test


def _has_label(text: str, value: str) -> bool:
    return text == value if "=" in value else value in text.partition("=")[0]


_COMPARISONS: dict[How, Callable[[str, str], bool]] = {
    How.PART: operator.contains,
    How.START: str.startswith,
    How.WHOLE: operator.eq,
    How.LABEL: _has_label,
}


def _parse_percent(text: str) -> float | None:
    digits = text.removesuffix("%").strip().replace(",", ".")
    return float(digits) if digits.replace(".", "", 1).isdecimal() else None


def _number_test(
    get: Callable[[Any], float | None], value: str, read: Callable[[str], float | None]
) -> Callable[[Any], bool] | None:
    sign = next((sign for sign in _COMPARE if value.startswith(sign)), "")
    wanted = read(value[len(sign) :])
    if wanted is None:
        return None
    compare = _COMPARE[sign or ">="]

    def test(row: Any) -> bool:
        number = get(row)
        return number is not None and compare(number, wanted)

    return test
