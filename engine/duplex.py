"""A program's terminal over a connection that both sides write to: what exec and attach have in common.

A command that cannot be begun is told by the engine in the terminal itself, as text, with exit code 126 or 127 (moby
`daemon/exec.go`); here that is an error as any other.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from engine.errors import Ask, BadReply, EngineError, Reason, Unreachable
from engine.parse import mapping, whole
from engine.reasons import from_reply
from engine.wire import READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.client import Client
    from engine.hijack import Hijacked
    from engine.wire import Wire

_CANNOT_BEGIN = b"OCI runtime exec failed"
_BEGIN_CODES = frozenset({126, 127})
_LONGEST_REFUSAL = 4096
_NO_PROGRAM = ("no such file or directory", "permission denied", "is a directory")
_BAD_REQUEST = 400
_HEADER = 8

# A command is begun after the engine has answered; until then it cannot be resized, and its end is known a moment late.
_TRIES, _PAUSE = 40, 0.05


class DuplexSource:
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


def _refusal(ask: Ask, words: bytes) -> EngineError:
    error = from_reply(ask, _BAD_REQUEST, words)
    lower = error.words.lower()
    if error.reason is Reason.UNKNOWN and "chdir" not in lower and any(sign in lower for sign in _NO_PROGRAM):
        error.reason = Reason.NO_COMMAND
    return error


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
