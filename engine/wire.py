"""The wire of one engine: its worker pools, its open streams, the API version in use."""

from __future__ import annotations

import threading
import weakref
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from engine.errors import BadReply, Reason, Unreachable
from engine.parse import json_value, no_collection
from engine.pool import WorkerPool

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator, Mapping

    from engine.client import Client
    from engine.errors import Ask
    from engine.http import Reply
    from engine.records import Host

T = TypeVar("T")

READ_SECONDS = 30.0
"""How long an engine may stay silent when it was asked to tell something."""

ACT_SECONDS = 120.0
"""How long it may stay silent when it was asked to do something."""

COSTLY_SECONDS = 600.0
"""How long where it walks its disks or many images for the answer."""

# Deeds take as long as a container takes to stop. They have threads of their own, so that four of them at once do not
# keep the rows from being read.
_DEEDS = 8


class Cuttable(Protocol):
    """What uses a connection and can be broken from any thread."""

    def cut(self) -> None:
        """Break it."""


class Wire:
    """What the nouns of one engine speak through.

    Args:
        host: where the engine is.
        workers: how many threads read.
    """

    def __init__(self, host: Host, *, workers: int) -> None:
        self.host = host
        self.api = ""
        self.podman = False
        self._readers = WorkerPool(self._client, workers=workers, name=f"{host.name} read")
        self._doers = WorkerPool(self._client, workers=_DEEDS, name=f"{host.name} act")
        self._sources: weakref.WeakSet[Cuttable] = weakref.WeakSet()
        self._closed = False

    def at_least(self, major: int, minor: int) -> bool:
        """Whether the API version in use is that or a later one."""
        return version_key(self.api) >= (major, minor)

    async def get(
        self,
        ask: Ask,
        path: str,
        parse: Callable[[Any], T],
        *,
        params: Mapping[str, Any] | None = None,
        patience: float | None = READ_SECONDS,
        costly: bool = False,
    ) -> T:
        """GET JSON and make it what is wanted, both in a worker.

        Args:
            ask: what is asked, for errors.
            path: without the version.
            parse: JSON → what is wanted. A ValueError of `engine.parse` becomes BadReply.
            params: the query.
            patience: seconds of silence.
            costly: it may take long: not on the threads that rows are read with.

        Raises:
            EngineError: of any kind.
        """

        def work(client: Client) -> T:
            return read(client, ask, path, parse, params=params, patience=patience)

        return await self.run(ask, work, deed=costly)

    async def send(
        self,
        ask: Ask,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        patience: float | None = ACT_SECONDS,
    ) -> None:
        """Ask to do something; what the reply holds does not matter. Raises an EngineError."""

        def work(client: Client) -> None:
            client.call(ask, method, path, params=params, body=body, patience=patience)

        await self.run(ask, work, deed=True)

    async def run(self, ask: Ask, work: Callable[[Client], T], *, deed: bool) -> T:
        """Several calls as one piece of work in a worker. Raises what it raises."""
        if self._closed:
            raise Unreachable(*ask, "closed", reason=Reason.CLOSED)

        def with_version(client: Client) -> T:
            client.api = self.api
            return work(client)

        return await (self._doers if deed else self._readers).call(with_version)

    def source(self, ask: Ask, path: str, params: Mapping[str, Any] | None = None) -> ReplySource:
        """A reply to be read as a stream (`streams.ReaderStream`)."""
        source = ReplySource(self, ask, path, params)
        self._sources.add(source)
        return source

    def keep(self, what: Cuttable) -> None:
        """Cut this too when the wire is closed."""
        self._sources.add(what)
        if self._closed:
            what.cut()

    def client(self) -> Client:
        """A client of its own for the calling thread, which closes it."""
        client = self._client()
        client.api = self.api
        return client

    async def close(self) -> None:
        """Break all streams and calls, end all threads."""
        self._closed = True
        for source in list(self._sources):
            source.cut()
        await self._readers.close()
        await self._doers.close()

    def _client(self) -> Client:
        from engine.client import Client

        return Client(self.host)


class ReplySource:
    """A `streams.Source` over one GET, with a client of its own."""

    def __init__(self, wire: Wire, ask: Ask, path: str, params: Mapping[str, Any] | None) -> None:
        self._wire = wire
        self._ask = ask
        self._path = path
        self._params = params
        self._lock = threading.Lock()
        self._client: Client | None = None
        self._reply: Reply | None = None
        self._cut = False

    @property
    def ask(self) -> Ask:
        """What is asked."""
        return self._ask

    def json(self, path: str) -> Any:
        """One more question on the same client (before the stream is opened by it, say). Raises an EngineError."""
        return self._made().json(self._ask, "GET", path, patience=READ_SECONDS)

    def open(self) -> Mapping[str, str]:
        """Ask the engine; returns the reply's headers. Raises an EngineError."""
        client = self._made()
        self._reply = client.open(self._ask, self._path, self._params)
        return self._reply.headers

    def chunks(self) -> Iterator[bytes]:
        """The body as it comes. Raises Unreachable where it breaks off."""
        if self._reply is None:
            raise RuntimeError("not open")
        return self._made().chunks(self._ask, self._reply)

    def waits_on(self) -> socket.socket | None:
        """The socket to be readable before the next of `chunks` is asked for, None where it does not tell."""
        return self._made().waits_on

    def cut(self) -> None:
        """Break the connection, from any thread."""
        with self._lock:
            self._cut = True
            if self._client is not None:
                self._client.cut()

    def close(self) -> None:
        """Free the socket."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    def _made(self) -> Client:
        if self._client is None:
            client = self._wire.client()
            with self._lock:
                self._client = client
                if self._cut:
                    client.cut()
        return self._client


def read(
    client: Client,
    ask: Ask,
    path: str,
    parse: Callable[[Any], T],
    *,
    params: Mapping[str, Any] | None = None,
    patience: float | None = READ_SECONDS,
) -> T:
    """GET JSON with a client and make it what is wanted. Raises an EngineError."""
    content, _ = client.call(ask, "GET", path, params=params, patience=patience)
    try:
        with no_collection():
            return parse(json_value(content))
    except ValueError as error:  # JSON's own, and OddReply
        raise BadReply(*ask, f"{error}: {content[:200].decode('utf-8', 'replace')}") from error


def version_key(text: str) -> tuple[int, int]:
    """An API version as numbers that compare; (0, 0) of what is none."""
    major, _, minor = text.partition(".")
    return (int(major), int(minor)) if major.isdecimal() and minor.isdecimal() else (0, 0)
