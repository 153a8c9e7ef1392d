"""The `docker run` of a container makes one that the engine says the same of, field by field."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from models.run_line import RunLine, run_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.engines import RealEngine

# What differs between any two containers of the same settings.
_OWN = {"Hostname"}
_OWN_ENDPOINT = {"EndpointID", "MacAddress", "IPAddress", "DNSNames", "GlobalIPv6Address"}


@pytest.fixture(autouse=True)
def tidy(real_engine: RealEngine, engine_name: str) -> Iterator[None]:
    """Containers go with their anonymous volumes."""
    yield
    for one in real_engine.client.containers(all=True, filters={"name": engine_name}):
        real_engine.client.remove_container(one["Id"], force=True, v=True)


def cli(real: RealEngine, *words: str) -> str:
    done = subprocess.run(["docker", "-H", real.url, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def line_of(real: RealEngine, name: str) -> RunLine:
    inspection = json.loads(cli(real, "inspect", name))[0]
    return run_line(inspection, json.loads(cli(real, "image", "inspect", inspection["Image"]))[0])


def again(real: RealEngine, name: str, line: RunLine) -> dict[str, Any]:
    """Run the arguments as they are, under another name; what the engine says of it."""
    words = list(line.run)
    assert words[:3] == ["docker", "run", "-d"]
    other = f"{name}-again"
    words[words.index("--name") + 1] = other
    cli(real, *words[1:])
    for more in line.connect:
        cli(real, *more[1:-1], other)
    found: dict[str, Any] = json.loads(cli(real, "inspect", other))[0]
    return found


def compare(real: RealEngine, name: str) -> RunLine:
    line = line_of(real, name)
    first, second = json.loads(cli(real, "inspect", name))[0], again(real, name, line)
    for part in ("Config", "HostConfig"):
        for key in first[part].keys() | second[part].keys():
            if key in _OWN and len(first[part][key]) == 12:
                continue
            assert _plain(second[part].get(key)) == _plain(first[part].get(key)), f"{part}.{key}"
    assert [first["Path"], *first["Args"]] == [second["Path"], *second["Args"]]
    mounted = [
        {(one["Type"], one["Destination"], one["RW"], one["Mode"], one["Propagation"]) for one in each["Mounts"]}
        for each in (first, second)
    ]
    assert mounted[0] == mounted[1]
    ours, theirs = (each["NetworkSettings"]["Networks"] for each in (first, second))
    assert ours.keys() == theirs.keys()
    for network in ours:
        for key in ours[network].keys() - _OWN_ENDPOINT - {"Aliases", "IPAMConfig"}:
            assert ours[network][key] == theirs[network][key], key
        own = {first["Id"][:12], second["Id"][:12]}
        assert set(ours[network]["Aliases"] or []) - own == set(theirs[network]["Aliases"] or []) - own
    return line


def _plain(value: Any) -> Any:
    """A value so that what an engine writes in two ways, or in any order, is the same."""
    if isinstance(value, list):
        return sorted(map(str, value)) if value and isinstance(value[0], str) else value or None
    return value or None


def test_a_container_with_many_options_is_made_again(real_engine: RealEngine, engine_name: str, tmp_path: Path) -> None:
    name, image = f"{engine_name}many", real_engine.image
    net, other = f"{engine_name}net", f"{engine_name}other"
    cli(real_engine, "network", "create", "--internal", "--subnet", "10.213.77.0/24", net)
    cli(real_engine, "network", "create", "--internal", other)
    (tmp_path / "it's here").mkdir()
    cli(
        real_engine,
        *("run", "-d", "--name", name, "--hostname", "box", "--domainname", "example.org", "-i", "-t"),
        *("--user", "0:0", "--workdir", "/tmp", "--env", "A=b c", "--env", "EMPTY=", "--env", 'QUOTE=it\'s "$HOME"'),
        *("--env", "DB_PASSWORD=hunter2", "--label", "team=a b", "--label", "x", "--stop-signal", "SIGINT"),
        *("--stop-timeout", "3", "--restart", "on-failure:4", "--network", net, "--network-alias", "db"),
        *("--volume", f"{engine_name}vol:/data:ro", "--volume", "/anonymous", "--volume", f"{tmp_path}:/host"),
        *("--mount", f"type=bind,source={tmp_path}/it's here,target=/here,readonly,bind-propagation=private"),
        *("--mount", f'type=volume,source={engine_name}two,target=/two,volume-nocopy=true,"volume-label=a=b,c"'),
        *("--mount", "type=tmpfs,target=/fast,tmpfs-size=1048576,tmpfs-mode=700", "--tmpfs", "/scratch:size=64k"),
        *("--publish", "127.0.0.1::80", "--publish", "53/udp", "--expose", "9000-9001"),
        *("--cpus", "0.75", "--memory", "64m", "--memory-swap", "96m", "--memory-reservation", "32m"),
        *("--pids-limit", "77", "--cpu-shares", "512", "--cpuset-cpus", "0", "--blkio-weight", "300"),
        *("--ulimit", "nofile=100:200", "--ulimit", "core=0", "--shm-size", "32m", "--oom-score-adj", "100"),
        *("--cap-add", "NET_ADMIN", "--cap-drop", "MKNOD", "--security-opt", "no-new-privileges", "--read-only"),
        *("--group-add", "7", "--dns", "10.0.0.1", "--dns-search", "a.example", "--dns-option", "ndots:1"),
        *("--add-host", "db.example:10.0.0.9", "--device", "/dev/null:/dev/nothing:r", "--ipc", "shareable"),
        *("--sysctl", "net.ipv4.ip_unprivileged_port_start=0", "--log-opt", "max-size=1m", "--init"),
        *("--health-cmd", "exit 0", "--health-interval", "90s", "--health-timeout", "1500ms", "--health-retries", "7"),
        *(
            "--health-start-period",
            "2s",
            "--entrypoint",
            "sh",
            image,
            "-c",
            'echo "$0 $@"; exec sleep 1000',
            "a b",
            "$C",
        ),
    )
    cli(real_engine, "network", "connect", "--alias", "second", other, name)
    line = compare(real_engine, name)
    assert line.connect == (("docker", "network", "connect", "--alias", "second", other, name),)
    assert "hunter2" in line.copied()
    assert "hunter2" not in line.shown()


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--network", "host", "--pid", "host", "--uts", "host", "--ipc", "host"),
        ("--network", "none", "--rm", "--no-healthcheck"),
        ("--cpu-quota", "50000", "--cpu-period", "25000", "--memory", "64m", "--memory-swap", "-1"),
        ("--security-opt", "systempaths=unconfined", "--log-driver", "none", "--publish-all", "--expose", "80"),
        ("--userns", "host", "--cgroup-parent", "/longshore-test", "--oom-kill-disable", "--memory", "64m"),
        ("--device-cgroup-rule", "c 1:3 mr", "--restart", "unless-stopped"),
    ],
)
def test_containers_with_few_options_are_made_again(
    real_engine: RealEngine, engine_name: str, options: tuple[str, ...]
) -> None:
    name = f"{engine_name}few"
    cli(real_engine, "run", "-d", "--name", name, *options, real_engine.image, "sleep", "1000")
    line = compare(real_engine, name)
    assert line.run[-3:] == (real_engine.image, "sleep", "1000")


def test_a_container_in_another_s_network_is_made_again(real_engine: RealEngine, engine_name: str) -> None:
    first = f"{engine_name}first"
    real_engine.run(first)
    name = f"{engine_name}beside"
    cli(real_engine, "run", "-d", "--name", name, "--network", f"container:{first}", "--volumes-from", first,
        real_engine.image, "sleep", "1000")  # fmt: skip
    compare(real_engine, name)


def test_what_the_image_says_is_left_out_and_what_is_taken_back_is_said(
    real_engine: RealEngine, engine_name: str
) -> None:
    image = f"{engine_name}image:1"
    base = real_engine.run(f"{engine_name}base")
    changes = ["ENV A=1", "ENV B=2", "LABEL one=1", "EXPOSE 80", "VOLUME /kept", "WORKDIR /tmp", "USER 0"]
    changes += ['ENTRYPOINT ["sh", "-c"]', 'CMD ["sleep 1000"]']
    cli(real_engine, "commit", *(word for change in changes for word in ("--change", change)), base, image)
    cli(real_engine, "run", "-d", "--name", f"{engine_name}same", image)
    line = compare(real_engine, f"{engine_name}same")
    assert line.run == ("docker", "run", "-d", "--name", f"{engine_name}same", image)
    own = ("--env", "A=other", "--entrypoint", "sleep", image, "999")
    cli(real_engine, "run", "-d", "--name", f"{engine_name}own", *own)
    line = compare(real_engine, f"{engine_name}own")
    assert line.run[-6:] == own
