"""Where a published port is reached from here: host, scheme, and whether a browser has any use for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from models import ports

if TYPE_CHECKING:
    from engine.records import Container, Host, Port

# Ports in the container that speak something a browser does not, by IANA's list and their images' documentation.
_NOT_WEB = frozenset(
    {
        *(20, 21, 22, 23, 25, 53, 110, 111, 123, 143, 161, 389, 445, 465, 514, 587, 636, 873, 993, 995, 1433, 1521),
        *(1883, 2049, 2181, 2379, 2380, 3306, 3389, 4222, 5060, 5432, 5671, 5672, 5900, 6379, 6667, 7687, 8883, 9042),
        *(9092, 9093, 9300, 11211, 26379, 26257, 27017, 27018, 33060, 50051),
    }
)
_SECURE = frozenset({443, 4443, 6443, 8443, 9443})
_ANY = frozenset({"", "0.0.0.0", "::", "[::]"})  # noqa: S104 - compared with, never listened on


def host_name(host: Host) -> str:
    """The name under which the engine's published ports are reached: "localhost" for a socket on this machine."""
    parts = urlsplit(host.url)
    if parts.scheme in {"tcp", "http", "https", "ssh"} and parts.hostname:
        return parts.hostname
    return "localhost"


def published(container: Container) -> list[Port]:
    """Its published ports, each once (engines list IPv4 and IPv6 apart), in order."""
    return list(ports.published(container.ports))


def address(port: Port, host: Host) -> str:
    """Host and port to paste: "localhost:8080"."""
    name = host_name(host) if port.ip in _ANY else port.ip
    return f"[{name}]:{port.public}" if ":" in name else f"{name}:{port.public}"


def is_web(port: Port) -> bool:
    """Whether a browser may open it."""
    return port.protocol == "tcp" and port.private not in _NOT_WEB


def web_address(port: Port, host: Host) -> str:
    """What a browser opens: http, or https where the port inside says so."""
    scheme = "https" if port.private in _SECURE else "http"
    return f"{scheme}://{address(port, host)}/"


def shown(port: Port) -> str:
    """As the detail shows it: "0.0.0.0:8081 → 8080/tcp"."""
    if port.public is None:
        return f"{port.private}/{port.protocol}"
    host = f"[{port.ip}]" if ":" in port.ip else port.ip
    return f"{f'{host}:' if host else ''}{port.public} → {port.private}/{port.protocol}"
