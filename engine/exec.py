"""Terminals in containers (Engine API, `POST /containers/{id}/exec`, `/exec/{id}/start`, `/containers/{id}/attach`)."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from engine.duplex import DuplexSource
from engine.errors import Ask, BadReply, EngineError, NotFound
from engine.parse import mapping, text
from engine.paths import segment
from engine.streams import ReaderStream
from engine.wire import READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence
    from types import TracebackType

    from engine.client import Client
    from engine.terminals import ExecRequest
    from engine.wire import Wire

# The keys that make an engine let go of a terminal. With its own, Ctrl P and Ctrl Q, it keeps every Ctrl P for itself.
_DETACH = "ctrl-^,ctrl-],ctrl-^,ctrl-],ctrl-_"
_DETACH_BYTES = b"\x1e\x1d\x1e\x1d\x1f"

# Held for a slow consumer: little, so that what is typed acts soon, however much the program writes.
_LIMIT = 256 << 10

HANG_UP = (
    'for e in /proc/[0-9]*/environ; do if grep -q "$1" "$e" 2>/dev/null; then p=${e#/proc/}; '
    'kill -HUP "${p%/environ}" 2>/dev/null; fi; done'
)
"""Tells every program with a word in its environment that its terminal is gone, as a system does with its own."""


class TerminalStream:
    """A `terminals.Terminal` over a hijacked connection."""

    def __init__(self, wire: Wire, source: ExecSource | AttachSource, name: str) -> None:
        self._wire = wire
        self._source = source
        self._stream = ReaderStream(source, _bytes, opened=self._tell, merge=_joined, limit=_LIMIT, name=name)
        self._loop: asyncio.AbstractEventLoop | None = None
        self.connected = asyncio.Event()

    @property
    def exit_code(self) -> int | None:
        """What the program ended with."""
        return self._source.exit_code

    @property
    def raw(self) -> bool:
        """Whether the program has a terminal."""
        return self._source.raw

    @property
    def unsent(self) -> int:
        """Bytes that the program has not taken yet."""
        return self._source.unsent

    async def __aenter__(self) -> AsyncIterator[bytes]:
        """Begin. What goes wrong is raised by the first ask for a batch."""
        self._loop = asyncio.get_running_loop()
        return await self._stream.__aenter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave; thread and socket are gone when this returns."""
        await self._stream.__aexit__(kind, error, trace)

    def _tell(self, _headers: Mapping[str, str]) -> None:
        """In the reader's thread; a loop that has been closed meanwhile need not know."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self.connected.set)

    def send(self, data: bytes) -> None:
        """Write to the program."""
        self._source.send(data)

    async def resize(self, columns: int, rows: int) -> None:
        """Tell the program another size; one that has not begun is told when it begins."""
        path = self._source.resized(columns, rows)
        if path:
            with contextlib.suppress(NotFound):  # it has ended meanwhile
                await self._wire.send(self._source.ask, "POST", path, params={"h": rows, "w": columns})


class ExecSource(DuplexSource):
    """A command on a terminal of its own."""

    def __init__(self, wire: Wire, ask: Ask, container: str, request: ExecRequest) -> None:
        super().__init__(wire, ask, request.columns, request.rows)
        self._container = container
        self._request = request

    def open(self) -> Mapping[str, str]:
        """Create the exec, start it, tell it its size."""
        from engine.hijack import hijack

        client = self._made()
        columns, rows = self._size
        body = exec_body(self._request)
        start: dict[str, Any] = {"Detach": False, "Tty": True}
        if self._wire.at_least(1, 42):
            body["ConsoleSize"] = start["ConsoleSize"] = [rows, columns]
        created = client.json(
            self.ask, "POST", f"/containers/{segment(self._container)}/exec", body=body, patience=READ_SECONDS
        )
        self._id = text(mapping(created).get("Id"))
        if not self._id:
            raise BadReply(*self.ask, "no id of the new exec")
        path = f"/exec/{segment(self._id)}"
        line, _ = hijack(client, self.ask, f"{path}/start", body=start)
        size = self._take(line, f"{path}/resize")
        self._tell_size(client, line, f"{path}/resize", size)
        return line.headers

    def _ended(self, client: Client) -> int | None:
        return self._until_known(client, f"/exec/{segment(self._id)}/json", "")


class AttachSource(DuplexSource):
    """The terminal of a container's main process."""

    def __init__(self, wire: Wire, ask: Ask, container: str, columns: int, rows: int) -> None:
        super().__init__(wire, ask, columns, rows)
        self._base = f"/containers/{segment(container)}"
        self._keys = False

    def open(self) -> Mapping[str, str]:
        """Attach, tell the size."""
        from engine.hijack import hijack

        client = self._made()
        config = mapping(
            mapping(client.json(self.ask, "GET", f"{self._base}/json", patience=READ_SECONDS)).get("Config")
        )
        self.raw = config.get("Tty") is True
        keys = config.get("OpenStdin") is True
        params = {"stream": 1, "stdout": 1, "stderr": 1, "stdin": int(keys)}
        if self.raw and keys:
            params |= {"detachKeys": _DETACH}  # type: ignore[dict-item] # values of a query
        line, _ = hijack(client, self.ask, f"{self._base}/attach", params=params)
        size = self._take(line, f"{self._base}/resize" if self.raw else "")
        self._keys = self.raw and keys
        if self.raw:
            self._tell_size(client, line, f"{self._base}/resize", size)
        return line.headers

    def cut(self) -> None:
        """Let go of it: an engine that only lost its connection would close the program's input."""
        if self._keys and not self._cut.is_set():
            self.send(_DETACH_BYTES)
        super().cut()

    def _ended(self, client: Client) -> int | None:
        return self._until_known(client, f"{self._base}/json", "State")


def exec_terminal(wire: Wire, container: str, request: ExecRequest) -> TerminalStream:
    """Run a command on a terminal. `Reason.NO_COMMAND` where the container has no such program."""
    return TerminalStream(wire, ExecSource(wire, Ask("exec", "container", container), container, request), "terminal")


def attach_terminal(wire: Wire, container: str, columns: int, rows: int) -> TerminalStream:
    """Attach to the main process."""
    source = AttachSource(wire, Ask("attach", "container", container), container, columns, rows)
    return TerminalStream(wire, source, "attach")


def exec_body(request: ExecRequest) -> dict[str, Any]:
    """The body of `POST /containers/{id}/exec`."""
    return {
        "AttachStdin": True,
        "AttachStdout": True,
        "AttachStderr": True,
        "Tty": True,
        "DetachKeys": _DETACH,
        "Cmd": list(request.command),
        "Env": list(request.env),
        "User": request.user,
        "WorkingDir": request.workdir,
    }


async def hang_up(wire: Wire, container: str, word: str, user: str = "") -> None:
    """End what was begun in a container with `word` in its environment. Without a shell there, nothing happens."""
    ask = Ask("exec", "container", container)
    body = {"Cmd": ["/bin/sh", "-c", HANG_UP, "sh", word], "User": user}

    def work(client: Client) -> None:
        created = client.json(ask, "POST", f"/containers/{segment(container)}/exec", body=body, patience=READ_SECONDS)
        path = f"/exec/{segment(text(mapping(created).get('Id')))}/start"
        client.call(ask, "POST", path, body={"Detach": True}, patience=READ_SECONDS)

    with contextlib.suppress(EngineError):
        await wire.run(ask, work, deed=True)


def _bytes(data: bytes) -> bytes | None:
    return data or None


def _joined(parts: Sequence[bytes]) -> bytes:
    return b"".join(parts)
