"""The menus of a table's columns: which are shown, what is sorted by, and back to how they were."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.widgets.menu import Menu
from models.columns import Paint
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from gui.widgets.table import Table


def _below(menu: Menu, title: str) -> Menu:
    below = Menu(title, menu)
    below.setTitle(title)
    menu.addMenu(below)
    return below


def add_columns(menu: Menu, table: Table) -> None:
    """Add to `menu`: a check mark per column, "Sort by", and the way back."""
    columns, header = table.columns, table.header
    shown = _below(menu, tr("Columns", "Columns"))
    for column in table.rows.columns:
        on = columns.shown(column.key)
        named = column.paint is Paint.NAME
        shown.add(column.title, partial(columns.show, column.key, shown=not on), checked=on, enabled=not named)
    shown.addSeparator()
    shown.add(tr("Columns", "Reset columns"), columns.reset)
    by = _below(menu, tr("Columns", "Sort by"))
    for logical, column in enumerate(table.rows.columns):
        by.add(
            column.title,
            partial(columns.sort_by, logical),
            checked=header.sortIndicatorSection() == logical,
        )
    by.addSeparator()
    for order, words in (
        (Qt.SortOrder.AscendingOrder, tr("Columns", "Ascending")),
        (Qt.SortOrder.DescendingOrder, tr("Columns", "Descending")),
    ):
        by.add(
            words,
            partial(columns.sort_by, None, order),
            checked=header.sortIndicatorOrder() == order,
        )


def open_column_menu(table: Table, where: QPoint) -> Menu:
    """Open the column menu at a global point; it goes when it closes."""
    menu = Menu(tr("Columns", "Columns"), table)
    add_columns(menu, table)
    menu.open_at(where)
    return menu
