"""The reference: docker's own CLI, which one it is, and how its runs are timed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache

from benchmarks.harness import seconds


@dataclass(frozen=True, slots=True)
class Cli:
    """The docker command that is measured beside ours."""

    path: str
    version: str


@cache
def docker_cli() -> Cli:
    """The first docker on PATH with its version; two may be installed, so both facts are printed."""
    path = shutil.which("docker")
    if path is None:
        message = "the docker command is needed as the reference"
        raise RuntimeError(message)
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    return Cli(path, said.stdout.strip())


def environment(url: str) -> dict[str, str]:
    """The environment of a CLI run against `url` alone: no context, no configuration of the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DOCKER_")}
    return kept | {"DOCKER_HOST": url, "DOCKER_CONFIG": tempfile.gettempdir() + "/longshore-bench-no-config"}


def cli_seconds(url: str, *arguments: str) -> float:
    """Seconds of wall time of one run of the CLI, its output thrown away."""
    command = [docker_cli().path, *arguments]
    around = environment(url)
    return seconds(lambda: subprocess.run(command, env=around, stdout=subprocess.DEVNULL, check=True))
