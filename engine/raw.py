"""One request to an engine on a Unix socket: for private engines, which are ours and need no errors of the contract."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from engine.chunked import BadHttp
from engine.http import Connection

if TYPE_CHECKING:
    from pathlib import Path

BadAnswer = BadHttp
"""What answers there does not speak HTTP."""


class Refused(Exception):
    """The engine answered with an error: `status`, and its own `words`."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(f"{status}: {words}")
        self.status = status
        self.words = words


def call(
    path: Path | str,
    method: str,
    target: str,
    *,
    query: dict[str, str] | None = None,
    body: Any = None,
    timeout: float = 30.0,
) -> Any:
    """One request to the engine behind the socket `path`. Returns its JSON, or its text where it is none.

    Args:
        path: the socket.
        method: the HTTP method.
        target: the path of the Engine API, without version.
        query: the parameters.
        body: bytes as they are, anything else as JSON.
        timeout: seconds for each wait on the socket.

    Raises:
        OSError: nothing answers there.
        BadAnswer: what answers does not speak HTTP.
        Refused: the engine said no.
    """
    connection = Connection(lambda seconds: _dial(str(path), seconds))
    raw = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    kind = "application/x-tar" if isinstance(body, bytes) else "application/json"
    try:
        reply = connection.request(
            method,
            f"{target}?{urlencode(query)}" if query else target,
            headers={} if raw is None else {"Content-Type": kind},
            body=raw,
            connect=timeout,
            patience=timeout,
        )
        text = reply.read().decode(errors="replace")
    finally:
        connection.close()
    found = _json(text)
    if reply.status >= 400:
        raise Refused(reply.status, str(found.get("message", text)) if isinstance(found, dict) else text)
    return found


def _dial(path: str, seconds: float | None) -> socket.socket:
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect(path)
    except BaseException:
        sock.close()
        raise
    return sock


def answers(path: Path | str, timeout: float = 2.0) -> bool:
    """Whether an engine answers on that socket (`GET /_ping`)."""
    try:
        return bool(call(path, "GET", "/_ping", timeout=timeout) == "OK")
    except (OSError, BadAnswer, Refused):
        return False


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
