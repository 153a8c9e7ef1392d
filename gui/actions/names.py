"""What rows are called in sentences, menus and command lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.records import Kind
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow
from models.words import clean, plural, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from models.rows import Row

SHORT = 12
"""Digits of an id that are shown, as docker shows them."""

MOST = 200
"""Names that a list holds at all."""

LISTED = 6
"""Names that a sentence or a list holds before it scrolls."""


def short_id(identity: str) -> str:
    """The first 12 digits of an id, without "sha256:"."""
    return identity.removeprefix("sha256:")[:SHORT]


def name_of(row: Row) -> str:
    """What a row is called; untrusted, as the engine gives it."""
    match row:
        case ContainerRow():
            return row.container.name or short_id(row.container.id)
        case ImageRow():
            return row.reference or short_id(row.image.id)
        case VolumeRow():
            return row.volume.name
        case NetworkRow():
            return row.network.name


def shown_name(row: Row) -> str:
    """The name for one line of a sentence: control characters visible, anonymous volumes short."""
    if isinstance(row, VolumeRow) and row.volume.anonymous:
        return f"{row.volume.name[:SHORT]}…"
    return clean(name_of(row), 80)


def id_of(row: Row) -> str:
    """What the engine is asked with: an id; a volume's is its name."""
    match row:
        case ContainerRow():
            return row.container.id
        case ImageRow():
            return row.image.id
        case VolumeRow():
            return row.volume.name
        case NetworkRow():
            return row.network.id


def noun(kind: Kind, n: int = 1) -> str:
    """A kind in words: "container", "3 containers"."""
    match kind:
        case Kind.IMAGE:
            return tr("Nouns", "image") if n == 1 else plural("Nouns", "%n image", "%n images", n)
        case Kind.VOLUME:
            return tr("Nouns", "volume") if n == 1 else plural("Nouns", "%n volume", "%n volumes", n)
        case Kind.NETWORK:
            return tr("Nouns", "network") if n == 1 else plural("Nouns", "%n network", "%n networks", n)
        case _:
            return tr("Nouns", "container") if n == 1 else plural("Nouns", "%n container", "%n containers", n)


def some(names: Sequence[str], most: int = MOST) -> tuple[str, ...]:
    """Names for a list: so many that none is missed by a reader, and how many more there are."""
    if len(names) <= most:
        return tuple(names)
    more = tr("Nouns", "and {n} more").format(n=len(names) - most)
    return (*names[:most], more)


def listed(names: Iterable[str], most: int = 3) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c", "a, b, c and 4 more"."""
    known: Sequence[str] = tuple(names)
    if not known:
        return ""
    if len(known) == 1:
        return known[0]
    if len(known) <= most:
        return tr("Nouns", "{first} and {last}").format(first=", ".join(known[:-1]), last=known[-1])
    return tr("Nouns", "{first} and {n} more").format(first=", ".join(known[:most]), n=len(known) - most)
