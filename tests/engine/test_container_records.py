from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine import parse
from engine.bodies import container_body
from engine.container_records import container_from_inspect, container_from_list
from engine.records import Container, Endpoint, HealthCheck, Mount, Port, RunRequest
from tests.fakes.engine_state import FakeContainer, identity


def _listed(**values: Any) -> Container:
    container = container_from_list(values.pop("json", {}) | FakeContainer("1" * 64, "web", **values).listed())
    assert container is not None
    return container


def _inspected(**changes: Any) -> Container:
    json = FakeContainer("1" * 64, "web", state=changes.pop("state", "running")).inspected()
    for path, value in changes.items():
        outer, _, inner = path.partition("__")
        json[outer] = json.get(outer, {}) | {inner: value} if inner else value
    with parse.strict():
        container = container_from_inspect(json)
    assert container is not None
    return container


@pytest.mark.parametrize("state", ["running", "paused", "exited", "created", "restarting"])
def test_list_and_inspection_tell_the_same_of_a_container(state: str) -> None:
    fake = FakeContainer("1" * 64, "web", state=state, labels={"a": "b"}, command=("sh", "-c", "true"))
    listed, inspected = container_from_list(fake.listed()), container_from_inspect(fake.inspected())
    assert listed is not None
    assert inspected is not None
    assert inspected.detail is not None
    assert replace(inspected, detail=None) == listed


@pytest.mark.parametrize(
    ("status", "state", "health", "code"),
    [
        ("Up 2 hours", "running", "", None),
        ("Up 2 hours (healthy)", "running", "healthy", None),
        ("Up Less than a second (health: starting)", "running", "starting", None),
        ("Up 2 hours (unhealthy)", "running", "unhealthy", None),
        ("Up 2 hours (Paused)", "paused", "", None),
        ("Exited (137) 3 days ago", "exited", "", 137),
        ("Exited (-1) 3 days ago", "exited", "", -1),
        ("Restarting (1) 5 seconds ago", "restarting", "", 1),
        ("Created", "created", "", None),
        ("Dead", "dead", "", None),
        ("Exited (99999999999999999999) ago", "exited", "", 99999999999999999999),
        ("", "running", "", None),
    ],
)
def test_health_and_exit_code_come_from_the_lists_words(status: str, state: str, health: str, code: int | None) -> None:
    container = container_from_list({"Id": "x", "State": state, "Status": status})
    assert container is not None
    assert (container.health, container.exit_code) == (health, code)


def test_the_name_is_its_own_not_that_of_a_link() -> None:
    json = {"Id": "1" * 64, "Names": ["/other/alias", "/web"]}
    container = container_from_list(json)
    assert container is not None
    assert container.name == "web"


def test_a_container_without_a_name_goes_by_its_short_id() -> None:
    container = container_from_list({"Id": "abcdef0123456789", "Names": None})
    assert container is not None
    assert container.name == "abcdef012345"


def test_a_container_without_an_id_is_none() -> None:
    assert container_from_list({"Names": ["/web"]}) is None
    assert container_from_inspect({}) is None


def test_ports_are_in_order_however_the_engine_gives_them() -> None:
    ports = [
        {"IP": "::", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
        {"PrivatePort": 53, "Type": "udp"},
        {"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},  # noqa: S104
    ]
    json = {"Id": "x", "Ports": ports}
    container, other = container_from_list(json), container_from_list({"Id": "x", "Ports": ports[::-1]})
    assert container == other
    assert container is not None
    assert container.ports == (
        Port(53, protocol="udp"),
        Port(80, 8080, "0.0.0.0"),  # noqa: S104
        Port(80, 8080, "::"),
    )


@pytest.mark.parametrize(("state", "count"), [("running", 1), ("paused", 1), ("exited", 0), ("dead", 0)])
def test_what_has_ended_holds_no_port_whatever_is_listed(state: str, count: int) -> None:
    listed = {"Id": "a", "State": state, "Ports": [{"PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"}]}
    binding = {"80/tcp": [{"HostIp": "", "HostPort": "8080"}]}
    inspected = {"Id": "a", "State": {"Status": state}, "NetworkSettings": {"Ports": binding}}
    for found in (container_from_list(listed), container_from_inspect(inspected)):
        assert found is not None
        assert len(found.ports) == count


def test_mounts_and_networks_are_whole() -> None:
    container = _listed(volumes=("data",), networks=("front",))
    assert container.mounts == (Mount("volume", "", "/data", "data", "local"),)
    assert container.endpoints == (Endpoint("front", identity("network", "front"), "10.0.0.2", 24),)


def test_a_read_only_mount_is_not_writable() -> None:
    container = container_from_list({"Id": "x", "Mounts": [{"Type": "bind", "Destination": "/a", "RW": False}]})
    assert container is not None
    assert not container.mounts[0].writable


def test_a_container_that_could_not_be_started_has_its_exit_code() -> None:
    detail = _inspected(state="created", State__ExitCode=127, State__Error="no such file").detail
    assert detail is not None
    assert (detail.exit_code, detail.error) == (127, "no such file")


def test_the_exit_code_of_a_running_container_is_none() -> None:
    assert _inspected().exit_code is None


def test_a_health_check_has_the_engines_own_values_for_what_is_not_set() -> None:
    detail = _inspected(Config__Healthcheck={"Test": ["CMD-SHELL", "true"], "Interval": 5_000_000_000}).detail
    assert detail is not None
    assert detail.health_check == HealthCheck(("CMD-SHELL", "true"), interval=5.0)


def test_a_health_check_that_was_switched_off_is_none() -> None:
    detail = _inspected(Config__Healthcheck={"Test": ["NONE"]}).detail
    assert detail is not None
    assert detail.health_check is None


@pytest.mark.parametrize(
    ("limits", "cores"),
    [
        ({"NanoCpus": 1_500_000_000}, 1.5),
        ({"CpuQuota": 50_000, "CpuPeriod": 100_000}, 0.5),
        ({"CpuQuota": 50_000}, 0.5),
        ({"CpuQuota": -1, "CpuPeriod": 100_000}, 0.0),
        ({}, 0.0),
    ],
)
def test_cpu_limits_are_cores(limits: dict[str, int], cores: float) -> None:
    detail = _inspected(HostConfig=limits).detail
    assert detail is not None
    assert detail.cpu_limit == cores


@pytest.mark.parametrize(("given", "limit"), [(None, 0), (0, 0), (-1, 0), (2**64 - 1, 0), (100, 100)])
def test_no_limit_of_processes_is_written_in_four_ways(given: int | None, limit: int) -> None:
    detail = _inspected(HostConfig__PidsLimit=given).detail
    assert detail is not None
    assert detail.pids_limit == limit


def test_arguments_with_spaces_are_quoted_as_the_list_does() -> None:
    assert _inspected(Path="sh", Args=["-c", "echo a b"]).command == "sh -c 'echo a b'"


def test_run_asks_for_ports_and_command_and_leaves_the_rest_to_the_image() -> None:
    ports = (("127.0.0.1", 8080, 80, "tcp"), ("", None, 80, "tcp"))
    body = container_body(RunRequest("box:1", command=("sleep", "1"), ports=ports), "1.41")
    bindings = [{"HostIp": "127.0.0.1", "HostPort": "8080"}, {"HostIp": "", "HostPort": ""}]
    assert body["Image"] == "box:1"
    assert body["Cmd"] == ["sleep", "1"]
    assert body["ExposedPorts"] == {"80/tcp": {}}
    assert body["HostConfig"]["PortBindings"] == {"80/tcp": bindings}
    assert not {"Env", "Entrypoint", "Volumes", "WorkingDir", "Labels"} & body.keys()
    assert "Cmd" not in container_body(RunRequest("box:1"), "1.41")
