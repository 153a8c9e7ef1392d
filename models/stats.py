"""What the containers of one engine use, measured while somebody looks, and not otherwise."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError, NotFound
from engine.kinds import Key, Kind
from engine.stamps import stamp_ns
from engine.tasks import TaskScope
from models.history import HOST, History, total_name
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from engine.records import Event, Info
    from engine.stats_reader import Measured
    from models.history_keeper import HistoryKeeper
    from models.rows import ContainerRow
    from models.session import HostSession

log = logging.getLogger(__name__)

MEASURED = frozenset({"running", "paused"})
"""States of a container that has numbers."""

SLOW = 30.0
"""Seconds between two samples while nobody looks and recording goes on."""

_STALE = 60.0
_SKEW = 2.0
"""Seconds that two clocks may differ before it matters: less is the way to the engine."""

_MEASURE, _KEEP = "measure", "keep"


class StatsHub(QObject):
    """One stream for each running container, while any view that shows their use is on the screen.

    The numbers are in the rows (`ContainerRow.use`); what was measured is kept in `history`.

    Args:
        session: whose containers.
        report: takes what is a bug.
    """

    sampled = Signal(object)
    """The keys of the containers that were measured, about once a second for all of them."""
    changed = Signal()
    """`failed`, `measuring` or the events in `history` changed."""

    def __init__(self, session: HostSession, report: Callable[[BaseException], None]) -> None:
        super().__init__(session)
        self._session = session
        self._scope = TaskScope(report, name=f"stats {session.host.name}")
        self._watchers: set[object] = set()
        self._running: set[str] = set()
        self._watch: Callable[[Iterable[str]], None] | None = None
        self._pause: float | None = None
        self._settling = False
        self._last = 0.0
        self._recording = False
        self._info: Info | None = None
        self._behind = 0.0
        self._spent = 0.0
        self._samples = 0
        self._keeper: HistoryKeeper | None = None
        self.history = History()
        self.failed: dict[str, EngineError] = {}
        session.stateChanged.connect(self._settle)
        session.stateChanged.connect(self._compare_clocks)
        session.rowsUpserted.connect(self._upserted)
        session.rowsDiscarded.connect(self._discarded)
        session.rowsReplaced.connect(self._replaced)
        session.happened.connect(self._hear)
        self._compare_clocks()
        self._replaced(Kind.CONTAINER)

    @property
    def measuring(self) -> bool:
        """Whether containers are being measured, once a second."""
        return self._pause == 0.0

    @property
    def recording_share(self) -> float | None:
        """What part of a core it takes to record the containers that run now while hidden; None: not known yet."""
        return self._spent / self._samples * len(self._running) / SLOW if self._samples else None

    @property
    def watched(self) -> int:
        """How many containers run, and are measured where any are."""
        return len(self._running)

    def watch(self, who: object) -> None:
        """Somebody looks from now on."""
        self._watchers.add(who)
        self._settle_soon()

    def rest(self, who: object) -> None:
        """They look no more; after the last one nothing is asked of the engine."""
        self._watchers.discard(who)
        self._settle_soon()

    def record_hidden(self, *, on: bool) -> None:
        """Whether to take a sample now and then while nobody looks."""
        if on != self._recording:
            self._recording = on
            self._settle_soon()

    def keep_in(self, folder: Path) -> None:
        """Keep the history in a file of this host in that folder, from now on. Once."""
        from models.history_keeper import HistoryKeeper, history_path

        if self._keeper is None and not self._scope.closed:
            path = history_path(folder, self._session.host)
            self._keeper = HistoryKeeper(self.history, path, self.changed.emit)
            self._scope.start(_KEEP, self._keep(self._keeper))

    async def _keep(self, keeper: HistoryKeeper) -> None:
        """Not before the containers are shown: to read a day takes a thread 20 ms that they would wait for."""
        listed = asyncio.Event()
        told = self._session.rowsReplaced.connect(lambda _kind: listed.set())
        try:
            if not self._session.listed("container"):
                await listed.wait()
        finally:
            self._session.rowsReplaced.disconnect(told)
        await keeper.run()

    @property
    def kept(self) -> bool:
        """Whether the history is kept on disk."""
        return self._keeper is not None and self._keeper.open

    @property
    def keeping_problem(self) -> str:
        """Why the history is not kept on disk, "" where it is, or nobody asked for it."""
        from models.history_file import InUse

        problem = self._keeper.problem if self._keeper is not None else None
        if problem is None:
            return ""
        return (
            tr("Stats", "another window keeps it") if isinstance(problem, InUse) else problem.strerror or str(problem)
        )

    async def close(self) -> None:
        """Measure no more; nothing is left when this returns, and what was measured is on disk."""
        self._watchers.clear()
        await self._scope.close()
        if self._keeper is not None:
            await self._keeper.close()

    # Whether to measure

    def _settle_soon(self) -> None:
        """One view goes as another comes: what counts is how it stands then."""
        if self._scope.closed or self._settling:
            return
        self._settling = True
        asyncio.get_running_loop().call_soon(self._settle_now)

    def _settle_now(self) -> None:
        self._settling = False
        self._settle()

    def _settle(self) -> None:
        if self._scope.closed:
            return
        live = self._session.state.value == "live"
        pause = None
        if live and self._watchers:
            pause = 0.0
        elif live and self._recording:
            pause = SLOW
        if pause == self._pause:
            return
        self._pause = pause
        self._watch = None
        if pause is None:
            self._scope.cancel(_MEASURE)
        else:
            if time.monotonic() - self._last > _STALE:
                self._forget()
            self._scope.start(_MEASURE, self._measure(pause))
        self.changed.emit()

    def _forget(self) -> None:
        for row in self._session.containers.values():
            row.use.clear()

    async def _measure(self, pause: float) -> None:
        reader = self._session.engine.containers.measure(pause=pause)
        async with reader as measured:
            self._watch = reader.watch
            reader.watch(self._running)
            async for found in measured:
                self._take(found, pause)

    def _take(self, found: Measured, pause: float) -> None:
        containers, host = self._session.containers, self._session.host.name
        moment = time.time()
        keys: list[Key] = []
        for identity, sample in found.samples.items():
            key = Key(host, Kind.CONTAINER, identity)
            row = containers.get(key)
            if row is not None and identity in self._running:
                row.use.take(sample)
                self.history.put(row.container.name, moment, row.use)
                keys.append(key)
        self._last = time.monotonic()
        self._spent += found.spent
        self._samples += len(found.samples)
        if keys:
            self._put_totals(moment)
            self.history.saw(moment, pause)
            if self._keeper is not None:
                self._keeper.tick()
            self.sampled.emit(keys)
        self._note_failures(found)

    def _put_totals(self, moment: float) -> None:
        """What all containers of a project use together, and all of the host."""
        sums: dict[str, list[float | None]] = {}
        for identity in self._running:
            row = self._session.containers.get(Key(self._session.host.name, Kind.CONTAINER, identity))
            if row is None:
                continue
            numbers = row.use.numbers()
            names = (HOST,) if not row.container.project else (HOST, total_name(row.container.project))
            for name in names:
                known = sums.setdefault(name, [None] * len(numbers))
                for place, number in enumerate(numbers):
                    if number is not None:
                        known[place] = (known[place] or 0.0) + number
        for name, added in sums.items():
            self.history.put_numbers(name, moment, added)

    def _note_failures(self, found: Measured) -> None:
        before = set(self.failed)
        for identity in found.samples:
            self.failed.pop(identity, None)
        for identity, error in found.failed.items():
            # One that is gone is told of by its event.
            if identity in self._running and not isinstance(error, NotFound):
                self.failed[identity] = error
        if set(self.failed) != before:
            self.changed.emit()

    # Which containers

    def _upserted(self, kind: str, keys: Iterable[Key]) -> None:
        if kind == Kind.CONTAINER:
            before = len(self._running)
            differ = False
            for key in keys:
                row = self._session.containers.get(key)
                differ |= row is not None and self._sort_in(row)
            if differ or len(self._running) != before:
                self._follow()

    def _discarded(self, kind: str, keys: Iterable[Key]) -> None:
        if kind == Kind.CONTAINER:
            gone = {key.id for key in keys}
            for identity in gone:
                self.failed.pop(identity, None)
            if gone & self._running:
                self._running -= gone
                self._follow()

    def _replaced(self, kind: str) -> None:
        if kind == Kind.CONTAINER:
            self._running = set()
            for row in self._session.containers.values():
                self._sort_in(row)
            self._follow()

    def _sort_in(self, row: ContainerRow) -> bool:
        identity = row.container.id
        runs = row.container.state in MEASURED
        if runs == (identity in self._running):
            return False
        if runs:
            self._running.add(identity)
        else:
            self._running.discard(identity)
            self.failed.pop(identity, None)
            row.use.clear()
            self.sampled.emit([row.key])
        return True

    def _follow(self) -> None:
        if self._watch is not None:
            self._watch(self._running)

    # What happens to them

    def _compare_clocks(self) -> None:
        """An engine elsewhere may have another time; numbers stand by ours, and so are events to."""
        info = self._session.info
        if info is None or info is self._info:
            return
        self._info = info
        stamp = stamp_ns(str(info.raw.get("SystemTime", "")).encode("utf-8", "replace"))
        behind = 0.0 if stamp is None else time.time() - stamp / 1e9
        self._behind = behind if abs(behind) >= _SKEW else 0.0

    def _hear(self, event: Event) -> None:
        if event.type == "container" and self.history.hear(event, time.time(), behind=self._behind):
            if self._keeper is not None:
                self._keeper.tick()
            self.changed.emit()
