"""Rows and columns for tests of the table model."""

from __future__ import annotations

from dataclasses import dataclass

from engine.records import Key, Kind
from models.columns import Column, Paint
from models.groups import Grouping, spoken_group
from models.words import natural


@dataclass(frozen=True, slots=True)
class Thing:
    """A row: a name, a number that may not be known, a group, a state."""

    key: Key
    name: str
    number: int | None = 0
    group: str = ""
    state: str = "running"


def thing(identity: str, name: str = "", number: int | None = 0, group: str = "", state: str = "running") -> Thing:
    return Thing(Key("local", Kind.CONTAINER, identity), name or identity, number, group, state)


def group_key(name: str) -> Key:
    return Key("local", Kind.GROUP, name)


def thing_columns() -> tuple[Column[Thing], ...]:
    return (
        Column("name", "Name", lambda row: row.name, lambda row: natural(row.name), paint=Paint.NAME),
        Column("number", "Number", lambda row: str(row.number), lambda row: row.number),
        Column("state", "State", lambda row: row.state, lambda row: row.state),
    )


def thing_grouping() -> Grouping[Thing]:
    return Grouping(
        key_of=lambda row: row.group,
        title_of=lambda group: group or "No project",
        state_of=lambda row: row.state,
        spoken=spoken_group,
    )
