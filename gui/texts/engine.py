"""What the engine pane says: `docker version` and the essentials of `docker info`, as keys and values."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from gui.cli import version as our_version
from gui.widgets.key_values import KeyValue
from models.words import clean, plural, size, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.records import Component, Info, Version
    from models.session import HostSession

MOST = 400
"""Letters of one value that are shown."""

_SAID = re.compile(r"^\w+ version |, commit: unknown$")


def _row(key: str, title: str, value: str, *, mono: bool = False) -> KeyValue:
    return KeyValue(key, title, clean(value)[:MOST], mono=mono, copy=mono and bool(value))


def sdk_version() -> str:
    """The version of the docker SDK that talks to the engine."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("docker")
    except PackageNotFoundError:
        return ""


def client_rows(session: HostSession) -> list[KeyValue]:
    """What asks: ourselves, and how the engine is reached."""
    host = session.host
    sdk = sdk_version()
    asked = tr("EnginePane", "Longshore {version}").format(version=our_version())
    rows = [
        _row("client", tr("EnginePane", "Version"), f"{asked} (docker-py {sdk})" if sdk else asked),
        _row("context", tr("EnginePane", "Context"), host.name),
        _row("address", tr("EnginePane", "Address"), host.url, mono=True),
        _row("api", tr("EnginePane", "API in use"), session.api),
    ]
    if session.latency is not None:
        milliseconds = max(1, round(session.latency * 1000))
        rows.append(_row("latency", tr("EnginePane", "Answers in"), f"{milliseconds} ms"))
    return rows


def version_rows(version: Version | None) -> list[KeyValue]:
    """What answers, as `docker version` prints it."""
    if version is None:
        return []
    api = version.api_version
    if version.min_api_version:
        api = tr("EnginePane", "{api} (minimum {least})").format(api=api, least=version.min_api_version)
    rows = [
        _row("platform", tr("EnginePane", "Platform"), version.platform),
        _row("version", tr("EnginePane", "Version"), version.version),
        _row("engine-api", tr("EnginePane", "API"), api),
        _row("os", tr("EnginePane", "OS/Arch"), f"{version.os}/{version.arch}".strip("/")),
        _row("kernel", tr("EnginePane", "Kernel"), version.kernel),
        _row("go", tr("EnginePane", "Go"), version.go_version),
        _row("commit", tr("EnginePane", "Git commit"), version.git_commit, mono=True),
        _row("built", tr("EnginePane", "Built"), _moment(version.build_time)),
        _row("experimental", tr("EnginePane", "Experimental"), _yes(version.experimental)),
    ]
    rows = [row for row in rows if row.value]
    for place, part in enumerate(version.components):
        if part.name != "Engine":
            rows.append(_row(f"part-{place}-{part.name}", clean(part.name)[:60], _part(part)))
    return rows


def _moment(text: str) -> str:
    """A moment that the engine wrote, to the minute and in the user's time zone; as written where it is no such."""
    try:
        built = datetime.fromisoformat(text)
    except ValueError:
        return text
    if not built.timestamp():
        return ""  # Podman's own word for that it does not know
    return built.astimezone().strftime("%Y-%m-%d %H:%M") if built.tzinfo is not None else text


def _part(part: Component) -> str:
    commit = part.details.get("GitCommit", "")
    # Podman gives what the programs print of themselves: "conmon version 2.1.6, commit: unknown", and lines of more.
    version = _SAID.sub("", part.version.partition("\n")[0])
    return f"{version} ({commit})" if commit and commit != version else version


def counted(info: Info | None, states: Sequence[str]) -> Info | None:
    """What the engine told of itself when it was asked, with its containers as they are now, counted as it does."""
    if info is None:
        return None
    running, paused = states.count("running"), states.count("paused")
    stopped = len(states) - running - paused
    return replace(info, containers=len(states), running=running, paused=paused, stopped=stopped)


def info_rows(info: Info | None) -> list[KeyValue]:
    """How it is set up and what it has, the essentials of `docker info`."""
    if info is None:
        return []
    counts = ", ".join(
        (
            tr("EnginePane", "{n} running").format(n=info.running),
            tr("EnginePane", "{n} paused").format(n=info.paused),
            tr("EnginePane", "{n} stopped").format(n=info.stopped),
        )
    )
    cpus = plural("EnginePane", "%n CPU", "%n CPUs", info.cpus) if info.cpus else ""
    rows = [
        _row("name", tr("EnginePane", "Name"), info.name),
        _row("id", tr("EnginePane", "ID"), info.id, mono=True),
        _row("containers", tr("EnginePane", "Containers"), f"{info.containers} ({counts})"),
        _row("images", tr("EnginePane", "Images"), str(info.images)),
        _row("system", tr("EnginePane", "Operating system"), info.operating_system),
        _row("machine", tr("EnginePane", "Machine"), ", ".join(filter(None, (cpus, size(info.memory or None))))),
        _row("rootless", tr("EnginePane", "Rootless"), _yes(info.rootless)),
        _row("storage", tr("EnginePane", "Storage driver"), info.driver),
        _row("logging", tr("EnginePane", "Logging driver"), info.logging_driver),
        _row("cgroup", tr("EnginePane", "Cgroups"), _cgroups(info)),
        _row("root", tr("EnginePane", "Data folder"), info.root_dir, mono=True),
        _row("runtimes", tr("EnginePane", "Runtimes"), _runtimes(info)),
        _row("security", tr("EnginePane", "Security"), ", ".join(info.security)),
        _row("volumes", tr("EnginePane", "Volume plugins"), ", ".join(info.volume_plugins)),
        _row("networks", tr("EnginePane", "Network plugins"), ", ".join(info.network_plugins)),
        _row("logs", tr("EnginePane", "Log plugins"), ", ".join(info.log_plugins)),
        _row("swarm", tr("EnginePane", "Swarm"), info.swarm),
    ]
    return [row for row in rows if row.value]


def _cgroups(info: Info) -> str:
    version = tr("EnginePane", "version {n}").format(n=info.cgroup_version) if info.cgroup_version else ""
    return ", ".join(filter(None, (info.cgroup_driver, version)))


def _runtimes(info: Info) -> str:
    default = info.default_runtime
    named = tr("EnginePane", "{name} (default)").format(name=default)
    return ", ".join(named if name == default else name for name in info.runtimes)


def _yes(on: bool) -> str:
    return tr("EnginePane", "Yes") if on else tr("EnginePane", "No")


def warning_lines(warnings: Sequence[str]) -> str:
    """What the engine warns of, one a line."""
    return "\n".join(clean(line).removeprefix("WARNING: ")[:MOST] for line in warnings)
