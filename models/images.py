"""Images as a table shows them, a row per reference: columns, and what a filter may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.cells import created_column, id_column, labels_column, short_id, used_column, utc_now
from models.columns import Align, Column, Elide, Paint
from models.fields import USED_VALUES, Field, How, Searchable, label_texts, used_words
from models.words import clean, natural, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from engine.records import Image
    from models.rows import ImageRow


class Reference(NamedTuple):
    """An image's name in its parts; both are "" where it has none."""

    repository: str
    tag: str


def split_reference(reference: str) -> Reference:
    """Repository and tag of "host:5000/team/app:1.2". A digest ("app@sha256:…") is no tag."""
    name, _, _ = reference.partition("@")
    repository, colon, tag = name.rpartition(":")
    if not colon or "/" in tag:
        return Reference(name, "")
    return Reference(repository, tag)


def reference_of(row: ImageRow) -> Reference:
    """Its repository and tag; of an image without tags the repository of its digest, where it has one."""
    if row.reference:
        return split_reference(row.reference)
    return split_reference(row.image.digests[0]) if row.image.digests else Reference("", "")


def title(row: ImageRow) -> str:
    """What an image is called: its reference, or the short id."""
    return clean(row.reference) if row.reference else short_id(row.image.id)


def repository_text(row: ImageRow) -> str:
    """The repository, or "No tag"."""
    return clean(reference_of(row).repository) or tr("Images", "No tag")


def faint(row: ImageRow) -> bool:
    """Whether it has no name to be known by."""
    return not row.reference


def unique_size(image: Image) -> int | None:
    """Bytes that no other image shares; None until asked for."""
    if image.size is None or image.shared_size is None:
        return None
    return max(0, image.size - image.shared_size)


def digest(row: ImageRow) -> str:
    """The digest under which a registry knows it, of its own repository first; "" where none is known."""
    repository = reference_of(row).repository
    mine = [name for name in row.image.digests if name.partition("@")[0] == repository]
    return next((name.partition("@")[2] for name in (*mine, *row.image.digests)), "")


def _order(row: ImageRow) -> str:
    reference = reference_of(row)
    # Images without a name stand last; the highest character sorts after every name.
    return natural(f"{reference.repository} {reference.tag}") if reference.repository else "\U0010ffff"


def _spoken(row: ImageRow) -> str:
    reference = reference_of(row)
    return ", ".join(part for part in (repository_text(row), clean(reference.tag), row.pending.rstrip("…")) if part)


def _size_column(
    key: str, name: str, value: Callable[[ImageRow], int | None], *, shown: bool, drop: int
) -> Column[ImageRow]:
    return Column(
        key=key,
        title=name,
        text=lambda row: size(value(row)),
        sort=value,
        width=80,
        minimum=72,
        align=Align.RIGHT,
        elide=Elide.NEVER,
        paint=Paint.NUMBER,
        shown=shown,
        drop=drop,
    )


def columns(now: Callable[[], datetime] = utc_now) -> tuple[Column[ImageRow], ...]:
    """The columns of images, translated. Repository and tag never go."""
    return (
        Column(
            key="repository",
            title=tr("Columns", "Repository"),
            text=repository_text,
            sort=_order,
            width=190,
            minimum=120,
            elide=Elide.MIDDLE,
            paint=Paint.NAME,
            spoken=_spoken,
            stretch=True,
        ),
        Column(
            key="tag",
            title=tr("Columns", "Tag"),
            text=lambda row: clean(reference_of(row).tag),
            sort=lambda row: natural(reference_of(row).tag) or None,
            width=104,
            minimum=72,
            elide=Elide.MIDDLE,
            paint=Paint.SECONDARY,
            stretch=True,
        ),
        id_column(lambda row: row.image.id, shown=True, drop=7),
        _size_column("size", tr("Columns", "Size"), lambda row: row.image.size, shown=True, drop=4),
        _size_column("unique", tr("Columns", "Unique"), lambda row: unique_size(row.image), shown=True, drop=8),
        used_column(lambda row: row.users, drop=5),
        created_column(lambda row: row.image.created, now, shown=True, drop=6),
        _size_column("shared", tr("Columns", "Shared"), lambda row: row.image.shared_size, shown=False, drop=10),
        Column(
            key="platform",
            title=tr("Columns", "Platform"),
            text=lambda row: clean(row.image.platform),
            sort=lambda row: natural(row.image.platform) or None,
            width=112,
            paint=Paint.SECONDARY,
            shown=False,
            drop=10,
        ),
        Column(
            key="digest",
            title=tr("Columns", "Digest"),
            text=lambda row: clean(digest(row)),
            sort=lambda row: digest(row) or None,
            width=160,
            elide=Elide.MIDDLE,
            paint=Paint.MONO,
            shown=False,
            drop=12,
        ),
        labels_column(lambda row: row.image.labels),
    )


def _words(row: ImageRow) -> list[str]:
    image = row.image
    return [
        row.reference,
        repository_text(row),
        image.id,
        image.platform,
        *image.tags,
        *image.digests,
        *label_texts(image.labels),
        *(user.name for user in row.users),
        *used_words(row.users),
    ]


def _is(row: ImageRow) -> tuple[str, ...]:
    return ("tagged",) if row.reference else ("untagged", "dangling")


SEARCH: Searchable[ImageRow] = Searchable(
    words=_words,
    fields={
        "image": Field(lambda row: (row.reference,)),
        "name": Field(lambda row: (row.reference,)),
        "tag": Field(lambda row: (reference_of(row).tag,)),
        "id": Field(lambda row: (row.image.id, row.image.id.removeprefix("sha256:")), How.START),
        "digest": Field(lambda row: row.image.digests),
        "platform": Field(lambda row: (row.image.platform,)),
        "label": Field(lambda row: label_texts(row.image.labels), How.LABEL),
        "used": Field(lambda row: used_words(row.users), How.START, USED_VALUES),
        "container": Field(lambda row: tuple(user.name for user in row.users)),
        "size": Field(lambda row: row.image.size, How.SIZE),
        "unique": Field(lambda row: unique_size(row.image), How.SIZE),
        "is": Field(_is, How.START, ("tagged", "untagged")),
    },
)
