"""The top bar of a pane: title, count, filter, view options, primary action, overflow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.filter_field import FilterField
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT = 52
FILTER_FROM = 204
FILTER_LEAST = 200
FILTER_MOST = 480
WEAK = "text3"


class PaneHeader(QWidget):
    """What stands above a pane's table; places its parts itself, since what gives way first is a rule of the look.

    As it narrows: the filter moves up to the count, then shrinks to 200, then the primary button loses its words, then
    the count goes, and at last the filter shrinks further.

    Signals:
        options_asked: the view options, with the button to open a menu under.
        overflow_asked: the overflow menu, likewise.
    """

    options_asked = Signal(object)
    overflow_asked = Signal(object)

    def __init__(self, title: str, hint: str, *, filtered: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = Words(title, "title", parent=self)
        self.count = Words("", "secondary", WEAK, parent=self)
        self.filter = FilterField(hint, parent=self) if filtered else None
        self.options = IconButton("sliders-horizontal", tr("PaneHeader", "View options"), parent=self)
        self.options.clicked.connect(lambda: self.options_asked.emit(self.options))
        self.primary: Button | None = None
        self.overflow = IconButton("dots-three", tr("PaneHeader", "More"), parent=self)
        self.overflow.clicked.connect(lambda: self.overflow_asked.emit(self.overflow))
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def parts(self) -> list[QWidget]:
        """What stands in it, from left to right."""
        parts = (self.title, self.count, self.filter, self.options, self.primary, self.overflow)
        return [part for part in parts if part is not None]

    def set_primary(self, button: Button) -> None:
        """The one primary button."""
        button.setParent(self)
        self.primary = button
        QWidget.setTabOrder(self.options, button)
        QWidget.setTabOrder(button, self.overflow)
        self._place()

    def set_count(self, words: str) -> None:
        """What stands after the title."""
        if words != self.count.text():
            self.count.setText(words)
            self._place()

    def _restyle(self) -> None:
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        """52 high."""
        return QSize(look().px(400), look().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line at the foot."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("base"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().color("line"))

    def _put(self, widget: QWidget, x: int) -> int:
        size = widget.sizeHint()
        widget.setGeometry(QRect(x, (self.height() - 1 - size.height()) // 2, size.width(), size.height()))
        return size.width()

    def _place(self) -> None:
        px = look().px
        left = px(16)
        left += self._put(self.title, left) + px(12)
        counted = left + (self._put(self.count, left) + px(16) if self.count.text() else 0)
        self._narrow(counted)
        roomy = self.filter is None or self._room(counted) >= px(FILTER_LEAST)
        self.count.setVisible(roomy and bool(self.count.text()))
        left = counted if roomy else left + px(4)
        right = self.width() - px(16)
        for widget in (self.overflow, self.primary, self.options):
            if widget is not None and not widget.isHidden():
                right -= widget.sizeHint().width()
                self._put(widget, right)
                right -= px(8)
        if self.filter is not None:
            start = max(left, min(px(FILTER_FROM), right - px(FILTER_MOST)))
            width = max(0, min(px(FILTER_MOST), right - start))
            height = self.filter.sizeHint().height()
            self.filter.setGeometry(start, (self.height() - 1 - height) // 2, width, height)

    def _narrow(self, left: int) -> None:
        if self.primary is None:
            return
        self.primary.set_words_shown(shown=True)
        if self.width() and self._room(left) < look().px(FILTER_LEAST):
            self.primary.set_words_shown(shown=False)

    def _room(self, left: int) -> int:
        """What is left for the filter beside the buttons."""
        buttons = (self.overflow, self.primary, self.options)
        shown = [widget for widget in buttons if widget is not None and not widget.isHidden()]
        taken = sum(widget.sizeHint().width() + look().px(8) for widget in shown) + look().px(16)
        return self.width() - left - taken
