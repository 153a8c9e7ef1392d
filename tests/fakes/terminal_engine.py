"""An engine that has one terminal and nothing else: what is typed comes back in capitals, "exit" ends it with 7."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

_REFUSED = b'OCI runtime exec failed: exec failed: exec: "zsh": executable file not found in $PATH: unknown\r\n'


class TerminalEngine:
    """Listens on a Unix socket in `folder`.

    Args:
        folder: a short path.
        refuses: whether the command cannot be begun, as an engine says it: in the terminal.
        breaks: whether it stops answering anything once the terminal has been typed into.
        api: the version of the API that it speaks.
    """

    def __init__(self, folder: Path, *, refuses: bool = False, breaks: bool = False, api: str = "1.41") -> None:
        self.path = folder / "terminal.sock"
        self.asked: list[tuple[str, str]] = []
        self.bodies: dict[str, dict[str, Any]] = {}
        """What came with a request, by the last part of its path."""
        self.typed = b""
        self.ended = threading.Event()
        self._refuses, self._breaks, self._api = refuses, breaks, api
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen()
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="terminal engine")]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()
        for thread in self._threads:
            thread.join()
        for sock in self._open:
            sock.close()

    def _stop(self) -> None:
        for sock in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                self._open.append(sock)
                thread = threading.Thread(target=self._serve, args=(sock,), name="terminal engine")
                self._threads.append(thread)
                thread.start()

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError), sock.makefile("rb") as lines:
            while first := lines.readline().split():
                length = 0
                while (line := lines.readline().strip().lower()) != b"":
                    if line.startswith(b"content-length:"):
                        length = int(line.split(b":")[1])
                content = lines.read(length)
                method, path = first[0].decode(), first[1].decode()
                self.asked.append((method, path))
                self.bodies[path.rpartition("/")[2]] = json.loads(content or b"{}")
                if path.endswith("/start"):
                    self._terminal(sock, lines)
                    return
                self._answer(sock, path)

    def _answer(self, sock: socket.socket, path: str) -> None:
        if path.endswith("/version"):
            body, status = {"ApiVersion": self._api, "MinAPIVersion": "1.24", "Os": "linux"}, "200 OK"
        elif "/resize" in path and self._refuses:
            body, status = {"message": "no such exec"}, "404 Not Found"
        elif path.endswith("/json"):
            code = 127 if self._refuses else 7
            body, status = {"Running": not self.ended.is_set(), "ExitCode": code}, "200 OK"
        else:
            body, status = {"Id": "e1"}, "201 Created"
        content = json.dumps(body).encode()
        sock.sendall(b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s" % (status.encode(), len(content), content))

    def _terminal(self, sock: socket.socket, lines: Any) -> None:
        head = b"HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n"
        # The first words come along with the headers, as they do from a quick engine.
        sock.sendall(head + (_REFUSED if self._refuses else b"hello\r\n"))
        while not self._refuses and (data := lines.read1(65536)):
            self.typed += data
            if self._breaks:
                self._stop()
                return
            if data.endswith(b"exit\r"):
                break
            sock.sendall(data.upper())
        self.ended.set()
        sock.shutdown(socket.SHUT_RDWR)
