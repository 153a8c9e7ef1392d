"""Podman's service on a socket, for tests: in namespaces of its own, so that nothing of the machine's is touched.

Its networks are in a network namespace, its mounts in a mount namespace, and when its first process ends, the kernel
ends all the others (pid_namespaces(7)).
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import docker
import pytest

from engine import raw
from engine.leftovers import descendants
from engine.needs import program, search_path
from engine.sample import make_image
from tests import engines

if TYPE_CHECKING:
    from collections.abc import Iterator

# runc is there with Docker; crun does not take the control groups of every machine.
_SETTINGS = """[engine]
cgroup_manager = "cgroupfs"
runtime = "runc"
events_logger = "file"
[network]
network_config_dir = "{folder}/networks"
firewall_driver = "iptables"
[containers]
log_driver = "k8s-file"
"""
# A /run of its own: Podman keeps what it knows of the last start there, and netavark its locks.
_SERVICE = """set -eu
mount -t tmpfs tmpfs /run
ip link set lo up
exec podman --root "$0/root" --runroot "$0/run" --tmpdir "$0/tmp" --log-level info system service --time 0 "unix://$0/podman.sock"
"""


@dataclass(frozen=True)
class Podman:
    """A Podman that the tests started.

    Args:
        url: its address.
        pid: of the service.
        client: the docker SDK on it, to look from beside.
        version: its own.
        image: what containers can be made of.
    """

    url: str
    pid: int
    client: docker.APIClient
    version: tuple[int, ...]
    image: str


@contextmanager
def started_podman() -> Iterator[Podman]:
    """Start it, and end it with all that it made. Where the machine cannot have one, the whole run ends, red."""
    folder = Path(tempfile.mkdtemp(prefix="lsp-"))
    socket = folder / "podman.sock"
    (folder / "networks").mkdir()
    settings = folder / "containers.conf"
    settings.write_text(_SETTINGS.format(folder=folder))
    spaces = engines.ends_with_us("unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc")
    if os.geteuid() != 0:
        spaces += ["--user", "--map-root-user", "--map-auto"]
    environment = {"PATH": search_path(), "HOME": str(folder), "CONTAINERS_CONF": str(settings)}
    client: docker.APIClient | None = None
    with (folder / "log").open("wb") as log:
        command = [*spaces, "sh", "-c", _SERVICE, str(folder)]
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment)

    def answers() -> bool:
        if process.poll() is not None:
            words = (folder / "log").read_text(errors="replace").strip().splitlines()[-1:]
            pytest.exit(f"the tests cannot have Podman here: {' '.join(words)}", returncode=1)
        return raw.answers(socket)

    try:
        if not program("podman"):
            pytest.exit("the tests cannot have Podman here: install the package podman", returncode=1)
        engines.until(answers, 60)
        url = f"unix://{socket}"
        make_image(url)
        client = docker.APIClient(base_url=url, version="auto", timeout=60)
        client.headers["Connection"] = "close"
        client.close()
        version = tuple(int(part) for part in client.version()["Version"].split("-")[0].split("."))
        # Its import gives the name that it likes: 4.3 knows no tag there, all put a registry before it.
        yield Podman(url, descendants([process.pid])[0], client, version, client.images()[0]["RepoTags"][0])
        for one in client.containers(all=True):
            client.remove_container(one["Id"], force=True)
    finally:
        if client is not None:
            client.close()
        process.kill()
        process.wait(30)
        engines.until(lambda: _removed(folder))
        for parent in [*Path("/sys/fs/cgroup").glob("libpod_parent"), *Path("/sys/fs/cgroup").glob("*/libpod_parent")]:
            with contextlib.suppress(OSError):  # another Podman's is not empty
                (parent / "conmon").rmdir()
                parent.rmdir()


def _removed(folder: Path) -> bool:
    """Whether the folder could be deleted: its mounts go with the last process of their namespace."""
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()
