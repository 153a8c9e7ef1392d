"""Paints the rows of a table, a whole row at a time: glyph, name, status, links, numbers, group rows, rings.

A row is painted in one go, because most of what a cell costs is the way from Qt to Python and back: a table of 26 rows
and 8 columns is repainted in 26 calls, not in 208.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from models.table import GroupRow
from models.words import DASH
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen, QStaticText

from gui.look.glyphs import paint_glyph
from gui.look.icons import paint_icon
from gui.look.look import look
from models.columns import Align, Elide, Paint

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QColor, QFont, QPainter

    from models.columns import Column

PADDING = 8
EDGE = 16
GLYPH = 16
_CACHE = 6000

_ELIDE = {Elide.END: Qt.TextElideMode.ElideRight, Elide.MIDDLE: Qt.TextElideMode.ElideMiddle}
_FONT = {
    Paint.NAME: "name",
    Paint.TEXT: "body",
    Paint.SECONDARY: "secondary",
    Paint.NUMBER: "secondary",
    Paint.MONO: "mono",
    Paint.STATUS: "body",
    Paint.PORTS: "secondary",
}
_COLOUR = {
    Paint.NAME: "text",
    Paint.TEXT: "text",
    Paint.SECONDARY: "text2",
    Paint.NUMBER: "text",
    Paint.MONO: "text2",
    Paint.STATUS: "text2",
    Paint.PORTS: "accent",
}
STRONG = frozenset({"err", "warn"})
WEAK = "text3"


def _nothing(row: Any) -> str:  # noqa: ARG001 - the signature of a row's look
    return ""


def _never(row: Any) -> bool:  # noqa: ARG001 - the signature of a row's look
    return False


@dataclass(frozen=True, slots=True)
class RowLook:
    """How the rows of one kind look.

    Args:
        glyph: a row's state glyph, or "" for `icon`.
        tone: the colour token of a row's status words.
        faint: whether a row is painted in the weakest text colour (nothing to act on, about to go).
        icon: the icon before the name of rows without a glyph.
        busy: the glyph that turns.
    """

    glyph: Callable[[Any], str] = _nothing
    tone: Callable[[Any], str] = _nothing
    faint: Callable[[Any], bool] = _never
    icon: str = ""
    busy: str = "working"


@dataclass(slots=True)
class RowState:
    """How a row stands at the moment it is painted."""

    selected: bool = False
    current: bool = False
    hovered: bool = False
    active: bool = True
    focused: bool = False
    greyed: bool = False
    link: str = ""


@dataclass(slots=True)
class _Face:
    """One font role, measured."""

    font: QFont
    metrics: QFontMetricsF
    ascent: float
    cap: float
    texts: dict[tuple[str, int, Elide], tuple[str, QStaticText | None, float]] = field(default_factory=dict)


class RowDelegate:
    """Paints rows for a `Table`. Keeps texts laid out; `forget` after a change of theme, scale or screen."""

    def __init__(self, columns: Sequence[Column[Any]], row_look: RowLook) -> None:
        self.columns = columns
        self.row_look = row_look
        self.indent = 0
        self.phase = 0.0
        self.turning = False
        self._faces: dict[str, _Face] = {}

    def forget(self) -> None:
        """Lay out and colour everything anew."""
        self._faces.clear()

    # -- texts and colours

    def colour(self, token: str) -> QColor:
        """The colour of a token."""
        return look().tokens.color(token)

    def _face(self, role: str) -> _Face:
        face = self._faces.get(role)
        if face is None:
            font = look().font(look().row_role if role == "body" else role)
            metrics = QFontMetricsF(font)
            face = self._faces[role] = _Face(font, metrics, metrics.ascent(), metrics.capHeight())
        return face

    def _laid_out(self, face: _Face, text: str, width: int, elide: Elide) -> tuple[str, QStaticText | None, float]:
        key = (text, width, elide)
        found = face.texts.get(key)
        if found is None:
            if len(face.texts) > _CACHE:
                face.texts.clear()
            shown, advance = text, face.metrics.horizontalAdvance(text)
            if advance > width and elide is not Elide.NEVER:
                shown = face.metrics.elidedText(text, _ELIDE[elide], width)
                advance = face.metrics.horizontalAdvance(shown)
            static = None
            if shown.isascii():  # fallback fonts have another ascent, and a static text hangs from its top
                static = QStaticText(shown)
                static.setTextFormat(Qt.TextFormat.PlainText)
                static.prepare(font=face.font)
            found = face.texts[key] = (shown, static, advance)
        return found

    def draw(
        self, painter: QPainter, role: str, token: str, text: str, x: float, y: float, width: int, height: float,
        *, right: bool = False, elide: Elide = Elide.END, underline: bool = False,
    ) -> float:  # fmt: skip
        """Paint one text on the baseline rule of every row: y + round((height + cap height) / 2).

        Returns:
            How wide it came out.
        """
        if width <= 0:
            return 0.0
        face = self._face(role)
        shown, static, advance = self._laid_out(face, text, width, elide)
        left = x + width - advance if right else x
        baseline = y + round((height + face.cap) / 2)
        painter.setFont(face.font)
        colour = self.colour(token)
        painter.setPen(colour)
        if static is not None:
            painter.drawStaticText(QPointF(left, baseline - face.ascent), static)
        else:
            painter.drawText(QPointF(left, baseline), shown)
        if underline:
            painter.fillRect(QRectF(left, baseline + 2, advance, 1), colour)
        return advance

    def elided(self, column: Column[Any], text: str, width: int) -> bool:
        """Whether `text` does not fit a cell of this width, so that a tooltip has more to say."""
        face = self._face(_FONT[column.paint])
        inner = width - 2 * look().px(PADDING)
        if column.paint is Paint.NAME:
            inner -= self.name_offset() - look().px(PADDING)
        return face.metrics.horizontalAdvance(text) > inner

    # -- geometry

    def name_offset(self) -> int:
        """From the left of the name column to its text."""
        return look().px(EDGE + self.indent + GLYPH + PADDING)

    def link_rect(self, column: Column[Any], row: Any, x: int, y: int, width: int, height: int) -> QRectF:
        """Where the link of a ports cell is; empty where it has none."""
        head = column.text(row).split(" +", 1)[0]
        if column.paint is not Paint.PORTS or not head:
            return QRectF()
        padding = look().px(PADDING)
        face = self._face(_FONT[column.paint])
        advance = min(face.metrics.horizontalAdvance(head), width - 2 * padding)
        return QRectF(x + padding, y, advance, height)

    # -- rows

    def background(self, state: RowState, *, group: bool = False) -> str:
        """The token behind a row."""
        if state.selected:
            return "sel" if state.active else "seloff"
        if state.hovered:
            return "hover"
        return "group" if group else "base"

    def paint_row(
        self, painter: QPainter, row: Any, y: int, width: int, height: int, places: Sequence[tuple[int, int, int]],
        state: RowState,
    ) -> None:  # fmt: skip
        """Paint one row.

        Args:
            painter: on the viewport.
            row: a record row or a `GroupRow`.
            y: its top.
            width: of the viewport.
            height: of the row.
            places: (logical column, x, width) of the columns that are shown, from left to right.
            state: how it stands.
        """
        group = isinstance(row, GroupRow)
        background = self.background(state, group=group)
        painter.fillRect(QRectF(0, y, width, height), self.colour(background))
        if group:
            self._paint_group(painter, row, y, width, height, places, background)
        else:
            for logical, x, cell in places:
                self._paint_cell(painter, self.columns[logical], row, x, y, cell, height, background, state)
        tokens = look().tokens
        if state.current:
            focused = state.focused and state.active
            self._paint_ring(
                painter, y, width, height, "accent" if focused else "outline", tokens.ring if focused else 1
            )
        elif state.selected and tokens.sel_border:
            self._paint_ring(painter, y, width, height, "text", tokens.sel_border)

    def _paint_ring(self, painter: QPainter, y: int, width: int, height: int, ink: str, thickness: float) -> None:
        pen = QPen(self.colour(ink), thickness)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = 1 + thickness / 2
        painter.drawRoundedRect(QRectF(inset, y + thickness / 2, width - 2 * inset, height - thickness), 2, 2)

    def _paint_cell(
        self, painter: QPainter, column: Column[Any], row: Any, x: int, y: int, width: int, height: int,
        background: str, state: RowState,
    ) -> None:  # fmt: skip
        padding = look().px(PADDING)
        kind = column.paint
        left = x + padding
        if kind is Paint.NAME:
            left = x + self.name_offset()
            self._paint_mark(painter, row, x, y, height, background, greyed=state.greyed)
        inner = x + width - padding - left
        text = column.text(row)
        right = column.align is Align.RIGHT
        if not text:
            self.draw(painter, _FONT[kind], "text3", DASH, left, y, inner, height, right=right)
            return
        role, ink = _FONT[kind], _COLOUR[kind]
        if state.greyed or self.row_look.faint(row):
            ink = WEAK
        elif kind is Paint.STATUS:
            ink = self.row_look.tone(row) or ink
            role = "name" if ink in STRONG else role
        if kind is Paint.PORTS:
            self._paint_ports(painter, text, ink, left, y, inner, height, hovered=state.link == column.key)
        else:
            self.draw(painter, role, ink, text, left, y, inner, height, right=right, elide=column.elide)

    def _paint_ports(
        self, painter: QPainter, text: str, token: str, x: float, y: int, width: int, height: int, *, hovered: bool
    ) -> None:
        head, more, tail = text.partition(" +")
        advance = self.draw(painter, "secondary", token, head, x, y, width, height, underline=hovered)
        if more:
            gap = look().px(4)
            self.draw(
                painter, "secondary", "text3", "+" + tail, x + advance + gap, y, int(width - advance - gap), height
            )

    def _paint_mark(
        self, painter: QPainter, row: Any, x: int, y: int, height: int, background: str, *, greyed: bool
    ) -> None:
        size = look().px(GLYPH)
        box = QRectF(x + look().px(EDGE + self.indent), y + (height - size) / 2, size, size)
        glyph = self.row_look.glyph(row)
        if glyph:
            self._glyph(painter, box, glyph, background, greyed=greyed)
        elif self.row_look.icon:
            ink = WEAK if greyed or self.row_look.faint(row) else "text2"
            paint_icon(painter, box, self.row_look.icon, self.colour(ink))

    def _glyph(self, painter: QPainter, box: QRectF, glyph: str, background: str, *, greyed: bool) -> None:
        if greyed:
            painter.setOpacity(0.55)
        paint_glyph(painter, box, glyph, look().tokens, self.colour(background), self.phase)
        if greyed:
            painter.setOpacity(1.0)
        if glyph == self.row_look.busy:
            self.turning = True

    def _paint_group(
        self, painter: QPainter, row: GroupRow, y: int, width: int, height: int,
        places: Sequence[tuple[int, int, int]], background: str,
    ) -> None:  # fmt: skip
        px = look().px
        caret = "caret-down" if row.expanded else "caret-right"
        size = px(GLYPH)
        box = QRectF(px(10), y + (height - size) / 2, size, size)
        paint_icon(painter, box.adjusted(2, 2, -2, -2), caret, self.colour(WEAK))
        status = next((x for logical, x, _ in places if self.columns[logical].paint is Paint.STATUS), 0)
        left = px(30)
        count = str(row.count)
        counted = self._face("secondary").metrics.horizontalAdvance(count)
        end = (status or width) - px(PADDING)
        used = self.draw(painter, "group", "text", row.title, left, y, int(end - left - counted - px(8)), height)
        self.draw(painter, "secondary", "text3", count, left + used + px(8), y, int(counted) + 1, height)
        place = float(status + px(PADDING) if status else left + used + px(24) + counted)
        for glyph, number in row.summary:
            mark = QRectF(place, y + (height - size) / 2, size, size)
            self._glyph(painter, mark, glyph, background, greyed=False)
            words = str(number)
            advance = self._face("secondary").metrics.horizontalAdvance(words)
            self.draw(painter, "secondary", "text2", words, place + size + px(3), y, int(advance) + 1, height)
            place += size + px(3) + advance + px(10)
        painter.fillRect(QRectF(0, y + height - 1, width, 1), self.colour("line"))

    def paint_placeholder(
        self, painter: QPainter, y: int, height: int, places: Sequence[tuple[int, int, int]], number: int
    ) -> None:
        """Paint one row that is still loading: a disc and bars, without shimmer."""
        px = look().px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("seloff"))
        for logical, x, width in places:
            bar = px(10)
            top = y + (height - bar) / 2
            left = float(x + px(PADDING))
            if self.columns[logical].paint is Paint.NAME:
                mark = px(10)
                painter.drawEllipse(QRectF(x + px(EDGE + self.indent + 3), y + (height - mark) / 2, mark, mark))
                left = x + self.name_offset()
            room = x + width - px(PADDING) - left
            length = min(room, px(150)) * (0.9, 0.62, 0.78)[number % 3]
            if self.columns[logical].align is Align.RIGHT:
                left = x + width - px(PADDING) - length
            if length > 0:
                painter.drawRoundedRect(QRectF(left, top, length, bar), 3, 3)
