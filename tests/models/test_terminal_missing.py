"""A system for which there is no terminal emulator: a terminal says so, everything else goes on."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, cast

from engine.errors import Unsupported
from models.terminal_session import SHELLS, Standing, TerminalSession, Wish

if TYPE_CHECKING:
    import pytest

    from engine.contract import Engine


def test_without_an_emulator_a_terminal_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("pyghostty", "models.terminal_"))]:
        if name != "models.terminal_session":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyghostty", None)  # what Python has where an import fails
    bugs: list[BaseException] = []

    async def main() -> TerminalSession:
        session = TerminalSession(cast("Engine", object()), "box", Wish(), SHELLS, 100, bugs.append)
        told = asyncio.Event()
        session.changed.connect(lambda: told.set() if session.standing is Standing.REFUSED else None)
        session.start()
        async with asyncio.timeout(20):
            await told.wait()
        return session

    session = asyncio.run(main())
    assert isinstance(session.error, Unsupported)
    assert not bugs
