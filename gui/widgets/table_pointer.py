"""The pointer on a table: the row under it, the link under it, and what a tool tip says there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.look.look import look
from gui.widgets.delegate import PADDING
from models.columns import Paint
from models.groups import GroupRow

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from gui.widgets.table import Table


class TablePointer:
    """Follows the pointer for one table.

    Attributes:
        row: the row number under it, -1 for none.
        link: the key of the column whose link is under it, or "".
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self.row = -1
        self.link = ""

    def move(self, point: QPoint | None) -> None:
        """It is at `point` of the viewport, or has left."""
        table = self._table
        row, link = (-1, "") if point is None else (table.rowAt(point.y()), self.link_at(point))
        if (row, link) != (self.row, self.link):
            before, self.row, self.link = self.row, row, link
            table.update_row(before)
            table.update_row(row)
            shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
            table.viewport().setCursor(shape)

    def link_at(self, point: QPoint) -> str:
        """The key of the column whose link is at `point`, or ""."""
        table = self._table
        row, logical = table.rowAt(point.y()), table.columnAt(point.x())
        if row < 0 or logical < 0 or isinstance(table.rows.row_at(row), GroupRow):
            return ""
        column = table.rows.columns[logical]
        if column.paint is not Paint.PORTS:
            return ""
        left = table.header.sectionViewportPosition(logical) + look().px(PADDING)
        width = table.delegate.link_width(table.rows.texts_at(row)[logical], table.header.sectionSize(logical))
        return column.key if left <= point.x() < left + width else ""

    def tip_at(self, point: QPoint) -> str:
        """What is to be said of the cell at `point` beyond what it shows; "" where it shows all."""
        table = self._table
        number, logical = table.rowAt(point.y()), table.columnAt(point.x())
        if number < 0 or logical < 0:
            return ""
        row, column = table.rows.row_at(number), table.rows.columns[logical]
        if isinstance(row, GroupRow):
            return ""
        if column.tooltip is not None:
            return column.tooltip(row)
        text = table.rows.texts_at(number)[logical]
        return text if table.delegate.elided(column, text, table.header.sectionSize(logical)) else ""
