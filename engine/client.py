"""One client of an engine: a connection that belongs to one thread, and the replies it gets."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from engine.config import config_folder, request_headers
from engine.errors import BadReply
from engine.http import Connection
from engine.parse import json_value
from engine.reasons import TRANSPORT_ERRORS, from_exception, from_reply
from engine.transport import Line

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterable, Iterator, Mapping

    from engine.errors import Ask
    from engine.http import Reply
    from engine.records import Host

CONNECT_SECONDS = 10.0
_NOTHING: Mapping[str, str] = {}
_ARCHIVE: Mapping[str, str] = {"Content-Type": "application/x-tar"}
_UPGRADE: Mapping[str, str] = {"Connection": "Upgrade", "Upgrade": "tcp"}


class Client:
    """Speaks HTTP with one engine. All but `cut` belong to one thread.

    Args:
        host: where the engine is.
        api: the API version to put in paths, "" for none.
    """

    def __init__(self, host: Host, api: str = "") -> None:
        self.host = host
        self.api = api
        self._line = Line(host)
        self._connection = self._connect()
        own = request_headers(config_folder(os.environ, Path.home()))
        self._headers = {"User-Agent": "Longshore", "Accept-Encoding": "identity"} | own

    def call(
        self,
        ask: Ask,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        patience: float | None,
        versioned: bool = True,
    ) -> tuple[bytes, Mapping[str, str]]:
        """Ask and read the whole reply: its body and headers. 304 (nothing to do) is fine.

        Args:
            ask: what is asked, for errors.
            method: GET, POST, DELETE.
            path: from the slash on, without the version, its segments quoted (`paths.segment`).
            params: the query; None values are left out.
            body: sent as JSON unless None.
            patience: seconds without a byte from the engine; None waits for ever.
            versioned: whether the API version begins the path.

        Raises:
            EngineError: of any kind.
        """
        try:
            reply = self._request(method, path, params, body, patience, versioned=versioned)
            content = reply.read()
        except TRANSPORT_ERRORS as error:
            raise self.explain(ask, error) from error
        _refuse(ask, reply, content)
        return content, reply.headers

    def json(
        self,
        ask: Ask,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        patience: float | None,
        versioned: bool = True,
    ) -> Any:
        """Ask and read the reply as JSON; an empty one is None. As `call`."""
        content, _ = self.call(ask, method, path, params=params, body=body, patience=patience, versioned=versioned)
        try:
            return json_value(content)
        except ValueError as error:
            raise BadReply(*ask, f"{error}: {content[:200].decode('utf-8', 'replace')}") from error

    def open(self, ask: Ask, path: str, params: Mapping[str, Any] | None) -> Reply:
        """Begin a reply that is read as it comes, without a time limit. Raises an EngineError."""
        try:
            reply = self._request("GET", path, params, None, None, versioned=True)
            if reply.status != 200:
                _refuse(ask, reply, reply.read())
        except TRANSPORT_ERRORS as error:
            raise self.explain(ask, error) from error
        return reply

    @property
    def waits_on(self) -> socket.socket | None:
        """As `http.Connection.waits_on`."""
        return self._connection.waits_on

    def chunks(self, ask: Ask, reply: Reply) -> Iterator[bytes]:
        """The body of an open reply, a piece for each `recv`. Raises Unreachable where it breaks off."""
        try:
            yield from reply.pieces()
        except TRANSPORT_ERRORS as error:
            raise from_exception(ask, error, said=self._line.said, streaming=True) from error

    def head(self, ask: Ask, path: str, params: Mapping[str, Any], *, patience: float) -> Mapping[str, str]:
        """Ask for the headers alone. Raises an EngineError; of a refusal there are no words."""
        try:
            reply = self._request("HEAD", path, params, None, patience)
        except TRANSPORT_ERRORS as error:
            raise self.explain(ask, error) from error
        _refuse(ask, reply, b"")
        return reply.headers

    def send(self, ask: Ask, path: str, params: Mapping[str, Any], archive: Iterable[bytes]) -> None:
        """PUT a tar as it is made. What `archive` raises is raised; an engine that refuses meanwhile is heard."""
        try:
            reply = self._request("PUT", path, params, archive, None, extra=_ARCHIVE)
            content = reply.read()
        except TRANSPORT_ERRORS as error:
            raise self.explain(ask, error) from error
        _refuse(ask, reply, content)

    def take_over(
        self,
        ask: Ask,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        patience: float | None,
    ) -> tuple[socket.socket, Mapping[str, str], bytes]:
        """POST on a connection of its own, and have the connection itself: a way both ways (exec, attach).

        Returns:
            The socket, which `cut` breaks as well, and of whose end `forget` is told; the reply's headers; what came
            behind them.

        Raises:
            EngineError: of any kind.
        """
        connection = self._connect()
        try:
            reply = self._request("POST", path, params, body, patience, connection=connection, extra=_UPGRADE)
            if reply.status not in {200, 101}:
                _refuse(ask, reply, reply.read())
                raise BadReply(*ask, f"no way both ways: {reply.status}", reply.status)
            sock, first = connection.hand_over()
        except TRANSPORT_ERRORS as error:
            connection.close()
            raise self.explain(ask, error) from error
        finally:
            connection.close()
        return sock, reply.headers, first

    def forget(self, sock: socket.socket) -> None:
        """A connection that was dialled is closed."""
        self._line.forget(sock)

    @property
    def said(self) -> str:
        """What the ssh command said when it failed, or ""."""
        return self._line.said

    def cut(self) -> None:
        """Break whatever goes on, from any thread; nothing can be asked any more."""
        self._line.cut()

    def close(self) -> None:
        """Free the connection. What is asked later makes a new one."""
        self._connection.close()

    def _connect(self) -> Connection:
        return Connection(self._line.dial, forget=self._line.forget, host=self._line.name)

    def _request(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None,
        body: Any,
        patience: float | None,
        *,
        versioned: bool = True,
        connection: Connection | None = None,
        extra: Mapping[str, str] = _NOTHING,
    ) -> Reply:
        target = f"/v{self.api}{path}" if versioned and self.api else path
        query = urlencode(_query(params), errors="surrogatepass") if params else ""
        kind = {"Content-Type": "application/json"}
        if body is None:
            sent, kind = None, {}
        else:
            sent = body if extra is _ARCHIVE else json.dumps(body).encode()
        return (connection or self._connection).request(
            method,
            f"{target}?{query}" if query else target,
            headers={**self._headers, **kind, **extra},
            body=sent,
            connect=CONNECT_SECONDS,
            patience=patience,
        )

    def explain(self, ask: Ask, error: BaseException) -> Exception:
        """The error that a failure on the way stands for; the connection is given up."""
        self.close()  # what is left of the connection; ssh tells what was wrong when it ends
        return from_exception(ask, error, said=self._line.said)


def _refuse(ask: Ask, reply: Reply, content: bytes) -> None:
    if reply.status >= 400:
        raise from_reply(ask, reply.status, content)
    if 300 <= reply.status < 400 and reply.status != 304:
        raise BadReply(*ask, f"sent elsewhere: {reply.headers.get('Location')}", reply.status)


def _query(params: Mapping[str, Any]) -> dict[str, str | bytes]:
    return {name: _text(value) for name, value in params.items() if value is not None}


def _text(value: Any) -> str | bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    return json.dumps(value) if isinstance(value, dict) else str(value)
