"""What a row is of, and its key: apart from the records, which take ten times as long to import."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a key names."""

    CONTAINER = "container"
    IMAGE = "image"
    VOLUME = "volume"
    NETWORK = "network"
    GROUP = "group"
    PROCESS = "process"
    FILE = "file"


class Key(NamedTuple):
    """The key of every row: host name, kind, id.

    A volume's id is its name. An image row's id is ``image id + " " + reference`` (reference empty when untagged).
    A group's id is the project's name, empty for "no project".
    """

    host: str
    kind: Kind
    id: str
