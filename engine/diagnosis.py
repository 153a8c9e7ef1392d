"""Why an engine cannot be reached: what was tried, what it means, the command that may help. Data, no sentences."""

from __future__ import annotations

import getpass
import grp
import os
import shutil
import socket
import stat
import subprocess
import urllib.parse
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import AccessDenied, EngineError, TimedOut
from engine.pool import in_thread
from engine.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.records import Host

__all__ = ["Check", "CheckKind", "Diagnosis", "Machine", "Verdict", "diagnose", "diagnose_now", "this_machine"]

_SECONDS = 3.0
_ADMIN_FOLDERS = "/usr/local/sbin:/usr/sbin:/sbin"


class CheckKind(StrEnum):
    """What was looked at."""

    CLI = "cli"
    ENGINE = "engine"
    SOCKET = "socket"
    PERMISSION = "permission"
    CONNECT = "connect"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried.

    Args:
        kind: what.
        subject: which one: a path, an address, a unit's name.
        passed: None where it could not be told.
        words: what the system said of it.
    """

    kind: CheckKind
    subject: str
    passed: bool | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is wrong with a host.

    Args:
        host: which.
        verdict: what it is.
        checks: what was tried, in order.
        fix: the command that may help, to be shown and copied, never run; empty where there is none.
        words: the error's own words.
    """

    host: Host
    verdict: Verdict
    checks: tuple[Check, ...] = ()
    fix: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """What is asked of the machine, in one place, so that a test can be another machine.

    Args:
        which: path of a command, "" where there is none.
        unit_state: `systemctl is-active UNIT`'s word, "" without systemd.
        connect: raises OSError where a Unix socket takes no connection.
        may_use: whether this user may read and write a path.
        user: the user's name.
        is_root: whether it is root.
        in_group: whether a group exists and the user is not in it.
    """

    which: Callable[[str], str]
    unit_state: Callable[[str, bool], str]
    connect: Callable[[str], None]
    may_use: Callable[[str], bool]
    user: str
    is_root: bool
    outside_group: Callable[[str], bool]


async def diagnose(host: Host, error: EngineError | None = None, *, machine: Machine | None = None) -> Diagnosis:
    """Find out why `host` cannot be reached, `error` being what `open` raised. In a thread; takes seconds at most."""
    return await in_thread(lambda: diagnose_now(host, error, machine or this_machine(os.environ)), name="diagnosis")


def diagnose_now(host: Host, error: EngineError | None, machine: Machine) -> Diagnosis:
    """As `diagnose`, in the calling thread."""
    words = error.words if error is not None else ""
    cli = machine.which("docker")
    checks = [Check(CheckKind.CLI, "docker", bool(cli), cli)]
    if not host.url:
        return Diagnosis(host, Verdict.WRONG_CONTEXT, tuple(checks), _other_context(host), words)
    scheme = urllib.parse.urlsplit(host.url).scheme
    if scheme == "unix":
        verdict, fix, more = _local(host, error, machine)
        return Diagnosis(host, verdict, (*checks, *more), fix, words)
    from engine.far_diagnosis import far

    checks.append(Check(CheckKind.CONNECT, host.url, passed=error is None, words=words))
    verdict, fix = far(host, error)
    if verdict is Verdict.NO_SSH:
        fix = _install(machine, ssh=True)
    return Diagnosis(
        host, verdict, tuple(checks), _other_context(host) if verdict is Verdict.UNKNOWN_HOST else fix, words
    )


def _local(
    host: Host, error: EngineError | None, machine: Machine
) -> tuple[Verdict, tuple[str, ...], tuple[Check, ...]]:
    path = host.url.removeprefix("unix://")
    podman = "podman" in path
    daemon = "podman" if podman else "dockerd"
    engine = machine.which(daemon)
    own = path.startswith(("/run/user/", "/home/"))
    unit = "podman.socket" if podman else "docker"
    state = machine.unit_state(unit, own)
    kind = _kind_of(path)
    private = host.source == "private"  # ours: no service of the system's, started by a button and by no command
    checks = [
        Check(CheckKind.ENGINE, daemon, bool(engine), engine),
        *([] if private else [Check(CheckKind.SERVICE, unit, state == "active" if state else None, state)]),
        Check(CheckKind.SOCKET, path, kind == "socket", kind),
    ]
    if isinstance(error, AccessDenied) and error.status:  # the socket let us in, who listens there does not
        checks.append(Check(CheckKind.PERMISSION, path, passed=True, words=_owner(path)))
        checks.append(Check(CheckKind.CONNECT, path, passed=False, words=error.words))
        return Verdict.NO_PERMISSION, (), tuple(checks)
    if kind == "closed" or isinstance(error, AccessDenied):
        checks.append(Check(CheckKind.PERMISSION, path, passed=False, words=_owner(path)))
        return Verdict.NO_PERMISSION, _join_group(machine), tuple(checks)
    if kind != "socket":
        if private and engine:
            return Verdict.STOPPED, (), tuple(checks)
        if host.source not in {"socket", "private"} and not own:
            return Verdict.WRONG_CONTEXT, _other_context(host), tuple(checks)
        if engine or state in {"active", "inactive", "failed"}:
            return Verdict.STOPPED, _start(machine, unit, own=own), tuple(checks)
        return Verdict.ABSENT, _install(machine), tuple(checks)
    allowed = machine.may_use(path)
    checks.append(Check(CheckKind.PERMISSION, path, allowed, _owner(path)))
    if not allowed:
        return Verdict.NO_PERMISSION, _join_group(machine), tuple(checks)
    try:
        machine.connect(path)
    except OSError as refused:
        checks.append(Check(CheckKind.CONNECT, path, passed=False, words=refused.strerror or str(refused)))
        if isinstance(refused, PermissionError):
            return Verdict.NO_PERMISSION, _join_group(machine), tuple(checks)
        return Verdict.STOPPED, () if private else _start(machine, unit, own=own), tuple(checks)
    checks.append(Check(CheckKind.CONNECT, path, passed=True))
    return (Verdict.SILENT if isinstance(error, TimedOut) else Verdict.UNKNOWN), (), tuple(checks)


def _kind_of(path: str) -> str:
    """`socket`, `nothing`, `closed` (a folder on the way lets us not look), or `file`."""
    try:
        return "socket" if stat.S_ISSOCK(Path(path).stat().st_mode) else "file"
    except PermissionError:
        return "closed"
    except OSError:
        return "nothing"


def _owner(path: str) -> str:
    """Owner, group and mode as `ls -l` writes them, "" where they cannot be read."""
    file = Path(path)
    try:
        return f"{file.owner()}:{file.group()} {stat.filemode(file.stat().st_mode)}"
    except (OSError, KeyError):
        return ""


def _other_context(host: Host) -> tuple[str, ...]:
    return ("unset", "DOCKER_HOST") if host.source == "DOCKER_HOST" else ("docker", "context", "use", "default")


def _sudo(machine: Machine, *command: str) -> tuple[str, ...]:
    return command if machine.is_root else ("sudo", *command)


def _start(machine: Machine, unit: str, *, own: bool) -> tuple[str, ...]:
    if machine.unit_state(unit, own):
        return ("systemctl", "--user", "start", unit) if own else _sudo(machine, "systemctl", "start", unit)
    if own:
        return ()
    return _sudo(machine, "service", unit, "start") if machine.which("service") and unit == "docker" else ()


def _install(machine: Machine, *, ssh: bool = False) -> tuple[str, ...]:
    for command, package, client in (
        ("apt-get", "docker.io", "openssh-client"),
        ("dnf", "moby-engine", "openssh-clients"),
        ("pacman", "docker", "openssh"),
    ):
        if machine.which(command):
            verb = ("-S",) if command == "pacman" else ("install",)
            return _sudo(machine, command, *verb, client if ssh else package)
    return ()


def _join_group(machine: Machine) -> tuple[str, ...]:
    return ("sudo", "usermod", "-aG", "docker", machine.user) if machine.outside_group("docker") else ()


def this_machine(environ: Mapping[str, str]) -> Machine:
    """The machine that this runs on."""
    path = f"{environ.get('PATH', os.defpath)}:{_ADMIN_FOLDERS}"
    return Machine(
        which=lambda command: shutil.which(command, path=path) or "",
        unit_state=_unit_state,
        connect=_connect,
        may_use=lambda where: os.access(where, os.R_OK | os.W_OK),
        user=getpass.getuser(),
        is_root=os.geteuid() == 0,
        outside_group=_outside_group,
    )


def _unit_state(unit: str, own: bool) -> str:
    if not Path("/run/systemd/system").is_dir() or shutil.which("systemctl") is None:
        return ""
    command = ["systemctl", *(["--user"] if own else []), "is-active", unit]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _connect(path: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        sock.settimeout(_SECONDS)
        sock.connect(path)


def _outside_group(name: str) -> bool:
    try:
        group = grp.getgrnam(name)
    except KeyError:
        return False
    return group.gr_gid not in os.getgroups()
