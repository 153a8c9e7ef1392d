"""The log view: paints the lines that are seen, follows the end, selects and copies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui.look.look import look
from gui.widgets.log_bar import LogScrollBar
from gui.widgets.log_keys import handle_key
from gui.widgets.log_mouse import COPY_AT_ONCE, LogMouse
from gui.widgets.log_page import LogPage, Place, Seen
from gui.widgets.log_paint import Columns, LogMetrics
from gui.widgets.log_pill import LogPill
from gui.widgets.log_scene import LogScene
from gui.widgets.log_selection import LINE_END, Position, Selection
from gui.widgets.zooms import clamped, stepped
from models.log_copy import Part, part_size, part_text, part_waits
from models.log_laid import LaidLines
from models.log_layout import Form
from models.log_lines import TimeForm, day
from models.log_rows import AllRows, PickedRows
from models.logs import LogStore
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from gui.widgets.log_scene import Finder, Spans
    from models.log_layout import LaidLine
    from models.log_rows import Rows

FRAME_SECONDS = 0.016
"""The least time between two repaints."""

_WIDEST = 1 << 24
_SPEAK_MS = 500


class LogView(QAbstractScrollArea):
    """Shows a `LogStore`. What is appended shows after `refresh`, at most once per frame.

    Lines are painted as plain text on a grid of cells; only those that are seen are decoded, and of long ones only the
    columns that are seen. The view follows the end until it is scrolled up. Which lines it shows is up to its rows;
    places are kept as numbers of lines, so that they stay where lines come, go, or are filtered out.

    Signals:
        following_changed(bool): it follows the end now, or does so no more.
        copy_wanted(object): a copy of a `Part` that is too large to be made at once.
        menu_wanted(QPoint): a menu is asked for at that place of the screen.
        record_wanted(object): the record of the line with that number is to be shown.
        field_clicked(str, object): a field's value was clicked.
        link_clicked(str): an address in a line was clicked.
        fold_clicked(object): what is folded below the line with that number is to be shown, or folded again.
        columns_moved: where its columns stand has changed.
        zoomed(int): the lines' font has that many per cent of the look's.
    """

    following_changed = Signal(bool)
    copy_wanted = Signal(object)
    menu_wanted = Signal(QPoint)
    record_wanted = Signal(object)
    field_clicked = Signal(str, object)
    link_clicked = Signal(str)
    fold_clicked = Signal(object)
    columns_moved = Signal()
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = LogStore()
        self._picked: Rows | None = None
        self._rows: Rows = AllRows(self._store)
        self._columns = Columns()
        self._form = Form()
        self._page = LogPage(LaidLines(self._store, self._form), self._rows)
        self._top = Place(0)
        self._following = True
        self._live = False
        self._paused_at = self._over_gap = 0
        self._dated_for: int | None = None
        self._widest = 0
        self._zoom = 100
        self._placeholder = self._nothing = ""
        self.folding = False
        self.is_unfolded: Callable[[int], bool] | None = None
        self.menu_point: QPointF | None = None
        self._moving = False
        self.selection = Selection()
        self._mouse = LogMouse(self)
        self._painted_at = 0.0
        self._asked = False
        self._metrics = LogMetrics(self._columns)
        self._scene = LogScene(self)
        self.setVerticalScrollBar(LogScrollBar())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setMouseTracking(True)
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
        self._store.arrived = None
        self._store = store
        self._picked = None
        self._rows = AllRows(store)
        self._page.rows = self._rows
        self._page.laid = LaidLines(store, self._form)
        store.arrived = self._repaint
        self._forget()
        self._dated()
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

    def set_nothing(self, words: str) -> None:
        """What a view says of whose lines none are shown; before its placeholder."""
        if words != self._nothing:
            self._nothing = words
            self._tell()
            self.viewport().update()

    def set_gap_words(self, words: str) -> None:
        """What is said where lines are missing between others, while they are."""
        if words != self._scene.gap_words:
            self._scene.gap_words = words
            self.viewport().update()

    @property
    def rows(self) -> Rows:
        """The lines that are shown."""
        return self._rows

    @property
    def whole_rows(self) -> Rows:
        """The lines that are shown, and those that are folded away below them."""
        return AllRows(self._store) if self._picked is None else self._picked

    def frozen_rows(self) -> Rows | None:
        """The lines that are shown, and those folded away below them, for a thread; None for all of them."""
        return self._picked.frozen() if isinstance(self._picked, PickedRows) else None

    def set_rows(self, rows: Rows | None, folded: Rows | None = None) -> None:
        """Show other lines of the same store, all of them for None; the place stays on its line as far as it can.

        Args:
            rows: which.
            folded: those of them that are not folded away; None where nothing is.
        """
        self._picked = rows
        self._rows = self._page.rows = folded if folded is not None else self.whole_rows
        self._over_gap = 0
        self.refresh()

    @property
    def metrics(self) -> LogMetrics:
        """Where its columns stand."""
        return self._metrics

    @property
    def columns(self) -> Columns:
        """Which columns it has."""
        return self._columns

    def set_columns(self, columns: Columns) -> None:
        """Have other columns."""
        if columns != self._columns:
            self._columns = columns
            self.set_form(self._form._replace(level_column=columns.levels))
            self._restyle()

    @property
    def form(self) -> Form:
        """How lines are shown."""
        return self._form

    def set_form(self, form: Form) -> None:
        """Show lines in another form."""
        if form != self._form:
            self._form = self._page.laid.form = form
            self._page.laid.forget()
            self._widest = 0
            self.viewport().update()

    @property
    def times_shown(self) -> bool:
        """Whether the column with the time of day is there."""
        return self._columns.times is not TimeForm.OFF

    def set_times_shown(self, shown: bool) -> None:
        """Show or hide the column with the time of day."""
        self.set_columns(self._columns._replace(times=TimeForm.LOCAL if shown else TimeForm.OFF))

    def set_levels_shown(self, shown: bool) -> None:
        """Whether words that say a level are coloured."""
        self.set_form(self._form._replace(levels=shown))

    @property
    def wrap(self) -> bool:
        """Whether long lines go on in the next row."""
        return self._page.wrap

    def set_wrap(self, wrap: bool) -> None:
        """Let long lines go on in the next row, or run out to the right."""
        self._page.wrap = wrap
        self._top = Place(self._top.number)
        self.horizontalScrollBar().setValue(0)
        self._restyle()

    @property
    def zoom(self) -> int:
        """The size of the lines' font in per cent of the look's."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Make the lines' font larger or smaller."""
        percent = clamped(percent)
        if percent != self._zoom:
            self._zoom = percent
            self._restyle()
            self.zoomed.emit(percent)

    def zoom_by(self, steps: int) -> None:
        """Larger by so many steps, smaller if negative."""
        self.set_zoom(stepped(self._zoom, steps))

    def set_marks(self, marks: Mapping[int, Spans], current: tuple[Position, Position] | None = None) -> None:
        """Mark what was found: places by line number; the current one stands out."""
        self._scene.marks, self._scene.mark = marks, current
        self._scene.finder = self._scene.current = None
        self.viewport().update()

    def set_finder(self, finder: Finder | None, current: tuple[int, int] | None = None) -> None:
        """Mark what a function finds in the lines that are seen; `current` is a line and which of its hits it is."""
        scene = self._scene
        if (scene.marks, scene.mark, scene.finder, scene.current) == (None, None, finder, current):
            return
        scene.marks = scene.mark = None
        scene.finder, scene.current = finder, current
        self.viewport().update()

    def refresh(self) -> None:
        """The store or the rows have changed: take it up, and repaint when the next frame is due."""
        if self._store.first != self._dated_for:
            self._dated()
        self._settle()
        if not self._following:
            self._pill.set_count(self.new_lines)
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
        return 0 if self._following else max(0, self._store.end - max(self._paused_at, self._store.first))

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

    @property
    def selected_part(self) -> Part | None:
        """What is selected, None for nothing."""
        span = self.selection.span
        return None if span is None else Part(*span, self.selection.columns)

    @property
    def copies_at_once(self) -> bool:
        """Whether what is selected is small and at hand."""
        part = self.selected_part
        blocks = self._store.snapshot()
        return part is not None and part_size(blocks, part) <= COPY_AT_ONCE and not part_waits(blocks, part)

    def selected_text(self) -> str:
        """What is selected, without stamps and escapes. Reads all of it, unless it is of one line."""
        part = self.selected_part
        if part is not None and part.start[0] == part.end[0]:
            line = self.laid_line(part.start[0])
            if line is not None and line.whole:
                start, end = (part.start[1], part.end[1]) if part.columns is None else map(line.place_at, part.columns)
                return line.text[start:end]
        return part_text(self._store.snapshot(), part, self._form, self._picked) if part else ""

    def select_all(self) -> None:
        """Select every line that is shown."""
        rows = self.whole_rows
        if len(rows):
            self.set_following(False)
            first, last = rows.number(0), rows.number(len(rows) - 1)
            self.selection.select(Position(first, 0), Position(last, LINE_END))
            self.viewport().update()

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        part = self.selected_part
        if part is None:
            return
        if not self.copies_at_once:
            self.copy_wanted.emit(part)
        else:
            QGuiApplication.clipboard().setText(self.selected_text())

    def laid_line(self, number: int) -> LaidLine | None:
        """A held line on the grid, None for a number that is not held."""
        return self._page.laid.line(number, self._reach)

    def seen_at(self, point: QPointF) -> Seen | None:
        """The row at a point of the viewport; the last one below the end, None in an empty log."""
        row = max(0, int(point.y() // self._metrics.height))
        seen = self._page.from_place(self._top, row + 1)
        return seen[-1] if seen else None

    def is_beyond(self, point: QPointF) -> bool:
        """Whether a point of the viewport is below the last line."""
        row = int(point.y() // self._metrics.height)
        return len(self._page.from_place(self._top, row + 1)) <= row

    def column_at(self, point: QPointF, seen: Seen) -> float:
        """The column of a row's line at a point of the viewport."""
        return (point.x() - self._metrics.text_left) / self._metrics.advance + self.shift_of(seen)

    def shift_of(self, seen: Seen) -> int:
        """The first column that a row shows."""
        return seen.part * self._page.columns if self.wrap else self._first_column

    @property
    def text_columns(self) -> int:
        """How many columns of text fit."""
        return self._page.columns

    def position_at(self, point: QPointF) -> Position | None:
        """The position nearest to a point of the viewport; None in an empty log."""
        seen = self.seen_at(point)
        if seen is None:
            return None
        if self.is_beyond(point):
            return Position(seen.number, LINE_END)
        return Position(seen.number, seen.line.place_at(self.column_at(point, seen)))

    def fold_at(self, point: QPointF) -> int | None:
        """The number of the line whose folded lines are told of at a point of the viewport."""
        return next((number for number, box in self._scene.folds.items() if box.contains(point)), None)

    def show_position(self, position: Position) -> None:
        """Scroll as far as it takes to see a position."""
        self.show_line(position.line)
        line = self.laid_line(position.line)
        if line is None or self.wrap:
            return
        column = line.column_at(position.place)
        across, columns = self.horizontalScrollBar(), self._page.columns
        if column < across.value():
            across.setValue(column)
        elif column >= across.value() + columns:
            across.setMaximum(max(across.maximum(), column - columns + 1))
            across.setValue(column - columns + 1)

    def show_line(self, number: int, *, middle: bool = False) -> None:
        """Scroll as far as it takes to see a line; with `middle` into the middle where it was not seen."""
        seen = self._page.from_place(self._top, self.page)
        if seen and seen[0].number <= number <= seen[-1].number:
            return
        if middle or self.wrap:
            steps = -(self.page // 2) if middle else 0 if not seen or number < seen[0].number else 1 - self.page
            self._go(self._page.moved(Place(number), steps))
        elif not seen or number < seen[0].number:
            self._go(Place(number))
        else:
            self._go(self._page.moved(Place(number), 1 - self.page))

    @property
    def page(self) -> int:
        """How many whole rows are seen."""
        return max(1, self.viewport().height() // self._metrics.height)

    @property
    def top_line(self) -> int:
        """The number of the first line that is seen."""
        return self._top.number

    @property
    def last_line(self) -> int:
        """The number of the last line that is seen whole."""
        seen = self._page.from_place(self._top, self.page)
        return seen[-1].number if seen else self._top.number

    def scroll_lines(self, count: int) -> None:
        """Scroll down by rows, up if negative."""
        self._go(self._page.moved(self._top, count))

    def scroll_columns(self, count: int) -> None:
        """Scroll to the right by columns, to the left if negative."""
        across = self.horizontalScrollBar()
        across.setValue(across.value() + count)

    def scroll_to(self, number: int) -> None:
        """Show a line at the top of the view."""
        self._go(Place(number))

    def moved_line(self, number: int, rows: int) -> int:
        """The number of the line that is so many rows below another, or above it."""
        if not len(self._rows):
            return number
        row = self._rows.row(number) + rows
        return self._rows.number(min(max(0, row), len(self._rows) - 1))

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
        seen = self._page.from_place(self._top, -(-self.viewport().height() // self._metrics.height))
        if not seen:
            self._scene.paint_words(painter, self._nothing or self._placeholder)
            return
        self._scene.paint(painter, seen)
        widest = max(self._widest, *(one.line.columns for one in seen))
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
        self._measure()
        self._settle()
        self._fit_bars()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl make the lines larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

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
        keyed = event.reason() is event.Reason.Keyboard
        self.menu_point = None if keyed else QPointF(event.pos())
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
        return 0 if self.wrap else self.horizontalScrollBar().value()

    @property
    def _reach(self) -> int:
        return self._first_column + self._page.columns + 1

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

    def _settle(self) -> None:
        """Stand at the end where it is followed; else where it stood, though the next line shows in its stead."""
        if not len(self._rows) and len(self._store):
            return  # they are being picked: the place is kept until its line comes, or one after it
        last = self._page.last_top(self.page)
        if self._over_gap and not self._following:
            row = self._rows.row(self._store.hole[1]) - self._over_gap
            self._top = Place(self._rows.number(max(0, row)))
        if self._store.gap is None:
            self._over_gap = 0
        self._top = last if self._following else min(self._top, last)

    def _go(self, place: Place) -> None:
        """Stand at a place, at most at the end; there the end is followed."""
        last = self._page.last_top(self.page)
        first = Place(self._rows.number(0)) if len(self._rows) else last
        place = min(max(place, first), last)
        ends = place >= last
        self._top = last if ends else place
        self._over_gap = self._rows_over_gap()
        self.set_following(ends)
        self._fit_bars()
        self.viewport().update()

    def _rows_over_gap(self) -> int:
        """How many rows are seen above a gap, 0 where none is seen: what comes there goes up, not what is below it."""
        gap = self._store.gap
        if gap is None or self._top.number >= gap:
            return 0
        rows = self._rows.row(gap) - self._rows.row(self._top.number)
        return rows if rows < self.page else 0

    def _measure(self) -> None:
        """Find out how many columns there are at the present width."""
        self._metrics.fit(self.viewport().width())
        width = min(self._metrics.text_right, float(self.viewport().width())) - self._metrics.text_left
        self._page.columns = max(1, int(width / self._metrics.advance))
        self._page.reach = self._reach
        self.columns_moved.emit()

    def _fit_bars(self) -> None:
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        self._moving = True
        bar.setPageStep(self.page)
        bar.setSingleStep(1)
        bar.setRange(0, self._rows.row(self._page.last_top(self.page).number))
        bar.setValue(self._rows.row(self._top.number))
        columns = self._page.columns
        across.setPageStep(columns)
        across.setSingleStep(4)
        across.setRange(0, 0 if self.wrap else max(0, self._widest - columns))
        self._page.reach = self._reach
        self._moving = False

    def _scrolled(self, value: int) -> None:
        if self._moving or not len(self._rows):
            return
        self._go(Place(self._rows.number(min(value, len(self._rows) - 1))))

    def _dated(self) -> None:
        """Times have their dates where the log did not begin today."""
        self._dated_for = self._store.first
        dated = False
        if len(self._store):
            begun = self._store.begun_ns
            dated = begun is not None and day(begun) != day(time.time_ns())
        if dated != self._columns.dated:
            self.set_columns(self._columns._replace(dated=dated))

    def _show_pill(self) -> None:
        self._pill.setVisible(self._live and not self._following)
        if self._pill.isVisible():
            self._pill.set_count(self.new_lines)
            self._pill.place()

    def _forget(self) -> None:
        self._page.laid.forget()
        self.selection.clear()
        self._scene.forget()
        self._widest = 0
        self._top = Place(self._store.first)
        self._paused_at, self._over_gap = self._store.end, 0

    def _restyle(self) -> None:
        self._metrics = LogMetrics(self._columns, self._zoom)
        self._measure()
        self._scene.restyle()
        self._settle()
        self._fit_bars()
        self._pill.place()
        self.viewport().update()

    def _tell(self) -> None:
        """Say in words what is painted."""
        count = len(self._rows)
        if not count:
            self.setAccessibleDescription(self._nothing or self._placeholder or tr("Log", "No lines"))
            return
        last = self.laid_line(self._rows.number(count - 1))
        words = plural("Log", "{n} line", "{n} lines", count).format(n=f"{count:,}")
        text = "" if last is None else last.text[:200]
        self.setAccessibleDescription(tr("Log", "{count}. Last: {line}").format(count=words, line=text))
