"""Selecting in the log view with the mouse."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from gui.widgets.log_selection import LINE_END, Position
from models.addresses import address_at

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from gui.widgets.log_page import Seen
    from gui.widgets.log_view import LogView

COPY_AT_ONCE = 4 << 20
"""Bytes of log that are made text at once, on the interface's own thread."""

_DRAG_MS = 40


class LogMouse:
    """Characters by dragging, words by two clicks, lines by three, blocks with Alt, more with Shift.

    Beyond the edges it scrolls. Addresses open by Ctrl and a click.
    """

    def __init__(self, view: LogView) -> None:
        self._view = view
        self._clicks = 0
        self._click_at = 0.0
        self._click_place = QPointF()
        self._pointer: QPointF | None = None
        self._acted = False
        self._over = ""
        self._timer = QTimer(view)
        self._timer.setInterval(_DRAG_MS)
        self._timer.timeout.connect(self._drag_on)

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._act(event.position()):
            return
        selection = self._view.selection
        block = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        position = self._place(event.position(), block=block)
        if position is None:
            return
        self._count(event.position())
        if self._clicks == 2 and event.position().x() < self._view.metrics.text_left:
            self._view.record_wanted.emit(position.line)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            selection.extend(position)
        elif self._clicks == 1 or block:
            selection.put(position, block=block)
        else:
            self._select_around(position)
        self._view.viewport().update()

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved."""
        if not event.buttons():
            self._hover(event.position())
        if not event.buttons() & Qt.MouseButton.LeftButton or self._view.selection.anchor is None or self._acted:
            return
        self._view.set_following(False)  # lines must not move away under the pointer
        self._pointer = event.position()
        self._drag()
        if self._view.viewport().rect().contains(self._pointer.toPoint()):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def release(self) -> None:
        """The button came up."""
        self._timer.stop()
        self._pointer = None
        if self._acted:
            self._acted = False
            return
        part = self._view.selected_part
        clipboard = QGuiApplication.clipboard()
        if part is None or not clipboard.supportsSelection():
            return
        if self._view.copies_at_once:
            clipboard.setText(self._view.selected_text(), clipboard.Mode.Selection)

    def _act(self, point: QPointF) -> bool:
        """Do what a click on a fold, a field's value or an address does; whether it was one."""
        view = self._view
        folded = view.fold_at(point)
        name = view.metrics.field_at(point.x())
        seen = view.seen_at(point)
        if seen is None or view.is_beyond(point):
            return False
        record = seen.line.record
        self._acted = True
        if folded is not None:
            view.fold_clicked.emit(folded)
        elif name and record is not None and name in record.fields:
            view.field_clicked.emit(name, record.fields[name])
        else:
            address = self._address(point, seen)
            self._acted = bool(address) and self._over == address
            if self._acted:
                view.link_clicked.emit(address)
        return self._acted

    def _address(self, point: QPointF, seen: Seen) -> str:
        """The address in the text at a point, "" for none."""
        if point.x() < self._view.metrics.text_left or point.x() > self._view.metrics.text_right:
            return ""
        column = self._view.column_at(point, seen)
        if column > seen.line.columns:
            return ""
        return address_at(seen.line.text, seen.line.place_at(column - 0.5))

    def _hover(self, point: QPointF) -> None:
        """A hand over what a click would act on; an address only with Ctrl, since it is text to be selected as well."""
        view = self._view
        seen = view.seen_at(point)
        self._over = ""
        hand = view.fold_at(point) is not None
        if seen is not None and not view.is_beyond(point) and not hand:
            name = view.metrics.field_at(point.x())
            hand = bool(name) and seen.line.record is not None and name in seen.line.record.fields
            if QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
                self._over = self._address(point, seen)
        shape = Qt.CursorShape.PointingHandCursor if hand or self._over else Qt.CursorShape.IBeamCursor
        view.viewport().setCursor(shape)

    def _place(self, point: QPointF, *, block: bool) -> Position | None:
        """The position at a point; in a block its place is the column, whether the line reaches so far or not."""
        position = self._view.position_at(point)
        seen = self._view.seen_at(point)
        if position is None or seen is None or not block:
            return position
        return Position(position.line, max(0, round(self._view.column_at(point, seen))))

    def _count(self, place: QPointF) -> None:
        now = time.monotonic()
        hints = QGuiApplication.styleHints()
        near = (place - self._click_place).manhattanLength() <= hints.mouseDoubleClickDistance()
        quick = now - self._click_at < hints.mouseDoubleClickInterval() / 1000
        self._clicks = self._clicks % 3 + 1 if near and quick else 1
        self._click_at = now
        self._click_place = place

    def _select_around(self, position: Position) -> None:
        line = self._view.laid_line(position.line)
        if line is None:
            return
        start, end = line.word_at(position.place) if self._clicks == 2 else (0, LINE_END)
        self._view.selection.select(Position(position.line, start), Position(position.line, end))

    def _drag(self) -> None:
        if self._pointer is None:
            return
        position = self._place(self._pointer, block=self._view.selection.block)
        if position is not None:
            self._view.selection.extend(position)
            self._view.viewport().update()

    def _drag_on(self) -> None:
        """Scroll by how far the pointer is beyond an edge."""
        if self._pointer is None:
            return
        point, rect = self._pointer.toPoint(), self._view.viewport().rect()
        down = max(0, point.y() - rect.bottom()) - max(0, rect.top() - point.y())
        right = max(0, point.x() - rect.right()) - max(0, rect.left() - point.x())
        if down:
            self._view.scroll_lines(down // 16 + (1 if down > 0 else 0))
        if right:
            self._view.scroll_columns(right // 8 + (1 if right > 0 else 0))
        self._drag()
