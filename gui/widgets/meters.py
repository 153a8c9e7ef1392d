"""Bars that show how much: one part of a whole, several parts, progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from gui.look import bars, paint
from gui.look.look import look
from gui.widgets.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class Meter(QWidget):
    """One part of a whole.

    Args:
        spoken: what a screen reader says, such as "612 of 768 MB".
    """

    def __init__(self, spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._ink = "fill"
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set(self, share: float, ink: str = "fill", spoken: str = "") -> None:
        """Show `share` (0.0 to 1.0) in a colour token."""
        self._share = min(1.0, max(0.0, share))
        self._ink = ink
        if spoken:
            self.setAccessibleName(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        """A bar of 5 in a strip of 12."""
        return QSize(look().px(120), look().px(12))

    def minimumSizeHint(self) -> QSize:
        """Short ones still say something."""
        return QSize(look().px(32), look().px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track and the part."""
        height = look().pxf(5)
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        parts = [(track.left(), track.width() * self._share, self._ink)] if self._share > 0 else []
        bars.meter(look(), QPainter(self), track, parts)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a `SplitBar`.

    Args:
        title: what it is ("Unused").
        value: how much, in words ("0.7 GB").
        amount: how much, in any unit that all parts share.
        ink: its colour token.
    """

    title: str
    value: str
    amount: float
    ink: str


class SplitBar(QWidget):
    """A whole in parts, with their names and values below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set_parts(self, parts: Sequence[Part]) -> None:
        """Show these; parts of nothing are left out of the bar, not of the names."""
        self._parts = tuple(parts)
        self.setAccessibleName(", ".join(f"{part.title} {part.value}" for part in parts))
        self.update()

    def sizeHint(self) -> QSize:
        """The bar and the line of names."""
        return QSize(look().px(320), look().px(28))

    def minimumSizeHint(self) -> QSize:
        """Names that there is no room for are left out when narrower."""
        return QSize(look().px(160), look().px(28))

    def names_width(self) -> int:
        """Pixels that all names and values take beside each other."""
        return round(sum(map(self._name_width, self._parts)) - look().pxf(17))

    def _name_width(self, part: Part) -> float:
        measure = QFontMetricsF(look().font("caption"))
        words = measure.horizontalAdvance(part.title) + measure.horizontalAdvance(part.value)
        return look().pxf(7 + 5 + 5 + 5 + 12) + words

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars parted by a gap, then names."""
        painter = QPainter(self)
        px = look().pxf
        whole = sum(part.amount for part in self._parts)
        shown = [part for part in self._parts if part.amount > 0]
        gap, height = px(2), px(6)
        left = 0.0
        room = self.width() - gap * max(0, len(shown) - 1)
        for part in shown:
            width = max(height, room * part.amount / whole)
            paint.box(painter, QRectF(left, 0, width, height), look().color(part.ink), None, 0, height / 2)
            left += width + gap
        self._paint_names(painter, QRectF(0, px(12), self.width(), px(16)))

    def _paint_names(self, painter: QPainter, rect: QRectF) -> None:
        px = look().pxf
        left = rect.left()
        for part in self._parts:
            if left + self._name_width(part) - px(17) > rect.right() + 1:
                return
            square = px(7)
            place = QRectF(left, rect.center().y() - square / 2, square, square)
            paint.box(painter, place, look().color(part.ink), None, 0, px(1.5))
            left += square + px(5)
            for words, role, token in ((part.title, "caption", "text2"), (part.value, "caption", "text")):
                painter.setFont(look().font(role))
                painter.setPen(look().color(token))
                measure = QFontMetricsF(painter.font())
                painter.drawText(QPointF(left, paint.baseline(rect.top(), rect.height(), measure)), words)
                left += measure.horizontalAdvance(words) + px(5)
            left += px(12)


class Progress(QWidget):
    """A bar that fills, and words beside it.

    Args:
        name: what goes on, for screen readers.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(name)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = Words("", "secondary", "text2")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self._words)
        look().changed.connect(self._restyle)
        self._restyle()
        self.set(None)

    def set(self, share: float | None, words: str = "") -> None:
        """Show how far it is (0.0 to 1.0; None where nobody knows) and words for it."""
        self.bar.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self.bar.setValue(round(1000 * min(1.0, max(0.0, share))))
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(look().px(12))
        self.bar.setFixedHeight(look().px(6))
