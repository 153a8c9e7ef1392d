"""JSON as a tree: a lazy item model, paths as jq writes them, search, and the text of any part. Plain data inside."""

from __future__ import annotations

import json
import re
from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.words import clean, plural, tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FETCH = 500
"""So many children are shown of a node at first, and more of them each time its end is scrolled into view."""

SHOWN_CHARACTERS = 400
MOST_HITS = 10_000

KIND_ROLE = Qt.ItemDataRole.UserRole + 1
"""The kind of the node's value: "text", "number", "word" (true, false, null), "object" or "list"."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_INVALID = QModelIndex()

Index = QModelIndex | QPersistentModelIndex
Rows = tuple[int, ...]


class JsonColumn(IntEnum):
    """The columns of the tree."""

    KEY = 0
    VALUE = 1


class Hit(NamedTuple):
    """Where a search found something: the rows that lead there from the top, and whether in the value or the key."""

    rows: Rows
    in_value: bool


class _Node:
    """One place in the tree; its children are made when they are asked for."""

    __slots__ = ("_keys", "children", "key", "parent", "row", "value")

    def __init__(self, key: str | int, value: Any, parent: _Node | None, row: int) -> None:
        self.key = key
        self.value = value
        self.parent = parent
        self.row = row
        self.children: list[_Node] = []
        self._keys: list[str] | None = None

    @property
    def size(self) -> int:
        return len(self.value) if isinstance(self.value, dict | list) else 0

    def fetch(self, count: int) -> None:
        """Make children up to `count`."""
        for row in range(len(self.children), min(count, self.size)):
            if isinstance(self.value, dict):
                if self._keys is None:
                    self._keys = list(self.value)
                key = self._keys[row]
                self.children.append(_Node(key, self.value[key], self, row))
            else:
                self.children.append(_Node(row, self.value[row], self, row))


class JsonTreeModel(QAbstractItemModel):
    """The tree of one JSON value. It never changes; another value is another model.

    Args:
        value: what `json.loads` gives; not changed while the model lives.
    """

    def __init__(self, value: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node("", value, None, 0)
        self._root.fetch(FETCH)

    @property
    def value(self) -> Any:
        """The whole value."""
        return self._root.value

    # Qt's

    def rowCount(self, parent: Index = _INVALID) -> int:
        """How many children have been made."""
        return 0 if parent.column() > 0 else len(self._node(parent).children)

    def columnCount(self, parent: Index = _INVALID) -> int:  # noqa: ARG002 - Qt's signature
        """Key and value."""
        return len(JsonColumn)

    def hasChildren(self, parent: Index = _INVALID) -> bool:  # noqa: N802 - Qt's name
        """Whether there is something in it, made or not."""
        return parent.column() <= 0 and self._node(parent).size > 0

    def canFetchMore(self, parent: Index) -> bool:
        """Whether not all children have been made."""
        node = self._node(parent)
        return len(node.children) < node.size

    def fetchMore(self, parent: Index) -> None:
        """Make the next children."""
        self._fetch(self._node(parent), len(self._node(parent).children) + FETCH)

    def index(self, row: int, column: int, parent: Index = _INVALID) -> QModelIndex:
        """The index of a child that has been made."""
        node = self._node(parent)
        if 0 <= row < len(node.children) and 0 <= column < len(JsonColumn):
            return self.createIndex(row, column, node.children[row])
        return QModelIndex()

    def parent(self, index: Index = _INVALID) -> Any:
        """The index that a node hangs from."""
        if not index.isValid():
            return QModelIndex()
        above = self._node(index).parent
        return QModelIndex() if above is None or above.parent is None else self.createIndex(above.row, 0, above)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' titles."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return tr("Json", "Key") if section == JsonColumn.KEY else tr("Json", "Value")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Key or value as words, the kind of the value, what a screen reader says."""
        if not index.isValid():
            return None
        node = self._node(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return clean(str(node.key)) if index.column() == JsonColumn.KEY else summary(node.value)
        if role == KIND_ROLE:
            return kind(node.value)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{clean(str(node.key))}: {summary(node.value)}"
        return None

    # Own

    def value_of(self, index: Index) -> Any:
        """The value at an index."""
        return self._node(index).value

    def path_of(self, index: Index) -> str:
        """Where it is, as jq writes it: `.NetworkSettings.Ports["80/tcp"][0].HostPort`."""
        keys: list[str | int] = []
        node: _Node = self._node(index)
        while node.parent is not None:
            keys.append(node.key)
            node = node.parent
        return path(keys[::-1])

    def rows_of(self, index: Index) -> Rows:
        """The rows that lead to an index from the top; they mean the same in another model of the same shape."""
        rows: list[int] = []
        node = self._node(index)
        while node.parent is not None:
            rows.append(node.row)
            node = node.parent
        return tuple(rows[::-1])

    def index_of(self, rows: Sequence[int], column: int = 0) -> QModelIndex:
        """The index that rows lead to, invalid where they lead nowhere; makes what has not been made."""
        node = self._root
        for row in rows:
            if not 0 <= row < node.size:
                return QModelIndex()
            if row >= len(node.children):
                self._fetch(node, row + 1)
            node = node.children[row]
        return QModelIndex() if node is self._root else self.createIndex(node.row, column, node)

    def rows_at(self, keys: Sequence[str | int]) -> Rows | None:
        """The rows that lead along keys, None where a key is not there."""
        rows: list[int] = []
        value = self.value
        for key in keys:
            if isinstance(value, dict) and isinstance(key, str) and key in value:
                rows.append(list(value).index(key))
                value = value[key]
            elif isinstance(value, list) and isinstance(key, int) and key < len(value):
                rows.append(key)
                value = value[key]
            else:
                return None
        return tuple(rows)

    def keys_of(self, index: Index) -> tuple[str | int, ...]:
        """The keys that lead to an index."""
        keys: list[str | int] = []
        node = self._node(index)
        while node.parent is not None:
            keys.append(node.key)
            node = node.parent
        return tuple(keys[::-1])

    def _node(self, index: Index) -> _Node:
        if not index.isValid():
            return self._root
        node = index.internalPointer()
        return node if isinstance(node, _Node) else self._root

    def _fetch(self, node: _Node, count: int) -> None:
        have, want = len(node.children), min(count, node.size)
        if want <= have:
            return
        place = QModelIndex() if node is self._root else self.createIndex(node.row, 0, node)
        self.beginInsertRows(place, have, want - 1)
        node.fetch(want)
        self.endInsertRows()


def kind(value: Any) -> str:
    """The kind of a JSON value, as in KIND_ROLE."""
    if isinstance(value, dict):
        return "object"
    if isinstance(value, list):
        return "list"
    if isinstance(value, str):
        return "text"
    return "word" if value is None or isinstance(value, bool) else "number"


def summary(value: Any) -> str:
    """A value in one line: the text itself, or how much is in it."""
    if isinstance(value, dict):
        return plural("Json", "%n key", "%n keys", len(value)) if value else "{}"
    if isinstance(value, list):
        return plural("Json", "%n item", "%n items", len(value)) if value else "[]"
    if isinstance(value, str):
        return clean(value, SHOWN_CHARACTERS) if value else '""'
    return json.dumps(value)


def path(keys: Sequence[str | int]) -> str:
    """Keys as jq's path; "." for the whole."""
    parts: list[str] = []
    for key in keys:
        if isinstance(key, int):
            parts.append(f"[{key}]" if parts else f".[{key}]")
        elif _PLAIN_KEY.fullmatch(key):
            parts.append(f".{key}")
        else:
            quoted = json.dumps(key, ensure_ascii=False)
            parts.append(f"[{quoted}]" if parts else f".[{quoted}]")
    return "".join(parts) or "."


def value_text(value: Any) -> str:
    """A value to be copied: a text as it is, anything else as JSON."""
    return value if isinstance(value, str) else pretty(value)


def pretty(value: Any) -> str:
    """JSON with an indent of two, in the engine's own order."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def find(value: Any, words: str, most: int = MOST_HITS) -> list[Hit]:
    """Keys and plain values that hold `words`, case ignored, in the order of the tree; at most `most`.

    Touches nothing of Qt: a thread may do it.
    """
    wanted = words.casefold()
    if not wanted:
        return []
    hits: list[Hit] = []
    for hit in _walk(value, wanted):
        hits.append(hit)
        if len(hits) >= most:
            break
    return hits


def _walk(value: Any, wanted: str) -> Iterator[Hit]:
    todo: list[tuple[Rows, str | int, Any]] = _children((), value)[::-1]
    while todo:
        rows, key, child = todo.pop()
        if isinstance(key, str) and wanted in key.casefold():
            yield Hit(rows, in_value=False)
        if isinstance(child, dict | list):
            todo += _children(rows, child)[::-1]
        elif wanted in (child if isinstance(child, str) else json.dumps(child)).casefold():
            yield Hit(rows, in_value=True)


def _children(rows: Rows, value: Any) -> list[tuple[Rows, str | int, Any]]:
    if isinstance(value, dict):
        return [((*rows, row), key, child) for row, (key, child) in enumerate(value.items())]
    if isinstance(value, list):
        return [((*rows, row), row, child) for row, child in enumerate(value)]
    return []
