"""What Longshore puts into a log itself: a container started, ended, was paused; the connection was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import LogChunk
from engine.stamps import stamp_length, stamp_ns, stamp_text
from models.log_lines import MARK
from models.words import plural, size, tr

if TYPE_CHECKING:
    from datetime import datetime

    from engine.records import Container, Event

TOGETHER_NS = 3_000_000_000
"""An event and a record's time that are so near are of the same thing."""

LAST_WORDS_NS = 3_000_000_000
"""So long after a process ended the engine may still stamp what it wrote: it stamps when it reads, and waits 2 s."""

_KILLED = 137
_ENDED = frozenset({"exited", "dead"})


def mark_chunk(nanoseconds: int, words: str) -> LogChunk:
    """A line of our own."""
    line = f"{stamp_text(max(0, nanoseconds))} {' '.join(words.split())}\n"
    return LogChunk(line.encode(), bytes((MARK,)))


class LogMarks:
    """The marks of one container's log, put where they belong among its lines.

    A mark waits for a line that is later than it, or until `flush`: what a container wrote before its end may come
    after the engine told of the end.
    """

    def __init__(self, container: Container) -> None:
        self._container = container
        self._waiting: list[tuple[int, str]] = []
        self._known: list[tuple[str, int]] = []
        self._recorded: list[tuple[str, int]] = []  # what a record told and no event yet
        self._oom_ns = 0
        self._begun = False
        self._runs = container.state != "created"
        self._ended_ns = self._before_all = 0
        self._words_until = 0  # lines up to here are the last words of an end that a record told
        self._quiet = not self._runs  # no line came since it ended
        detail = container.detail
        if detail is None:
            return
        if container.state in _ENDED and detail.exit_code is not None:
            self._ended(_ns(detail.finished), detail.exit_code, oom=detail.oom_killed)
            self._words_until = self._ended_ns + LAST_WORDS_NS
            self._recorded.append(("ended", self._ended_ns))  # its event may still be on its way
        elif detail.started is not None:
            self._before_all = _ns(detail.started)
            self._add("started", self._before_all, tr("LogMark", "started"))

    @property
    def waiting(self) -> bool:
        """Whether a mark waits for its place."""
        return bool(self._waiting)

    @property
    def ends(self) -> bool:
        """Whether the mark of an end waits."""
        return any(at == self._ended_ns for at, _ in self._waiting)

    def hear(self, event: Event) -> bool:
        """The engine told of something; whether it makes a mark."""
        if event.type != "container" or event.id != self._container.id:
            return False
        before = len(self._waiting)
        match event.action:
            case "oom":
                self._oom_ns = event.time_ns
            case "die":
                code = event.attributes.get("exitCode", "")
                oom = 0 <= event.time_ns - self._oom_ns < TOGETHER_NS and self._oom_ns > 0
                if not self._told_by_record("ended", event.time_ns):
                    self._ended(event.time_ns, int(code) if code.isdecimal() else None, oom=oom)
            case "start":
                if not self._told_by_record("started", event.time_ns):
                    self._started(event.time_ns)
            case "pause":
                self._add("paused", event.time_ns, tr("LogMark", "paused"))
            case "unpause":
                self._add("unpaused", event.time_ns, tr("LogMark", "goes on after the pause"))
            case "destroy":
                self._add("removed", event.time_ns, tr("LogMark", "removed"))
        return len(self._waiting) > before

    def update(self, container: Container) -> bool:
        """The record is newer: what nobody told of, because the engine was lost, is seen by it."""
        was, self._container = self._container, container
        old, new = was.detail, container.detail
        if new is None or old is None:
            return False
        before = len(self._waiting)
        if new.finished is not None and new.finished != old.finished:
            # Between an end and the next start the record has the end's code; it may come before the event.
            code = new.exit_code if container.state in _ENDED | {"restarting"} else None
            restarts = code is None and new.restart_count > old.restart_count
            if not self._told("ended", _ns(new.finished)):
                self._ended(_ns(new.finished), code, oom=new.oom_killed, restarts=restarts, policy=new.restart_policy)
                self._words_until = self._ended_ns + LAST_WORDS_NS
                self._recorded.append(("ended", _ns(new.finished)))
        if new.started is not None and new.started != old.started and not self._told("started", _ns(new.started)):
            self._started(_ns(new.started))
            self._recorded.append(("started", _ns(new.started)))
        return len(self._waiting) > before

    def lost(self, after_ns: int, *, seconds: float, whole: bool) -> None:
        """The connection was lost and is there again."""
        away = plural("LogMark", "%n second", "%n seconds", max(1, round(seconds)))
        if whole:
            words = tr("LogMark", "the connection was away for {away}; every line is there")
        else:
            words = tr("LogMark", "the connection was lost for {away}; lines may be missing: the engine let them go")
        self._waiting.append((after_ns, words.format(away=away)))

    def weave(self, chunk: LogChunk) -> list[LogChunk]:
        """A chunk with the marks that stand before one of its lines."""
        if not self._begun:
            self._begun = True
            first = _stamp_at(chunk.data, 0)
            # A start before all that is shown, known from the record alone, stands nowhere.
            old = self._before_all if first is not None and self._before_all <= first else 0
            self._waiting = [mark for mark in self._waiting if mark[0] != old]
        self._hear_out(chunk.data)
        if self._quiet and (after := _lines_before(chunk.data, self._ended_ns)) is not None:
            self._speaks((_stamp_at(chunk.data, after[1]) or 1) - 1)
        found: list[LogChunk] = []
        while self._waiting:
            self._waiting.sort(key=lambda mark: mark[0])
            nanoseconds, words = self._waiting[0]
            lines = _lines_before(chunk.data, nanoseconds)
            if lines is None:
                break
            place, size_before = lines
            if place:
                found.append(LogChunk(chunk.data[:size_before], chunk.streams[:place]))
            found.append(mark_chunk(nanoseconds, words))
            chunk = LogChunk(chunk.data[size_before:], chunk.streams[place:])
            del self._waiting[0]
        found.append(chunk)
        return found

    def flush(self) -> list[LogChunk]:
        """The marks that wait: no line came that is later."""
        self._begun = True
        waiting, self._waiting = sorted(self._waiting, key=lambda mark: mark[0]), []
        return [mark_chunk(*mark) for mark in waiting]

    def begins(self, chunk: LogChunk) -> None:
        """These are the first lines after an end. A container's first words come before its start is told."""
        first = _stamp_at(chunk.data, 0)
        if first is not None:
            self._speaks(first - 1)

    def _hear_out(self, data: bytes) -> None:
        """The end that a record told is put behind the container's last words, which may be stamped later."""
        if self._words_until <= self._ended_ns:
            return
        newest = _newest_until(data, self._words_until)
        if newest > self._ended_ns:
            was, self._ended_ns = self._ended_ns, newest
            self._waiting = [(newest if at == was else at, words) for at, words in self._waiting]

    def _speaks(self, before: int) -> None:
        """The first line of a run: its start stands before it, whatever the engine's clock said of it."""
        self._quiet = False
        words = tr("LogMark", "started")
        self._waiting = [(min(at, before), said) if said == words else (at, said) for at, said in self._waiting]
        self._started(before)

    def _started(self, nanoseconds: int) -> None:
        self._words_until = min(self._words_until, nanoseconds - 1)
        if not self._runs:
            self._runs = True
            self._add("started", nanoseconds, tr("LogMark", "started"))

    def _ended(
        self, nanoseconds: int, code: int | None, *, oom: bool, restarts: bool = False, policy: str = ""
    ) -> None:
        self._runs = False
        self._ended_ns = nanoseconds
        self._quiet = True
        parts = [tr("LogMark", "stopped") if code is None else tr("LogMark", "exited {code}").format(code=code)]
        limit = 0 if self._container.detail is None else self._container.detail.memory_limit
        if oom and limit:
            parts.append(tr("LogMark", "out of memory (limit {limit})").format(limit=size(limit)))
        elif oom:
            parts.append(tr("LogMark", "out of memory"))
        elif code == _KILLED:
            parts.append(tr("LogMark", "killed"))
        if restarts and policy:
            parts.append(tr("LogMark", "restarted by policy {policy}").format(policy=policy))
        self._add("ended", nanoseconds, ", ".join(parts))

    def _told_by_record(self, what: str, nanoseconds: int) -> bool:
        """Whether a record told of the same thing before the event; once for each."""
        for known in self._recorded:
            if known[0] == what and abs(nanoseconds - known[1]) < TOGETHER_NS:
                self._recorded.remove(known)
                return True
        self._recorded = self._recorded[-15:]
        return False

    def _told(self, what: str, nanoseconds: int) -> bool:
        """Whether an event told of it already."""
        return any(known == what and abs(nanoseconds - at) < TOGETHER_NS for known, at in self._known)

    def _add(self, what: str, nanoseconds: int, words: str) -> None:
        if nanoseconds <= 0 or (what, nanoseconds) in self._known:
            return
        self._known = [*self._known[-15:], (what, nanoseconds)]
        self._waiting.append((nanoseconds, words))


def _lines_before(data: bytes, nanoseconds: int) -> tuple[int, int] | None:
    """How many lines, and bytes of them, stand before the first line stamped later; None where none is later."""
    position = place = 0
    last = data.rfind(b"\n", 0, -1) + 1
    newest = _stamp_at(data, last)
    if newest is not None and newest <= nanoseconds and data.count(b"\n") > _MANY:
        return None  # near enough: a mark waits for the next chunk
    while position < len(data):
        stamp = _stamp_at(data, position)
        if stamp is not None and stamp > nanoseconds:
            return place, position
        position = data.index(b"\n", position) + 1
        place += 1
    return None


def _newest_until(data: bytes, nanoseconds: int) -> int:
    """The newest stamp that is not later, of the lines before the first that is; 0 without one."""
    lines = _lines_before(data, nanoseconds)
    end = len(data) if lines is None else lines[1]
    return _stamp_at(data, data.rfind(b"\n", 0, max(0, end - 1)) + 1) or 0 if end else 0


_MANY = 64


def _stamp_at(data: bytes, place: int) -> int | None:
    head = data[place : place + 40]
    return stamp_ns(head[: stamp_length(head)])


def _ns(moment: datetime | None) -> int:
    """Nanoseconds since 1970, 0 of what never was."""
    if moment is None or moment.year < 1971:
        return 0
    return int(moment.timestamp() * 1_000_000) * 1000
