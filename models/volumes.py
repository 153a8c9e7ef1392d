"""Volumes as a table shows them: columns, and what a filter may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.cells import created_column, labels_column, used_column, utc_now
from models.columns import Align, Column, Elide, Paint
from models.fields import USED_VALUES, Field, How, Searchable, label_texts, used_words
from models.words import clean, natural, size, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from models.rows import VolumeRow


def kind_text(row: VolumeRow) -> str:
    """What is odd about it: that the engine made up its name, that no container uses it; "" where nothing is."""
    if row.volume.anonymous:
        return tr("Volumes", "Anonymous") if row.users else tr("Volumes", "Anonymous, orphan")
    return "" if row.users else tr("Volumes", "Orphan")


def faint(row: VolumeRow) -> bool:
    """Whether it has no name that a person gave it."""
    return row.volume.anonymous


def _spoken(row: VolumeRow) -> str:
    return ", ".join(part for part in (clean(row.volume.name), kind_text(row), row.pending.rstrip("…")) if part)


def columns(now: Callable[[], datetime] = utc_now) -> tuple[Column[VolumeRow], ...]:
    """The columns of volumes, translated. The name never goes."""
    return (
        Column(
            key="name",
            title=tr("Columns", "Name"),
            text=lambda row: clean(row.volume.name),
            sort=lambda row: natural(row.volume.name),
            width=220,
            minimum=120,
            elide=Elide.MIDDLE,
            paint=Paint.NAME,
            spoken=_spoken,
            stretch=True,
        ),
        Column(
            key="driver",
            title=tr("Columns", "Driver"),
            text=lambda row: clean(row.volume.driver),
            sort=lambda row: natural(row.volume.driver) or None,
            width=80,
            paint=Paint.SECONDARY,
            drop=5,
        ),
        used_column(lambda row: row.users, drop=3),
        Column(
            key="kind",
            title=tr("Columns", "Notes"),
            text=kind_text,
            sort=lambda row: kind_text(row) or None,
            width=136,
            minimum=80,
            paint=Paint.SECONDARY,
            drop=4,
        ),
        Column(
            key="mountpoint",
            title=tr("Columns", "Mount point"),
            text=lambda row: clean(row.volume.mountpoint),
            sort=lambda row: natural(row.volume.mountpoint) or None,
            width=240,
            minimum=120,
            elide=Elide.MIDDLE,
            paint=Paint.MONO,
            drop=8,
            stretch=True,
        ),
        created_column(lambda row: row.volume.created, now, shown=True, drop=6),
        Column(
            key="scope",
            title=tr("Columns", "Scope"),
            text=lambda row: clean(row.volume.scope),
            sort=lambda row: natural(row.volume.scope) or None,
            width=72,
            paint=Paint.SECONDARY,
            shown=False,
            drop=10,
        ),
        Column(
            key="size",
            title=tr("Columns", "Size"),
            text=lambda row: size(row.volume.size),
            sort=lambda row: row.volume.size,
            width=80,
            minimum=72,
            align=Align.RIGHT,
            elide=Elide.NEVER,
            paint=Paint.NUMBER,
            shown=False,
            drop=10,
        ),
        labels_column(lambda row: row.volume.labels),
    )


def _is(row: VolumeRow) -> tuple[str, ...]:
    return ("anonymous" if row.volume.anonymous else "named", *(() if row.users else ("orphan", "unused")))


def _words(row: VolumeRow) -> list[str]:
    volume = row.volume
    return [
        volume.name,
        volume.driver,
        volume.mountpoint,
        volume.scope,
        *label_texts(volume.labels),
        *label_texts(volume.options),
        *(user.name for user in row.users),
        *used_words(row.users),
        *_is(row),
    ]


SEARCH: Searchable[VolumeRow] = Searchable(
    words=_words,
    fields={
        "name": Field(lambda row: (row.volume.name,)),
        "volume": Field(lambda row: (row.volume.name,)),
        "driver": Field(lambda row: (row.volume.driver,)),
        "label": Field(lambda row: label_texts(row.volume.labels), How.LABEL),
        "used": Field(lambda row: used_words(row.users), How.START, USED_VALUES),
        "container": Field(lambda row: tuple(user.name for user in row.users)),
        "project": Field(lambda row: (row.volume.labels.get("com.docker.compose.project", ""),)),
        "scope": Field(lambda row: (row.volume.scope,), How.START),
        "size": Field(lambda row: row.volume.size, How.SIZE),
        "is": Field(_is, How.START, ("anonymous", "named", "orphan")),
    },
)
