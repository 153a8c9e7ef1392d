"""What an engine says of itself: its version, its parts, its machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Component:
    """One part of an engine as `docker version` lists it (Engine, containerd, runc, docker-init)."""

    name: str
    version: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Version:
    """`GET /version`."""

    version: str
    api_version: str
    min_api_version: str = ""
    platform: str = ""
    os: str = ""
    arch: str = ""
    kernel: str = ""
    go_version: str = ""
    git_commit: str = ""
    build_time: str = ""
    experimental: bool = False
    components: tuple[Component, ...] = ()

    @property
    def podman(self) -> bool:
        """Whether it is Podman that answers."""
        return any(component.name == "Podman Engine" for component in self.components)


@dataclass(frozen=True, slots=True)
class Info:
    """The essentials of `GET /info`; `raw` is the whole reply."""

    id: str = ""
    name: str = ""
    containers: int = 0
    running: int = 0
    paused: int = 0
    stopped: int = 0
    images: int = 0
    driver: str = ""
    logging_driver: str = ""
    cgroup_driver: str = ""
    cgroup_version: str = ""
    kernel: str = ""
    operating_system: str = ""
    os_type: str = ""
    arch: str = ""
    cpus: int = 0
    memory: int = 0
    root_dir: str = ""
    rootless: bool = False
    swarm: str = ""
    runtimes: tuple[str, ...] = ()
    default_runtime: str = ""
    security: tuple[str, ...] = ()
    volume_plugins: tuple[str, ...] = ()
    network_plugins: tuple[str, ...] = ()
    log_plugins: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    raw: Mapping[str, Any] = field(default_factory=dict)
