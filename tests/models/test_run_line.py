"""A container as `docker run`: every option in its place, one argument whatever it holds, secrets masked when shown."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.run_host import Defaults
from models.run_line import duration, run_line

ID = "0123456789abcdef" * 4


def container(config: dict[str, Any] | None = None, host: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"Id": ID, "Name": "/web", "Config": {"Image": "app:1", **(config or {})}, "HostConfig": host or {}, **more}


def options(config: dict[str, Any] | None = None, host: dict[str, Any] | None = None, **more: Any) -> list[str]:
    words = list(run_line(container(config, host, **more)).run)
    assert words[:5] == ["docker", "run", "-d", "--name", "web"]
    return words[5:]


def test_a_container_with_nothing_set_is_its_image() -> None:
    assert options() == ["app:1"]


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ({"Privileged": True, "SecurityOpt": ["label=disable"]}, ["--privileged"]),
        ({"Privileged": True, "MaskedPaths": [], "ReadonlyPaths": []}, ["--privileged"]),
        ({"BlkioDeviceReadBps": [{"Path": "/dev/sda", "Rate": 1024}]}, ["--device-read-bps", "/dev/sda:1024"]),
        ({"BlkioWeightDevice": [{"Path": "/dev/sda", "Weight": 9}]}, ["--blkio-weight-device", "/dev/sda:9"]),
        ({"DeviceRequests": [{"Count": -1, "Capabilities": [["gpu"]]}]}, ["--gpus", "all"]),
        ({"DeviceRequests": [{"DeviceIDs": ["0", "1"], "Capabilities": [["gpu"]]}]}, ["--gpus", '"device=0,1"']),
        ({"Links": ["/db:/web/database"]}, ["--link", "db:database"]),
        ({"PortBindings": {"80/tcp": [{"HostIp": "::1", "HostPort": "8080"}]}}, ["--publish", "[::1]:8080:80"]),
        ({"PortBindings": {"80/tcp": [{"HostPort": "8000-8010"}]}}, ["--publish", "8000-8010:80"]),
        ({"PortBindings": {"53/udp": None, "odd": []}}, ["--publish", "53/udp"]),
        ({"MemorySwappiness": 0, "Memory": 99, "MemorySwap": 198}, ["--memory", "99", "--memory-swappiness", "0"]),
        ({"RestartPolicy": {"Name": "on-failure", "MaximumRetryCount": 3}}, ["--restart", "on-failure:3"]),
        ({"RestartPolicy": {"Name": "no"}}, []),
        ({"LogConfig": {"Type": "json-file"}, "Runtime": "runc", "IpcMode": "private", "ShmSize": 64 << 20}, []),
        ({"Runtime": "kata", "Annotations": {"a": "b"}}, ["--runtime", "kata", "--annotation", "a=b"]),
        ({"PidMode": "private", "UTSMode": "private", "UsernsMode": "", "MemorySwappiness": 0, "Runtime": "oci"}, []),
        ({"Ulimits": [{"Name": "RLIMIT_NOFILE", "Soft": 1, "Hard": 2}]}, ["--ulimit", "nofile=1:2"]),
        ({"NetworkMode": "container:abc"}, ["--network", "container:abc"]),
    ],
)
def test_what_the_engine_was_told_is_said(host: dict[str, Any], wanted: list[str]) -> None:
    assert options(host=host) == [*wanted, "app:1"]


@pytest.mark.parametrize(
    ("config", "wanted"),
    [
        ({"Hostname": ID[:12]}, ["app:1"]),
        ({"Hostname": "box", "StopTimeout": 0}, ["--hostname", "box", "--stop-timeout", "0", "app:1"]),
        ({"Entrypoint": ["a", "b"], "Cmd": ["c"]}, ["--entrypoint", "a", "app:1", "b", "c"]),
        ({"Env": ["A", "B=", "=odd"]}, ["--env", "A", "--env", "B=", "--env", "=odd", "app:1"]),
        ({"Healthcheck": {"Test": ["NONE"]}}, ["--no-healthcheck", "app:1"]),
        ({"Healthcheck": {"Test": ["CMD-SHELL", "a | b"], "Interval": 10**9}},
         ["--health-cmd", "a | b", "--health-interval", "1s", "app:1"]),
    ],
)  # fmt: skip
def test_what_the_container_is_is_said(config: dict[str, Any], wanted: list[str]) -> None:
    assert options(config) == wanted


def test_what_the_image_says_is_left_out_and_what_it_said_is_taken_back() -> None:
    base = {
        "Env": ["A=1"],
        "Labels": {"x": "1"},
        "Entrypoint": ["sh"],
        "Cmd": ["-l"],
        "User": "7",
        "Volumes": {"/d": {}},
    }
    same = container({**base})
    assert run_line(same, {"Config": base}).run == ("docker", "run", "-d", "--name", "web", "app:1")
    other = container({**base, "Entrypoint": None, "Cmd": ["ls"], "Env": ["A=2"]})
    words = run_line(other, {"Config": base}).run[5:]
    assert words == ("--env", "A=2", "--entrypoint", "", "app:1", "ls")


def test_networks_beyond_the_first_are_commands_of_their_own() -> None:
    networks = {
        "front": {"Aliases": [ID[:12], "web", "www"], "IPAMConfig": {"IPv4Address": "10.0.0.9"}},
        "back": {"Aliases": None, "IPAMConfig": {"IPv6Address": "fd00::9", "LinkLocalIPs": ["169.254.1.1"]}},
    }
    line = run_line(container(host={"NetworkMode": "front"}, NetworkSettings={"Networks": networks}))
    assert line.run[5:] == ("--network", "front", "--network-alias", "www", "--ip", "10.0.0.9", "app:1")
    connect = ("docker", "network", "connect", "--ip6", "fd00::9", "--link-local-ip", "169.254.1.1", "back", "web")
    assert line.connect == (connect,)
    assert line.copied().splitlines()[1] == shlex.join(connect)


def test_defaults_of_the_engine_are_left_out() -> None:
    host = {"LogConfig": {"Type": "journald"}, "Runtime": "crun", "CgroupnsMode": "private"}
    line = run_line(container(host=host), None, Defaults("journald", "crun", "2"))
    assert line.run[5:] == ("app:1",)
    assert "--cgroupns" in run_line(container(host=host), None, Defaults("journald", "crun", "1")).run


def test_secrets_are_masked_where_it_is_shown_and_real_where_it_is_copied() -> None:
    line = run_line(
        container(
            {
                "Env": ["DB_PASSWORD=hunter2", "URL=postgres://u:hunter3@db/x", "MODE=a b"],
                "Labels": {"api_key": "hunter4"},
                "Cmd": ["serve", "--token", "hunter5"],
            },
            {"LogConfig": {"Type": "splunk", "Config": {"splunk-token": "hunter6"}}},
        )
    )
    assert "hunter" not in line.shown()
    assert "'MODE=a b'" in line.shown()
    assert all(f"hunter{n}" in line.copied() for n in range(2, 7))


def test_what_would_act_on_a_screen_is_made_visible() -> None:
    line = run_line(container({"Env": ["A=\x1b[2J\u202e"]}))
    assert "␛[2J" in line.shown()
    assert "\x1b" in line.copied()


def test_what_cannot_be_said_is_noted() -> None:
    assert run_line(container({"Healthcheck": {"Test": ["CMD", "true"]}})).notes
    assert run_line(container(host={"DeviceRequests": [{"Driver": "cdi", "Capabilities": []}]})).notes
    assert not run_line(container()).notes


@pytest.mark.parametrize("odd", [{}, {"Config": None, "HostConfig": []}, {"Config": {"Env": [1, None], "Labels": []}}])
def test_odd_and_missing_fields_are_passed_over(odd: dict[str, Any]) -> None:
    assert run_line(odd).run[:3] == ("docker", "run", "-d")


@pytest.mark.parametrize(("ns", "said"), [(30 * 10**9, "30s"), (1_500_000_000, "1500ms"), (2_000, "2us"), (1, "1ns")])
def test_times_are_written_as_go_reads_them(ns: int, said: str) -> None:
    assert duration(ns) == said


@given(some.text(), some.text(), some.lists(some.text(min_size=1), max_size=4))
def test_a_shell_gives_back_the_very_arguments(value: str, label: str, command: list[str]) -> None:
    line = run_line(container({"Env": [f"A={value}"], "Labels": {"x": label}, "Cmd": command}))
    assert tuple(shlex.split(line.copied())) == line.run
    assert line.run[-len(command) :] == tuple(command) if command else line.run[-1] == "app:1"
