"""The tasks of a widget end with it."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget

from gui.tasks import tasks_of
from tests.fakes.live import run

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def test_the_tasks_of_a_widget_end_with_it(qapp: QApplication) -> None:
    del qapp

    async def scenario() -> None:
        outer = QWidget()
        inner = QWidget(outer)
        tasks = tasks_of(inner, "test")
        task = tasks.start("wait", asyncio.Event().wait())
        shiboken6.delete(outer)
        assert task.cancelling()
        assert tasks.closed
        with pytest.raises(RuntimeError):
            tasks.start("more", asyncio.Event().wait())
        await asyncio.wait([task])
        assert task.cancelled()

    run(scenario)
