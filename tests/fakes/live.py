"""A session with an engine in memory, and what it said, for tests in a plain loop."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from models.backoff import Backoff
from models.session import HostSession, SessionState

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from engine.contract import Engine
    from engine.records import Container, Key
    from models.rows import ContainerRow
    from tests.fakes.memory_engine import MemoryEngine


async def until(condition: Callable[[], Any], seconds: float = 30.0) -> None:
    """Let the loop run until `condition` holds; fails after `seconds`."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not condition():
        assert loop.time() < deadline, "never came about"
        await asyncio.sleep(0.001)


def run(scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a scenario in a loop of its own; a bug that no one awaited fails it, and so does a task that is left."""
    bugs: list[dict[str, Any]] = []

    async def watched() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: bugs.append(context))
        await scenario()
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        assert not left, f"tasks left: {left}"

    asyncio.run(watched())
    assert not bugs, bugs


class Said:
    """What a session emitted, in order."""

    def __init__(self, session: HostSession) -> None:
        self.log: list[tuple[str, str, tuple[Key, ...]]] = []
        self.states: list[SessionState] = []
        self._session = session
        session.rowsReplaced.connect(self._replaced)
        session.rowsUpserted.connect(self._upserted)
        session.rowsDiscarded.connect(self._discarded)
        session.stateChanged.connect(self._state)

    def clear(self) -> None:
        """Forget what was said."""
        self.log.clear()
        self.states.clear()

    def of(self, what: str, kind: str = "container") -> list[tuple[Key, ...]]:
        """The keys of each emission of one sort about one kind."""
        return [keys for said, of, keys in self.log if said == what and of == kind]

    def _replaced(self, kind: str) -> None:
        self.log.append(("replaced", kind, ()))

    def _upserted(self, kind: str, keys: list[Key]) -> None:
        self.log.append(("upserted", kind, tuple(keys)))

    def _discarded(self, kind: str, keys: list[Key]) -> None:
        self.log.append(("discarded", kind, tuple(keys)))

    def _state(self) -> None:
        if not self.states or self.states[-1] is not self._session.state:
            self.states.append(self._session.state)


def quick() -> Backoff:
    """Delays for tests: milliseconds."""
    return Backoff(0.001, 0.004)


@asynccontextmanager
async def connected(engine: MemoryEngine, **settings: Any) -> AsyncIterator[tuple[HostSession, Said]]:
    """A live session on which nothing is left to be read."""
    async with session_on(engine, **settings) as session:
        said = Said(session)
        engine.now_ns += 60_000_000_000  # what was done to it so far is long ago: no event of it is told again
        session.start()
        await until(lambda: session.idle and engine.streams)
        said.clear()
        yield session, said


@asynccontextmanager
async def session_on(engine: Engine, **settings: Any) -> AsyncIterator[HostSession]:
    """A session, not started, closed at the end."""
    session = HostSession(engine, **({"backoff": quick()} | settings))
    try:
        yield session
    finally:
        await session.close()


def row(session: HostSession, container: Container) -> ContainerRow | None:
    """The row of a container."""
    return next((row for key, row in session.containers.items() if key.id == container.id), None)


def state(session: HostSession, container: Container) -> str:
    """The state that the row of a container shows, "" without one."""
    found = row(session, container)
    return found.container.state if found is not None else ""


def names(session: HostSession) -> set[str]:
    """The names of the containers that are shown."""
    return {row.container.name for row in session.containers.values()}


def state_of(session: HostSession, name: str) -> str:
    """The state that the row of the container of that name shows, "" without one."""
    found = [row.container.state for row in session.containers.values() if row.container.name == name]
    return found[0] if found else ""
