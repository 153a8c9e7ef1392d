"""What the rows work on: a private engine of their own, filled with containers of a stated shape.

Benchmarks touch only engines that they started: everything here is given a `PrivateEngine` made by `private_engine`.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docker

from engine.private import PrivateEngine
from engine.sample import IMAGE, make_image

if TYPE_CHECKING:
    from collections.abc import Iterator

THREADS = 4


@contextmanager
def private_engine() -> Iterator[PrivateEngine]:
    """An engine that is started for the rows, and stopped and removed with all that is in it."""
    with tempfile.TemporaryDirectory(prefix="lsb-") as folder:
        engine = PrivateEngine(Path(folder) / "engine")
        try:
            engine.start()
            make_image(engine.url)
            yield engine
        finally:
            engine.stop(at_once=True)
            engine.remove()


def client(url: str) -> docker.APIClient:
    """The SDK's low-level client on `url`."""
    return docker.APIClient(base_url=url, version="auto", timeout=120)


def create(url: str, count: int, *, running: int = 0, checked: int = 0, network: str = "") -> list[str]:
    """Create containers of the row's shape: 2 ports, 2 mounts, 1 network, 8 labels each; returns their ids.

    The first `running` of them are started, and the first `checked` of those have a health check every 10 s.
    """
    api = client(url)
    if network and not api.networks(names=[network]):
        api.create_network(network)

    def one(number: int) -> str:
        mine = client(url)
        body: dict[str, Any] = {
            "Image": IMAGE,
            "Cmd": ["sleep", "1000000"],
            "Labels": {f"bench.label-{place}": f"value {number} {place}" for place in range(6)}
            | {"com.docker.compose.project": f"project-{number % 20}", "com.docker.compose.service": f"s{number}"},
            "ExposedPorts": {"80/tcp": {}, "443/tcp": {}},
            "HostConfig": {
                "Binds": [f"bench-{number % 40}:/data:rw", "/srv:/host:ro"],
                "NetworkMode": network or "default",
            },
        }
        if number < checked:
            body["Healthcheck"] = {"Test": ["CMD", "true"], "Interval": 10_000_000_000}
        reply = mine.post(
            f"{mine.base_url}/v{mine.api_version}/containers/create", params={"name": f"bench-{number:05}"}, json=body
        )
        reply.raise_for_status()
        name = str(reply.json()["Id"])
        if number < running:
            mine.start(name)
        mine.close()
        return name

    with ThreadPoolExecutor(THREADS) as pool:
        made = list(pool.map(one, range(count)))
    api.close()
    return made
