"""An engine in memory: the contract's Protocols over dictionaries, with scripted events, faults and slow replies.

For what goes on above the contract. The HTTP below it has a fake of its own (`tests.fakes.engine_server`).
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

from engine.contract import Capabilities
from engine.errors import EngineError, NotFound, Unreachable
from engine.records import (
    Container,
    ContainerDetail,
    Endpoint,
    Event,
    Host,
    Image,
    ImageDetail,
    Info,
    Network,
    Version,
    Volume,
)
from tests.fakes.memory_inside import MemoryCopies, MemoryLimits, MemoryProcesses
from tests.fakes.stats_streams import MemoryMeasuring

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from types import TracebackType

    from engine.contract import Stream
    from engine.records import Layer, LogChunk, NetworkRequest, RunRequest, VolumeRequest

START_NS = 1_800_000_000_000_000_000
RING = 256
"""Events that an engine keeps for those who ask since when."""


def identity(number: int) -> str:
    """A whole id, told from others by its first digits."""
    return f"{number:06x}".ljust(64, "0")


@dataclass
class Gate:
    """Holds replies back. What is held was read when it was asked for, as on a slow way back."""

    opened: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: int = 0


class EventStream:
    """A `contract.Stream` of events."""

    def __init__(self, engine: MemoryEngine, since_ns: int) -> None:
        self._engine = engine
        self._since_ns = since_ns
        self._queue: asyncio.Queue[Event | None] = asyncio.Queue()

    async def __aenter__(self) -> AsyncIterator[Sequence[Event]]:
        self._engine.reached("system.events")
        if self._since_ns:
            for event in self._engine.ring:
                if event.time_ns >= self._since_ns:
                    self._queue.put_nowait(event)
        self._engine.streams.add(self)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.streams.discard(self)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Sequence[Event]:
        batch = [await self._queue.get()]
        while not self._queue.empty():
            batch.append(self._queue.get_nowait())
        events = [event for event in batch if event is not None]
        if events:
            if None in batch:
                self._queue.put_nowait(None)
            return events
        raise Unreachable("watch", "engine", "", "connection broken")

    def put(self, event: Event | None) -> None:
        """Give an event, or None to break."""
        self._queue.put_nowait(event)


class MemoryEngine:
    """A `contract.Engine`. What the tests do to it (`create`, `stop`…) tells its events as dockerd does.

    Attributes:
        calls: how often each call was asked ("containers.list").
        most: how many of each call were being answered at the same time, at most.
    """

    def __init__(self, host: Host | None = None) -> None:
        self._host = host or Host("memory", "unix:///memory.sock")
        self.containers_there: dict[str, Container] = {}
        self.images_there: dict[str, Image] = {}
        self.volumes_there: dict[str, Volume] = {}
        self.networks_there: dict[str, Network] = {}
        self.ring: deque[Event] = deque(maxlen=RING)
        self.streams: set[EventStream] = set()
        self.calls: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.asked: list[tuple[str, str]] = []
        self.reachable = True
        self.closed = False
        self.tells_time = True
        self.info_raw: dict[str, Any] = {}
        self._busy: Counter[str] = Counter()
        self._faults: dict[str, deque[EngineError]] = {}
        self._gates: dict[str, Gate] = {}
        self._number = 0
        self.now_ns = START_NS
        self.containers = MemoryContainers(self)
        self.processes = MemoryProcesses(self)
        self.limits = MemoryLimits(self)
        self.copies = MemoryCopies(self)
        self.images = MemoryImages(self)
        self.volumes = MemoryVolumes(self)
        self.networks = MemoryNetworks(self)
        self.system = MemorySystem(self)
        bridge = Network(identity(0xB1), "bridge", "bridge")
        self.networks_there[bridge.id] = bridge
        self.bridge = bridge

    # The contract

    @property
    def host(self) -> Host:
        return self._host

    @property
    def api_version(self) -> str:
        return "1.51"

    @property
    def can(self) -> Capabilities:
        return Capabilities()

    async def open(self) -> None:
        await self.answer("open", None)

    async def close(self) -> None:
        self.closed = True
        self.drop_streams()

    # Faults

    def fail(self, call: str, *errors: EngineError) -> None:
        """The next calls of that name fail, one for each error."""
        self._faults.setdefault(call, deque()).extend(errors)

    def hold(self, call: str) -> Gate:
        """Replies to that call are held back until the gate is opened."""
        gate = self._gates[call] = Gate()
        return gate

    def release(self, call: str) -> None:
        """Give the replies that were held back, and hold no more."""
        self._gates.pop(call).opened.set()

    def drop_streams(self) -> None:
        """Break the connections of all streams."""
        for stream in list(self.streams):
            stream.put(None)

    def vanish(self, *, forget_events: bool = True) -> None:
        """The engine is gone: streams break, calls are not answered. A restart forgets the events."""
        self.reachable = False
        if forget_events:
            self.ring.clear()
        self.drop_streams()

    def come_back(self) -> None:
        """The engine answers again."""
        self.reachable = True

    def reached(self, call: str) -> None:
        """Count a call; raise what stands against it."""
        self.calls[call] += 1
        if not self.reachable:
            raise Unreachable("connect", "engine", self._host.name, "connection refused")
        faults = self._faults.get(call)
        if faults:
            raise faults.popleft()

    async def answer(self, call: str, what: Any, name: str = "") -> Any:
        """Answer a call, as late as its gate says."""
        self.reached(call)
        self.asked.append((call, name))
        self._busy[call] += 1
        self.most[call] = max(self.most[call], self._busy[call])
        try:
            gate = self._gates.get(call)
            if gate is None:
                await asyncio.sleep(0)
            else:
                gate.waiting += 1
                await gate.opened.wait()
        finally:
            self._busy[call] -= 1
        if isinstance(what, EngineError):
            raise what
        return what

    # What happens on it

    def tell(self, kind: str, action: str, thing: str, argument: str = "", **attributes: str) -> Event:
        """An event, now."""
        self.now_ns += 1_000_000
        event = Event(kind, action, thing, attributes, self.now_ns, argument, "local")
        self.ring.append(event)
        for stream in list(self.streams):
            stream.put(event)
        return event

    def clock_set_back(self, seconds: float) -> None:
        """The engine's clock is set back."""
        self.now_ns -= int(seconds * 1e9)

    def add_image(self, *tags: str, quiet: bool = False) -> Image:
        """A new image."""
        image = Image(f"sha256:{self._next()}", tags, size=4_000_000)
        self.images_there[image.id] = image
        if not quiet:
            for tag in tags:
                self.tell("image", "tag", image.id, name=tag)
        return image

    def tag(self, image: Image, reference: str) -> None:
        """One more reference; another image that had it loses it, without an event of its own."""
        for other in list(self.images_there.values()):
            if reference in other.tags and other.id != image.id:
                self.images_there[other.id] = replace(other, tags=tuple(t for t in other.tags if t != reference))
        known = self.images_there[image.id]
        self.images_there[image.id] = replace(known, tags=(*known.tags, reference))
        self.tell("image", "tag", image.id, name=reference)

    def remove_image(self, image: Image) -> None:
        """An image with all its references."""
        del self.images_there[image.id]
        self.tell("image", "untag", image.id)
        self.tell("image", "delete", image.id)

    def add_volume(self, name: str) -> Volume:
        """A new volume."""
        volume = self.volumes_there[name] = Volume(name, "local", f"/volumes/{name}")
        self.tell("volume", "create", name, driver="local")
        return volume

    def remove_volume(self, name: str) -> None:
        """A volume goes."""
        del self.volumes_there[name]
        self.tell("volume", "destroy", name, driver="local")

    def add_network(self, name: str) -> Network:
        """A new network."""
        network = Network(self._next(), name, "bridge", "local")
        self.networks_there[network.id] = network
        self.tell("network", "create", network.id, name=name, type="bridge")
        return network

    def remove_network(self, network: Network) -> None:
        """A network goes."""
        del self.networks_there[network.id]
        self.tell("network", "destroy", network.id, name=network.name, type="bridge")

    def create(
        self, name: str, image: Image | None = None, *, reference: str = "", quiet: bool = False, **fields: Any
    ) -> Container:
        """A container, created from an image that was called `reference`."""
        number = self._next()
        container = Container(
            id=number,
            name=name,
            image=reference or ((image.tags or (image.id,))[0] if image else "busybox"),
            image_id=image.id if image else "",
            command="sleep 1000",
            state="created",
            created=self._now(),
            detail=ContainerDetail(restart_policy="no"),
        )
        endpoints = (Endpoint("bridge", self.bridge.id),)
        container = replace(container, **({"endpoints": endpoints} | fields))
        self.containers_there[number] = container
        if not quiet:
            self.tell("container", "create", number, name=name, image=container.image, **container.labels)
        return container

    def start(self, container: Container) -> None:
        """It runs."""
        self._change(container, state="running", started=self._now())
        self._tell_of(container, "start")

    def die(self, container: Container, code: int = 0) -> None:
        """It ends."""
        self._change(container, state="exited", exit_code=code, health="", finished=self._now())
        self._tell_of(container, "die", exitCode=str(code))

    def pause(self, container: Container) -> None:
        """It is frozen."""
        self._change(container, state="paused")
        self._tell_of(container, "pause")

    def health(self, container: Container, word: str) -> None:
        """Its check says something else."""
        self._change(container, health=word)
        self._tell_of(container, "health_status", word)

    def rename(self, container: Container, name: str) -> None:
        """It is called otherwise."""
        old = self.containers_there[container.id].name
        self._change(container, name=name)
        self._tell_of(container, "rename", oldName=f"/{old}")

    def limit(self, container: str, **fields: Any) -> None:
        """It may use more, or less; what is None stays."""
        known = self.containers_there[container]
        new = {name: value for name, value in fields.items() if value is not None}
        self.containers_there[container] = replace(known, detail=replace(known.detail or ContainerDetail(), **new))
        self._tell_of(known, "update")

    def destroy(self, container: Container) -> None:
        """It is removed."""
        gone = self.containers_there.pop(container.id)
        self.tell("container", "destroy", gone.id, name=gone.name, image=gone.image)

    def _change(self, container: Container, **fields: Any) -> None:
        known = self.containers_there[container.id]
        times = {name: fields.pop(name) for name in ("started", "finished") if name in fields}
        detail = replace(known.detail or ContainerDetail(), exit_code=fields.get("exit_code"), **times)
        self.containers_there[container.id] = replace(known, detail=detail, **fields)

    def _tell_of(self, container: Container, action: str, argument: str = "", **attributes: str) -> None:
        known = self.containers_there[container.id]
        self.tell("container", action, known.id, argument, name=known.name, image=known.image, **attributes)

    def _next(self) -> str:
        self._number += 1
        return identity(self._number)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.now_ns // 1_000_000_000, UTC)


class MemoryContainers:
    """`contract.Containers`.

    Attributes:
        readers: who measured containers, the last one last.
    """

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine
        self.readers: list[MemoryMeasuring] = []

    async def sizes(self) -> dict[str, int]:
        return {}

    async def list(self) -> Sequence[Container]:
        there = [replace(container, detail=None) for container in self._engine.containers_there.values()]
        found: Sequence[Container] = await self._engine.answer("containers.list", there)
        return found

    async def read(self, container: str) -> Container:
        there = self._engine.containers_there.get(container)
        found: Container = await self._engine.answer(
            "containers.read", there or NotFound("read", "container", container), container
        )
        return found

    async def inspect(self, container: str) -> dict[str, Any]:
        there = self._engine.containers_there.get(container)
        if there is None:
            raise NotFound("inspect", "container", container)
        return {"Id": there.id, "Name": f"/{there.name}"}

    async def start(self, container: str) -> None:
        await self._do("start", container)
        self._engine.start(self._engine.containers_there[container])

    async def stop(self, container: str, grace: int | None = None) -> None:
        await self._do("stop", container)
        self._engine.die(self._engine.containers_there[container])

    async def restart(self, container: str, grace: int | None = None) -> None:
        await self.stop(container, grace)
        await self.start(container)

    async def pause(self, container: str) -> None:
        await self._do("pause", container)
        self._engine.pause(self._engine.containers_there[container])

    async def unpause(self, container: str) -> None:
        await self._do("unpause", container)
        self._engine.start(self._engine.containers_there[container])

    async def kill(self, container: str, signal: str = "SIGKILL") -> None:
        await self._do("kill", container)
        self._engine.die(self._engine.containers_there[container], 137)

    async def rename(self, container: str, name: str) -> None:
        await self._do("rename", container)
        self._engine.rename(self._engine.containers_there[container], name)

    async def remove(self, container: str, *, force: bool = False, volumes: bool = False) -> None:
        await self._do("remove", container)
        self._engine.destroy(self._engine.containers_there[container])

    async def run(self, request: RunRequest) -> str:
        await self._engine.answer("containers.run", None)
        container = self._engine.create(request.name or "made_up")
        self._engine.start(container)
        return container.id

    def logs(
        self, container: str, *, tty: bool | None = None, tail: int | None = None, follow: bool = True, since: str = ""
    ) -> Stream[LogChunk]:
        raise NotFound("read", "log", container)

    def measure(self, *, pause: float = 0.0) -> MemoryMeasuring:
        reader = MemoryMeasuring(pause)
        self.readers.append(reader)
        return reader

    @property
    def measured(self) -> frozenset[str]:
        """The containers that are being measured now."""
        return frozenset().union(*(reader.watched for reader in self.readers if reader.open))

    async def _do(self, verb: str, container: str) -> None:
        there = container in self._engine.containers_there
        await self._engine.answer(
            f"containers.{verb}", None if there else NotFound(verb, "container", container), container
        )


class MemoryImages:
    """`contract.Images`."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine

    async def list(self) -> Sequence[Image]:
        found: Sequence[Image] = await self._engine.answer("images.list", list(self._engine.images_there.values()))
        return found

    async def read(self, image: str) -> ImageDetail:
        there = image in self._engine.images_there
        detail = ImageDetail("linux/amd64") if there else NotFound("read", "image", image)
        found: ImageDetail = await self._engine.answer("images.read", detail, image)
        return found

    async def inspect(self, image: str) -> dict[str, Any]:
        raise NotFound("inspect", "image", image)

    async def history(self, image: str) -> Sequence[Layer]:
        return []

    async def shared_sizes(self) -> dict[str, int]:
        return {}

    async def tag(self, image: str, reference: str) -> None:
        await self._engine.answer("images.tag", None)
        self._engine.tag(self._engine.images_there[image], reference)

    async def remove(self, image: str, *, force: bool = False) -> None:
        await self._engine.answer("images.remove", None)
        self._engine.remove_image(self._engine.images_there[image])


class MemoryVolumes:
    """`contract.Volumes`."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine

    async def sizes(self) -> dict[str, int]:
        return {}

    async def list(self) -> Sequence[Volume]:
        found: Sequence[Volume] = await self._engine.answer("volumes.list", list(self._engine.volumes_there.values()))
        return found

    async def read(self, volume: str) -> Volume:
        there = self._engine.volumes_there.get(volume)
        found: Volume = await self._engine.answer("volumes.read", there or NotFound("read", "volume", volume), volume)
        return found

    async def inspect(self, volume: str) -> dict[str, Any]:
        raise NotFound("inspect", "volume", volume)

    async def create(self, request: VolumeRequest) -> str:
        await self._engine.answer("volumes.create", None)
        return self._engine.add_volume(request.name).name

    async def remove(self, volume: str, *, force: bool = False) -> None:
        await self._engine.answer("volumes.remove", None)
        self._engine.remove_volume(volume)


class MemoryNetworks:
    """`contract.Networks`."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine

    async def list(self) -> Sequence[Network]:
        found: Sequence[Network] = await self._engine.answer(
            "networks.list", list(self._engine.networks_there.values())
        )
        return found

    async def read(self, network: str) -> Network:
        there = self._engine.networks_there.get(network)
        found: Network = await self._engine.answer(
            "networks.read", there or NotFound("read", "network", network), network
        )
        return found

    async def inspect(self, network: str) -> dict[str, Any]:
        raise NotFound("inspect", "network", network)

    async def create(self, request: NetworkRequest) -> str:
        await self._engine.answer("networks.create", None)
        return self._engine.add_network(request.name).id

    async def remove(self, network: str) -> None:
        await self._engine.answer("networks.remove", None)
        self._engine.remove_network(self._engine.networks_there[network])


class MemorySystem:
    """`contract.System`."""

    def __init__(self, engine: MemoryEngine) -> None:
        self._engine = engine

    async def ping(self) -> float:
        await self._engine.answer("system.ping", None)
        return 0.001

    async def version(self) -> Version:
        found: Version = await self._engine.answer("system.version", Version("28.0", "1.51"))
        return found

    async def info(self) -> Info:
        seconds, rest = divmod(self._engine.now_ns, 1_000_000_000)
        stamp = f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:09d}Z"
        raw: dict[str, Any] = {"SystemTime": stamp} if self._engine.tells_time else {}
        raw |= self._engine.info_raw
        found: Info = await self._engine.answer("system.info", Info(name="memory", raw=raw))
        return found

    def events(self, since_ns: int = 0) -> Stream[Sequence[Event]]:
        return EventStream(self._engine, since_ns)
