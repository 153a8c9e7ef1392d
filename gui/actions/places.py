"""Where the things that a container uses are, and who uses them: keys of the session's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.records import Container, Key
    from models.session import HostSession


def container_key(session: HostSession, identity: str) -> Key | None:
    """The row of a container by its id or name."""
    for key, row in session.containers.items():
        if identity in (row.container.id, row.container.name):
            return key
    return None


def image_key(session: HostSession, container: Container) -> Key | None:
    """The row of the image that a container was made from: under the same reference where it still has it."""
    found: Key | None = None
    for key, row in session.images.items():
        if row.image.id != container.image_id:
            continue
        if row.reference in (container.image, f"{container.image}:latest"):
            return key
        found = found or key
    return found


def volume_key(session: HostSession, name: str) -> Key | None:
    """The row of a volume."""
    return next((key for key, row in session.volumes.items() if row.volume.name == name), None)


def network_key(session: HostSession, identity: str) -> Key | None:
    """The row of a network by its id or name."""
    for key, row in session.networks.items():
        if identity in (row.network.id, row.network.name):
            return key
    return None
