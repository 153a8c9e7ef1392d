"""What is looked for in a log: plain words or an expression, found in blocks by a thread and in lines that are seen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from engine.stamps import stamp_length
from models import ansi
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 1_000
"""Characters that what is looked for may have."""

MOST_HITS = 5_000_000
"""Hits that are counted; what comes after so many is not looked for."""

_BLOCK_SECONDS = 1.0
_LINE_SECONDS = 0.002
# Counted repeats are written out when an expression is compiled: (a{1000}){1000} takes 270 MB, one level more all.
_MOST_REPEATS = 10_000
_REPEATS = re.compile(r"\{\s*(\d+)\s*(?:,\s*(\d*)\s*)?\}")
_PLAIN = re.compile(r"[\w /:,;=<>@#%&'\"~-]+")
_SEEN_LINES = 2_000
_ESCAPE, _CSI = b"\x1b", b"\xc2\x9b"


class Query(NamedTuple):
    """What is looked for.

    Attributes:
        text: the words, or an expression as Python writes them.
        regex: whether it is an expression.
        case: whether capitals matter.
        word: whether it has to stand as whole words.
    """

    text: str
    regex: bool = False
    case: bool = False
    word: bool = False


class Refused(Exception):
    """The expression is none, or more than can be given; its words say why."""


class TooSlow(Exception):
    """The expression takes too long on some block: the search ends there."""


def texts_of(data: bytes) -> list[bytes]:
    """A block's lines without their stamps."""
    lines = data.split(b"\n")
    lines.pop()
    return [line[31:] if line[29:31] == b"Z " else line[stamp_length(line) :] for line in lines]


def bodies(data: bytes) -> list[bytes]:
    """A block's lines without stamps and escapes."""
    texts = texts_of(data)
    if _ESCAPE in data or _CSI in data:
        texts = [ansi.strip(one.decode("utf-8", "replace")).encode() if _escaped(one) else one for one in texts]
    return texts


def _escaped(text: bytes) -> bool:
    return _ESCAPE in text or _CSI in text


def finder_of(query: Query) -> Finder:
    """What finds it. Raises Refused."""
    if len(query.text) > LONGEST:
        raise Refused(tr("Log", "More than {n} characters.").format(n=f"{LONGEST:,}"))
    plain = not query.regex and not query.word and (query.case or query.text.isascii())
    return _Words(query) if plain else _Expression(query)


class Finder:
    """Finds one thing. May be used by several threads."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self._seen: dict[str, list[tuple[int, int]]] = {}

    def places(self, data: bytes) -> list[int]:
        """The lines of a block that have it, by their places, each as often as it is there.

        Raises:
            TooSlow: an expression takes too long on it.
        """
        raise NotImplementedError

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Where it is in one line as it is shown; kept, since lines are painted again and again."""
        found = self._seen.get(text)
        if found is None:
            if len(self._seen) >= _SEEN_LINES:
                self._seen.clear()
            found = self._seen[text] = self._spans(text)
        return found

    def _spans(self, text: str) -> list[tuple[int, int]]:
        raise NotImplementedError


class _Words(Finder):
    """Words letter by letter: by far the fastest way, and enough for most."""

    def __init__(self, query: Query) -> None:
        super().__init__(query)
        self._words = query.text if query.case else query.text.lower()
        self._bytes = self._words.encode("utf-8", "surrogatepass")

    def places(self, data: bytes) -> list[int]:
        case = self.query.case
        # Most blocks do not have it: these are told apart before anything is made of them.
        if not self._bytes or (self._bytes not in (data if case else data.lower()) and _ESCAPE not in data):
            return []
        body = _body(data)
        return _lines_with(body if case else body.lower(), self._bytes)

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if not self.query.case:
            small = text.lower()
            text = small if len(small) == len(text) else "".join(one.lower()[:1] for one in text)
        found: list[tuple[int, int]] = []
        place = text.find(self._words) if self._words else -1
        while place >= 0:
            found.append((place, place + len(self._words)))
            place = text.find(self._words, place + len(self._words))
        return found


class _Expression(Finder):
    """An expression of the user's, which may be one that would run for years."""

    def __init__(self, query: Query) -> None:
        super().__init__(query)
        self._pattern = _compiled(query)
        self._any = _any_of(query)
        self._slow = False

    def places(self, data: bytes) -> list[int]:
        # Most blocks have none of an expression's words (timeout|refused): told apart before anything is made of them.
        if self._any and _ESCAPE not in data and _CSI not in data:
            searched = data if self.query.case else data.lower()
            if not any(word in searched for word in self._any):
                return []
        body = _body(data).decode("utf-8", "replace")
        found: list[int] = []
        line = at = 0
        for start, end in self._hits(body, _BLOCK_SECONDS):
            if "\n" in body[start:end]:
                return self._by_line(body)
            line += body.count("\n", at, start)
            at = start
            found.append(line)
        return found

    def _by_line(self, body: str) -> list[int]:
        """Line by line, for an expression that goes beyond the ends of lines ([^x]+)."""
        return [place for place, text in enumerate(body.split("\n")) for _ in self._hits(text, _BLOCK_SECONDS)]

    def _hits(self, text: str, seconds: float) -> list[tuple[int, int]]:
        """All hits that are not empty. Other threads go on meanwhile."""
        try:
            return list(_spans(self._pattern.finditer(text, timeout=seconds, concurrent=True)))
        except TimeoutError as error:
            raise TooSlow from error

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if self._slow:
            return []
        try:
            return list(_spans(self._pattern.finditer(text, timeout=_LINE_SECONDS)))
        except TimeoutError:
            self._slow = True  # the window would wait for it at every paint
            return []


def _spans(matches: Any) -> Iterator[tuple[int, int]]:
    for match in matches:
        start, end = match.span()
        if end > start:
            yield start, end


def _any_of(query: Query) -> tuple[bytes, ...]:
    """Words of which a line with a hit has one at least, () where that cannot be told."""
    words = query.text.split("|") if query.regex else [query.text]
    plain = all(word.isascii() and (not query.regex or _PLAIN.fullmatch(word)) for word in words)
    return tuple((word if query.case else word.lower()).encode() for word in words) if plain and all(words) else ()


def _compiled(query: Query) -> Any:
    import regex

    written = query.text if query.regex else regex.escape(query.text, special_only=True, literal_spaces=True)
    product = 1
    for least, most in _REPEATS.findall(written) if query.regex else ():
        product *= max(1, int((most or least)[:9]))
        if product > _MOST_REPEATS:
            raise Refused(tr("Log", "It repeats more often than {n} times.").format(n=f"{_MOST_REPEATS:,}"))
    if query.word:
        written = rf"\b(?:{written})\b"
    flags = regex.MULTILINE | regex.VERSION0 | (0 if query.case else regex.IGNORECASE)
    try:
        return regex.compile(written, flags)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        words = str(error) if isinstance(error, regex.error) else tr("Log", "It is too deep.")
        raise Refused(words) from error


def _body(data: bytes) -> bytes:
    """A block without stamps and escapes."""
    return b"\n".join(bodies(data))


def _lines_with(body: bytes, words: bytes) -> list[int]:
    """The line of each place where words are, by counting ends of lines between them."""
    found: list[int] = []
    line = at = 0
    step = len(words)
    find, count = body.find, body.count
    place = find(words)
    while place >= 0:
        line += count(b"\n", at, place)
        at = place
        found.append(line)
        place = find(words, place + step)
    return found
