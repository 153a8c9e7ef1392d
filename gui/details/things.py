"""Lists of things in a detail that lead to other things: mounts, networks, users."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.button import Link
from gui.widgets.copying import CopyButton
from gui.widgets.field import IconMark
from gui.widgets.glyph import GlyphMark
from gui.widgets.tab_order import follow
from gui.widgets.words import MIDDLE, Value, Words, tip_of
from models.words import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_ICON, _NAME, _MARK, _VALUE, _NOTE, _COPY = range(6)
_BRIEF = 4
"""Letters of a note that stands at the right, such as "rw"."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One line.

    Args:
        key: given back when its link is pressed.
        name: what it is called.
        icon: Phosphor's name, or "".
        glyph: a state glyph instead of an icon.
        link: whether the name leads somewhere.
        mark: what stands before the value, such as an arrow.
        value: in mono: a path, an address.
        note: the last words: rights, aliases, a status.
        tone: the colour token of the note.
        copy: what a button copies, "" for no button.
    """

    key: str
    name: str
    icon: str = ""
    glyph: str = ""
    link: bool = False
    mark: str = ""
    value: str = ""
    note: str = ""
    tone: str = "text2"
    copy: str = ""


class Things(QWidget):
    """The lines; rebuilt only where something changed.

    Signals:
        followed: the key of a line whose link was pressed.
    """

    followed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, surface: str = "base") -> None:
        super().__init__(parent)
        self._surface = surface
        self._things: tuple[Thing, ...] = ()
        self._widgets: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(_NAME, 4)
        self._grid.setColumnStretch(_VALUE, 3)
        self._grid.setColumnStretch(_NOTE, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def things(self) -> tuple[Thing, ...]:
        """What is shown."""
        return self._things

    def set_things(self, things: Sequence[Thing]) -> None:
        """Show these."""
        if tuple(things) == self._things:
            return
        self._things = tuple(things)
        for widget in self._widgets:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for line, thing in enumerate(self._things):
            self._add(line, thing)
        follow(self, [each for widget in self._widgets for each in (widget, *widget.findChildren(Link))])
        # A column that nobody needs takes no room.
        self._grid.setColumnStretch(_VALUE, 3 if any(thing.value for thing in things) else 0)
        self._grid.setColumnStretch(_NOTE, 2 if any(len(thing.note) > _BRIEF for thing in things) else 0)

    def _add(self, line: int, thing: Thing) -> None:
        if thing.glyph:
            self._put(line, _ICON, GlyphMark(thing.glyph, self._surface, self))
        elif thing.icon:
            self._put(line, _ICON, IconMark(thing.icon, "text3", 16, self))
        name = clean(thing.name)
        if thing.link:
            link = Link(name, "body", mode=MIDDLE, parent=self)
            link.setToolTip(tip_of(name))
            link.clicked.connect(lambda _checked=False, key=thing.key: self.followed.emit(key))
            # The link is as wide as its words; the cell takes the rest.
            cell = QWidget(self)
            row = QHBoxLayout(cell)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(link)
            row.addStretch(1)
            self._put(line, _NAME, cell)
        else:
            self._put(line, _NAME, Value(name, "body", mode=MIDDLE, parent=self))
        if thing.mark:
            self._put(line, _MARK, Words(thing.mark, "body", "text3", parent=self))
        if thing.value:
            self._put(line, _VALUE, Value(clean(thing.value), "mono", mode=MIDDLE, parent=self))
        if thing.note:
            note = Value(clean(thing.note), "secondary", thing.tone, parent=self)
            if len(thing.note) <= _BRIEF:
                note.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            self._put(line, _NOTE, note)
        if thing.copy:
            self._put(line, _COPY, CopyButton(name, lambda: thing.copy, self))

    def _put(self, line: int, column: int, widget: QWidget) -> None:
        self._grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignVCenter)
        widget.show()
        self._widgets.append(widget)
        self._grid.setRowMinimumHeight(line, look().px(24))

    def _restyle(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(look().px(8))
        self._grid.setVerticalSpacing(0)
        for line in range(len(self._things)):
            self._grid.setRowMinimumHeight(line, look().px(24))
