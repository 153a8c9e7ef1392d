"""The mouse in a terminal: it selects, or goes to a program that asks for it; with Shift it always selects."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QWheelEvent

    from gui.widgets.terminal_view import TerminalView

_DRAG_MS = 40
_NOTCH = 120
_LINES_A_NOTCH = 3


class TerminalMouse:
    """Characters by dragging, words by two clicks, lines by three; beyond the edges it scrolls."""

    def __init__(self, view: TerminalView) -> None:
        self._view = view
        self._clicks = 0
        self._click_at = 0.0
        self._click_place = QPointF()
        self._selecting = False
        self._pointer = QPointF()
        self._turned = 0
        self._timer = QTimer(view)
        self._timer.setInterval(_DRAG_MS)
        self._timer.timeout.connect(self._drag_on)

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        from models.terminal_marks import Unit

        session = self._view.session
        if session is None or session.selecting is None:
            return
        if self._goes_to_program(event):
            self._report(event, "PRESS")
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self._view.paste_selection()
            return
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._count(event.position())
        column, row = self._view.metrics.place(event.position())
        unit = (Unit.CHARACTERS, Unit.WORDS, Unit.LINES)[self._clicks - 1]
        if not (event.modifiers() & Qt.KeyboardModifier.ShiftModifier and session.selecting.active):
            session.selecting.press(column, row, unit)
        if unit is not Unit.CHARACTERS or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            session.selecting.drag(column, row)
        self._selecting = True
        self._view.refresh()

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved."""
        session = self._view.session
        if session is None or session.selecting is None:
            return
        if not self._selecting:
            if self._goes_to_program(event):
                self._report(event, "MOVE")
            return
        self._pointer = event.position()
        self._drag()
        if self._view.viewport().rect().contains(self._pointer.toPoint()):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def release(self, event: QMouseEvent) -> None:
        """A button came up; what is selected goes to the middle button's clipboard where there is one."""
        self._timer.stop()
        if not self._selecting:
            if self._goes_to_program(event):
                self._report(event, "RELEASE")
            return
        self._selecting = False
        clipboard = QGuiApplication.clipboard()
        text = self._view.selected_text()
        if text and clipboard.supportsSelection():
            clipboard.setText(text, clipboard.Mode.Selection)

    def wheel(self, event: QWheelEvent) -> bool:
        """Whether the wheel goes to the program: as a button, or as arrow keys where it has the whole screen."""
        session = self._view.session
        if session is None or session.screen is None or not session.live:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        screen = session.screen
        if not screen.tracks_mouse and not screen.alternate:
            return False
        self._turned += event.angleDelta().y()
        notches, self._turned = int(self._turned / _NOTCH), self._turned - int(self._turned / _NOTCH) * _NOTCH
        for _ in range(abs(notches)):
            self._view.send_wheel(event.position(), up=notches > 0, lines=_LINES_A_NOTCH)
        return True

    def stop(self) -> None:
        """Nothing is being selected any more."""
        self._timer.stop()
        self._selecting = False

    def _goes_to_program(self, event: QMouseEvent) -> bool:
        session = self._view.session
        return (
            session is not None
            and session.live
            and session.screen is not None
            and session.screen.tracks_mouse
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        )

    def _report(self, event: QMouseEvent, what: str) -> None:
        from models.terminal_keys import Button, Motion

        names = {
            Qt.MouseButton.LeftButton: Button.LEFT,
            Qt.MouseButton.RightButton: Button.RIGHT,
            Qt.MouseButton.MiddleButton: Button.MIDDLE,
        }
        button = names.get(event.button(), Button.NONE)
        if what == "MOVE":
            held = event.buttons()
            button = next((name for each, name in names.items() if held & each), Button.NONE)
        self._view.send_mouse(button, Motion[what], event.position(), event.modifiers())

    def _count(self, place: QPointF) -> None:
        now = time.monotonic()
        hints = QGuiApplication.styleHints()
        near = (place - self._click_place).manhattanLength() <= hints.mouseDoubleClickDistance()
        quick = now - self._click_at < hints.mouseDoubleClickInterval() / 1000
        self._clicks = self._clicks % 3 + 1 if near and quick else 1
        self._click_at = now
        self._click_place = place

    def _drag(self) -> None:
        session = self._view.session
        if session is not None and session.selecting is not None:
            session.selecting.drag(*self._view.metrics.place(self._pointer))
            self._view.refresh()

    def _drag_on(self) -> None:
        """Scroll by how far the pointer is beyond an edge."""
        point, rect = self._pointer.toPoint(), self._view.viewport().rect()
        beyond = max(0, point.y() - rect.bottom()) - max(0, rect.top() - point.y())
        if beyond:
            self._view.scroll_rows(beyond // 16 + (1 if beyond > 0 else 0))
        self._drag()
