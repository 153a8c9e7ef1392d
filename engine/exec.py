"""Terminals in containers (Engine API, `POST /containers/{id}/exec`, `/exec/{id}/start`, `/containers/{id}/attach`).

A command that cannot be begun is told by the engine in the terminal itself, as text, with exit code 126 or 127 (moby
`daemon/exec.go`); here that is an error as any other.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import TYPE_CHECKING, Any

from engine.errors import Ask, BadReply, EngineError, NotFound, Reason, Unreachable
from engine.parse import mapping, text, whole
from engine.paths import segment
from engine.reasons import from_reply
from engine.streams import ReaderStream
from engine.wire import READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
    from types import TracebackType

    from engine.client import Client
    from engine.hijack import Hijacked
    from engine.terminals import ExecRequest
    from engine.wire import Wire

# The keys that make an engine let go of a terminal. With its own, Ctrl P and Ctrl Q, it keeps every Ctrl P for itself.
_DETACH = "ctrl-^,ctrl-],ctrl-^,ctrl-],ctrl-_"
_DETACH_BYTES = b"\x1e\x1d\x1e\x1d\x1f"
_CANNOT_BEGIN = b"OCI runtime exec failed"
_BEGIN_CODES = frozenset({126, 127})
_LONGEST_REFUSAL = 4096
_NO_PROGRAM = ("no such file or directory", "permission denied", "is a directory")
_BAD_REQUEST = 400
_HEADER = 8

# Held for a slow consumer: little, so that what is typed acts soon, however much the program writes.
_LIMIT = 256 << 10
# A command is begun after the engine has answered; until then it cannot be resized, and its end is known a moment late.
_TRIES, _PAUSE = 40, 0.05

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


class _DuplexSource:
    """What exec and attach have in common: a `streams.Source` that can be written to."""

    def __init__(self, wire: Wire, ask: Ask, columns: int, rows: int) -> None:
        self.ask = ask
        self.exit_code: int | None = None
        self.raw = True
        self._wire = wire
        self._size = (columns, rows)
        self._path = ""
        self._lock = threading.Lock()
        self._client: Client | None = None
        self._line: Hijacked | None = None
        self._early = b""
        self._cut = threading.Event()

    @property
    def unsent(self) -> int:
        """Bytes that are still to be sent."""
        line = self._line
        return len(self._early) if line is None else line.unsent

    def send(self, data: bytes) -> None:
        """Send, or keep it until there is a connection."""
        with self._lock:
            if self._line is None:
                self._early += data
            else:
                self._line.send(data)

    def resized(self, columns: int, rows: int) -> str:
        """Note the size; the path to tell it at, "" where there is none yet."""
        with self._lock:
            self._size = (columns, rows)
            return self._path

    def cut(self) -> None:
        """Break the connection, from any thread."""
        self._cut.set()
        with self._lock:
            if self._client is not None:
                self._client.cut()

    def close(self) -> None:
        """Free the sockets."""
        with self._lock:
            client, self._client = self._client, None
            line, self._line = self._line, None
        if line is not None:
            line.close()
        if client is not None:
            client.close()

    def chunks(self) -> Iterator[bytes]:
        """What the program writes. Raises Unreachable where the connection breaks, Rejected where it cannot begin."""
        line, client = self._opened()
        first = True
        for chunk in self._unframed(line.chunks(client, self.ask)):
            if first and chunk.startswith(_CANNOT_BEGIN[: len(chunk)]):
                first = False
                words = chunk
                for more in line.chunks(client, self.ask):
                    words += more
                    if len(words) > _LONGEST_REFUSAL:
                        break
                self.exit_code = self._ended(client)
                if words.startswith(_CANNOT_BEGIN) and self.exit_code in _BEGIN_CODES:
                    raise _refusal(self.ask, words.strip())
                yield words
                return
            first = False
            yield chunk
        self.exit_code = self._ended(client)

    def _made(self) -> Client:
        client = self._wire.client()
        with self._lock:
            self._client = client
            if self._cut.is_set():
                client.cut()
        return client

    def _opened(self) -> tuple[Hijacked, Client]:
        if self._line is None or self._client is None:
            raise RuntimeError("not open")
        return self._line, self._client

    def _take(self, line: Hijacked, path: str) -> tuple[int, int]:
        """The connection is there: what was typed before is sent. Returns the size that is wanted by now."""
        with self._lock:
            self._line = line
            self._path = path
            if self._early:
                line.send(self._early)
                self._early = b""
            return self._size

    def _tell_size(self, client: Client, line: Hijacked, path: str, size: tuple[int, int]) -> None:
        """Resize, as soon as there is something to be resized; a program that has ended or cannot begin is fine."""
        for _ in range(_TRIES):
            heard = line.hear(0.0)
            try:
                client.call(self.ask, "POST", path, params={"h": size[1], "w": size[0]}, patience=READ_SECONDS)
            except Unreachable:
                raise
            except EngineError:
                # What has said something and has no terminal to be resized will not get one any more.
                if heard or self._cut.is_set():
                    return
                line.hear(_PAUSE / 5)
            else:
                return

    def _unframed(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        # Not by the reply's headers: engines before API 1.42 call both kinds raw.
        return chunks if self.raw else _payloads(chunks, self.ask)

    def _ended(self, client: Client) -> int | None:
        """What it ended with, which an engine knows a moment after the connection has ended."""
        raise NotImplementedError

    def _until_known(self, client: Client, path: str, found: str) -> int | None:
        for _ in range(_TRIES):
            state = mapping(client.json(self.ask, "GET", path, patience=READ_SECONDS))
            state = mapping(state.get("State")) if found == "State" else state
            if state.get("Running") is False:
                return whole(state.get("ExitCode"))
            if self._cut.wait(_PAUSE):
                break
        return None


class ExecSource(_DuplexSource):
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


class AttachSource(_DuplexSource):
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


def _refusal(ask: Ask, words: bytes) -> EngineError:
    error = from_reply(ask, _BAD_REQUEST, words)
    lower = error.words.lower()
    if error.reason is Reason.UNKNOWN and "chdir" not in lower and any(sign in lower for sign in _NO_PROGRAM):
        error.reason = Reason.NO_COMMAND
    return error


def _bytes(data: bytes) -> bytes | None:
    return data or None


def _joined(parts: Sequence[bytes]) -> bytes:
    return b"".join(parts)


def _payloads(chunks: Iterator[bytes], ask: Ask) -> Iterator[bytes]:
    """The payloads of frames (Engine API, "Stream format"). Raises BadReply where they are none."""
    held = b""
    for chunk in chunks:
        held += chunk
        found = []
        while len(held) >= _HEADER:
            if held[0] > 3 or held[1:4] != b"\0\0\0":
                raise BadReply(*ask, "no frames")
            size = int.from_bytes(held[4:_HEADER], "big")
            if len(held) < _HEADER + size:
                break
            found.append(held[_HEADER : _HEADER + size])
            held = held[_HEADER + size :]
        if found:
            yield b"".join(found)
