"""Short commands inside a container: run to their end, what they wrote and the code that they ended with."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from engine.errors import BadReply, Reason, Rejected
from engine.parse import mapping, text, whole
from engine.paths import segment
from engine.wire import READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.client import Client
    from engine.errors import Ask

_HEADER = struct.Struct(">BxxxI")
_STDERR, _ENGINE = 2, 3
_NOT_THERE = frozenset({126, 127})
"""Codes of a command that could not be executed or was not found (POSIX shells, runc)."""


class Outcome(NamedTuple):
    """How a command ended: code (None: not told), output and errors."""

    code: int | None
    out: bytes
    err: bytes


def run_inside(client: Client, ask: Ask, container: str, command: Sequence[str], *, user: str = "") -> Outcome:
    """Run a command in a running container (`POST /containers/{id}/exec`, `/exec/{id}/start`); waits for its end.

    Args:
        client: of a worker's thread.
        ask: for errors.
        container: its id.
        command: its arguments; there is no shell unless it is one.
        user: who runs it, "" for the container's own.

    Raises:
        EngineError: of any kind; `Rejected` with `Reason.NO_COMMAND` where the container has no such program.
    """
    body = {"AttachStdout": True, "AttachStderr": True, "Cmd": list(command), "User": user}
    made = client.json(ask, "POST", f"/containers/{segment(container)}/exec", body=body, patience=READ_SECONDS)
    path = f"/exec/{segment(text(mapping(made).get('Id')))}"
    content, _ = client.call(ask, "POST", f"{path}/start", body={"Detach": False, "Tty": False}, patience=READ_SECONDS)
    out, err = split_frames(ask, content)
    code = whole(mapping(client.json(ask, "GET", f"{path}/json", patience=READ_SECONDS)).get("ExitCode"))
    if code in _NOT_THERE:
        raise Rejected(*ask, (err or out).decode("utf-8", "replace").strip(), 400, Reason.NO_COMMAND)
    return Outcome(code, out, err)


def split_frames(ask: Ask, content: bytes) -> tuple[bytes, bytes]:
    """Output and errors of a whole multiplexed reply. Raises BadReply where it is none."""
    parts: tuple[list[bytes], list[bytes]] = ([], [])
    place = 0
    while place < len(content):
        if place + _HEADER.size > len(content):
            raise BadReply(*ask, "a frame was cut short")
        stream, size = _HEADER.unpack_from(content, place)
        place += _HEADER.size
        if stream > _ENGINE or place + size > len(content):
            raise BadReply(*ask, "no frame where one was promised")
        parts[stream == _STDERR].append(content[place : place + size])
        place += size
    return b"".join(parts[0]), b"".join(parts[1])
