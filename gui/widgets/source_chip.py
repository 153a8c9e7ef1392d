"""A source of a log as a chip: its colour, its name, a cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import IconButton
from gui.widgets.words import tip_of
from models.words import clean, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent

MOST_WIDE = 160
_SQUARE, _CROSS = 10, 18


class SourceChip(QAbstractButton):
    """One container in the bar of a log: pressing it hides its lines or shows them again.

    Args:
        name: the container's.
        title: what it is called here: without the project's name where all are of one.
        colour: its place in the series.

    Signals:
        removed: the cross was pressed, or Delete.
        alone_asked: only its lines are wanted (double click, or Enter).
        menu_asked: its menu is wanted at that place of the screen.
    """

    removed = Signal()
    alone_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, name: str, title: str, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.title = title
        self.colour = colour
        self._note = ""
        self.setObjectName(f"source-{name}")
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        words = tr("LogSources", "Take {name} out").replace("{name}", clean(name, 60))
        self.cross = IconButton("x", words, small=True, icon_size=12, parent=self)
        self.cross.clicked.connect(self.removed)
        self.toggled.connect(self._name_it)
        look().changed.connect(self._restyle)
        self._name_it()
        self._restyle()

    def set_note(self, note: str) -> None:
        """A word on how it stands ("removed", "keeps no log"), "" for nothing to say."""
        if note != self._note:
            self._note = note
            self._name_it()
            self.update()

    def _name_it(self) -> None:
        state = tr("LogSources", "shown") if self.isChecked() else tr("LogSources", "hidden")
        words = ", ".join(filter(None, (clean(self.name), self._note, state)))
        self.setAccessibleName(words)
        tip = tr("LogSources", "Press to hide or show, twice for its lines alone")
        self.setToolTip(tip_of(", ".join(filter(None, (clean(self.name), self._note))) + "\n" + tip))

    def _restyle(self) -> None:
        self.setFont(look().font("header"))
        self.resize(self.sizeHint())
        side = look().px(_CROSS)
        self.cross.setGeometry(self.width() - side - look().px(3), (self.height() - side) // 2, side, side)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """24 high, as wide as its name, 160 at most."""
        px = look().px
        words = QFontMetricsF(look().font("header")).horizontalAdvance(clean(self.title))
        width = px(8 + _SQUARE + 6) + min(round(words) + 1, px(MOST_WIDE)) + px(4 + _CROSS + 3)
        return QSize(width, px(24))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge, square, name; hollow and weak where its lines are hidden."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, shown = look().pxf, self.isChecked()
        rect = QRectF(self.rect())
        ground = look().color("hover" if self.underMouse() else "field")
        paint.box(painter, rect, ground, look().color("btnline"), 1, px(4))
        colour = look().tokens.series_color(self.colour)
        square = QRectF(px(8), (rect.height() - px(_SQUARE)) / 2, px(_SQUARE), px(_SQUARE))
        painter.setPen(Qt.PenStyle.NoPen if shown else QPen(colour, px(1.5)))
        painter.setBrush(colour if shown else Qt.BrushStyle.NoBrush)
        inner = square if shown else square.adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(inner, px(2), px(2))
        left = square.right() + px(6)
        measure = QFontMetricsF(self.font())
        name = paint.elide_middle(clean(self.title), measure, self.cross.x() - px(2) - left)
        painter.setPen(look().color("text" if shown and not self._note else "text3"))
        line = paint.baseline(rect.top(), rect.height(), measure)
        painter.drawText(QPointF(left, line), name)
        if not shown:
            middle = line - measure.xHeight() / 2
            painter.drawLine(QPointF(left, middle), QPointF(left + measure.horizontalAdvance(name), middle))

    def mouseDoubleClickEvent(self, _event: object) -> None:
        """Its lines alone."""
        self.alone_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Its menu, by mouse or key."""
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space hides and shows, Enter shows it alone, Delete takes it out."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.alone_asked.emit()
        else:
            super().keyPressEvent(event)
