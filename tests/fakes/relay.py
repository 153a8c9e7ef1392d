"""Other ways to a scripted engine's socket: TCP, TLS, and a command in ssh's place."""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

# What `docker system dial-stdio` does on the far side of ssh.
_DIAL = """
import os, socket, sys, threading
sock = socket.socket(socket.AF_UNIX)
sock.connect(sys.argv[1])
def up():
    while data := os.read(0, 65536):
        sock.sendall(data)
    sock.shutdown(socket.SHUT_WR)
threading.Thread(target=up, daemon=True).start()
while data := sock.recv(65536):
    os.write(1, data)
"""


class Relay:
    """A port of the loopback that leads to a Unix socket, with TLS if it is given."""

    def __init__(self, path: Path, tls: ssl.SSLContext | None = None) -> None:
        self._path = path
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, name="relay")]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._threads[0].join()
        self._listener.close()
        for sock in self._open:
            with contextlib.suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
        for thread in self._threads[1:]:
            thread.join()
        for sock in self._open:
            sock.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self._listener.accept()
                self._start(sock)

    def _start(self, sock: socket.socket) -> None:
        self._open.append(sock)
        thread = threading.Thread(target=self._serve, args=(sock,), name="relay")
        self._threads.append(thread)
        thread.start()

    def _serve(self, sock: socket.socket) -> None:
        near = sock
        try:
            if self._tls is not None:
                near = self._tls.wrap_socket(sock, server_side=True)
                self._open.append(near)
            far = socket.socket(socket.AF_UNIX)
            self._open.append(far)
            far.connect(str(self._path))
        except OSError:
            near.close()
            return
        back = threading.Thread(target=_copy, args=(far, near), name="relay")
        back.start()
        _copy(near, far)
        back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    for sock in (source, target):
        with contextlib.suppress(OSError):
            socket.socket.shutdown(sock, socket.SHUT_RDWR)


def make_certificates(folder: Path, name: str = "127.0.0.1") -> None:
    """`ca.pem`, and `cert.pem` with `key.pem` that it signed for an address of the loopback."""
    commands = (
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca-key.pem", "-out", "ca.pem", "-subj", "/CN=ca"],
        ["req", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.csr", "-subj", "/CN=test"],
        [
            *("x509", "-req", "-in", "cert.csr", "-out", "cert.pem", "-extfile", "names"),
            *("-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial"),
        ],
    )
    (folder / "names").write_text(f"subjectAltName = IP:{name}\n")
    for command in commands:
        subprocess.run(["openssl", *command], cwd=folder, check=True, capture_output=True)


def server_tls(folder: Path) -> ssl.SSLContext:
    """TLS of an engine that wants the client's certificate too (`dockerd --tlsverify`)."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(folder / "ca.pem"))
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # as a dockerd, which takes such certificates
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def make_ssh(folder: Path, engine: Path, *, fails: str = "") -> Path:
    """A folder with an `ssh` command that leads to a scripted engine, or fails with words; notes its arguments."""
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    (folder / "dial.py").write_text(_DIAL)
    command = bin_folder / "ssh"
    lines = ["#!/bin/sh", f'printf "%s\\n" "$@" > "{folder}/arguments"']
    if fails:
        lines += [f"echo '{fails}' >&2", "exit 255"]
    else:
        lines.append(f'exec "{sys.executable}" "{folder}/dial.py" "{engine}"')
    command.write_text("\n".join(lines) + "\n")
    command.chmod(0o755)
    return bin_folder
