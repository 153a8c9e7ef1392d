"""A JSON value as a tree: keys and values in two columns, opened as needed, with paths to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from gui.look.look import look
from gui.widgets.copying import copy_text
from gui.widgets.menu import Menu
from models.json_tree import KIND_ROLE, JsonColumn, JsonTreeModel, value_text
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from models.json_tree import Hit

ROW, COMPACT_ROW = 24, 20
FIRST_KEY_WIDTH = 180
_INKS = {"text": "text", "number": "info", "word": "accent", "object": "text3", "list": "text3"}
_OPEN_ALL_BELOW = 40


class JsonTree(QTreeView):
    """Shows one JSON value. Another value of the same thing keeps what is open, and where it is.

    Signals:
        value_changed: another value is shown.
    """

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = JsonTreeModel({}, self)
        self._delegate = _Delegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.setAccessibleName(tr("Json", "JSON"))
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.hide()
        look().changed.connect(self._restyle)
        self._restyle()
        self.setColumnWidth(JsonColumn.KEY, look().px(FIRST_KEY_WIDTH))

    @property
    def value(self) -> Any:
        """What is shown."""
        return self._model.value

    def set_value(self, value: Any) -> None:
        """Show a value; what was open stays open where its keys are still there."""
        opened = self._opened()
        current = self._model.keys_of(self.currentIndex()) if self.currentIndex().isValid() else None
        scrolled = self.verticalScrollBar().value()
        before, self._model = self._model, JsonTreeModel(value, self)
        self.setModel(self._model)
        before.deleteLater()
        for keys in opened:
            rows = self._model.rows_at(keys)
            if rows:
                self.expand(self._model.index_of(rows))
        rows = self._model.rows_at(current) if current else None
        self.setCurrentIndex(self._model.index_of(rows) if rows else self._model.index(0, 0))
        self.verticalScrollBar().setValue(scrolled)
        self.value_changed.emit()

    def forget(self) -> None:
        """Show another thing next: nothing of it is open."""
        self.collapseAll()
        self.setCurrentIndex(QModelIndex())

    def mark(self, words: str) -> None:
        """Mark the cells that hold these words; "" marks none."""
        self._delegate.words = words.casefold()
        self.viewport().update()

    def show_hit(self, hit: Hit) -> None:
        """Open the way to a hit and make it current."""
        for depth in range(1, len(hit.rows)):
            self.expand(self._model.index_of(hit.rows[:depth]))
        index = self._model.index_of(hit.rows)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def current_path(self) -> str:
        """The current row's path as jq writes it, "." where there is none."""
        return self._model.path_of(self.currentIndex())

    def copy_value(self) -> None:
        """Copy the current row's value: a text as it is, the rest as JSON."""
        if self.currentIndex().isValid():
            copy_text(value_text(self._model.value_of(self.currentIndex())), self)

    def copy_path(self) -> None:
        """Copy the current row's path."""
        if self.currentIndex().isValid():
            copy_text(self.current_path(), self)

    def sizeHint(self) -> QSize:
        """Some twenty rows."""
        return QSize(look().px(400), look().px(ROW * 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the value, Ctrl+Shift+C the path; Qt's own keys walk the tree."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        elif event.key() == Qt.Key.Key_C and event.modifiers() == (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            self.copy_path()
        else:
            super().keyPressEvent(event)

    def _opened(self) -> list[tuple[str | int, ...]]:
        """The keys of all open nodes, parents first."""
        opened: list[tuple[str | int, ...]] = []
        todo = [self._model.index(row, 0) for row in range(self._model.rowCount())]
        while todo:
            index = todo.pop(0)
            if self.isExpanded(index):
                opened.append(self._model.keys_of(index))
                todo += [self._model.index(row, 0, index) for row in range(self._model.rowCount(index))]
        return opened

    def _open_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if index.isValid():
            self.setCurrentIndex(index)
        menu = Menu(tr("Json", "JSON"), self)
        there = self.currentIndex().isValid()
        menu.add(tr("Json", "Copy value"), self.copy_value, icon="copy", keys="Ctrl+C", enabled=there)
        menu.add(tr("Json", "Copy path"), self.copy_path, keys="Ctrl+Shift+C", enabled=there)
        menu.addSeparator()
        menu.add(tr("Json", "Open all below"), self._open_below, keys="*", enabled=there)
        menu.add(tr("Json", "Close all"), self.collapseAll)
        menu.open_at(self.viewport().mapToGlobal(place))

    def _open_below(self) -> None:
        """Open what is below the current row, but no part that is very long."""
        todo = [self.currentIndex().siblingAtColumn(0)]
        while todo:
            index = todo.pop()
            if not self._model.hasChildren(index):
                continue
            self.expand(index)
            count = self._model.rowCount(index)
            if count <= _OPEN_ALL_BELOW:
                todo += [self._model.index(row, 0, index) for row in range(count)]

    def _restyle(self) -> None:
        self.setFont(look().font("mono"))
        self.setIndentation(look().px(16))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """Rows of one height; values coloured by kind, marked where they hold the words looked for."""

    def __init__(self, parent: JsonTree) -> None:
        super().__init__(parent)
        self.words = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The height of a row."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), look().px(COMPACT_ROW if look().compact else ROW))

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Colour by kind."""
        super().initStyleOption(option, index)
        is_key = index.column() == JsonColumn.KEY
        ink = look().color("text2" if is_key else _INKS.get(str(index.data(KIND_ROLE)), "text"))
        palette = option.palette
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            palette.setColor(role, ink)
        option.palette = palette

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell, and over it the words looked for."""
        super().paint(painter, option, index)
        text = str(index.data() or "")
        if not self.words or (index.column() == JsonColumn.VALUE and index.data(KIND_ROLE) in {"object", "list"}):
            return
        start = text.casefold().find(self.words)
        if start >= 0:
            self._mark(painter, option, text, start, current=bool(option.state & QStyle.StateFlag.State_Selected))

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, text: str, start: int, *, current: bool) -> None:
        tree = self.parent()
        if not isinstance(tree, JsonTree):
            return
        style = tree.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, tree) + 1
        measure = QFontMetricsF(option.font)
        found = text[start : start + len(self.words)]
        left = option.rect.left() + margin + measure.horizontalAdvance(text[:start])
        box = QRectF(left, option.rect.top() + 2, measure.horizontalAdvance(found), option.rect.height() - 4)
        if box.right() > option.rect.right() - margin:
            return  # behind the cut
        painter.save()
        painter.fillRect(box, look().color("hitcurrent" if current else "hit"))
        painter.setFont(option.font)
        painter.setPen(look().color("onhitcurrent" if current else "onhit"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, found)
        painter.restore()
