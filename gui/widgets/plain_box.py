"""Plain text on as many lines as it needs, some at most: selectable, wrapped, never taken for anything but text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from gui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class PlainBox(QPlainTextEdit):
    """A text in mono without an edge; what is behind it shows through.

    Args:
        most: lines that are shown; of more it scrolls.
        parent: Qt's owner.
    """

    def __init__(self, most: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setProperty("kind", "bare")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())
        look().changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Its lines at the present width."""
        line = QFontMetricsF(self.font()).lineSpacing()
        return QSize(look().px(200), round(line * min(self._most, self._lines())) + look().px(4))

    def _lines(self) -> int:
        return max(1, round(self.document().size().height()))

    def minimumSizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(look().px(80), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        fits = self._lines() <= self._most
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOff if fits else bars.ScrollBarAsNeeded)
        self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(look().font("mono"))
        self.updateGeometry()
