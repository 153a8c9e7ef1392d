"""What is inside the containers of an engine in memory: processes and limits, as tests write them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.errors import Conflict, NotFound
from engine.limits import Limits
from engine.process_records import Top, top_from_json

if TYPE_CHECKING:
    from pathlib import Path

    from engine.copies import CommitRequest
    from engine.file_entries import Progress
    from engine.limits import LimitsChange
    from tests.fakes.memory_engine import MemoryEngine

TITLES = ["PID", "PPID", "UID", "%CPU", "RSS", "ELAPSED", "STAT", "COMMAND"]


class MemoryProcesses:
    """Processes by the container's id: as `ps` lines; what was signalled is kept in `sent`."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine
        self.titles = TITLES
        self.lines: dict[str, list[list[str]]] = {}
        self.sent: list[tuple[int, str]] = []
        self.asked_for: list[str | None] = []

    def say(self, container: str, *lines: str) -> None:
        """What the next lists say: "pid parent command" each."""
        cells = (line.split(" ", 2) for line in lines)
        self.lines[container] = [[pid, parent, "0", "0.1", "900", "61", "S", words] for pid, parent, words in cells]

    async def list(self, container: str, ps_args: str | None = None) -> Top:
        self.asked_for.append(ps_args)
        there = self._engine.containers_there.get(container)
        wrong: NotFound | Conflict | None = None
        if there is None:
            wrong = NotFound("list", "process", container)
        elif there.state not in {"running", "paused"}:
            wrong = Conflict("list", "process", container, "is not running")
        top = top_from_json({"Titles": self.titles, "Processes": self.lines.get(container, [])})
        found: Top = await self._engine.answer("processes.list", wrong or top, container)
        return found

    async def signal(self, container: str, pid: int, signal: str = "SIGTERM") -> int:
        await self._engine.answer("processes.signal", None, str(pid))
        self.sent.append((pid, signal))
        return pid - 1000


class MemoryLimits:
    """`contract.ContainerLimits` over what a test puts there; what was asked is kept in `asked`."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine
        self.there: dict[str, Limits] = {}
        self.asked: list[LimitsChange] = []
        self.warnings: tuple[str, ...] = ()

    async def read(self, container: str) -> Limits:
        there = container in self._engine.containers_there
        known = self.there.get(container, Limits()) if there else NotFound("read", "container", container)
        found: Limits = await self._engine.answer("limits.read", known, container)
        return found

    async def change(self, container: str, change: LimitsChange) -> tuple[str, ...]:
        await self._engine.answer("limits.change", None, container)
        self.asked.append(change)
        self._engine.limit(container, memory_limit=change.memory, cpu_limit=change.cpus, restart_policy=change.restart)
        return self.warnings


class MemoryCopies:
    """`contract.Copies`: images that appear, tars of a few bytes; what was asked is kept."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine
        self.committed: list[CommitRequest] = []
        self.failure: Exception | None = None

    async def commit(self, container: str, request: CommitRequest) -> str:
        await self._engine.answer("copies.commit", None, container)
        self.committed.append(request)
        return self._engine.add_image(*filter(None, [request.reference]), quiet=not request.reference).id

    async def export(self, container: str, target: Path, progress: Progress) -> None:
        progress.bytes = 3
        await self._engine.answer("copies.export", None, container)
        if self.failure is not None:
            raise self.failure
        await asyncio.to_thread(target.write_bytes, b"tar")
