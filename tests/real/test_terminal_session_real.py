"""A terminal session on a real engine, without a window."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from engine.docker import DockerEngine
from engine.records import Host
from models.terminal_session import SHELLS, Standing, TerminalSession, Wish

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.engines import RealEngine


class Play:
    """A session, and what can be seen of it."""

    def __init__(self, session: TerminalSession) -> None:
        self.session = session
        self._news = asyncio.Event()
        session.written.connect(self._news.set)
        session.changed.connect(self._news.set)

    @property
    def rows(self) -> list[str]:
        screen = self.session.screen
        return [] if screen is None else [row.text.rstrip() for row in screen.look()[0]]

    async def until(self, condition: Callable[[], object]) -> None:
        async with asyncio.timeout(20):
            while not condition():
                self._news.clear()
                await self._news.wait()


def _play(url: str, container: str, wish: Wish, work: Callable[[Play], Awaitable[None]]) -> None:
    bugs: list[BaseException] = []

    async def main() -> None:
        engine = DockerEngine(Host("test", url, "test"))
        session = TerminalSession(engine, container, wish, SHELLS, 1000, bugs.append)
        try:
            await engine.open()
            session.start()
            await work(Play(session))
        finally:
            await session.close()
            await engine.close()

    asyncio.run(main())
    assert not bugs


def test_what_is_typed_while_a_shell_is_looked_for_reaches_the_one_that_is_found(
    real_engine: RealEngine, engine_name: str
) -> None:
    container = real_engine.run(f"{engine_name}-web")

    async def work(play: Play) -> None:
        play.session.send(b"echo early $((6 * 7))\r")
        await play.until(lambda: "early 42" in play.rows)
        assert play.session.program == "ash"

    _play(real_engine.url, container, Wish(), work)


@pytest.mark.parametrize("screen", ["", r"printf '\033[?1049h\033[2;5r\033[?1000h\033[?25l'; "])
def test_started_again_it_goes_on_below_what_is_there(real_engine: RealEngine, engine_name: str, screen: str) -> None:
    container = real_engine.run(f"{engine_name}-web")
    command = ("sh", "-c", f"echo one; echo two; {screen}sleep 0.1; echo end; exit 3")

    async def work(play: Play) -> None:
        session = play.session
        await play.until(lambda: session.standing is Standing.ENDED)
        assert session.exit_code == 3
        first = [row for row in play.rows if row]
        assert first[:2] == ["one", "two"]
        assert session.screen is not None
        assert not session.screen.tracks_mouse
        assert not session.screen.alternate
        session.start()
        await play.until(lambda: session.standing is Standing.ENDED)
        assert [row for row in play.rows if row] == first + first

    _play(real_engine.url, container, Wish(command), work)


def test_a_program_that_says_nothing_is_typed_to(real_engine: RealEngine, engine_name: str) -> None:
    container = real_engine.run(f"{engine_name}-web")

    async def work(play: Play) -> None:
        await play.until(lambda: play.session.standing is Standing.RUNNING)
        assert not any(play.rows), "it has said nothing"
        play.session.send(b"word\r")
        await play.until(lambda: play.rows[:2] == ["word", "word"])

    _play(real_engine.url, container, Wish(("cat",)), work)
