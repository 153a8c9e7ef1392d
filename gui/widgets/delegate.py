"""Paints the rows of a table, a whole row at a time: glyph, name, status, links, numbers, group rows, rings.

A row is painted in one go, because most of what a cell costs is the way from Qt to Python and back: 26 rows of 8
columns are 26 calls, not 208.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from gui.look.look import look
from gui.widgets.canvas import Canvas, Cell
from gui.widgets.gauges import METER_WIDTH, SPARK_HEIGHT, paint_share, paint_spark
from gui.widgets.group_summary import kept
from gui.widgets.laid_out import Faces
from gui.widgets.marks import GLYPH, Marks
from models.columns import Align, Elide, Paint
from models.groups import GroupRow
from models.words import DASH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.columns import Column

PADDING = 8
EDGE = 16
INDENT = 16
CARET = 30
DEEPEST = 12
"""Levels of a tree that rows are set in for."""
MORE = " +"
"""Between the link of a ports cell and how many more there are."""

ELLIPSIS = "…"

STRONG = frozenset({"err", "warn"})
WEAK = "text3"

_FONT = {
    Paint.NAME: "name",
    Paint.TEXT: "body",
    Paint.SECONDARY: "secondary",
    Paint.NUMBER: "secondary",
    Paint.MONO: "mono",
    Paint.STATUS: "body",
    Paint.PORTS: "secondary",
    Paint.SPARK: "secondary",
    Paint.METER: "secondary",
}
_INK = {
    Paint.NAME: "text",
    Paint.TEXT: "text",
    Paint.SECONDARY: "text2",
    Paint.NUMBER: "text",
    Paint.MONO: "text2",
    Paint.STATUS: "text2",
    Paint.PORTS: "accent",
    Paint.SPARK: "text",
    Paint.METER: "text2",
}


# On Python 3.11 a member of an enumeration takes ten times as long to look up as a name of the module.
_NAME, _STATUS, _PORTS = Paint.NAME, Paint.STATUS, Paint.PORTS
_SPARK, _METER = Paint.SPARK, Paint.METER
_RIGHT = Align.RIGHT
_END = Elide.END


def _nothing(_row: Any) -> str:
    return ""


def _never(_row: Any) -> bool:
    return False


def _flat(_row: Any) -> int:
    return 0


def _no_series(_row: Any) -> int | None:
    return None


class RowLook(NamedTuple):
    """How the rows of one kind look.

    Args:
        glyph: a row's state glyph, or "" for `icon`.
        tone: the colour token of a row's status words.
        faint: whether a row is painted in the weakest text colour (nothing to act on).
        icon: the icon before the name of rows without a glyph.
        icon_of: the same, where rows differ; "" for none.
        busy: the glyph that turns.
        level: how deep a row is in a tree.
        fold: "open" or "closed" of a row of a tree that has others below it, else "".
        mono: whether names are such as one pastes: commands, paths.
        series: the place in the series of the colour at a row's left edge, None for none.
    """

    glyph: Callable[[Any], str] = _nothing
    tone: Callable[[Any], str] = _nothing
    faint: Callable[[Any], bool] = _never
    icon: str = ""
    icon_of: Callable[[Any], str] | None = None
    busy: str = "working"
    level: Callable[[Any], int] = _flat
    fold: Callable[[Any], str] = _nothing
    mono: bool = False
    series: Callable[[Any], int | None] = _no_series


class RowState(NamedTuple):
    """How a row stands at the moment it is painted.

    Args:
        selected: it is selected.
        current: the keyboard is on it.
        hovered: the pointer is on it.
        active: its window is the active one.
        focused: its table has the focus.
        greyed: what it says may be out of date.
        link: the key of the column whose link the pointer is on.
    """

    selected: bool = False
    current: bool = False
    hovered: bool = False
    active: bool = True
    focused: bool = False
    greyed: bool = False
    link: str = ""


class RowDelegate:
    """Paints rows for a `Table`. Keeps texts laid out; `forget` after a change of theme, scale or screen."""

    def __init__(self, columns: Sequence[Column[Any]], row_look: RowLook) -> None:
        self.columns = columns
        self.row_look = row_look
        self.indented = False
        self._faces = Faces()
        self._marks = Marks(row_look.busy)
        self._is_tree = row_look.level is not _flat

    def forget(self) -> None:
        """Lay out and draw everything anew."""
        self._faces.forget()
        self._marks.forget()

    @property
    def turning(self) -> bool:
        """Whether a turning glyph was painted since `begin`."""
        return self._marks.turning

    def begin(self) -> None:
        """A paint event begins."""
        self._marks.turning = False

    def turn(self, part: float) -> None:
        """Turn the turning glyph on by a part of a turn."""
        self._marks.phase = (self._marks.phase + part) % 1.0

    # -- geometry

    @property
    def indent(self) -> int:
        """How far rows are set in below their group, at 100 %."""
        return INDENT if self.indented else 0

    @staticmethod
    def beside(column: Column[Any]) -> int:
        """What the picture beside a column's words takes of its right."""
        return look().px(column.room) + look().px(PADDING) if column.paint is _SPARK else 0

    def name_offset(self) -> int:
        """From the left of the name column to its text."""
        return look().px(EDGE + self.indent + GLYPH + PADDING)

    def elided(self, column: Column[Any], text: str, width: int) -> bool:
        """Whether `text` does not fit a cell of this width, so that a tooltip has more to say."""
        left = self.name_offset() if column.paint is Paint.NAME else look().px(PADDING)
        return self._faces[_FONT[column.paint]].metrics.horizontalAdvance(text) > width - left - look().px(PADDING)

    def link_width(self, text: str, width: int) -> float:
        """How wide the link of a ports cell is, from its padding on; 0 where it has none."""
        head = text.split(MORE, 1)[0]
        if not head:
            return 0.0
        room = width - 2 * look().px(PADDING) - self._more_width(text)
        return min(self._faces["secondary"].metrics.horizontalAdvance(head), room)

    def cells(self, places: Sequence[tuple[int, int, int]]) -> list[Cell]:
        """The columns to paint, from (logical column, x, width) of those that are shown."""
        padding = look().px(PADDING)
        found = []
        for logical, x, width in places:
            column = self.columns[logical]
            left = x + (self.name_offset() if column.paint is _NAME else padding)
            role, ink = _FONT[column.paint], _INK[column.paint]
            if self.row_look.mono and column.paint is _NAME:
                role = "mono"
            room = x + width - padding - left - self.beside(column)
            found.append(Cell(logical, column, x, left, room, role, ink, column.align is _RIGHT))
        return found

    def caret_at(self, row: Any, x: int) -> bool:
        """Whether the caret of a row of a tree is at `x`, from the left of the name column."""
        if not self.row_look.fold(row):
            return False
        left = look().px(EDGE - PADDING // 2) + self._deep(row)
        return left <= x < left + look().px(GLYPH + PADDING)

    def _deep(self, row: Any) -> int:
        """How far a row is set in for its level; a tree that is very deep is not as wide."""
        return look().px(INDENT) * min(self.row_look.level(row), DEEPEST) if self._is_tree else 0

    # -- rows

    def paint_row(self, canvas: Canvas, row: Any, texts: Sequence[str], y: int, state: RowState) -> None:
        """Paint one row.

        Args:
            canvas: where.
            row: a record row or a `GroupRow`.
            texts: the words of its cells, by logical column.
            y: its top.
            state: how it stands.
        """
        group = isinstance(row, GroupRow)
        behind = self._behind(state, group=group)
        canvas.painter.fillRect(0, y, canvas.width, canvas.height, look().color(behind))
        if group:
            self._paint_group(canvas, row, texts, y, behind)
        else:
            self._paint_edge(canvas, row, y)
            faint = state.greyed or self.row_look.faint(row)
            for cell in canvas.touched:
                if cell.column.paint is _NAME:
                    self._paint_mark(canvas, row, cell.x, y, behind, greyed=state.greyed)
                self._paint_words(canvas, cell, row, texts[cell.logical], y, state, faint=faint)
        self._paint_ring(canvas, y, state)

    @staticmethod
    def _behind(state: RowState, *, group: bool) -> str:
        if state.selected:
            return "sel" if state.active else "seloff"
        if state.hovered:
            return "hover"
        return "group" if group else "base"

    @staticmethod
    def _paint_ring(canvas: Canvas, y: int, state: RowState) -> None:
        tokens = look().tokens
        if state.current and state.focused and state.active:
            ink, thickness = "accent", tokens.ring
        elif state.current:
            ink, thickness = "outline", 1
        elif state.selected and tokens.sel_border:
            ink, thickness = "text", tokens.sel_border
        else:
            return
        pen = QPen(tokens.color(ink), thickness)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        canvas.painter.setPen(pen)
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1 + thickness / 2
        rect = QRectF(inset, y + thickness / 2, canvas.width - 2 * inset, canvas.height - thickness)
        canvas.painter.drawRoundedRect(rect, 2, 2)

    def _draw(
        self,
        canvas: Canvas,
        role: str,
        ink: str,
        text: str,
        cell: tuple[float, int, float],
        *,
        right: bool = False,
        elide: Elide = _END,
        underline: bool = False,
    ) -> float:
        """Paint one text in (x, y, width), on the baseline rule of every row; returns how wide it came out."""
        x, y, width = cell
        if width <= 0:
            return 0.0
        face = self._faces[role]
        laid_out = face.lay_out(text, int(width), elide)
        left = x + width - laid_out.advance if right else x
        baseline = y + round((canvas.height + face.cap) / 2)
        colour = look().color(ink)
        canvas.painter.setPen(colour)
        face.draw(canvas.painter, laid_out, left, baseline)
        if underline:
            canvas.painter.fillRect(QRectF(left, baseline + 2, laid_out.advance, 1), colour)
        return laid_out.advance

    def _paint_words(
        self, canvas: Canvas, cell: Cell, row: Any, text: str, y: int, state: RowState, *, faint: bool
    ) -> None:
        deep = self._deep(row) if self._is_tree and cell.column.paint is _NAME else 0
        place = (cell.left + deep, y, cell.room - deep)
        if not text:
            self._draw(canvas, cell.role, WEAK, DASH, place, right=cell.right)
            return
        role, ink, kind = cell.role, cell.ink, cell.column.paint
        tone = self.row_look.tone(row) if kind is _STATUS and not state.greyed else ""
        if tone:
            ink = tone
            role = "name" if ink in STRONG else role
        elif faint:
            ink = WEAK
        elif cell.column.tone is not None:
            ink = cell.column.tone(row) or ink
        if kind is _SPARK:
            self._paint_spark(canvas, cell, row, y, ink)
        if kind is _METER:
            self._paint_meter(canvas, cell, row, text, y, ink)
        elif kind is _PORTS:
            self._paint_ports(canvas, text, ink, place, hovered=state.link == cell.column.key)
        else:
            self._draw(canvas, role, ink, text, place, right=cell.right, elide=cell.column.elide)

    def _paint_edge(self, canvas: Canvas, row: Any, y: int) -> None:
        series = self.row_look.series(row)
        if series is not None:
            canvas.painter.fillRect(0, y, look().px(3), canvas.height, look().tokens.series_color(series))

    def _paint_spark(self, canvas: Canvas, cell: Cell, row: Any, y: int, ink: str) -> None:
        picture = cell.column.picture
        if picture is None:
            return
        height, width = look().px(SPARK_HEIGHT), look().px(cell.column.room)
        left = cell.left + cell.room + look().px(PADDING)
        series = self.row_look.series(row)
        if ink in STRONG or ink == WEAK:
            colour = look().color(ink)
        else:
            colour = look().color("accent") if series is None else look().tokens.series_color(series)
        paint_spark(canvas.painter, QRectF(left, y + (canvas.height - height) / 2, width, height), picture(row), colour)

    def _paint_meter(self, canvas: Canvas, cell: Cell, row: Any, text: str, y: int, ink: str) -> None:
        picture = cell.column.picture
        share = None if picture is None else picture(row)
        if share is None:
            self._draw(canvas, cell.role, WEAK, text, (cell.left, y, cell.room))
            return
        width = min(look().px(METER_WIDTH), cell.room)
        bar = ink if ink in STRONG or ink == WEAK else "accent"
        paint_share(canvas.painter, QRectF(cell.left, y, width, canvas.height), share, bar)
        rest = (cell.left + width + look().px(PADDING), y, cell.room - width - look().px(PADDING))
        self._draw(canvas, cell.role, ink, text, rest, right=True)

    def _paint_ports(self, canvas: Canvas, text: str, ink: str, place: tuple[int, int, int], *, hovered: bool) -> None:
        head, more, tail = text.partition(MORE)
        x, y, width = place
        rest = self._more_width(text)
        advance = self._draw(canvas, "secondary", ink, head, (x, y, width - rest), underline=hovered)
        if more:
            self._draw(canvas, "secondary", WEAK, f"+{tail}", (x + advance + look().px(4), y, rest))

    def _more_width(self, text: str) -> float:
        """What "+2" takes of a ports cell with the space before it: that there are more is never cut off."""
        more = text.partition(MORE)[2]
        return self._faces["secondary"].metrics.horizontalAdvance(f"+{more}") + 1 + look().px(4) if more else 0.0

    def _paint_mark(self, canvas: Canvas, row: Any, x: int, y: int, behind: str, *, greyed: bool) -> None:
        size = look().px(GLYPH)
        left, top = x + look().px(EDGE + self.indent) + self._deep(row), y + (canvas.height - size) // 2
        glyph, fold = self.row_look.glyph(row), self.row_look.fold(row)
        if fold:
            caret = look().px(12)
            place = (left + (size - caret) // 2, y + (canvas.height - caret) // 2)
            self._marks.icon(canvas.painter, place, caret, "caret-down" if fold == "open" else "caret-right", WEAK)
        elif glyph:
            self._marks.glyph(canvas.painter, (left, top), glyph, behind, greyed=greyed)
        elif icon := self.row_look.icon if self.row_look.icon_of is None else self.row_look.icon_of(row):
            ink = WEAK if greyed or self.row_look.faint(row) else "text2"
            self._marks.icon(canvas.painter, (left, top), size, icon, ink)

    # -- group rows

    def _paint_group(self, canvas: Canvas, row: GroupRow, texts: Sequence[str], y: int, behind: str) -> None:
        px = look().px
        size = px(12)
        caret = "caret-down" if row.expanded else "caret-right"
        self._marks.icon(canvas.painter, (px(12), y + (canvas.height - size) // 2), size, caret, WEAK)
        status = next((cell.x for cell in canvas.cells if cell.column.paint is _STATUS), 0)
        left = px(CARET)
        count = str(row.count)
        counted = self._faces["secondary"].metrics.horizontalAdvance(count) + 1
        end = (status or canvas.width) - px(PADDING)
        used = self._draw(canvas, "group", "text", row.title, (left, y, end - left - counted - px(8)))
        self._draw(canvas, "secondary", WEAK, count, (left + used + px(8), y, counted))
        place = status + px(PADDING) if status else left + used + counted + px(24)
        room = self._summary_end(canvas, texts, place) - place
        self._paint_summary(canvas, row, (place, y, room), behind)
        for cell in canvas.touched:
            if cell.column.total is not None and texts[cell.logical]:
                self._draw(canvas, cell.role, "text", texts[cell.logical], (cell.left, y, cell.room), right=cell.right)
        canvas.painter.fillRect(0, y + canvas.height - 1, canvas.width, 1, look().color("line"))

    def _summary_end(self, canvas: Canvas, texts: Sequence[str], place: float) -> float:
        """How far to the right states may go: up to the first total behind them."""
        end = float(canvas.width)
        for cell in canvas.cells:
            if cell.left > place and cell.column.total is not None and texts[cell.logical]:
                long = self._faces[cell.role].metrics.horizontalAdvance(texts[cell.logical])
                end = min(end, cell.left + cell.room - long if cell.right else cell.left)
        return end - look().px(PADDING)

    def _paint_summary(self, canvas: Canvas, row: GroupRow, cell: tuple[float, int, float], behind: str) -> None:
        (x, y, room), px, measure = cell, look().px, self._faces["secondary"].metrics
        size, near, gap = px(GLYPH), px(3), px(8)
        long = measure.horizontalAdvance(ELLIPSIS) + 1
        shown, cut = kept(
            row.summary, lambda number: size + near + measure.horizontalAdvance(str(number)) + 1, room, gap, long
        )
        for glyph, number in shown:
            self._marks.glyph(canvas.painter, (round(x), y + (canvas.height - size) // 2), glyph, behind)
            x += size + near
            words = str(number)
            advance = measure.horizontalAdvance(words) + 1
            self._draw(canvas, "secondary", "text2", words, (x, y, advance))
            x += advance + gap
        if cut:
            self._draw(canvas, "secondary", "text2", ELLIPSIS, (x, y, long))

    # -- rows to come

    def paint_placeholder(self, canvas: Canvas, y: int, number: int) -> None:
        """Paint one row that is still loading: a disc and bars, without shimmer."""
        px, painter = look().px, canvas.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().color("seloff"))
        bar, mark = px(10), px(11)
        for cell in canvas.cells:
            if cell.column.paint is _NAME:
                disc = QRectF(cell.x + px(EDGE + self.indent + 3), y + (canvas.height - mark) / 2, mark, mark)
                painter.drawEllipse(disc)
            length = min(cell.room, px(150)) * (0.9, 0.62, 0.78)[number % 3]
            start = cell.left + cell.room - length if cell.right else cell.left
            if length > 0:
                painter.drawRoundedRect(QRectF(start, y + (canvas.height - bar) / 2, length, bar), 3, 3)
