from __future__ import annotations

import socket
import threading
from itertools import pairwise
from typing import TYPE_CHECKING, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.chunked import BadHttp, Dechunker
from engine.http import Connection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.http import Reply


@given(
    pieces=st.lists(st.binary(min_size=1, max_size=40), max_size=12),
    extension=st.sampled_from([b"", b";name=value", b" "]),
    trailers=st.sampled_from([b"", b"Digest: x\r\n"]),
    rest=st.binary(max_size=10),
    cuts=st.lists(st.integers(0, 700), max_size=12),
)
def test_a_chunked_body_is_the_same_wherever_its_bytes_are_cut(
    pieces: list[bytes], extension: bytes, trailers: bytes, rest: bytes, cuts: list[int]
) -> None:
    coded = b"".join(b"%x%b\r\n%b\r\n" % (len(piece), extension, piece) for piece in pieces)
    sent = coded + b"0\r\n" + trailers + b"\r\n"
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    decoder = Dechunker()
    parts = [sent[start:stop] for start, stop in pairwise(places)]
    body = b""
    for number, part in enumerate(parts):
        assert not decoder.ended
        body += decoder.feed(part + rest if number == len(parts) - 1 else part)
    assert body == b"".join(pieces)
    assert decoder.ended
    assert decoder.rest == rest


def test_a_chunk_is_handed_on_before_it_is_whole() -> None:
    decoder = Dechunker()
    assert decoder.feed(b"a\r\n01234") == b"01234"
    assert decoder.feed(b"56789") == b"56789"
    assert decoder.feed(b"\r\n") == b""


@pytest.mark.parametrize(
    "sent", [b"\r\n", b"x\r\n", b"-5\r\n", b"1_0\r\n", b"5\r\nhello!\r\n", b"5\r\nhello\n", b"1" * 2000]
)
def test_what_is_no_chunk_is_refused(sent: bytes) -> None:
    with pytest.raises(BadHttp):
        Dechunker().feed(sent)


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
COUNTED = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"
EMPTY = b"HTTP/1.1 204 No Content\r\n\r\n"
TO_THE_END = b"HTTP/1.1 200 OK\r\n\r\nabc"
CLOSING = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc"
OLD = b"HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\nabc"


class Far:
    """The other side: each connection that is dialled answers its requests as scripted, then closes.

    Args:
        scripts: for each connection the answers to its requests; the connection is closed after the last of them.
        until: what a request is read to before it is answered.
    """

    def __init__(self, *scripts: list[bytes], until: bytes = b"\r\n\r\n") -> None:
        self._scripts = list(scripts)
        self._until = until
        self._threads: list[threading.Thread] = []
        self.heard: list[list[bytes]] = []
        self.connection = Connection(self._dial)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()
        for thread in self._threads:
            thread.join()

    def _dial(self, _seconds: float | None) -> socket.socket:
        near, end = socket.socketpair()
        heard: list[bytes] = []
        self.heard.append(heard)
        thread = threading.Thread(target=self._serve, args=(end, self._scripts.pop(0), heard))
        self._threads.append(thread)
        thread.start()
        return near

    def _serve(self, end: socket.socket, answers: list[bytes], heard: list[bytes]) -> None:
        with end:
            for answer in answers:
                request = b""
                while self._until not in request:
                    data = end.recv(65536)
                    if not data:
                        return
                    request += data
                heard.append(request)
                end.sendall(answer)

    def ask(self, method: str = "GET") -> Reply:
        """One request."""
        return self.connection.request(method, "/x?y=1", headers={"X-Gate": "open"}, connect=5.0, patience=5.0)

    def wait_until_closed(self) -> None:
        """The other side has said its last."""
        for thread in self._threads:
            thread.join()


@pytest.mark.parametrize("answer", [CHUNKED, COUNTED, b"HTTP/1.1 100 Continue\r\n\r\n" + COUNTED])
def test_a_connection_is_used_again_for_the_next_request(answer: bytes) -> None:
    with Far([answer, EMPTY, answer]) as far:
        assert [far.ask().read(), far.ask("POST").read(), far.ask().read()] == [b"abc", b"", b"abc"]
        assert far.heard == [
            [
                b"GET /x?y=1 HTTP/1.1\r\nHost: localhost\r\nX-Gate: open\r\n\r\n",
                b"POST /x?y=1 HTTP/1.1\r\nHost: localhost\r\nX-Gate: open\r\nContent-Length: 0\r\n\r\n",
                b"GET /x?y=1 HTTP/1.1\r\nHost: localhost\r\nX-Gate: open\r\n\r\n",
            ]
        ]


@pytest.mark.parametrize("answer", [TO_THE_END, CLOSING, OLD])
def test_a_connection_that_ends_with_its_reply_is_not_used_again(answer: bytes) -> None:
    with Far([answer], [answer]) as far:
        assert [far.ask().read(), far.ask().read()] == [b"abc", b"abc"]
        assert len(far.heard) == 2


def test_a_connection_that_was_closed_while_it_was_idle_is_made_anew() -> None:
    with Far([COUNTED], [COUNTED]) as far:
        assert far.ask().read() == b"abc"
        far.wait_until_closed()
        assert far.ask().read() == b"abc"


def test_a_reply_that_was_not_read_is_not_taken_for_the_next() -> None:
    with Far([COUNTED, EMPTY], [CHUNKED]) as far:
        far.ask()
        assert far.ask().read() == b"abc"
        assert len(far.heard) == 2


@pytest.mark.parametrize("answer", [COUNTED, CHUNKED])
def test_a_reply_cut_anywhere_is_never_taken_for_a_whole_one(answer: bytes) -> None:
    for length in range(1, len(answer)):
        with Far([answer[:length]]) as far, pytest.raises(BadHttp):
            far.ask().read()


def test_a_connection_closed_without_an_answer_is_broken() -> None:
    with Far([b""]) as far, pytest.raises(ConnectionResetError):
        far.ask()


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 OK\r\n\r\n",
        b"HTTP/1.1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"x" * 300_000,
    ],
)
def test_what_is_no_http_is_told_as_such(answer: bytes) -> None:
    with Far([answer]) as far, pytest.raises(BadHttp):
        far.ask().read()


def test_headers_are_found_in_any_case() -> None:
    with Far(
        [b"HTTP/1.1 200 OK\r\ncontent-TYPE: text/plain\r\nWarning: a\r\nWarning: b\r\nContent-Length: 0\r\n\r\n"]
    ) as far:
        headers = far.ask().headers
        assert headers.get("Content-Type") == headers.get("content-type") == "text/plain"
        assert headers.get("Warning") == "a, b"
        assert headers.get("Location") == ""


def test_a_body_is_sent_whole_or_piece_by_piece() -> None:
    for body, sent in (
        (b"abc", b"Content-Length: 3\r\n\r\nabc"),
        (iter([b"ab", b"", b"c"]), b"Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"),
    ):
        with Far([EMPTY], until=sent[-5:]) as far:
            far.connection.request("PUT", "/x", headers={}, body=body, connect=5.0, patience=5.0)
            assert far.heard == [[b"PUT /x HTTP/1.1\r\nHost: localhost\r\n" + sent]]


def test_an_engine_that_refuses_a_large_body_before_it_has_read_it_is_heard() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield bytes(65536)

    with Far([b"HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!"]) as far:
        reply = far.connection.request("PUT", "/x", headers={}, body=endless(), connect=5.0, patience=5.0)
        assert (reply.status, reply.read()) == (413, b"no!")


def test_a_connection_that_was_opened_both_ways_is_handed_over_with_what_came_behind_the_head() -> None:
    with Far([b"HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nfirst words"]) as far:
        assert far.ask("POST").status == 101
        sock, held = far.connection.hand_over()
        with sock:
            assert held == b"first words"
