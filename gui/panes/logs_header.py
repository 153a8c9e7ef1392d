"""The top bar of the logs: title, how many, whose, whether they are followed, more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.source_bar import SourceBar
from gui.widgets.tab_order import follow
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT = 52
_LINES_FROM, _COUNT_FROM, _TOOLS_FROM, _WORDS_FROM = 1000, 800, 960, 620


class LogsHeader(QWidget):
    """What stands above the lines.

    Signals:
        pause_asked: hold still, or follow the end again.
        more_asked: the overflow menu is wanted below the button.
    """

    pause_asked = Signal()
    more_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tools: tuple[Button, ...] = ()
        self.title = Words(tr("Logs", "Logs"), "title")
        self.count = Words("", "secondary", "text3")
        self.sources = SourceBar()
        self.lines = Words("", "secondary", "text3")
        self.pause = Button(tr("Logs", "Pause"), "pause")
        self.pause.clicked.connect(self.pause_asked)
        self.find_button = IconButton("magnifying-glass", tr("Logs", "Find"), keys="Ctrl+F")
        self.more = IconButton("dots-three", tr("Logs", "More"))
        self.more.clicked.connect(lambda: self.more_asked.emit(self.more))
        self._row = QHBoxLayout(self)
        for widget in (self.title, self.count):
            self._row.addWidget(widget)
        self._row.addWidget(self.sources, 1)
        self._row.addWidget(self.lines)
        self._row.addWidget(self.find_button)
        self._row.addWidget(self.pause)
        self._row.addWidget(self.more)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def parts(self) -> list[QWidget]:
        """What stands in it, from left to right."""
        return [self.title, self.count, self.sources, self.lines, self.find_button, self.pause, self.more]

    def set_tools(self, buttons: Sequence[Button]) -> None:
        """Have buttons that act on the log before Pause."""
        for button in buttons:
            self._row.insertWidget(self._row.indexOf(self.pause), button)
        self._tools = tuple(buttons)
        follow(self.find_button, [*buttons, self.pause, self.more])
        self._fit()

    def set_count(self, words: str, lines: str) -> None:
        """What stands after the title, and how many lines there are."""
        if words != self.count.text():
            self.count.setText(words)
        if lines != self.lines.text():
            self.lines.setText(lines)

    def set_open(self, is_open: bool) -> None:
        """Whether a log is open: what acts on one is there only then."""
        self.find_button.setVisible(is_open)
        for button in (*self._tools, self.pause):
            button.setVisible(is_open)
        self.more.setVisible(is_open)

    def show_following(self, *, following: bool, live: bool) -> None:
        """Pause while it follows, Resume while it does not."""
        self.pause.setText(tr("Logs", "Pause") if following else tr("Logs", "Resume"))
        self.pause.set_icon("pause" if following else "play")
        self.pause.set_kind("normal" if following else "primary")
        self.pause.setEnabled(live or not following)

    def sizeHint(self) -> QSize:
        """52 high."""
        return QSize(look().px(400), look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrower than its parts: some go."""
        return QSize(look().px(200), look().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """How many lines and sources goes first, then the button's words; chips give way by themselves."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = look().px
        self.lines.setVisible(self.width() >= px(_LINES_FROM))
        self.count.setVisible(self.width() >= px(_COUNT_FROM))
        self.pause.set_words_shown(shown=self.width() >= px(_WORDS_FROM))
        for button in self._tools:
            button.set_words_shown(shown=self.width() >= px(_TOOLS_FROM))

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), 0, px(16), 1)
        self._row.setSpacing(px(8))
        self.updateGeometry()
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line at the foot."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("base"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().color("line"))
