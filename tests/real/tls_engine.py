"""A dockerd that is reached by TCP, and lets in whom its authority vouches for (`--tlsverify`)."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from engine import leftovers, programs, raw
from engine.needs import program
from engine.sample import IMAGE, make_image
from tests import engines
from tests.fakes.certificates import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class SecureEngine:
    """An engine behind TLS.

    Args:
        port: of the loopback.
        certificates: a folder with ca.pem, cert.pem and key.pem of a client that is let in.
        authority: who signed them.
        image: what containers can be made of.
    """

    port: int
    certificates: Path
    authority: Authority
    image: str = IMAGE

    @property
    def url(self) -> str:
        """Its address, as DOCKER_HOST has it."""
        return f"tcp://127.0.0.1:{self.port}"


@contextmanager
def secure_engine() -> Iterator[SecureEngine]:
    """Start one, without networks, and end it with all that it made."""
    folder = Path(tempfile.mkdtemp(prefix="lst-"))  # short: its sockets are below it
    run = folder / "r"
    run.mkdir()
    authority = Authority(folder / "authority")
    server = authority.sign(folder / "server", "server")
    client = authority.sign(folder / "client", "client")
    processes: list[subprocess.Popen[bytes]] = []
    with (folder / "log").open("wb") as log:

        def spawn(name: str, *arguments: str) -> None:
            environment = programs.environment(run, rootless=False)
            command = engines.ends_with_us(program(name), *arguments)
            processes.append(
                subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)
            )

        def said() -> str:
            return (folder / "log").read_text(errors="replace")[-2000:]

        def ready(path: Path) -> bool:
            assert all(process.poll() is None for process in processes), said()
            return path.exists() and (path.name != "docker.sock" or raw.answers(path))

        try:
            spawn("containerd", "--config", str(programs.write_containerd_settings(run, folder)))
            engines.until(lambda: ready(run / "containerd.sock"))
            port = engines.quiet_port()
            spawn(
                "dockerd",
                *programs.dockerd_flags(run, folder),
                f"--containerd={run}/containerd.sock",
                "--bridge=none",
                f"--host=tcp://127.0.0.1:{port}",
                "--tlsverify",
                f"--tlscacert={server}/ca.pem",
                f"--tlscert={server}/cert.pem",
                f"--tlskey={server}/key.pem",
            )
            engines.until(lambda: ready(run / "docker.sock"), 60)
            make_image(f"unix://{run}/docker.sock")
            yield SecureEngine(port, client, authority)
        finally:
            for process in reversed(processes):
                process.terminate()
                process.wait(30)
            leftovers.clear(run, folder)
            shutil.rmtree(folder)
