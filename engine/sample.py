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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine import raw
from engine.errors import EngineError, NotFound, Rejected, Unreachable
from engine.needs import search_path

IMAGE = "busybox:local"
"""The image that everything else is made from: busybox and its links."""

_PROJECT = "shop"
_SECOND = 1_000_000_000  # in nanoseconds, as health checks have it
_FIRST_PORT, _LAST_PORT = 8080, 8180
_NOT_FOUND = 404


@dataclass(frozen=True, slots=True)
class Recipe:
    """An image: its name, the lines of its Dockerfile below `FROM`, and the scripts in it (path to text)."""

    name: str
    lines: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)


# A shell that is process 1 ignores SIGTERM unless told otherwise; each sleep is a child so that the trap runs at once.
_LOOP = """#!/bin/sh
trap 'echo "stopping"; exit 0' TERM INT
{before}
n=0
while :; do
  n=$((n + 1))
{body}
  sleep {pause} & wait $!
done
"""

RECIPES: tuple[Recipe, ...] = (
    Recipe(
        "shop/web:1.4",
        (
            "LABEL org.opencontainers.image.title=web org.opencontainers.image.version=1.4",
            "COPY index.html /www/index.html",
            "COPY run /usr/bin/web",
            "ENV PORT=80",
            "EXPOSE 80",
            'CMD ["/usr/bin/web"]',
        ),
        {
            "index.html": "<!doctype html><title>Shop</title><h1>The shop is open.</h1>\n",
            "run": _LOOP.format(
                before='httpd -p "$PORT" -h /www && echo "listening on port $PORT"',
                body="""  path=$(set -- / /cart /items/17 /items/42 /login; shift $((n % 5)); echo "$1")
  echo "10.0.0.$((n % 200 + 2)) - - \\"GET $path HTTP/1.1\\" 200 $((n * 37 % 4096 + 180))\"""",
                pause=2,
            ),
        },
    ),
    Recipe(
        "shop/api:2.1",
        (
            "LABEL org.opencontainers.image.title=api org.opencontainers.image.version=2.1",
            "COPY run /usr/bin/api",
            "ENV LOG_LEVEL=info",
            "EXPOSE 8000",
            'HEALTHCHECK --interval=10s --timeout=2s --retries=3 CMD ["echo", "ready"]',
            'CMD ["/usr/bin/api"]',
        ),
        {
            "run": _LOOP.format(
                before='echo "api 2.1, log level $LOG_LEVEL"',
                body="""  echo "INFO  order $((1000 + n)) accepted in $((n * 7 % 40 + 3)) ms"
  [ $((n % 5)) -ne 0 ] || echo "WARN  stock of item $((n % 60)) is low" >&2
  [ $((n % 20)) -ne 0 ] || echo '{"level":"error","message":"payment declined","order":'$((1000 + n))'}' >&2""",
                pause=1,
            ),
        },
    ),
    Recipe(
        "shop/db:16",
        (
            "LABEL org.opencontainers.image.title=db org.opencontainers.image.version=16",
            "COPY run /usr/bin/db",
            "VOLUME /var/lib/shop",
            "EXPOSE 5432",
            'CMD ["/usr/bin/db"]',
        ),
        {
            "run": _LOOP.format(
                before='echo "database ready to accept connections"',
                body="""  echo "checkpoint $n: wrote $((n % 9 + 1)) buffers"
  echo "checkpoint $n" > /var/lib/shop/checkpoint""",
                pause=5,
            ),
        },
    ),
    Recipe("report:0.9", ("LABEL org.opencontainers.image.title=report", "ENV FORMAT=pdf", 'CMD ["true"]')),
)


@dataclass(frozen=True, slots=True)
class Service:
    """A container of the sample: its name, its image, and the rest of what `POST /containers/create` takes.

    `state` is how it is left: "running", "paused" or "exited".
    """

    name: str
    image: str
    service: str = ""
    state: str = "running"
    settings: dict[str, Any] = field(default_factory=dict)
    host: dict[str, Any] = field(default_factory=dict)
    port: int = 0


SERVICES: tuple[Service, ...] = (
    Service(
        "shop-db-1",
        "shop/db:16",
        "db",
        settings={"Env": ["DB_NAME=shop", "DB_PASSWORD=not-a-real-password"]},
        host={"Mounts": [{"Type": "volume", "Source": f"{_PROJECT}_data", "Target": "/var/lib/shop"}]},
    ),
    Service(
        "shop-api-1",
        "shop/api:2.1",
        "api",
        settings={
            "Env": [
                "LOG_LEVEL=debug",
                "DATABASE_URL=postgres://shop:not-a-real-password@db:5432/shop",
                "API_TOKEN=not-a-real-token",
            ]
        },
        host={"Memory": 128 * 1024 * 1024},
    ),
    Service("shop-web-1", "shop/web:1.4", "web", port=80),
    Service(
        "toolbox",
        IMAGE,
        settings={"Cmd": ["sh", "-c", "trap 'exit 0' TERM; while :; do date; sleep 10 & wait $!; done"], "Tty": True},
    ),
    Service("nightly-import", IMAGE, state="paused", settings={"Cmd": ["sleep", "1000000"], "StopTimeout": 1}),
    Service(
        "backup",
        IMAGE,
        state="exited",
        settings={"Cmd": ["sh", "-c", "echo 'copying shop_data'; echo 'no space left on target' >&2; exit 3"]},
    ),
)


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
        raw.call(path, "POST", "/volumes/create", body={"Name": f"{_PROJECT}_data", "Labels": labels})
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
    name = f"{_PROJECT}_default"
    if not _exists(path, f"/networks/{name}"):
        labels = {**_compose(""), "com.docker.compose.network": "default"}
        raw.call(path, "POST", "/networks/create", body={"Name": name, "Labels": labels, "CheckDuplicate": True})


def _make_container(path: str, service: Service) -> None:
    host: dict[str, Any] = {"RestartPolicy": {"Name": "unless-stopped" if service.state == "running" else "no"}}
    body: dict[str, Any] = {"Image": service.image, **service.settings}
    if service.service:
        body["Labels"] = _compose(service.service)
        network = f"{_PROJECT}_default"
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
    labels = {"com.docker.compose.project": _PROJECT, "com.docker.compose.version": "2.26.1"}
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
