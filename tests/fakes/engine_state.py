"""What a scripted engine has: containers, images, volumes, networks, as the Engine API writes them."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, field
from typing import Any

CREATED = 1_700_000_000
CREATED_TEXT = "2023-11-14T22:13:20Z"


def identity(*parts: object) -> str:
    """64 hex digits made of the parts."""
    return hashlib.sha256(" ".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass
class FakeContainer:
    """One container."""

    id: str
    name: str
    image: str = "fake:1"
    state: str = "running"
    exit_code: int = 0
    health: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    ports: tuple[tuple[int, int | None], ...] = ((80, 8080), (443, 8443))
    volumes: tuple[str, ...] = ("data", "cache")
    networks: tuple[str, ...] = ("front",)
    tty: bool = False
    command: tuple[str, ...] = ("sleep", "1000")
    stop_timeout: int | None = None

    @property
    def status(self) -> str:
        """The list's words for its state."""
        health = {"": "", "starting": " (health: starting)"}.get(self.health, f" ({self.health})")
        return {
            "running": f"Up 3 hours{health}",
            "paused": "Up 3 hours (Paused)",
            "exited": f"Exited ({self.exit_code}) 3 days ago",
            "restarting": f"Restarting ({self.exit_code}) 5 seconds ago",
            "created": "Created",
        }.get(self.state, self.state.capitalize())

    def listed(self) -> dict[str, Any]:
        """As `GET /containers/json` has it."""
        running = self.state in {"running", "paused"}
        return {
            "Id": self.id,
            "Names": [f"/{self.name}"],
            "Image": self.image,
            "ImageID": f"sha256:{identity('image', self.image)}",
            "Command": " ".join(self.command),
            "Created": CREATED,
            "Ports": [
                {"IP": "0.0.0.0", "PrivatePort": private, "PublicPort": public, "Type": "tcp"}  # noqa: S104
                if public is not None
                else {"PrivatePort": private, "Type": "tcp"}
                for private, public in self.ports
            ]
            if running
            else [],
            "Labels": self.labels,
            "State": self.state,
            "Status": self.status,
            "HostConfig": {"NetworkMode": "default"},
            "NetworkSettings": {"Networks": self._networks()},
            "Mounts": self._mounts(),
        }

    def inspected(self) -> dict[str, Any]:
        """As `GET /containers/{id}/json` has it."""
        running = self.state in {"running", "paused"}
        state: dict[str, Any] = {
            "Status": self.state,
            "Running": running,
            "Paused": self.state == "paused",
            "ExitCode": self.exit_code,
            "Pid": 4242 if running else 0,
            "StartedAt": "2023-11-14T22:13:21.5Z" if self.state != "created" else "0001-01-01T00:00:00Z",
            "FinishedAt": "0001-01-01T00:00:00Z" if running or self.state == "created" else "2023-11-14T23:13:21.5Z",
            "OOMKilled": False,
            "Error": "",
        }
        if self.health:
            state["Health"] = {"Status": self.health, "FailingStreak": 0, "Log": []}
        return {
            "Id": self.id,
            "Name": f"/{self.name}",
            "Created": CREATED_TEXT,
            "Path": self.command[0],
            "Args": list(self.command[1:]),
            "State": state,
            "Image": f"sha256:{identity('image', self.image)}",
            "RestartCount": 0,
            "Platform": "linux",
            "Config": {
                "Image": self.image,
                "Labels": self.labels,
                "Tty": self.tty,
                "Env": ["PATH=/bin"],
                "Cmd": list(self.command),
                "StopTimeout": self.stop_timeout,
            },
            "HostConfig": {"NetworkMode": "default", "LogConfig": {"Type": "json-file", "Config": {}}},
            "NetworkSettings": {
                "Networks": self._networks(),
                "Ports": {
                    f"{private}/tcp": None if public is None else [{"HostIp": "0.0.0.0", "HostPort": str(public)}]  # noqa: S104
                    for private, public in self.ports
                }
                if running
                else {},
            },
            "Mounts": self._mounts(),
        }

    def _networks(self) -> dict[str, Any]:
        return {
            name: {"NetworkID": identity("network", name), "IPAddress": "10.0.0.2", "IPPrefixLen": 24, "Aliases": None}
            for name in self.networks
        }

    def _mounts(self) -> list[dict[str, Any]]:
        return [
            {"Type": "volume", "Name": name, "Source": "", "Destination": f"/{name}", "Driver": "local", "RW": True}
            for name in self.volumes
        ]


@dataclass
class FakeState:
    """All that one scripted engine has. The lock is the server's."""

    api: str = "1.41"
    min_api: str = "1.24"
    podman: bool = False
    containers: dict[str, FakeContainer] = field(default_factory=dict)
    images: dict[str, list[str]] = field(default_factory=dict)
    volumes: dict[str, dict[str, Any]] = field(default_factory=dict)
    networks: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        """An image, two volumes and a network to begin with."""
        self.images[f"sha256:{identity('image', 'fake:1')}"] = ["fake:1"]
        for name in ("data", "cache"):
            self.add_volume(name)
        self.add_network("front")

    def add_container(self, name: str = "", **values: Any) -> FakeContainer:
        """One more container; `values` are FakeContainer's fields."""
        number = next(self.numbers)
        made = FakeContainer(identity("container", number), name or f"container-{number}", **values)
        self.containers[made.id] = made
        return made

    def add_volume(self, name: str, **values: Any) -> dict[str, Any]:
        """One more volume."""
        self.volumes[name] = {
            "Name": name,
            "Driver": "local",
            "Mountpoint": f"/var/lib/docker/volumes/{name}/_data",
            "CreatedAt": CREATED_TEXT,
            "Labels": None,
            "Options": None,
            "Scope": "local",
            **values,
        }
        return self.volumes[name]

    def add_network(self, name: str, **values: Any) -> dict[str, Any]:
        """One more network."""
        key = identity("network", name)
        self.networks[key] = {
            "Id": key,
            "Name": name,
            "Driver": "bridge",
            "Scope": "local",
            "Created": CREATED_TEXT,
            "Internal": False,
            "Attachable": False,
            "EnableIPv6": False,
            "IPAM": {"Driver": "default", "Config": [{"Subnet": "10.0.0.0/24", "Gateway": "10.0.0.1"}]},
            "Labels": {},
            "Options": {},
            "Containers": {},
            **values,
        }
        return self.networks[key]

    def find_container(self, word: str) -> FakeContainer | None:
        """By whole id, name or beginning of an id."""
        if word in self.containers:
            return self.containers[word]
        for container in self.containers.values():
            if container.name == word or (len(word) >= 4 and container.id.startswith(word)):
                return container
        return None

    def find_image(self, word: str) -> str | None:
        """The id of an image, by id or reference."""
        for key, tags in self.images.items():
            if word in {key, key.removeprefix("sha256:")[:12]} or word in tags or f"{word}:latest" in tags:
                return key
        return None

    def find_network(self, word: str) -> dict[str, Any] | None:
        """By id or name."""
        return next((one for one in self.networks.values() if word in {one["Id"], one["Name"]}), None)

    def listed_images(self, *, shared: bool = False) -> list[dict[str, Any]]:
        """As `GET /images/json` has them."""
        return [
            {
                "Id": key,
                "RepoTags": tags or None,
                "RepoDigests": None,
                "Created": CREATED,
                "Size": 1_234_567,
                "SharedSize": 567 if shared else -1,
                "Labels": None,
                "ParentId": "",
                "Containers": -1,
            }
            for key, tags in self.images.items()
        ]

    def version(self) -> dict[str, Any]:
        """As `GET /version` has it."""
        name = "Podman Engine" if self.podman else "Engine"
        return {
            "Version": "20.10.24",
            "ApiVersion": self.api,
            "MinAPIVersion": self.min_api,
            "Os": "linux",
            "Arch": "amd64",
            "KernelVersion": "6.1",
            "GoVersion": "go1.19",
            "Components": [{"Name": name, "Version": "20.10.24", "Details": {"ApiVersion": self.api}}],
        }

    def info(self) -> dict[str, Any]:
        """As `GET /info` has it."""
        states = [container.state for container in self.containers.values()]
        return {
            "ID": "FAKE",
            "Name": "fake",
            "Containers": len(states),
            "ContainersRunning": states.count("running"),
            "ContainersPaused": states.count("paused"),
            "ContainersStopped": states.count("exited"),
            "Images": len(self.images),
            "Driver": "overlay2",
            "NCPU": 2,
            "MemTotal": 8_000_000_000,
            "SecurityOptions": ["name=seccomp,profile=default"],
            "OSType": "linux",
        }
