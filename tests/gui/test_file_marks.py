"""What became of files since the image, as it is painted: what was deleted is faint, and its mark red all the same."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from engine.file_entries import ChangeKind, FileChange, FileEntry, FileKind, Listing
from gui.look.look import look
from gui.widgets.delegate import RowLook
from gui.widgets.table import Table
from gui.widgets.table_columns import Arrangement
from models.file_rows import FileRow, columns, mark_tone
from models.file_tree import FileTree
from models.table import TableModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> Table:
    look().apply(qapp, "light")
    model: TableModel[FileRow] = TableModel(columns(lambda: datetime.now(UTC)))
    made = Table(model, RowLook(tone=mark_tone, faint=lambda row: row.missing), "Files")
    model.setParent(made)
    qtbot.addWidget(made)
    made.columns.arrange(Arrangement(sort="name"))
    tree = FileTree("host")
    tree.put(b"/", Listing((FileEntry(b"there", FileKind.FILE, 5),)))
    tree.set_marks([FileChange(b"/gone", ChangeKind.DELETED)])
    model.replace(tree.rows())
    made.resize(900, 200)
    made.show()
    return made


def red(table: Table, name: str, column: str) -> bool:
    """Whether something in a cell is red."""
    model = table.rows
    row = next(place for place in range(model.rowCount()) if model.row_at(place).entry.name == name.encode())
    place = next(place for place, each in enumerate(model.columns) if each.key == column)
    box = table.visualRect(model.index(row, place))
    image = table.viewport().grab(box).toImage()
    inks = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return any(ink.red() - max(ink.green(), ink.blue()) > 60 for ink in inks)


def test_what_was_deleted_keeps_its_red_mark_and_is_faint_else(table: Table) -> None:
    assert red(table, "gone", "mark")
    assert not red(table, "gone", "name")
    assert not red(table, "there", "mark")


def test_a_table_of_what_is_not_there_any_more_has_no_colours(table: Table) -> None:
    table.set_greyed(True)
    assert not red(table, "gone", "mark")
