"""The card beside a mark of a chart: what happened, when, and a way to the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from gui.look import paint
from gui.look.look import look
from gui.texts.stats import mark_facts, mark_words
from gui.widgets.button import Link
from gui.widgets.words import ElideLabel, Words
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from models.history import Mark


class MarkCard(QFrame):
    """A small card over a chart.

    Signals:
        logs_asked: the log around the mark is wanted (`Mark`).
    """

    logs_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.mark: Mark | None = None
        self.title = ElideLabel("", "strong")
        self.facts = Words("", "secondary", "text2")
        self.link = Link(tr("Charts", "Show logs"), "header")
        self.link.clicked.connect(lambda: self.logs_asked.emit(self.mark))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._column = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self.facts)
        self._row.addStretch(1)
        self._row.addWidget(self.link)
        self._column.addWidget(self.title)
        self._column.addLayout(self._row)
        look().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_mark(self, mark: Mark, x: float, y: float) -> None:
        """Show a mark that is at `x`; the card stands at the side where there is room."""
        self.mark = mark
        self.title.setText(mark_words(mark))
        self.facts.setText(mark_facts(mark))
        self.setAccessibleName(f"{mark_words(mark)}. {mark_facts(mark)}")
        width = min(self.sizeHint().width(), self._around.width() - look().px(16))
        self.resize(width, self.sizeHint().height())
        gap = look().px(12)
        left = x - gap - width if x - gap - width >= look().px(8) else x + gap
        self.move(round(max(look().px(8), min(left, self._around.width() - width - look().px(8)))), round(y))
        self.show()
        self.raise_()

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(12), px(8), px(12), px(8))
        self._column.setSpacing(px(2))
        self._row.setSpacing(px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised box."""
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, look().color("raised"), look().color("btnline"), 1, look().pxf(6))
