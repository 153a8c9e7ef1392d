"""Calls at a later time, all cancelled together."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Timers:
    """Calls that the running loop makes later. None is made after `close`."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._handles: set[asyncio.TimerHandle] = set()
        self._closed = False

    @property
    def idle(self) -> bool:
        """Whether no call is due."""
        return not self._handles

    def later(self, seconds: float, call: Callable[..., None], *arguments: object) -> None:
        """Make a call after some seconds."""
        if self._closed:
            return

        def run() -> None:
            self._handles.discard(handle)
            call(*arguments)

        handle = self._loop.call_later(seconds, run)
        self._handles.add(handle)

    def close(self) -> None:
        """Forget all calls; take no more."""
        self._closed = True
        for handle in self._handles:
            handle.cancel()
        self._handles.clear()
