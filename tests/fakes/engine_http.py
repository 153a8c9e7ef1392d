"""The HTTP side of a scripted engine: a thread for each connection, faults as scripted."""

from __future__ import annotations

import contextlib
import http.server
import json
import queue
import re
import socket
import socketserver
import sys
import threading
import urllib.parse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fakes.engine_server import FakeEngine

_END = None


@dataclass
class Fault:
    """What happens to one request: a status, "cut", "slow", "odd", "hang up", or bytes in place of the reply."""

    prefix: str
    what: int | str | bytes
    words: str = "scripted failure"
    after: int = 0


class Channel:
    """One open stream of a client: bytes wait here until its thread sends them."""

    def __init__(self) -> None:
        self.waiting: queue.SimpleQueue[bytes | str | None] = queue.SimpleQueue()

    def send(self, data: bytes) -> None:
        """Send as one HTTP chunk."""
        self.waiting.put(data)

    def end(self) -> None:
        """End the reply as it should."""
        self.waiting.put(_END)

    def cut(self) -> None:
        """Break the connection off in the middle of a chunk."""
        self.waiting.put("cut")


class FakeServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 128

    def __init__(self, path: str, engine: FakeEngine) -> None:
        self.engine = engine
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._broken = False
        super().__init__(path, _Handler)

    def finish_request(self, request: Any, client_address: Any) -> None:
        with self._guard:
            if self._broken:
                return
            self._open.add(request)
        try:
            super().finish_request(request, client_address)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client left
        finally:
            with self._guard:
                self._open.discard(request)

    def handle_error(self, _request: Any, _address: Any) -> None:
        """A mistake of the fake itself fails the test that uses it."""
        error = sys.exc_info()[1]
        if error is not None:
            self.engine.problems.append(error)

    def break_all(self) -> None:
        with self._guard:
            self._broken = True
            for request in self._open:
                with contextlib.suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeServer

    def address_string(self) -> str:
        return "unix"

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def _serve(self) -> None:
        engine = self.server.engine
        parsed = urllib.parse.urlsplit(self.path)
        path = re.sub(r"^/v\d+\.\d+(?=/)", "", parsed.path)
        query = dict(urllib.parse.parse_qsl(parsed.query))
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else {}
        fault = engine.note(self.command, path, query, dict(self.headers))
        if fault is not None and not self._go_wrong(fault, path, query, body):
            return
        self._answer(path, query, body)

    def _go_wrong(self, fault: Fault, path: str, query: dict[str, str], body: dict[str, Any]) -> bool:
        """Do what was scripted; whether to answer all the same."""
        match fault.what:
            case "slow":
                self.server.engine.wait_slow()
                return True
            case "hang up":
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
            case "cut":
                _, value = self.server.engine.reply(self.command, path, query, body)
                content = json.dumps(value).encode()
                self._head(200, {"Content-Type": "application/json", "Content-Length": str(len(content))})
                self.wfile.write(content[: fault.after or len(content) // 2])
                self.close_connection = True
            case "odd":
                self._whole(200, b"<html>this is no JSON</html>")
            case bytes(content):
                self._whole(200, content)
            case status:
                self._whole(int(status), json.dumps({"message": fault.words}).encode())
        return False

    def _answer(self, path: str, query: dict[str, str], body: dict[str, Any]) -> None:
        engine = self.server.engine
        parts = path.strip("/").split("/")
        if path == "/_ping":
            self._whole(200, b"OK", "text/plain")
        elif path == "/events":
            self._stream(engine.listen(query.get("since", "")), "application/json")
        elif len(parts) == 3 and parts[0] == "containers" and parts[2] in {"logs", "stats"}:
            found = engine.state.find_container(urllib.parse.unquote(parts[1]))
            if found is None:
                self._whole(404, json.dumps({"message": f"No such container: {parts[1]}"}).encode())
            elif parts[2] == "stats":
                self._stream(engine.watch(found.id), "application/json")
            else:
                kind = "raw" if found.tty else "multiplexed"
                self._stream(
                    engine.follow(found.id, follow=query.get("follow") == "1"), f"application/vnd.docker.{kind}-stream"
                )
        else:
            status, value = engine.reply(self.command, path, query, body)
            self._whole(status, b"" if value is None else json.dumps(value).encode())

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Api-Version", self.server.engine.state.api)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _whole(self, status: int, content: bytes, kind: str = "application/json") -> None:
        if status in {204, 304}:
            self._head(status, {})
            return
        self._head(status, {"Content-Type": kind, "Content-Length": str(len(content))})
        self.wfile.write(content)

    def _stream(self, channel: Channel, kind: str) -> None:
        self.close_connection = True
        gone = threading.Thread(target=self._watch_client, args=(channel,), name="fake engine client")
        try:
            self._head(200, {"Content-Type": kind, "Transfer-Encoding": "chunked"})
            self.wfile.flush()
            gone.start()
            while (data := channel.waiting.get()) is not _END:
                if data == "cut":
                    self.wfile.write(b"400\r\n\x01")  # a frame's first byte, or of a line that has no end
                    return
                assert isinstance(data, bytes)
                self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.write(b"0\r\n\r\n")
        finally:
            self.server.engine.leave(channel)
            with contextlib.suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
            if gone.ident is not None:
                gone.join()

    def _watch_client(self, channel: Channel) -> None:
        """A client that leaves ends its stream, so that no thread waits for an event that nobody is to get."""
        with contextlib.suppress(OSError):
            while self.connection.recv(1024):
                pass
        channel.cut()
