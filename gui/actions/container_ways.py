"""Ways from a container, as actions: its ports, its image, volumes and networks, and its names on the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from gui.actions import addresses
from gui.actions.record import Action, Choice, Options
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.records import Container, Port
    from gui.actions.desk import Desk
    from models.rows import ContainerRow


def _port_choices(rows: Sequence[ContainerRow]) -> list[Choice]:
    ports = addresses.published(rows[0].container) if len(rows) == 1 else []
    return [Choice(f"{port.public}/{port.private}/{port.protocol}", addresses.shown(port)) for port in ports]


def _open_port(desk: Desk, rows: Sequence[ContainerRow], options: Options) -> None:
    for port in addresses.published(rows[0].container):
        if options.choice in {"", f"{port.public}/{port.private}/{port.protocol}"}:
            open_port(desk, port)
            return


def open_port(desk: Desk, port: Port) -> None:
    """Open a published port in the browser; one that no browser understands is copied."""
    host = desk.session.engine.host
    if addresses.is_web(port):
        desk.browse(addresses.web_address(port, host))
    else:
        address = addresses.address(port, host)
        desk.copy(address, address)


def _copy(desk: Desk, rows: Sequence[ContainerRow], options: Options) -> None:
    what, text = _COPIED[options.choice or "name"]
    desk.copy("\n".join(filter(None, (text(desk, row.container) for row in rows))), what())


_COPIED: dict[str, tuple[Callable[[], str], Callable[[Desk, Container], str]]] = {
    "name": (lambda: tr("CopyContainer", "Name"), lambda _desk, it: it.name),
    "id": (lambda: tr("CopyContainer", "Container ID"), lambda _desk, it: it.id),
    "image": (lambda: tr("CopyContainer", "Image"), lambda _desk, it: it.image),
    "address": (
        lambda: tr("CopyContainer", "IP address"),
        lambda _desk, it: "\n".join(point.ip or point.ipv6 for point in it.endpoints if point.ip or point.ipv6),
    ),
    "ports": (
        lambda: tr("CopyContainer", "Ports"),
        lambda desk, it: "\n".join(
            addresses.address(port, desk.session.engine.host) for port in addresses.published(it)
        ),
    ),
}


def _copy_choices(rows: Sequence[ContainerRow]) -> list[Choice]:
    keys = ["name", "id", "image"]
    if any(point.ip or point.ipv6 for row in rows for point in row.container.endpoints):
        keys.append("address")
    if any(addresses.published(row.container) for row in rows):
        keys.append("ports")
    return [Choice(key, _COPIED[key][0]()) for key in keys]


def _go_choices(rows: Sequence[ContainerRow]) -> list[Choice]:
    if len(rows) != 1:
        return []
    it = rows[0].container
    found = [Choice("image", tr("GoTo", "Image {name}").format(name=it.image))]
    found += [
        Choice(f"volume {name}", tr("GoTo", "Volume {name}").format(name=name))
        for name in dict.fromkeys(mount.name for mount in it.mounts if mount.kind == "volume" and mount.name)
    ]
    found += [
        Choice(f"network {point.network_id or point.network}", tr("GoTo", "Network {name}").format(name=point.network))
        for point in it.endpoints
    ]
    return found


def _go(desk: Desk, rows: Sequence[ContainerRow], options: Options) -> None:
    from gui.actions import places

    it = rows[0].container
    what, _, name = options.choice.partition(" ")
    if what == "volume":
        key = places.volume_key(desk.session, name)
    elif what == "network":
        key = places.network_key(desk.session, name)
    else:
        key = places.image_key(desk.session, it)
    if key is not None:
        desk.go(key)


def actions() -> tuple[Action, ...]:
    """All of them, in the order of menus."""
    kind = Kind.CONTAINER
    return (
        Action(
            "container.open_port",
            tr("Actions", "Open port"),
            "arrow-square-out",
            kind,
            lambda row: bool(addresses.published(row.container)),
            show=_open_port,
            choices=_port_choices,
            single=True,
            part=1,
        ),
        Action(
            "container.go",
            tr("Actions", "Go to"),
            "arrow-right",
            kind,
            show=_go,
            choices=_go_choices,
            single=True,
            part=1,
        ),
        Action(
            "container.copy",
            tr("Actions", "Copy"),
            "copy",
            kind,
            show=_copy,
            choices=_copy_choices,
            shortcut="Ctrl+C",
            part=1,
        ),
    )
