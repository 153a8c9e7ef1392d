"""Containers as a table shows them: columns, grouping by project, and what a filter may ask."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from models.cells import age_order, created_column, id_column, labels_column, short_id, time_tooltip, utc_now
from models.columns import Align, Column, Elide, Paint
from models.fields import Field, How, Searchable, label_texts
from models.groups import Grouping, spoken_group
from models.ports import port_order, ports_text, ports_tooltip
from models.states import (
    ENDED,
    LIVE,
    container_status,
    exit_code,
    glyph,
    spoken_state,
    status_order,
    status_text,
    tone,
)
from models.use_columns import cpu_column, memory_column
from models.words import ago, clean, natural, short_duration, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from engine.records import Container, Mount
    from models.rows import ContainerRow

__all__ = ["SEARCH", "columns", "glyph", "grouping", "spoken_state", "status_text", "tone", "up_text"]


def _is_up(container: Container) -> bool:
    """Whether it runs, or is held; one that waits to be started again is not up, though the engine keeps at it."""
    return container.state in LIVE and container.state != "restarting"


def up_text(container: Container, now: datetime) -> str:
    """How long it has been up ("6 d"), or how long ago it ended ("4 min ago"); "" where neither is known."""
    detail = container.detail
    if detail is None:
        return ""
    if _is_up(container):
        return "" if detail.started is None else short_duration((now - detail.started).total_seconds())
    return ago(detail.finished, now)


def _up_moment(row: ContainerRow) -> datetime | None:
    detail = row.container.detail
    if detail is None:
        return None
    return detail.started if _is_up(row.container) else detail.finished


def _up_order(row: ContainerRow) -> tuple[bool, float] | None:
    age = age_order(_up_moment(row))
    return None if age is None else (not _is_up(row.container), age)


def image_text(container: Container) -> str:
    """Its image's reference; of one known by id alone the short id."""
    return short_id(container.image) if container.image.startswith("sha256:") else clean(container.image)


def addresses(container: Container) -> tuple[str, ...]:
    """Its IP addresses on all networks, IPv4 first."""
    return (
        *(end.ip for end in container.endpoints if end.ip),
        *(end.ipv6 for end in container.endpoints if end.ipv6),
    )


def _address_text(row: ContainerRow) -> str:
    mine = addresses(row.container)
    if not mine:
        return ""
    return clean(mine[0] if len(mine) == 1 else f"{mine[0]} +{len(mine) - 1}")


def address_order(address: str) -> tuple[int, int, str]:
    """Orders addresses by number; what is no address comes after them."""
    try:
        parsed = ip_address(address.partition("/")[0])
    except ValueError:
        return (9, 0, address)
    return (parsed.version, int(parsed), "")


def _networks_text(row: ContainerRow) -> str:
    return clean(", ".join(sorted((end.network for end in row.container.endpoints), key=natural)))


def mount_text(mount: Mount) -> str:
    """What is mounted: the volume's name, or the path."""
    return clean(mount.name or mount.source or mount.kind)


def _mounts_text(row: ContainerRow) -> str:
    return ", ".join(map(mount_text, row.container.mounts))


def _mounts_tooltip(row: ContainerRow) -> str:
    return "\n".join(f"{mount_text(mount)} → {clean(mount.destination)}" for mount in row.container.mounts)


def _code_text(row: ContainerRow) -> str:
    code = exit_code(row.container)
    return "" if code is None else str(code)


def _health_text(row: ContainerRow) -> str:
    words = {
        "healthy": tr("Health", "Healthy"),
        "unhealthy": tr("Health", "Unhealthy"),
        "starting": tr("Health", "Starting"),
    }
    return words.get(row.container.health, clean(row.container.health))


def _text_column(
    key: str, title: str, text: Callable[[ContainerRow], str], width: int, *, drop: int, **more: Any
) -> Column[ContainerRow]:
    """A column of plain words that the user has to ask for."""
    return Column(
        key=key,
        title=title,
        text=text,
        sort=more.pop("sort", lambda row: natural(text(row)) or None),
        width=width,
        paint=more.pop("paint", Paint.SECONDARY),
        shown=False,
        drop=drop,
        **more,
    )


def columns(now: Callable[[], datetime] = utc_now) -> tuple[Column[ContainerRow], ...]:
    """The columns of containers, translated. Name and status never go; image goes first, then the time up."""
    return (*_main_columns(now), *_more_columns(now))


def _main_columns(now: Callable[[], datetime]) -> tuple[Column[ContainerRow], ...]:
    return (
        Column(
            key="name",
            title=tr("Columns", "Name"),
            text=lambda row: clean(row.container.name),
            sort=lambda row: natural(row.container.name),
            width=160,
            minimum=104,
            elide=Elide.MIDDLE,
            paint=Paint.NAME,
            spoken=lambda row: f"{clean(row.container.name)}, {spoken_state(row)}",
            stretch=True,
        ),
        Column(
            key="image",
            title=tr("Columns", "Image"),
            text=lambda row: image_text(row.container),
            sort=lambda row: natural(row.container.image),
            width=152,
            minimum=88,
            elide=Elide.MIDDLE,
            paint=Paint.SECONDARY,
            drop=8,
            stretch=True,
        ),
        Column(
            key="status",
            title=tr("Columns", "Status"),
            text=lambda row: status_text(row, now()),
            sort=status_order,
            width=148,
            minimum=112,
            paint=Paint.STATUS,
            spoken=spoken_state,
            stretch=True,
            moving=True,
        ),
        Column(
            key="ports",
            title=tr("Columns", "Ports"),
            text=lambda row: ports_text(row.container.ports),
            sort=lambda row: port_order(row.container.ports),
            width=104,
            minimum=92,
            paint=Paint.PORTS,
            tooltip=lambda row: ports_tooltip(row.container.ports),
            drop=6,
        ),
        cpu_column(),
        memory_column(),
        Column(
            key="up",
            title=tr("Columns", "Up"),
            text=lambda row: up_text(row.container, now()),
            sort=_up_order,
            width=88,
            minimum=88,
            align=Align.RIGHT,
            elide=Elide.NEVER,
            paint=Paint.SECONDARY,
            tooltip=lambda row: time_tooltip(_up_moment(row)),
            drop=7,
            moving=True,
        ),
    )


def _more_columns(now: Callable[[], datetime]) -> tuple[Column[ContainerRow], ...]:
    return (
        created_column(lambda row: row.container.created, now, shown=False, drop=10),
        _text_column(
            "ip",
            tr("Columns", "IP address"),
            _address_text,
            120,
            drop=12,
            elide=Elide.NEVER,
            paint=Paint.MONO,
            sort=lambda row: next(map(address_order, addresses(row.container)), None),
            tooltip=lambda row: "\n".join(map(clean, addresses(row.container))),
        ),
        _text_column("networks", tr("Columns", "Networks"), _networks_text, 120, drop=14),
        _text_column("project", tr("Columns", "Project"), lambda row: clean(row.container.project), 120, drop=11),
        _text_column("service", tr("Columns", "Service"), lambda row: clean(row.container.service), 112, drop=11),
        id_column(lambda row: row.container.id, drop=13),
        _text_column(
            "exit",
            tr("Columns", "Exit code"),
            _code_text,
            72,
            drop=12,
            align=Align.RIGHT,
            elide=Elide.NEVER,
            paint=Paint.NUMBER,
            sort=lambda row: exit_code(row.container),
        ),
        _text_column("health", tr("Columns", "Health"), _health_text, 88, drop=12),
        _text_column(
            "command",
            tr("Columns", "Command"),
            lambda row: clean(row.container.command),
            200,
            drop=15,
            paint=Paint.MONO,
        ),
        _text_column("mounts", tr("Columns", "Mounts"), _mounts_text, 160, drop=15, tooltip=_mounts_tooltip),
        _text_column(
            "size",
            tr("Columns", "Size"),
            lambda row: size(row.container.size_rw),
            80,
            drop=12,
            align=Align.RIGHT,
            elide=Elide.NEVER,
            paint=Paint.NUMBER,
            sort=lambda row: row.container.size_rw,
        ),
        labels_column(lambda row: row.container.labels),
    )


def grouping() -> Grouping[ContainerRow]:
    """By compose project; those of none come last."""
    return Grouping(
        key_of=lambda row: row.container.project,
        title_of=lambda project: clean(project) if project else tr("Groups", "No project"),
        state_of=lambda row: glyph(row).value,
        spoken=spoken_group,
    )


# -- what a filter may ask


def _state_words(row: ContainerRow) -> tuple[str, ...]:
    container = row.container
    if container.state not in ENDED:
        return (container.state, container.health)
    return (container.state, "stopped", "failed" if exit_code(container) else "exited")


def _port_words(row: ContainerRow) -> tuple[str, ...]:
    words = []
    for port in row.container.ports:
        words += [str(port.private), f"{port.private}/{port.protocol}"]
        if port.public is not None:
            words += [str(port.public), f"{port.public}:{port.private}"]
    return tuple(words)


def _words(row: ContainerRow) -> list[str]:
    container = row.container
    words = [
        container.name,
        container.image,
        container.state,
        container.health,
        container.command,
        container.id,
        container.image_id,
        *(str(port.private) if port.public is None else f"{port.public}→{port.private}" for port in container.ports),
        *label_texts(container.labels),
    ]
    for end in container.endpoints:
        words += (end.network, end.ip, end.ipv6)
    for mount in container.mounts:
        words += (mount.name, mount.source, mount.destination)
    if container.state not in LIVE:
        words.append(container_status(container, utc_now()))
    return words


SEARCH: Searchable[ContainerRow] = Searchable(
    words=_words,
    fields={
        "state": Field(
            _state_words,
            How.START,
            ("running", "exited", "paused", "restarting", "created", "healthy", "unhealthy", "starting", "failed"),
        ),
        "health": Field(lambda row: (row.container.health,), How.START, ("healthy", "unhealthy", "starting")),
        "image": Field(lambda row: (row.container.image,)),
        "project": Field(lambda row: (row.container.project,)),
        "service": Field(lambda row: (row.container.service,)),
        "label": Field(lambda row: label_texts(row.container.labels), How.LABEL),
        "port": Field(_port_words, How.WHOLE),
        "name": Field(lambda row: (row.container.name,)),
        "id": Field(lambda row: (row.container.id,), How.START),
        "network": Field(lambda row: tuple(end.network for end in row.container.endpoints)),
        "volume": Field(lambda row: tuple(mount.name for mount in row.container.mounts)),
        "mount": Field(lambda row: tuple(f"{m.name}\n{m.source}\n{m.destination}" for m in row.container.mounts)),
        "ip": Field(lambda row: addresses(row.container), How.START),
        "command": Field(lambda row: (row.container.command,)),
        "exit": Field(lambda row: (_code_text(row),), How.WHOLE),
        "size": Field(lambda row: row.container.size_rw, How.SIZE),
        "cpu": Field(lambda row: row.use.cpu, How.PERCENT, live=True),
        "mem": Field(lambda row: row.use.memory, How.SIZE, live=True),
    },
)
