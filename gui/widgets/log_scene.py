"""What a log view paints of the rows that are seen: text, selection, hits, folds, and where lines are missing."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from gui.look.look import look
from gui.widgets.log_paint import LogPainter
from models.log_condition import hit_in_fields
from models.log_lines import MARK
from models.log_times import time_text
from models.words import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QPainter

    from gui.widgets.log_page import Seen
    from gui.widgets.log_selection import Position
    from gui.widgets.log_view import LogView

    Spans = Sequence[tuple[int, int]]
    Finder = Callable[[str], Spans]


class LogScene:
    """Paints the rows of a view.

    Args:
        view: whose.

    Attributes:
        marks: what was found, as places by line number; None where a finder tells.
        mark: the current one of them.
        finder: finds what is marked in a line as it is shown; None where nothing is looked for.
        current: the current hit, as a line and which of its hits it is.
        gap_words: what is said where lines are missing between others; "" for nothing.
        folds: where folds are told of, by the numbers of their first lines.
    """

    def __init__(self, view: LogView) -> None:
        self._view = view
        self._painter = LogPainter(view.metrics)
        self.marks: Mapping[int, Spans] | None = None
        self.mark: tuple[Position, Position] | None = None
        self.finder: Finder | None = None
        self.current: tuple[int, int] | None = None
        self.gap_words = ""
        self.folds: dict[int, QRectF] = {}

    def forget(self) -> None:
        """Another log is shown: nothing of it was found."""
        self.marks = self.mark = self.finder = self.current = None

    def restyle(self) -> None:
        """The look or the columns are others."""
        self._painter = LogPainter(self._view.metrics)

    def paint(self, painter: QPainter, seen: Sequence[Seen]) -> None:
        """Paint rows from the top of the view on."""
        metrics, viewport = self._view.metrics, self._view.viewport()
        height = metrics.height
        self._painter.series = self._view.store.series
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(metrics.font)
        now = time.time()
        for row, one in enumerate(seen):
            self._head(painter, one, row * height, now)
        width = min(metrics.text_right, float(viewport.width())) - metrics.text_left + 1
        painter.setClipRect(QRectF(metrics.text_left - 1, 0, width, viewport.height()))
        for row, one in enumerate(seen):
            self._text(painter, one, row * height)
        painter.setClipping(False)
        self.folds = {}
        for row, one in enumerate(seen):
            self._fold(painter, one, row * height)
        self._gap(painter, seen)

    def paint_words(self, painter: QPainter, words: str) -> None:
        """Paint what a view without rows says."""
        self.folds = {}
        if not words:
            return
        painter.setFont(look().font("body"))
        painter.setPen(look().color("text3"))
        room = self._view.viewport().rect().adjusted(look().px(16), 0, -look().px(16), 0)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), words)

    def _head(self, painter: QPainter, seen: Seen, top: int, now: float) -> None:
        """What is behind and before the text of a row."""
        view, line = self._view, seen.line
        columns, sources = view.columns, view.store.sources
        source = sources[line.source] if columns.sources and line.source < len(sources) else ""
        if line.stream == MARK:
            words = time_text(line.stamp, columns.times, now, dated=columns.dated)
            self._painter.banner(painter, line, top, view.viewport().width(), words, source)
            return
        selected = self._selected_in(seen)
        self._painter.ground(painter, line, top, view.shift_of(seen), selected, active=view.hasFocus())
        if seen.part == 0:
            words = "" if line.goes_on else time_text(line.stamp, columns.times, now, dated=columns.dated)
            self._painter.heads(painter, line, top, words, "" if line.goes_on else source)
            self._painter.fields(painter, line, top)

    def _text(self, painter: QPainter, seen: Seen, top: int) -> None:
        view, line = self._view, seen.line
        if line.stream == MARK:
            return
        shift, columns = view.shift_of(seen), view.text_columns
        self._painter.text(painter, line, top, (shift, shift + columns + (0 if view.wrap else 1)))
        spans = self._spans(seen)
        for place, span in enumerate(spans):
            current = self.mark is not None and self.mark[0] == (seen.number, span[0])
            if self.finder is not None and self.current is not None:
                current = self.current == (seen.number, place)
            self._painter.mark(painter, line, top, shift, span, current=current)
        if self.finder is not None and line.record is not None and not spans:
            words = hit_in_fields(line.record.fields, self.finder)
            current = self.current is not None and self.current[0] == seen.number
            if words:
                self._painter.fold(painter, line, top, shift, words, hit="hitcurrent" if current else "hit")
        caret = view.selection.caret
        if view.hasFocus() and caret is not None and caret.line == seen.number and not view.selection.block:
            column = line.column_at(caret.place) - shift
            if not view.wrap or 0 <= column <= columns:
                self._painter.caret(painter, line, top, shift, caret.place)

    def _fold(self, painter: QPainter, seen: Seen, top: int) -> None:
        """Say how many lines are folded away below a line, or that they can be folded again."""
        view = self._view
        if not view.folding or seen.part:
            return
        count = self._folded_below(seen.number)
        if count:
            words = plural("Log", "+{n} line", "+{n} lines", count).format(n=f"{count:,}")
        elif view.is_unfolded is not None and view.is_unfolded(seen.number):
            words = "−"
        else:
            return
        self.folds[seen.number] = self._painter.fold(painter, seen.line, top, view.shift_of(seen), words)

    def _folded_below(self, number: int) -> int:
        rows, whole = self._view.rows, self._view.whole_rows
        row = rows.row(number) + 1
        shown = whole.row(rows.number(row)) if row < len(rows) else len(whole)
        return max(0, shown - whole.row(number) - 1)

    def _gap(self, painter: QPainter, seen: Sequence[Seen]) -> None:
        """Say between two lines that lines are missing there."""
        gap = self._view.store.gap
        if gap is None or not self.gap_words:
            return
        row = next((row for row, one in enumerate(seen) if one.number >= gap), 0)
        if row and seen[row - 1].number < gap:
            top = row * self._view.metrics.height
            self._painter.tear(painter, top, self._view.viewport().width(), self.gap_words)

    def _spans(self, seen: Seen) -> Spans:
        if self.finder is not None:
            return self.finder(seen.line.text)
        return () if self.marks is None else self.marks.get(seen.number, ())

    def _selected_in(self, seen: Seen) -> tuple[int, int] | None:
        selection = self._view.selection
        selected = selection.in_line(seen.number)
        if selected is None or selection.columns is None:
            return selected
        return seen.line.place_at(selection.columns[0]), seen.line.place_at(selection.columns[1])
