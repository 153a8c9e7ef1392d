"""The menus of a table's columns: which are shown, what is sorted by, and back to how they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from models.columns import Paint
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from gui.widgets.table import Table


def add_columns(menu: QMenu, table: Table) -> None:
    """Add to `menu`: a check mark per column, "Sort by", and the way back."""
    shown = menu.addMenu(tr("Columns", "Columns"))
    for column in table.rows.columns:
        action = QAction(column.title, shown)
        action.setCheckable(True)
        action.setChecked(table.columns.shown(column.key))
        action.setEnabled(column.paint is not Paint.NAME)
        action.toggled.connect(lambda on, key=column.key: table.columns.show(key, on))
        shown.addAction(action)
    by = menu.addMenu(tr("Columns", "Sort by"))
    group = QActionGroup(by)
    header = table.header
    for logical, column in enumerate(table.rows.columns):
        action = QAction(column.title, by)
        action.setCheckable(True)
        action.setChecked(header.sortIndicatorSection() == logical)
        action.triggered.connect(
            lambda _=False, place=logical: header.setSortIndicator(place, header.sortIndicatorOrder())
        )
        group.addAction(action)
        by.addAction(action)
    by.addSeparator()
    for order, words in (
        (Qt.SortOrder.AscendingOrder, tr("Columns", "Ascending")),
        (Qt.SortOrder.DescendingOrder, tr("Columns", "Descending")),
    ):
        action = QAction(words, by)
        action.setCheckable(True)
        action.setChecked(header.sortIndicatorOrder() == order)
        action.triggered.connect(
            lambda _=False, wanted=order: header.setSortIndicator(header.sortIndicatorSection(), wanted)
        )
        by.addAction(action)
    menu.addAction(tr("Columns", "Reset columns")).triggered.connect(table.columns.reset)


def open_column_menu(table: Table, where: QPoint) -> QMenu:
    """Open the column menu at a global point; it deletes itself when it closes."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Columns", "Columns"))
    add_columns(menu, table)
    menu.popup(where)
    return menu
