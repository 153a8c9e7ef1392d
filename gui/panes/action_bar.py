"""The bar at the foot of a table while two rows or more are selected: how many, and the verbs that fit all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.lines import VLine
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

HEIGHT = 44
FIRST = 3
"""The place of the first verb in the row: after the cross, the words and a space."""


class Verb(NamedTuple):
    """One button of the bar."""

    id: str
    title: str
    icon: str
    danger: bool


class ActionBar(QWidget):
    """A layout row, not an overlay: it covers no rows.

    Signals:
        chosen: the id of the verb.
        cleared: the selection is to be cleared.
    """

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("action-bar")
        self.setAccessibleName(tr("ActionBar", "Actions on the selection"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._verbs: tuple[Verb, ...] = ()
        self.buttons: dict[str, Button] = {}
        self._row = QHBoxLayout(self)
        self._clear = IconButton("x", tr("ActionBar", "Clear the selection"), parent=self)
        self._clear.clicked.connect(self.cleared)
        self._words = Words("", "group", parent=self)
        self._row.addWidget(self._clear)
        self._row.addWidget(self._words)
        self._row.addSpacing(look().px(8))
        self._nothing = Words(tr("ActionBar", "No action fits all of them."), "secondary", "text3", parent=self)
        self._row.addWidget(self._nothing)
        self._nothing.hide()
        self._rule: VLine | None = None
        self._row.addStretch(1)
        look().changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def sizeHint(self) -> QSize:
        """44 high."""
        return QSize(look().px(300), look().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As narrow as the table gets; buttons then lose their words."""
        return QSize(0, look().px(HEIGHT))

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(12), 1, px(12), 0)
        self._row.setSpacing(px(8))
        self.updateGeometry()
        self._narrow()

    def show_selection(self, words: str, verbs: Sequence[Verb]) -> None:
        """Show how many are selected and the verbs that fit them all."""
        self._words.setText(words)
        if tuple(verbs) != self._verbs:
            self._verbs = tuple(verbs)
            self._fill()
        self._nothing.setVisible(not verbs)
        self._narrow()

    def _fill(self) -> None:
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        if self._rule is not None:
            self._row.removeWidget(self._rule)
            self._rule.hide()
            self._rule.deleteLater()
            self._rule = None
        place = FIRST
        for verb in (
            *(verb for verb in self._verbs if not verb.danger),
            *(verb for verb in self._verbs if verb.danger),
        ):
            if verb.danger and self._rule is None and place > FIRST:
                self._rule = VLine(20, self)
                self._row.insertWidget(place, self._rule)
                place += 1
            button = Button(verb.title, verb.icon, "warning" if verb.danger else "normal", parent=self)
            button.clicked.connect(lambda _=False, chosen=verb.id: self.chosen.emit(chosen))
            self._row.insertWidget(place, button)
            button.show()
            self.buttons[verb.id] = button
            place += 1

    def _narrow(self) -> None:
        for button in self.buttons.values():
            button.set_words_shown(shown=True)
        room = self.width() - look().px(24)
        wanted = sum(button.sizeHint().width() + look().px(8) for button in self.buttons.values())
        wanted += self._clear.sizeHint().width() + self._words.sizeHint().width() + look().px(32)
        if self.width() and wanted > room:
            for button in self.buttons.values():
                button.set_words_shown(shown=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where they fit."""
        super().resizeEvent(event)
        self._narrow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("base"))
        painter.fillRect(0, 0, self.width(), 1, look().color("line"))
