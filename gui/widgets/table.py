"""The table of every pane: a flat view whose selection, current row and scroll survive whatever happens to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolTip

from gui.look.look import look
from gui.widgets.anchor import Anchor
from gui.widgets.canvas import Canvas
from gui.widgets.delegate import CARET, EDGE, RowDelegate, RowLook, RowState
from gui.widgets.header import TableHeader
from gui.widgets.table_columns import TableColumns
from gui.widgets.table_keys import TableKeys
from gui.widgets.table_pointer import TablePointer
from gui.widgets.viewport import own_viewport
from gui.widgets.words import tip_of
from models.groups import GroupRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from engine.records import Key
    from models.table import TableModel

RESORT = 5_000
TICK = 1_000
TURN = 83


class Table(QTableView):
    """Rows of a `TableModel`, painted by a `RowDelegate`.

    Signals:
        opened: Enter or a double click on the row of this key.
        clicked_plain: a plain click on the row of this key.
        link_activated: the link in a cell was clicked (row object, column key).
        menu_asked: a context menu was asked for (global point).
        columns_asked: the column menu was asked for (global point).
        selection_moved: the selection or the current row changed.
        sight_changed: other rows are in sight, or may be.
        arrangement_changed: the user resized, moved, hid or sorted columns.
    """

    opened = Signal(object)
    clicked_plain = Signal(object)
    link_activated = Signal(object, str)
    menu_asked = Signal(QPoint)
    columns_asked = Signal(QPoint)
    selection_moved = Signal()
    sight_changed = Signal()
    arrangement_changed = Signal()

    def __init__(self, model: TableModel[Any], row_look: RowLook, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setObjectName("table")
        self.rows = model
        self.delegate = RowDelegate(model.columns, row_look)
        self.header = TableHeader(self.delegate, self)
        self._anchor = Anchor(self)
        self._keys = TableKeys(self)
        self._pointer = TablePointer(self)
        self._greyed = False
        self._loading = False
        self.columns = TableColumns(self)
        self._set_up_view()
        self.setModel(model)
        self.verticalHeader().setDefaultSectionSize(look().row_height)
        self._connect(model)
        self._resort = QTimer(self, interval=RESORT)
        self._resort.timeout.connect(self._resort_when_quiet)
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._tick_rows)
        self._turn = QTimer(self, interval=TURN)
        self._turn.timeout.connect(self._turn_glyphs)
        look().changed.connect(self.restyle)
        self.restyle()

    def _set_up_view(self) -> None:
        own_viewport(self).setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setHorizontalHeader(self.header)
        self.header.setSortIndicatorShown(True)  # taking a header turns it off
        self.header.setSectionsClickable(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)

    def _connect(self, model: TableModel[Any]) -> None:
        for signal in (model.rowsInserted, model.layoutChanged, self.verticalScrollBar().valueChanged):
            signal.connect(self.sight_changed)
        self.header.menu_asked.connect(self.columns_asked)
        self.columns.changed.connect(self.arrangement_changed)

    @property
    def settling(self) -> bool:
        """Whether rows are going right now, so that a change of the current row is not the user's doing."""
        return self._anchor.settling

    @property
    def row_height(self) -> int:
        """The height of every row."""
        return self.verticalHeader().defaultSectionSize()

    # -- look

    def restyle(self) -> None:
        """Measure and lay out anew, after a change of theme, scale or density."""
        self.delegate.indented = self.rows.grouped
        self.delegate.forget()
        self.verticalHeader().setDefaultSectionSize(look().row_height)
        self.header.updateGeometry()
        self.updateGeometries()
        self.columns.fit()
        self.viewport().update()
        self.header.viewport().update()

    def set_grouped(self, grouped: bool) -> None:
        """Group the rows, or not."""
        self.rows.set_grouped(grouped)
        self.restyle()

    def set_greyed(self, greyed: bool) -> None:
        """Grey what is shown: it may be out of date."""
        if greyed != self._greyed:
            self._greyed = greyed
            self.viewport().update()

    def set_loading(self, loading: bool) -> None:
        """Show three placeholder rows while there are none."""
        if loading != self._loading:
            self._loading = loading
            self.viewport().update()

    # -- rows by key

    def current_row(self) -> Any:
        """The current row object, a group row included; None: there is none."""
        index = self.currentIndex()
        return self.rows.row_at(index.row()) if index.isValid() else None

    def selected_rows(self) -> list[Any]:
        """The selected row objects from top to bottom, group rows included.

        Whole rows are selected, so their ranges tell all; Qt's own list of them asks the model for every cell.
        """
        numbers: set[int] = set()
        for part in self.selectionModel().selection().toList():
            numbers.update(range(part.top(), part.bottom() + 1))
        return [self.rows.row_at(number) for number in sorted(numbers)]

    def rows_in_sight(self) -> list[Any]:
        """The row objects that can be seen, group rows included."""
        return [self.rows.row_at(number) for number in self.visible_rows()]

    def set_current(self, key: Key, *, select: bool = True) -> bool:
        """Make the row of `key` current, and alone selected unless told otherwise. False: it is not shown."""
        row = self.rows.index_of(key)
        if row < 0:
            return False
        flags = QItemSelectionModel.SelectionFlag
        how = flags.ClearAndSelect | flags.Rows if select else flags.NoUpdate
        index = self.rows.index(row, self.columns.name)
        self.selectionModel().setCurrentIndex(index, how)
        self.scrollTo(index)
        return True

    def select_keys(self, keys: Iterable[Key]) -> None:
        """Select exactly these rows, where they are shown."""
        from PySide6.QtCore import QItemSelection

        selection = QItemSelection()
        last = self.rows.columnCount() - 1
        for key in keys:
            row = self.rows.index_of(key)
            if row >= 0:
                selection.select(self.rows.index(row, 0), self.rows.index(row, last))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def selectionChanged(self, selected: Any, deselected: Any) -> None:  # noqa: N802 - Qt's name
        """Tell of it once."""
        super().selectionChanged(selected, deselected)
        self.selection_moved.emit()

    def currentChanged(  # noqa: N802 - Qt's name
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell of it once, and repaint both rows."""
        super().currentChanged(current, previous)
        self.update_row(previous.row())
        self.update_row(current.row())
        self.selection_moved.emit()

    def update_row(self, row: int) -> None:
        """Repaint a row by its number; -1: none."""
        if row >= 0:
            self.viewport().update(0, self.rowViewportPosition(row), self.viewport().width(), self.row_height)

    # -- what stays where it is, and what moves with the clock

    def visible_rows(self) -> range:
        """The numbers of the rows in sight."""
        value = self.verticalScrollBar().value()
        last = (value + self.viewport().height()) // self.row_height
        return range(value // self.row_height, min(last + 1, self.rows.rowCount()))

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """The scroll bar's new range first, then the place where the rows in sight were."""
        super().updateGeometries()
        self._anchor.release()

    def _resort_when_quiet(self) -> None:
        if (
            not self.underMouse()
            and QApplication.activePopupWidget() is None
            and QApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):
            self.rows.resort()

    def stir(self, keys: Sequence[Key]) -> None:
        """What is measured of these rows is another: it is painted now, and the clock's own tick waits for it."""
        self.rows.stir(keys)
        if self.isVisible():
            self._tick.start(TICK * 3 // 2)
            self._tick_rows()

    def _tick_rows(self) -> None:
        rows = self.visible_rows()
        if len(rows) and not self.window().isMinimized():
            self.rows.tick(rows.start, rows.stop)

    def _turn_glyphs(self) -> None:
        self.delegate.turn(TURN / 1000)
        for number in self.visible_rows():
            row = self.rows.row_at(number)
            if isinstance(row, GroupRow):
                busy = any(glyph == self.delegate.row_look.busy for glyph, _ in row.summary)
            else:
                busy = self.delegate.row_look.glyph(row) == self.delegate.row_look.busy
            if busy:
                self.update_row(number)

    def showEvent(self, event: Any) -> None:
        """Timers run only while the table is seen."""
        super().showEvent(event)
        self._resort.start()
        self._tick.start()
        self.columns.fit()

    def hideEvent(self, event: Any) -> None:
        """Nothing of it runs while it is not seen."""
        super().hideEvent(event)
        for timer in (self._resort, self._tick, self._turn):
            timer.stop()

    # -- painting

    def _places(self) -> list[tuple[int, int, int]]:
        header = self.header
        logicals = [header.logicalIndex(visual) for visual in range(header.count())]
        return [
            (logical, header.sectionViewportPosition(logical), header.sectionSize(logical))
            for logical in logicals
            if not header.isSectionHidden(logical)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the region touches."""
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        region = event.region()
        bounds = region.boundingRect()
        width = self.viewport().width()
        height = self.row_height
        places = self._places()
        cells = self.delegate.cells(places)
        left, right = bounds.left(), bounds.right()
        touched = [cell for cell, place in zip(cells, places, strict=True) if cell.x <= right and sum(place[1:]) > left]
        canvas = Canvas(painter, width, height, cells, touched)
        offset = self.verticalScrollBar().value()
        total = self.rows.rowCount()
        first = (bounds.top() + offset) // height
        last = min((bounds.bottom() + offset) // height, total - 1)
        self.delegate.begin()
        selection, current = self.selectionModel(), self.currentIndex().row()
        active, focused = self.isActiveWindow(), self.hasFocus()
        for number in range(first, last + 1):
            y = number * height - offset
            if not region.intersects(QRect(0, y, width, height)):
                continue
            state = RowState(
                selected=selection.isSelected(self.rows.index(number, 0)),
                current=number == current,
                hovered=number == self._pointer.row,
                active=active,
                focused=focused,
                greyed=self._greyed,
                link=self._pointer.link if number == self._pointer.row else "",
            )
            self.delegate.paint_row(canvas, self.rows.row_at(number), self.rows.texts_at(number), y, state)
        end = total * height - offset
        if bounds.bottom() >= end:
            painter.fillRect(QRect(0, end, width, bounds.bottom() - end + 1), look().color("base"))
            if not total and self._loading:
                for number in range(3):
                    self.delegate.paint_placeholder(canvas, number * height, number)
        painter.end()
        if self.delegate.turning and not self._turn.isActive() and self.isVisible():
            self._turn.start()
        elif not self.delegate.turning and self._turn.isActive() and bounds.contains(self.viewport().rect()):
            self._turn.stop()

    # -- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover and links."""
        super().mouseMoveEvent(event)
        self._pointer.move(event.position().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is hovered."""
        super().leaveEvent(event)
        self._pointer.move(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A caret toggles its group; the rest is Qt's own selection."""
        point = event.position().toPoint()
        row = self.rowAt(point.y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            item = self.rows.row_at(row)
            left = self.header.sectionViewportPosition(self.columns.name)
            group = isinstance(item, GroupRow)
            if point.x() < look().px(CARET) if group else self.delegate.caret_at(item, point.x() - left):
                self.rows.toggle(item.key)
                return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Links act when the button is let go on them."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        row = self.rowAt(point.y())
        if event.button() != Qt.MouseButton.LeftButton or row < 0:
            return
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return
        item, link = self.rows.row_at(row), self._pointer.link_at(point)
        if link:
            self.link_activated.emit(item, link)
        elif row == self.currentIndex().row():
            self.clicked_plain.emit(item.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a row, or toggle a group."""
        super().mouseDoubleClickEvent(event)
        row = self.rowAt(event.position().toPoint().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.open_row(row)

    def open_row(self, row: int) -> None:
        """Open a row by its number; a group is folded or unfolded."""
        item = self.rows.row_at(row)
        if isinstance(item, GroupRow):
            self.rows.toggle(item.key)
        else:
            self.opened.emit(item.key)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu: under the pointer, or under the current row from the keyboard."""
        where = event.globalPos()
        if event.reason() != QContextMenuEvent.Reason.Mouse and self.currentIndex().isValid():
            rect = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(QPoint(look().px(EDGE), rect.bottom()))
        self.menu_asked.emit(where)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tooltips: the whole text of a cell that is cut, always plain."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._pointer.tip_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), tip_of(text), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Left, Right and Space work on groups; the rest is Qt's."""
        if self._keys.press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Type-ahead over names."""
        self._keys.search(search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.columns.fit()
