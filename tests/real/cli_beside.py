"""Docker's own CLI beside a session: what it lists, in the same words as the session's rows."""

from __future__ import annotations

import asyncio
import json
import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.records import Container, Port
    from models.session import HostSession

_ENDED = frozenset({"exited", "dead"})
"""These hold no port, whatever an engine that was killed under them lists (29)."""
_EXIT = re.compile(r"^(?:Exited|Restarting) \((-?\d+)\)")
_HEALTH = re.compile(r"\((?:health: )?(healthy|unhealthy|starting)\)$")


class Tables(NamedTuple):
    """Four tables, each a set of rows of words."""

    containers: frozenset[tuple[str, ...]]
    images: frozenset[tuple[str, ...]]
    volumes: frozenset[tuple[str, ...]]
    networks: frozenset[tuple[str, ...]]

    def difference(self, other: Tables) -> str:
        """What stands only here and only there."""
        lines = []
        for name in self._fields:
            mine, theirs = getattr(self, name), getattr(other, name)
            lines += [f"{name} + {row}" for row in sorted(mine - theirs)]
            lines += [f"{name} - {row}" for row in sorted(theirs - mine)]
        return "\n".join(lines)


class Cli:
    """The docker command on one engine."""

    def __init__(self, url: str) -> None:
        self._environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("DOCKER_", "BUILDX_"))
        } | {"DOCKER_HOST": url, "DOCKER_BUILDKIT": "0", "DOCKER_CONFIG": os.environ["DOCKER_CONFIG"]}

    async def __call__(self, *arguments: str, fails: bool = False, stdin: bytes = b"") -> str:
        """Run a command; what it printed. It must end well, or, where it `fails`, not."""
        process = await asyncio.create_subprocess_exec(
            "docker",
            *arguments,
            env=self._environment,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, error = await process.communicate(stdin)
        assert (process.returncode != 0) == fails, f"docker {arguments}: {process.returncode} {error.decode()}"
        return out.decode().strip()

    async def tables(self) -> Tables:
        """All four tables, as the CLI lists them."""
        ps, images, unnamed, volumes, networks = await asyncio.gather(
            self("ps", "-a", "--no-trunc", "--format", "{{json .}}"),
            self("images", "--no-trunc", "--format", "{{json .}}"),
            # From 29 on it lists images without a name only where it is asked for them.
            self("images", "--no-trunc", "--filter", "dangling=true", "--format", "{{json .}}"),
            self("volume", "ls", "--format", "{{json .}}"),
            self("network", "ls", "--no-trunc", "--format", "{{json .}}"),
        )
        return Tables(
            frozenset(_container(row) for row in _rows(ps)),
            frozenset((row["ID"], _reference(row)) for row in [*_rows(images), *_rows(unnamed)]),
            frozenset((row["Name"], row["Driver"]) for row in _rows(volumes)),
            frozenset((row["ID"], row["Name"], row["Driver"], row["Scope"]) for row in _rows(networks)),
        )


def _rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _reference(row: dict[str, Any]) -> str:
    return "" if "<none>" in (row["Repository"], row["Tag"]) else f"{row['Repository']}:{row['Tag']}"


def _container(row: dict[str, Any]) -> tuple[str, ...]:
    status = row["Status"]
    code, health = _EXIT.match(status), _HEALTH.search(status)
    return (
        row["ID"],
        row["Names"],
        row["Image"],
        row["State"],
        code[1] if code else "",
        health[1] if health else "",
        ",".join(sorted(row["Networks"].split(","))),
        ", ".join(
            sorted(word.strip() for word in row["Ports"].split(",") if word.strip() and row["State"] not in _ENDED)
        ),
    )


def _port(port: Port) -> str:
    private = f"{port.private}/{port.protocol}"
    if port.public is None:
        return private
    ip = f"[{port.ip}]" if ":" in port.ip else port.ip
    return f"{ip}:{port.public}->{private}"


def _ours(container: Container) -> tuple[str, ...]:
    coded = container.exit_code is not None and container.state in {"exited", "restarting"}
    return (
        container.id,
        container.name,
        container.image,
        container.state,
        str(container.exit_code) if coded else "",
        container.health,
        ",".join(sorted(endpoint.network for endpoint in container.endpoints)),
        ", ".join(sorted(_port(port) for port in container.ports)),
    )


def tables(session: HostSession) -> Tables:
    """All four tables, as the session has them."""
    return Tables(
        frozenset(_ours(row.container) for row in session.containers.values()),
        # Podman's names are whole, the CLI shortens them.
        frozenset(
            (row.image.id, row.reference.removeprefix("docker.io/library/").removeprefix("docker.io/"))
            for row in session.images.values()
        ),
        frozenset((row.volume.name, row.volume.driver) for row in session.volumes.values()),
        frozenset(
            (row.network.id, row.network.name, row.network.driver, row.network.scope)
            for row in session.networks.values()
        ),
    )


async def same(session: HostSession, cli: Cli, when: str, seconds: float = 30.0) -> float:
    """Wait until the session's tables are the CLI's; seconds that it took after the CLI had answered.

    The CLI is asked again now and then: things go on by themselves (a health check, a restart).
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while True:
        theirs = await cli.tables()
        began = loop.time()
        if await _within(lambda theirs=theirs: tables(session) == theirs, 2.0):
            return loop.time() - began
        assert loop.time() < deadline, f"after {when} the tables differ:\n{tables(session).difference(theirs)}"


async def _within(condition: Callable[[], bool], seconds: float) -> bool:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not condition():
        if loop.time() > deadline:
            return False
        await asyncio.sleep(0.005)
    return True
