"""The way to an engine: a Unix socket, TCP, TLS or ssh.

All four end in a plain socket that can be broken from another thread at any moment: while it connects, while it waits
for an answer, in the middle of a reply. The docker SDK's adapters cannot (its ssh one deadlocks), and let
REQUESTS_CA_BUNDLE override the engine's own certificate.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import subprocess
import tempfile
import threading
import urllib.parse
from pathlib import Path
from typing import IO, TYPE_CHECKING

from engine.errors import Reason, Rejected, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.records import Host

_PORT, _TLS_PORT = 2375, 2376
_SSH_OPTIONS = ("ConnectTimeout=15", "BatchMode=yes", "ServerAliveInterval=20", "ServerAliveCountMax=3")


class Line:
    """All sockets of one client, to be broken at once from any thread."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self._lock = threading.Lock()
        self._sockets: set[socket.socket] = set()
        self._cut = False
        self._said = ""

    @property
    def said(self) -> str:
        """What the ssh command said when it failed, or ""."""
        return self._said

    def cut(self) -> None:
        """Break all sockets and let no new one be made."""
        with self._lock:
            self._cut = True
            for sock in self._sockets:
                if isinstance(sock, _SshSocket):
                    sock.patience = 0.0
                _break(sock)

    @property
    def name(self) -> str:
        """What the engine is called in a request's `Host`."""
        address = urllib.parse.urlsplit(self.host.url)
        return address.netloc.rpartition("@")[2] if address.scheme in {"tcp", "http", "https"} else "localhost"

    def dial(self, timeout: float | None) -> socket.socket:
        """A connected socket to the engine.

        Raises:
            OSError: as the system says it.
            Rejected: an address that cannot be understood.
        """
        address = urllib.parse.urlsplit(self.host.url)
        match address.scheme:
            case "unix":
                return self._unix(self.host.url.removeprefix("unix://"), timeout)
            case "tcp" | "http" | "https":
                return self._tcp(address, timeout)
            case "ssh":
                return self._ssh(address)
            case _:
                raise Rejected("connect", "engine", self.host.name, f"unknown kind of address: {self.host.url}")

    def forget(self, sock: socket.socket) -> None:
        """The socket was closed."""
        with self._lock:
            self._sockets.discard(sock)

    def _hear(self, words: str) -> None:
        self._said = words

    def _keep(self, sock: socket.socket) -> None:
        with self._lock:
            if self._cut:
                sock.close()
                raise ConnectionAbortedError("left")
            self._sockets.add(sock)

    def _unix(self, path: str, timeout: float | None) -> socket.socket:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._keep(sock)
        try:
            sock.settimeout(timeout)
            sock.connect(path)
        except BaseException:
            self.forget(sock)
            sock.close()
            raise
        return sock

    def _tcp(self, address: urllib.parse.SplitResult, timeout: float | None) -> socket.socket:
        secure = bool(self.host.tls_folder) or address.scheme == "https"
        port = self._port(address) or (_TLS_PORT if secure else _PORT)
        name = address.hostname or "localhost"
        sock = self._connect(name, port, timeout)
        if not secure:
            return sock
        try:
            wrapped = tls_context(self.host).wrap_socket(sock, server_hostname=name, do_handshake_on_connect=False)
            self.forget(sock)
            sock = wrapped
            self._keep(sock)
            wrapped.do_handshake()
        except BaseException:
            self.forget(sock)
            sock.close()
            raise
        return sock

    def _port(self, address: urllib.parse.SplitResult) -> int | None:
        try:
            return address.port
        except ValueError as error:
            raise Rejected("connect", "engine", self.host.name, f"{self.host.url}: {error}") from error

    def _connect(self, name: str, port: int, timeout: float | None) -> socket.socket:
        last: OSError = OSError(f"{name}: no address")
        for family, kind, protocol, _, where in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM):
            sock = socket.socket(family, kind, protocol)
            self._keep(sock)
            try:
                sock.settimeout(timeout)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                # An engine that loses its power says nothing: without these an events stream would wait for ever.
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
                if hasattr(socket, "TCP_KEEPIDLE"):
                    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30)
                    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 10)
                    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3)
                sock.connect(where)
            except OSError as error:
                last = error
                self.forget(sock)
                sock.close()
            else:
                return sock
        raise last

    def _ssh(self, address: urllib.parse.SplitResult) -> socket.socket:
        if not address.hostname or address.hostname.startswith("-"):
            raise Rejected("connect", "engine", self.host.name, f"no host in {self.host.url}")
        # Nobody is there to answer ssh's questions: it is not to ask for a password, nor to open a window for one. And
        # it has to notice by itself that the other computer is gone.
        command = ["ssh", "-T", *(word for option in _SSH_OPTIONS for word in ("-o", option))]
        if address.username:
            command += ["-l", address.username]
        if port := self._port(address):
            command += ["-p", str(port)]
        sock = _SshSocket.start([*command, "--", address.hostname, "docker", "system", "dial-stdio"], self._hear)
        self._keep(sock)
        return sock


class _SshSocket(socket.socket):
    """Our end of a pair of sockets whose other end is the ssh command's input and output."""

    patience = 0.2
    """Seconds to wait for the command's own end when this is closed: one that failed is about to say why."""

    _process: subprocess.Popen[bytes] | None = None
    _words: IO[bytes] | None = None
    _tell: Callable[[str], None] | None = None

    @classmethod
    def start(cls, command: list[str], tell: Callable[[str], None]) -> _SshSocket:
        ours, theirs = socket.socketpair()
        sock = cls(fileno=ours.detach())
        words = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the socket
        try:
            # Its own session: no password prompt on the terminal that started the window, no Ctrl C from there.
            sock._process = subprocess.Popen(
                command, stdin=theirs.fileno(), stdout=theirs.fileno(), stderr=words, start_new_session=True
            )
        except OSError:
            words.close()
            sock.close()
            raise
        finally:
            theirs.close()
        sock._words, sock._tell = words, tell
        return sock

    def close(self) -> None:
        """Close it; once the last file over it is closed too, end the command."""
        super().close()
        process, words, tell = self._process, self._words, self._tell
        if self.fileno() != -1 or process is None or words is None or tell is None:
            return
        self._process = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(self.patience)
        if process.returncode is None:
            process.terminate()
            process.wait()
        if process.returncode > 0:
            words.seek(0)
            tell(words.read(4096).decode(errors="replace").strip())
        words.close()


def _break(sock: socket.socket) -> None:
    # Not sock.shutdown: that of a TLS socket takes the TLS layer away under the reader.
    with contextlib.suppress(OSError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def tls_context(host: Host) -> ssl.SSLContext:
    """TLS as the docker command does it: ca.pem, cert.pem and key.pem of the host's folder, where they exist.

    The environment's certificate bundles (REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE) have no say in it.

    Raises:
        Unreachable: a file there cannot be used.
    """
    folder = Path(host.tls_folder) if host.tls_folder else None
    ca, certificate, key = (folder / name if folder else None for name in ("ca.pem", "cert.pem", "key.pem"))
    reading = ca
    try:
        context = ssl.create_default_context(cafile=str(ca) if ca and ca.exists() else None)
        # From Python 3.13 on, which refuses certificates that openssl's own examples make, and docker takes.
        context.verify_flags &= ~ssl.VERIFY_X509_STRICT
        if certificate and key and certificate.exists():
            reading = key
            key.stat()
            reading = certificate
            context.load_cert_chain(certificate, key)
    except (OSError, ssl.SSLError) as error:
        words = f"{reading}: {error.strerror or error}"
        raise Unreachable("connect", "engine", host.name, words, reason=Reason.BAD_FILES) from error
    if not host.tls_verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
