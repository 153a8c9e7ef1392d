"""The same as a command: what docker's command line would be given, as a list of arguments, quoted only to be shown.

Nothing here is ever run. Names and values come from engines and people, so they are single arguments, whatever they
hold.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from models.words import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.copies import CommitRequest
    from engine.records import NetworkRequest, RunRequest, VolumeRequest

LONGEST = 4_000
"""Characters of a command that are shown at most."""


def shown(arguments: Sequence[str]) -> str:
    """A command on one line, to read and to paste into a POSIX shell; control characters are made visible."""
    return clean(shlex.join(arguments), LONGEST)


def pasted(arguments: Sequence[str]) -> str:
    """A command on one line exactly as a POSIX shell takes it."""
    return shlex.join(arguments)


def port_argument(ip: str, public: int | None, private: int, protocol: str) -> str:
    """The value of `--publish`: "127.0.0.1:8080:80/udp", "8080:80", "80"."""
    host = f"[{ip}]" if ":" in ip else ip
    text = f"{'' if public is None else public}:{private}" if public is not None or ip else str(private)
    if ip:
        text = f"{host}:{text}"
    return text if protocol == "tcp" else f"{text}/{protocol}"


def run(request: RunRequest) -> list[str]:
    """`docker run -d …`."""
    line = ["docker", "run", "-d"]
    if request.name:
        line += ["--name", request.name]
    for ip, public, private, protocol in request.ports:
        line += ["-p", port_argument(ip, public, private, protocol)]
    return [*line, request.image, *request.command]


def exec_terminal(
    name: str, command: Sequence[str], *, user: str = "", workdir: str = "", env: Iterable[str] = ()
) -> list[str]:
    """`docker exec -it …`."""
    line = ["docker", "exec", "-it"]
    if user:
        line += ["--user", user]
    if workdir:
        line += ["--workdir", workdir]
    for variable in env:
        line += ["--env", variable]
    return [*line, name, *command]


def create_volume(request: VolumeRequest) -> list[str]:
    """`docker volume create …`."""
    line = ["docker", "volume", "create"]
    if request.driver != "local":
        line += ["--driver", request.driver]
    line += _pairs("--opt", request.options)
    line += _pairs("--label", request.labels)
    return [*line, request.name] if request.name else line


def create_network(request: NetworkRequest) -> list[str]:
    """`docker network create …`."""
    line = ["docker", "network", "create"]
    if request.driver != "bridge":
        line += ["--driver", request.driver]
    if request.subnet:
        line += ["--subnet", request.subnet]
    if request.gateway:
        line += ["--gateway", request.gateway]
    if request.internal:
        line.append("--internal")
    if request.attachable:
        line.append("--attachable")
    return [*line, *_pairs("--label", request.labels), request.name]


def commit(request: CommitRequest, container: str) -> list[str]:
    """`docker commit …`."""
    line = ["docker", "commit"]
    if request.author:
        line += ["--author", request.author]
    if request.message:
        line += ["--message", request.message]
    if not request.pause:
        line.append("--pause=false")
    line += [part for change in request.changes for part in ("--change", change)]
    return [*line, container, *([request.reference] if request.reference else [])]


def plain(*words: str, names: Iterable[str] = ()) -> list[str]:
    """`docker words… names…`."""
    return ["docker", *words, *names]


def _pairs(option: str, pairs: Mapping[str, str]) -> list[str]:
    return [part for key, value in pairs.items() for part in (option, f"{key}={value}")]
