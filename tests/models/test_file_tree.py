"""A container's folders as a flat table: order, folding, marks, notes, and what was deleted."""

from __future__ import annotations

from engine.file_entries import ChangeKind, FileChange, FileEntry, FileKind, Listing
from models.file_rows import shown_name
from models.file_tree import FileTree, sparse


def _file(name: bytes, size: int = 0) -> FileEntry:
    return FileEntry(name, FileKind.FILE, size)


def _folder(name: bytes) -> FileEntry:
    return FileEntry(name, FileKind.FOLDER)


def _tree() -> FileTree:
    tree = FileTree("host")
    tree.put(b"/", Listing((_file(b"b10", 5), _folder(b"etc"), _file(b"b9", 7), _folder(b"app"))))
    return tree


def _shown(tree: FileTree) -> list[str]:
    return [f"{'  ' * row.level}{shown_name(row)}" for row in tree.rows()]


def test_folders_come_first_and_names_count_as_people_do() -> None:
    tree = _tree()
    assert _shown(tree) == ["app", "etc", "b9", "b10"]
    tree.sort("size", descending=True)
    assert _shown(tree)[2:] == ["b9", "b10"]
    tree.sort("name", descending=True)
    assert _shown(tree) == ["etc", "app", "b10", "b9"]


def test_a_folder_opens_where_it_stands_and_is_read_once() -> None:
    tree = _tree()
    assert tree.toggle(b"/app")
    tree.begin(b"/app")
    assert _shown(tree)[:2] == ["app", "  Reading…"]
    tree.put(b"/app", Listing((_file(b"main"),)))
    assert _shown(tree)[:2] == ["app", "  main"]
    tree.toggle(b"/app")
    assert _shown(tree)[:2] == ["app", "etc"]
    assert not tree.toggle(b"/app"), "what it holds is known"


def test_what_was_deleted_stands_where_it_was_and_keeps_its_mark() -> None:
    tree = _tree()
    tree.set_marks([FileChange(b"/gone", ChangeKind.DELETED), FileChange(b"/b9", ChangeKind.CHANGED)])
    marks = {row.path: row.mark for row in tree.rows() if row.mark}
    assert marks == {b"/gone": ChangeKind.DELETED, b"/b9": ChangeKind.CHANGED}
    assert tree.entry(b"/gone") is None


def test_a_folder_that_holds_more_says_so() -> None:
    tree = FileTree("host")
    tree.put(b"/", Listing((_file(b"a"),), whole=False))
    assert "first 1" in _shown(tree)[-1]


def test_rows_that_say_the_same_are_the_same_objects() -> None:
    tree = _tree()
    before = tree.rows()
    tree.put(b"/", Listing((_file(b"b10", 5), _folder(b"etc"), _file(b"b9", 8), _folder(b"app"))))
    after = {row.path: row for row in tree.rows()}
    assert [row for row in before if after[row.path] is not row] == [row for row in before if row.path == b"/b9"]


def test_some_paths_alone_stand_in_their_folders() -> None:
    tree = sparse("host", b"/", [b"/app/src/main", b"/etc/group", b"/etc"], lambda _path: None)
    assert _shown(tree) == ["app", "  src", "    main", "etc", "  group"]
    assert _shown(sparse("host", b"/etc", [b"/app/x", b"/etc/group"], lambda _path: None)) == ["group"]
