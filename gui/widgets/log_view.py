"""The log view: paints the lines that are seen, follows the end, selects and copies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.look.look import look
from gui.widgets.log_keys import handle_key
from gui.widgets.log_mouse import COPY_AT_ONCE, LogMouse
from gui.widgets.log_paint import LogMetrics, LogPainter
from gui.widgets.log_pill import LogPill
from gui.widgets.log_selection import LINE_END, Position, Selection, selected_size, selected_text
from models.log_layout import LaidLine
from models.logs import LogStore
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
    )

FRAME_SECONDS = 0.016
"""The least time between two repaints."""

_LAID_LINES = 1024
_LEAST_COLUMNS = 512
_WIDEST = 1 << 24
_SPEAK_MS = 500


class LogView(QAbstractScrollArea):
    """Shows a `LogStore`. What is appended shows after `refresh`, at most once per frame.

    Lines are painted as plain text on a grid of cells; only those that are seen are decoded, and of long ones only the
    columns that are seen. The view follows the end until it is scrolled up.

    Signals:
        following_changed(bool): it follows the end now, or does so no more.
        copy_wanted(object, object): a copy between two positions that is too large to be made at once.
        menu_wanted(QPoint): a menu is asked for at that place of the screen.
    """

    following_changed = Signal(bool)
    copy_wanted = Signal(object, object)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = LogStore()
        self._top = 0
        self._following = True
        self._live = False
        self._paused_at = 0
        self._times = True
        self._widest = 0
        self._levels = True
        self._marks: Mapping[int, Sequence[tuple[int, int]]] = {}
        self._mark: tuple[Position, Position] | None = None
        self._placeholder = ""
        self._laid: dict[int, LaidLine] = {}
        self._moving = False
        self.selection = Selection()
        self._mouse = LogMouse(self)
        self._painted_at = 0.0
        self._asked = False
        self._metrics = LogMetrics(times=True)
        self._painter = LogPainter(self._metrics)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pill = LogPill(self.viewport())
        self._pill.hide()
        self._pill.resumed.connect(lambda: self.set_following(True))
        self._frame = self._timer(0, self._repaint)
        self._speak = self._timer(_SPEAK_MS, self._tell)
        self.set_name(tr("Log", "Log"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        look().changed.connect(self._restyle)
        corner = QWidget()
        corner.setBackgroundRole(QPalette.ColorRole.Base)
        corner.setAutoFillBackground(True)
        self.setCornerWidget(corner)
        self._restyle()

    # What is shown

    @property
    def store(self) -> LogStore:
        """The log that is shown."""
        return self._store

    def set_store(self, store: LogStore) -> None:
        """Show another log, from its end on, following."""
        self._store = store
        self._forget()
        self._following = True
        self._show_pill()
        self.refresh()
        self._tell()

    def set_name(self, name: str) -> None:
        """What it is, for screen readers ("Log of api-1")."""
        self.setAccessibleName(name)
        self._tell()

    def set_placeholder(self, words: str) -> None:
        """What an empty view says."""
        if words != self._placeholder:
            self._placeholder = words
            self._tell()
            self.viewport().update()

    @property
    def times_shown(self) -> bool:
        """Whether the column with the time of day is there."""
        return self._times

    def set_times_shown(self, shown: bool) -> None:
        """Show or hide the column with the time of day."""
        if shown != self._times:
            self._times = shown
            self._restyle()

    def set_levels_shown(self, shown: bool) -> None:
        """Whether words that say a level are coloured."""
        self._levels = shown
        self._laid.clear()
        self.viewport().update()

    def set_marks(
        self, marks: Mapping[int, Sequence[tuple[int, int]]], current: tuple[Position, Position] | None = None
    ) -> None:
        """Mark what was found: places by line number; the current one stands out."""
        self._marks = marks
        self._mark = current
        self.viewport().update()

    def refresh(self) -> None:
        """The store has changed: take it up, and repaint when the next frame is due."""
        if self._following:
            self._top = self._bottom_top()
        else:
            self._top = min(max(self._top, self._store.first), self._bottom_top())
            self._pill.set_count(max(0, self._store.end - max(self._paused_at, self._store.first)))
        self._fit_bars()
        if not self._speak.isActive():
            self._speak.start()
        if self._frame.isActive() or self._asked:
            return
        wait = FRAME_SECONDS - (time.monotonic() - self._painted_at)
        self._frame.start(max(0, round(wait * 1000)))

    def clear(self) -> None:
        """Take all lines out of the view; what comes from now on is shown."""
        self._store.clear()
        self._forget()
        self.refresh()

    # Following

    @property
    def following(self) -> bool:
        """Whether it shows the end as it grows."""
        return self._following

    @property
    def new_lines(self) -> int:
        """How many lines came since it stopped following."""
        return 0 if self._following else self._store.end - max(self._paused_at, self._store.first)

    def set_following(self, following: bool) -> None:
        """Follow the end, or stay where it is."""
        if following == self._following:
            if following:
                self.refresh()
            return
        self._following = following
        self._paused_at = self._store.end
        self._show_pill()
        self.refresh()
        self.following_changed.emit(following)

    def set_live(self, live: bool) -> None:
        """Whether lines are still coming: only then a view that does not follow says that it is paused."""
        self._live = live
        self._show_pill()

    # Selecting

    def selected_text(self) -> str:
        """What is selected, without stamps and escapes."""
        span = self.selection.span
        return selected_text(self._store.snapshot(), *span) if span else ""

    def select_all(self) -> None:
        """Select every line that is held."""
        if len(self._store):
            self.set_following(False)
            self.selection.select(Position(self._store.first, 0), Position(self._store.end - 1, LINE_END))
            self.viewport().update()

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        span = self.selection.span
        if span is None:
            return
        if selected_size(self._store.snapshot(), *span) > COPY_AT_ONCE:
            self.copy_wanted.emit(*span)
        else:
            QGuiApplication.clipboard().setText(self.selected_text())

    def laid_line(self, number: int) -> LaidLine | None:
        """A held line on the grid, None for a number that is not held."""
        lines = self._lay_out(number, number + 1)
        return lines[0] if lines else None

    def position_at(self, point: QPointF) -> Position | None:
        """The position nearest to a point of the viewport; None in an empty log."""
        if not len(self._store):
            return None
        row = int(point.y() // self._metrics.height)
        if self._top + row >= self._store.end:
            return Position(self._store.end - 1, LINE_END)
        number = max(self._store.first, self._top + row)
        line = self.laid_line(number)
        if line is None:
            return None
        column = (point.x() - self._metrics.text_left) / self._metrics.advance + self._first_column
        return Position(number, line.place_at(column))

    def show_position(self, position: Position) -> None:
        """Scroll as far as it takes to see a position."""
        bar = self.verticalScrollBar()
        if position.line < self._top:
            bar.setValue(position.line - self._store.first)
        elif position.line >= self._top + self.page:
            bar.setValue(position.line - self.page + 1 - self._store.first)
        line = self.laid_line(position.line)
        if line is None:
            return
        column = line.column_at(position.place)
        across = self.horizontalScrollBar()
        if column < across.value():
            across.setValue(column)
        elif column >= across.value() + self._columns:
            across.setMaximum(max(across.maximum(), column - self._columns + 1))
            across.setValue(column - self._columns + 1)

    @property
    def page(self) -> int:
        """How many whole lines are seen."""
        return max(1, self.viewport().height() // self._metrics.height)

    @property
    def top_line(self) -> int:
        """The number of the first line that is seen."""
        return self._top

    def scroll_lines(self, count: int) -> None:
        """Scroll down by lines, up if negative."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + count)

    def scroll_columns(self, count: int) -> None:
        """Scroll to the right by columns, to the left if negative."""
        across = self.horizontalScrollBar()
        across.setValue(across.value() + count)

    def scroll_to(self, number: int) -> None:
        """Show a line at the top of the view."""
        self.verticalScrollBar().setValue(number - self._store.first)

    # Qt's

    def sizeHint(self) -> QSize:
        """Some twenty lines."""
        return QSize(look().px(480), self._metrics.height * 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The lines that are seen, and nothing else."""
        self._painted_at = time.monotonic()
        self._asked = False
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look().color("base"))
        height = self._metrics.height
        rows = -(-self.viewport().height() // height)
        lines = self._lay_out(self._top, self._top + rows)
        if not lines:
            self._paint_placeholder(painter)
            return
        first = self._first_column
        window = (first, first + self._columns + 1)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._metrics.font)
        active = self.hasFocus()
        for row, line in enumerate(lines):
            selected = self.selection.in_line(self._top + row)
            self._painter.ground(painter, line, row * height, first, selected, active=active)
        left = self._metrics.text_left
        painter.setClipRect(QRectF(left - 1, 0, self.viewport().width() - left + 1, self.viewport().height()))
        for row, line in enumerate(lines):
            self._painter.text(painter, line, row * height, window)
            for start, end in self._marks.get(self._top + row, ()):
                current = self._mark is not None and self._mark[0] == (self._top + row, start)
                self._painter.mark(painter, line, row * height, first, (start, end), current=current)
        caret = self.selection.caret
        if active and caret is not None and 0 <= caret.line - self._top < len(lines):
            row = caret.line - self._top
            self._painter.caret(painter, lines[row], row * height, first, caret.place)
        widest = max(self._widest, *(line.columns for line in lines))
        painter.end()
        if widest > self._widest:
            self._widest = min(widest, _WIDEST)
            self._fit_bars()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Nothing: Qt would repaint at once for each bar that moves, however often lines come."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer lines are seen."""
        super().resizeEvent(event)
        self._pill.place()
        if self._following:
            self._top = self._bottom_top()
        self._fit_bars()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, select, copy; what is not ours goes on."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif not handle_key(self, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the caret; twice selects the word, thrice the line; with Shift the selection grows."""
        self._mouse.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As a press: the second of a row."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the pointer; beyond the edges the view scrolls along."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The selection stands; it goes to the middle button's clipboard where there is one."""
        self._mouse.release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by mouse or key."""
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The selection shows as active."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The selection shows as inactive."""
        super().focusOutEvent(event)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """What was appended meanwhile is seen."""
        super().showEvent(event)
        self.refresh()

    # Own

    @property
    def _first_column(self) -> int:
        return self.horizontalScrollBar().value()

    @property
    def _columns(self) -> int:
        """How many columns of text are seen."""
        return max(1, int((self.viewport().width() - self._metrics.text_left) / self._metrics.advance))

    def _timer(self, milliseconds: int, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(call)
        return timer

    def _repaint(self) -> None:
        self._asked = self.isVisible()
        self.viewport().update()

    def _bottom_top(self) -> int:
        return max(self._store.first, self._store.end - self.page)

    def _fit_bars(self) -> None:
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        self._moving = True
        bar.setPageStep(self.page)
        bar.setSingleStep(1)
        bar.setRange(0, self._bottom_top() - self._store.first)
        bar.setValue(self._top - self._store.first)
        across.setPageStep(self._columns)
        across.setSingleStep(4)
        across.setRange(0, max(0, self._widest - self._columns))
        self._moving = False

    def _scrolled(self, value: int) -> None:
        if self._moving:
            return
        self._top = self._store.first + value
        self.set_following(value >= self.verticalScrollBar().maximum())
        self.viewport().update()

    def _lay_out(self, start: int, end: int) -> list[LaidLine]:
        """The held lines of a range on the grid, from the cache where they are there."""
        needed = self._first_column + self._columns + 1
        start, end = max(start, self._store.first), min(end, self._store.end)
        numbers = range(start, end)
        missing = [n for n in numbers if not self._is_laid(n, needed)]
        if missing:
            # Doubled, so that scrolling along a line lays it out a few times and not once per step.
            columns = max(_LEAST_COLUMNS, 1 << (needed - 1).bit_length())
            lines = self._store.lines(missing[0], missing[-1] + 1)
            for number in missing:
                self._laid[number] = LaidLine(lines[number - missing[0]], columns, levels=self._levels)
        found = [self._laid[number] for number in numbers]
        if len(self._laid) > _LAID_LINES:
            self._laid = dict(zip(numbers, found, strict=True))
        return found

    def _is_laid(self, number: int, columns: int) -> bool:
        line = self._laid.get(number)
        return line is not None and (line.whole or line.laid_columns >= columns)

    def _paint_placeholder(self, painter: QPainter) -> None:
        if not self._placeholder:
            return
        painter.setFont(look().font("body"))
        painter.setPen(look().color("text3"))
        room = self.viewport().rect().adjusted(look().px(16), 0, -look().px(16), 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(room), int(flags), self._placeholder)

    def _show_pill(self) -> None:
        self._pill.setVisible(self._live and not self._following)
        if self._pill.isVisible():
            self._pill.set_count(self.new_lines)
            self._pill.place()

    def _forget(self) -> None:
        self._laid.clear()
        self.selection.clear()
        self._marks, self._mark = {}, None
        self._widest = 0
        self._paused_at = self._store.end

    def _restyle(self) -> None:
        self._metrics = LogMetrics(times=self._times)
        self._painter = LogPainter(self._metrics)
        if self._following:
            self._top = self._bottom_top()
        self._fit_bars()
        self._pill.place()
        self.viewport().update()

    def _tell(self) -> None:
        """Say in words what is painted."""
        count = len(self._store)
        if not count:
            self.setAccessibleDescription(self._placeholder or tr("Log", "No lines"))
            return
        last = self.laid_line(self._store.end - 1)
        words = plural("Log", "{n} line", "{n} lines", count).format(n=f"{count:,}")
        text = "" if last is None else last.text[:200]
        self.setAccessibleDescription(tr("Log", "{count}. Last: {line}").format(count=words, line=text))
