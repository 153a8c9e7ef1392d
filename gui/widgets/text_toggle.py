"""A small button with a few letters that stays down: “Aa”, “W”, “.*”."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.words import tip_of


class TextToggle(QAbstractButton):
    """Letters on a tint while it is down.

    Args:
        text: the letters.
        name: what it does: its tool tip and its name for screen readers.
        mono: whether the letters are code.
    """

    def __init__(self, text: str, name: str, *, mono: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = "mono" if mono else "header"
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(tip_of(name))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """22 high."""
        width = QFontMetricsF(look().font(self._role)).horizontalAdvance(self.text())
        return QSize(max(look().px(24), round(width) + look().px(10)), look().px(22))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        """The tint and the letters."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        down = self.isChecked() or self.isDown()
        if down or self.underMouse():
            edge = look().color("accent") if down and look().tokens.contrast else None
            paint.box(painter, rect, look().color("sel" if down else "hover"), edge, 1, look().pxf(4))
        painter.setFont(look().font(self._role))
        painter.setPen(look().color("accent" if down else "text2"))
        measure = QFontMetricsF(painter.font())
        left = (rect.width() - measure.horizontalAdvance(self.text())) / 2
        paint.draw_text(painter, rect.adjusted(left, 0, left, 0), self.text())
