"""Terminals in containers of a real engine."""

from __future__ import annotations

import asyncio
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import Conflict, EngineError, NotFound, Reason
from engine.records import Host
from engine.terminals import ExecRequest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from tests.engines import RealEngine


def _with(url: str, work: Callable[[DockerEngine], Awaitable[None]]) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        try:
            await engine.open()
            await work(engine)
        finally:
            await engine.close()

    asyncio.run(asyncio.wait_for(main(), 60))


async def _until(batches: AsyncIterator[bytes], pattern: bytes) -> bytes:
    """What comes until `pattern` is in it."""
    seen = b""
    async for batch in batches:
        seen += batch
        if re.search(pattern, seen):
            return seen
    raise AssertionError(f"never came: {pattern!r} in {seen!r}")


async def _all(batches: AsyncIterator[bytes]) -> bytes:
    return b"".join([batch async for batch in batches])


def test_a_shell_has_its_size_takes_input_and_tells_how_it_ended(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}-web")

    async def work(engine: DockerEngine) -> None:
        terminal = engine.containers.exec(container, ExecRequest(("sh",), columns=101, rows=37))
        async with terminal as batches:
            # Old engines take the size only after the start: the first thing asked is told before it is there.
            terminal.send(b"until stty size | grep .; do :; done; echo $((6*7))\n")
            assert b"37 101" in await _until(batches, rb"\n42\r")
            await terminal.resize(55, 11)
            terminal.send(b"stty size\n")
            await _until(batches, rb"11 55\r")
            terminal.send(b"exit 3\n")
            await _all(batches)
        assert terminal.exit_code == 3
        assert terminal.unsent == 0

    _with(real_engine.url, work)


def test_command_user_folder_and_environment_are_as_asked_for(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}-web")

    async def work(engine: DockerEngine) -> None:
        command = ("sh", "-c", "id -u; pwd; echo $COLOUR")
        request = ExecRequest(command, user="1000", workdir="/tmp", env=("COLOUR=green blue",))
        async with engine.containers.exec(container, request) as batches:
            assert (await _all(batches)).split(b"\r\n") == [b"1000", b"/tmp", b"green blue", b""]

    _with(real_engine.url, work)


def test_a_program_that_is_not_there_is_an_error_not_text(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}-web")

    async def work(engine: DockerEngine) -> None:
        with pytest.raises(EngineError) as caught:
            async with engine.containers.exec(container, ExecRequest(("/bin/zzsh",))) as batches:
                await _all(batches)
        assert caught.value.reason is Reason.NO_COMMAND

    _with(real_engine.url, work)


def test_a_container_that_does_not_run_or_is_not_there_refuses(real_engine: RealEngine, engine_name: str) -> None:
    stopped = real_engine.run(f"{engine_name}-off", start=False)
    paused = real_engine.run(f"{engine_name}-ice")
    real_engine.client.pause(paused)

    async def work(engine: DockerEngine) -> None:
        for container, kind in ((stopped, Conflict), (paused, Conflict), (f"{engine_name}-none", NotFound)):
            with pytest.raises(kind):
                async with engine.containers.exec(container, ExecRequest(("sh",))) as batches:
                    await _all(batches)

    try:
        _with(real_engine.url, work)
    finally:
        real_engine.client.unpause(paused)


def test_what_is_written_faster_than_it_is_read_waits_and_nothing_is_lost(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}-web")

    async def work(engine: DockerEngine) -> None:
        request = ExecRequest(("sh", "-c", "stty -onlcr; seq 1 400000"))
        async with engine.containers.exec(container, request) as batches:
            seen = bytearray()
            async for batch in batches:
                assert len(batch) < 1 << 20
                seen += batch
                await asyncio.sleep(0)
        assert bytes(seen) == b"".join(b"%d\n" % number for number in range(1, 400_001))

    _with(real_engine.url, work)


def test_a_key_stops_a_flood_and_a_large_paste_reaches_a_program_that_reads(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}-web")

    async def work(engine: DockerEngine) -> None:
        terminal = engine.containers.exec(container, ExecRequest(("sh",)))
        async with terminal as batches:
            terminal.send(b"PS1='> '; yes\n")
            await _until(batches, rb"y\r\ny\r\ny")
            terminal.send(b"\x03")
            await _until(batches, rb"\^C\r\n> ")
            terminal.send(b"stty raw -echo; echo ready; head -c 3000000 | md5sum; stty sane; echo over\n")
            await _until(batches, rb"ready\n")
            paste = b"a" * 3_000_000
            terminal.send(paste)
            assert hashlib.md5(paste).hexdigest().encode() in await _until(batches, rb"over\r")  # noqa: S324

    _with(real_engine.url, work)


def test_leaving_an_attached_terminal_stops_nothing(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}-tty", "sh", tty=True, stdin_open=True)

    async def work(engine: DockerEngine) -> None:
        for word in (b"first", b"second"):
            terminal = engine.containers.attach(container, 90, 20)
            async with terminal as batches:
                terminal.send(b"echo " + word + b" $((20+3)); stty size\n")
                await _until(batches, word + rb" 23\r\n20 90\r")
        terminal = engine.containers.attach(container)
        async with terminal as batches:
            terminal.send(b"exit 4\n")
            await _all(batches)
        assert terminal.exit_code == 4

    _with(real_engine.url, work)


def test_without_a_terminal_of_its_own_both_streams_of_the_main_process_come(
    real_engine: RealEngine, engine_name: str
) -> None:
    script = "while read line; do echo out $line; echo err $line >&2; done"
    container = real_engine.run(f"{engine_name}-raw", "sh", "-c", script, stdin_open=True)

    async def work(engine: DockerEngine) -> None:
        terminal = engine.containers.attach(container)
        async with terminal as batches:
            terminal.send(b"one\n")
            seen = await _until(batches, rb"(?s)out one.*err one|err one.*out one")
            assert sorted(seen.split(b"\n")) == [b"", b"err one", b"out one"]
            assert not terminal.raw

    _with(real_engine.url, work)


def test_hanging_up_ends_the_shell_and_what_runs_in_it(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}-web")
    word = "LONGSHORE_TERMINAL=0123abcd"

    async def work(engine: DockerEngine) -> None:
        terminal = engine.containers.exec(container, ExecRequest(("sh",), env=(word,)))
        async with terminal as batches:
            terminal.send(b"sleep 4321\n")
            await _until(batches, rb"sleep 4321\r")
        await engine.containers.hang_up(container, word)
        deadline = asyncio.get_running_loop().time() + 30
        while len(left := real_engine.client.top(container)["Processes"]) != 2:
            assert asyncio.get_running_loop().time() < deadline, f"these still run: {left}"
            await asyncio.sleep(0.05)
        assert not any("4321" in " ".join(row) for row in left)

    _with(real_engine.url, work)
