"""The keeper of logs: one budget of memory for all of a process; what is old is packed, then goes to the disk."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
import time
import weakref
from collections import deque
from typing import TYPE_CHECKING

from models.log_spill import DiskFull, Spill

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from models.log_blocks import Block
    from models.logs import LogStore

BUDGET_BYTES = 160 * 1024 * 1024
"""What logs may take of the memory."""

_AIM = 0.8  # of the budget, so that a pass has something to do
_HARD = 1.25  # of the budget: who brings lines waits
_TRY_AGAIN = 10.0  # seconds after which a disk that was full is tried again
_RAW = 0.1  # of the budget stays as it is: what was written last is looked at most


class LogKeeper:
    """Keeps the blocks of all logs within a budget.

    Blocks stand in the order in which they were filled. When the budget is full a thread packs the oldest, and once
    most are packed it moves the oldest of those to the disk. Where the disk takes no more, the longest log lets its
    oldest lines go, and says so.

    Args:
        folder: where files may stand; None: nothing goes to the disk.
        budget: bytes of memory; 0: no limit.
        spill: the disk, in place of `folder`.
    """

    def __init__(self, folder: Path | None = None, budget: int = BUDGET_BYTES, *, spill: Spill | None = None) -> None:
        self._lock = threading.RLock()
        self._disk = spill or (None if folder is None else Spill(folder))
        self._budget = budget
        self._raw: deque[weakref.ref[Block]] = deque()
        self._packed: deque[weakref.ref[Block]] = deque()
        self._raw_bytes = 0
        self._packed_bytes = 0
        self._working = False
        self._spills = True
        self._tried = 0.0
        self._waiters: list[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = []
        self._stores: weakref.WeakSet[LogStore] = weakref.WeakSet()
        self.problem = ""
        """Why the disk takes no more, in the system's words; "full" where a limit was reached. "" while it does."""

    def configure(self, folder: Path | None, budget: int) -> None:
        """Another folder, another budget; what stands on the disk stays where it is."""
        with self._lock:
            if self._disk is None or folder is None or self._disk.folder != folder:
                self._disk = None if folder is None else Spill(folder)
            self._budget = budget

    @property
    def resident(self) -> int:
        """Bytes of memory that blocks take."""
        return self._raw_bytes + self._packed_bytes

    @property
    def on_disk(self) -> int:
        """Bytes on the disk."""
        return 0 if self._disk is None else self._disk.size

    def join(self, store: LogStore) -> None:
        """A store whose blocks are kept here."""
        self._stores.add(store)

    def add(self, block: Block) -> None:
        """A block is full: it is kept from now on."""
        with self._lock:
            if block.kept:
                return
            block.kept = True
            self._raw.append(weakref.ref(block))
            self._raw_bytes += block.resident
        self._look()

    def forget(self, blocks: Iterable[Block]) -> None:
        """Blocks were let go."""
        with self._lock:
            for block in blocks:
                if block.kept:
                    block.kept = False
                    if block.packed:
                        self._packed_bytes -= block.resident
                    else:
                        self._raw_bytes -= block.resident
            if self._disk is not None and not self._working and not self.resident:
                self._disk.let_go()

    async def room(self) -> None:
        """Wait while much more is held than may be and there is hope for less."""
        if not self._budget or self.resident <= self._budget * _HARD or not self._working:
            return
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        with self._lock:
            self._waiters.append((loop, future))
            if self._thread is None or not self._working:
                _settle(future)
        await future

    def relieve(self) -> None:
        """Where neither packing nor the disk helps any more, let the longest log's oldest lines go. In the loop."""
        if not self._budget or self.resident <= self._budget * (_HARD if self._working else 1.0):
            return
        if not self.problem or time.monotonic() - self._tried > _TRY_AGAIN:
            self._look(anew=True)
            return
        on_disk = self.on_disk
        while self.resident > self._budget:
            longest = max(self._stores, key=lambda store: store.size, default=None)
            if longest is None or not longest.let_go():
                return
            if self.on_disk < on_disk:  # the oldest were there, and what is in memory has room there now
                self._look(anew=True)
                return

    def wait(self) -> None:
        """Wait until the thread has nothing to do; for tests and at the end."""
        thread = self._thread
        if thread is not None:
            thread.join()

    _thread: threading.Thread | None = None

    def _look(self, *, anew: bool = False) -> None:
        """Start the thread where there is something to do; `anew`: try the disk again although it was full."""
        with self._lock:
            if self._working or not self._budget or self.resident <= self._budget:
                return
            spills = anew or not self.problem
            if not spills and self._raw_bytes <= self._budget * _RAW:
                return
            self._working = True
            self._spills = spills
            self._thread = threading.Thread(target=self._work, name="longshore keep logs", daemon=True)
        self._thread.start()

    def _work(self) -> None:
        problem = self.problem  # until something could be written again
        try:
            self._pack()
            if self._spills and self._spill():
                problem = ""
        except DiskFull as error:
            problem = str(error) or "full"
            self._tried = time.monotonic()
        finally:
            with self._lock:
                self.problem = problem
                self._working = False
            _give_back()
            with self._lock:
                waiters, self._waiters = self._waiters, []
            for loop, future in waiters:
                with contextlib.suppress(RuntimeError):  # its loop is closed: nobody waits
                    loop.call_soon_threadsafe(_settle, future)

    def _pack(self) -> None:
        """Pack the oldest until less is held than is aimed for, or little is left as it is."""
        while self.resident > self._budget * _AIM and self._raw_bytes > self._budget * _RAW and self._raw:
            block = self._raw.popleft()()
            if block is None or not block.kept:
                continue
            packed = block.packed_data()
            with self._lock:
                if block.kept:
                    self._raw_bytes -= block.resident
                    block.pack(packed)
                    self._packed_bytes += block.resident
                    self._packed.append(weakref.ref(block))

    def _spill(self) -> bool:
        """Move the oldest of the packed to the disk; whether there was anything to move. Raises DiskFull."""
        moved = False
        while self.resident > self._budget * _AIM and self._packed:
            if self._disk is None:
                raise DiskFull("")
            block = self._packed[0]()
            if block is not None and block.kept:
                data = block.packed_data()
                place = self._disk.put(data)
                moved = True
                with self._lock:
                    before = block.resident
                    block.spill(place)
                    if block.kept:
                        self._packed_bytes += block.resident - before
            self._packed.popleft()
        return moved


def _give_back() -> None:
    """Give the pages back that packing freed: glibc keeps them, between what is still held, for ever."""
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def _settle(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


_SHARED = LogKeeper()


def shared() -> LogKeeper:
    """The keeper of this process."""
    return _SHARED
