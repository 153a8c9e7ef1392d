from __future__ import annotations

import asyncio
import os
import socket
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest

from engine.diagnosis import Check, CheckKind, Machine, Verdict, diagnose, diagnose_now, this_machine
from engine.errors import AccessDenied, EngineError, Reason, Rejected, TimedOut, Unreachable
from engine.records import Host

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")


def _connects(path: str) -> None:
    """It takes the connection."""


def _refuses(path: str) -> None:
    raise ConnectionRefusedError(111, "Connection refused")


def _always(value: T) -> Callable[..., T]:
    return lambda *_: value


def _yes(_: str) -> bool:
    return True


def _no(_: str) -> bool:
    return False


MACHINE = Machine(
    which=_always(""),
    unit_state=_always(""),
    connect=_connects,
    may_use=_yes,
    user="jo",
    is_root=False,
    outside_group=_yes,
)
GONE = Unreachable("connect", "engine", "local", "No such file or directory", reason=Reason.NO_SOCKET)


def _installed(*commands: str) -> Machine:
    return replace(MACHINE, which=lambda command: f"/usr/bin/{command}" if command in commands else "")


def _local(folder: Path, *, made: bool = True) -> Host:
    path = folder / "d.sock"
    if made:
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind(str(path))
    return Host("local", f"unix://{path}", "socket")


def test_no_socket_and_no_engine_is_absent_with_the_way_to_install_it(short_folder: Path) -> None:
    found = diagnose_now(_local(short_folder, made=False), GONE, _installed("apt-get"))
    assert found.verdict is Verdict.ABSENT
    assert found.fix == ("sudo", "apt-get", "install", "docker.io")
    assert found.words == "No such file or directory"
    assert Check(CheckKind.CLI, "docker", passed=False) in found.checks


def test_no_socket_beside_an_engine_is_stopped_with_the_way_to_start_it(short_folder: Path) -> None:
    machine = replace(_installed("docker", "dockerd"), unit_state=_always("inactive"))
    found = diagnose_now(_local(short_folder, made=False), GONE, machine)
    assert found.verdict is Verdict.STOPPED
    assert found.fix == ("sudo", "systemctl", "start", "docker")
    assert Check(CheckKind.SERVICE, "docker", passed=False, words="inactive") in found.checks


def test_a_private_engine_that_is_not_there_has_a_button_and_no_command(short_folder: Path) -> None:
    host = replace(_local(short_folder, made=False), name="private", source="private")
    found = diagnose_now(host, GONE, replace(_installed("dockerd"), unit_state=_always("inactive")))
    assert (found.verdict, found.fix) == (Verdict.STOPPED, ())
    assert all(check.kind is not CheckKind.SERVICE for check in found.checks)
    assert diagnose_now(host, GONE, _installed("apt-get")).verdict is Verdict.ABSENT


def test_root_needs_no_sudo_and_a_machine_without_systemd_no_systemctl(short_folder: Path) -> None:
    machine = replace(_installed("dockerd", "service"), is_root=True)
    found = diagnose_now(_local(short_folder, made=False), GONE, machine)
    assert found.fix == ("service", "docker", "start")


def test_a_socket_that_nobody_listens_on_is_stopped(short_folder: Path) -> None:
    found = diagnose_now(_local(short_folder), GONE, replace(MACHINE, connect=_refuses))
    assert found.verdict is Verdict.STOPPED
    assert found.checks[-1].words == "Connection refused"


def test_a_socket_that_the_user_may_not_use_is_no_permission(short_folder: Path) -> None:
    machine = replace(MACHINE, may_use=_no)
    found = diagnose_now(_local(short_folder), AccessDenied("connect", "engine"), machine)
    assert found.verdict is Verdict.NO_PERMISSION
    assert found.fix == ("sudo", "usermod", "-aG", "docker", "jo")
    assert diagnose_now(_local(short_folder / "..", made=False), AccessDenied("connect", "engine"), machine).fix


def test_a_member_of_the_group_is_not_told_to_join_it(short_folder: Path) -> None:
    machine = replace(MACHINE, may_use=_no, outside_group=_no)
    found = diagnose_now(_local(short_folder), AccessDenied("connect", "engine"), machine)
    assert (found.verdict, found.fix) == (Verdict.NO_PERMISSION, ())


def test_a_file_in_the_sockets_place_is_no_engine(short_folder: Path) -> None:
    (short_folder / "d.sock").write_text("")
    found = diagnose_now(_local(short_folder, made=False), GONE, MACHINE)
    assert found.verdict is Verdict.ABSENT
    assert any(check.kind is CheckKind.SOCKET and check.words == "file" for check in found.checks)


def test_a_context_that_does_not_exist_is_the_wrong_context() -> None:
    found = diagnose_now(Host("gone", "", "context", current=True), None, MACHINE)
    assert found.verdict is Verdict.WRONG_CONTEXT
    assert found.fix == ("docker", "context", "use", "default")


@pytest.mark.parametrize(
    ("source", "fix"), [("context", ("docker", "context", "use", "default")), ("DOCKER_HOST", ("unset", "DOCKER_HOST"))]
)
def test_a_named_socket_that_is_not_there_is_the_wrong_context(
    short_folder: Path, source: str, fix: tuple[str, ...]
) -> None:
    host = replace(_local(short_folder, made=False), source=source)
    found = diagnose_now(host, GONE, _installed("dockerd"))
    assert (found.verdict, found.fix) == (Verdict.WRONG_CONTEXT, fix)


@pytest.mark.parametrize(
    ("error", "verdict"),
    [
        (Unreachable("connect", "engine", reason=Reason.UNKNOWN_HOST), Verdict.UNKNOWN_HOST),
        (Unreachable("connect", "engine", reason=Reason.REFUSED), Verdict.STOPPED),
        (TimedOut("connect", "engine"), Verdict.SILENT),
        (AccessDenied("connect", "engine"), Verdict.NO_PERMISSION),
        (Rejected("connect", "engine", words="what?"), Verdict.UNKNOWN),
        (None, Verdict.UNKNOWN),
    ],
)
def test_of_a_host_far_away_the_error_tells(error: EngineError | None, verdict: Verdict) -> None:
    assert diagnose_now(Host("far", "tcp://far:2376", "context"), error, MACHINE).verdict is verdict


def test_an_engine_that_takes_connections_and_says_nothing_is_silent(short_folder: Path) -> None:
    found = diagnose_now(_local(short_folder), TimedOut("connect", "engine"), MACHINE)
    assert found.verdict is Verdict.SILENT
    assert found.checks[-1].passed


def test_this_machine_can_be_asked(short_folder: Path) -> None:
    host = _local(short_folder)
    found = asyncio.run(diagnose(host, GONE, machine=this_machine(os.environ)))
    assert found.verdict is Verdict.STOPPED
    assert found.checks[-1].kind is CheckKind.CONNECT
