"""Where engines may be: DOCKER_HOST, docker's contexts, the sockets that engines usually have. Reads files; blocks."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.config import config_folder, read_object
from engine.records import Host

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["DEFAULT_SOCKET", "Survey", "find_hosts", "host_of_url", "survey"]

DEFAULT_SOCKET = "/var/run/docker.sock"
"""Where docker looks without being told (`docker context inspect default`)."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Args:
        hosts: the current one first; names and addresses are unique. One that is current is in it even if nothing is
            there; its address is "" where the context that was asked for does not exist.
        problems: files that were skipped, and why: (path, words).
    """

    hosts: tuple[Host, ...]
    problems: tuple[tuple[str, str], ...] = ()


def find_hosts(environ: Mapping[str, str], home: Path, *, private: Sequence[Host] = (), root: str = "") -> list[Host]:
    """The hosts of `survey`."""
    return list(survey(environ, home, private=private, root=root).hosts)


def survey(environ: Mapping[str, str], home: Path, *, private: Sequence[Host] = (), root: str = "") -> Survey:
    """Look for engines as docker's CLI does, and where engines put their sockets.

    Which is current is docker's own order: DOCKER_HOST, DOCKER_CONTEXT, `currentContext` of config.json, the default
    socket.

    Args:
        environ: the environment.
        home: the user's home folder.
        private: engines of our own, last in the list.
        root: stands before /var/run, /run and such (for tests).
    """
    folder = config_folder(environ, home)
    problems: list[tuple[str, str]] = []
    contexts = _contexts(folder, problems)
    found: list[Host] = []
    wanted = environ.get("DOCKER_CONTEXT") or _current_context(folder, problems)
    if environ.get("DOCKER_HOST"):
        found.append(replace(host_of_url(environ["DOCKER_HOST"], environ, home), name="DOCKER_HOST", current=True))
        wanted = ""
    elif wanted and wanted != "default":
        chosen = next((host for host in contexts if host.name == wanted), Host(wanted, "", "context"))
        found.append(replace(chosen, current=True))
    else:
        found.append(Host("local", f"unix://{root}{DEFAULT_SOCKET}", "socket", current=True))
    found += contexts
    found += [
        Host(name, f"unix://{path}", "socket")
        for name, path in _sockets(environ, home, root)
        if os.path.exists(path)  # noqa: PTH110 - Path.exists raises where a folder is closed to us
    ]
    found += private
    return Survey(tuple(_unique(found)), tuple(problems))


def host_of_url(url: str, environ: Mapping[str, str], home: Path) -> Host:
    """A host that a person named by its address (DOCKER_HOST, `--host`); TLS is as DOCKER_TLS_VERIFY and such say."""
    address = url if "://" in url else f"tcp://{url}"
    tls = ""
    if not address.startswith(("unix:", "ssh:")) and (environ.get("DOCKER_TLS_VERIFY") or environ.get("DOCKER_TLS")):
        tls = environ.get("DOCKER_CERT_PATH") or environ.get("DOCKER_CONFIG") or str(home / ".docker")
    return Host(
        name=address.split("://", 1)[1].strip("/") or address,
        url=address,
        source="DOCKER_HOST",
        tls_folder=tls,
        tls_verify=bool(environ.get("DOCKER_TLS_VERIFY")) or not tls,
    )


def _sockets(environ: Mapping[str, str], home: Path, root: str) -> list[tuple[str, str]]:
    own = environ.get("XDG_RUNTIME_DIR") or f"{root}/run/user/{os.getuid()}"
    return [
        ("local", f"{root}{DEFAULT_SOCKET}"),
        ("rootless", f"{own}/docker.sock"),
        ("desktop", f"{home}/.docker/desktop/docker.sock"),
        ("desktop", f"{home}/.docker/run/docker.sock"),
        ("podman", f"{own}/podman/podman.sock"),
        ("podman-system", f"{root}/run/podman/podman.sock"),
    ]


def _current_context(folder: Path, problems: list[tuple[str, str]]) -> str:
    config = read_object(folder / "config.json", problems)
    current = config.get("currentContext") if config else None
    return current if isinstance(current, str) else ""


def _contexts(folder: Path, problems: list[tuple[str, str]]) -> list[Host]:
    """Docker's context store: `contexts/meta/<digest of the name>/meta.json`, certificates under `contexts/tls`."""
    found = []
    for path in sorted((folder / "contexts" / "meta").glob("*/meta.json")):
        meta = read_object(path, problems)
        if meta is None:
            continue
        host = _context(folder, meta)
        if host is None:
            problems.append((str(path), "names no docker endpoint"))
        else:
            found.append(host)
    return sorted(found, key=lambda host: host.name)


def _context(folder: Path, meta: dict[str, Any]) -> Host | None:
    name, endpoints = meta.get("Name"), meta.get("Endpoints")
    endpoint = endpoints.get("docker") if isinstance(endpoints, dict) else None
    url = endpoint.get("Host") if isinstance(endpoint, dict) else None
    if not isinstance(name, str) or not name or not isinstance(url, str) or not isinstance(endpoint, dict):
        return None
    digest = hashlib.sha256(name.encode()).hexdigest()
    tls = folder / "contexts" / "tls" / digest / "docker"
    return Host(
        name=name,
        url=url or f"unix://{DEFAULT_SOCKET}",
        source="context",
        tls_folder=str(tls) if tls.is_dir() else "",
        tls_verify=endpoint.get("SkipTLSVerify") is not True,
    )


def _unique(hosts: list[Host]) -> list[Host]:
    """Without those whose address is there already; a name that is taken by another address is numbered."""
    kept: list[Host] = []
    addresses: set[str] = set()
    for host in hosts:
        address = _address(host)
        if address in addresses:
            continue
        addresses.add(address)
        taken = {other.name for other in kept}
        name, number = host.name, 2
        while name in taken:
            name, number = f"{host.name} {number}", number + 1
        kept.append(replace(host, name=name))
    return kept


def _address(host: Host) -> str:
    if host.url.startswith("unix://"):
        # /var/run is /run on most machines.
        return "unix://" + os.path.realpath(host.url.removeprefix("unix://"))
    return f"{host.url} {host.tls_folder}" if host.url else f"missing {host.name}"
