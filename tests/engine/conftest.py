"""What every test of the engine's floor has: a short folder, a scripted engine, and a check that nothing is left."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes.engine_server import FakeEngine

if TYPE_CHECKING:
    from collections.abc import Iterator


def _sockets() -> set[str]:
    found = set()
    for entry in Path("/proc/self/fd").iterdir():
        try:
            target = os.readlink(entry)  # noqa: PTH115 - a Path of "socket:[1]" is none
        except OSError:
            continue
        if target.startswith("socket:"):
            found.add(target)
    return found


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Fails a test that leaves a thread or a socket."""
    threads, sockets = set(threading.enumerate()), _sockets()
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in threads]
    assert not left, f"threads left: {left}"
    gc.collect()
    assert _sockets() <= sockets, "sockets left"


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path is short enough for a Unix socket."""
    folder = Path(tempfile.mkdtemp(prefix="ls-", dir="/tmp"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def fake(short_folder: Path) -> Iterator[FakeEngine]:
    """A scripted engine that runs."""
    with FakeEngine(short_folder) as engine:
        yield engine
