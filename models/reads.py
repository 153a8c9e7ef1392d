"""Readings that wait their turn: what an event asked for, then what is in sight, then the rest; a few at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable
    from typing import Any

    from engine.records import Key
    from engine.tasks import TaskScope

AT_ONCE = 4
"""How many things are read at the same time."""


class Reads:
    """A queue of keys to read, each in it once.

    A key that is asked for while it is being read is read once more after that: what comes back may be older than
    what asked for it.

    Args:
        scope: owns the tasks.
        read: reads one thing; told whether it was urgent.
    """

    def __init__(self, scope: TaskScope, read: Callable[[Key, bool], Coroutine[Any, Any, None]]) -> None:
        self._scope = scope
        self._read = read
        self._urgent: dict[Key, None] = {}
        self._seen: dict[Key, None] = {}
        self._rest: dict[Key, None] = {}
        self._running: set[Key] = set()
        self._number = 0

    @property
    def idle(self) -> bool:
        """Whether nothing is read nor waits to be."""
        return not (self._running or self._urgent or self._rest)

    def now(self, key: Key) -> None:
        """Read before all that is not urgent."""
        self._rest.pop(key, None)
        self._urgent[key] = None
        self._pump()

    def later(self, keys: Iterable[Key]) -> None:
        """Read in the background; what is being read is not read again."""
        self._rest.update(dict.fromkeys(k for k in keys if k not in self._urgent and k not in self._running))
        self._pump()

    def prefer(self, keys: Iterable[Key]) -> None:
        """Of what waits in the background, these first, in this order; they are what is in sight now."""
        self._seen = dict.fromkeys(keys)

    def waits(self, key: Key) -> bool:
        """Whether it is going to be read because of something that happened: what is being read now may be older."""
        return key in self._urgent

    def forget(self, key: Key) -> bool:
        """The thing is gone. Whether it is just being read."""
        self._urgent.pop(key, None)
        self._rest.pop(key, None)
        return key in self._running

    def _pump(self) -> None:
        while len(self._running) < AT_ONCE and not self._scope.closed:
            key, urgent = self._next()
            if key is None:
                return
            self._running.add(key)
            self._number += 1
            self._scope.start(("read", self._number), self._one(key, urgent))

    def _next(self) -> tuple[Key | None, bool]:
        for key in self._urgent:
            if key not in self._running:
                del self._urgent[key]
                return key, True
        while self._seen:
            key = next(iter(self._seen))
            del self._seen[key]
            if key in self._rest and key not in self._running:
                del self._rest[key]
                return key, False
        for key in self._rest:
            if key not in self._running:
                del self._rest[key]
                return key, False
        return None, False

    async def _one(self, key: Key, urgent: bool) -> None:
        try:
            await self._read(key, urgent)
        finally:
            self._running.discard(key)
        self._pump()
