"""From when until when a log is shown, and jumping to a time."""

from __future__ import annotations

import time
from bisect import bisect_right
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.stamps import stamp_ns
from gui.widgets.log_histogram import span_words
from gui.widgets.menu import Menu
from models.log_copy import number_away, read_lines
from models.log_lines import TimeForm
from models.log_moments import END, SECOND, Around
from models.log_survey import number_at
from models.words import plural, tr
from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.widgets.log_board import LogBoard
    from gui.widgets.log_time_dialog import TimeDialog
    from models.logs import PlacedBlock

MINUTES = (5, 15, 60, 6 * 60, 24 * 60)
TAILS = (1_000, 10_000)
_SPAN, _SLIDE = "span", "slide"
_STEPS = 60
_LEAST_STEP = SECOND
_MOST_WITHOUT_STAMP = 100


def last_minutes(minutes: int) -> str:
    """“Last 15 min”, “Last 6 h”."""
    if minutes % 60:
        return tr("Log", "Last {n} min").format(n=minutes)
    return tr("Log", "Last {n} h").format(n=minutes // 60)


class LogSpans(QObject):
    """Which time of a board's log is shown: a part of its filter.

    Args:
        board: whose log.

    Signals:
        changed: another span is shown.
    """

    changed = Signal()

    def __init__(self, board: LogBoard) -> None:
        super().__init__(board)
        self._board = board
        self._named: tuple[tuple[int, int], str] | None = None
        self._length = 0  # nanoseconds of a span that moves on with the log's end; 0 for one that does not
        board.filter_bar.changed.connect(lambda _filter: self.changed.emit())
        board.view.following_changed.connect(self._following_changed)

    @property
    def title(self) -> str:
        """What is shown, in words: “Last 15 min” while that moves on with the end, else since when."""
        span = self._board.filter_bar.filter.span
        if span is None:
            return tr("Log", "Everything")
        if self._named is not None and self._named[0] == span and self._length and self._board.view.following:
            return self._named[1]
        return span_words(span)

    def _chosen(self, name: str) -> bool:
        """Whether a span is shown that was chosen under that name."""
        return self._named == (self._board.filter_bar.filter.span, name)

    def show(self, span: tuple[int, int] | None, name: str = "", length: int = 0) -> None:
        """Show a span of time, any time for None.

        Args:
            span: nanoseconds since 1970.
            name: what it was chosen as.
            length: nanoseconds up to the newest line, where it is to move on with that; 0 for one that stays.
        """
        self._named = (span, name) if span is not None and name else None
        self._length = length
        board = self._board
        board.set_filter(board.filter_bar.filter._replace(span=span))
        self.changed.emit()

    def follow(self) -> None:
        """Lines have come: where the end is followed the last minutes move on with it, some seconds at a time."""
        board = self._board
        span = board.filter_bar.filter.span
        if not self._length or not board.view.following or self._named is None or self._named[0] != span:
            return
        store = board.store
        stamps = [stamp_ns(line.stamp) for line in store.lines_now(store.end - 1, store.end) if line.stamp]
        if not stamps or stamps[0] is None or board.scope.running(_SLIDE):
            return
        start = stamps[0] - self._length
        if start - span[0] >= max(self._length // _STEPS, _LEAST_STEP):
            board.scope.start(_SLIDE, self._slide(span, (start, END)))

    def _following_changed(self, _on: bool) -> None:
        self.follow()
        self.changed.emit()

    async def _slide(self, before: tuple[int, int], span: tuple[int, int]) -> None:
        board = self._board
        blocks = board.store.snapshot()
        number = await in_thread(lambda: number_at(blocks, span[0]), "log time")
        wanted = board.filter_bar.filter
        if number is None or wanted.span != before or self._named is None:
            return
        at = bisect_right(blocks, number, key=attrgetter("first")) - 1
        wanted = wanted._replace(span=span)
        board.picking.slide(wanted, blocks[at].first)
        board.finding.slide(blocks[at].first)
        self._named = (span, self._named[1])
        board.set_filter(wanted)

    def menu(self) -> Menu:
        """The spans that can be shown, and the jump to a time."""
        menu = Menu(tr("Log", "Time"), self._board)
        span = self._board.filter_bar.filter.span
        store = self._board.store
        lines = len(store)
        # Before a gap nobody knows yet which line is so many from the end.
        known = lines if store.gap is None else store.end - store.gap
        menu.add(tr("Log", "Everything"), partial(self.show, None), checked=span is None)
        for minutes in MINUTES:
            name = last_minutes(minutes)
            menu.add(name, partial(self.show_last, minutes), checked=self._chosen(name), enabled=lines > 0)
        for tail in TAILS:
            name = plural("Log", "Last {n} line", "Last {n} lines", tail).format(n=f"{tail:,}")
            menu.add(name, partial(self.show_tail, tail), checked=self._chosen(name), enabled=known > tail)
        menu.add(tr("Log", "Since and until…"), self.ask_span, enabled=lines > 0)
        menu.addSeparator()
        menu.add(tr("Log", "Jump to a time…"), self.ask_jump, icon="clock", keys="Ctrl+J", enabled=lines > 0)
        return menu

    def show_last(self, minutes: int) -> None:
        """Show the last minutes of the log; what comes is shown as well."""
        self._board.scope.start(_SPAN, self._show_from(1, minutes * 60 * SECOND, last_minutes(minutes)))

    def show_tail(self, lines: int) -> None:
        """Show the last lines of the log; what comes is shown as well."""
        name = plural("Log", "Last {n} line", "Last {n} lines", lines).format(n=f"{lines:,}")
        self._board.scope.start(_SPAN, self._show_from(lines, 0, name))

    def ask_jump(self) -> None:
        """Ask for a time and go there."""
        self._board.scope.start(_SPAN, self._ask(span=False))

    def ask_span(self) -> None:
        """Ask since when and until when."""
        self._board.scope.start(_SPAN, self._ask(span=True))

    async def _show_from(self, lines: int, before: int, name: str) -> None:
        """Show from so long before the line that is so many lines from the end. The engine's own clock counts."""
        store = self._board.store
        blocks = store.snapshot()
        number = number_away(blocks, store.end - 1, 1 - lines)
        stamp = await in_thread(lambda: stamp_near(blocks, number), "log time")
        if stamp is not None:
            self.show((max(0, stamp - before), END), name, before)

    async def _ask(self, *, span: bool) -> TimeDialog:
        from gui.widgets.log_time_dialog import TimeDialog

        board, store = self._board, self._board.store
        blocks, number = store.snapshot(), store.end - 1
        stamp = await in_thread(lambda: stamp_near(blocks, number), "log time")
        now = time.time()
        last = now if stamp is None else stamp / SECOND
        utc = board.reading.options.times is TimeForm.UTC
        dialog = TimeDialog(Around(now, last, utc), board, span=span)
        dialog.chosen.connect(self.show if span else lambda chosen: board.jump_to(chosen[0]))
        dialog.open()
        return dialog


def stamp_near(blocks: Sequence[PlacedBlock], number: int) -> int | None:
    """The time of a line, or of one shortly before it that has one; nanoseconds since 1970. Blocks."""
    found = None
    for _, line in read_lines(blocks, number_away(blocks, number, -_MOST_WITHOUT_STAMP), number):
        stamp = stamp_ns(line.stamp) if line.stamp else None
        found = found if stamp is None else stamp
    return found
