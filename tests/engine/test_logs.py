"""A log over HTTP: each kind of reply, breaks, and an exact `since`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import BadReply, NotFound, Rejected, Unreachable

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from engine.records import LogChunk
    from tests.fakes.engine_server import FakeEngine

STAMP = b"2024-05-06T07:08:09.000000001Z "


def _with(fake: FakeEngine, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(fake.host)
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(main())


async def _all(
    engine: DockerEngine, container: str, *, tty: bool | None = None, tail: int | None = None, since: str = ""
) -> list[LogChunk]:
    async with engine.containers.logs(container, tty=tty, tail=tail, follow=False, since=since) as batches:
        return [chunk async for chunk in batches]


def test_lines_of_both_streams_come_with_their_stream(fake: FakeEngine) -> None:
    web = fake.add_container("web")
    fake.write_log(web.id, STAMP + b"out\n")
    fake.write_log(web.id, STAMP + b"err\n", stream=2)

    async def work(engine: DockerEngine) -> None:
        chunks = await _all(engine, web.id)
        assert b"".join(chunk.data for chunk in chunks) == STAMP + b"out\n" + STAMP + b"err\n"
        assert b"".join(chunk.streams for chunk in chunks) == b"\x01\x02"

    _with(fake, work)


@pytest.mark.parametrize("known", [True, None])
def test_a_terminals_log_is_raw_text(fake: FakeEngine, known: bool | None) -> None:
    web = fake.add_container("web", tty=True)
    fake.write_log(web.id, STAMP + b"hello\r\n" + STAMP + b"$ ")

    async def work(engine: DockerEngine) -> None:
        chunks = await _all(engine, web.id, tty=known)
        assert b"".join(chunk.data for chunk in chunks) == STAMP + b"hello\n" + STAMP + b"$ \n"

    _with(fake, work)


def test_stamps_are_asked_for_and_since_is_exact(fake: FakeEngine) -> None:
    web = fake.add_container("web")

    async def work(engine: DockerEngine) -> None:
        await _all(engine, web.id, tail=100, since="2024-05-06T07:08:09.000000001Z")

    _with(fake, work)
    place = next(n for n, (_, path) in enumerate(fake.requests) if path.endswith("/logs"))
    query = fake.queries[place]
    assert query["timestamps"] == query["stdout"] == query["stderr"] == "1"
    assert query["tail"] == "100"
    assert query["since"] == "1714979289.000000001"


def test_a_followed_log_that_breaks_off_is_no_end(fake: FakeEngine) -> None:
    web = fake.add_container("web")
    fake.write_log(web.id, STAMP + b"before\n")

    async def work(engine: DockerEngine) -> None:
        async with engine.containers.logs(web.id) as batches:
            first = await anext(batches)
            assert first.data == STAMP + b"before\n"
            fake.cut_logs(web.id)
            with pytest.raises(Unreachable):
                await anext(batches)

    _with(fake, work)


def test_a_container_that_is_gone_is_not_found(fake: FakeEngine) -> None:
    async def work(engine: DockerEngine) -> None:
        with pytest.raises(NotFound):
            await _all(engine, "gone")

    _with(fake, work)


def test_a_driver_without_reading_says_so(fake: FakeEngine) -> None:
    web = fake.add_container("web")
    fake.fail_next("/containers/", 500, words="configured logging driver does not support reading")

    async def work(engine: DockerEngine) -> None:
        with pytest.raises(Rejected, match="does not support reading"):
            await _all(engine, web.id)

    _with(fake, work)


def test_frames_that_are_none_are_a_bad_reply(fake: FakeEngine) -> None:
    web = fake.add_container("web")
    fake._written[web.id] = b"<html>no engine at all</html>"

    async def work(engine: DockerEngine) -> None:
        with pytest.raises(BadReply):
            await _all(engine, web.id)

    _with(fake, work)


def test_leaving_a_quiet_log_is_quick(fake: FakeEngine) -> None:
    web = fake.add_container("web")

    async def work(engine: DockerEngine) -> None:
        for _ in range(20):
            async with asyncio.timeout(5):
                async with engine.containers.logs(web.id):
                    await asyncio.sleep(0)

    _with(fake, work)
