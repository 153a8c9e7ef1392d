"""One client of an engine: a session of the docker SDK that belongs to one thread, and the replies it gets."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import docker
import requests
from docker.utils.config import load_general_config

from engine.errors import BadReply
from engine.parse import json_value
from engine.reasons import TRANSPORT_ERRORS, from_exception, from_reply
from engine.transport import Line, LineAdapter

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator, Mapping

    from engine.errors import Ask
    from engine.records import Host

log = logging.getLogger(__name__)

CONNECT_SECONDS = 10.0
# The SDK wants a version to be made with; ours is in each path.
_SDK_VERSION = "1.44"


def _session(line: Line) -> requests.Session:
    # The address here only makes the SDK build its session: all requests go over the line.
    session: requests.Session
    try:
        session = docker.APIClient(base_url="unix:///", version=_SDK_VERSION)
    except (docker.errors.DockerException, ValueError, TypeError, AttributeError) as error:
        # A login entry in config.json that the SDK cannot read. The engine can be used all the same.
        log.info("docker's config.json: %s", error)
        session = requests.Session()
    session.trust_env = False
    # Named in docker's config.json: what `docker` sends with each request, often what a proxy asks for.
    headers = load_general_config().get("HttpHeaders")
    if isinstance(headers, dict):
        session.headers.update({str(key): str(value) for key, value in headers.items()})
    session.headers["Accept-Encoding"] = "identity"
    session.mount("http+docker://", LineAdapter(line))
    return session


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
        self._session = _session(self._line)
        self._base = "http+docker://localhost"

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
            # Read in one go: requests itself would take a long list apart into pieces of 10 KiB.
            reply = self._request(method, path, params, body, patience, versioned=versioned)
            content: bytes = reply.raw.read(decode_content=True)
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

    def open(self, ask: Ask, path: str, params: Mapping[str, Any] | None) -> requests.Response:
        """Begin a reply that is read as it comes, without a time limit. Raises an EngineError."""
        try:
            reply = self._request("GET", path, params, None, None, versioned=True)
            if reply.status_code != 200:
                _refuse(ask, reply, reply.raw.read(decode_content=True))
        except TRANSPORT_ERRORS as error:
            raise self.explain(ask, error) from error
        return reply

    def chunks(self, ask: Ask, reply: requests.Response) -> Iterator[bytes]:
        """The body of an open reply as it comes. Raises Unreachable where it breaks off."""
        try:
            yield from reply.raw.stream(65536, decode_content=True)
        except TRANSPORT_ERRORS as error:
            raise from_exception(ask, error, said=self._line.said, streaming=True) from error

    @property
    def headers(self) -> Mapping[str, str]:
        """What is sent with each request."""
        return {str(key): str(value) for key, value in self._session.headers.items()}

    @property
    def host_name(self) -> str:
        """The engine's name in requests."""
        return urlsplit(self.host.url).hostname or "localhost"

    def path(self, path: str) -> str:
        """A path with the version in use before it."""
        return f"/v{self.api}{path}" if self.api else path

    def dial(self, ask: Ask) -> socket.socket:
        """A connection of its own beside the session's, which `cut` breaks as well. Raises an EngineError."""
        try:
            return self._line.dial(CONNECT_SECONDS)
        except TRANSPORT_ERRORS as error:
            raise self.explain(ask, error) from error

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
        self._session.close()

    def _request(
        self,
        method: str,
        path: str,
        params: Mapping[str, Any] | None,
        body: Any,
        patience: float | None,
        *,
        versioned: bool,
    ) -> requests.Response:
        url = f"{self._base}/v{self.api}{path}" if versioned and self.api else f"{self._base}{path}"
        return self._session.request(
            method,
            url,
            params=None if params is None else {key: _value(value) for key, value in params.items()},
            data=None if body is None else json.dumps(body),
            headers=None if body is None else {"Content-Type": "application/json"},
            timeout=(CONNECT_SECONDS, patience),
            stream=True,
            allow_redirects=False,
        )

    def explain(self, ask: Ask, error: BaseException) -> Exception:
        """The error that a failure on the way stands for; the connection is given up."""
        self.close()  # what is left of the connection; ssh tells what was wrong when it ends
        return from_exception(ask, error, said=self._line.said)


def _refuse(ask: Ask, reply: requests.Response, content: bytes) -> None:
    if reply.status_code >= 400:
        raise from_reply(ask, reply.status_code, content)
    if 300 <= reply.status_code < 400 and reply.status_code != 304:
        raise BadReply(*ask, f"sent elsewhere: {reply.headers.get('Location', '')}", reply.status_code)


def _value(value: Any) -> Any:
    if isinstance(value, bool):
        return "1" if value else "0"
    return json.dumps(value) if isinstance(value, dict) else value
