"""What is done with an engine every day, over whatever way leads to it."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from engine.docker import DockerEngine
from engine.file_entries import Progress
from engine.records import Host, RunRequest
from engine.terminals import ExecRequest
from tests.fakes.live import names, session_on, state_of, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

SECONDS = 90.0
TALK = (
    "sh",
    "-c",
    "trap 'exit 0' TERM; n=0; while :; do n=$((n+1)); echo out $n; echo err $n >&2; sleep 0.2 & wait $!; done",
)


def with_engine(host: Host, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    """Open the engine, do the work, close it."""

    async def main() -> None:
        engine = DockerEngine(host)
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(asyncio.wait_for(main(), SECONDS))


async def heard(batches: AsyncIterator[bytes], pattern: bytes) -> bytes:
    """What a terminal shows, until `pattern` is in it."""
    seen = b""
    async for batch in batches:
        seen += batch
        if re.search(pattern, seen):
            return seen
    raise AssertionError(f"never came: {pattern!r} in {seen!r}")


async def follow(engine: DockerEngine, container: str, *words: bytes) -> None:
    """Follow its log until each of `words` has come from its stream: "out 3" from 1, "err 3" from 2."""
    wanted = {(word, 2 if word.startswith(b"err") else 1) for word in words}
    async with engine.containers.logs(container) as batches:
        async for batch in batches:
            lines = [line.split(b" ", 1)[1] for line in batch.data.splitlines()]
            wanted -= set(zip(lines, batch.streams, strict=True))
            if not wanted:
                return
    raise AssertionError(f"never came: {wanted}")


async def talk(engine: DockerEngine, container: str) -> None:
    """A shell on a terminal: its size, some input, more output than one record of TLS holds, how it ends."""
    terminal = engine.containers.exec(container, ExecRequest(("sh",), columns=91, rows=33))
    async with asyncio.timeout(SECONDS), terminal as batches:
        terminal.send(b"until stty size | grep 33.91; do :; done; echo $((6*7))\n")
        await heard(batches, rb"\n42\r")
        terminal.send(b"seq 1 20000; echo end $((7*8))\n")
        assert b"\r\n19999\r\n20000\r\nend 56\r" in await heard(batches, rb"\nend 56\r")
        terminal.send(b"exit 3\n")
        async for _ in batches:
            pass
    assert terminal.exit_code == 3


async def carry(engine: DockerEngine, container: str, folder: Path) -> None:
    """A file of some megabytes into the container and back."""
    sent, got = folder / "sent", folder / "got"
    sent.write_bytes(bytes(range(256)) * 12_000)
    await engine.files.upload(container, b"/tmp", [(sent, b"large")], Progress(), None)
    entry = await engine.files.stat(container, b"/tmp/large")
    assert entry.size == sent.stat().st_size
    await engine.files.download(container, b"/tmp/large", folder, "got", Progress())
    assert got.read_bytes() == sent.read_bytes()


def use_every_day(host: Host, image: str, name: str, folder: Path, *, measures: bool = True) -> None:
    """List, run, watch, follow a log, talk, carry files, measure, stop, remove: rows show it by the engine's events.

    Args:
        host: where the engine is.
        image: has busybox in it.
        name: of the container that is made.
        folder: for the files.
        measures: whether the engine can: without root it may have no control groups.
    """

    async def main() -> None:
        engine = DockerEngine(host)
        async with asyncio.timeout(SECONDS), session_on(engine) as session:
            session.start()
            await until(lambda: session.idle)
            container = await engine.containers.run(RunRequest(image, name, TALK))
            await until(lambda: state_of(session, name) == "running")
            await follow(engine, container, b"out 1", b"err 2", b"out 3")
            await talk(engine, container)
            await carry(engine, container, folder)
            if measures:
                await _measure(engine, container)
            await engine.containers.stop(container, 10)
            await until(lambda: state_of(session, name) == "exited")
            await engine.containers.remove(container)
            await until(lambda: name not in names(session))

    asyncio.run(main())


async def _measure(engine: DockerEngine, container: str) -> None:
    reader = engine.containers.measure()
    async with reader as measured:
        reader.watch([container])
        while container not in (found := (await anext(measured)).samples):
            pass
        assert found[container].memory_used
