"""Keeps a history on disk while it grows: read once at the beginning, a slot written each half minute."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import time
from functools import partial
from typing import TYPE_CHECKING
from zlib import crc32

from models.history_file import SUFFIX, HistoryFile, InUse
from models.series import COARSE
from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.records import Host
    from models.history import History, Mark

log = logging.getLogger(__name__)


def history_path(folder: Path, host: Host) -> Path:
    """The file of a host: its name in what any file system takes, and its address."""
    slug = re.sub(r"[^A-Za-z0-9_-]+", "-", host.name)[:40].strip("-") or "host"
    return folder / f"{slug}-{crc32(host.url.encode('utf-8', 'replace')):08x}{SUFFIX}"


class HistoryKeeper:
    """Keeps one history in one file.

    Args:
        history: what is kept.
        path: the file.
        loaded: called once what was on disk is in the history.
        now: the clock.

    Attributes:
        open: whether it is being kept.
        problem: why not, `InUse` where another window does; None where nothing is wrong.
    """

    def __init__(
        self, history: History, path: Path, loaded: Callable[[], None], now: Callable[[], float] = time.time
    ) -> None:
        self._history = history
        self._file = HistoryFile(path)
        self._loaded = loaded
        self._now = now
        self._due = asyncio.Event()
        self._slot = -1
        self._pending: list[int] = []
        self._marks: tuple[Mark, ...] = ()
        self.open = False
        self.problem: OSError | None = None

    async def run(self) -> None:
        """Read what there is, then write what comes, until it is cancelled. A disk that fails ends it quietly."""
        try:
            kept = await in_thread(lambda: self._file.open(self._now()), "read history")
            self._history.restore(kept)
            self._marks = tuple(self._history.marks)
            self.open = True
            self._loaded()
            while True:
                await self._due.wait()
                self._due.clear()
                await self._write_pending()
        except InUse as error:
            log.info("the history is kept by another window")
            self.problem = error
        except OSError as error:
            log.warning("the history cannot be kept: %s", error)
            self.problem = error
            self.open = False

    def tick(self) -> None:
        """Something was measured or happened; a slot that is complete is written."""
        number = int(self._now() // COARSE) - 1
        if self.open and number != self._slot:
            self._slot = number
            self._pending.append(number)
            self._due.set()

    async def close(self) -> None:
        """Write what is there of the present slot, and close the file."""
        if self.open:
            self.open = False
            self._pending.append(int(self._now() // COARSE))
            with contextlib.suppress(OSError):
                await self._write_pending()
        await in_thread(self._file.close, "close history")

    async def _write_pending(self) -> None:
        while self._pending:
            await self._write(self._pending[0])
            self._pending.pop(0)

    async def _write(self, number: int) -> None:
        history = self._history
        rows = history.rows(number)
        marks = tuple(history.marks)
        changed = None if marks == self._marks else marks
        self._marks = marks
        if rows or changed is not None:
            seen = history.seen[1].slot(number)[0]
            await in_thread(partial(self._file.write, number, rows, seen, changed), "write history")
