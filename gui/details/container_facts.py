"""A container's record as lines of the overview; no widgets."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from gui.actions import addresses
from gui.actions.names import short_id
from gui.details.things import Thing
from gui.details.times import moment
from gui.widgets.key_values import KeyValue
from models.limits import exact
from models.secrets import SHORT_MASK, masked, masked_arguments
from models.states import status_text, tone
from models.words import clean, natural, plural, short_duration, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from engine.records import Container, ContainerDetail, HealthCheck, Port
    from models.rows import ContainerRow

_LONGEST = 4_000
_HERE = "-mask-"
FEW_PORTS = 4
"""So many stand among the main facts; more are a part of their own."""


def port_key(port: Port) -> str:
    """The key of a port's line."""
    return f"port {port.ip} {port.public} {port.private}/{port.protocol}"


def main(row: ContainerRow, now: datetime) -> list[KeyValue]:
    """What it is and how it stands."""
    container = row.container
    lines = [
        KeyValue("image", tr("Overview", "Image"), clean(container.image), link=True, middle=True),
        KeyValue(
            "id", tr("Overview", "Container ID"), container.id, mono=True, copy=True, brief=short_id(container.id)
        ),
        KeyValue("status", tr("Overview", "Status"), status_text(row, now), ink=tone(row) or "text"),
        _command(container),
    ]
    detail = container.detail
    if detail is not None:
        lines += _from_detail(detail, now)
    elif container.created is not None:
        lines.append(KeyValue("created", tr("Overview", "Created"), moment(container.created, now)))
    published = addresses.published(container)
    if len(published) <= FEW_PORTS:
        lines += _port_lines(published)
    return lines


def ports(container: Container) -> list[KeyValue]:
    """Its published ports, where they are too many to stand among the rest."""
    published = addresses.published(container)
    return _port_lines(published, titled=False) if len(published) > FEW_PORTS else []


def _port_lines(published: Sequence[Port], *, titled: bool = True) -> list[KeyValue]:
    lines = []
    for place, port in enumerate(published):
        title = tr("Overview", "Ports") if place == 0 and titled else ""
        if not titled:
            title = f"{port.private}/{port.protocol}"
        lines.append(KeyValue(port_key(port), title, addresses.shown(port), link=True, copy=True))
    return lines


def _command(container: Container) -> KeyValue:
    detail = container.detail
    whole = (*detail.entrypoint, *detail.arguments) if detail is not None else ()
    title = tr("Overview", "Command")
    if not whole:
        return KeyValue("command", title, clean(container.command, _LONGEST), mono=True, copy=bool(container.command))
    line = shlex.join(whole)
    # The bullets of a mask are not to be quoted.
    hidden = shlex.join(part.replace(SHORT_MASK, _HERE) for part in masked_arguments(whole)).replace(_HERE, SHORT_MASK)
    masking = clean(hidden, _LONGEST) if hidden != line else ""
    return KeyValue("command", title, line, mono=True, copy=True, masked=masking)


def _from_detail(detail: ContainerDetail, now: datetime) -> list[KeyValue]:
    lines = []
    if detail.started is not None:
        lines.append(KeyValue("started", tr("Overview", "Started"), moment(detail.started, now)))
    if detail.exit_code is not None and detail.finished is not None:
        lines.append(KeyValue("finished", tr("Overview", "Ended"), moment(detail.finished, now)))
    lines.append(KeyValue("restart", tr("Overview", "Restart"), _restart(detail)))
    if detail.user:
        lines.append(KeyValue("user", tr("Overview", "User"), clean(detail.user)))
    if detail.working_dir:
        lines.append(
            KeyValue("workdir", tr("Overview", "Folder"), clean(detail.working_dir), mono=True, copy=True, middle=True)
        )
    if detail.platform:
        lines.append(KeyValue("platform", tr("Overview", "Platform"), clean(detail.platform)))
    return lines


def _restart(detail: ContainerDetail) -> str:
    policy = clean(detail.restart_policy) or "no"
    if detail.restart_policy == "on-failure" and detail.restart_maximum:
        policy = plural("Overview", "{policy}, %n time at most", "{policy}, %n times at most", detail.restart_maximum)
        policy = policy.replace("{policy}", "on-failure")
    if detail.restart_count:
        again = plural("Overview", "restarted %n time", "restarted %n times", detail.restart_count)
        return f"{policy} · {again}"
    return policy


def environment(container: Container) -> list[KeyValue]:
    """Its variables; secrets are masked until asked for."""
    return variables(container.detail.env if container.detail is not None else ())


def variables(env: Sequence[str]) -> list[KeyValue]:
    """Variables written as "NAME=value"; secrets are masked until asked for."""
    lines = []
    for place, variable in enumerate(env):
        name, _, value = variable.partition("=")
        hidden = clean(masked(name, value))
        key = f"{place} {name}"
        lines.append(KeyValue(key, clean(name), value, mono=True, mono_title=True, masked=hidden, copy=bool(hidden)))
    return lines


def labels(pairs: Mapping[str, str]) -> list[KeyValue]:
    """Labels, in natural order; secrets are masked."""
    lines = []
    for key in sorted(pairs, key=natural):
        hidden = clean(masked(key, pairs[key]))
        lines.append(
            KeyValue(
                f"label {key}", clean(key), pairs[key], mono=True, mono_title=True, masked=hidden, copy=bool(hidden)
            )
        )
    return lines


def mounts(container: Container) -> list[Thing]:
    """What is mounted where."""
    icons = {"volume": "hard-drives", "bind": "folder", "tmpfs": "lightning"}
    lines = []
    for mount in container.mounts:
        is_volume = mount.kind == "volume" and bool(mount.name)
        name = mount.name if is_volume else mount.source or mount.kind
        key = f"volume {mount.name}" if is_volume else f"mount {mount.destination}"
        lines.append(
            Thing(
                key,
                name,
                icons.get(mount.kind, "folder"),
                link=is_volume,
                mark="→",
                value=mount.destination,
                note=tr("Overview", "rw") if mount.writable else tr("Overview", "ro"),
                copy=f"{name}:{mount.destination}{'' if mount.writable else ':ro'}",
            )
        )
    return lines


def networks(container: Container) -> list[Thing]:
    """On which networks it is, and under which addresses and names."""
    lines = []
    for point in container.endpoints:
        aliases = [alias for alias in point.aliases if not container.id.startswith(alias)]
        words = tr("Overview", "alias {names}").replace("{names}", ", ".join(aliases)) if aliases else ""
        lines.append(
            Thing(
                f"network {point.network_id or point.network}",
                point.network,
                "share-network",
                link=True,
                value=point.ip or point.ipv6,
                note=words,
                copy=point.ip or point.ipv6,
            )
        )
    return lines


def limits(container: Container) -> list[KeyValue]:
    """What it may use at most."""
    detail = container.detail
    if detail is None:
        return []
    none = tr("Overview", "No limit")
    cores = f"{detail.cpu_limit:.2f}".rstrip("0").rstrip(".")
    cpu = tr("Overview", "{n} cores").format(n=cores) if detail.cpu_limit else none
    lines = [
        KeyValue("memory", tr("Overview", "Memory"), exact(detail.memory_limit) if detail.memory_limit else none),
        KeyValue("cpu", tr("Overview", "CPU"), cpu),
        KeyValue("pids", tr("Overview", "Processes"), str(detail.pids_limit or none)),
    ]
    if detail.privileged:
        lines.append(KeyValue("privileged", tr("Overview", "Privileged"), tr("Overview", "Yes"), ink="warn"))
    if detail.read_only:
        lines.append(KeyValue("read-only", tr("Overview", "Read-only"), tr("Overview", "its files")))
    return lines


def check_line(check: HealthCheck) -> KeyValue:
    """The command of a check, as it would be typed."""
    test = check.test[1:] if check.test[:1] in {("CMD",), ("CMD-SHELL",)} else check.test
    command = shlex.join(test) if len(test) > 1 else "".join(test)
    return KeyValue("test", tr("Overview", "Check"), command, mono=True, copy=True)


def check_times(check: HealthCheck) -> KeyValue:
    """How often a check runs, and when it gives up."""
    times = tr("Overview", "every {interval}, {timeout} at most, {n} fails make it unhealthy").format(
        interval=short_duration(check.interval), timeout=short_duration(check.timeout), n=check.retries
    )
    return KeyValue("interval", tr("Overview", "Runs"), times)


def health(container: Container) -> list[KeyValue]:
    """Its check and what the last run of it gave; the tab has all of them."""
    detail = container.detail
    if detail is None or detail.health_check is None:
        return []
    lines = [check_line(detail.health_check), check_times(detail.health_check)]
    for place, probe in enumerate(detail.probes[-1:]):
        words = " ".join(probe.output.split())
        good = probe.exit_code == 0
        code = tr("Overview", "passed") if good else tr("Overview", "failed ({code})").format(code=probe.exit_code)
        lines.append(
            KeyValue(
                f"probe {place}",
                moment(probe.end or probe.start).partition(" (")[0],
                f"{code} · {clean(words, 300)}" if words else code,
                ink="text2" if good else "warn",
            )
        )
    return lines
