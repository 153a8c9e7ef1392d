"""The keys of a table: Enter opens, Left, Right and Space work on groups, letters are type-ahead."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.groups import GroupRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.widgets.table import Table

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class TableKeys:
    """Handles keys for one table."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._typed = ""
        self._typed_at = 0.0

    def press(self, event: QKeyEvent) -> bool:
        """Handle a key; False: it is Qt's."""
        index, key = self._table.currentIndex(), event.key()
        if event.modifiers() not in _PLAIN or not index.isValid():
            return False
        if key in _ENTER:
            self._table.open_row(index.row())
            return True
        row = self._table.rows.row_at(index.row())
        if isinstance(row, GroupRow):
            return self._on_group(row, key)
        return self._on_branch(row, key) or self._on_record(index.row(), key)

    def _on_branch(self, row: Any, key: int) -> bool:
        """Left and right on a row of a tree that has others below it."""
        fold = self._table.delegate.row_look.fold(row)
        if (fold == "open" and key == Qt.Key.Key_Left) or (fold == "closed" and key == Qt.Key.Key_Right):
            self._table.rows.toggle(row.key)
            return True
        return False

    def _on_group(self, row: GroupRow, key: int) -> bool:
        fold = key == Qt.Key.Key_Left and row.expanded
        unfold = key == Qt.Key.Key_Right and not row.expanded
        if fold or unfold or key == Qt.Key.Key_Space:
            self._table.rows.toggle(row.key)
            return True
        return key in _SIDEWAYS

    def _on_record(self, number: int, key: int) -> bool:
        if key == Qt.Key.Key_Left and self._table.rows.grouped:
            for place in range(number - 1, -1, -1):
                above = self._table.rows.row_at(place)
                if isinstance(above, GroupRow):
                    return self._table.set_current(above.key)
        return key in _SIDEWAYS

    def search(self, letters: str) -> None:
        """Letters typed quickly are one word; the same letter again goes on to the next name."""
        now = monotonic()
        fresh = now - self._typed_at > QApplication.keyboardInputInterval() / 1000
        self._typed, self._typed_at = (letters if fresh else self._typed + letters), now
        word = self._typed.casefold()
        again = len(set(word)) == 1 and len(word) > 1
        current = self._table.currentIndex().row()
        self._go(word[0] if again else word, current + 1 if fresh or again else max(current, 0))

    def _go(self, word: str, start: int) -> None:
        rows = self._table.rows
        name, count = rows.columns[self._table.columns.name], rows.rowCount()
        for step in range(count):
            row: Any = rows.row_at((start + step) % count)
            words = row.title if isinstance(row, GroupRow) else name.text(row)
            if words.casefold().startswith(word):
                self._table.set_current(row.key)
                return
