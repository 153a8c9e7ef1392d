"""Fields: what a filter may ask of a row by name, such as `state:` or `size:`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.records import Container

R = TypeVar("R")


class How(Enum):
    """How a value is compared, always without regard to case."""

    PART = auto()
    """The value is somewhere in one of the texts."""
    START = auto()
    """One of the texts begins with the value."""
    WHOLE = auto()
    """One of the texts is the value."""
    LABEL = auto()
    """The texts are "key=value"; without "=" the value asked for is part of a key."""
    SIZE = auto()
    """The field is a number of bytes; the value is one with `>`, `>=`, `<`, `<=` or `=` before it (`>=` without)."""
    PERCENT = auto()
    """As a size, of a number of per cent: "%" may follow."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # known by what it is; less made at start
class Field(Generic[R]):
    """One name before a colon.

    Args:
        get: a row's texts; for `How.SIZE` and `How.PERCENT` a number, or None where it is not known.
        how: how a value is compared with them.
        values: what is offered to complete it.
        live: whether it is measured, and may change at any moment.
    """

    get: Callable[[R], Any]
    how: How = How.PART
    values: tuple[str, ...] = ()
    live: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # known by what it is; less made at start
class Searchable(Generic[R]):
    """How the rows of one noun are searched.

    Args:
        words: all texts that plain words are looked for in.
        fields: by name.
    """

    words: Callable[[R], Sequence[str]]
    fields: Mapping[str, Field[R]]


def label_texts(labels: Mapping[str, str]) -> tuple[str, ...]:
    """Labels as "key=value"."""
    return tuple(f"{key}={value}" for key, value in labels.items())


def used_words(users: Sequence[Container]) -> tuple[str, ...]:
    """What `used:` knows of a thing with these users: yes or no, and the users' states."""
    if not users:
        return ("no", "unused")
    return ("yes", *{user.state for user in users})


USED_VALUES = ("yes", "no", "running", "exited", "paused", "created")
"""What is offered after `used:`."""
