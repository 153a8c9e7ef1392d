from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from engine.chunked import BadHttp
from engine.docker import DockerEngine
from engine.errors import Unreachable
from engine.http import Connection
from engine.prompt import PromptStream

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from tests.fakes.engine_server import FakeEngine


class Reply:
    """A source over a pair of sockets: the other side is under the test's hand."""

    def __init__(self) -> None:
        near, self.far = socket.socketpair()
        self._near = near
        self._connection = Connection(lambda _: near)
        self._pieces: Iterator[bytes] = iter(())
        self.taken: list[bytes] = []
        self.closed = False

    def open(self) -> Mapping[str, str]:
        self.far.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        reply = self._connection.request("GET", "/", headers={}, connect=None, patience=None)
        self._pieces = reply.pieces()
        return reply.headers

    def chunks(self) -> Iterator[bytes]:
        try:
            for piece in self._pieces:
                self.taken.append(piece)
                yield piece
        except BadHttp as error:
            raise Unreachable("read", "stream", words=str(error)) from error

    def waits_on(self) -> socket.socket | None:
        return self._connection.waits_on

    def say(self, data: bytes) -> None:
        self.far.sendall(b"%x\r\n%b\r\n" % (len(data), data))

    def cut(self) -> None:
        with contextlib.suppress(OSError):  # it may be closed already
            self._near.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._connection.close()
        self.far.close()
        self.closed = True


def _upper(data: bytes) -> bytes | None:
    return data.upper() or None


def _play(scenario: Callable[[Reply, PromptStream[bytes]], Awaitable[None]], *, limit: int = 1 << 20) -> Reply:
    reply = Reply()

    async def main() -> None:
        await scenario(reply, PromptStream(reply, _upper, limit=limit, name="prompt"))

    asyncio.run(main())
    assert reply.closed
    return reply


async def _until(condition: Callable[[], object]) -> None:
    while not condition():  # noqa: ASYNC110 - what threads and sockets have done
        await asyncio.sleep(0)


async def _handed_over(reply: Reply) -> None:
    """Until the thread has ended, so that the loop reads."""
    await _until(lambda: not any(thread.name == "longshore prompt" for thread in threading.enumerate()))
    assert reply.waits_on()
    await asyncio.sleep(0)


def test_the_loop_reads_on_and_no_thread_is_left() -> None:
    async def scenario(reply: Reply, stream: PromptStream[bytes]) -> None:
        async with stream as batches:
            await _handed_over(reply)
            reply.say(b"one")
            assert await anext(batches) == b"ONE"
            reply.say(b"two")
            assert await anext(batches) == b"TWO"

    _play(scenario)


def test_the_loop_does_not_wait_for_the_rest_of_what_came_in_part() -> None:
    """A size without its chunk is an empty piece, after which the loop goes on with other things."""

    async def scenario(reply: Reply, stream: PromptStream[bytes]) -> None:
        async with stream as batches:
            await _handed_over(reply)
            waiting = asyncio.ensure_future(anext(batches))
            for part in (b"5", b"\r\n", b"he", b"llo"):
                count = len(reply.taken) + 1
                reply.far.sendall(part)
                await _until(lambda count=count: len(reply.taken) == count)  # type: ignore[misc]  # bound at once
            assert await waiting == b"HE"
            assert await anext(batches) == b"LLO"

    assert _play(scenario).taken == [b"", b"", b"he", b"llo"]


def test_an_end_and_a_break_reach_the_consumer_after_what_came_before() -> None:
    async def ends(reply: Reply, stream: PromptStream[bytes]) -> None:
        async with stream as batches:
            await _handed_over(reply)
            reply.say(b"last")
            reply.far.sendall(b"0\r\n\r\n")
            assert [batch async for batch in batches] == [b"LAST"]

    async def breaks(reply: Reply, stream: PromptStream[bytes]) -> None:
        async with stream as batches:
            await _handed_over(reply)
            reply.say(b"last")
            reply.far.shutdown(socket.SHUT_WR)
            assert await anext(batches) == b"LAST"
            with pytest.raises(Unreachable):
                await anext(batches)

    _play(ends)
    _play(breaks)


def test_a_slow_consumer_keeps_the_engine_waiting_and_gets_everything() -> None:
    size, count = 65536, 40

    async def scenario(reply: Reply, stream: PromptStream[bytes]) -> None:
        sent = threading.Thread(target=lambda: [reply.say(bytes(size)) for _ in range(count)])
        got = 0
        async with stream as batches:
            await _handed_over(reply)
            sent.start()
            await _until(lambda: sum(map(len, reply.taken)) >= size)
            for _ in range(200):
                await asyncio.sleep(0)
            assert sent.is_alive()
            while got < count * size:
                got += len(await anext(batches))
        sent.join()

    _play(scenario, limit=size)


def test_events_have_no_thread_while_they_are_waited_for(fake: FakeEngine) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        try:
            await engine.open()
            async with engine.system.events() as events:
                fake.wait_for_listeners()
                fake.push_event("container", "start", "x")
                assert [event.action for event in await anext(events)] == ["start"]
                assert not [thread.name for thread in threading.enumerate() if thread.name.endswith(" events")]
            fake.wait_for_listeners(0)
        finally:
            await engine.close()

    asyncio.run(main())
