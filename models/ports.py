"""Published ports as a table shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.records import Port


def published(ports: Iterable[Port]) -> tuple[Port, ...]:
    """The ports that can be reached from outside, TCP first; one with an IPv4 and an IPv6 address counts once."""
    once: dict[tuple[bool, int, int, str], Port] = {}
    for port in ports:
        if port.public is not None:
            once.setdefault((port.protocol != "tcp", port.private, port.public, port.protocol), port)
    return tuple(once[key] for key in sorted(once))


def port_text(port: Port) -> str:
    """One port as "5432" where both sides agree, else as "8081→8080"; "/udp" and others after it."""
    if port.public is None:
        return f"{port.private}/{clean(port.protocol)}"
    words = str(port.public) if port.public == port.private else f"{port.public}→{port.private}"
    return words if port.protocol == "tcp" else f"{words}/{clean(port.protocol)}"


def ports_text(ports: Iterable[Port]) -> str:
    """The first published port, and how many more there are: "8081→8080 +1"; "" where none is published."""
    reachable = published(ports)
    if not reachable:
        return ""
    first = port_text(reachable[0])
    return first if len(reachable) == 1 else f"{first} +{len(reachable) - 1}"


def ports_tooltip(ports: Iterable[Port]) -> str:
    """Every port and address, one a line."""
    lines = []
    for port in sorted(ports, key=lambda port: (port.public is None, port.private, port.public or 0, port.ip)):
        inside = f"{port.private}/{clean(port.protocol)}"
        if port.public is None:
            lines.append(tr("Ports", "{port}, not published").replace("{port}", inside))
        else:
            address = f"[{port.ip}]" if ":" in port.ip else port.ip
            lines.append(clean(f"{address}:{port.public} → {inside}" if address else f"{port.public} → {inside}"))
    return "\n".join(lines)


def port_order(ports: Iterable[Port]) -> tuple[int, int] | None:
    """Orders by the first port shown; None where none is published."""
    reachable = published(ports)
    return (reachable[0].public or 0, reachable[0].private) if reachable else None
