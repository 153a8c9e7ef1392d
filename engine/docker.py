"""The engine behind the contract: Docker's HTTP API over HTTP of our own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from engine.containers import ContainerCalls
from engine.contract import Capabilities
from engine.errors import Ask, Unsupported
from engine.images import ImageCalls
from engine.kinds import Kind
from engine.networks import NetworkCalls
from engine.parse import record
from engine.system import SystemCalls, version_from_json
from engine.volumes import VolumeCalls
from engine.wire import READ_SECONDS, Wire, read, version_key

if TYPE_CHECKING:
    from engine.client import Client
    from engine.copies import CopyCalls
    from engine.files import FileCalls
    from engine.limits import LimitCalls
    from engine.processes import ProcessCalls
    from engine.records import Host

NEWEST_API = "1.51"
"""The newest API version whose replies we know."""

OLDEST_API = "1.24"
"""The oldest one that has all that is asked here."""


class DockerEngine:
    """A `contract.Engine` over one host.

    Nothing is imported or connected before `open`, and then in worker threads. `open` may be called again after the
    engine was lost: it may have come back as another version. What no list needs is imported when it is first asked.

    Args:
        host: where it is.
        workers: how many threads read from it; what is done to it has its own.
    """

    def __init__(self, host: Host, *, workers: int = 4) -> None:
        self._wire = Wire(host, workers=workers)
        self._can = Capabilities()
        self._containers = ContainerCalls(self._wire)
        self._images = ImageCalls(self._wire)
        self._volumes = VolumeCalls(self._wire)
        self._networks = NetworkCalls(self._wire)
        self._system = SystemCalls(self._wire)

    @property
    def host(self) -> Host:
        """Where it is."""
        return self._wire.host

    @property
    def api_version(self) -> str:
        """The API version in use; "" before `open`."""
        return self._wire.api

    @property
    def can(self) -> Capabilities:
        """What it can. Known after `open`."""
        return self._can

    @property
    def containers(self) -> ContainerCalls:
        """Its containers."""
        return self._containers

    @cached_property
    def files(self) -> FileCalls:
        """Files inside its containers."""
        from engine.files import FileCalls

        return FileCalls(self._wire)

    @cached_property
    def processes(self) -> ProcessCalls:
        """The processes of its containers."""
        from engine.processes import ProcessCalls

        return ProcessCalls(self._wire)

    @cached_property
    def limits(self) -> LimitCalls:
        """The limits of its containers."""
        from engine.limits import LimitCalls

        return LimitCalls(self._wire)

    @cached_property
    def copies(self) -> CopyCalls:
        """What is made of its containers."""
        from engine.copies import CopyCalls

        return CopyCalls(self._wire)

    @property
    def images(self) -> ImageCalls:
        """Its images."""
        return self._images

    @property
    def volumes(self) -> VolumeCalls:
        """Its volumes."""
        return self._volumes

    @property
    def networks(self) -> NetworkCalls:
        """Its networks."""
        return self._networks

    @property
    def system(self) -> SystemCalls:
        """The engine itself."""
        return self._system

    async def open(self) -> None:
        """Connect, agree on the API version, learn what it can. Raises an EngineError."""
        ask = Ask("connect", "engine", self.host.name)
        greeting = await self._wire.run(ask, lambda client: _greet(client, ask), deed=False)
        api = agreed_version(greeting.newest, greeting.oldest)
        if version_key(api) < version_key(OLDEST_API):
            raise Unsupported(*ask, f"API {greeting.newest} is older than {OLDEST_API}")
        self._wire.api = api
        self._wire.podman = greeting.podman
        new = self._wire.at_least(1, 42)
        self._can = Capabilities(
            shared_size=new,
            removes_anonymous_only=new,
            podman=greeting.podman,
            untold=frozenset({Kind.NETWORK}) if greeting.podman else frozenset(),
        )

    async def close(self) -> None:
        """Stop all streams and workers; nothing of it is left when this returns."""
        await self._wire.close()


class _Greeting(NamedTuple):
    """The newest and the oldest API version that an engine speaks ("" where it need not be known), and whose it is."""

    newest: str
    oldest: str
    podman: bool


def _greet(client: Client, ask: Ask) -> _Greeting:
    # The ping first: it is what answers at once, without a login, if anything does. Docker's own engines tell their
    # version in its headers; one that is not newer than what we know needs no further question, which takes 5 ms.
    _, headers = client.call(ask, "GET", "/_ping", patience=READ_SECONDS, versioned=False)
    told = headers.get("Api-Version", "")
    if headers.get("Server", "").startswith("Docker/") and (0, 0) < version_key(told) <= version_key(NEWEST_API):
        return _Greeting(told, "", podman=False)
    client.api = ""
    version = read(client, ask, "/version", lambda json: record(json, version_from_json))
    return _Greeting(version.api_version, version.min_api_version, version.podman)


def agreed_version(newest: str, oldest: str) -> str:
    """The API version to speak with an engine that knows `oldest` (or "") to `newest`."""
    agreed = min(newest, NEWEST_API, key=version_key)
    return max(agreed, oldest, key=version_key)
