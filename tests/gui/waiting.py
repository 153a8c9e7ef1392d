"""Waiting for what the window comes to, in a plain loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from tests.fakes.live import until

if TYPE_CHECKING:
    from collections.abc import Callable


async def met(condition: Callable[[], Any]) -> None:
    """Let Qt and the loop run until `condition` holds."""

    def held() -> bool:
        QApplication.processEvents()
        return bool(condition())

    await until(held)
