"""A conversation with a container's own shell: one exec that lives as long as it is needed.

`POST /containers/{id}/exec`, then `POST /exec/{id}/start`, whose connection becomes the shell's input and output.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from engine.errors import Ask, BadReply, EngineError, Unreachable
from engine.file_entries import Listing
from engine.file_errors import FileExists, NoShell, told
from engine.own_client import Handle
from engine.parse import mapping, text
from engine.paths import segment
from engine.pool import in_thread
from engine.shell_script import READY, SCRIPT, TAKEN, entries, pattern, request
from engine.wire import READ_SECONDS

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator, Sequence
    from typing import TypeVar

    from engine.client import Client
    from engine.hijack import Hijacked
    from engine.wire import Wire

    T = TypeVar("T")

MOST_ENTRIES = 20_000
"""Entries of one folder that are listed."""
MOST_FOUND = 1_000
"""Names that a search gives."""
_MOST_ANSWER = 64 << 20
_LONGEST_HEAD = 4096
_STDOUT = 1
_FRAME = 8
_END = b"\0\0"


class Talk:
    """The connection to one shell; belongs to whichever thread asks, one at a time.

    Raises (from `start` and `ask`): EngineError; NoShell where the shell has ended.
    """

    def __init__(self, client: Client, container: str) -> None:
        self._client = client
        self._container = container
        self._number = 0
        self._frames = bytearray()
        self._rest = b""
        self._line: Hijacked | None = None
        self._sock: socket.socket | None = None
        self._chunks: Iterator[bytes] = iter(())

    def start(self, ask: Ask) -> None:
        """Start the shell. NoShell where there is none."""
        from engine.hijack import hijack

        body = {
            "AttachStdin": True,
            "AttachStdout": True,
            "AttachStderr": True,
            "Tty": False,
            "User": "0",
            # Told apart in a list of processes, where the script itself would be a page.
            "Cmd": ["sh", "-c", 'eval "$LONGSHORE_FILES"'],
            "Env": [f"LONGSHORE_FILES={SCRIPT}"],
        }
        path = f"/containers/{segment(self._container)}/exec"
        made = self._client.json(ask, "POST", path, body=body, patience=READ_SECONDS)
        path = f"/exec/{segment(text(mapping(made).get('Id')))}/start"
        self._line, self._sock = hijack(self._client, ask, path, body={"Detach": False, "Tty": False})
        self._chunks = self._line.chunks(self._client, ask)
        answer = self._read(ask, b"\n", most=_LONGEST_HEAD)
        words = answer.split()
        if len(words) != 3 or words[0] != READY or words[2] != b"yes":
            raise NoShell(*ask, answer.decode("utf-8", "replace").strip())

    def ask(
        self, ask: Ask, verb: str, *arguments: bytes, enough: Callable[[bytes], bool] | None = None
    ) -> tuple[int, bytes]:
        """Ask one thing: status and answer. `enough`: when what came so far is all that is wanted (status -1)."""
        if self._line is None:
            raise Unreachable(*ask, "closed")
        self._number += 1
        self._line.send(request(self._number, verb, *arguments))
        answer = self._read(ask, _END, most=_MOST_ANSWER, enough=enough)
        if enough is not None and enough(answer):
            return -1, answer
        tail = self._read(ask, b"\n", most=128).lstrip(b"\0").split()
        if len(tail) != 2 or tail[0] != str(self._number).encode() or not tail[1].isdigit():
            raise BadReply(*ask, "an answer to something else")
        return int(tail[1]), answer

    def _read(self, ask: Ask, end: bytes, *, most: int, enough: Callable[[bytes], bool] | None = None) -> bytes:
        """What comes up to `end`."""
        got = bytearray()
        rest, self._rest = self._rest, b""
        while True:
            got += rest
            place = got.find(end, max(0, len(got) - len(rest) - len(end)))
            if place >= 0:
                self._rest = bytes(got[place + len(end) :])
                return bytes(got[:place])
            if enough is not None and enough(bytes(got)):
                return bytes(got)
            if len(got) > most:
                raise BadReply(*ask, "an answer without end")
            rest = self._more(ask)

    def _more(self, ask: Ask) -> bytes:
        """More of the shell's output; what it says beside that is left out. NoShell where it has ended."""
        out = bytearray()
        frames = self._frames
        while not out:
            data = next(self._chunks, b"")
            if not data:
                raise NoShell(*ask, bytes(frames).decode("utf-8", "replace").strip() or "the shell has ended")
            frames += data
            place = 0
            while len(frames) >= place + _FRAME:
                if frames[place] > 2 or frames[place + 1 : place + 4] != b"\0\0\0":
                    raise NoShell(*ask, bytes(frames).decode("utf-8", "replace").strip())  # the engine's own words
                last = place + _FRAME + int.from_bytes(frames[place + 4 : place + _FRAME], "big")
                if len(frames) < last:
                    break
                if frames[place] == _STDOUT:
                    out += frames[place + _FRAME : last]
                place = last
            del frames[:place]
        return bytes(out)

    def close(self) -> None:
        """Close the connection: the shell's input ends, and it with it."""
        if self._line is not None and self._sock is not None:
            self._line.close()
            self._client.forget(self._sock)
        self._line = self._sock = None


class ContainerShell:
    """A container's shell for files (`files_contract.FileShell`): started when it is first asked, one ask at a time.

    What is cancelled cuts the connection; the next ask starts another shell.
    """

    def __init__(self, wire: Wire, container: str) -> None:
        self._wire = wire
        self._container = container
        self._turn = asyncio.Lock()
        self._handle: Handle | None = None
        self._talk: Talk | None = None
        self._client: Client | None = None

    async def list(self, folder: bytes) -> Listing:
        """The entries of a folder."""
        ask = self._ask("list", folder)

        def work(talk: Talk) -> Listing:
            status, answer = talk.ask(ask, "list", folder)
            if status:
                raise told(answer, ask)
            found = tuple(entries(answer))
            return Listing(found[:MOST_ENTRIES], len(found) <= MOST_ENTRIES)

        return await self._do(ask, work)

    async def find(self, folder: bytes, words: bytes) -> Sequence[bytes]:
        """Paths below a folder whose last name holds `words`, whatever their case; the first thousand."""
        ask = self._ask("search", folder)

        def work(talk: Talk) -> Sequence[bytes]:
            def enough(answer: bytes) -> bool:
                return answer.count(0) > MOST_FOUND

            status, answer = talk.ask(ask, "find", folder, pattern(words), enough=enough)
            found = [path for path in answer.split(b"\0") if path.startswith(b"/")][:MOST_FOUND]
            if status < 0:
                talk.close()
            return found

        return await self._do(ask, work)

    async def make_folder(self, path: bytes) -> None:
        """Make a folder; FileExists where something is called so. It belongs to the owner of the folder around it."""
        await self._act("create", "folder", path)

    async def make_file(self, path: bytes) -> None:
        """Make an empty file; as `make_folder`."""
        await self._act("create", "file", path)

    async def move(self, path: bytes, to: bytes) -> None:
        """Give it another path; FileExists where something is called so."""
        await self._act("rename", "move", path, to)

    async def replace(self, path: bytes, to: bytes) -> None:
        """Give it another path, in the place of what is there."""
        await self._act("replace", "replace", path, to)

    async def remove(self, path: bytes) -> None:
        """Remove it, a folder with all that is in it."""
        await self._act("delete", "remove", path)

    async def close(self) -> None:
        """End the shell."""
        if self._handle is not None:
            self._handle.cut()
        async with self._turn:  # whoever asks is told, and lets go
            self._forget()

    async def _act(self, name: str, verb: str, *paths: bytes) -> None:
        ask = self._ask(name, paths[-1])

        def work(talk: Talk) -> None:
            status, answer = talk.ask(ask, verb, *paths)
            if status == TAKEN:
                raise FileExists(*ask, "it is there already")
            if status:
                raise told(answer, ask)

        await self._do(ask, work)

    def _ask(self, verb: str, path: bytes) -> Ask:
        return Ask(verb, "file", path.decode("utf-8", "replace"))

    async def _do(self, ask: Ask, work: Callable[[Talk], T]) -> T:
        async with self._turn:
            if self._handle is None:
                self._handle = Handle()
                self._wire.keep(self._handle)
            handle = self._handle

            def run() -> T:
                return work(self._ready(ask, handle))

            inner = asyncio.ensure_future(in_thread(run, name=f"files of {self._container[:12]}"))
            try:
                await asyncio.wait({inner})  # not a shield: from 3.14 on that reports how what was cut has ended
                return inner.result()
            except asyncio.CancelledError:
                handle.cut()
                await asyncio.wait({inner})
                if not inner.cancelled():
                    inner.exception()
                self._forget()
                raise
            except EngineError as error:
                if isinstance(error, Unreachable | NoShell | BadReply):
                    self._forget()
                raise

    def _ready(self, ask: Ask, handle: Handle) -> Talk:
        if self._client is None or self._talk is None:
            self._client = self._wire.client()
            self._talk = Talk(self._client, self._container)
            try:
                handle.hold(self._client)
                self._talk.start(ask)
            except BaseException:
                self._forget()
                raise
        return self._talk

    def _forget(self) -> None:
        talk, client = self._talk, self._client
        self._talk = self._client = self._handle = None
        if talk is not None:
            talk.close()
        if client is not None:
            client.close()
