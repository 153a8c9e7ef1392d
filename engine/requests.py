"""What an engine is asked to make: containers, networks, volumes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What Run… asks for. `ports` are (host ip, host port or None for any, container port, protocol)."""

    image: str
    name: str = ""
    command: tuple[str, ...] = ()
    ports: tuple[tuple[str, int | None, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NetworkRequest:
    """What Create network… asks for. Empty subnet and gateway: the engine chooses."""

    name: str
    driver: str = "bridge"
    subnet: str = ""
    gateway: str = ""
    internal: bool = False
    attachable: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VolumeRequest:
    """What Create volume… asks for. An empty name: the engine makes one up."""

    name: str = ""
    driver: str = "local"
    options: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
