"""The header of a table: sorts by click, resizes and reorders by drag, and follows its columns' alignment."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QHeaderView

from gui.look.look import look
from gui.widgets.delegate import PADDING
from gui.widgets.viewport import own_viewport
from models.columns import Align, Paint

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gui.widgets.delegate import RowDelegate
    from models.columns import Column

HEIGHT = 28


class TableHeader(QHeaderView):
    """A horizontal header painted from the tokens.

    Signals:
        menu_asked: the context menu was asked for at this global point.
        dragged: the user resized a column, by its logical index, to this width.
    """

    menu_asked = Signal(QPoint)
    dragged = Signal(int, int)

    def __init__(self, delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        own_viewport(self, QPalette.ColorRole.Button)
        self._delegate = delegate
        self._pressed = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setFirstSectionMovable(False)
        self.setMinimumSectionSize(24)
        self.setStretchLastSection(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.sectionResized.connect(self._resized)

    def sizeHint(self) -> QSize:
        """One line, sticky above the rows."""
        return QSize(super().sizeHint().width(), look().px(HEIGHT))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The column menu."""
        self.menu_asked.emit(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Resizing by hand is told apart from widths that the table sets."""
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The drag is over."""
        super().mouseReleaseEvent(event)
        self._pressed = False

    def _resized(self, logical: int, old: int, new: int) -> None:
        if self._pressed and old != new and new:
            self.dragged.emit(logical, new)

    def column(self, logical: int) -> Column[Any] | None:
        """The column at a logical index."""
        return self._delegate.columns[logical] if 0 <= logical < len(self._delegate.columns) else None

    def title_width(self, logical: int) -> int:
        """What the title of a column takes with all that stands beside it."""
        column = self._delegate.columns[logical]
        left = self._delegate.name_offset() if column.paint is Paint.NAME else look().px(PADDING)
        words = QFontMetricsF(look().font("header")).horizontalAdvance(column.title)
        return left + math.ceil(words) + look().px(PADDING) + self._delegate.beside(column)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """One header cell: words, and an arrow where it is the sorted one."""
        column = self.column(logicalIndex)
        tokens = look().tokens
        painter.fillRect(rect, tokens.color("sunken"))
        painter.fillRect(QRectF(rect.x(), rect.bottom(), rect.width(), 1), tokens.color("line"))
        if column is None:
            return
        px = look().px
        hovered = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        font = look().font("header")
        metrics = QFontMetricsF(font)
        padding = px(PADDING)
        left = rect.x() + (self._delegate.name_offset() if column.paint is Paint.NAME else padding)
        room = rect.right() + 1 - padding - left - self._delegate.beside(column)
        sorted_by = self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex
        arrow = px(12) if sorted_by else 0
        right = column.align is Align.RIGHT
        text = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, max(room, 0))
        if metrics.horizontalAdvance(column.title) + arrow > room and not right:
            text = metrics.elidedText(column.title, Qt.TextElideMode.ElideRight, max(room - arrow, 0))
        advance = metrics.horizontalAdvance(text)
        x = left + room - advance if right else left
        painter.setFont(font)
        painter.setPen(tokens.color("text" if hovered or sorted_by else "text2"))
        baseline = rect.y() + round((rect.height() + metrics.capHeight()) / 2)
        painter.drawText(QPointF(x, baseline), text)
        if sorted_by:
            ascending = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            middle = x - px(7) if right else x + advance + px(7)
            self._paint_arrow(painter, middle, rect.y() + rect.height() / 2, ascending=ascending)

    def _paint_arrow(self, painter: QPainter, x: float, y: float, *, ascending: bool) -> None:
        size = look().px(3)
        tip = -1 if ascending else 1
        path = QPainterPath(QPointF(x, y + tip * size * 0.75))
        path.lineTo(x + size, y - tip * size * 0.75)
        path.lineTo(x - size, y - tip * size * 0.75)
        path.closeSubpath()
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        painter.fillPath(path, look().tokens.color("text2"))
        painter.setRenderHint(painter.RenderHint.Antialiasing, on=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sections, and the line under the empty part at the right."""
        super().paintEvent(event)
        end = self.length() - self.offset()
        if end < self.viewport().width():
            painter = QPainter(self.viewport())
            tokens = look().tokens
            rest = QRect(end, 0, self.viewport().width() - end, self.viewport().height())
            painter.fillRect(rest, tokens.color("sunken"))
            painter.fillRect(QRectF(rest.x(), rest.bottom(), rest.width(), 1), tokens.color("line"))
            painter.end()
