"""The view of a terminal: paints the rows that changed, and takes keys, mouse and pastes to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.look.look import look
from gui.widgets.terminal_keys import LEAVE, bytes_of, is_ours
from gui.widgets.terminal_mouse import TerminalMouse
from gui.widgets.terminal_paint import TerminalMetrics, TerminalPainter
from gui.widgets.zooms import clamped, stepped
from models.words import clean, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QInputMethodEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from models.terminal_keys import Button, Held, Motion
    from models.terminal_screen import Cursor, Row
    from models.terminal_session import TerminalSession

_SPEAK_MS = 500
_SPOKEN_ROWS = 6
_SPOKEN_LETTERS = 400


class TerminalView(QAbstractScrollArea):
    """Shows one `TerminalSession` at a time; the session goes on without it.

    All keys go to the program but Ctrl Shift and a letter (copy, paste, find, select all, new, close), Shift and Page
    Up, Page Down, Home or End (scroll-back), and F6, which leaves. What the program writes is painted and nothing else.

    Signals:
        menu_wanted(QPoint): a menu is asked for at that place of the screen.
        paste_wanted(str): several lines are to be pasted to a program that takes them for typing.
        asked(str): a key of ours: "find", "new", "close", "leave".
        zoomed(int): the font has that many per cent of the look's.
    """

    menu_wanted = Signal(object)
    paste_wanted = Signal(str)
    asked = Signal(str)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: TerminalSession | None = None
        self._rows: list[Row] = []
        self._cursor: Cursor | None = None
        self._zoom = 100
        self.metrics = TerminalMetrics()
        self._painter = TerminalPainter(self.metrics)
        self._mouse = TerminalMouse(self)
        self._speak = QTimer(self, interval=_SPEAK_MS, singleShot=True)
        self._speak.timeout.connect(self._tell)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(tr("Terminal", "Terminal"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        look().changed.connect(self._restyle)

    # What is shown

    def set_session(self, session: TerminalSession | None, name: str = "") -> None:
        """Show another terminal, or none; it takes the size of the view."""
        old = self.session
        if old is not None and old is not session:
            old.written.disconnect(self.refresh)
            self._mouse.stop()
        if session is not None and session is not old:
            session.written.connect(self.refresh)
        self.session = session
        self.setAccessibleName(clean(name, 120) or tr("Terminal", "Terminal"))
        self._rows = []
        self._fit()
        self.refresh()
        self.viewport().update()

    def refresh(self) -> None:
        """The screen may be another: repaint the rows that are."""
        session = self.session
        if session is None or session.screen is None:
            self._rows, self._cursor = [], None
            self.viewport().update()
            return
        if not self.isVisible():
            return
        rows, changed = session.screen.look()
        fresh = len(self._rows) != len(rows)
        self._rows = rows
        before, self._cursor = self._cursor, session.screen.cursor if session.live else None
        if fresh or (session.finding is not None and session.finding.needle):
            self.viewport().update()
        else:
            for number in {*changed, *(cursor.row for cursor in (before, self._cursor) if cursor is not None)}:
                self.viewport().update(QRect(0, self.metrics.top(number), self.viewport().width(), self.metrics.height))
        self._fit_bar()
        if not self._speak.isActive():
            self._speak.start()

    @property
    def zoom(self) -> int:
        """Per cent of the look's size of the font."""
        return self._zoom

    def set_zoom(self, zoom: int) -> None:
        """Make the font larger or smaller; the program gets more or fewer cells."""
        zoom = clamped(zoom)
        if zoom != self._zoom:
            self._zoom = zoom
            self._restyle()
            self.zoomed.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """So many sizes larger, smaller if negative."""
        self.set_zoom(stepped(self._zoom, steps))

    def text(self) -> str:
        """What is seen, as plain text."""
        return "\n".join(row.text.rstrip() for row in self._rows)

    # Selecting and pasting

    def selected_text(self) -> str:
        """What is selected; lines that were only wrapped are whole."""
        selecting = None if self.session is None else self.session.selecting
        return "" if selecting is None else selecting.text

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        text = self.selected_text()
        if text:
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select everything, scroll-back included."""
        if self.session is not None and self.session.selecting is not None:
            self.session.selecting.select_all()
            self.refresh()

    def paste(self) -> None:
        """Paste the clipboard, after a question where a program would take several lines for commands."""
        self._paste(QGuiApplication.clipboard().text())

    def paste_selection(self) -> None:
        """Paste what the middle button pastes."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():
            self._paste(clipboard.text(clipboard.Mode.Selection))

    def paste_text(self, text: str) -> None:
        """Paste without asking."""
        session = self.session
        if session is not None and session.keyboard is not None and session.live and text:
            session.send(session.keyboard.paste(text))
            self._to_end()

    def _paste(self, text: str) -> None:
        session = self.session
        if session is None or session.keyboard is None or not session.live or not text:
            return
        if "\n" in text.strip("\r\n") and not session.keyboard.brackets:
            self.paste_wanted.emit(text)
        else:
            self.paste_text(text)

    # To the program

    def send_mouse(self, button: Button, motion: Motion, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Tell the program of the mouse."""
        session = self.session
        if session is None or session.keyboard is None:
            return
        margin = self.metrics.margin
        place = (point.x() - margin, point.y() - margin)
        cell = (self.metrics.advance, float(self.metrics.height))
        session.send(session.keyboard.mouse(button, motion, place, cell, _held(modifiers)))

    def send_wheel(self, point: QPointF, *, up: bool, lines: int) -> None:
        """Tell the program of one notch of the wheel."""
        from models.terminal_keys import Button, Motion

        session = self.session
        if session is None or session.keyboard is None or session.screen is None:
            return
        if session.screen.tracks_mouse:
            button = Button.WHEEL_UP if up else Button.WHEEL_DOWN
            self.send_mouse(button, Motion.PRESS, point, Qt.KeyboardModifier.NoModifier)
        else:
            session.send(session.keyboard.key("ARROW_UP" if up else "ARROW_DOWN") * lines)

    # Scrolling

    def scroll_rows(self, count: int) -> None:
        """Scroll through what has left the screen: down, up if negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + count)

    def _scrolled(self, value: int) -> None:
        if self.session is not None and self.session.screen is not None:
            self.session.screen.scroll_to(value)
            self.refresh()

    def _to_end(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() != bar.maximum():
            bar.setValue(bar.maximum())

    def _fit_bar(self) -> None:
        if self.session is None or self.session.screen is None:
            return
        scroll = self.session.screen.scroll
        bar = self.verticalScrollBar()
        with QSignalBlocker(bar):
            bar.setRange(0, max(0, scroll.total - scroll.seen))
            bar.setPageStep(max(1, scroll.seen))
            bar.setValue(scroll.first)

    # Qt's

    def sizeHint(self) -> QSize:
        """80 by 24."""
        metrics = self.metrics
        return QSize(round(80 * metrics.advance) + 2 * metrics.margin, 24 * metrics.height + 2 * metrics.margin)

    def minimumSizeHint(self) -> QSize:
        """A few cells."""
        return QSize(look().px(160), 4 * self.metrics.height)

    def event(self, event: QEvent) -> bool:
        """Every key that is not ours is the program's, whatever shortcut it is elsewhere; Tab too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes_keys:
            event.accept()
            return True
        return super().event(event)

    @property
    def _takes_keys(self) -> bool:
        return self.session is not None and self.session.live

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - Qt's
        """Tab stays here while a program takes keys."""
        return False if self._takes_keys else super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """To the program, unless it is ours."""
        session = self.session
        if is_ours(event):
            self._do_own(event)
        elif session is None or session.keyboard is None or not session.live:
            super().keyPressEvent(event)
        else:
            data = bytes_of(event, session.keyboard)
            if data:
                session.send(data)
                self._to_end()

    def _do_own(self, event: QKeyEvent) -> None:
        key, bar = Qt.Key(event.key()), self.verticalScrollBar()
        acts = {
            Qt.Key.Key_C: self.copy,
            Qt.Key.Key_V: self.paste,
            Qt.Key.Key_A: self.select_all,
            Qt.Key.Key_F: lambda: self.asked.emit("find"),
            Qt.Key.Key_T: lambda: self.asked.emit("new"),
            Qt.Key.Key_W: lambda: self.asked.emit("close"),
            Qt.Key.Key_Escape: lambda: self.asked.emit("leave"),
            LEAVE: lambda: self.asked.emit("leave"),
            Qt.Key.Key_Plus: lambda: self.zoom_by(1),
            Qt.Key.Key_Equal: lambda: self.zoom_by(1),
            Qt.Key.Key_Minus: lambda: self.zoom_by(-1),
            Qt.Key.Key_Underscore: lambda: self.zoom_by(-1),
            Qt.Key.Key_0: lambda: self.set_zoom(100),
            Qt.Key.Key_ParenRight: lambda: self.set_zoom(100),
            Qt.Key.Key_PageUp: lambda: self.scroll_rows(1 - bar.pageStep()),
            Qt.Key.Key_PageDown: lambda: self.scroll_rows(bar.pageStep() - 1),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: self._to_end,
        }
        acts[key]()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What was composed is typed."""
        if event.commitString() and self.session is not None:
            self.session.send(event.commitString().encode())
            self._to_end()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; to the program where it asks for it; with Ctrl another size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        elif self._mouse.wheel(event):
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or tell the program."""
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As a press: the second of a row."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the pointer, or tell the program."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The selection stands."""
        self._mouse.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, unless the program has the mouse."""
        screen = None if self.session is None else self.session.screen
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if screen is None or not screen.tracks_mouse or shift or event.reason() is not event.Reason.Mouse:
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The cursor is filled."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor is hollow."""
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """What was written meanwhile is seen."""
        super().showEvent(event)
        self._fit()
        self.refresh()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The program gets more or fewer cells."""
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: the emulator moves what is seen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows that are asked for."""
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, look().color("base"))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        active = self.hasFocus()
        session = self.session
        finding = None if session is None else session.finding
        found = finding.seen() if finding is not None and finding.needle else []
        for number, row in enumerate(self._rows):
            top = self.metrics.top(number)
            if top > area.bottom() or top + self.metrics.height < area.top():
                continue
            self._painter.row(painter, number, row, active=active)
            here = [match for match in found if match.row == number]
            if here:
                self._painter.matches(painter, row, number, here)
        if self._cursor is not None:
            self._painter.cursor(painter, self._cursor, self._rows, active=active)

    # Own

    def _fit(self) -> None:
        """Tell the terminal how many cells there are."""
        session, viewport = self.session, self.viewport()
        if session is None or not self.isVisible() or viewport.width() < 40 or viewport.height() < 20:
            return
        columns, rows = self.metrics.size(viewport.width(), viewport.height())
        session.resize(columns, rows, self.metrics.cell)

    def _restyle(self) -> None:
        self.metrics = TerminalMetrics(self._zoom)
        self._painter = TerminalPainter(self.metrics)
        self._fit()
        self.refresh()
        self.viewport().update()

    def _tell(self) -> None:
        """What a screen reader says of it: the last rows that have something in them."""
        rows = [text for text in (row.text.rstrip() for row in self._rows) if text]
        self.setAccessibleDescription(clean(" ⏎ ".join(rows[-_SPOKEN_ROWS:]), _SPOKEN_LETTERS))


def _held(modifiers: Qt.KeyboardModifier) -> Held:
    from models.terminal_keys import Held

    found = Held.NONE
    for each, held in (
        (Qt.KeyboardModifier.ShiftModifier, Held.SHIFT),
        (Qt.KeyboardModifier.ControlModifier, Held.CTRL),
        (Qt.KeyboardModifier.AltModifier, Held.ALT),
    ):
        if modifiers & each:
            found |= held
    return found
