"""Frames and raw streams become whole lines, wherever the bytes are cut."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.frames import LONGEST, PIECE, FrameDecoder, LineDecoder, NotFrames, RawDecoder
from engine.records import LogChunk

STAMP = b"2024-05-06T07:08:09.000000001Z "
LATER = b"2024-05-06T07:08:09.000000002Z "


def frame(entry: bytes, stream: int = 1) -> bytes:
    return struct.pack(">BxxxI", stream, len(entry)) + entry


def decode(decoder: LineDecoder, parts: list[bytes]) -> LogChunk:
    chunks = [decoder.feed(part) for part in parts]
    chunks.append(decoder.finish())
    got = [chunk for chunk in chunks if chunk is not None]
    for chunk in got:
        assert chunk.data.endswith(b"\n")
        assert chunk.data.count(b"\n") == len(chunk.streams)
    return LogChunk(b"".join(c.data for c in got), b"".join(c.streams for c in got))


def test_lines_keep_their_order_and_their_stream() -> None:
    data = frame(STAMP + b"one\n") + frame(STAMP + b"two\n", 2) + frame(STAMP + b"three\n")
    got = decode(FrameDecoder(), [data])
    assert got.data == STAMP + b"one\n" + STAMP + b"two\n" + STAMP + b"three\n"
    assert got.streams == b"\x01\x02\x01"


def test_empty_lines_nuls_and_bad_utf8_are_lines_like_others() -> None:
    lines = [b"\n", b"\0\0\0\n", b"\xff\xfe\x80\n", b"\x01\0\0\0\0\0\0\x05\n"]
    got = decode(FrameDecoder(), [b"".join(frame(STAMP + line) for line in lines)])
    assert got.data == b"".join(STAMP + line for line in lines)


def test_a_line_that_came_in_pieces_is_one_line_with_its_first_stamp() -> None:
    piece = b"a" * PIECE
    data = frame(STAMP + piece) + frame(LATER + b"b" * PIECE) + frame(LATER + b"end\n")
    got = decode(FrameDecoder(), [data])
    assert got.data == STAMP + piece + b"b" * PIECE + b"end\n"
    assert got.streams == b"\x01"


def test_pieces_of_both_streams_mixed_are_joined_each_with_its_own() -> None:
    out, err = b"o" * PIECE, b"e" * PIECE
    data = (
        frame(STAMP + out)
        + frame(STAMP + err, 2)
        + frame(STAMP + b"whole\n", 2 if not out else 1)
        + frame(LATER + b" err\n", 2)
    )
    got = decode(FrameDecoder(), [data])
    assert got.data == STAMP + out + b"whole\n" + STAMP + err + b" err\n"
    assert got.streams == b"\x01\x02"


def test_an_own_stamp_at_the_seam_of_two_pieces_stays() -> None:
    data = frame(STAMP + b"a" * PIECE) + frame(LATER + STAMP + b"own\n")
    assert decode(FrameDecoder(), [data]).data == STAMP + b"a" * PIECE + STAMP + b"own\n"


def test_what_a_process_left_without_newline_is_a_line_of_its_own() -> None:
    data = frame(STAMP + b"first run") + frame(LATER + b"second run\n")
    assert decode(FrameDecoder(), [data]).data == STAMP + b"first run\n" + LATER + b"second run\n"


def test_podmans_short_pieces_are_joined() -> None:
    data = frame(STAMP + b"pass") + frame(LATER + b"word: \n") + frame(LATER + b"left")
    got = decode(FrameDecoder(joins_short=True), [data])
    assert got.data == STAMP + b"password: \n" + LATER + b"left\n"


def test_a_piece_without_its_end_is_a_line_at_the_end() -> None:
    got = decode(FrameDecoder(), [frame(STAMP + b"x" * PIECE)])
    assert got.data == STAMP + b"x" * PIECE + b"\n"


def test_the_engines_own_words_are_a_line_with_the_stamp_before_them() -> None:
    data = frame(STAMP + b"one\n") + frame(b"Error grabbing logs: unexpected EOF\n", 3)
    got = decode(FrameDecoder(), [data])
    assert got.data == STAMP + b"one\n" + STAMP + b"Error grabbing logs: unexpected EOF\n"
    assert got.streams == b"\x01\x03"


def test_an_entry_with_newlines_inside_is_several_lines_with_one_stamp() -> None:
    data = frame(STAMP + b"one\ntwo\n", 2) + frame(STAMP + b"three\n")
    got = decode(FrameDecoder(), [data])
    assert got.data == STAMP + b"one\n" + STAMP + b"two\n" + STAMP + b"three\n"
    assert got.streams == b"\x02\x02\x01"


def test_text_that_is_no_frames_is_refused() -> None:
    with pytest.raises(NotFrames):
        FrameDecoder().feed(STAMP + b"a terminal's line\r\n")


def test_a_frame_of_four_gigabytes_is_refused_and_not_waited_for() -> None:
    with pytest.raises(NotFrames):
        FrameDecoder().feed(struct.pack(">BxxxI", 1, 0xFFFFFFFF) + STAMP)


def test_a_line_of_ten_megabytes_is_one_line() -> None:
    pieces = [b"x" * PIECE] * 640
    data = b"".join(frame(STAMP + piece) for piece in pieces) + frame(STAMP + b"\n")
    parts = [data[i : i + 65536] for i in range(0, len(data), 65536)]
    got = decode(FrameDecoder(), parts)
    assert len(got.data) == len(STAMP) + 640 * PIECE + 1
    assert got.streams == b"\x01"


def test_a_line_without_end_does_not_grow_for_ever() -> None:
    decoder = FrameDecoder()
    entry = frame(STAMP + b"x" * PIECE)
    chunks = [decoder.feed(entry) for _ in range(LONGEST // PIECE + 2)]
    assert sum(chunk is not None for chunk in chunks) == 1


def test_a_million_empty_lines_are_a_million_lines() -> None:
    got = decode(FrameDecoder(), [frame(STAMP + b"\n") * 1_000_000])
    assert len(got.streams) == 1_000_000


def test_a_terminals_lines_lose_their_carriage_return_only_at_the_end() -> None:
    got = decode(RawDecoder(), [STAMP + b"10%\r20%\r\n" + STAMP + b"\r\n" + STAMP + b"plain\n"])
    assert got.data == STAMP + b"10%\r20%\n" + STAMP + b"\n" + STAMP + b"plain\n"
    assert got.streams == b"\x01" * 3


def test_a_terminals_long_line_loses_the_stamps_inside() -> None:
    data = STAMP + b"a" * PIECE + LATER + b"b" * PIECE + LATER + b"end\r\n" + STAMP + b"next\r\n"
    got = decode(RawDecoder(), [data])
    assert got.data == STAMP + b"a" * PIECE + b"b" * PIECE + b"end\n" + STAMP + b"next\n"


def test_a_terminals_long_line_among_short_ones_is_found() -> None:
    short = STAMP + b"s" * 50 + b"\r\n"
    data = short * 1000 + STAMP + b"a" * PIECE + LATER + b"end\r\n" + short * 1000
    got = decode(RawDecoder(), [data])
    assert got.data.count(LATER) == 0
    assert len(got.streams) == 2001


def test_a_terminals_last_words_without_newline_are_a_line() -> None:
    assert decode(RawDecoder(), [STAMP + b"$ "]).data == STAMP + b"$ \n"


_text = st.binary(max_size=40).map(lambda b: b.replace(b"\n", b""))
_entries = st.lists(
    st.tuples(
        st.sampled_from([1, 1, 1, 2, 3]),
        st.one_of(
            _text.map(lambda t: STAMP + t + b"\n"),
            _text.map(lambda t: LATER + t),
            _text.map(lambda t: STAMP + b"z" * PIECE + t),
            st.just(b""),
            _text.map(lambda t: STAMP + t + b"\n" + t + b"\n"),
            _text.map(lambda t: t + b"\n"),
        ),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(entries=_entries, joins_short=st.booleans(), step=st.integers(1, 40))
def test_cuts_of_frames_change_nothing(entries: list[tuple[int, bytes]], joins_short: bool, step: int) -> None:
    data = b"".join(frame(entry, stream) for stream, entry in entries)
    whole = decode(FrameDecoder(joins_short=joins_short), [data])
    parts = [data[i : i + step] for i in range(0, len(data), step)]
    assert decode(FrameDecoder(joins_short=joins_short), parts) == whole


@settings(max_examples=60)
@given(
    lines=st.lists(st.tuples(_text, st.sampled_from([b"\r\n", b"\n", b"\r\r\n"])), max_size=8),
    long=st.booleans(),
    tail=_text,
    step=st.integers(1, 40),
)
def test_cuts_of_raw_text_change_nothing(lines: list[tuple[bytes, bytes]], long: bool, tail: bytes, step: int) -> None:
    data = b"".join(STAMP + text + end for text, end in lines)
    if long:
        data += STAMP + b"y" * PIECE + LATER + b"end\r\n"
    data += tail
    whole = decode(RawDecoder(), [data])
    parts = [data[i : i + step] for i in range(0, len(data), step)]
    assert decode(RawDecoder(), parts) == whole


def test_each_single_cut_changes_nothing() -> None:
    data = frame(STAMP + b"a\n") + frame(STAMP + b"b", 2) + frame(LATER + b"\n") + frame(STAMP + b"\xc3\xa9\n", 2)
    whole = decode(FrameDecoder(), [data])
    for cut in range(len(data)):
        assert decode(FrameDecoder(), [data[:cut], data[cut:]]) == whole
