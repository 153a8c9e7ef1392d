"""A choice of a few words that all stand side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class _Segment(QAbstractButton):
    """One of the words."""

    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for its words."""
        width = QFontMetricsF(look().font("header")).horizontalAdvance(self.text())
        return QSize(round(width) + look().px(2 * 12), look().px(24))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A tint behind the chosen one."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or (self.underMouse() and self.isEnabled()):
            paint.box(painter, rect, look().color("sel" if chosen else "hover"), None, 0, look().pxf(4))
        if chosen and look().tokens.contrast:
            paint.ring(painter, rect, look().color("accent"), look().pxf(2), look().pxf(4))
        painter.setFont(look().font("header"))
        enabled = self.isEnabled()
        painter.setPen(look().color("text3" if not enabled else "accent" if chosen else "text2"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        paint.draw_text(painter, rect.adjusted((rect.width() - width) / 2, 0, 4, 0), self.text())


class Segmented(QWidget):
    """Exactly one of a few is chosen; arrows move along them.

    Args:
        name: what is chosen, for screen readers.
        options: (key, words) each; the first is chosen.

    Signals:
        chosen: the key, when a person chooses.
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._segments = {key: _Segment(key, text, self) for key, text in options}
        for segment in self._segments.values():
            segment.clicked.connect(lambda _checked=False, key=segment.key: self.chosen.emit(key))
            self._row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for segment in list(self._segments.values())[:1]:
            segment.setChecked(True)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def key(self) -> str:
        """The key of the chosen one."""
        return next((key for key, segment in self._segments.items() if segment.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Choose without a signal; an unknown key changes nothing."""
        if key in self._segments:
            self._segments[key].setChecked(True)

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(3), px(3), px(3), px(3))
        self._row.setSpacing(px(2))
        for segment in self._segments.values():
            segment.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One edge around all."""
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, look().color("raised"), look().color("btnline"), 1, look().pxf(5))
