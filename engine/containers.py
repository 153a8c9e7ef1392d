"""Containers of one engine: the calls (Engine API, `/containers`)."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from engine.bodies import container_body
from engine.container_records import container_from_inspect, container_from_list
from engine.errors import Ask, EngineError
from engine.parse import mapping, record, records, text, whole, whole_object
from engine.paths import segment
from engine.wire import ACT_SECONDS, COSTLY_SECONDS, READ_SECONDS, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.client import Client
    from engine.contract import Measuring, Stream
    from engine.records import Container, LogChunk, RunRequest
    from engine.stats import Reading
    from engine.terminals import ExecRequest, Terminal
    from engine.wire import Wire

# What a container without a stop time-out of its own is given (moby `container.DefaultStopTimeout`).
_STOP_SECONDS = 10


class ContainerCalls:
    """`contract.Containers` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._readings: dict[str, Reading] = {}

    async def list(self) -> Sequence[Container]:
        """All containers, running or not, without `detail`."""
        return await self._wire.get(
            Ask("list", "container"),
            "/containers/json",
            lambda json: records(json, container_from_list),
            params={"all": 1},
            patience=ACT_SECONDS,
        )

    async def sizes(self) -> dict[str, int]:
        """Bytes that each container has written, by id; walks the engine's disk, may take long."""
        return await self._wire.get(
            Ask("measure", "container"),
            "/containers/json",
            lambda json: {one.id: one.size_rw for one in records(json, container_from_list) if one.size_rw is not None},
            params={"all": 1, "size": 1},
            patience=COSTLY_SECONDS,
            costly=True,
        )

    async def read(self, container: str) -> Container:
        """One container whole, with `detail`."""
        return await self._wire.get(
            Ask("read", "container", container), _path(container), lambda json: record(json, container_from_inspect)
        )

    async def inspect(self, container: str) -> dict[str, Any]:
        """The engine's own JSON of one container."""
        return await self._wire.get(Ask("inspect", "container", container), _path(container), whole_object)

    async def start(self, container: str) -> None:
        """Start it; already started is fine. Conflict (Reason.PORT_TAKEN) where a port of the host is taken."""
        await self._do("start", container)

    async def stop(self, container: str, grace: int | None = None) -> None:
        """Stop it; `grace` seconds before it is killed (-1: for ever), None for the container's own."""
        await self._end("stop", container, grace)

    async def restart(self, container: str, grace: int | None = None) -> None:
        """Stop and start it; `grace` as for `stop`."""
        await self._end("restart", container, grace)

    async def pause(self, container: str) -> None:
        """Freeze its processes."""
        await self._do("pause", container)

    async def unpause(self, container: str) -> None:
        """Thaw its processes."""
        await self._do("unpause", container)

    async def kill(self, container: str, signal: str = "SIGKILL") -> None:
        """Send a signal to its main process."""
        await self._do("kill", container, signal=signal)

    async def rename(self, container: str, name: str) -> None:
        """Give it another name. Conflict (Reason.NAME_TAKEN) where it is taken."""
        await self._do("rename", container, name=name)

    async def remove(self, container: str, *, force: bool = False, volumes: bool = False) -> None:
        """Remove it; `force` kills it first, `volumes` removes its anonymous volumes too."""
        await self._wire.send(
            Ask("remove", "container", container),
            "DELETE",
            f"/containers/{segment(container)}",
            params={"force": int(force), "v": int(volumes)},
        )

    async def run(self, request: RunRequest) -> str:
        """Create and start a container, detached; its id.

        Where the start fails the created container is removed again, and the error of the start is raised.
        """

        def work(client: Client) -> str:
            return _run(client, request)

        return await self._wire.run(Ask("run", "container", request.name), work, deed=True)

    def logs(
        self, container: str, *, tty: bool | None = None, tail: int | None = None, follow: bool = True, since: str = ""
    ) -> Stream[LogChunk]:
        """Its log, stamped, stdout and stderr (`engine.logs`)."""
        from engine.logs import log_stream

        return log_stream(self._wire, container, tty=tty, tail=tail, follow=follow, since=since)

    def measure(self, *, pause: float = 0.0) -> Measuring:
        """The use of the containers that it is told to watch (`engine.stats_reader`)."""
        from engine.stats_reader import StatsReader

        return StatsReader(self._wire, pause=pause, known=self._readings)

    def exec(self, container: str, request: ExecRequest) -> Terminal:
        """A command on a terminal of its own (`engine.exec`)."""
        from engine.exec import exec_terminal

        return exec_terminal(self._wire, container, request)

    def attach(self, container: str, columns: int = 80, rows: int = 24) -> Terminal:
        """The terminal of its main process; leaving it stops nothing."""
        from engine.exec import attach_terminal

        return attach_terminal(self._wire, container, columns, rows)

    async def hang_up(self, container: str, word: str, user: str = "") -> None:
        """Tell all programs there that have `word` in their environment that their terminal is gone."""
        from engine.exec import hang_up

        await hang_up(self._wire, container, word, user)

    async def _do(self, verb: str, container: str, **params: str) -> None:
        path = f"/containers/{segment(container)}/{verb}"
        await self._wire.send(Ask(verb, "container", container), "POST", path, params=params)

    async def _end(self, verb: str, container: str, grace: int | None) -> None:
        ask = Ask(verb, "container", container)

        def work(client: Client) -> None:
            # The engine answers when the container has ended. How long that may take is not how long an engine may
            # stay silent: it has to be known before.
            wait = read(client, ask, _path(container), _stop_timeout) if grace is None else grace
            client.call(
                ask,
                "POST",
                f"/containers/{segment(container)}/{verb}",
                params={"t": grace},
                patience=None if wait < 0 else wait + ACT_SECONDS,
            )

        await self._wire.run(ask, work, deed=True)


def _path(container: str) -> str:
    return f"/containers/{segment(container)}/json"


def _stop_timeout(json: Any) -> int:
    own = whole(mapping(whole_object(json).get("Config")).get("StopTimeout"))
    return _STOP_SECONDS if own is None else own


def _run(client: Client, request: RunRequest) -> str:
    create = Ask("run", "container", request.name or request.image)
    reply = client.json(
        create,
        "POST",
        "/containers/create",
        params={"name": request.name or None},
        body=container_body(request, client.api),
        patience=ACT_SECONDS,
    )
    identity = text(mapping(reply).get("Id"))
    path = f"/containers/{segment(identity)}"
    try:
        client.call(create, "POST", f"{path}/start", patience=ACT_SECONDS)
    except EngineError:
        # The error of the start is what is told; a container that cannot be removed either shows in the table.
        with contextlib.suppress(EngineError):
            client.call(create, "DELETE", path, params={"force": 1, "v": 1}, patience=READ_SECONDS)
        raise
    return identity
