"""The contract: what the rest of Longshore may ask of an engine.

Every method is a coroutine that raises one of `engine.errors`, and nothing else, when the engine or the way to it
fails.
Streams are `async with … as stream: async for batch in stream: …` (see `engine.streams`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence
    from pathlib import Path
    from types import TracebackType

    from engine.copies import CommitRequest
    from engine.file_entries import Progress
    from engine.files_contract import Files
    from engine.kinds import Kind
    from engine.limits import Limits, LimitsChange
    from engine.process_records import Top
    from engine.records import (
        Container,
        Event,
        Host,
        Image,
        ImageDetail,
        Info,
        Layer,
        LogChunk,
        Network,
        NetworkRequest,
        RunRequest,
        Version,
        Volume,
        VolumeRequest,
    )
    from engine.stats_reader import Measured
    from engine.terminals import ExecRequest, Terminal

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this engine can, so that no pane tests a version.

    `untold` are kinds whose coming and going no event tells of.
    """

    shared_size: bool = False
    removes_anonymous_only: bool = False
    podman: bool = False
    untold: frozenset[Kind] = frozenset()


class Stream(Protocol[T_co]):
    """A stream of batches. Leaving the `async with` stops it, within 50 ms, and frees thread and socket.

    The consumer sets the pace: nothing is delivered until the next batch is asked for. A connection that breaks raises
    `Unreachable`; the normal end of the thing (a container that stopped) ends the iteration.
    """

    async def __aenter__(self) -> AsyncIterator[T_co]: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Measuring(Protocol):
    """A stream of what several containers use (`engine.stats_reader.Measured`), read together."""

    def watch(self, containers: Iterable[str]) -> None:
        """Measure exactly these from now on. A container that does not run gives nothing."""

    async def __aenter__(self) -> AsyncIterator[Measured]: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class Containers(Protocol):
    """Containers of one engine. `container` arguments are ids (or names)."""

    async def list(self) -> Sequence[Container]:
        """All containers, running or not (`GET /containers/json?all=1`), without `detail`."""

    async def sizes(self) -> dict[str, int]:
        """Bytes that each container has written, by id; the engine walks its disk for it, which may take long."""

    async def read(self, container: str) -> Container:
        """One container whole, with `detail` (`GET /containers/{id}/json`)."""

    async def inspect(self, container: str) -> dict[str, Any]:
        """The engine's own JSON of one container."""

    async def start(self, container: str) -> None:
        """Start it (`POST /containers/{id}/start`); already started is fine."""

    async def stop(self, container: str, grace: int | None = None) -> None:
        """Stop it; `grace` seconds before it is killed, None for the container's own."""

    async def restart(self, container: str, grace: int | None = None) -> None:
        """Stop and start it."""

    async def pause(self, container: str) -> None:
        """Freeze its processes."""

    async def unpause(self, container: str) -> None:
        """Thaw its processes."""

    async def kill(self, container: str, signal: str = "SIGKILL") -> None:
        """Send a signal to its main process."""

    async def rename(self, container: str, name: str) -> None:
        """Give it another name."""

    async def remove(self, container: str, *, force: bool = False, volumes: bool = False) -> None:
        """Remove it; `force` kills it first, `volumes` removes its anonymous volumes too."""

    async def run(self, request: RunRequest) -> str:
        """Create and start a container, detached. Returns its id.

        Where the start fails the created container is removed again, and the error of the start is raised.
        """

    def logs(
        self, container: str, *, tty: bool | None = None, tail: int | None = None, follow: bool = True, since: str = ""
    ) -> Stream[LogChunk]:
        """Its log, stamped, stdout and stderr; `tail` lines from the end first (None: all).

        `since` is a stamp as the log gives it. `tty` is looked up where it is None and the reply does not tell.
        """

    def measure(self, *, pause: float = 0.0) -> Measuring:
        """The use of the containers that it is told to watch, about once a second each; every `pause` seconds if given.

        The first sample of a container has no CPU.
        """

    def exec(self, container: str, request: ExecRequest) -> Terminal:
        """A command on a terminal of its own; `Reason.NO_COMMAND` where the container has no such program."""

    def attach(self, container: str, columns: int = 80, rows: int = 24) -> Terminal:
        """The terminal of its main process; leaving it stops nothing."""

    async def hang_up(self, container: str, word: str, user: str = "") -> None:
        """Tell all programs there that have `word` in their environment that their terminal is gone."""


class Processes(Protocol):
    """Processes of running containers."""

    async def list(self, container: str, ps_args: str | None = None) -> Top:
        """What `ps` says of them, with the numbers of the engine's machine (Podman: those inside).

        Conflict where it does not run; Rejected where `ps_args` (None: the usual ones) are none that are taken.
        """

    async def signal(self, container: str, pid: int, signal: str = "SIGTERM") -> int:
        """Send a signal to one of them, by its number as `list` gives it; its number inside.

        Unsupported where it is not sure which one it is inside, NotFound where it has ended.
        """


class ContainerLimits(Protocol):
    """Limits and restart policies of containers."""

    async def read(self, container: str) -> Limits:
        """As they are."""

    async def change(self, container: str, change: LimitsChange) -> tuple[str, ...]:
        """Change them while it lives; the engine's warnings, in its own words."""


class Copies(Protocol):
    """What is made of containers."""

    async def commit(self, container: str, request: CommitRequest) -> str:
        """Make an image of one; the image's id. May take long."""

    async def export(self, container: str, target: Path, progress: Progress) -> None:
        """Its file system as a tar on this computer, named when whole. LocalFailure; cancelling leaves nothing."""


class Images(Protocol):
    """Images of one engine."""

    async def list(self) -> Sequence[Image]:
        """All images but intermediate ones (`GET /images/json`). Costly on some engines: never poll it."""

    async def read(self, image: str) -> ImageDetail:
        """What only inspection says."""

    async def inspect(self, image: str) -> dict[str, Any]:
        """The engine's own JSON of one image."""

    async def history(self, image: str) -> Sequence[Layer]:
        """Its layers, newest first."""

    async def shared_sizes(self) -> dict[str, int]:
        """Bytes shared with other images, per image id; may take long. Raises Unsupported where not known."""

    async def tag(self, image: str, reference: str) -> None:
        """Give it one more reference ("repository:tag")."""

    async def remove(self, image: str, *, force: bool = False) -> None:
        """Remove a reference, and the image with its last one; an id removes all references (with `force`)."""


class Volumes(Protocol):
    """Volumes of one engine."""

    async def list(self) -> Sequence[Volume]:
        """All volumes."""

    async def sizes(self) -> dict[str, int]:
        """Bytes in each volume, by name (`GET /system/df`); walks the disk, may take long."""

    async def read(self, volume: str) -> Volume:
        """One volume."""

    async def inspect(self, volume: str) -> dict[str, Any]:
        """The engine's own JSON of one volume."""

    async def create(self, request: VolumeRequest) -> str:
        """Create one; returns its name. Conflict where the name is taken."""

    async def remove(self, volume: str, *, force: bool = False) -> None:
        """Remove it."""


class Networks(Protocol):
    """Networks of one engine."""

    async def list(self) -> Sequence[Network]:
        """All networks."""

    async def read(self, network: str) -> Network:
        """One network."""

    async def inspect(self, network: str) -> dict[str, Any]:
        """The engine's own JSON of one network, containers on it included."""

    async def create(self, request: NetworkRequest) -> str:
        """Create one; returns its id. Conflict where the name is taken."""

    async def remove(self, network: str) -> None:
        """Remove it."""


class System(Protocol):
    """The engine itself."""

    async def ping(self) -> float:
        """Ask `/_ping`; returns the seconds that it took."""

    async def version(self) -> Version:
        """`GET /version`."""

    async def info(self) -> Info:
        """`GET /info`."""

    def events(self, since_ns: int = 0) -> Stream[Sequence[Event]]:
        """Events as they come, from `since_ns` on (engine's clock, nanoseconds; 0: from now). exec_* are left out.

        They have no end: where the engine ends them, since it is going down, that is Unreachable too.
        """


class Engine(Protocol):
    """One engine on one host."""

    @property
    def host(self) -> Host:
        """Where it is."""

    @property
    def api_version(self) -> str:
        """The API version in use: min(engine's, the newest we know). "" before `open`."""

    @property
    def can(self) -> Capabilities:
        """What it can. Known after `open`."""

    @property
    def containers(self) -> Containers:
        """Its containers."""

    @property
    def files(self) -> Files:
        """Files inside its containers."""

    @property
    def processes(self) -> Processes:
        """The processes of its containers."""

    @property
    def limits(self) -> ContainerLimits:
        """The limits of its containers."""

    @property
    def copies(self) -> Copies:
        """What is made of its containers."""

    @property
    def images(self) -> Images:
        """Its images."""

    @property
    def volumes(self) -> Volumes:
        """Its volumes."""

    @property
    def networks(self) -> Networks:
        """Its networks."""

    @property
    def system(self) -> System:
        """The engine itself."""

    async def open(self) -> None:
        """Connect, agree on the API version, learn what it can."""

    async def close(self) -> None:
        """Stop all streams and workers; nothing of it is left when this returns."""
