"""A container's use (Engine API, `GET /containers/{id}/stats`): the formulas of docker's CLI, and the decoder.

Source: docker/cli `cli/command/container/stats_helpers.go`. Podman's `system_cpu_usage` is no host time
(podman#28761), so there the time between two readings counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine.errors import Ask, BadReply
from engine.parse import iso_time, items, json_value, mapping, number, objects, odd, text, whole
from engine.records import Sample

if TYPE_CHECKING:
    from datetime import datetime

# Limits that mean none: 2⁶⁴-1 from Podman, and what cgroup v1 writes for "no limit" (2⁶³ rounded to pages).
_NO_LIMIT = 1 << 62
_LONGEST_LINE = 1 << 20
_PRESENT = timedelta(seconds=90)
_TELLING = timedelta(milliseconds=400)


@dataclass(frozen=True, slots=True)
class Reading:
    """What CPU use is computed from: two of them, one after the other."""

    read: datetime | None
    cpu_ns: int
    system_ns: int
    cores: int
    windows: bool = False


def reading_from_json(json: dict[str, Any]) -> Reading | None:
    """The CPU counters of one reply, None of a stopped container's empty one."""
    cpu = mapping(json.get("cpu_stats"))
    usage = mapping(cpu.get("cpu_usage"))
    read = iso_time(json.get("read"))
    if read is None:
        return None
    windows = json.get("os_type") == "windows" or number(json.get("num_procs")) > 0
    cores = number(cpu.get("online_cpus")) or len(items(usage.get("percpu_usage"))) or 1
    return Reading(
        read=read,
        cpu_ns=number(usage.get("total_usage")),
        system_ns=number(cpu.get("system_cpu_usage")),
        cores=number(json.get("num_procs")) or cores if windows else cores,
        windows=windows,
    )


def cpu_percent(before: Reading | None, now: Reading, *, podman: bool = False) -> float | None:
    """CPU use between two readings; 100 is one core, on Windows too, where docker's command says it of all of them.

    None where there is no reading before, or the counter fell: the container was restarted in between.
    """
    if before is None or now.cpu_ns < before.cpu_ns:
        return None
    used = now.cpu_ns - before.cpu_ns
    if now.windows or podman:
        if now.read is None or before.read is None:
            return None
        elapsed = (now.read - before.read).total_seconds()
        possible = elapsed * (1e7 if now.windows else 1e9)
        return used / possible * 100.0 if possible > 0 else 0.0
    system = now.system_ns - before.system_ns
    if system <= 0 or used <= 0:
        return 0.0
    return used / system * now.cores * 100.0


def memory_used(json: dict[str, Any]) -> int | None:
    """Bytes without the page cache that could be dropped; None where it is not measured."""
    memory = mapping(json.get("memory_stats"))
    private = whole(memory.get("privateworkingset"))
    if private is not None:
        return private
    usage = whole(memory.get("usage"))
    if usage is None:
        return None
    stats = mapping(memory.get("stats"))
    # cgroup v1 and v2 name it differently; `cache`, which older programs subtract, is wrong on v2.
    for name in ("total_inactive_file", "inactive_file"):
        inactive = whole(stats.get(name))
        if inactive is not None:
            return usage - inactive if inactive < usage else usage
    return usage


def memory_limit(json: dict[str, Any]) -> int | None:
    """The limit in bytes, the host's memory where there is none of its own; None where it is not given."""
    limit = number(mapping(json.get("memory_stats")).get("limit"))
    return limit if 0 < limit < _NO_LIMIT else None


def network_total(json: dict[str, Any], name: str) -> int | None:
    """`rx_bytes` or `tx_bytes` over all networks; None without networks (the host's own network)."""
    networks = json.get("networks")
    if not networks:
        return None
    return sum(number(mapping(one).get(name)) for one in mapping(networks).values())


def block_total(json: dict[str, Any], operation: str) -> int | None:
    """Bytes read ("read") or written ("write"); None where the engine does not say."""
    windows = whole(mapping(json.get("storage_stats")).get(f"{operation}_size_bytes"))
    if windows is not None:
        return windows
    entries = mapping(json.get("blkio_stats")).get("io_service_bytes_recursive")
    if entries is None:
        return None
    return sum(number(one.get("value")) for one in objects(entries) if text(one.get("op")).lower()[:1] == operation[0])


def sample_from_json(json: dict[str, Any], before: Reading | None, *, podman: bool = False) -> Sample | None:
    """One reply as a sample, `before` being the reading of the last one. None of a stopped container's empty reply."""
    now = reading_from_json(json)
    return None if now is None else _sample(json, before, now, podman=podman)


def _sample(json: dict[str, Any], before: Reading | None, now: Reading, *, podman: bool) -> Sample:
    return Sample(
        read=now.read,
        cpu_percent=cpu_percent(before, now, podman=podman),
        cores=now.cores,
        memory_used=memory_used(json),
        memory_limit=memory_limit(json),
        network_received=network_total(json, "rx_bytes"),
        network_sent=network_total(json, "tx_bytes"),
        block_read=block_total(json, "read"),
        block_written=block_total(json, "write"),
        pids=whole(mapping(json.get("pids_stats")).get("current")),
    )


def too_old(before: Reading, now: Reading) -> bool:
    """Whether so much lies between two readings that what came of it would be no present use."""
    if before.read is None or now.read is None:
        return True
    return not timedelta(0) <= now.read - before.read <= _PRESENT


def too_close(before: Reading, now: Reading) -> bool:
    """Whether so little lies between two readings that the clock ticks of the system's own counter would show."""
    if before.read is None or now.read is None:
        return False
    return timedelta(0) <= now.read - before.read < _TELLING


class SampleDecoder:
    """Bytes of the stream, cut anywhere → samples. Keeps the last reading itself: the reply's own may be missing.

    Args:
        ask: what is asked, for errors.
        before: the last reading of the stream before, where one was read not long ago.
        podman: whether Podman answers.
    """

    def __init__(self, ask: Ask, before: Reading | None = None, *, podman: bool = False) -> None:
        self._ask = ask
        self._podman = podman
        self._held = b""
        self._before = before

    @property
    def reading(self) -> Reading | None:
        """The last one, None before there was any."""
        return self._before

    def latest(self, data: bytes) -> Sample | None:
        """Take bytes; the last sample that is whole now, None where there is none. Raises BadReply of an endless one.

        Of several only the last is looked at: the counters are totals, so nothing is lost between.
        """
        lines = (self._held + data).split(b"\n")
        self._held = lines.pop()
        if len(self._held) > _LONGEST_LINE:
            raise BadReply(*self._ask, "a reading without end")
        for line in reversed(lines):
            reply = self._read(line)
            now = None if reply is None else reading_from_json(reply)
            if reply is not None and now is not None:
                before = self._before
                if before is not None and too_close(before, now):
                    return None
                self._before = now
                if before is not None and too_old(before, now):
                    before = None
                return _sample(reply, before, now, podman=self._podman)
        return None

    @staticmethod
    def _read(line: bytes) -> dict[str, Any] | None:
        if not line.strip():
            return None
        try:
            return mapping(json_value(line))
        except ValueError:
            odd(line, "reading")
            return None
