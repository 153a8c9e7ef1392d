"""Worker threads for short calls: a client for each, daemons, made when needed, gone when closed."""

from __future__ import annotations

import asyncio
import queue
import threading
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.client import Client

T = TypeVar("T")

# A name lookup is the one wait that nothing can cut short; closing does not wait longer than this for it.
_CLOSE_SECONDS = 2.0


class _Job(NamedTuple):
    work: Callable[[Client], Any]
    future: asyncio.Future[Any]
    loop: asyncio.AbstractEventLoop


class WorkerPool:
    """At most `workers` threads that run calls in the order they were asked.

    Not the loop's default executor: its threads hold up the exit of the program until their calls are answered.

    Args:
        make: makes a thread's client, in that thread.
        workers: how many threads at most.
        name: names them.
    """

    def __init__(self, make: Callable[[], Client], *, workers: int, name: str) -> None:
        self._make = make
        self._workers = workers
        self._name = name
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._clients: set[Client] = set()
        self._unfinished = 0
        self._closed = False

    async def call(self, work: Callable[[Client], T]) -> T:
        """Run `work` with a client in a worker; its result, or what it raised.

        Cancelling takes a call that has not begun out of the queue; one that has begun runs to its end unheard.

        Raises:
            RuntimeError: the pool is closed.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        with self._lock:
            if self._closed:
                raise RuntimeError(f"{self._name} is closed")
            if self._unfinished >= len(self._threads) < self._workers:
                number = len(self._threads) + 1
                thread = threading.Thread(target=self._run, name=f"longshore {self._name} {number}", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._unfinished += 1
            self._jobs.put(_Job(work, future, loop))
        return await future

    async def close(self) -> None:
        """Break running calls, refuse waiting ones, end all threads. May be called twice."""
        with self._lock:
            self._closed = True
            for _ in self._threads:
                self._jobs.put(None)
            for client in self._clients:
                client.cut()
        if any(thread.is_alive() for thread in self._threads):
            await self._gone()
        self._threads.clear()

    async def _gone(self) -> None:
        loop = asyncio.get_running_loop()
        gone = asyncio.Event()

        def wait() -> None:
            for thread in self._threads:
                thread.join(_CLOSE_SECONDS)
            with _quiet():
                loop.call_soon_threadsafe(gone.set)

        waiter = threading.Thread(target=wait, name=f"longshore {self._name} closing", daemon=True)
        waiter.start()
        await gone.wait()
        waiter.join()

    def _run(self) -> None:
        """A worker thread."""
        client: Client | None = None
        try:
            while (job := self._jobs.get()) is not None:
                if not job.future.done():
                    client = self._do(job, client)
                with self._lock:
                    self._unfinished -= 1
        finally:
            if client is not None:
                with self._lock:
                    self._clients.discard(client)
                client.close()

    def _do(self, job: _Job, client: Client | None) -> Client | None:
        result: Any = None
        failure: BaseException | None = None
        try:
            if client is None:
                client = self._make()
                with self._lock:
                    self._clients.add(client)
                    if self._closed:
                        client.cut()
            result = job.work(client)
        except BaseException as error:  # noqa: BLE001 - not hidden: it is raised where the call is awaited
            failure = error
        with _quiet():
            job.loop.call_soon_threadsafe(_settle, job.future, result, failure)
        return client


class _quiet:  # noqa: N801 - reads as a word where it stands
    """Suppresses the RuntimeError of a loop that is closed: nobody is left to be told."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is RuntimeError


def _settle(future: asyncio.Future[Any], result: Any, failure: BaseException | None) -> None:
    if future.done():
        return
    if failure is not None:
        future.set_exception(failure)
    else:
        future.set_result(result)


async def in_thread(work: Callable[[], T], *, name: str) -> T:
    """Run one piece of work that blocks in a daemon thread of its own; its result, or what it raised."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def run() -> None:
        result: Any = None
        failure: BaseException | None = None
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - not hidden: it is raised where the work is awaited
            failure = error
        with _quiet():
            loop.call_soon_threadsafe(_settle, future, result, failure)

    thread = threading.Thread(target=run, name=f"longshore {name}", daemon=True)
    thread.start()
    try:
        return await future
    finally:
        if future.done() and not future.cancelled():
            thread.join()  # at its last line
