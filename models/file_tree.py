"""Folders of a container as far as they were read, as a tree, and its open part as rows of a flat table. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.file_entries import ChangeKind, FileEntry, FileKind, Listing, base, join, parent, within
from models.file_rows import FileRow, key_of, make_row, name_text, owner_text, sort_value
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from engine.file_entries import FileChange

_LAST = 1 << 60


class Node:
    """A file or folder, and what is known below it."""

    __slots__ = ("below", "entry", "failed", "loading", "missing", "open", "path", "rank", "row", "whole")

    def __init__(self, path: bytes, entry: FileEntry, *, missing: bool = False) -> None:
        self.path = path
        self.entry = entry
        self.missing = missing
        self.below: list[Node] | None = None
        self.open = False
        self.loading = False
        self.failed = ""
        self.whole = True
        self.rank = 0
        self.row: FileRow | None = None


class FileTree:
    """What is known of a container's folders from `root` down.

    Args:
        host: the host's name, the first part of all keys.
    """

    def __init__(self, host: str) -> None:
        self._host = host
        self._nodes: dict[bytes, Node] = {}
        self._marks: dict[bytes, ChangeKind] = {}
        self._gone: dict[bytes, list[bytes]] = {}
        self._users: dict[int, str] = {}
        self._groups: dict[int, str] = {}
        self._owners: dict[tuple[int | None, int | None], str] = {}
        self._sorted = ("name", False)
        self.root = b"/"
        self._top = self._node(b"/", FileEntry(b"", FileKind.FOLDER))

    # -- what is known

    def node(self, path: bytes) -> Node | None:
        """What is known of a path."""
        return self._nodes.get(path)

    def entry(self, path: bytes) -> FileEntry | None:
        """What was said of a path."""
        node = self._nodes.get(path)
        return None if node is None or node.missing else node.entry

    def paths(self) -> list[bytes]:
        """All paths that are known."""
        return list(self._nodes)

    def take_marks(self, other: FileTree) -> None:
        """Have the marks and the names of another tree, without what was deleted."""
        self._marks = other._marks
        self._users, self._groups = other._users, other._groups
        self._owners.clear()
        self._forget_rows()

    @property
    def loaded(self) -> bool:
        """Whether the folder that is shown was read."""
        return self._top.below is not None

    @property
    def top(self) -> Node:
        """The folder that is shown."""
        return self._top

    def _node(self, path: bytes, entry: FileEntry) -> Node:
        node = self._nodes.get(path)
        if node is None:
            node = self._nodes[path] = Node(path, entry)
        return node

    def set_root(self, path: bytes) -> None:
        """Show another folder; what is known of it stays known."""
        self._nodes.setdefault(path, Node(path, FileEntry(base(path), FileKind.FOLDER)))
        self.root = path
        self._top = self._nodes[path]
        self._forget_rows()

    def forget(self) -> None:
        """Know nothing any more but what is shown and open."""
        opened = {path for path, node in self._nodes.items() if node.open}
        self._nodes.clear()
        for path in opened | {self.root}:
            self._node(path, FileEntry(base(path), FileKind.FOLDER)).open = path in opened
        self._top = self._nodes[self.root]

    def put(self, folder: bytes, listing: Listing) -> None:
        """A folder was read."""
        node = self._node(folder, FileEntry(base(folder), FileKind.FOLDER))
        node.loading, node.failed, node.whole = False, "", listing.whole
        before = {child.path: child for child in node.below or ()}
        node.below = []
        for entry in listing.entries:
            path = join(folder, entry.name)
            child = self._nodes.get(path)
            if child is None:
                child = self._nodes[path] = Node(path, entry)
            elif child.entry != entry or child.missing:
                child.entry, child.missing, child.row = entry, False, None
                if entry.kind is not FileKind.FOLDER:
                    child.below, child.open = None, False
            before.pop(path, None)
            node.below.append(child)
        for gone in before:
            self._drop(gone)
        self._add_gone(node)
        self._rank(node)

    def _drop(self, path: bytes) -> None:
        for below in [other for other in self._nodes if other == path or within(other, path)]:
            del self._nodes[below]

    def _add_gone(self, node: Node) -> None:
        """What was deleted since the image shows where it was."""
        if node.below is None:
            return
        node.below = [child for child in node.below if not child.missing]
        there = {child.path for child in node.below}
        for path in self._gone.get(node.path, ()):
            if path not in there:
                self._nodes[path] = Node(path, FileEntry(base(path), FileKind.FILE), missing=True)
                node.below.append(self._nodes[path])

    def begin(self, folder: bytes) -> None:
        """A folder is being read."""
        node = self._node(folder, FileEntry(base(folder), FileKind.FOLDER))
        node.loading, node.failed = True, ""

    def fail(self, folder: bytes, words: str) -> None:
        """A folder could not be read; words "" of one that is not read any more."""
        node = self._nodes.get(folder)
        if node is not None:
            node.loading, node.failed = False, words

    def set_marks(self, changes: Iterable[FileChange]) -> None:
        """What differs from the image."""
        self._marks = {change.path: change.kind for change in changes}
        self._gone = {}
        for path, kind in self._marks.items():
            if kind is ChangeKind.DELETED:
                self._gone.setdefault(parent(path), []).append(path)
        for node in list(self._nodes.values()):
            self._add_gone(node)
        self._forget_rows()
        self._rank_all()

    @property
    def marks(self) -> Mapping[bytes, ChangeKind]:
        """What differs from the image, by path."""
        return self._marks

    def set_names(self, users: dict[int, str], groups: dict[int, str]) -> None:
        """Names of owners and groups."""
        if (users, groups) != (self._users, self._groups):
            self._users, self._groups = users, groups
            self._owners.clear()
            self._forget_rows()
            if self._sorted[0] == "owner":
                self._rank_all()

    # -- open and closed

    def toggle(self, path: bytes) -> bool:
        """Open a folder, or close it; whether it has to be read now."""
        node = self._nodes.get(path)
        if node is None or node.entry.kind is not FileKind.FOLDER:
            return False
        node.open = not node.open
        node.row = None
        return node.open and node.below is None and not node.loading

    def open_folders(self) -> list[bytes]:
        """The folders whose contents are shown, the shown one first."""
        return [node.path for node in self._walk() if node is self._top or node.open]

    def _walk(self) -> list[Node]:
        found, todo = [], [self._top]
        while todo:
            node = todo.pop()
            found.append(node)
            if node is self._top or node.open:
                todo += reversed(node.below or ())
        return found

    # -- order

    def sort(self, column: str, *, descending: bool) -> None:
        """Sort siblings by a column, folders first."""
        if (column, descending) != self._sorted:
            self._sorted = (column, descending)
            self._rank_all()

    def _rank_all(self) -> None:
        for node in self._nodes.values():
            if node.below is not None:
                self._rank(node)

    def _rank(self, node: Node) -> None:
        column, descending = self._sorted
        below = node.below or []
        by_name = column == "name"
        below.sort(key=lambda child: sort_value("name", child.entry, None, ""), reverse=by_name and descending)
        ordered = below
        if not by_name:
            values: dict[int, Any] = {
                id(child): sort_value(column, child.entry, self._marks.get(child.path), self._owner(child))
                for child in below
            }
            known = [child for child in below if values[id(child)] is not None]
            known.sort(key=lambda child: values[id(child)], reverse=descending)
            ordered = known + [child for child in below if values[id(child)] is None]
        ordered.sort(key=lambda child: child.entry.kind is not FileKind.FOLDER)
        node.below = ordered
        for rank, child in enumerate(ordered):
            if child.rank != rank:
                child.rank, child.row = rank, None

    # -- as rows

    def rows(self) -> list[FileRow]:
        """What is shown, from top to bottom. A row that says the same as before is the same object."""
        found: list[FileRow] = []
        self._add(found, self._top, 0, ())
        return found

    def _add(self, found: list[FileRow], node: Node, level: int, place: tuple[int, ...]) -> None:
        for child in node.below or ():
            here = (*place, child.rank)
            row = child.row
            if row is None or row.level != level or row.place != here:
                row = child.row = self._row(child, level, here)
            found.append(row)
            if child.open:
                self._add(found, child, level + 1, here)
        note = self._note(node)
        if note and (node is not self._top or node.below is not None):
            found.append(
                make_row(
                    key_of(self._host, node.path, note=True),
                    node.path,
                    FileEntry(b"", FileKind.FILE),
                    level,
                    "",
                    (*place, _LAST),
                    None,
                    "",
                    note,
                    False,  # noqa: FBT003 - all fields in order
                )
            )

    def _row(self, node: Node, level: int, place: tuple[int, ...]) -> FileRow:
        fold = ""
        if node.entry.kind is FileKind.FOLDER and not node.missing:
            fold = "open" if node.open else "closed"
        mark = self._marks.get(node.path)
        key = key_of(self._host, node.path)
        return make_row(key, node.path, node.entry, level, fold, place, mark, self._owner(node), "", node.missing)

    def _owner(self, node: Node) -> str:
        pair = (node.entry.uid, node.entry.gid)
        known = self._owners.get(pair)
        if known is None:
            known = self._owners[pair] = owner_text(node.entry, self._users, self._groups)
        return known

    def _note(self, node: Node) -> str:
        if node.loading and node.below is None:
            return tr("Files", "Reading…")
        if node.failed:
            return node.failed
        if not node.whole and node.below is not None:
            words = tr("Files", "There are more: these are the first {n}")
            return words.format(n=f"{sum(not child.missing for child in node.below):,}")
        if node.below == [] and node is not self._top:
            return tr("Files", "Empty")
        return ""

    def _forget_rows(self) -> None:
        for node in self._nodes.values():
            node.row = None


def sparse(host: str, root: bytes, paths: Sequence[bytes], known: Callable[[bytes], FileEntry | None]) -> FileTree:
    """A tree of some paths alone, with the folders that they are in, all of them open.

    Args:
        host: the host's name.
        root: what is shown.
        paths: the paths, those that are not below `root` left out.
        known: what is known of a path.
    """
    tree = FileTree(host)
    tree.set_root(root)
    entries: dict[bytes, dict[bytes, FileEntry]] = {root: {}}
    wanted = [path for path in paths if within(path, root)]
    folders: set[bytes] = set()
    for path in wanted:
        above = parent(path)
        while within(above, root) and above not in folders:
            folders.add(above)
            above = parent(above)
    for path in sorted({*wanted, *folders}):
        kind = FileKind.FOLDER if path in folders else FileKind.FILE
        entry = known(path) or FileEntry(base(path), kind)
        if path in folders and entry.kind is not FileKind.FOLDER:
            entry = FileEntry(base(path), FileKind.FOLDER)
        entries.setdefault(parent(path), {})[path] = entry
    for folder, below in sorted(entries.items()):
        tree.put(folder, Listing(tuple(below.values())))
        node = tree.node(folder)
        if node is not None:
            node.open = True
    return tree


def label(path: bytes) -> str:
    """What a path is called in a sentence: its last name, or "/"."""
    return name_text(base(path)) or "/"
