"""What a filter lets through: conditions, levels, streams, sources, spans, lines around; records as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records import LogChunk
from models.log_blocks import Block
from models.log_condition import Condition, read_condition
from models.log_filter import CONTEXTS, Filter, Picker, filter_words, read_filter
from models.log_find import Query, Refused, finder_of
from models.log_levels import LEVELS, Level
from models.log_scan import Beside
from models.log_shelf import FilterShelf, shelf_key
from models.logs import LogStore, PlacedBlock
from models.settings import Settings
from tests.fakes.log_streams import MILLISECOND, START, line
from tests.fakes.memory_engine import MemoryEngine

if TYPE_CHECKING:
    from pathlib import Path

LOG = (
    "INFO GET /cart 200",
    "GET /healthz 200",
    "ERROR checkout failed",
    "    at charge (pay.js:1)",
    "    at submit (checkout.js:2)",
    '{"level":"warn","msg":"slow","status":504,"request":{"path":"/cart"}}',
    "level=info msg=ok status=200",
    "DEBUG status of 504 is nothing",
)


def block(*texts: str, streams: bytes = b"", sources: bytes = b"", first: int = 0) -> Block:
    data = b"".join(line(first + n, text) + b"\n" for n, text in enumerate(texts))
    return Block(data, streams or b"\1" * len(texts), sources)


def picked(wanted: Filter, *texts: str, streams: bytes = b"", sources: bytes = b"") -> list[int]:
    here = PlacedBlock(0, block(*(texts or LOG), streams=streams, sources=sources))
    return list(Picker(wanted).rows(Beside(here, None, None)))


def written(*conditions: str) -> Filter:
    return Filter(tuple(one for one in map(read_condition, conditions) if one is not None))


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (("cart",), [0, 5]),
        (("+cart",), [0, 5]),
        (("-healthz",), [0, 2, 3, 4, 5, 6, 7]),
        (("/healthz",), [1]),
        (("/GET|slow/", "-/\\d+$/"), [5]),
        (("charge",), [2, 3, 4]),
        (("-charge",), [0, 1, 5, 6, 7]),
        (("status >= 500",), [5]),
        (("status=200",), [6]),
        (("status != 200",), [5]),
        (("-status<500",), [0, 1, 2, 3, 4, 5, 7]),
        (("request.path = /cart",), [5]),
        (("nothing at all",), []),
        (("-nothing at all",), list(range(8))),
        (("get", "cart"), [0]),
    ],
)
def test_conditions_hold_together_and_records_stay_whole(conditions: tuple[str, ...], expected: list[int]) -> None:
    assert picked(written(*conditions)) == expected


def test_levels_that_are_hidden_are_left_out_with_what_goes_on_with_them() -> None:
    assert picked(Filter(hidden_levels=frozenset({Level.ERROR}))) == [0, 1, 5, 6, 7]
    assert picked(Filter(hidden_levels=frozenset({Level.UNKNOWN, Level.INFO}))) == [2, 3, 4, 5, 7]


def test_streams_and_sources_are_left_out() -> None:
    assert picked(Filter(hidden_streams=frozenset({2})), "a", "b", "c", streams=b"\1\2\1") == [0, 2]
    assert picked(Filter(shown_sources=frozenset({1})), "a", "b", "c", sources=b"\0\1\1") == [1, 2]
    assert picked(Filter(shown_sources=frozenset()), "a", sources=b"\1") == []


def test_our_own_marks_are_of_no_level_and_no_stream() -> None:
    hidden = Filter(hidden_levels=frozenset(LEVELS), hidden_streams=frozenset({1, 2}))
    assert picked(hidden, "INFO a", "stopped: exit 137", streams=b"\1\4") == [1]


def test_a_span_has_the_lines_from_its_start_up_to_its_end() -> None:
    assert picked(Filter(span=(START + 2 * MILLISECOND, START + 5 * MILLISECOND))) == [2, 3, 4]
    zoned = b"2023-11-14T23:13:20.002000000+01:00 podman\n"
    here = PlacedBlock(0, Block(zoned + b"no stamp\n", b"\1\1"))
    span = (START + 2 * MILLISECOND, START + 3 * MILLISECOND)
    assert list(Picker(Filter(span=span)).rows(Beside(here, None, None))) == [0]


def test_lines_around_reach_into_the_blocks_beside() -> None:
    first, second, third = (PlacedBlock(at, block(*texts)) for at, texts in (
        (0, ("a", "b", "hit", "c")), (4, ("d", "e", "f", "g")), (8, ("hit", "h"))
    ))  # fmt: skip
    picker = Picker(written("hit")._replace(context=3))
    assert list(picker.rows(Beside(first, None, second))) == [0, 1, 2, 3]
    assert list(picker.rows(Beside(second, first, third))) == [0, 1, 2, 3]
    assert list(Picker(written("hit")._replace(context=1)).rows(Beside(second, first, third))) == [3]


def test_only_lines_with_a_hit_are_picked_of_those() -> None:
    here = PlacedBlock(0, block(*LOG))
    picker = Picker(written("-healthz"), finder_of(Query("GET")))
    assert list(picker.rows(Beside(here, None, None))) == [0]


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(Refused):
        Picker(written("/(/"))


@pytest.mark.parametrize("text", ["", " ", "+", "-", "- "])
def test_signs_alone_are_taken_as_words_or_nothing(text: str) -> None:
    condition = read_condition(text)
    assert condition is None or condition.text in {"+", "-"}


conditions = st.builds(
    Condition, st.text(max_size=5), st.booleans(), st.booleans(), st.sampled_from(["", "status"]), st.just(">")
)
filters = st.builds(
    Filter,
    st.lists(conditions, max_size=3).map(tuple),
    st.frozensets(st.sampled_from(LEVELS)),
    st.frozensets(st.sampled_from([1, 2])),
    shown_sources=st.none(),
    span=st.none(),
    context=st.sampled_from(CONTEXTS),
)


@given(filters)
def test_a_filter_is_read_as_it_was_written_down(wanted: Filter) -> None:
    assert read_filter(filter_words(wanted)) == wanted


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(["conditions", "context", "x"]), inner),
    max_leaves=10,
)


@given(json_like)
def test_what_is_no_filter_lets_everything_through_or_what_can_be_read_of_it(value: object) -> None:
    assert isinstance(read_filter(value), Filter)


def test_filters_are_kept_by_service_and_named_ones_by_their_name(tmp_path: Path) -> None:
    engine = MemoryEngine()
    labels = {"com.docker.compose.project": "shop", "com.docker.compose.service": "api"}
    for name in ("shop-api-1", "shop-api-2"):
        engine.create(name, labels=labels)
    engine.create("alone")
    first, second, alone = engine.containers_there.values()
    assert shelf_key([first]) == shelf_key([second]) == shelf_key([first, second])
    assert shelf_key([first]) != shelf_key([alone])
    settings = Settings(tmp_path)
    settings.load()
    shelf = FilterShelf(settings)
    shelf.keep(shelf_key([first]), written("-healthz")._replace(span=(1, 2)))
    assert shelf.last(shelf_key([second])) == written("-healthz")
    assert shelf.last(shelf_key([alone])) == Filter()
    shelf.name("quiet", written("-healthz"))
    assert shelf.named() == {"quiet": written("-healthz")}
    shelf.forget("quiet")
    shelf.keep(shelf_key([first]), Filter())
    assert shelf.named() == {}
    assert shelf.last(shelf_key([first])) == Filter()


def test_a_store_whose_blocks_grow_is_picked_from_as_one_whole() -> None:
    store = LogStore()
    for n in range(50):
        store.append(LogChunk(line(n, f"even {n}" if n % 2 == 0 else "odd") + b"\n", b"\1"))
    picker = Picker(written("even"))
    (placed,) = store.snapshot()
    assert list(picker.rows(Beside(placed, None, None))) == list(range(0, 50, 2))
