"""The top bar of the monitor: title, how many, project, whether it is live, the stretch of time, more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets import use_charts
from gui.widgets.button import Button, IconButton
from gui.widgets.glyph import GlyphMark
from gui.widgets.segmented import Segmented
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT = 52
_COUNT_FROM, _LIVE_FROM, _PROJECT_FROM, _SPAN_FROM = 900, 760, 620, 480


class MonitorHeader(QWidget):
    """What stands above the charts.

    Signals:
        project_asked: the menu of projects is wanted below the button.
        more_asked: the overflow menu likewise.
        pause_asked: hold still, or go on.
        span_chosen: seconds to show.
    """

    project_asked = Signal(object)
    more_asked = Signal(object)
    pause_asked = Signal()
    span_chosen = Signal(float)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = Words(title, "title")
        self.count = Words("", "secondary", "text3")
        self.project = Button("", "stack", caret=True)
        self.project.clicked.connect(lambda: self.project_asked.emit(self.project))
        self.glyph = GlyphMark("running")
        self.state = Words("", "name")
        self.pause = IconButton("pause", "")
        self.pause.clicked.connect(self.pause_asked)
        self.span = Segmented(tr("Monitor", "Time shown"), use_charts.spans(360))
        self.span.set_key("900")
        self.span.chosen.connect(lambda key: self.span_chosen.emit(float(key)))
        self.more = IconButton("dots-three", tr("Monitor", "More"))
        self.more.clicked.connect(lambda: self.more_asked.emit(self.more))
        self._row = QHBoxLayout(self)
        for widget in self.parts:
            self._row.addWidget(widget)
        self._row.insertStretch(self.parts.index(self.glyph), 1)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def parts(self) -> list[QWidget]:
        """What stands in it, from left to right."""
        left: list[QWidget] = [self.title, self.count, self.project]
        return [*left, self.glyph, self.state, self.pause, self.span, self.more]

    def show_live(self, *, live: bool, lost: bool) -> None:
        """Say whether it goes on with the clock."""
        words = tr("Monitor", "Live, 1 s") if live else tr("Monitor", "Held still")
        self.state.setText(tr("Monitor", "Engine lost") if lost else words)
        self.glyph.set_glyph("created" if lost else "running" if live else "paused")
        self.pause.set_icon("pause" if live else "play")
        self.pause.set_name(tr("Monitor", "Hold still") if live else tr("Monitor", "Go on"), "Space")

    def sizeHint(self) -> QSize:
        """52 high."""
        return QSize(look().px(400), look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrower than its parts: some go."""
        return QSize(look().px(200), look().px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """How many goes first, then the words on the clock, then those of the project; at last the time to show.

        That one is then chosen in the overflow menu.
        """
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = look().px
        self.count.setVisible(self.width() >= px(_COUNT_FROM))
        for widget in (self.glyph, self.state):
            widget.setVisible(self.width() >= px(_LIVE_FROM))
        self.project.set_words_shown(shown=self.width() >= px(_PROJECT_FROM))
        self.span.setVisible(self.width() >= px(_SPAN_FROM))

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
