"""The tasks of a widget: they end with it, also where nobody waits for that."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.tasks import TaskScope

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def report_bug(error: BaseException) -> None:
    """Hand what is no `EngineError` to the loop's handler, which shows the crash page."""
    loop = asyncio.get_running_loop()
    loop.call_exception_handler({"message": "an action failed", "exception": error})


def tasks_of(owner: QObject, name: str, report: Callable[[BaseException], None] = report_bug) -> TaskScope:
    """A scope that ends when Qt deletes its owner: what still comes of a task finds no widget any more.

    Args:
        owner: whose tasks.
        name: begins the names of the tasks.
        report: takes the exception of each task that failed.
    """
    scope = TaskScope(report, name=name)
    owner.destroyed.connect(lambda: scope.end())  # noqa: PLW0108 - Qt holds a bound method weakly
    return scope
