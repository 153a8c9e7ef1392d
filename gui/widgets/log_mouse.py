"""Selecting in the log view with the mouse."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from gui.widgets.log_selection import LINE_END, Position, selected_size

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from gui.widgets.log_view import LogView

COPY_AT_ONCE = 4 << 20
"""Bytes of log that are made text at once, on the interface's own thread."""

_DRAG_MS = 40


class LogMouse:
    """Characters by dragging, words by two clicks, lines by three, more with Shift; beyond the edges it scrolls."""

    def __init__(self, view: LogView) -> None:
        self._view = view
        self._clicks = 0
        self._click_at = 0.0
        self._click_place = QPointF()
        self._pointer: QPointF | None = None
        self._timer = QTimer(view)
        self._timer.setInterval(_DRAG_MS)
        self._timer.timeout.connect(self._drag_on)

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        position = self._view.position_at(event.position())
        if position is None:
            return
        self._count(event.position())
        selection = self._view.selection
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            selection.extend(position)
        elif self._clicks == 1:
            selection.put(position)
        else:
            self._select_around(position)
        self._view.viewport().update()

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved."""
        if not event.buttons() & Qt.MouseButton.LeftButton or self._view.selection.anchor is None:
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
        span = self._view.selection.span
        clipboard = QGuiApplication.clipboard()
        if span is None or not clipboard.supportsSelection():
            return
        if selected_size(self._view.store.snapshot(), *span) <= COPY_AT_ONCE:
            clipboard.setText(self._view.selected_text(), clipboard.Mode.Selection)

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
        position = self._view.position_at(self._pointer)
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
