"""A computer that is reached by ssh, with an engine on it: Debian's sshd on a port of the loopback, and all its keys.

What the user's own ssh would read is not read: a command in ssh's place hands the real one its settings. Each host name
there is another trouble; see `HOSTS`.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from engine.leftovers import descendants, kill_all
from engine.needs import program
from tests import engines

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTS = ("good", "new", "changed", "stranger", "bare", "stopped", "closed")
"""All is well; its key is not known; it had another; ours is not known there; no docker; no engine; no right."""

_SERVER = """ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/authorized
PidFile none
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication yes
"""
_CLIENT = """Host good new changed stranger bare stopped closed
  HostName 127.0.0.1
  Port {port}
  HostKeyAlias far
  UserKnownHostsFile {folder}/known-%n
  IdentityFile {folder}/key-%n
  GlobalKnownHostsFile /dev/null
  IdentitiesOnly yes
  IdentityAgent none
"""
_ROOT, _GUEST = "far", "guest"
# sshd takes no account that is locked, and no folder of its own is there before the system's own has run.
_AS_ROOT = """set -eu
for name in passwd shadow; do mount --bind "$0/$name" /etc/$name; done
mkdir -p /run/sshd
exec "$1" -D -e -f "$0/server"
"""


class SshServer:
    """The far side. Started and ended by `with`, and in between by `start` and `stop`.

    Args:
        folder: made for it, others may look through it.
        engine: the address of the engine that `docker` finds there.
    """

    def __init__(self, folder: Path, engine: str) -> None:
        self.folder = folder
        self.commands = folder / "commands"
        self._process: subprocess.Popen[bytes] | None = None
        self._is_root = os.geteuid() == 0
        port = engines.quiet_port()
        self._port = port
        self._make_keys(engine)
        (folder / "server").write_text(_SERVER.format(port=port, folder=folder))
        (folder / "client").write_text(_CLIENT.format(port=port, folder=folder))
        (folder / "passwd").write_text(
            f"root:x:0:0::{folder}:/bin/sh\n{_ROOT}:x:0:0::{folder}:/bin/sh\n"
            f"{_GUEST}:x:64999:64999::{folder}:/bin/sh\nsshd:x:64998:65534::/run/sshd:/usr/sbin/nologin\n"
        )
        (folder / "shadow").write_text("".join(f"{name}:*:::::::\n" for name in ("root", _ROOT, _GUEST, "sshd")))
        self.commands.mkdir()
        command = self.commands / "ssh"
        command.write_text(f'#!/bin/sh\nexec {program("ssh")} -F {folder}/client "$@"\n')
        command.chmod(0o755)

    def url(self, name: str) -> str:
        """The address of one of `HOSTS`."""
        user = (_GUEST if name == "closed" else _ROOT) if self._is_root else getpass.getuser()
        return f"ssh://{user}@{name}"

    @property
    def said(self) -> str:
        """What sshd said last."""
        return (self.folder / "log").read_text(errors="replace")[-2000:]

    def start(self) -> None:
        """Let it listen."""
        sshd = program("sshd")
        own = ["unshare", "--mount", "sh", "-c", _AS_ROOT, str(self.folder), sshd]
        plain = [sshd, "-D", "-e", "-f", str(self.folder / "server")]
        command = engines.ends_with_us(*(own if self._is_root else plain))
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        engines.until(self._listens)

    def stop(self) -> None:
        """End it, and all who are there."""
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(signal.SIGSTOP)  # it takes nobody in any more
        kill_all(descendants([process.pid]))
        process.kill()
        process.wait(30)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _listens(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.said
        with socket.socket() as sock:
            return sock.connect_ex(("127.0.0.1", self._port)) == 0

    def _make_keys(self, engine: str) -> None:
        folder = self.folder
        (folder / "closed").mkdir(mode=0)
        (folder / "bare").mkdir()
        for name in ("host", "other", *(f"key-{host}" for host in HOSTS)):
            words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(folder / name)]
            subprocess.run(words, check=True)
        path = os.environ["PATH"]
        there = {
            "good": f"DOCKER_HOST={engine} PATH={path}",
            "new": f"DOCKER_HOST={engine} PATH={path}",
            "changed": f"DOCKER_HOST={engine} PATH={path}",
            "bare": f"PATH={folder}/bare",
            "stopped": f"DOCKER_HOST=unix://{folder}/none.sock PATH={path}",
            "closed": f"DOCKER_HOST=unix://{folder}/closed/docker.sock PATH={path}",
        }
        with (folder / "authorized").open("w") as authorized:
            for name, environment in there.items():
                command = f'env -i HOME={folder}/bare {environment} /bin/sh -c \\"$SSH_ORIGINAL_COMMAND\\"'
                authorized.write(f'command="{command}" {(folder / f"key-{name}.pub").read_text()}')
        for name in HOSTS:
            known = "" if name == "new" else (folder / ("other.pub" if name == "changed" else "host.pub")).read_text()
            (folder / f"known-{name}").write_text(f"far {known}" if known else "")


@contextlib.contextmanager
def ssh_server(engine: str) -> Iterator[SshServer]:
    """A far side that runs, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="lss-"))
    folder.chmod(0o711)
    try:
        with SshServer(folder, engine) as server:
            yield server
    finally:
        (folder / "closed").chmod(0o700)
        shutil.rmtree(folder)
