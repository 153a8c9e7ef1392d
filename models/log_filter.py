"""The filter of a log: which of its lines are shown, picked block by block in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from engine.stamps import PLAIN_LENGTH, stamp_length, stamp_ns, stamp_text
from models.log_condition import Condition, test_of
from models.log_find import bodies, texts_of
from models.log_levels import LEVELS, Level, goes_on_below, levels_of
from models.log_lines import MARK
from models.log_rows import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.log_blocks import Block
    from models.log_find import Finder
    from models.log_scan import Beside

STREAMS = (1, 2)
"""The streams that can be left out: stdout, stderr."""

CONTEXTS = (0, 1, 3, 5, 10, 20)
"""So many lines round each one that is picked can be shown."""

MOST_CONDITIONS = 30


class Filter(NamedTuple):
    """Which lines are shown: those that everything here is true of.

    Attributes:
        conditions: what they have to have, and must not.
        hidden_levels: levels that are left out.
        hidden_streams: streams that are left out.
        shown_sources: the places of the sources whose lines are shown; None for all.
        span: from and up to when, nanoseconds since 1970; None for any time.
        context: so many lines before and after each one are shown as well.
    """

    conditions: tuple[Condition, ...] = ()
    hidden_levels: frozenset[Level] = frozenset()
    hidden_streams: frozenset[int] = frozenset()
    shown_sources: frozenset[int] | None = None
    span: tuple[int, int] | None = None
    context: int = 0

    @property
    def picks(self) -> bool:
        """Whether it leaves anything out."""
        return self._replace(context=0) != Filter()


def filter_words(wanted: Filter) -> dict[str, Any]:
    """A filter as it is written down: what belongs to one view of a log, its sources and its span, is not."""
    return {
        "conditions": [list(one) for one in wanted.conditions],
        "hidden_levels": sorted(wanted.hidden_levels),
        "hidden_streams": sorted(wanted.hidden_streams),
        "context": wanted.context,
    }


def read_filter(written: object) -> Filter:
    """A filter that was written down; what cannot be read of it is left out."""
    if not isinstance(written, dict):
        return Filter()
    levels, streams, context = (written.get(name) for name in ("hidden_levels", "hidden_streams", "context"))
    return Filter(
        tuple(one for one in map(_condition, _list(written.get("conditions"))) if one)[:MOST_CONDITIONS],
        frozenset(level for level in LEVELS if level in _list(levels)),
        frozenset(stream for stream in STREAMS if stream in _list(streams)),
        context=context if isinstance(context, int) and context in CONTEXTS else 0,
    )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _condition(value: object) -> Condition | None:
    match value:
        case [str(text), bool(exclude), bool(regex), str(field), str(sign)]:
            return Condition(text, exclude, regex, field, sign)
    return None


class Picker:
    """Picks the lines of a block that a filter lets through.

    A record is picked as a whole: what goes on with a line, as the frames of a stack trace do, comes and goes with it.

    Args:
        wanted: the filter.
        finder: where only lines with a hit are wanted, what finds it.

    Raises:
        Refused: one of its expressions is none.
    """

    def __init__(self, wanted: Filter, finder: Finder | None = None) -> None:
        self._finder = finder
        self._tests = [(one.exclude, test_of(one)) for one in wanted.conditions]
        self._levels = frozenset(number for number, level in enumerate(LEVELS) if level in wanted.hidden_levels)
        self._span: tuple[bytes, ...] | None = None
        self.slide(wanted)
        self.reach = wanted.context

    def slide(self, wanted: Filter) -> None:
        """Pick by the span of another filter, which is the same otherwise."""
        self._filter = wanted
        self._span = None if wanted.span is None else tuple(stamp_text(at).encode() for at in wanted.span)

    def rows(self, beside: Beside) -> Sequence[int]:
        """The places of the lines of a block that are shown, packed. May raise TooSlow."""
        block = beside.here.block
        picked = self._picked(block)
        reach = self.reach
        if reach and (len(picked) < block.lines):
            wide = set[int]()
            before = 0 if beside.before is None else beside.before.block.lines
            near = [] if beside.before is None else [at - before for at in self._picked(beside.before.block)]
            near = [at for at in near if at >= -reach]
            near += picked
            if beside.after is not None:
                near += [at + block.lines for at in self._picked(beside.after.block) if at < reach]
            for at in near:
                wide.update(range(max(0, at - reach), min(block.lines, at + reach + 1)))
            picked = sorted(self._seen(block, wide))
        return places(picked, block.lines)

    def _seen(self, block: Block, found: set[int]) -> set[int]:
        """Of lines round others only those whose source is shown."""
        shown = self._filter.shown_sources
        if shown is None:
            return found
        sources = block.sources()
        return {at for at in found if sources[at] in shown}

    def _picked(self, block: Block) -> list[int]:
        """The places of the lines that everything is true of."""
        wanted = self._filter
        count = block.lines
        found = set(range(count))
        if wanted.shown_sources is not None:
            found = self._seen(block, found)
        streams = block.streams()
        if wanted.hidden_streams:
            found = {at for at in found if streams[at] not in wanted.hidden_streams}
        if not found:
            return []
        data = block.read()
        if self._span is not None:
            found &= _within(data, *self._span)
        if self._levels and found:
            levels = levels_of(bodies(data), data)
            found = {at for at in found if levels[at] not in self._levels or streams[at] == MARK}
        if found and self._tests:
            found = self._tested(data, found)
        if found and self._finder is not None:
            found.intersection_update(self._finder.places(data))
        return sorted(found)

    def _tested(self, data: bytes, found: set[int]) -> set[int]:
        """Those of some lines that all conditions hold of, as far as their records are in the block."""
        heads: list[int] | None = None
        for exclude, test in self._tests:
            hit = test(data)
            if not hit:
                if not exclude:
                    return set()
                continue
            heads = heads or _heads(texts_of(data))
            begun = {heads[at] for at in hit}
            found = {at for at in found if (heads[at] in begun) is not exclude}
        return found


def _heads(texts: Sequence[bytes]) -> list[int]:
    """For each line the one that its record begins with."""
    heads: list[int] = []
    head = 0
    for at, text in enumerate(texts):
        if not goes_on_below(text, texts[at - 1] if at else b""):
            head = at
        heads.append(head)
    return heads


def _within(data: bytes, start: bytes, end: bytes) -> set[int]:
    """The places of the lines of a span of time; those without a stamp belong to none."""
    found: set[int] = set()
    start_ns, end_ns = stamp_ns(start) or 0, stamp_ns(end) or 0
    for at, line in enumerate(data.split(b"\n")[:-1]):
        length = stamp_length(line)
        if length == PLAIN_LENGTH + 1:  # all of one length and zone: they compare as they are written
            if start <= line[:PLAIN_LENGTH] < end:
                found.add(at)
        elif length:
            at_ns = stamp_ns(line[:length])
            if at_ns is not None and start_ns <= at_ns < end_ns:
                found.add(at)
    return found
