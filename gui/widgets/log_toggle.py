"""A level of a log as a toggle: its colour, its name, how many lines are of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.words import tip_of
from models.log_levels import Level, level_title
from models.words import plural, tr

INKS = {
    Level.ERROR: "histerr",
    Level.WARN: "histwarn",
    Level.INFO: "histinfo",
    Level.DEBUG: "text3",
    Level.UNKNOWN: "outline",
}
"""The token of each level's colour, here and in the histogram."""

_SQUARE = 9


class LevelToggle(QAbstractButton):
    """Down while lines of its level are shown; hollow while they are not."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level
        self._count = 0
        self._words = True
        self.setText(level_title(level))
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._name_it)
        self._name_it()

    @property
    def count(self) -> int:
        """How many lines are of it."""
        return self._count

    def set_count(self, count: int) -> bool:
        """So many lines are of it; whether it needs another width."""
        if count == self._count:
            return False
        before = self.sizeHint()
        self._count = count
        self._name_it()
        self.update()
        return self.sizeHint() != before

    def set_words_shown(self, shown: bool) -> None:
        """Whether it has words, or its colour and number alone."""
        self._words = shown
        self.update()

    def _name_it(self) -> None:
        lines = plural("Log", "{n} line", "{n} lines", self._count).format(n=f"{self._count:,}")
        state = tr("Log", "shown") if self.isChecked() else tr("Log", "hidden")
        self.setAccessibleName(f"{self.text()}, {lines}, {state}")
        self.setToolTip(tip_of(f"{self.text()}: {lines}, {state}"))

    def sizeHint(self) -> QSize:
        """22 high."""
        px = look().px
        measure = QFontMetricsF(look().font("header"))
        words = measure.horizontalAdvance(self.text()) + px(6) if self._words else 0
        width = px(8 + _SQUARE + 6) + words + measure.horizontalAdvance(f"{self._count:,}") + px(7)
        return QSize(round(width), px(22))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """Ground or edge, square, name, number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, shown = look().pxf, self.isChecked()
        rect = QRectF(self.rect())
        edge = look().color("outline") if not shown or look().tokens.contrast else None
        ground = "hover" if self.underMouse() else "seloff" if shown else "base"
        paint.box(painter, rect, look().color(ground), edge, 1, px(4))
        colour = look().color(INKS[self.level])
        square = QRectF(px(8), (rect.height() - px(_SQUARE)) / 2, px(_SQUARE), px(_SQUARE))
        painter.setPen(Qt.PenStyle.NoPen if shown else QPen(look().color("text3"), px(1)))
        painter.setBrush(colour if shown else Qt.BrushStyle.NoBrush)
        inset = 0.0 if shown else 0.5
        painter.drawRoundedRect(square.adjusted(inset, inset, -inset, -inset), px(2), px(2))
        painter.setFont(look().font("header"))
        measure = QFontMetricsF(painter.font())
        line = paint.baseline(rect.top(), rect.height(), measure)
        left = square.right() + px(6)
        if self._words:
            painter.setPen(look().color("text" if shown else "text2"))
            painter.drawText(QPointF(left, line), self.text())
            left += measure.horizontalAdvance(self.text()) + px(6)
        painter.setPen(look().color("text2"))
        painter.drawText(QPointF(left, line), f"{self._count:,}")
