"""The log store keeps every line under its number, and goes on without a hole or a double."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.records import LogChunk
from engine.stamps import stamp_length, stamp_ns, stamp_text
from models.log_blocks import BLOCK_BYTES, cut_blocks
from models.log_levels import Level, find_level
from models.log_lines import clock, split_line
from models.log_resume import Recent
from models.log_survey import number_at
from models.logs import EARLIEST, LogStore

START = 1_700_000_000_000_000_000
MILLISECOND = 1_000_000


def line(number: int, text: bytes = b"", at: int | None = None) -> bytes:
    stamp = stamp_text(START + number * MILLISECOND if at is None else at)
    return stamp.encode() + b" " + (text or b"line %d" % number)


def chunk(*lines: bytes, stream: int = 1) -> LogChunk:
    return LogChunk(b"".join(text + b"\n" for text in lines), bytes((stream,)) * len(lines))


def texts(store: LogStore, start: int = 0, end: int = 1 << 60) -> list[bytes]:
    return [found.text for found in store.lines(start, end)]


def test_lines_are_found_by_number_across_blocks() -> None:
    store = LogStore()
    store.append(chunk(*(line(n) for n in range(20_000))))
    assert len(store.snapshot()) > 10
    assert store.line(0).text == b"line 0"
    assert store.line(19_999).text == b"line 19999"
    assert texts(store, 5_000, 9_000) == [b"line %d" % n for n in range(5_000, 9_000)]
    with pytest.raises(IndexError):
        store.line(20_000)


def test_single_lines_gather_in_blocks_of_64_kib() -> None:
    store = LogStore()
    for number in range(3_000):
        store.append(chunk(line(number)))
    assert max(block.size for _, block in store.snapshot()) <= BLOCK_BYTES
    assert len(store.snapshot()) < 5
    assert texts(store) == [b"line %d" % n for n in range(3_000)]


def test_a_line_of_ten_megabytes_is_a_block_of_its_own() -> None:
    store = LogStore()
    store.append(chunk(line(0), line(1, b"x" * 10_000_000), line(2)))
    assert len(store.line(1).text) == 10_000_000
    assert texts(store)[2] == b"line 2"


def test_each_line_keeps_its_stream() -> None:
    store = LogStore()
    store.append(LogChunk(line(0) + b"\n" + line(1) + b"\n", b"\x01\x02"))
    store.append(chunk(line(2), stream=2))
    assert [found.stream for found in store.lines(0, 3)] == [1, 2, 2]


def test_each_line_keeps_its_source() -> None:
    store = LogStore(sources=("api", "db", "web"))
    store.append(chunk(line(0), line(1)))
    store.append(chunk(line(2), line(3)), b"\x02")
    store.append(chunk(line(4), line(5)), b"\x01\x00")
    assert [found.source for found in store.lines(0, 6)] == [0, 0, 2, 2, 1, 0]
    assert b"".join(block.sources() for _, block in store.snapshot()) == b"\0\0\x02\x02\x01\0"


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4), st.booleans()), max_size=30))
def test_sources_survive_any_mix_of_batches(batches: list[tuple[int, int, bool]]) -> None:
    store = LogStore(sources=("a", "b", "c"))
    known = b""
    for source, count, each in batches:
        lines = chunk(*(line(n) for n in range(count)))
        store.append(lines, bytes((source,)) * (count if each else 1))
        known += bytes((source,)) * count
    assert b"".join(block.sources() for _, block in store.snapshot()) == known


def test_older_lines_stand_before_those_that_are_there() -> None:
    store = LogStore()
    store.append(chunk(*(line(n) for n in range(5_000, 6_000))))
    store.open_gap()
    for at in range(0, 5_000, 1_000):
        assert store.gap == 0
        assert store.append_earlier(chunk(*(line(n) for n in range(at, at + 1_000))))
        assert len(store) == at + 2_000
        wanted = [*range(at + 1_000), *range(5_000, 6_000)]
        assert texts(store, store.first) == [b"line %d" % n for n in wanted]
    store.join()
    assert (store.gap, store.first, store.end, len(store)) == (None, EARLIEST, 1_000, 6_000)
    assert store.line(0).text == b"line 5000"
    assert store.line(EARLIEST + 4_999).text == b"line 4999"
    with pytest.raises(IndexError):
        store.line(-1)
    assert [one.text for one in store.lines(EARLIEST + 4_998, 2)] == [b"line %d" % n for n in range(4_998, 5_002)]
    assert number_at(store.snapshot(), START + 100 * MILLISECOND) == EARLIEST + 100
    assert number_at(store.snapshot(), START + 5_500 * MILLISECOND) == 500


def test_older_lines_of_a_clock_that_was_set_back_are_found() -> None:
    store = LogStore()
    store.append(chunk(*(line(n, at=START) for n in range(10))))
    store.open_gap()
    store.append_earlier(chunk(*(line(n) for n in range(5_000))))
    assert number_at(store.snapshot(), START + 4_000 * MILLISECOND) == EARLIEST + 4_000


def test_older_lines_that_are_not_wanted_any_more_are_not_taken() -> None:
    store = LogStore()
    store.append(chunk(*(line(n) for n in range(5_000, 6_000))))
    store.open_gap()
    assert store.append_earlier(chunk(line(0)))
    store.clear()
    assert not store.append_earlier(chunk(line(1)))
    assert (len(store), store.first, store.end) == (0, 1_000, 1_000)
    store.append(chunk(line(7)))
    assert texts(store, store.first) == [b"line 7"]


def test_older_lines_can_be_withdrawn() -> None:
    store = LogStore()
    store.append(chunk(*(line(n) for n in range(10))))
    store.open_gap()
    store.append_earlier(chunk(*(line(n) for n in range(5_000))))
    store.withdraw()
    assert (store.first, len(store), store.gap) == (0, 10, None)
    assert texts(store) == [b"line %d" % n for n in range(10)]
    assert store.size == sum(len(line(n)) + 1 for n in range(10))


def test_numbers_go_on_after_clear() -> None:
    store = LogStore()
    store.append(chunk(line(0), line(1)))
    store.clear()
    assert len(store) == 0
    assert (store.first, store.end, store.size) == (2, 2, 0)
    store.append(chunk(line(2)))
    assert store.line(2).text == b"line 2"
    assert texts(store) == [b"line 2"]


def test_a_time_is_found() -> None:
    store = LogStore()
    store.append(chunk(*(line(n) for n in range(20_000))))
    assert number_at(store.snapshot(), 0) == 0
    assert number_at(store.snapshot(), START + 12_345 * MILLISECOND) == 12_345
    assert number_at(store.snapshot(), START + 12_345 * MILLISECOND + 1) == 12_346
    assert number_at(store.snapshot(), START * 2) is None


def test_a_clock_set_back_does_not_hide_what_came_before() -> None:
    store = LogStore()
    store.append(chunk(*(line(n) for n in range(5_000))))
    store.append(chunk(*(line(n, b"again", at=START) for n in range(5_000))))
    assert number_at(store.snapshot(), START + 4_000 * MILLISECOND) == 4_000


@settings(max_examples=40)
@given(
    sizes=st.lists(st.lists(st.integers(0, 3_000), min_size=1, max_size=40), max_size=12),
    clear_at=st.integers(0, 12),
)
def test_the_store_is_a_list_of_lines(sizes: list[list[int]], clear_at: int) -> None:
    store = LogStore()
    known: list[bytes] = []
    first = 0
    for place, lengths in enumerate(sizes):
        if place == clear_at:
            store.clear()
            first = len(known)
        known += [b"y" * length for length in lengths]
        store.append(chunk(*(stamp_text(START).encode() + b" " + b"y" * length for length in lengths)))
    assert store.end == len(known)
    assert len(store) == len(known) - first
    assert texts(store) == known[first:]
    for number in range(first, len(known), 7):
        assert store.line(number).text == known[number]


@given(lengths=st.lists(st.integers(0, 50), min_size=1), size=st.integers(1, 200))
def test_blocks_are_whole_lines_and_lose_nothing(lengths: list[int], size: int) -> None:
    data = b"".join(b"z" * length + b"\n" for length in lengths)
    streams = bytes(1 + n % 2 for n in range(len(lengths)))
    blocks = list(cut_blocks(data, streams, size=size))
    assert b"".join(block.read() for block in blocks) == data
    assert b"".join(block.streams() for block in blocks) == streams
    assert all(block.read().endswith(b"\n") for block in blocks)


# Going on after a break: the engine sends again all lines from `since` on.


def resent(written: list[bytes], since: str) -> list[bytes]:
    """What an engine sends: from the first line on that is not older (moby: later ones are not looked at)."""
    start = stamp_ns(since.encode()) or 0
    for place, text in enumerate(written):
        if (stamp_ns(text[: stamp_length(text)]) or 0) >= start:
            return written[place:]
    return []


class Fed(LogStore):
    """A store, and what its stream brought last."""

    def __init__(self) -> None:
        super().__init__()
        self.recent = Recent()

    def append(self, chunk: LogChunk, sources: bytes = b"") -> int:
        self.recent.take(chunk)
        return super().append(chunk, sources)


def go_on(store: Fed, written: list[bytes], step: int = 3) -> None:
    resume = store.recent.resume()
    assert resume is not None
    again = resent(written, resume.since)
    for place in range(0, len(again), step):
        new = resume.filter(chunk(*again[place : place + step]))
        if new is not None:
            store.append(new)


def test_resuming_neither_loses_nor_doubles() -> None:
    written = [line(n) for n in range(1_000)]
    store = Fed()
    store.append(chunk(*written[:600]))
    go_on(store, written)
    assert texts(store) == [b"line %d" % n for n in range(1_000)]


def test_two_lines_with_the_same_stamp_and_text_are_both_kept() -> None:
    same = line(0, b"same")
    store = Fed()
    store.append(chunk(same, same))
    go_on(store, [same, same, same, line(1)])
    assert texts(store) == [b"same", b"same", b"same", b"line 1"]


def test_a_line_stamped_before_the_one_that_it_follows_is_not_lost() -> None:
    written = [line(0), line(2, b"err"), line(1, b"out"), line(3)]
    store = Fed()
    store.append(chunk(*written[:2]))
    go_on(store, written)
    assert texts(store) == [b"line 0", b"err", b"out", b"line 3"]


def test_resuming_after_clear_does_not_bring_the_old_lines_back() -> None:
    written = [line(n) for n in range(10)]
    store = Fed()
    store.append(chunk(*written[:8]))
    store.clear()
    go_on(store, written)
    assert texts(store) == [b"line 8", b"line 9"]


def test_an_engine_that_counts_whole_seconds_doubles_nothing() -> None:
    written = [line(n) for n in range(2_000)]
    store = Fed()
    store.append(chunk(*written[:1_500]))
    resume = store.recent.resume()
    assert resume is not None
    new = resume.filter(chunk(*written[1_000:]))
    assert new is not None
    assert new.data.split(b"\n")[0] == line(1_500)
    assert len(new.streams) == 500


def test_nothing_there_is_nothing_to_resume() -> None:
    assert Fed().recent.resume() is None


def test_the_rest_of_a_long_line_that_was_there_is_a_repeat() -> None:
    long = line(0, b"a" * 16_384 + b"b" * 16_384 + b"c")
    store = Fed()
    store.append(chunk(long, line(1)))
    resume = store.recent.resume()
    assert resume is not None
    pieces = chunk(line(0, b"b" * 16_384 + b"c"), line(1), line(2))
    new = resume.filter(pieces)
    assert new is not None
    assert new.data == line(2) + b"\n"


def test_what_is_kept_to_go_on_does_not_grow_with_the_log() -> None:
    recent = Recent()
    for start in range(0, 200_000, 50_000):
        recent.take(chunk(*(line(n) for n in range(start, start + 50_000))))
    assert sum(len(kept.data) for kept in recent._chunks) < 4 * BLOCK_BYTES
    resume = recent.resume()
    assert resume is not None
    assert resume.since == stamp_text(START + 199_899 * MILLISECOND)


def test_a_resumed_log_passes_untouched_once_the_repeats_are_past() -> None:
    store = Fed()
    store.append(chunk(line(0)))
    resume = store.recent.resume()
    assert resume is not None
    assert resume.filter(chunk(line(0))) is None
    later = chunk(line(1))
    assert resume.over
    assert resume.filter(later) is later


@settings(max_examples=60)
@given(
    steps=st.lists(st.tuples(st.sampled_from([0, 0, 1, 40, 150]), st.integers(0, 2)), min_size=2, max_size=60),
    cuts=st.lists(st.integers(0, 60), max_size=4),
    clear=st.booleans(),
)
def test_resuming_anywhere_gives_the_whole_log(steps: list[tuple[int, int]], cuts: list[int], clear: bool) -> None:
    at, written = START, []
    for step, text in steps:
        at += step * MILLISECOND
        written.append(line(0, b"text %d" % text, at=at))
    store = Fed()
    cuts = sorted({min(max(cut, 1), len(written)) for cut in cuts}) or [1]
    store.append(chunk(*written[: cuts[0]]))
    for cut in [*cuts[1:], len(written)]:
        if clear and len(cuts) % 2:
            store.clear()
        go_on(store, written[:cut])
    assert store.end == len(written)
    assert texts(store) == [split_line(text).text for text in written[store.first :]]


def test_a_line_is_taken_apart() -> None:
    assert split_line(line(0)) == (b"2023-11-14T22:13:20.000000000Z", b"line 0", 1, 0)
    assert split_line(b"no stamp here", 3) == (b"", b"no stamp here", 3, 0)
    podman = b"2023-11-14T23:13:20.5+01:00"
    assert split_line(podman + b" text", 1, 2) == (podman, b"text", 1, 2)
    assert stamp_ns(podman) == START + 500_000_000


def test_a_stamp_shows_as_local_time_of_day() -> None:
    shown = clock(b"2023-11-14T22:13:20.123456789Z")
    assert shown.endswith(":20.123")
    assert len(shown) == 12
    assert clock(b"2023-11-14T23:13:20.5+01:00") == shown[:9] + "500"
    assert clock(b"") == clock(b"no stamp") == ""


@pytest.mark.parametrize(
    ("text", "word", "level"),
    [
        ("ERROR something broke", "ERROR", Level.ERROR),
        ("2024-05-06 07:08:09,123 WARNING slow", "WARNING", Level.WARN),
        ("[error] 42#0: connect() failed", "error", Level.ERROR),
        ('time="…" level=warn msg="x"', "warn", Level.WARN),
        ('{"level":"fatal","msg":"x"}', "fatal", Level.ERROR),
        ("INFO all is well", "INFO", Level.INFO),
    ],
)
def test_a_level_word_is_found(text: str, word: str, level: Level) -> None:
    found = find_level(text)
    assert found is not None
    assert text[found.start : found.end] == word
    assert found.level is level


@pytest.mark.parametrize(
    "text", ["no error here", "GET /ERROR/x", "TERROR", "", "an ERROR-free day", "x" * 500 + " ERROR"]
)
def test_a_word_that_is_no_level_is_left_alone(text: str) -> None:
    assert find_level(text) is None


def test_sources_that_take_turns_alike_in_two_chunks_stay_those_of_all_lines() -> None:
    store = LogStore(sources=("a", "b"))
    for _ in range(2):
        store.append(chunk(*(line(n) for n in range(4))), b"\0\x01\0\x01")
    assert [one.source for one in store.lines(0, 8)] == [0, 1] * 4
