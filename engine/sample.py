"""A small sample for a private engine: a project of three services, and one container of each other kind.

Everything is made on the spot from the machine's own static busybox; nothing is pulled.
"""

from __future__ import annotations

import contextlib
import io
import shutil
import socket
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import raw
from engine.errors import EngineError, NotFound, Rejected, Unreachable
from engine.needs import search_path
from engine.sample_parts import IMAGE, PROJECT, RECIPES, SERVICES

if TYPE_CHECKING:
    from engine.sample_parts import Recipe, Service

__all__ = ["IMAGE", "fill", "make_image", "root_archive"]

_FIRST_PORT, _LAST_PORT = 8080, 8180
_NOT_FOUND = 404


def fill(url: str) -> None:
    """Make what is missing of the sample on the engine at `url` (a Unix socket). Run again, it changes nothing else.

    Raises:
        EngineError: the engine is gone, refused something, or busybox is not there.
    """
    path = _socket(url)
    try:
        if not _exists(path, f"/images/{IMAGE}/json"):
            make_image(url)
        for recipe in RECIPES:
            if not _exists(path, f"/images/{recipe.name}/json"):
                _build(path, recipe)
        _make_network(path)
        labels = {**_compose(""), "com.docker.compose.volume": "data"}
        raw.call(path, "POST", "/volumes/create", body={"Name": f"{PROJECT}_data", "Labels": labels})
        for service in SERVICES:
            if not _exists(path, f"/containers/{service.name}/json"):
                _make_container(path, service)
    except raw.Refused as refused:
        raise Rejected("fill", "engine", "sample", refused.words, refused.status) from refused
    except (OSError, raw.BadAnswer) as error:
        raise Unreachable("fill", "engine", "sample", str(error)) from error


def make_image(url: str, name: str = IMAGE) -> None:
    """Import an image of busybox and its links as `name` (`POST /images/create?fromSrc=-`).

    Raises:
        EngineError: busybox is not there, or the engine is gone or said no.
    """
    repository, _, tag = name.rpartition(":")
    query = {"fromSrc": "-", "repo": repository, "tag": tag, "changes": 'CMD ["sh"]'}
    try:
        raw.call(_socket(url), "POST", "/images/create", query=query, body=root_archive())
    except raw.Refused as refused:
        raise Rejected("import", "image", name, refused.words, refused.status) from refused
    except (OSError, raw.BadAnswer) as error:
        raise Unreachable("import", "image", name, str(error)) from error


def root_archive() -> bytes:
    """A root file system as a tar: busybox, a link for each of its commands, and the few files that they expect.

    Raises:
        NotFound: there is no static busybox on this machine.
    """
    program = shutil.which("busybox", path=search_path())
    if program is None:
        raise NotFound("import", "image", IMAGE, "needs the program busybox: install the package busybox-static")
    binary = Path(program).read_bytes()
    if b"/ld-" in binary[:4096]:
        raise NotFound("import", "image", IMAGE, "needs a static busybox: install the package busybox-static")
    listed = subprocess.run([program, "--list"], capture_output=True, text=True, check=True)
    files = {
        "bin/busybox": (binary, 0o755),
        "etc/passwd": (b"root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n", 0o644),
        "etc/group": (b"root:x:0:\nnogroup:x:65534:\n", 0o644),
    }
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for folder, mode in (("bin", 0o755), ("etc", 0o755), ("root", 0o700), ("tmp", 0o1777), ("usr/bin", 0o755)):
            entry = tarfile.TarInfo(folder)
            entry.type, entry.mode = tarfile.DIRTYPE, mode
            archive.addfile(entry)
        for path, (content, mode) in files.items():
            _add(archive, path, content, mode)
        for command in sorted(set(listed.stdout.split()) - {"busybox"}):
            entry = tarfile.TarInfo(f"bin/{command}")
            entry.type, entry.linkname = tarfile.SYMTYPE, "busybox"
            archive.addfile(entry)
    return stream.getvalue()


def _add(archive: tarfile.TarFile, path: str, content: bytes, mode: int) -> None:
    entry = tarfile.TarInfo(path)
    entry.size, entry.mode = len(content), mode
    archive.addfile(entry, io.BytesIO(content))


def _build(path: str, recipe: Recipe) -> None:
    """Build an image with the classic builder, which every engine has; no step of it runs a container."""
    dockerfile = "\n".join([f"FROM {IMAGE}", *recipe.lines, ""])
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        _add(archive, "Dockerfile", dockerfile.encode(), 0o644)
        for name, text in recipe.files.items():
            _add(archive, name, text.encode(), 0o755)
    said = raw.call(path, "POST", "/build", query={"t": recipe.name, "rm": "1", "q": "1"}, body=stream.getvalue())
    if not _exists(path, f"/images/{recipe.name}/json"):
        raise Rejected("build", "image", recipe.name, str(said).strip())


def _make_network(path: str) -> None:
    name = f"{PROJECT}_default"
    if not _exists(path, f"/networks/{name}"):
        labels = {**_compose(""), "com.docker.compose.network": "default"}
        raw.call(path, "POST", "/networks/create", body={"Name": name, "Labels": labels, "CheckDuplicate": True})


def _make_container(path: str, service: Service) -> None:
    host: dict[str, Any] = {"RestartPolicy": {"Name": "unless-stopped" if service.state == "running" else "no"}}
    body: dict[str, Any] = {"Image": service.image, **service.settings}
    if service.service:
        body["Labels"] = _compose(service.service)
        network = f"{PROJECT}_default"
        host["NetworkMode"] = network
        body["NetworkingConfig"] = {"EndpointsConfig": {network: {"Aliases": [service.service]}}}
    if service.port:
        host["PortBindings"] = {f"{service.port}/tcp": [{"HostIp": "127.0.0.1", "HostPort": str(_free_port())}]}
    body["HostConfig"] = host | service.host
    raw.call(path, "POST", "/containers/create", query={"name": service.name}, body=body)
    raw.call(path, "POST", f"/containers/{service.name}/start")
    if service.state == "paused":
        with contextlib.suppress(raw.Refused):  # a rootless engine without cgroups cannot
            raw.call(path, "POST", f"/containers/{service.name}/pause")
    if service.state == "exited":
        raw.call(path, "POST", f"/containers/{service.name}/wait")


def _compose(service: str) -> dict[str, str]:
    """The labels that `docker compose` gives what it makes."""
    labels = {"com.docker.compose.project": PROJECT, "com.docker.compose.version": "2.26.1"}
    if service:
        labels |= {
            "com.docker.compose.service": service,
            "com.docker.compose.container-number": "1",
            "com.docker.compose.oneoff": "False",
        }
    return labels


def _free_port() -> int:
    """A port on this machine that nothing listens on, an easy one to remember."""
    for port in range(_FIRST_PORT, _LAST_PORT):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    return 0


def _exists(path: str, target: str) -> bool:
    try:
        raw.call(path, "GET", target)
    except raw.Refused as refused:
        if refused.status == _NOT_FOUND:
            return False
        raise
    return True


def _socket(url: str) -> str:
    if not url.startswith("unix://"):
        raise EngineError("fill", "engine", url, "the sample is for an engine on a Unix socket")
    return url.removeprefix("unix://")


def main() -> int:
    """`python -m engine.sample`: fill the user's private engine, started for it where it does not run."""
    from engine.private import PrivateEngine, default_folder

    try:
        with PrivateEngine(default_folder()) as engine:
            fill(engine.url)
    except EngineError as error:
        sys.stderr.write(f"sample: {error.words}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
