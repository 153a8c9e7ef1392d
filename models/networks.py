"""Networks as a table shows them: columns, and what a filter may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.cells import created_column, id_column, labels_column, utc_now, yes_no
from models.columns import Align, Column, Elide, Paint
from models.containers import address_order
from models.fields import Field, How, Searchable, label_texts, used_words
from models.words import clean, natural, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from models.rows import NetworkRow


def faint(row: NetworkRow) -> bool:
    """Whether the engine made it, so that it cannot be removed."""
    return row.network.predefined


def _spoken(row: NetworkRow) -> str:
    return ", ".join(part for part in (clean(row.network.name), row.pending.rstrip("…")) if part)


def _subnets(row: NetworkRow) -> list[str]:
    return [pool.subnet for pool in row.network.pools if pool.subnet]


def _gateways(row: NetworkRow) -> list[str]:
    return [pool.gateway for pool in row.network.pools if pool.gateway]


def _plain(
    key: str, title: str, text: Callable[[NetworkRow], str], width: int, *, shown: bool, drop: int
) -> Column[NetworkRow]:
    return Column(
        key=key,
        title=title,
        text=text,
        sort=lambda row: natural(text(row)) or None,
        width=width,
        paint=Paint.SECONDARY,
        shown=shown,
        drop=drop,
    )


def _addresses(
    key: str, title: str, values: Callable[[NetworkRow], list[str]], *, shown: bool, drop: int
) -> Column[NetworkRow]:
    return Column(
        key=key,
        title=title,
        text=lambda row: clean(", ".join(values(row))),
        sort=lambda row: next(map(address_order, values(row)), None),
        width=136,
        minimum=112,
        paint=Paint.MONO,
        tooltip=lambda row: "\n".join(map(clean, values(row))),
        shown=shown,
        drop=drop,
    )


def columns(now: Callable[[], datetime] = utc_now) -> tuple[Column[NetworkRow], ...]:
    """The columns of networks, translated. The name never goes."""
    return (
        Column(
            key="name",
            title=tr("Columns", "Name"),
            text=lambda row: clean(row.network.name),
            sort=lambda row: natural(row.network.name),
            width=190,
            minimum=120,
            elide=Elide.MIDDLE,
            paint=Paint.NAME,
            spoken=_spoken,
            stretch=True,
        ),
        _plain("driver", tr("Columns", "Driver"), lambda row: clean(row.network.driver), 80, shown=True, drop=4),
        _plain("scope", tr("Columns", "Scope"), lambda row: clean(row.network.scope), 72, shown=True, drop=7),
        _addresses("subnet", tr("Columns", "Subnet"), _subnets, shown=True, drop=3),
        _addresses("gateway", tr("Columns", "Gateway"), _gateways, shown=True, drop=6),
        Column(
            key="containers",
            title=tr("Columns", "Containers"),
            text=lambda row: str(len(row.users)),
            sort=lambda row: len(row.users),
            width=88,
            minimum=80,
            align=Align.RIGHT,
            elide=Elide.NEVER,
            paint=Paint.NUMBER,
            tooltip=lambda row: "\n".join(sorted((clean(user.name) for user in row.users), key=natural)[:30]),
            drop=2,
        ),
        _plain(
            "internal", tr("Columns", "Internal"), lambda row: yes_no(row.network.internal), 72, shown=False, drop=10
        ),
        _plain(
            "attachable",
            tr("Columns", "Attachable"),
            lambda row: yes_no(row.network.attachable),
            88,
            shown=False,
            drop=10,
        ),
        _plain("ipv6", tr("Columns", "IPv6"), lambda row: yes_no(row.network.ipv6), 64, shown=False, drop=10),
        created_column(lambda row: row.network.created, now, shown=True, drop=5),
        id_column(lambda row: row.network.id, shown=False, drop=11),
        labels_column(lambda row: row.network.labels),
    )


def _is(row: NetworkRow) -> tuple[str, ...]:
    network = row.network
    named = {
        "internal": network.internal,
        "attachable": network.attachable,
        "ipv6": network.ipv6,
        "predefined": network.predefined,
        "unused": not row.users,
    }
    return tuple(name for name, true in named.items() if true)


def _words(row: NetworkRow) -> list[str]:
    network = row.network
    return [
        network.name,
        network.id,
        network.driver,
        network.scope,
        *_subnets(row),
        *_gateways(row),
        *label_texts(network.labels),
        *label_texts(network.options),
        *(user.name for user in row.users),
        *_is(row),
    ]


SEARCH: Searchable[NetworkRow] = Searchable(
    words=_words,
    fields={
        "name": Field(lambda row: (row.network.name,)),
        "network": Field(lambda row: (row.network.name,)),
        "id": Field(lambda row: (row.network.id,), How.START),
        "driver": Field(lambda row: (row.network.driver,)),
        "scope": Field(lambda row: (row.network.scope,), How.START),
        "subnet": Field(_subnets, How.START),
        "ip": Field(lambda row: (*_subnets(row), *_gateways(row)), How.START),
        "label": Field(lambda row: label_texts(row.network.labels), How.LABEL),
        "used": Field(lambda row: used_words(row.users), How.START, ("yes", "no")),
        "container": Field(lambda row: tuple(user.name for user in row.users)),
        "project": Field(lambda row: (row.network.labels.get("com.docker.compose.project", ""),)),
        "is": Field(_is, How.START, ("internal", "attachable", "ipv6", "predefined", "unused")),
    },
)
