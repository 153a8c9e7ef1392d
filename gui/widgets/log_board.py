"""The log board: a log with all that is done with it, for a container's tab and for the pane of logs alike."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tasks import tasks_of
from gui.widgets.copying import copy_text
from gui.widgets.log_bar import LogScrollBar
from gui.widgets.log_filter_bar import FilterBar
from gui.widgets.log_find_bar import FindBar
from gui.widgets.log_finding import Finding, FindState
from gui.widgets.log_header import LogHeader
from gui.widgets.log_histogram import LogHistogram, span_words
from gui.widgets.log_job import JobBar
from gui.widgets.log_links import ask_to_open
from gui.widgets.log_picking import Picking
from gui.widgets.log_reading import LogReading
from gui.widgets.log_saving import LogSaving
from gui.widgets.log_selection import LINE_END, Position
from gui.widgets.log_spans import LogSpans
from gui.widgets.log_surveying import Surveying
from gui.widgets.log_view import LogView
from gui.widgets.own_keys import OwnKeys
from models.log_condition import Condition, read_condition
from models.log_copy import Part, part_text
from models.log_filter import Filter
from models.log_find import Query
from models.log_rows import shares
from models.log_survey import number_at
from models.words import plural, size, tr
from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from engine.tasks import TaskScope
    from models.log_shelf import FilterShelf
    from models.logs import LogStore

log = logging.getLogger(__name__)

FOLLOW_MS = 50
"""Milliseconds after which what is new is gone through."""

MARK_MS = 100
LOW = 640
"""Pixels at 100 % of a window's height under which the log over time is a strip."""

_COPY, _JUMP = "copy", "jump"


class LogBoard(QWidget):
    """A log view under its column heads. Who holds it feeds the store and calls `refresh`.

    Args:
        wide: with columns for levels and, where a log has several sources, for them; else lines as they are.
    """

    def __init__(self, *, wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wide = wide
        self._scope = tasks_of(self, "log board", self._bug)
        self.view = LogView()
        self.header = LogHeader(self.view)
        self.header.setVisible(wide)
        self.job = JobBar()
        self.filter_bar = FilterBar()
        self.filter_bar.setVisible(wide)
        self.filter_bar.time_words = span_words
        self.histogram = LogHistogram()
        self.histogram.setVisible(wide)
        self.find_bar = FindBar()
        self.find_bar.hide()
        self.surveying = Surveying(self.view, self._scope)
        self.surveying.set_wanted(wide)
        self.picking = Picking(self.view, self._scope)
        self.finding = Finding(self.view, self.find_bar, self._scope)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self.view)
        self.reading = LogReading(self, wide=wide)
        self.saving = LogSaving(self)
        self.spans = LogSpans(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.histogram)
        column.addWidget(self.filter_bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.header)
        column.addWidget(self.split, 1)
        column.addWidget(self.job)
        column.addWidget(self.saving.job)
        self.view.copy_wanted.connect(self.copy_part)
        self.view.link_clicked.connect(lambda address: ask_to_open(address, self))
        self.finding.found.connect(self._mark_soon)
        self.finding.finder_changed.connect(self._take_only)
        self.picking.changed.connect(self._picked)
        self.filter_bar.changed.connect(self._take_filter)
        self.surveying.changed.connect(self._mark_soon)
        self.histogram.span_chosen.connect(self._take_span)
        self.histogram.jumped.connect(self.jump_to)
        self.find_bar.only_changed.connect(self._take_only)
        self.find_bar.closed.connect(self.close_find)
        self._follow = self._timer(FOLLOW_MS, self._keep_up)
        self._mark = self._timer(MARK_MS, self._mark_bar)
        self.keys = OwnKeys(
            self,
            {
                "/": self.open_find,
                "Ctrl+F": self.open_find,
                "F3": self._after,
                "Shift+F3": self._before,
                "Ctrl+J": self.spans.ask_jump,
            },
        )
        self.reading.apply()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The lines have the keyboard."""
        super().focusInEvent(event)
        self.view.setFocus(event.reason())

    @property
    def scope(self) -> TaskScope:
        """What its work runs in."""
        return self._scope

    @property
    def store(self) -> LogStore:
        """The log that is shown."""
        return self.view.store

    def set_store(self, store: LogStore) -> None:
        """Show another log, from its end on, following."""
        self.view.set_store(store)
        self.reading.again()
        self.surveying.again()
        self.picking.again()
        self.finding.again()
        self.refresh()

    def set_filter(self, wanted: Filter) -> None:
        """Show only the lines that a filter lets through."""
        if wanted.picks and self.filter_bar.isHidden():
            self.show_filter(shown=True)
        self.filter_bar.set_filter(wanted)

    def filter_by(self, written: str) -> None:
        """Filter by one condition more, written as a person writes it into the filter row."""
        condition = read_condition(written)
        if condition is not None:
            self._filter_more(condition)

    def filter_for(self, words: str, *, exclude: bool) -> None:
        """Show only lines with these words, or none of them, beside what is filtered already."""
        self._filter_more(Condition(words, exclude))

    def _filter_more(self, condition: Condition) -> None:
        wanted = self.filter_bar.filter
        if condition not in wanted.conditions:
            self.set_filter(wanted._replace(conditions=(*wanted.conditions, condition)))

    def show_sources(self, places: frozenset[int] | None) -> None:
        """Show the lines of some sources only, by their places; of all for None."""
        self.set_filter(self.filter_bar.filter._replace(shown_sources=places))

    def keep_filters(self, shelf: FilterShelf) -> None:
        """Filters with names are those of a shelf."""
        bar = self.filter_bar
        bar.names = shelf.named
        bar.named.connect(lambda name: shelf.name(name, bar.filter))
        bar.forgotten.connect(shelf.forget)

    def show_filter(self, *, shown: bool) -> None:
        """Show the filter row, or hide it, where everything is shown then."""
        self.filter_bar.setVisible(shown)
        self._want_survey()
        if not shown:
            self.set_filter(Filter())

    def show_histogram(self, *, shown: bool) -> None:
        """Show the log over time above it, or not."""
        self.histogram.setVisible(shown)
        self._want_survey()

    def jump_to(self, nanoseconds: int) -> None:
        """Go to the first line from a time on, nanoseconds since 1970."""
        self._scope.start(_JUMP, self._jump(nanoseconds))

    def open_filter(self) -> None:
        """Show the filter row, ready for a word; hide it where the keyboard is in it already."""
        edit = self.filter_bar.edit
        self.show_filter(shown=not edit.hasFocus())
        (self.view if self.filter_bar.isHidden() else edit).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Lines have come, at either end, or have gone."""
        self.view.refresh()
        self.reading.follow()
        if not self._follow.isActive():
            self._follow.start()

    def open_find(self, text: str = "") -> None:
        """Open the find bar, with what is selected in one line where there is something."""
        part = self.view.selected_part
        if not text and part is not None and part.start[0] == part.end[0]:
            text = self.view.selected_text()[:200]
        self.find_bar.open_with(text)

    def close_find(self) -> None:
        """Stop a search that still goes on; else look for nothing any more: the lines have the keyboard."""
        if self.finding.state is FindState.SEARCHING:
            self.finding.cancel()
            return
        self.find_bar.hide()
        self.find_bar.only.setChecked(False)
        self.finding.look_for(Query(""))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Qt's

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the log over time is a strip."""
        super().resizeEvent(event)
        self.histogram.set_strip(self.window().height() < look().px(LOW))

    def _after(self) -> None:
        self.finding.step(1)

    def _before(self) -> None:
        self.finding.step(-1)

    def clear(self) -> None:
        """Take all lines out of the view; what comes from now on is shown."""
        self.view.clear()
        self._keep_up()
        self.refresh()

    def copy(self) -> None:
        """Copy what is selected, or everything that is shown where nothing is."""
        if self.view.selection.span is not None:
            self.view.copy()
            return
        rows = self.view.whole_rows
        if len(rows):
            self.copy_part(Part(Position(rows.number(0), 0), Position(rows.number(len(rows) - 1), LINE_END)))

    def copy_part(self, part: Part) -> None:
        """Copy a part, however large: its text is made in a thread."""
        self._scope.start(_COPY, self._copy_aside(part))

    async def close_down(self) -> None:
        """Stop all work; nothing of it is left when this returns."""
        self.job.act()
        self.saving.job.act()
        await self._scope.close()

    async def _copy_aside(self, part: Part) -> None:
        view = self.view
        blocks, rows, form = view.store.snapshot(), view.frozen_rows(), view.form
        lines = view.whole_rows.row(part.end[0] + 1) - view.whole_rows.row(part.start[0])
        text = await self.job.run(tr("Log", "Copying"), lines, lambda tell: part_text(blocks, part, form, rows, tell))
        if text is None:
            self.job.tell(tr("Log", "Copying was cancelled. Nothing was copied."))
            return
        copy_text(text, self)
        words = plural("Log", "Copied {n} line ({size})", "Copied {n} lines ({size})", lines)
        self.job.tell(words.format(n=f"{lines:,}", size=size(len(text))))

    def _keep_up(self) -> None:
        """Go through what is new."""
        if self._scope.closed:
            return
        self.spans.follow()
        self.surveying.follow()
        self.picking.follow()
        self.finding.follow()
        self._mark_soon()

    def _want_survey(self) -> None:
        self.surveying.set_wanted(self._wide or not (self.filter_bar.isHidden() and self.histogram.isHidden()))

    def _take_span(self, span: tuple[int, int] | None) -> None:
        self.set_filter(self.filter_bar.filter._replace(span=span))

    async def _jump(self, nanoseconds: int) -> None:
        blocks = self.store.snapshot()
        number = await in_thread(lambda: number_at(blocks, nanoseconds), "log jump")
        if number is not None:
            self.view.set_following(False)
            self.view.show_line(number, middle=True)

    def _take_filter(self, wanted: Filter) -> None:
        self.histogram.set_span(wanted.span)
        self.picking.set_filter(wanted)
        picker = self.picking.picker
        self.finding.set_keep(None if picker is None else picker.rows, 0 if picker is None else picker.reach)

    def _picked(self) -> None:
        """Say how the filter stands: what is wrong with it, and in an empty view that nothing matches."""
        picking = self.picking
        self.filter_bar.say_problem(picking.problem)
        none = picking.active and picking.done and not len(self.view.rows) and len(self.store)
        self.view.set_nothing(tr("Log", "No line matches.") if none else "")
        self._mark_soon()

    def _take_only(self) -> None:
        self.picking.set_only(self.finding.finder if self.find_bar.only.isChecked() else None)

    def _mark_soon(self) -> None:
        if not self._mark.isActive():
            self._mark.start()

    def _mark_bar(self) -> None:
        """Mark in the scroll bar where hits and errors are, and say how many lines are of each level."""
        bar = self.view.verticalScrollBar()
        if not isinstance(bar, LogScrollBar):
            return
        rows, hits = self.view.rows, self.finding.hits
        current = self.finding.current
        share = None if current is None or not len(rows) else rows.row(current[0]) / len(rows)
        gap = self.store.gap
        place = 0 if gap is None else rows.row(gap)
        bar.set_gap(place / len(rows) if place else None)
        survey = self.surveying.survey
        errors = shares(rows, survey.errors, bar.height() // 3)
        bar.set_marks(shares(rows, hits, bar.height() // 2), errors, share)
        self.filter_bar.set_counts(survey.totals)
        self.histogram.take(survey.bars)

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    def _bug(self, error: BaseException) -> None:
        log.error("the log board failed", exc_info=error)
        self.job.tell(tr("Log", "That failed: {error}").format(error=error))
