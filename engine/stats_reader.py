"""Many containers' use at once: one thread that reads all their stats streams together, once a second.

A thread for each stream would wake for each sample; what is read together costs a fraction of it (docs/decisions/0016).
Each stream is a reply of its own (`GET /containers/{id}/stats`), as the API has it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import selectors
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from engine.config import config_folder, request_headers
from engine.paths import segment
from engine.stats_meter import StatsMeter
from engine.transport import Line

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Iterable, Mapping
    from types import TracebackType

    from engine.errors import EngineError
    from engine.records import Sample
    from engine.stats import Reading
    from engine.wire import Wire

TICK = 1.0
"""Seconds between two readings of all sockets: what an engine sends one sample in."""

_SOON = 0.25
_EAGER = 2.0
_OPENING = 0.5
_LEAVE_SECONDS = 1.0


class Measured(NamedTuple):
    """What came since the last time, by container.

    Args:
        samples: the latest sample of each that sent one.
        failed: those of which nothing comes, and why; they are tried again for as long as they are watched.
        spent: seconds of CPU that reading took.
    """

    samples: Mapping[str, Sample]
    failed: Mapping[str, EngineError]
    spent: float = 0.0


class StatsReader:
    """The use of the containers that are watched, about once a second each; a `contract.Measuring`.

    Args:
        wire: the engine's.
        pause: 0.0 keeps a stream open per container. Else each is asked for one sample, every `pause` seconds.
        known: the last reading of each container, from the reader before to the one after: who looks again a moment
            later sees a CPU at once.
    """

    def __init__(self, wire: Wire, *, pause: float = 0.0, known: dict[str, Reading] | None = None) -> None:
        self._wire = wire
        self._pause = pause
        self._known = {} if known is None else known
        self._thread = threading.Thread(target=self._run, name=f"longshore {wire.host.name} stats", daemon=True)
        self._lock = threading.Condition()
        # Guarded by the lock.
        self._wanted: frozenset[str] = frozenset()
        self._changed = False
        self._left = False
        self._armed = False
        self._samples: dict[str, Sample] = {}
        self._failed: dict[str, EngineError] = {}
        self._spent = 0.0
        self._bug: BaseException | None = None
        self._line: Line | None = None
        # These belong to the reader.
        self._meters: dict[str, StatsMeter] = {}
        self._selector: selectors.BaseSelector = selectors.DefaultSelector()
        self._head = b""
        # These belong to the loop.
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wake = asyncio.Event()
        self._gone = asyncio.Event()

    def watch(self, containers: Iterable[str]) -> None:
        """Measure exactly these from now on."""
        wanted = frozenset(containers)
        with self._lock:
            if wanted != self._wanted:
                self._wanted = wanted
                self._changed = True
                self._lock.notify()

    async def __aenter__(self) -> AsyncIterator[Measured]:
        """Start to read."""
        if self._loop is not None:
            raise RuntimeError("a reader is entered once")
        self._loop = asyncio.get_running_loop()
        self._thread.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop reading; thread and sockets are gone when this returns."""
        with self._lock:
            self._left = True
            line = self._line
            self._lock.notify()
        if line is not None:
            line.cut()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LEAVE_SECONDS):
                await self._gone.wait()
                self._thread.join()

    def __aiter__(self) -> StatsReader:
        """It is its own iterator."""
        return self

    async def __anext__(self) -> Measured:
        """What came since the last time; waits for something. Never ends by itself."""
        while True:
            with self._lock:
                if self._bug is not None:
                    raise self._bug
                if self._samples or self._failed:
                    found = Measured(self._samples, self._failed, self._spent)
                    self._samples, self._failed, self._spent = {}, {}, 0.0
                    return found
                self._wake.clear()
                self._armed = True
            await self._wake.wait()

    # The reader thread

    def _run(self) -> None:
        try:
            self._read()
        except BaseException as bug:  # noqa: BLE001 - not hidden: the consumer, who waits for it, gets it
            with self._lock:
                self._bug = bug
                self._wake_up()
        finally:
            self._known.clear()
            for container, meter in self._meters.items():
                meter.close()
                if meter.reading is not None:
                    self._known[container] = meter.reading
            self._selector.close()
            self._call(self._gone)

    def _read(self) -> None:
        line = Line(self._wire.host)
        headers = {"Host": line.name, "User-Agent": "Longshore", "Accept-Encoding": "identity"}
        headers |= request_headers(config_folder(os.environ, Path.home()))
        self._head = b"".join(f"{name}: {value}\r\n".encode("latin-1") for name, value in headers.items())
        with self._lock:
            if self._left:
                return
            self._line = line
        eager = time.monotonic() + _EAGER
        spent = time.thread_time()
        while self._wait(eager):
            self._drain()
            if self._open(line):
                eager = time.monotonic() + _EAGER
            before, spent = spent, time.thread_time()
            with self._lock:
                self._spent += spent - before

    def _wait(self, eager: float) -> bool:
        """Wait until it is time to read again; False: to leave."""
        now = time.monotonic()
        with self._lock:
            if not self._left and not self._changed:
                self._lock.wait(self._patience(now, eager=now < eager))
            self._changed = False
            return not self._left

    def _patience(self, now: float, *, eager: bool) -> float | None:
        """Seconds until there is something to do; None: until somebody says so."""
        if any(meter.sock is not None for meter in self._meters.values()):
            return _SOON if eager or self._pause else TICK
        due = [meter.due for meter in self._meters.values()]
        return max(0.0, min(due) - now) if due else None

    def _open(self, line: Line) -> bool:
        """Close what is no longer wanted, open what is and is due; whether any was opened."""
        with self._lock:
            wanted = self._wanted
        for container in [one for one in self._meters if one not in wanted]:
            self._meters.pop(container).close()
        opened, end = False, time.monotonic() + _OPENING
        for container in wanted:
            meter = self._meters.get(container) or self._made(container, line)
            now = time.monotonic()
            if meter.sock is not None or meter.due > now:
                continue
            if now > end:  # where the way is long, what is open already is read in between
                meter.due = now
                continue
            sock = meter.open(self._request(container))
            if sock is not None:
                self._selector.register(sock, selectors.EVENT_READ, (container, meter))
                opened = True
            self._tell_failure(container, meter)
        return opened

    def _made(self, container: str, line: Line) -> StatsMeter:
        before = self._known.pop(container, None)
        meter = self._meters[container] = StatsMeter(
            container, line, before, podman=self._wire.podman, closing=self._forget
        )
        return meter

    def _forget(self, sock: socket.socket) -> None:
        with contextlib.suppress(KeyError):  # of one that broke before its request was sent
            self._selector.unregister(sock)

    def _request(self, container: str) -> bytes:
        query: dict[str, int] = {"stream": 1}
        if self._pause:
            query = {"stream": 0} | ({"one-shot": 1} if self._wire.at_least(1, 41) else {})
        version = f"/v{self._wire.api}" if self._wire.api else ""
        path = f"{version}/containers/{segment(container)}/stats?{urlencode(query)}"
        return b"GET %s HTTP/1.1\r\n%s\r\n" % (path.encode(), self._head)

    def _drain(self) -> None:
        """Read what there is in all sockets, and hand over the last sample of each."""
        found: dict[str, Sample] = {}
        for key, _ in self._selector.select(0):
            container, meter = key.data
            sample = meter.read(self._pause)
            if sample is not None:
                found[container] = sample
            self._tell_failure(container, meter)
        if found:
            with self._lock:
                self._samples |= found
                self._wake_up()

    def _tell_failure(self, container: str, meter: StatsMeter) -> None:
        if meter.error is None:
            return
        with self._lock:
            if not self._left:
                self._failed[container] = meter.error
                self._wake_up()

    def _wake_up(self) -> None:
        """Wake the consumer where it waits; the lock is held."""
        if self._armed:
            self._armed = False
            self._call(self._wake)

    def _call(self, event: asyncio.Event) -> None:
        if self._loop is None:
            return
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to wake
            self._loop.call_soon_threadsafe(event.set)
