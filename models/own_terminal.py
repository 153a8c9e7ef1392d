"""A container's shell in the person's own terminal program: which one there is, and what it is given to run."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.records import Host


class Program(NamedTuple):
    """A terminal program, and what stands between its name and the command that it runs."""

    name: str
    before: tuple[str, ...]


PROGRAMS = (
    Program("x-terminal-emulator", ("-e",)),
    Program("gnome-terminal", ("--",)),
    Program("ptyxis", ("--",)),
    Program("konsole", ("-e",)),
    Program("xfce4-terminal", ("-x",)),
    Program("kitty", ()),
    Program("alacritty", ("-e",)),
    Program("foot", ()),
    Program("wezterm", ("start", "--")),
    Program("xterm", ("-e",)),
)
"""What is looked for, in this order, after the one that TERMINAL names."""


class Missing(Exception):
    """A program is not there: `name` of it, "" for any terminal program."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def docker_arguments(host: Host) -> list[str]:
    """`docker`, and what makes it speak to this engine."""
    if host.source == "context":
        return ["docker", "--context", host.name]
    line = ["docker", "--host", host.url]
    if host.tls_folder:
        line.append("--tlsverify" if host.tls_verify else "--tls")
        for option, file in (("--tlscacert", "ca.pem"), ("--tlscert", "cert.pem"), ("--tlskey", "key.pem")):
            line += [option, f"{host.tls_folder}/{file}"]
    return line


def find_program(
    environ: Mapping[str, str], which: Callable[[str], str | None] = shutil.which
) -> tuple[str, tuple[str, ...]]:
    """The path of the terminal program to use, and its words before a command. Looks at the disk.

    Raises:
        Missing: there is none, or no docker command to run in it.
    """
    if which("docker") is None:
        raise Missing("docker")
    wanted = environ.get("TERMINAL", "")
    chosen = (Program(wanted, ("-e",)),) if wanted and wanted not in {each.name for each in PROGRAMS} else ()
    known = sorted(PROGRAMS, key=lambda each: each.name != wanted)
    for program in (*chosen, *known):
        path = which(program.name)
        if path is not None:
            return path, program.before
    raise Missing("")


def shell_arguments(host: Host, container: str, shell: Sequence[str]) -> list[str]:
    """`docker … exec -it CONTAINER SHELL`."""
    return [*docker_arguments(host), "exec", "-it", container, *shell]
