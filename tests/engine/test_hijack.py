"""Terminals over each way to an engine: both directions at once, the end, a break."""

from __future__ import annotations

import asyncio
import os
import threading
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.errors import EngineError, Reason, Unreachable
from engine.records import Host
from engine.terminals import ExecRequest
from tests.fakes.relay import Relay, make_certificates, make_ssh, server_tls
from tests.fakes.terminal_engine import TerminalEngine

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from engine.terminals import Terminal

_PASTE = b"a" * 1_500_000


@pytest.fixture
def terminal(short_folder: Path) -> Iterator[TerminalEngine]:
    with TerminalEngine(short_folder) as engine:
        yield engine


async def _count(batches: AsyncIterator[bytes], wanted: int) -> bytes:
    seen = b""
    async for batch in batches:
        seen += batch
        if len(seen) >= wanted:
            break
    return seen


async def _whole(terminal: Terminal) -> bytes:
    async with asyncio.timeout(30), terminal as batches:
        return b"".join([batch async for batch in batches])


def _use(host: Host, fake: TerminalEngine) -> None:
    """Type more than any buffer holds while as much comes back, then end it."""

    async def main() -> None:
        engine = DockerEngine(host)
        try:
            opened = engine.containers.exec("box", ExecRequest(("sh",), columns=100, rows=30))
            opened.send(b"typed before it was there ")
            async with asyncio.timeout(30), opened as batches:
                early = b"hello\r\nTYPED BEFORE IT WAS THERE "
                assert await _count(batches, len(early)) == early
                opened.send(_PASTE)
                assert await _count(batches, len(_PASTE)) == _PASTE.upper()
                assert opened.unsent == 0
                opened.send(b"exit\r")
                assert [batch async for batch in batches] == []
            assert opened.exit_code == 7
            assert ("POST", "/exec/e1/resize?h=30&w=100") in fake.asked
        finally:
            await engine.close()

    asyncio.run(main())


def test_unix(terminal: TerminalEngine) -> None:
    _use(Host("unix", f"unix://{terminal.path}"), terminal)


def test_tcp(terminal: TerminalEngine) -> None:
    with Relay(terminal.path) as relay:
        _use(Host("tcp", f"tcp://127.0.0.1:{relay.port}"), terminal)


def test_tls_both_ways_at_once(terminal: TerminalEngine, tmp_path: Path) -> None:
    make_certificates(tmp_path)
    with Relay(terminal.path, server_tls(tmp_path)) as relay:
        _use(Host("tls", f"tcp://127.0.0.1:{relay.port}", tls_folder=str(tmp_path)), terminal)


def test_ssh(terminal: TerminalEngine, short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = make_ssh(short_folder, terminal.path)
    monkeypatch.setenv("PATH", f"{commands}:{os.environ['PATH']}")
    _use(Host("ssh", "ssh://jo@far:2222"), terminal)


@pytest.mark.parametrize(("api", "told"), [("1.41", None), ("1.42", [30, 100]), ("1.51", [30, 100])])
def test_an_engine_that_takes_it_knows_the_size_before_the_program_begins(
    api: str, told: list[int] | None, short_folder: Path
) -> None:
    async def main(fake: TerminalEngine) -> None:
        engine = DockerEngine(Host("unix", f"unix://{fake.path}"))
        try:
            await engine.open()
            opened = engine.containers.exec("box", ExecRequest(("sh",), columns=100, rows=30))
            opened.send(b"exit\r")
            await _whole(opened)
            assert fake.bodies["exec"].get("ConsoleSize") == told
            assert fake.bodies["start"].get("ConsoleSize") == told
        finally:
            await engine.close()

    with TerminalEngine(short_folder, api=api) as fake:
        asyncio.run(main(fake))


def test_a_connection_that_breaks_is_no_end(short_folder: Path) -> None:
    async def main(fake: TerminalEngine) -> None:
        engine = DockerEngine(Host("unix", f"unix://{fake.path}"))
        try:
            opened = engine.containers.exec("box", ExecRequest(("sh",)))
            opened.send(b"x")
            with pytest.raises(Unreachable):
                await _whole(opened)
            assert opened.exit_code is None
        finally:
            await engine.close()

    with TerminalEngine(short_folder, breaks=True) as fake:
        asyncio.run(main(fake))


def test_a_program_that_cannot_begin_is_not_asked_for_its_size_for_long(short_folder: Path) -> None:
    async def main(fake: TerminalEngine) -> None:
        engine = DockerEngine(Host("unix", f"unix://{fake.path}"))
        try:
            with pytest.raises(EngineError) as caught:
                await _whole(engine.containers.exec("box", ExecRequest(("zsh",))))
            assert caught.value.reason is Reason.NO_COMMAND
            assert sum("/resize" in path for _method, path in fake.asked) <= 2
        finally:
            await engine.close()

    with TerminalEngine(short_folder, refuses=True) as fake:
        asyncio.run(main(fake))


def test_leaving_breaks_it_off_at_once_and_leaves_no_thread(terminal: TerminalEngine) -> None:
    async def main() -> None:
        engine = DockerEngine(Host("unix", f"unix://{terminal.path}"))
        try:
            async with asyncio.timeout(30), engine.containers.exec("box", ExecRequest(("sh",))) as batches:
                await _count(batches, len(b"hello\r\n"))
            assert not [thread for thread in threading.enumerate() if thread.name == "longshore terminal"]
        finally:
            await engine.close()

    asyncio.run(main())
    assert terminal.ended.wait(10)
