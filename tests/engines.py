"""Real engines for tests: only such as were started here. There is no way to point the tests at another one."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
import shutil
import socket
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import docker
import pytest

from engine import leftovers
from engine.bridge import is_there, noted
from engine.private import CannotStart, PrivateEngine
from engine.sample import IMAGE, make_image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")

_BUILT_IN_NETWORKS = {"bridge", "host", "none"}
_ENGINE_SOCKETS = ("docker.sock", "podman.sock", "docker_engine", "containerd.sock", "dockerd.sock")
_ours: set[str] = set()


class ForeignEngine(RuntimeError):
    """A test asked for an engine that no test started."""


def refuse_other_engines() -> None:
    """From now on, this process cannot connect to a local engine that was not started here."""

    def check(event: str, arguments: tuple[Any, ...]) -> None:
        if event != "socket.connect" or not isinstance(arguments[1], str | bytes):
            return
        path = arguments[1] if isinstance(arguments[1], str) else arguments[1].decode(errors="replace")
        if path.endswith(_ENGINE_SOCKETS) and not _is_ours(path):
            raise ForeignEngine(f"{path}: tests touch only engines that they started")

    sys.addaudithook(check)


def adopt(engine: PrivateEngine) -> None:
    """Let the tests use an engine that one of them is about to start."""
    _ours.add(str(engine.run))


def _is_ours(path: str) -> bool:
    # A scripted engine listens in a folder of the test's own.
    own = [*_ours, str(Path(tempfile.gettempdir()).resolve()), tempfile.gettempdir()]
    return any(path.startswith(f"{folder}/") for folder in own)


@dataclass(frozen=True)
class RealEngine:
    """An engine that the tests started.

    Args:
        engine: the private engine: `stop`, `start`, `pid`, `log`.
        image: the name of a small image with busybox in it.
        client: the SDK's low-level client, to look from beside.
    """

    engine: PrivateEngine
    image: str
    client: docker.APIClient

    @property
    def url(self) -> str:
        """Its address."""
        return self.engine.url

    def run(self, name: str, *command: str, start: bool = True, **settings: Any) -> str:
        """Create a container (`settings` as `create_container` takes them), start it, return its id.

        Without a command it runs until it is stopped, which it obeys at once.
        """
        words = list(command) or ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 1000 & wait $!; done"]
        made = self.client.create_container(settings.pop("image", self.image), words, name=name, **settings)
        if start:
            self.client.start(made["Id"])
        return str(made["Id"])


@dataclass
class _Seen:
    containers: dict[str, str] = field(default_factory=dict)
    images: dict[str, str] = field(default_factory=dict)
    volumes: dict[str, str] = field(default_factory=dict)
    networks: dict[str, str] = field(default_factory=dict)

    def foreign(self, before: _Seen, prefixes: tuple[str, ...]) -> list[str]:
        """What is here, was not there before, and bears none of the prefixes."""
        found: list[str] = []
        for kind in ("containers", "images", "volumes", "networks"):
            now, then = getattr(self, kind), getattr(before, kind)
            found += [f"{kind}: {now[key]}" for key in now.keys() - then.keys() if not now[key].startswith(prefixes)]
        return sorted(found)


def look(client: docker.APIClient) -> _Seen:
    """What is on an engine: by id, the names."""
    seen = _Seen()
    for one in client.containers(all=True):
        seen.containers[one["Id"]] = (one.get("Names") or [one["Id"]])[0].lstrip("/")
    for one in client.images():
        for tag in one.get("RepoTags") or ["<none>"]:
            seen.images[f"{one['Id']} {tag}"] = tag
    for one in client.volumes()["Volumes"] or []:
        seen.volumes[one["Name"]] = one["Name"]
    for one in client.networks():
        if one["Name"] not in _BUILT_IN_NETWORKS:
            seen.networks[one["Id"]] = one["Name"]
    return seen


def remove_named(client: docker.APIClient, prefix: str) -> None:
    """Remove everything on the engine whose name begins with `prefix`."""
    seen = look(client)
    for key, name in seen.containers.items():
        if name.startswith(prefix):
            client.remove_container(key, v=True, force=True)
    for key, name in seen.networks.items():
        if name.startswith(prefix):
            client.remove_network(key)
    for name in seen.volumes:
        if name.startswith(prefix):
            client.remove_volume(name, force=True)
    for name in seen.images.values():
        if name.startswith(prefix):
            client.remove_image(name, force=True)


@contextmanager
def started_engine(image: str = IMAGE) -> Iterator[RealEngine]:
    """A new engine with one small image; stopped and removed at the end, with proof that nothing of it is left.

    Where the machine cannot have one, the whole run ends, red.
    """
    folder = Path(tempfile.mkdtemp(prefix="longshore-test-"))
    engine = PrivateEngine(folder)
    adopt(engine)
    client: docker.APIClient | None = None
    try:
        try:
            engine.start()
        except CannotStart as error:
            pytest.exit(f"the tests cannot have a private engine: {error.words}", returncode=1)
        make_image(engine.url, image)
        client = docker.APIClient(base_url=engine.url, version="auto", timeout=60)
        client.headers["Connection"] = "close"  # no socket is kept that a test for leaks would find
        client.close()  # nor the one that asked for the version
        yield RealEngine(engine, image, client)
    finally:
        if client is not None:
            client.close()
        engine.remove()
        shutil.rmtree(folder, ignore_errors=True)
        _ours.discard(str(engine.run))
    left = traces(engine)
    assert not left, f"the engine left behind: {left}"
    assert not folder.exists()


def traces(engine: PrivateEngine) -> list[str]:
    """What there is on this machine of a private engine, its data folder apart: processes, mounts, sockets, bridges."""
    found = [f"process {pid}" for pid in leftovers.engine_processes(engine.run)]
    inside = (f"{engine.run}/", f"{engine.folder}/")
    found += [f"mount {point}" for point in leftovers.mount_points() if f"{point}/".startswith(inside)]
    found += [str(engine.run)] * engine.run.exists()
    bridge = noted(engine.folder)
    return [*found, f"bridge {bridge.name}"] if bridge is not None and is_there(bridge) else found


def ends_with_us(*command: str) -> list[str]:
    """A command that the kernel kills when the thread that starts it ends, however (prctl(2), PR_SET_PDEATHSIG)."""
    return ["setpriv", "--pdeathsig", "KILL", *command]


def quiet_port() -> int:
    """A free port of the loopback, below those that the system gives to whoever asks for any."""
    while True:
        with socket.socket() as sock, contextlib.suppress(OSError):
            sock.bind(("127.0.0.1", 20_000 + secrets.randbelow(12_000)))
            return int(sock.getsockname()[1])


def prefix_of(test: str) -> str:
    """A prefix for the names of what a test makes, valid for every kind of thing, images included."""
    return f"t{hashlib.sha256(test.encode()).hexdigest()[:8]}-"


def until(condition: Callable[[], T], timeout: float = 30.0) -> T:
    """Wait until `condition` gives something true, and return that; fails after `timeout` seconds."""
    deadline = time.monotonic() + timeout
    pause = threading.Event()
    while not (found := condition()):
        assert time.monotonic() < deadline, f"not true within {timeout} s: {condition}"
        pause.wait(0.02)
    return found
