"""A container's JSON as records: of the list (`GET /containers/json`) and of one (`GET /containers/{id}/json`)."""

from __future__ import annotations

import re
from typing import Any

from engine.parse import (
    flag,
    iso_time,
    items,
    labels,
    mapping,
    nanoseconds,
    number,
    objects,
    text,
    texts,
    unix_time,
    whole,
)
from engine.quick import quick
from engine.records import Container, ContainerDetail, Endpoint, HealthCheck, Mount, Port, Probe

# The list's words have the exit code in brackets, "Exited (137) 3 days ago", and the health, "Up 2 hours (healthy)".
_EXIT = re.compile(r"^(?:Exited|Restarting) \((-?\d+)\)")
_HEALTH = {"(healthy)": "healthy", "(unhealthy)": "unhealthy", "(health: starting)": "starting"}
_NO_LIMIT = 1 << 62
# An engine tells the ports that these had where it was killed under them: 20.10 in an inspection, 29 in the list too.
_ENDED = frozenset({"exited", "dead"})

_container, _port, _mount, _endpoint = quick(Container), quick(Port), quick(Mount), quick(Endpoint)


def container_from_list(json: dict[str, Any]) -> Container | None:
    """One item of the list, None where it has no id. `detail` is None."""
    identity = text(json.get("Id"))
    if not identity:
        return None
    status = text(json.get("Status"))
    state = text(json.get("State")).lower()
    found = _EXIT.match(status) if state in {"exited", "restarting", "dead", ""} else None
    networks = mapping(mapping(json.get("NetworkSettings")).get("Networks"))
    ports = json.get("Ports")
    mounts = json.get("Mounts")
    return _container(
        identity,
        _name(json.get("Names"), identity),
        text(json.get("Image")),
        text(json.get("ImageID")),
        text(json.get("Command")),
        state,
        unix_time(json.get("Created")),
        _HEALTH.get(status[status.rfind("(") :], "") if state == "running" else "",
        int(found[1]) if found else None,
        _ports(ports) if ports and state not in _ENDED else (),
        _mounts(mounts) if mounts else (),
        _endpoints(networks) if networks else (),
        labels(json.get("Labels")),
        whole(json.get("SizeRw")),
        None,
    )


def container_from_inspect(json: dict[str, Any]) -> Container | None:
    """The inspection of one container, with `detail`; None where it has no id."""
    identity = text(json.get("Id"))
    if not identity:
        return None
    state = mapping(json.get("State"))
    config = mapping(json.get("Config"))
    settings = mapping(json.get("NetworkSettings"))
    detail = _detail(json, state, config, mapping(json.get("HostConfig")))
    word = text(state.get("Status")).lower()
    created = iso_time(json.get("Created"))
    health = text(mapping(state.get("Health")).get("Status")).lower()
    return Container(
        id=identity,
        name=text(json.get("Name")).removeprefix("/") or identity[:12],
        image=text(config.get("Image")),
        image_id=text(json.get("Image")),
        command=_command(text(json.get("Path")), texts(json.get("Args"))),
        state=word,
        created=created.replace(microsecond=0) if created else None,  # as the list gives it
        health=health if word == "running" and health != "none" else "",
        exit_code=detail.exit_code,
        ports=() if word in _ENDED else _port_map(mapping(settings.get("Ports"))),
        mounts=_mounts(json.get("Mounts")),
        endpoints=_endpoints(mapping(settings.get("Networks"))),
        labels=labels(config.get("Labels")),
        size_rw=whole(json.get("SizeRw")),
        detail=detail,
    )


def _name(names: Any, identity: str) -> str:
    """Its own name: of the names, the others are links ("/other/alias")."""
    for name in items(names):
        if type(name) is str and name.count("/") <= 1:
            return name.removeprefix("/")
    return identity[:12]


def _port_order(port: Port) -> tuple[int, str, int, str]:
    return (port.private, port.protocol, port.public or 0, port.ip)


def _ports(value: Any) -> tuple[Port, ...]:
    found = [
        _port(private, whole(json.get("PublicPort")), text(json.get("IP")), text(json.get("Type")) or "tcp")
        for json in objects(value)
        if (private := whole(json.get("PrivatePort"))) is not None
    ]
    if len(found) > 1:
        found.sort(key=_port_order)
    return tuple(found)


def _port_map(ports: dict[str, Any]) -> tuple[Port, ...]:
    """`{"80/tcp": [{"HostIp": …, "HostPort": …}] or null}`."""
    found = []
    for name, bindings in ports.items():
        private, _, protocol = name.partition("/")
        if not private.isdecimal():
            continue
        published = [
            Port(int(private), int(public), text(json.get("HostIp")), protocol or "tcp")
            for json in objects(bindings)
            if (public := text(json.get("HostPort"))).isdecimal()
        ]
        found += published or [Port(int(private), protocol=protocol or "tcp")]
    return tuple(sorted(found, key=_port_order))


def _mounts(value: Any) -> tuple[Mount, ...]:
    found = []
    for json in objects(value):
        get = json.get
        found.append(
            _mount(
                text(get("Type")),
                text(get("Source")),
                text(get("Destination")),
                # Absent where there is none, which is cheaper to see here than in text().
                text(get("Name")) if "Name" in json else "",
                text(get("Driver")) if "Driver" in json else "",
                get("RW") is not False,
            )
        )
    if len(found) > 1:
        found.sort(key=_destination)
    return tuple(found)


def _destination(mount: Mount) -> str:
    return mount.destination


def _endpoints(networks: dict[str, Any]) -> tuple[Endpoint, ...]:
    found = []
    for name in sorted(networks):
        json = mapping(networks[name])
        aliases = json.get("Aliases")
        found.append(
            _endpoint(
                name,
                text(json.get("NetworkID")),
                text(json.get("IPAddress")),
                number(json.get("IPPrefixLen")),
                text(json.get("GlobalIPv6Address")),
                text(json.get("Gateway")),
                text(json.get("MacAddress")),
                texts(aliases) if aliases else (),
            )
        )
    return tuple(found)


def _command(path: str, arguments: tuple[str, ...]) -> str:
    """As the list writes it (moby `daemon/list.go`): arguments with a space in quotes."""
    return " ".join([path, *(f"'{word}'" if " " in word else word for word in arguments)])


def _detail(
    json: dict[str, Any], state: dict[str, Any], config: dict[str, Any], host: dict[str, Any]
) -> ContainerDetail:
    started, finished = iso_time(state.get("StartedAt")), iso_time(state.get("FinishedAt"))
    code = whole(state.get("ExitCode"))
    # 0 of a container that did not end says nothing; another number does: it could not be started.
    ended = bool(code) or text(state.get("Status")).lower() in {"exited", "dead", "restarting", "stopped"}
    health = mapping(state.get("Health"))
    policy = mapping(host.get("RestartPolicy"))
    return ContainerDetail(
        started=started,
        finished=finished,
        exit_code=code if ended else None,
        oom_killed=flag(state.get("OOMKilled")),
        error=text(state.get("Error")),
        pid=number(state.get("Pid")),
        restart_count=number(json.get("RestartCount")),
        failing_streak=number(health.get("FailingStreak")),
        probes=tuple(map(_probe, objects(health.get("Log")))),
        health_check=_health_check(mapping(config.get("Healthcheck"))),
        tty=flag(config.get("Tty")),
        entrypoint=texts(config.get("Entrypoint")),
        arguments=texts(config.get("Cmd")),
        env=texts(config.get("Env")),
        working_dir=text(config.get("WorkingDir")),
        user=text(config.get("User")),
        hostname=text(config.get("Hostname")),
        platform=text(json.get("Platform")),
        log_driver=text(mapping(host.get("LogConfig")).get("Type")),
        restart_policy=text(policy.get("Name")),
        restart_maximum=number(policy.get("MaximumRetryCount")),
        auto_remove=flag(host.get("AutoRemove")),
        privileged=flag(host.get("Privileged")),
        read_only=flag(host.get("ReadonlyRootfs")),
        network_mode=text(host.get("NetworkMode")),
        memory_limit=number(host.get("Memory")),
        cpu_limit=_cpu_limit(host),
        pids_limit=_limit(host.get("PidsLimit")),
        stop_signal=text(config.get("StopSignal")),
        stop_timeout=whole(config.get("StopTimeout")),
    )


def _cpu_limit(host: dict[str, Any]) -> float:
    """Cores, 0.0 without a limit: NanoCpus, else CpuQuota / CpuPeriod (which is 100 ms where it is not given)."""
    nano = number(host.get("NanoCpus"))
    if nano > 0:
        return nano / 1e9
    quota = number(host.get("CpuQuota"))
    return quota / (number(host.get("CpuPeriod")) or 100_000) if quota > 0 else 0.0


def _limit(value: Any) -> int:
    """A limit; 0 for none, which engines write as null, 0, -1 and 2⁶⁴-1."""
    limit = number(value)
    return limit if 0 < limit < _NO_LIMIT else 0


def _probe(json: dict[str, Any]) -> Probe:
    return Probe(
        iso_time(json.get("Start")), iso_time(json.get("End")), whole(json.get("ExitCode")), text(json.get("Output"))
    )


def _health_check(json: dict[str, Any]) -> HealthCheck | None:
    """The check's settings with the engine's own values for what is 0; None where there is no check."""
    test = texts(json.get("Test"))
    if not test or test[0] == "NONE":
        return None
    return HealthCheck(
        test,
        nanoseconds(json.get("Interval")) or 30.0,
        nanoseconds(json.get("Timeout")) or 30.0,
        number(json.get("Retries")) or 3,
        nanoseconds(json.get("StartPeriod")),
        nanoseconds(json.get("StartInterval")),
    )
