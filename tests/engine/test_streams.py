from __future__ import annotations

import asyncio
import itertools
import threading
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Reason, Unreachable
from engine.streams import ReaderStream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence

T = TypeVar("T")


class Script:
    """A source under the test's hand: chunks go out one by one, each when the reader asks."""

    def __init__(self, chunks: Sequence[bytes] = (), *, end: BaseException | None = None, hold: bool = False) -> None:
        self.waiting = list(chunks)
        self.end = end
        self.hold = hold
        self.changed = threading.Condition()
        self.was_cut = False
        self.closed = 0
        self.taken = 0
        self.opened_in = ""
        self.gone = threading.Event()

    def open(self) -> Mapping[str, str]:
        self.opened_in = threading.current_thread().name
        return {"Content-Type": "text/plain"}

    def chunks(self) -> Iterator[bytes]:
        while True:
            with self.changed:
                self.changed.wait_for(lambda: self.waiting or not self.hold or self.was_cut)
                if self.was_cut:
                    raise Unreachable("read", "stream", words="cut", reason=Reason.BROKEN)
                if not self.waiting:
                    break
                chunk = self.waiting.pop(0)
                self.taken += 1
                self.changed.notify_all()
            yield chunk
        if self.end is not None:
            raise self.end

    def give(self, *chunks: bytes) -> None:
        with self.changed:
            self.waiting += chunks
            self.changed.notify_all()

    def finish(self) -> None:
        with self.changed:
            self.hold = False
            self.changed.notify_all()

    def cut(self) -> None:
        with self.changed:
            self.was_cut = True
            self.changed.notify_all()

    def close(self) -> None:
        self.closed += 1
        self.gone.set()


class Lines:
    """Whole lines of bytes that are cut anywhere."""

    def __init__(self) -> None:
        self.held = b""
        self.sizes: list[int] = []

    def feed(self, data: bytes) -> list[bytes] | None:
        self.sizes.append(len(data))
        *lines, self.held = (self.held + data).split(b"\n")
        return lines or None

    def finish(self) -> list[bytes] | None:
        return [self.held] if self.held else None


def _flat(batches: Sequence[Sequence[bytes]]) -> list[bytes]:
    return [line for batch in batches for line in batch]


def _collect(script: Script, **options: object) -> list[bytes]:
    async def main() -> list[bytes]:
        lines = Lines()
        found: list[bytes] = []
        async with ReaderStream(script, lines.feed, lines.finish, **options) as batches:  # type: ignore[arg-type]
            async for batch in batches:
                found += batch
        return found

    return asyncio.run(main())


async def _until_broken(items: AsyncIterator[T], take: Callable[[T], object]) -> Unreachable:
    try:
        async for item in items:
            take(item)
    except Unreachable as error:
        return error
    raise AssertionError("it ended as if nothing were wrong")


@given(text=st.binary(max_size=200), cuts=st.lists(st.integers(1, 200), max_size=8), merge=st.booleans())
def test_batches_are_the_same_wherever_the_reply_is_cut_into_chunks(text: bytes, cuts: list[int], merge: bool) -> None:
    edges = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    chunks = [text[a:b] for a, b in itertools.pairwise(edges) if a < b]
    wanted = text.split(b"\n")
    if not wanted[-1]:
        wanted.pop()
    assert _collect(Script(chunks), merge=_flat if merge else None) == wanted


def test_the_normal_end_ends_the_iteration_and_frees_the_source_in_its_thread() -> None:
    script = Script([b"a\n"])
    assert _collect(script) == [b"a"]
    assert script.closed == 1
    assert script.opened_in.startswith("longshore ")


def test_a_break_is_raised_after_all_that_came_before_it() -> None:
    broken = Unreachable("read", "stream", words="broken", reason=Reason.BROKEN)

    async def main() -> None:
        lines = Lines()
        found: list[bytes] = []
        script = Script([b"a\nb\n", b"c\nhalf"], end=broken)
        async with ReaderStream(script, lines.feed, lines.finish) as batches:
            error = await _until_broken(batches, found.extend)
        assert error is broken
        assert found == [b"a", b"b", b"c"]

    asyncio.run(main())


def test_what_open_raises_reaches_the_consumer() -> None:
    class Refusing(Script):
        def open(self) -> Mapping[str, str]:
            raise Unreachable("open", "stream", words="nobody there")

    with pytest.raises(Unreachable, match="nobody there"):
        _collect(Refusing())


def test_a_bug_in_the_decoder_reaches_the_consumer() -> None:
    async def main() -> None:
        def decode(data: bytes) -> int | None:
            return data[99]

        async with ReaderStream(Script([b"x"]), decode) as batches:
            with pytest.raises(IndexError):
                await anext(batches)

    asyncio.run(main())


def test_headers_are_told_before_the_first_bytes() -> None:
    async def main() -> None:
        order: list[object] = []

        def decode(data: bytes) -> bytes:
            order.append(data)
            return data

        async with ReaderStream(Script([b"x"]), decode, opened=order.append) as batches:
            assert await anext(batches) == b"x"
        assert order == [{"Content-Type": "text/plain"}, b"x"]

    asyncio.run(main())


def test_leaving_while_the_reader_waits_for_bytes_ends_its_thread() -> None:
    async def main() -> None:
        script = Script(hold=True)
        async with ReaderStream(script, Lines().feed):
            pass
        assert script.was_cut
        assert script.closed == 1

    asyncio.run(main())


def test_cancelling_the_consumer_ends_the_thread_and_raises_nothing_else() -> None:
    async def main() -> None:
        script = Script(hold=True)
        begun = asyncio.Event()

        async def consume() -> None:
            async with ReaderStream(script, Lines().feed) as batches:
                begun.set()
                async for _ in batches:
                    pass

        task = asyncio.create_task(consume())
        await begun.wait()
        task.cancel()
        await asyncio.wait([task])
        assert task.cancelled()
        assert script.closed == 1

    asyncio.run(main())


def test_a_full_stream_stops_reading_until_the_consumer_asks() -> None:
    async def main() -> None:
        script = Script([b"x" * 65535 + b"\n"] * 20, hold=True)
        lines = Lines()
        async with ReaderStream(script, lines.feed, limit=3 * 65536) as batches:
            with script.changed:
                assert script.changed.wait_for(lambda: script.taken == 3, 30)
            # The reader is blocked: nothing more is taken, however long the consumer waits.
            with script.changed:
                assert not script.changed.wait_for(lambda: script.taken > 3, 0.05)
            found = 0
            script.finish()
            async for batch in batches:
                found += len(batch)
            assert found == 20
            assert script.taken == 20

    asyncio.run(main())


def test_leaving_a_full_stream_frees_the_blocked_reader() -> None:
    async def main() -> None:
        script = Script([b"x" * 65535 + b"\n"] * 20)
        async with ReaderStream(script, Lines().feed, limit=65536):
            with script.changed:
                assert script.changed.wait_for(lambda: script.taken == 1, 30)
        assert script.closed == 1

    asyncio.run(main())


def test_a_dropping_stream_keeps_the_newest_and_counts_the_rest() -> None:
    async def main() -> None:
        script = Script([b"%05d" % number + b"x" * 65530 + b"\n" for number in range(20)])
        stream = ReaderStream(script, Lines().feed, limit=3 * 65536, drop=True)
        async with stream as batches:
            with script.changed:
                assert script.changed.wait_for(lambda: script.taken == 20, 30)
            assert script.gone.wait(30)
            found = [int(line[:5]) async for batch in batches for line in batch]
        assert found == [18, 19]
        assert stream.dropped == 18

    asyncio.run(main())


def test_chunks_are_joined_before_they_are_decoded() -> None:
    async def main() -> None:
        script = Script([b"line\n"] * 1000)
        lines = Lines()
        async with ReaderStream(script, lines.feed, merge=_flat) as batches:
            assert script.gone.wait(30)
            assert len(await anext(batches)) == 1000
        assert len(lines.sizes) <= 1000 // 128 + 1

    asyncio.run(main())


def test_one_wake_up_is_outstanding_however_many_chunks_come() -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        hops: list[object] = []
        real = loop.call_soon_threadsafe

        def counted(callback: object, *arguments: object, **options: object) -> object:
            hops.append(callback)
            return real(callback, *arguments, **options)  # type: ignore[arg-type, call-overload]

        loop.call_soon_threadsafe = counted  # type: ignore[method-assign, assignment]
        script = Script(hold=True)
        async with ReaderStream(script, Lines().feed, merge=_flat) as batches:
            waiting = asyncio.ensure_future(anext(batches))
            await asyncio.sleep(0)
            script.give(*[b"line\n"] * 500)
            await waiting
            with script.changed:
                assert script.changed.wait_for(lambda: script.taken == 500, 30)
            assert len(hops) == 1
        assert len(hops) == 2  # the second one says that the thread is at its end

    asyncio.run(main())


def test_a_loop_that_is_gone_does_not_keep_the_reader() -> None:
    script = Script(hold=True)
    stream = ReaderStream(script, Lines().feed)

    async def enter() -> None:
        await stream.__aenter__()

    asyncio.run(enter())
    script.finish()
    stream._thread.join(10)
    assert script.closed == 1


def test_a_stream_is_entered_once() -> None:
    async def main() -> None:
        stream = ReaderStream(Script(), Lines().feed)
        async with stream:
            pass
        with pytest.raises(RuntimeError, match="once"):
            await stream.__aenter__()

    asyncio.run(main())
