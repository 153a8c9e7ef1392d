"""Rows of keys and values: selectable, copied, linked, masked until an eye is pressed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.button import IconButton, Link
from gui.widgets.copying import CopyButton
from gui.widgets.tab_order import follow
from gui.widgets.words import END, MIDDLE, ElideLabel, Value, tip_of
from models.words import DASH, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


NARROW = 400
"""Width in which keys take no more than they need."""


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One row.

    Args:
        key: its stable name, given back by `KeyValues.followed`.
        title: what stands at the left.
        value: what stands at the right; an en dash where empty.
        mono: whether it is pasted elsewhere: ids, paths, commands, addresses.
        mono_title: whether the title is such a text itself, as the name of a variable is.
        link: whether the value leads somewhere.
        copy: whether a button copies it.
        masked: what is shown instead of a secret until the eye is pressed; "" for what is no secret.
        middle: whether it is cut in its middle (ids, paths, references) and not at its end.
        ink: the value's colour token.
        brief: what is shown of a value that is too long to read; the tool tip and the copy have all of it.
    """

    key: str
    title: str
    value: str
    mono: bool = False
    mono_title: bool = False
    link: bool = False
    copy: bool = False
    masked: str = ""
    middle: bool = False
    ink: str = "text"
    brief: str = ""


class _Row:
    """The widgets of one row."""

    def __init__(self, owner: KeyValues, record: KeyValue) -> None:
        self.record = record
        self.revealed = False
        title_role = "mono" if record.mono_title else "body"
        self.title = ElideLabel(record.title, title_role, "text3", mode=END, parent=owner)
        role = "mono" if record.mono else "body"
        mode = MIDDLE if record.middle else END
        self.value: Link | Value
        if record.link:
            self.value = Link("", role, mode=mode, parent=owner)
            self.value.clicked.connect(lambda: owner.followed.emit(self.record.key))
        else:
            self.value = Value("", role, record.ink, mode=mode, parent=owner)
            self.title.setBuddy(self.value)
        self.eye: IconButton | None = None
        if record.masked:
            self.eye = IconButton("eye", "", small=True, ink="text3", parent=owner)
            self.eye.clicked.connect(self._toggle)
        self.copy: CopyButton | None = None
        if record.copy:
            self.copy = CopyButton(record.title, lambda: self.record.value, owner)
        self.show()

    def shape(self) -> tuple[object, ...]:
        """What decides which widgets it has."""
        record = self.record
        return _shape(record)

    def show(self) -> None:
        """Show the record."""
        record = self.record
        hidden = bool(record.masked) and not self.revealed
        text = record.masked if hidden else record.value or DASH
        self.title.setText(record.title)
        if isinstance(self.value, Link):
            self.value.setText(text)
            self.value.setToolTip(tip_of(text))
        else:
            self.value.set_value(text, "" if hidden else record.brief)
            self.value.set_ink("text3" if not record.value else record.ink)
            spoken = tr("KeyValues", "hidden") if hidden else text
            self.value.setAccessibleName(f"{record.title}: {spoken}")
        if self.eye is not None:
            verb = tr("KeyValues", "Show {title}") if hidden else tr("KeyValues", "Hide {title}")
            self.eye.set_name(verb.format(title=record.title))
            self.eye.set_icon("eye" if hidden else "eye-slash")

    def _toggle(self) -> None:
        self.revealed = not self.revealed
        self.show()

    def buttons(self) -> list[QWidget]:
        """Its buttons, from the right."""
        return [button for button in (self.copy, self.eye) if button is not None]

    def widgets(self) -> list[QWidget]:
        """All of it."""
        return [widget for widget in (self.title, self.value, self.eye, self.copy) if widget is not None]


def _shape(record: KeyValue) -> tuple[object, ...]:
    return (record.mono, record.mono_title, record.link, record.copy, bool(record.masked), record.middle)


class KeyValues(QWidget):
    """A list of keys and values that is kept up to date in place.

    Args:
        title_width: pixels at 100 % for the keys.

    Signals:
        followed: the key of a row whose link was pressed.
    """

    followed = Signal(str)

    def __init__(self, title_width: int = 112, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title_width = title_width
        self._rows: dict[str, _Row] = {}
        self._order: tuple[str, ...] = ()
        self._extra: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        look().changed.connect(self._restyle)
        self._restyle()

    def set_rows(self, records: Sequence[KeyValue]) -> None:
        """Show these rows, in order; those that stay keep their widgets, their selection and what was revealed."""
        wanted = {record.key: record for record in records}
        for key in list(self._rows):
            if key not in wanted or _shape(wanted[key]) != self._rows[key].shape():
                self._discard(key)
        for key, record in wanted.items():
            row = self._rows.get(key)
            if row is None:
                self._rows[key] = _Row(self, record)
            elif row.record != record:
                if row.record.value != record.value:
                    row.revealed = False
                row.record = record
                row.show()
        order = tuple(wanted)
        if order != self._order or any(self._grid.indexOf(self._rows[key].title) < 0 for key in order):
            self._order = order
            self._place()
            self._size_titles()

    def set_extra(self, key: str, widget: QWidget) -> None:
        """Put a widget, such as a `Meter`, after the value of the row `key`."""
        self._extra[key] = widget
        widget.setParent(self)
        self._place()

    def conceal(self) -> None:
        """Mask again what was revealed."""
        for row in self._rows.values():
            if row.revealed:
                row.revealed = False
                row.show()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the rows, in order."""
        return self._order

    def value_of(self, key: str) -> str:
        """The value as shown now; KeyError where there is no such row."""
        value = self._rows[key].value
        return value.text() if isinstance(value, Link) else value.value

    def _discard(self, key: str) -> None:
        for widget in self._rows.pop(key).widgets():
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _place(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        for line, key in enumerate(self._order):
            self._place_row(line, self._rows[key], self._extra.get(key))
        for line in range(len(self._order), self._grid.rowCount()):
            self._grid.setRowMinimumHeight(line, 0)
        follow(self, [widget for key in self._order for widget in self._rows[key].widgets()[1:]])

    def _place_row(self, line: int, row: _Row, extra: QWidget | None) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(row.title, line, 0, middle)
        buttons = row.buttons()
        if extra is None:
            # Without buttons the value has their room.
            self._grid.addWidget(row.value, line, 1, 1, 3 - len(buttons), middle)
        else:
            pair = QHBoxLayout()
            pair.setSpacing(look().px(16))
            pair.addWidget(row.value)
            pair.addWidget(extra, 1)
            self._grid.addLayout(pair, line, 1)
        for column, button in zip((3, 2), buttons, strict=False):
            self._grid.addWidget(button, line, column, middle)
        for widget in row.widgets():
            widget.show()
        self._grid.setRowMinimumHeight(line, look().px(24))

    def _restyle(self) -> None:
        px = look().px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(0)
        for line in range(len(self._order)):
            self._grid.setRowMinimumHeight(line, px(24))
        self._size_titles()

    def _size_titles(self) -> None:
        """Keys have their own width, longer ones up to half of all; where there is little room, no more than needed."""
        px = look().px
        width = px(self._title_width) - px(8)
        longest = max((row.title.sizeHint().width() for row in self._rows.values()), default=width)
        if self.width() < px(NARROW):
            width = min(width, longest)
        width = max(width, min(longest, self.width() * 3 // 5))
        self._grid.setColumnMinimumWidth(0, width)
        for row in self._rows.values():
            if row.title.minimumWidth() != width:
                row.title.setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keys give way before values do."""
        super().resizeEvent(event)
        self._size_titles()
