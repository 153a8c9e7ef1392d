"""How a terminal is painted: the grid of cells, rows of styled runs, the cursor."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gui.look import paint
from gui.look.look import look
from gui.widgets.log_paint import colours
from gui.widgets.styled_fonts import StyledFonts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from models.terminal_marks import Match
    from models.terminal_screen import Cursor, Row, Run

MARGIN = 6
_SMALLEST = 6


class TerminalMetrics:
    """The grid at the present look.

    Attributes:
        font: the font of the cells.
        advance: the width of a cell in pixels.
        height: the height of a row in pixels.
        margin: what stays free around the grid.
    """

    def __init__(self, zoom: int = 100) -> None:
        self.font = QFont(look().font("mono"))
        self.font.setPixelSize(max(_SMALLEST, round(self.font.pixelSize() * zoom / 100)))
        measure = QFontMetricsF(self.font)
        self.advance = measure.horizontalAdvance("0" * 64) / 64
        self.height = math.ceil(measure.ascent() + measure.descent())
        self.ascent = measure.ascent()
        self.margin = look().px(MARGIN)

    @property
    def cell(self) -> tuple[int, int]:
        """Width and height of a cell in whole pixels."""
        return max(1, round(self.advance)), self.height

    def size(self, width: int, height: int) -> tuple[int, int]:
        """How many columns and rows a viewport holds."""
        inner = width - 2 * self.margin, height - 2 * self.margin
        return max(2, int(inner[0] / self.advance)), max(1, inner[1] // self.height)

    def left(self, column: int) -> float:
        """Where a column begins; whole pixels, so that neighbours touch."""
        return self.margin + round(column * self.advance)

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self.margin + row * self.height

    def box(self, row: int, first: int, last: int) -> QRectF:
        """The place of the columns from `first` to `last` of a row."""
        left = self.left(first)
        return QRectF(left, self.top(row), self.left(last + 1) - left, self.height)

    def place(self, point: QPointF) -> tuple[float, int]:
        """Column, with its fraction, and row of a point of the viewport."""
        return (point.x() - self.margin) / self.advance, int((point.y() - self.margin) // self.height)


class TerminalPainter:
    """Paints rows of one look; made anew when the look changes."""

    def __init__(self, metrics: TerminalMetrics) -> None:
        self.metrics = metrics
        self._tokens = look().tokens
        self._fonts = StyledFonts(metrics.font)

    def row(self, painter: QPainter, number: int, row: Row, *, active: bool) -> None:
        """One row: backgrounds, then what is selected, then the text.

        Args:
            painter: on the viewport.
            number: which row of what is seen.
            row: what is in it.
            active: whether the view has the focus.
        """
        metrics, tokens = self.metrics, self._tokens
        inks = []
        for run in row.runs:
            ink, paper = colours(run.style, tokens)
            inks.append(ink)
            if paper is not None:
                painter.fillRect(metrics.box(number, run.column, run.column + run.cells - 1), paper)
        selected = row.selected
        if selected is not None:
            box = metrics.box(number, *selected)
            painter.fillRect(box, tokens.color("sel" if active else "seloff"))
            if tokens.sel_border:
                painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), tokens.color("outline"))
        for run, ink in zip(row.runs, inks, strict=True):
            within = selected is not None and selected[0] <= run.column and run.column + run.cells - 1 <= selected[1]
            painter.setPen(tokens.color("text") if within else ink)
            self._run(painter, number, run)

    def matches(self, painter: QPainter, row: Row, number: int, found: Iterable[Match]) -> None:
        """Mark what was found in a row over its text."""
        for match in found:
            box = self.metrics.box(number, match.first, match.last)
            painter.fillRect(box, self._tokens.color("hitcurrent" if match.current else "hit"))
            painter.setPen(self._tokens.color("onhitcurrent" if match.current else "onhit"))
            painter.save()
            painter.setClipRect(box)
            for run in row.runs:
                if run.column <= match.last and run.column + run.cells > match.first:
                    self._run(painter, number, run)
            painter.restore()

    def cursor(self, painter: QPainter, cursor: Cursor, rows: list[Row], *, active: bool) -> None:
        """The cursor: a block with the character in it, a bar, a line; hollow where keys go elsewhere."""
        runs = rows[cursor.row].runs if cursor.row < len(rows) else ()
        under = next((run for run in runs if run.column <= cursor.column < run.column + run.cells), None)
        box = self.metrics.box(cursor.row, *_cells(cursor.column, under))
        ink = self._tokens.color("accent")
        if not active or cursor.shape == 3:
            paint.box(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), None, ink, 1, 0)
        elif cursor.shape == 0:
            painter.fillRect(QRectF(box.left(), box.top(), 2, box.height()), ink)
        elif cursor.shape == 2:
            painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), ink)
        else:
            painter.fillRect(box, ink)
            painter.setPen(self._tokens.color("base"))
            painter.save()
            painter.setClipRect(box)
            if under is not None:
                self._run(painter, cursor.row, under)
            painter.restore()

    def _run(self, painter: QPainter, number: int, run: Run) -> None:
        """The characters of a run with the present pen, each in its own cell where the font may not keep the grid."""
        metrics, style = self.metrics, run.style
        if not run.text.strip() and not (style.underline or style.strike):
            return
        painter.setFont(self._fonts.of(style))
        base = metrics.top(number) + metrics.ascent
        if run.text.isascii():
            painter.drawText(QPointF(metrics.margin + run.column * metrics.advance, base), run.text)
            return
        if run.alone or run.cells == 1:
            painter.drawText(QPointF(metrics.left(run.column), base), run.text)
            return
        for place, character in enumerate(run.text):
            if character != " ":
                painter.drawText(QPointF(metrics.margin + (run.column + place) * metrics.advance, base), character)


def _cells(column: int, under: Run | None) -> tuple[int, int]:
    """First and last column of a cursor: those of the character that it stands on, which may be two cells wide."""
    if under is not None and under.alone:
        return under.column, under.column + under.cells - 1
    return column, column
