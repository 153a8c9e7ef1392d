"""Task scopes: the tasks of one owner, the newest wins per key, gone with the owner, failures reported once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Hashable

T = TypeVar("T")


class TaskScope:
    """The tasks of one owner (a pane, a session, the window).

    Each task has a key; starting a second one under the same key cancels the first. A task that fails is reported once,
    through `report` or the `on_error` given when it was started. Being cancelled is never a failure. All calls are made
    in the loop's thread.

    Args:
        report: takes the exception of each task that failed.
        name: begins the names of the tasks, for logs and leak reports.
    """

    def __init__(self, report: Callable[[BaseException], None], *, name: str = "scope") -> None:
        self._report = report
        self._name = name
        self._newest: dict[Hashable, asyncio.Task[Any]] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    @property
    def closed(self) -> bool:
        """Whether `close` was called; nothing can be started any more."""
        return self._closed

    def start(
        self,
        key: Hashable,
        coroutine: Coroutine[Any, Any, T],
        *,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> asyncio.Task[T]:
        """Run `coroutine` as the task of `key`, in place of an older one, which is cancelled.

        Args:
            key: what the task is for; one at a time for each key.
            coroutine: what to do.
            on_error: takes the exception if it fails, in place of the scope's `report`.

        Raises:
            RuntimeError: the scope is closed, or no loop runs.
        """
        if self._closed:
            coroutine.close()
            raise RuntimeError(f"{self._name} is closed")
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            coroutine.close()
            raise
        self.cancel(key)
        task = loop.create_task(coroutine, name=f"{self._name}: {key}")
        self._newest[key] = task
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._done(key, done, on_error or self._report))
        return task

    def running(self, key: Hashable) -> bool:
        """Whether the newest task of `key` is not done yet."""
        task = self._newest.get(key)
        return task is not None and not task.done()

    def cancel(self, key: Hashable) -> bool:
        """Cancel the task of `key`; whether there was one."""
        task = self._newest.pop(key, None)
        if task is None:
            return False
        task.cancel()
        return True

    def cancel_all(self) -> None:
        """Cancel all tasks; who owns them goes and cannot wait."""
        for key in tuple(self._newest):
            self.cancel(key)

    def end(self) -> None:
        """Cancel all tasks and take no more; what owns them is gone already."""
        self._closed = True
        self.cancel_all()

    async def close(self) -> None:
        """Cancel all tasks and wait until they are done. The scope takes no more. May be called twice.

        The calling task, if it is one of the scope's own, is left to end by itself.
        """
        self._closed = True
        current = asyncio.current_task()
        others = [task for task in self._tasks if task is not current]
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others)

    def _done(self, key: Hashable, task: asyncio.Task[Any], report: Callable[[BaseException], None]) -> None:
        self._tasks.discard(task)
        if self._newest.get(key) is task:
            del self._newest[key]
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            report(error)
