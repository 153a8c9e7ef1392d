"""Limits and restart policy of a container, read and changed while it lives (`POST /containers/{id}/update`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.errors import Ask
from engine.parse import mapping, number, text, texts, whole_object
from engine.paths import segment
from engine.wire import ACT_SECONDS, READ_SECONDS

if TYPE_CHECKING:
    from engine.client import Client
    from engine.wire import Wire

UNLIMITED = -1
"""Of memory and swap together: as much swap as there is."""

_NO_LIMIT = 1 << 62
_PERIOD = 100_000
"""Microseconds of a CPU period where none is given (moby, kernel)."""

_ABOUT = ("swap", "memory", "cpu", "pids", "kernel")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a container may use at most; 0 for no limit.

    `swap` is memory and swap together in bytes, `UNLIMITED` for as much as there is. `by_quota` says that the CPU limit
    was given as a quota and a period, so that it has to be changed so. `restart` is the policy's name.
    """

    cpus: float = 0.0
    memory: int = 0
    swap: int = 0
    pids: int = 0
    restart: str = "no"
    restart_maximum: int = 0
    by_quota: bool = False


@dataclass(frozen=True, slots=True)
class LimitsChange:
    """What is to become another; None stays as it is.

    An engine does not take a memory or CPU limit away again, but for a CPU quota. 0 `pids` takes that one away.
    """

    cpus: float | None = None
    memory: int | None = None
    swap: int | None = None
    pids: int | None = None
    restart: str | None = None
    restart_maximum: int = 0
    by_quota: bool = False

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return any(value is not None for value in (self.cpus, self.memory, self.swap, self.pids, self.restart))


def limits_from_json(json: dict[str, Any]) -> Limits:
    """The inspection of one container as its limits."""
    host = mapping(json.get("HostConfig"))
    policy = mapping(host.get("RestartPolicy"))
    nano, quota = number(host.get("NanoCpus")), number(host.get("CpuQuota"))
    cpus = nano / 1e9 if nano > 0 else quota / (number(host.get("CpuPeriod")) or _PERIOD) if quota > 0 else 0.0
    swap = number(host.get("MemorySwap"))
    return Limits(
        cpus=cpus,
        memory=_limit(host.get("Memory")),
        swap=UNLIMITED if swap < 0 else _limit(swap),
        pids=_limit(host.get("PidsLimit")),
        restart=text(policy.get("Name")) or "no",
        restart_maximum=number(policy.get("MaximumRetryCount")),
        by_quota=nano <= 0 < quota,
    )


def _limit(value: Any) -> int:
    limit = number(value)
    return limit if 0 < limit < _NO_LIMIT else 0


def update_body(change: LimitsChange) -> dict[str, Any]:
    """The body of `POST /containers/{id}/update`: what changes, nothing else."""
    body: dict[str, Any] = {}
    if change.cpus is not None and change.by_quota:
        body |= {"CpuPeriod": _PERIOD, "CpuQuota": round(change.cpus * _PERIOD) or -1}
    elif change.cpus is not None:
        body["NanoCpus"] = round(change.cpus * 1e9)
    if change.memory is not None:
        body["Memory"] = change.memory
    if change.swap is not None:
        body["MemorySwap"] = change.swap
    if change.pids is not None:
        body["PidsLimit"] = change.pids
    if change.restart is not None:
        body["RestartPolicy"] = {"Name": change.restart, "MaximumRetryCount": change.restart_maximum}
    return body


class LimitCalls:
    """`contract.ContainerLimits` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def read(self, container: str) -> Limits:
        """The limits of a container."""
        return await self._wire.get(
            Ask("read", "container", container),
            f"/containers/{segment(container)}/json",
            lambda json: limits_from_json(whole_object(json)),
            patience=READ_SECONDS,
        )

    async def change(self, container: str, change: LimitsChange) -> tuple[str, ...]:
        """Change them; what the engine warns of them, in its own words. Raises an EngineError where it refuses."""
        ask = Ask("update", "container", container)
        path = f"/containers/{segment(container)}/update"

        def work(client: Client) -> tuple[str, ...]:
            reply = client.json(ask, "POST", path, body=update_body(change), patience=ACT_SECONDS)
            warned = texts(mapping(reply).get("Warnings"))
            # Engines repeat here what they warn of in general, such as forwarding that is off.
            return tuple(words for words in warned if any(about in words.lower() for about in _ABOUT))

        return await self._wire.run(ask, work, deed=True)
