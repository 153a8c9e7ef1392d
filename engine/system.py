"""The engine itself: version, info, ping (Engine API, `/version`, `/info`, `/_ping`)."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from engine.errors import Ask
from engine.parse import flag, items, labels, mapping, number, objects, record, text, texts
from engine.records import Component, Info, Version
from engine.wire import READ_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.client import Client
    from engine.contract import Stream
    from engine.records import Event
    from engine.wire import Wire


def version_from_json(json: dict[str, Any]) -> Version | None:
    """`GET /version`, None where it names no API version."""
    api = text(json.get("ApiVersion"))
    if not api:
        return None
    return Version(
        version=text(json.get("Version")),
        api_version=api,
        min_api_version=text(json.get("MinAPIVersion")),
        platform=text(mapping(json.get("Platform")).get("Name")),
        os=text(json.get("Os")),
        arch=text(json.get("Arch")),
        kernel=text(json.get("KernelVersion")),
        go_version=text(json.get("GoVersion")),
        git_commit=text(json.get("GitCommit")),
        build_time=text(json.get("BuildTime")),
        experimental=_experimental(json.get("Experimental")),
        components=tuple(map(_component, objects(json.get("Components")))),
    )


def _experimental(value: Any) -> bool:
    return value == "true" or flag(None if value == "false" else value)


def _component(json: dict[str, Any]) -> Component:
    return Component(text(json.get("Name")), text(json.get("Version")), labels(json.get("Details")))


def info_from_json(json: dict[str, Any]) -> Info:
    """`GET /info`."""
    plugins = mapping(json.get("Plugins"))
    security = texts(json.get("SecurityOptions"))
    return Info(
        id=text(json.get("ID")),
        name=text(json.get("Name")),
        containers=number(json.get("Containers")),
        running=number(json.get("ContainersRunning")),
        paused=number(json.get("ContainersPaused")),
        stopped=number(json.get("ContainersStopped")),
        images=number(json.get("Images")),
        driver=text(json.get("Driver")),
        logging_driver=text(json.get("LoggingDriver")),
        cgroup_driver=text(json.get("CgroupDriver")),
        cgroup_version=text(json.get("CgroupVersion")),
        kernel=text(json.get("KernelVersion")),
        operating_system=text(json.get("OperatingSystem")),
        os_type=text(json.get("OSType")),
        arch=text(json.get("Architecture")),
        cpus=number(json.get("NCPU")),
        memory=number(json.get("MemTotal")),
        root_dir=text(json.get("DockerRootDir")),
        rootless="name=rootless" in security,
        swarm=text(mapping(json.get("Swarm")).get("LocalNodeState")),
        runtimes=tuple(sorted(mapping(json.get("Runtimes")))),
        default_runtime=text(json.get("DefaultRuntime")),
        security=security,
        volume_plugins=texts(plugins.get("Volume")),
        network_plugins=texts(plugins.get("Network")),
        log_plugins=texts(plugins.get("Log")),
        warnings=tuple(word for word in items(json.get("Warnings")) if type(word) is str),
        raw=json,
    )


class SystemCalls:
    """`contract.System` over the wire."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    async def ping(self) -> float:
        """Ask `/_ping`; the seconds that it took."""
        ask = Ask("reach", "engine", self._wire.host.name)

        def work(client: Client) -> float:
            begin = time.perf_counter()
            client.call(ask, "GET", "/_ping", patience=READ_SECONDS, versioned=False)
            return time.perf_counter() - begin

        return await self._wire.run(ask, work, deed=False)

    async def version(self) -> Version:
        """`GET /version`."""
        ask = Ask("read", "engine", self._wire.host.name)
        return await self._wire.get(ask, "/version", lambda json: record(json, version_from_json))

    async def info(self) -> Info:
        """`GET /info`."""
        ask = Ask("read", "engine", self._wire.host.name)
        return await self._wire.get(ask, "/info", lambda json: record(json, info_from_json), costly=True)

    def events(self, since_ns: int = 0) -> Stream[Sequence[Event]]:
        """Events as they come, from `since_ns` on (engine's clock; 0: from now). exec_* are left out."""
        from engine.events import event_stream

        return event_stream(self._wire, since_ns)
