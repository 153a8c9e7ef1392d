"""The beginning of a log is joined to its end without a hole and without a doubled line."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.records import LogChunk
from models.log_join import Joiner
from tests.fakes.log_streams import START, chunk, line, stamped

MILLISECOND = 1_000_000


def joined(written: list[bytes], tail: int, step: int, *, keep: int = 0, head: int = 1_000) -> list[bytes] | None:
    """What a log read from its beginning gives before its last lines; None where it does not find them."""
    joiner = Joiner(chunk(*written[-tail:][:head]), keep)
    found = b""
    for place in range(0, len(written), step):
        before = joiner.feed(chunk(*written[place : place + step]))
        found += before.data if before else b""
        if joiner.over:
            break
    last = joiner.finish()
    found += last.data if last else b""
    return found.split(b"\n")[:-1] if joiner.matched else None


def test_a_log_is_cut_before_its_last_lines() -> None:
    written = [line(n) for n in range(500)]
    for step in (1, 7, 499, 500):
        assert joined(written, 100, step) == written[:400]
        assert joined(written, 100, step, keep=100) == written


def test_nothing_older_is_nothing() -> None:
    written = [line(n) for n in range(10)]
    assert joined(written, 10, 3) == []


def test_it_reads_no_further_than_it_has_to() -> None:
    written = [line(n) for n in range(10_000)]
    joiner = Joiner(chunk(*written[100:110]))
    fed = 0
    while not joiner.over:
        joiner.feed(chunk(*written[fed : fed + 10]))
        fed += 10
    assert joiner.matched
    assert fed < 200


def test_equal_lines_at_the_seam_are_all_kept() -> None:
    same = line(0, "same")
    assert joined([same] * 5, 3, 2) == [same] * 2
    assert joined([line(0), same, same, same, same, line(9)], 3, 1) == [line(0), same, same]


def test_a_clock_that_was_set_back_loses_nothing() -> None:
    written = [line(n) for n in range(1_000, 1_200)] + [line(n) for n in range(100)]
    assert joined(written, 50, 9) == written[:250]


def test_lines_that_differ_by_their_stream_alone_are_told_apart() -> None:
    written = [line(0), line(1), line(0), line(1), line(2)]
    streams = b"\x01\x02\x02\x02\x01"
    joiner = Joiner(LogChunk(b"".join(one + b"\n" for one in written[2:]), streams[2:]))
    before = joiner.feed(LogChunk(b"".join(one + b"\n" for one in written), streams))
    last = joiner.finish()
    assert (before.data if before else b"") + (last.data if last else b"") == written[0] + b"\n" + written[1] + b"\n"


def test_a_head_that_was_rotated_away_is_told() -> None:
    joiner = Joiner(chunk(*(line(n) for n in range(100, 110))))
    joiner.feed(chunk(*(line(n) for n in range(105, 200))))
    assert joiner.finish() is None
    assert not joiner.matched


def test_the_rest_of_a_long_line_is_made_whole() -> None:
    long = line(5, "a" * 16_384 + "b" * 16_384 + "c")
    rest = line(6, "b" * 16_384 + "c")
    joiner = Joiner(chunk(rest, line(7), line(8)))
    before = joiner.feed(chunk(line(4), long, line(7), line(8)))
    assert before is not None
    assert before.data == line(4) + b"\n"
    assert joiner.finish() is None
    assert joiner.whole_first == long


@settings(max_examples=200)
@given(
    steps=st.lists(st.tuples(st.sampled_from([0, 0, 1, 3, -7]), st.integers(0, 1)), min_size=2, max_size=60),
    tail=st.integers(2, 60),
    head=st.integers(2, 60),
    step=st.integers(1, 20),
)
def test_the_two_parts_are_the_whole_wherever_it_is_cut(
    steps: list[tuple[int, int]], tail: int, head: int, step: int
) -> None:
    at, written = START, []
    for number, (forward, text) in enumerate(steps):
        at += forward * MILLISECOND
        # What nobody could tell apart, a whole head that repeats, is not made: each third line has its number.
        written.append(stamped(at, f"line {number}" if number % 3 == 0 else f"text {text}"))
    # Of what is looked for, the head without its first line, one is such a line.
    tail = min(max(tail, 4), len(written))
    head = max(head, 4)
    assert joined(written, tail, step, head=head) == written[:-tail]
