"""Long work with a client of its own, in a thread of its own: a copy of many gigabytes, a conversation with a shell."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, TypeVar

from engine.pool import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.client import Client
    from engine.wire import Wire

T = TypeVar("T")

_LEAVE_SECONDS = 5.0
"""Longest wait for work that was cancelled; it has to clean up after itself."""


class Handle:
    """Cuts what is made while it goes on, from any thread; what is made later is cut at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._client: Client | None = None
        self._cut = False

    def hold(self, client: Client) -> None:
        """This is what `cut` breaks from now on."""
        with self._lock:
            self._client = client
            if self._cut:
                client.cut()

    def cut(self) -> None:
        """Break the connection."""
        with self._lock:
            self._cut = True
            if self._client is not None:
                self._client.cut()


async def with_own_client(wire: Wire, work: Callable[[Client], T], *, name: str) -> T:
    """Run `work` in a thread with a client of its own. Cancelling cuts the connection and waits for the thread's end.

    Raises:
        What `work` raises.
    """
    handle = Handle()
    wire.keep(handle)

    def run() -> T:
        client = wire.client()
        try:
            handle.hold(client)
            return work(client)
        finally:
            client.close()

    inner = asyncio.ensure_future(in_thread(run, name=name))
    try:
        await asyncio.wait({inner})  # not a shield: from 3.14 on that reports how what was cut has ended
        return inner.result()
    except asyncio.CancelledError:
        handle.cut()
        await asyncio.wait({inner}, timeout=_LEAVE_SECONDS)
        if inner.done() and not inner.cancelled():
            inner.exception()  # it was cut, and says so to nobody
        raise
