"""Rows: what a table shows of one thing, which is its record and what Longshore knows about it beyond the engine."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from models.use import Use

if TYPE_CHECKING:
    from engine.records import Container, Image, Key, Network, Volume


class Keyed(Protocol):
    """What every row has."""

    @property
    def key(self) -> Key:
        """Its key, the same for as long as the thing lives."""


@dataclass(frozen=True, slots=True)
class ContainerRow:
    """A container.

    Args:
        key: its key.
        container: its record.
        pending: what is being done to it, translated ("Stopping…"), or "".
        problem: why the last action on it failed, translated, or "".
        lost: whether the engine is out of reach, so that this may be old.
        verb: what is being done, as the engine's contract calls it ("stop"), or "".
        use: what it uses now: the same object in all rows of the container, and no part of equality.
        haystack: what the filter's words are looked for in; made by `models.filters` when first needed, and part of
            neither equality nor copies.
    """

    key: Key
    container: Container
    pending: str = ""
    problem: str = ""
    lost: bool = False
    verb: str = ""
    use: Use = field(default_factory=Use, compare=False, repr=False)
    haystack: str = field(default="", init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ImageRow:
    """One reference of an image (an image with three tags is three rows), or an image without any.

    Args:
        key: its key, made of image id and reference.
        image: the image's record.
        reference: "repository:tag", or "" where it has none.
        users: the containers made from it.
        pending: what is being done to it, translated, or "".
        problem: why the last action on it failed, translated, or "".
        lost: whether the engine is out of reach.
        verb: what is being done, as the engine's contract calls it, or "".
        haystack: as for containers.
    """

    key: Key
    image: Image
    reference: str = ""
    users: tuple[Container, ...] = ()
    pending: str = ""
    problem: str = ""
    lost: bool = False
    verb: str = ""
    haystack: str = field(default="", init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class VolumeRow:
    """A volume, and the containers that mount it; the rest as for images."""

    key: Key
    volume: Volume
    users: tuple[Container, ...] = ()
    pending: str = ""
    problem: str = ""
    lost: bool = False
    verb: str = ""
    haystack: str = field(default="", init=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NetworkRow:
    """A network, and the containers on it; the rest as for images."""

    key: Key
    network: Network
    users: tuple[Container, ...] = ()
    pending: str = ""
    problem: str = ""
    lost: bool = False
    verb: str = ""
    haystack: str = field(default="", init=False, compare=False, repr=False)


Row = ContainerRow | ImageRow | VolumeRow | NetworkRow
"""A row of any noun."""
