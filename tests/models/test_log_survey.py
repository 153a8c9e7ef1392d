"""The survey of a log: lines by level and time, whatever order its blocks come in, grow and go."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from models.log_blocks import Block
from models.log_levels import LEVELS, Level
from models.log_scan import Beside, Result
from models.log_survey import SECOND, UNITS, Survey, survey_block
from models.logs import PlacedBlock
from tests.fakes.log_streams import START, stamped

if TYPE_CHECKING:
    from models.log_survey import BlockSurvey

WORDS = {Level.ERROR: "ERROR x", Level.WARN: "WARN x", Level.INFO: "INFO x", Level.DEBUG: "DEBUG x"}


def block(first: int, lines: list[tuple[int, Level]], streams: bytes = b"") -> Result[BlockSurvey]:
    data = b"".join(stamped(at, WORDS.get(level, "x")) + b"\n" for at, level in lines)
    here = PlacedBlock(first, Block(data, streams or b"\1" * len(lines)))
    return Result(first, len(lines), survey_block(Beside(here, None, None)))


def lines(count: int, step: int, level: Level = Level.INFO, start: int = 0) -> list[tuple[int, Level]]:
    return [(START + (start + n) * step, level) for n in range(count)]


def totals(survey: Survey) -> dict[Level, int]:
    return {level: count for level, count in zip(LEVELS, survey.totals, strict=True) if count}


def test_lines_are_counted_by_level_and_marks_are_not() -> None:
    survey = Survey()
    mixed = [(START, Level.ERROR), (START, Level.WARN), (START, Level.ERROR), (START, Level.UNKNOWN)]
    survey.take([block(0, mixed, streams=b"\1\1\4\1")])
    assert totals(survey) == {Level.ERROR: 1, Level.WARN: 1, Level.UNKNOWN: 1}
    assert survey.errors.numbers(0, 9) == [0]


def test_a_block_that_has_grown_is_not_counted_twice_and_one_that_went_not_at_all() -> None:
    survey = Survey()
    survey.take([block(0, lines(10, SECOND))])
    survey.take([block(10, lines(5, SECOND, start=10))])
    survey.take([block(10, lines(8, SECOND, Level.WARN, start=10))])
    assert totals(survey) == {Level.INFO: 10, Level.WARN: 8}
    assert survey.trim(10)
    assert not survey.trim(10)
    assert totals(survey) == {Level.WARN: 8}
    bars = survey.bars(100)
    assert bars is not None
    assert sum(map(sum, bars.counts)) == 8
    assert bars.start == START + 10 * SECOND


def test_bars_have_all_lines_and_are_as_many_as_there_is_room_for() -> None:
    survey = Survey()
    for first in range(0, 6000, 600):
        survey.take([block(first, lines(600, 90 * SECOND, start=first))])
    for most in (1, 7, 120, 1000):
        bars = survey.bars(most)
        assert bars is not None
        assert 0 < len(bars.counts) <= most
        assert sum(map(sum, bars.counts)) == 6000
        assert bars.start <= START
        assert bars.start + bars.step * len(bars.counts) > START + 5999 * 90 * SECOND
    assert Survey().bars(10) is None
    assert survey.bars(0) is None


def test_a_log_of_years_takes_no_more_room_than_one_of_minutes() -> None:
    survey = Survey()
    day = 86_400 * SECOND
    for first in range(0, 20_000, 500):
        survey.take([block(first, lines(500, day // 4, start=first))])
    assert len(survey._slots) <= 4096
    bars = survey.bars(100)
    assert bars is not None
    assert sum(map(sum, bars.counts)) == 20_000


def test_units_divide_one_another() -> None:
    assert all(after % before == 0 for before, after in pairwise(UNITS))


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 10**15), st.sampled_from(LEVELS)), min_size=1, max_size=20), max_size=5),
    st.integers(1, 50),
)
def test_whatever_the_times_nothing_is_lost(blocks: list[list[tuple[int, Level]]], most: int) -> None:
    survey = Survey()
    first = 0
    for one in blocks:
        survey.take([block(first, [(START + at, level) for at, level in one])])
        first += len(one)
    bars = survey.bars(most)
    assert sum(survey.totals) == first == (0 if bars is None else sum(map(sum, bars.counts)))
    assert bars is None or len(bars.counts) <= most
