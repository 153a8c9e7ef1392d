"""A long list to tick: one row painted at a time, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionButton

from gui.look import paint
from gui.look.look import look
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QAbstractItemModel, QEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    Index = QModelIndex | QPersistentModelIndex

HEIGHT = 28
BOX = 16
AMOUNT = 72
ABOUT = 120


@dataclass(frozen=True, slots=True)
class Tick:
    """One line.

    Args:
        name: what it is called, fit for one line.
        about: a word or two on it.
        amount: how much it is, "" where nobody knows.
    """

    name: str
    about: str = ""
    amount: str = ""


class TickModel(QAbstractListModel):
    """The lines and which are ticked.

    Signals:
        ticked: a tick was set or taken away.
    """

    ticked = Signal()

    def __init__(self, ticks: Sequence[Tick], on: Sequence[bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks = tuple(ticks)
        self._on = list(on)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many there are."""
        return 0 if parent.isValid() else len(self._ticks)

    def tick(self, place: int) -> Tick:
        """One line."""
        return self._ticks[place]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, tick, and what is said of both."""
        if not index.isValid():
            return None
        tick = self._ticks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return tick.name
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self._on[index.row()] else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                state = tr("Ticks", "ticked") if self._on[index.row()] else tr("Ticks", "not ticked")
                return ", ".join(filter(None, (tick.name, tick.about, tick.amount, state)))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Set or take away a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.set_on(index.row(), on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @property
    def names(self) -> list[str]:
        """All names, in order."""
        return [tick.name for tick in self._ticks]

    @property
    def on(self) -> list[bool]:
        """Which are ticked, in order."""
        return list(self._on)

    def set_on(self, place: int, *, on: bool) -> None:
        """Tick one, or not."""
        if self._on[place] is not on:
            self._on[place] = on
            here = self.index(place)
            self.dataChanged.emit(here, here, [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit()

    def set_all(self, *, on: bool) -> None:
        """Tick all, or none."""
        if self._ticks:
            self._on = [on] * len(self._ticks)
            last = self.index(len(self._ticks) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit()


class _Delegate(QStyledItemDelegate):
    """Box, name, word, amount; level with every other row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """A row."""
        return QSize(look().px(200), look().px(HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        model, px = index.model(), look().px
        if not isinstance(model, TickModel):
            return
        tick = model.tick(index.row())
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_MouseOver:
            paint.box(painter, rect, look().color("hover"), None, 0, px(4))
        box = QStyleOptionButton()
        side = px(BOX)
        box.rect = QRectF(rect.left() + px(4), rect.center().y() - side / 2, side, side).toRect()
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_Enabled | (QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off)
        widget = option.widget
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, widget)
        right = rect.right() - px(8)
        if tick.amount:
            _words(painter, QRectF(right - px(AMOUNT), rect.top(), px(AMOUNT), rect.height()), tick.amount, "text2")
        right -= px(AMOUNT + 12)
        _words(painter, QRectF(right - px(ABOUT), rect.top(), px(ABOUT), rect.height()), tick.about, "text3")
        left = rect.left() + px(4 + BOX + 10)
        painter.setFont(look().font("body"))
        painter.setPen(look().color("text"))
        measure = QFontMetricsF(painter.font())
        name = paint.elide_middle(tick.name, measure, right - px(ABOUT + 12) - left)
        painter.drawText(QPointF(left, paint.baseline(rect.top(), rect.height(), measure)), name)
        if state & QStyle.StateFlag.State_HasFocus and widget.hasFocus():
            paint.ring(painter, rect, look().color("accent"), look().tokens.ring, px(4))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click anywhere on the row, or Space, sets the tick or takes it away."""
        pressed = event.type() == event.Type.MouseButtonRelease or (
            event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Space  # type: ignore[attr-defined]
        )
        if not pressed or not isinstance(model, TickModel):
            return False
        model.set_on(index.row(), on=not model.on[index.row()])
        return True


def _words(painter: QPainter, rect: QRectF, words: str, ink: str) -> None:
    painter.setFont(look().font("secondary"))
    painter.setPen(look().color(ink))
    paint.draw_text(painter, rect, words, right=True)


class TickList(QListView):
    """The list.

    Args:
        name: what is listed, for screen readers.
        model: the lines.
        rows: how many show at once, at most.
    """

    def __init__(self, name: str, model: TickModel, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumHeight(look().px(HEIGHT) * min(model.rowCount(), rows))

    def sizeHint(self) -> QSize:
        """As high as its rows, some at most."""
        return QSize(look().px(400), look().px(HEIGHT) * min(self.model().rowCount(), self._rows))
