"""Chips: small pieces of a filter, or a tag beside a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import IconButton
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_SIGN_INK = {"−": "err", "+": "ok"}
MINUS = "−"
PLUS = "+"


class Chip(QWidget):
    """A word or two on a tint.

    Args:
        text: what it says.
        sign: "−" for left out, "+" for kept, or "".
        removable: whether it has a cross and goes with Delete or Backspace.

    Signals:
        removed: the cross was pressed.
        pressed: the chip itself was pressed.
    """

    removed = Signal()
    pressed = Signal()

    def __init__(self, text: str, sign: str = "", *, removable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._sign = sign
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{sign}{text}")
        self._cross: IconButton | None = None
        if removable:
            self._cross = IconButton(
                "x", tr("Chip", "Remove {text}").format(text=text), small=True, icon_size=12, parent=self
            )
            self._cross.clicked.connect(self.removed)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What it says, without the sign."""
        return self._text

    @property
    def sign(self) -> str:
        """Its sign."""
        return self._sign

    def _restyle(self) -> None:
        self.setFont(look().font("header"))
        self.resize(self.sizeHint())
        if self._cross is not None:
            side = look().px(18)
            self._cross.setGeometry(self.width() - side - look().px(1), (self.height() - side) // 2, side, side)
        self.updateGeometry()

    def _sign_width(self) -> float:
        return QFontMetricsF(look().font("header")).horizontalAdvance(self._sign) + look().pxf(4) if self._sign else 0.0

    def sizeHint(self) -> QSize:
        """22 high, as wide as its words, 240 at most."""
        px = look().px
        words = QFontMetricsF(look().font("header")).horizontalAdvance(self._text) + self._sign_width()
        width = px(8) + min(round(words) + 1, px(240)) + (px(19) if self._cross is not None else px(8))
        return QSize(width, px(22))

    def minimumSizeHint(self) -> QSize:
        """As wide as its words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint, the sign in its colour, the words."""
        painter = QPainter(self)
        px = look().pxf
        rect = QRectF(self.rect())
        edge = look().color("outline") if look().tokens.contrast else None
        paint.box(painter, rect, look().color("seloff"), edge, 1, px(4))
        measure = QFontMetricsF(self.font())
        line = paint.baseline(rect.top(), rect.height(), measure)
        left = px(8)
        if self._sign:
            painter.setPen(look().color(_SIGN_INK.get(self._sign, "text2")))
            painter.drawText(QPointF(left, line), self._sign)
            left += self._sign_width()
        right = px(19) if self._cross is not None else px(8)
        painter.setPen(look().color("text"))
        shown = paint.elide_middle(self._text, measure, rect.width() - left - right + 1)
        painter.drawText(QPointF(left, line), shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the words."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove it."""
        if self._cross is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)
