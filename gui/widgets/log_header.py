"""The heads of a log's columns, one line that stands above the lines and follows where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from models.log_lines import TimeForm
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.widgets.log_view import LogView

HEIGHT = 26


class LogHeader(QWidget):
    """“Time · Source · Level · Message” and the names of the fields, each over its column of a view."""

    def __init__(self, view: LogView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._numbers: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Log", "Columns"))
        view.columns_moved.connect(self._moved)
        look().changed.connect(self.updateGeometry)
        self._moved()

    @property
    def titles(self) -> list[str]:
        """What it says, from left to right."""
        return [title for title, _, _ in self._heads()] + [name for name, _ in self._view.metrics.fields]

    def set_numbers(self, names: frozenset[str]) -> None:
        """The fields whose values stand to the right."""
        if names != self._numbers:
            self._numbers = names
            self.update()

    def sizeHint(self) -> QSize:
        """26 high."""
        return QSize(look().px(200), look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it must be."""
        return QSize(look().px(40), look().px(HEIGHT))

    def _moved(self) -> None:
        self.setAccessibleDescription(", ".join(self.titles))
        self.update()

    def _heads(self) -> list[tuple[str, float, float]]:
        """Title, left and right of each column before the fields."""
        metrics = self._view.metrics
        columns = metrics.columns
        utc = columns.times is TimeForm.UTC
        found: list[tuple[str, float, float]] = []
        if columns.times is not TimeForm.OFF:
            title = tr("Log", "Time (UTC)") if utc else tr("Log", "Time")
            found.append((title, metrics.time_left, metrics.source_left))
        if columns.sources:
            found.append((tr("Log", "Source"), metrics.source_left, metrics.level_left))
        if columns.levels:
            found.append((tr("Log", "Level"), metrics.level_left, metrics.text_left))
        found.append((tr("Log", "Message"), metrics.text_left, min(metrics.text_right, self.width())))
        return found

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words on a sunken surface, a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("sunken"))
        paint.horizontal_hairline(painter, 0, self.width(), self.height() - 1, look().color("line"))
        painter.setPen(look().color("text2"))
        painter.setFont(look().font("header"))
        for title, left, right in self._heads():
            paint.draw_text(painter, QRectF(left, 0, max(0.0, right - left - 2), self.height()), title)
        metrics = self._view.metrics
        painter.setFont(look().font("mono"))
        measure = QFontMetricsF(painter.font())
        for name, left in metrics.fields:
            rect = QRectF(left, 0, metrics.field_width, self.height())
            shown = paint.elide_end(name, measure, metrics.field_width)
            paint.draw_text(painter, rect, shown, right=name in self._numbers)
