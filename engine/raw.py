"""Plain HTTP over a Unix socket with the standard library alone: for private engines, before any SDK is imported."""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

if TYPE_CHECKING:
    from pathlib import Path

BadAnswer = http.client.HTTPException
"""What answers there does not speak HTTP."""


class UnixConnection(http.client.HTTPConnection):
    """An HTTP connection over the Unix socket `path`."""

    def __init__(self, path: Path | str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = str(path)

    def connect(self) -> None:
        """Connect to the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        try:
            self.sock.connect(self._path)
        except BaseException:
            self.sock.close()
            self.sock = None
            raise


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
    connection = UnixConnection(path, timeout)
    try:
        raw = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
        kind = "application/x-tar" if isinstance(body, bytes) else "application/json"
        full = f"{target}?{urlencode(query)}" if query else target
        # An engine that refuses a large body says so and hangs up before it has read it.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.request(method, full, body=raw, headers={} if raw is None else {"Content-Type": kind})
        reply = connection.getresponse()
        text = reply.read().decode(errors="replace")
    finally:
        connection.close()
    found = _json(text)
    if reply.status >= http.client.BAD_REQUEST:
        raise Refused(reply.status, str(found.get("message", text)) if isinstance(found, dict) else text)
    return found


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
