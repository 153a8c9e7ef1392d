"""What is told of files that go into a container."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from engine.errors import Rejected
from gui.actions.file_transfer import upload
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from pathlib import Path

    from engine.file_entries import Progress

pytestmark = pytest.mark.usefixtures("qapp")
LEFT = "A part may be in /data already; without a shell it cannot be deleted from here."


class HalfWay:
    """Takes a part of an upload and goes no further, and is what browses it."""

    def __init__(self, sent: int, error: Exception | None, *, shell: bool) -> None:
        self.engine = SimpleNamespace(files=self)
        self.container = SimpleNamespace(id="1", name="old")
        self.can_change = shell
        self.closed = False
        self.again: list[bytes] = []
        self.begun = asyncio.Event()
        self._sent, self._error = sent, error

    def shell(self) -> object:
        return object()

    def uploaded(self, folder: bytes) -> None:
        self.again.append(folder)

    async def upload(self, _container: str, _folder: bytes, _sources: Any, progress: Progress, _shell: Any) -> None:
        progress.bytes = self._sent
        self.begun.set()
        if self._error is None:
            await asyncio.Event().wait()
        else:
            raise self._error


@pytest.mark.parametrize(("sent", "shell", "told"), [(900, False, True), (0, False, False), (900, True, False)])
def test_an_upload_that_fails_half_way_without_a_shell_says_what_may_be_left(
    sent: int, shell: bool, told: bool, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with stage(MemoryEngine()) as on:
            error = Rejected("upload", "file", "/data", "no space left on device", 500)
            half = HalfWay(sent, error, shell=shell)
            upload(on.runner, half, b"/data", [tmp_path])  # type: ignore[arg-type]  # what it needs of a browser
            await on.until(lambda: half.again)
            ((level, words),) = on.said
            assert level == "err"
            assert words.endswith(LEFT) is told

    run(scenario)


def test_one_that_is_cancelled_half_way_says_it_too(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with stage(MemoryEngine()) as on:
            half = HalfWay(900, None, shell=False)
            task = upload(on.runner, half, b"/data", [tmp_path])  # type: ignore[arg-type]  # what it needs of a browser
            await half.begun.wait()
            task.cancel()
            await on.until(task.done)
            ((level, words),) = on.said
            assert (level, words) == ("info", f"The upload of {tmp_path.name} was cancelled. {LEFT}")
            assert half.again == [b"/data"], "what is there now is read"

    run(scenario)
