"""The sources of a log in a row: as many chips as there is room for, the others behind a number."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.menu import Menu
from gui.widgets.source_chip import SourceChip
from gui.widgets.tab_order import follow
from models.words import clean, plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class SourceBar(QWidget):
    """Chips of sources, a number for those without room, and “+”.

    Signals:
        add_asked: others are to be chosen.
        removed: the name of the source that is to go.
        shown_changed: other sources are shown (`shown`).
        opened: the log of that one is wanted by itself, in its own place.
    """

    add_asked = Signal()
    removed = Signal(str)
    shown_changed = Signal()
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[SourceChip] = []
        self.more = Button("", kind="ghost", caret=True, parent=self)
        self.more.clicked.connect(self._open_more)
        self.add = IconButton("plus", tr("LogSources", "Choose containers"), parent=self)
        self.add.clicked.connect(self.add_asked)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        look().changed.connect(self._place)

    @property
    def shown(self) -> frozenset[int] | None:
        """The places of the sources whose lines are shown; None: of all."""
        shown = frozenset(place for place, chip in enumerate(self.chips) if chip.isChecked())
        return None if len(shown) == len(self.chips) else shown

    def set_sources(self, sources: Sequence[tuple[str, str, int]]) -> None:
        """Show chips for these: name, what it is called here, the place of its colour in the series."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for place, (name, title, colour) in enumerate(sources):
            chip = SourceChip(name, title, colour, self)
            chip.toggled.connect(lambda _on: self.shown_changed.emit())
            chip.removed.connect(partial(self.removed.emit, name))
            chip.alone_asked.connect(partial(self.show_alone, place))
            chip.menu_asked.connect(partial(self._open_chip, place))
            self.chips.append(chip)
        crosses = [each for chip in self.chips for each in (chip, *chip.findChildren(IconButton))]
        follow(self, [*crosses, self.more, self.add])
        self._place()

    def show_alone(self, place: int) -> None:
        """Show the lines of one source; of all again where it is alone already."""
        alone = self.shown == frozenset((place,))
        for other, chip in enumerate(self.chips):
            chip.blockSignals(True)  # noqa: FBT003 - Qt's
            chip.setChecked(alone or other == place)
            chip.blockSignals(False)  # noqa: FBT003
            chip.update()
        self.shown_changed.emit()

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(look().px(200), look().px(28))

    def minimumSizeHint(self) -> QSize:
        """The number and “+” fit always."""
        return QSize(self.more.sizeHint().width() + self.add.sizeHint().width(), look().px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More chips or fewer."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        px = look().px
        gap = px(6)
        sizes = [chip.sizeHint().width() + gap for chip in self.chips]
        room = self.width() - self.add.sizeHint().width()
        fit = len(sizes)
        if sum(sizes) > room:
            self.more.setText(f"+{len(sizes)}")
            room -= self.more.sizeHint().width() + gap
            fit = 0
            while fit < len(sizes) and sum(sizes[: fit + 1]) <= room:
                fit += 1
        left = 0
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < fit)
            if place < fit:
                chip.move(left, (self.height() - chip.height()) // 2)
                left += sizes[place]
        hidden = len(sizes) - fit
        self.more.setVisible(hidden > 0)
        if hidden:
            self.more.setText(f"+{hidden}")
            self.more.setAccessibleName(plural("LogSources", "%n more container", "%n more containers", hidden))
            self.more.setGeometry(left, (self.height() - px(28)) // 2, self.more.sizeHint().width(), px(28))
            left += self.more.width() + gap
        size = self.add.sizeHint()
        self.add.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def _open_more(self) -> None:
        menu = Menu(tr("LogSources", "Containers of this log"), self)
        for chip in self.chips:
            menu.add(clean(chip.name, 60), chip.toggle, checked=chip.isChecked())
        menu.addSeparator()
        menu.add(tr("LogSources", "Choose containers…"), self.add_asked.emit, icon="plus")
        menu.open_below(self.more)

    def _open_chip(self, place: int, where: QPoint) -> None:
        chip = self.chips[place]
        menu = Menu(clean(chip.name, 60), self)
        alone = self.shown == frozenset((place,))
        menu.add(tr("LogSources", "Show its lines"), chip.toggle, keys="Space", checked=chip.isChecked())
        menu.add(tr("LogSources", "Only its lines"), partial(self.show_alone, place), keys="Enter", checked=alone)
        menu.add(tr("LogSources", "Open its own log"), partial(self.opened.emit, chip.name), icon="article")
        menu.addSeparator()
        menu.add(tr("LogSources", "Take it out"), partial(self.removed.emit, chip.name), icon="x", keys="Del")
        menu.open_at(where)
