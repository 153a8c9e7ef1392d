"""Texts of table cells, laid out once: measured, cut and shaped per font role, text and width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QStaticText

from gui.look.look import look
from models.columns import Elide

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

MOST = 6000
"""So many texts are kept per role before all are forgotten: some screens of rows."""

COMPACT = {"body": "secondary", "name": "header"}
"""Roles that are a size smaller where rows are low."""

_ELIDE = {Elide.END: Qt.TextElideMode.ElideRight, Elide.MIDDLE: Qt.TextElideMode.ElideMiddle}


class LaidOut(NamedTuple):
    """One text, cut to its cell.

    `static` is None where letters come from fallback fonts: those have another ascent, and a static text hangs from
    its top instead of standing on the baseline.
    """

    shown: str
    static: QStaticText | None
    advance: float


class Face:
    """One font role, measured."""

    __slots__ = ("ascent", "cap", "font", "metrics", "texts")

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.ascent = self.metrics.ascent()
        self.cap = self.metrics.capHeight()
        self.texts: dict[tuple[str, int, Elide], LaidOut] = {}

    def lay_out(self, text: str, width: int, elide: Elide) -> LaidOut:
        """`text` cut to `width` where it may be cut."""
        key = (text, width, elide)
        found = self.texts.get(key)
        if found is None:
            if len(self.texts) > MOST:
                self.texts.clear()
            found = self.texts[key] = self._make(text, width, elide)
        return found

    def _make(self, text: str, width: int, elide: Elide) -> LaidOut:
        shown, advance = text, self.metrics.horizontalAdvance(text)
        if advance > width and elide is not Elide.NEVER:
            shown = self.metrics.elidedText(text, _ELIDE[elide], width)
            advance = self.metrics.horizontalAdvance(shown)
        static = None
        if all(letter.isascii() or letter in "…–→×·" for letter in shown):
            static = QStaticText(shown)
            static.setTextFormat(Qt.TextFormat.PlainText)
            static.prepare(font=self.font)
        return LaidOut(shown, static, advance)

    def draw(self, painter: QPainter, laid_out: LaidOut, x: float, baseline: float) -> None:
        """Draw a text with the painter's pen."""
        painter.setFont(self.font)
        if laid_out.static is not None:
            painter.drawStaticText(QPointF(x, baseline - self.ascent), laid_out.static)
        else:
            painter.drawText(QPointF(x, baseline), laid_out.shown)


class Faces:
    """The font roles in use, each measured once."""

    def __init__(self) -> None:
        self._faces: dict[str, Face] = {}

    def forget(self) -> None:
        """Measure and lay out anew, after a change of look."""
        self._faces.clear()

    def __getitem__(self, role: str) -> Face:
        face = self._faces.get(role)
        if face is None:
            font = look().font(COMPACT.get(role, role) if look().compact else role)
            face = self._faces[role] = Face(font)
        return face
