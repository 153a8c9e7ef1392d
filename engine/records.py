"""Records: what an engine says, as frozen values.

Ids are whole, sizes are bytes, times are aware datetimes in UTC, durations are seconds. A field that the engine did not
give, or gave in a shape that is not understood, is None (or empty), never a guess. Sources: Engine API 1.41-1.51.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.engine_facts import Component, Info, Version
from engine.kinds import Key, Kind
from engine.requests import NetworkRequest, RunRequest, VolumeRequest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


__all__ = [
    "Component",
    "Container",
    "ContainerDetail",
    "Endpoint",
    "Event",
    "HealthCheck",
    "Host",
    "Image",
    "ImageDetail",
    "Info",
    "Key",
    "Kind",
    "Layer",
    "LogChunk",
    "Mount",
    "Network",
    "NetworkRequest",
    "Pool",
    "Port",
    "Probe",
    "RunRequest",
    "Sample",
    "Version",
    "Volume",
    "VolumeRequest",
]


@dataclass(frozen=True, slots=True)
class Port:
    """One port of a container; `public` is None when it is exposed and not published."""

    private: int
    public: int | None = None
    ip: str = ""
    protocol: str = "tcp"


@dataclass(frozen=True, slots=True)
class Mount:
    """One mount of a container. `kind` is bind, volume, tmpfs or npipe; `name` is the volume's name."""

    kind: str
    source: str
    destination: str
    name: str = ""
    driver: str = ""
    writable: bool = True


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A container's place on one network."""

    network: str
    network_id: str = ""
    ip: str = ""
    prefix: int = 0
    ipv6: str = ""
    gateway: str = ""
    mac: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """One run of a health check."""

    start: datetime | None
    end: datetime | None
    exit_code: int | None
    output: str


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """A health check's settings; times in seconds."""

    test: tuple[str, ...]
    interval: float = 30.0
    timeout: float = 30.0
    retries: int = 3
    start_period: float = 0.0
    start_interval: float = 0.0


@dataclass(frozen=True, slots=True)
class ContainerDetail:
    """What only `GET /containers/{id}/json` says of a container."""

    started: datetime | None = None
    finished: datetime | None = None
    exit_code: int | None = None
    oom_killed: bool = False
    error: str = ""
    pid: int = 0
    restart_count: int = 0
    failing_streak: int = 0
    probes: tuple[Probe, ...] = ()
    health_check: HealthCheck | None = None
    tty: bool = False
    entrypoint: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    env: tuple[str, ...] = ()
    working_dir: str = ""
    user: str = ""
    hostname: str = ""
    platform: str = ""
    log_driver: str = ""
    restart_policy: str = ""
    restart_maximum: int = 0
    auto_remove: bool = False
    privileged: bool = False
    read_only: bool = False
    network_mode: str = ""
    memory_limit: int = 0
    cpu_limit: float = 0.0
    pids_limit: int = 0
    stop_signal: str = ""
    stop_timeout: int | None = None


@dataclass(frozen=True, slots=True)
class Container:
    """One container.

    `state` is the engine's word: created, running, paused, restarting, removing, exited or dead. `health` is healthy,
    unhealthy, starting or "" (no check). `exit_code` comes from the list's status words until `detail` is known.
    `detail` is None until the container was inspected.
    """

    id: str
    name: str
    image: str
    image_id: str
    command: str
    state: str
    created: datetime | None = None
    health: str = ""
    exit_code: int | None = None
    ports: tuple[Port, ...] = ()
    mounts: tuple[Mount, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    size_rw: int | None = None
    detail: ContainerDetail | None = None

    @property
    def project(self) -> str:
        """The compose project that it belongs to, or ""."""
        return self.labels.get("com.docker.compose.project", "")

    @property
    def service(self) -> str:
        """The compose service that it is an instance of, or ""."""
        return self.labels.get("com.docker.compose.service", "")


@dataclass(frozen=True, slots=True)
class Image:
    """One image with all its references; `tags` is empty when it has none."""

    id: str
    tags: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()
    size: int | None = None
    shared_size: int | None = None
    created: datetime | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    parent: str = ""
    platform: str = ""


@dataclass(frozen=True, slots=True)
class ImageDetail:
    """What only `GET /images/{id}/json` says of an image."""

    platform: str = ""
    author: str = ""
    entrypoint: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    env: tuple[str, ...] = ()
    ports: tuple[str, ...] = ()
    volumes: tuple[str, ...] = ()
    working_dir: str = ""
    user: str = ""
    layers: int = 0


@dataclass(frozen=True, slots=True)
class Layer:
    """One line of an image's history, newest first as the engine gives it."""

    id: str
    created: datetime | None
    created_by: str
    size: int | None
    comment: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Volume:
    """One volume. `anonymous` when the engine made up its name."""

    name: str
    driver: str = ""
    mountpoint: str = ""
    created: datetime | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    scope: str = ""
    size: int | None = None

    @property
    def anonymous(self) -> bool:
        """Whether the engine made up the name (label since 23.0, 64 hex digits before)."""
        if "com.docker.volume.anonymous" in self.labels:
            return True
        return len(self.name) == 64 and all(c in "0123456789abcdef" for c in self.name)


@dataclass(frozen=True, slots=True)
class Pool:
    """One address pool of a network."""

    subnet: str = ""
    gateway: str = ""
    ip_range: str = ""


@dataclass(frozen=True, slots=True)
class Network:
    """One network."""

    id: str
    name: str
    driver: str = ""
    scope: str = ""
    internal: bool = False
    attachable: bool = False
    ipv6: bool = False
    pools: tuple[Pool, ...] = ()
    created: datetime | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def predefined(self) -> bool:
        """Whether the engine made it and will not remove it."""
        return self.name in {"bridge", "host", "none", "podman"}


@dataclass(frozen=True, slots=True)
class Event:
    """One line of `GET /events`.

    `action` has no suffix ("health_status"); what follows the colon is `argument` ("healthy"). `time_ns` is the
    engine's own clock.
    """

    type: str
    action: str
    id: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    time_ns: int = 0
    argument: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One reading of a container's use. Counters are totals since its start; None: not given."""

    read: datetime | None
    cpu_percent: float | None
    cores: int
    memory_used: int | None
    memory_limit: int | None
    network_received: int | None
    network_sent: int | None
    block_read: int | None
    block_written: int | None
    pids: int | None


@dataclass(frozen=True, slots=True)
class LogChunk:
    r"""A run of whole log lines, as the log store takes them.

    `data` holds the lines, each ended by ``\n`` and begun by the engine's RFC 3339 stamp and one space. `streams` has
    one byte a line: 1 stdout, 2 stderr.
    """

    data: bytes
    streams: bytes


@dataclass(frozen=True, slots=True)
class Host:
    """Where an engine is said to be.

    `name` is unique and stable (the context's name, "local", "rootless", "podman", "private" …), `url` is a Docker
    host URL, `source` says in a few words who named it ("DOCKER_HOST", "context", "socket"). The TLS folder is the
    context's own, with ca.pem, cert.pem and key.pem.
    """

    name: str
    url: str
    source: str = ""
    tls_folder: str = ""
    tls_verify: bool = True
    current: bool = False
