from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.chunked import BadHttp
from engine.http_reply import HttpReply

HEAD = b"HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\n"


def chunked(*parts: bytes) -> bytes:
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts)


@given(
    parts=st.lists(st.binary(min_size=1, max_size=40), max_size=5),
    cuts=st.lists(st.integers(0, 400), max_size=6),
)
def test_a_chunked_body_is_the_same_however_it_is_cut(parts: list[bytes], cuts: list[int]) -> None:
    data = chunked(*parts) + b"0\r\n\r\n"
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    reply = HttpReply()
    body = b"".join(reply.feed(data[one:two]) for one, two in pairwise(places))
    assert (body, reply.status, reply.ended) == (b"".join(parts), 200, True)


def test_a_chunked_body_byte_by_byte() -> None:
    reply = HttpReply()
    data = chunked(b"one\n", b"two\n")
    assert b"".join(reply.feed(data[place : place + 1]) for place in range(len(data))) == b"one\ntwo\n"
    assert not reply.ended


def test_a_body_of_a_given_length_ends_there() -> None:
    reply = HttpReply()
    assert reply.feed(b"HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nno") == b"no"
    assert not reply.ended
    assert reply.feed(b"ne, and more") == b"ne"
    assert (reply.status, reply.ended) == (404, True)


def test_a_body_without_length_goes_on_to_the_end_of_the_connection() -> None:
    reply = HttpReply()
    assert reply.feed(b"HTTP/1.0 200 OK\r\n\r\nabc") == b"abc"
    assert reply.feed(b"def") == b"def"
    assert not reply.ended


@pytest.mark.parametrize(
    "data", [b"SSH-2.0-OpenSSH\r\n\r\n", b"HTTP/1.1 soon\r\n\r\n", chunked() + b"xyz\r\n", b"x" * (1 << 17)]
)
def test_what_does_not_speak_http_is_an_error(data: bytes) -> None:
    with pytest.raises(BadHttp):
        HttpReply().feed(data)


def test_a_chunk_whose_length_never_ends_is_an_error() -> None:
    reply = HttpReply()
    reply.feed(chunked())
    with pytest.raises(BadHttp):
        reply.feed(b"1" * 2000)
