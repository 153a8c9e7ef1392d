"""What a person's own terminal program is given: a list, whatever the names hold."""

from __future__ import annotations

import pytest

from engine.records import Host
from models.own_terminal import PROGRAMS, Missing, find_program, shell_arguments


def _there(*names: str) -> dict[str, str]:
    return {name: f"/usr/bin/{name}" for name in names}


def test_the_one_that_terminal_names_comes_first() -> None:
    there = _there("docker", "xterm", "konsole", "mine")
    assert find_program({"TERMINAL": "mine"}, there.get) == ("/usr/bin/mine", ("-e",))
    assert find_program({"TERMINAL": "xterm"}, there.get) == ("/usr/bin/xterm", ("-e",))
    assert find_program({"TERMINAL": "gone"}, there.get) == ("/usr/bin/konsole", ("-e",))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_each_known_one_is_found_with_its_own_words(program: object) -> None:
    name, before = program  # type: ignore[misc]
    assert find_program({}, _there("docker", name).get) == (f"/usr/bin/{name}", before)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Missing) as no_docker:
        find_program({}, _there("xterm").get)
    assert no_docker.value.name == "docker"
    with pytest.raises(Missing) as no_program:
        find_program({}, _there("docker").get)
    assert no_program.value.name == ""


def test_docker_speaks_to_the_engine_that_is_shown() -> None:
    odd = "a b; rm -rf $HOME"
    local = Host("local", "unix:///var/run/docker.sock", "socket")
    assert shell_arguments(local, odd, ("sh",)) == [
        "docker", "--host", "unix:///var/run/docker.sock", "exec", "-it", odd, "sh",
    ]  # fmt: skip
    assert shell_arguments(Host("far", "ssh://far", "context"), "x", ("bash",))[:3] == ["docker", "--context", "far"]
    secure = Host("tls", "tcp://far:2376", "DOCKER_HOST", tls_folder="/certs")
    line = shell_arguments(secure, "x", ("bash",))
    assert "--tlsverify" in line
    assert line[line.index("--tlscert") + 1] == "/certs/cert.pem"
