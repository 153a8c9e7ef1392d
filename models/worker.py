"""Work in a thread of its own: reading files, looking at sockets."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


async def in_thread(work: Callable[[], T], name: str) -> T:
    """Run `work` in a thread that ends with it; return what it returns, or raise what it raises.

    Not one of the loop's own threads: those stay, and hold up the end of the program.

    Args:
        work: what to do. Cancelling lets it run to its end unheard.
        name: names the thread.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()
    results: list[T] = []
    errors: list[BaseException] = []

    def settle() -> None:
        if not done.done():
            done.set_result(None)

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - not hidden: it is raised where the work is awaited
            errors.append(error)
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody is left to be told
            loop.call_soon_threadsafe(settle)

    threading.Thread(target=run, name=f"longshore {name}", daemon=True).start()
    await done
    if errors:
        raise errors[0]
    return results[0]
