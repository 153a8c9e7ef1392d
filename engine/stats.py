"""A container's use (Engine API, `GET /containers/{id}/stats`): the formulas of docker's CLI, and the stream.

Source: docker/cli `cli/command/container/stats_helpers.go`. Podman's `system_cpu_usage` is no host time
(podman#28761), so there the time between two readings counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import Ask, BadReply
from engine.parse import iso_time, items, json_value, mapping, number, objects, odd, text, whole
from engine.records import Sample
from engine.streams import EachStream, ReaderStream

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.wire import Wire

# Limits that mean none: 2⁶⁴-1 from Podman, and what cgroup v1 writes for "no limit" (2⁶³ rounded to pages).
_NO_LIMIT = 1 << 62
_LONGEST_LINE = 1 << 20


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
    """CPU use between two readings; 100 is one core (on Windows: all of them).

    None where there is no reading before, or the counter fell: the container was restarted in between.
    """
    if before is None or now.cpu_ns < before.cpu_ns:
        return None
    used = now.cpu_ns - before.cpu_ns
    if now.windows or podman:
        if now.read is None or before.read is None:
            return None
        elapsed = (now.read - before.read).total_seconds()
        possible = elapsed * 1e7 * now.cores if now.windows else elapsed * 1e9
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
    if now is None:
        return None
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


class SampleDecoder:
    """Bytes of the stream, cut anywhere → samples. Keeps the last reading itself: the reply's own may be missing."""

    def __init__(self, ask: Ask, *, podman: bool = False) -> None:
        self._ask = ask
        self._podman = podman
        self._held = b""
        self._before: Reading | None = None

    def feed(self, data: bytes) -> Sequence[Sample] | None:
        """Take bytes; the samples that are whole now, None where there are none. Raises BadReply of an endless one."""
        lines = (self._held + data).split(b"\n")
        self._held = lines.pop()
        if len(self._held) > _LONGEST_LINE:
            raise BadReply(*self._ask, "a reading without end")
        found = [sample for line in lines if (sample := self._sample(line)) is not None]
        return found or None

    def finish(self) -> Sequence[Sample] | None:
        """What is left at the end: a last reply without its newline."""
        sample, self._held = self._sample(self._held), b""
        return [sample] if sample is not None else None

    def _sample(self, line: bytes) -> Sample | None:
        if not line.strip():
            return None
        try:
            reply = mapping(json_value(line))
        except ValueError:
            odd(line, "reading")
            return None
        sample = sample_from_json(reply, self._before, podman=self._podman)
        self._before = reading_from_json(reply) or self._before
        return sample


def stats_stream(wire: Wire, container: str) -> EachStream[Sample]:
    """A container's samples, about one a second. A slow consumer loses the oldest (`dropped` counts them)."""
    from engine.paths import segment

    ask = Ask("measure", "container", container)
    decoder = SampleDecoder(ask, podman=wire.podman)
    return EachStream(
        ReaderStream(
            wire.source(ask, f"/containers/{segment(container)}/stats", {"stream": 1}),
            decoder.feed,
            decoder.finish,
            limit=256 << 10,
            drop=True,
            name=f"{wire.host.name} stats",
        )
    )
