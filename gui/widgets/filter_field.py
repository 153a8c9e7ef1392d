"""The filter of a list: words, and tokens such as "state:running" that turn into chips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import IconButton
from gui.widgets.chip import MINUS, Chip
from gui.widgets.field import IconMark
from gui.widgets.words import Words, tip_of
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

TYPED = 72
"""Room at 100 % that is kept for what is typed; chips give way to it."""
NARROW = 200

TOKENS = ("state", "image", "project", "label", "port", "name", "id")
"""The keys that make a word a token."""


class KeyHint(QWidget):
    """The name of a key in a small frame."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square of 18, wider for longer names."""
        width = QFontMetricsF(look().font("caption")).horizontalAdvance(self._key)
        return QSize(max(look().px(18), round(width) + look().px(8)), look().px(18))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame and the key."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint.ring(painter, rect, look().color("line"), 1, look().pxf(4))
        painter.setFont(look().font("caption"))
        painter.setPen(look().color("text3"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._key)
        paint.draw_text(painter, rect.adjusted((rect.width() - width) / 2, 0, 2, 0), self._key)


class FilterField(QWidget):
    """A field whose finished tokens become chips.

    Args:
        placeholder: an example of what can be typed.
        tokens: the keys that make a word a token.
        name: its name for screen readers; "Filter" where empty.

    Signals:
        changed: the whole filter as text, at every change.
        entered: Enter or arrow down was pressed: the list may take the focus.
    """

    changed = Signal(str)
    entered = Signal()

    def __init__(
        self, placeholder: str = "", tokens: Sequence[str] = TOKENS, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._placeholder = placeholder
        self._token = re.compile(rf'-?(?:{"|".join(map(re.escape, tokens))}):(?:"[^"]*"|[^\s"]+)', re.IGNORECASE)
        self._chips: list[Chip] = []
        self._last = ""
        self._mark = IconMark("magnifying-glass", "text3")
        self.edit = QLineEdit(self)
        self.edit.setProperty("kind", "bare")
        self.edit.setFrame(False)
        self.edit.setAccessibleName(name or tr("Filter", "Filter"))
        self.edit.setPlaceholderText(placeholder)
        self.edit.installEventFilter(self)
        self._clear = IconButton("x", tr("Filter", "Clear the filter"), small=True, parent=self)
        self._hint = KeyHint("/")
        self._more = Words("", "header", "text2", parent=self)
        self._more.hide()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._more)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self._clear)
        self._row.addWidget(self._hint)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textEdited.connect(self._typed)
        self._clear.clicked.connect(self.clear)
        look().changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """The whole filter: chips, then what is typed."""
        parts = [_written(chip) for chip in self._chips]
        words = self.edit.text().strip()
        return " ".join([*parts, words] if words else parts)

    def set_text(self, text: str) -> None:
        """Put a whole filter into it; its tokens become chips."""
        self._drop_chips()
        rest = text
        for match in list(self._token.finditer(text)):
            if self._stands_alone(text, match):
                self._add_chip(match.group())
                rest = rest.replace(match.group(), " ", 1)
        self.edit.setText(" ".join(rest.split()))
        self._tell()

    def clear(self) -> None:
        """Take everything out."""
        self.set_text("")

    def set_placeholder(self, placeholder: str) -> None:
        """Another example."""
        self._placeholder = placeholder
        self._show_state()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    def sizeHint(self) -> QSize:
        """30 high, 480 wide."""
        return QSize(look().px(480), look().px(30))

    def minimumSizeHint(self) -> QSize:
        """Still good for a word."""
        return QSize(look().px(120), look().px(30))

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(9), 0, px(6), 0)
        self._row.setSpacing(px(6))
        self.edit.setFont(look().font("body"))
        self.updateGeometry()
        self._show_state()

    @staticmethod
    def _stands_alone(text: str, match: re.Match[str]) -> bool:
        before = match.start() == 0 or text[match.start() - 1].isspace()
        return before and (match.end() == len(text) or text[match.end()].isspace())

    def _typed(self, text: str) -> None:
        # A token is finished by the space after it.
        for match in list(self._token.finditer(text)):
            if self._stands_alone(text, match) and match.end() < len(text):
                self._take(match)
                break
        self._tell()

    def _take(self, match: re.Match[str]) -> None:
        self._add_chip(match.group())
        text = self.edit.text()
        self.edit.setText((text[: match.start()] + text[match.end() :].lstrip()).lstrip())

    def _take_last(self) -> None:
        """Make chips of finished tokens though no space follows: Enter and leaving finish them too."""
        for match in reversed(list(self._token.finditer(self.edit.text()))):
            if self._stands_alone(self.edit.text(), match):
                self._take(match)
        self._tell()

    def _add_chip(self, token: str) -> None:
        sign = MINUS if token.startswith("-") else ""
        chip = Chip(token.removeprefix("-"), sign, parent=self)
        chip.removed.connect(lambda chip=chip: self._remove(chip))
        self._row.insertWidget(2 + len(self._chips), chip)
        self._chips.append(chip)
        chip.show()
        self._fold()

    def _remove(self, chip: Chip) -> None:
        self._chips.remove(chip)
        self._row.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _drop_chips(self) -> None:
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []

    def _tell(self) -> None:
        self._show_state()
        text = self.text()
        if text != self._last:
            self._last = text
            self.changed.emit(text)

    def _show_state(self) -> None:
        empty = not self._chips and not self.edit.text()
        self.edit.setPlaceholderText(self._placeholder)
        self._clear.setVisible(not empty)
        self._hint.setVisible(empty and not self.edit.hasFocus() and self.width() >= look().px(NARROW))
        self._fold()
        self.update()

    def _fold(self) -> None:
        """Show the last chips that there is room for, and how many more there are."""
        px = look().px
        room = self.width() - px(9 + 6 + TYPED) - (self._clear.sizeHint().width() + px(6))
        wanted = sum(chip.sizeHint().width() + px(6) for chip in self._chips)
        self._mark.setVisible(not self._chips or wanted + px(16 + 6) <= room)
        room -= 0 if self._mark.isHidden() else px(16 + 6)
        hidden = list(self._chips)
        if wanted > room:
            room -= px(24)
        while hidden and hidden[-1].sizeHint().width() + px(6) <= room:
            room -= hidden.pop().sizeHint().width() + px(6)
        for chip in self._chips:
            chip.setVisible(chip not in hidden)
        self._more.setText(f"+{len(hidden)}" if hidden else "")
        self._more.setToolTip(tip_of("\n".join(map(_written, hidden))))
        self._more.setVisible(bool(hidden))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips as there is room."""
        super().resizeEvent(event)
        self._show_state()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys and the focus of the text inside."""
        if watched is self.edit:
            kind = event.type()
            if kind == QEvent.Type.KeyPress and self._handle_key(event):  # type: ignore[arg-type]  # the type says so
                return True
            if kind == QEvent.Type.FocusIn:
                self._hint.hide()
                self.update()
            elif kind == QEvent.Type.FocusOut:
                self._take_last()
        return super().eventFilter(watched, event)

    def _handle_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Backspace and self._chips and self.edit.cursorPosition() == 0:
            if not self.edit.hasSelectedText():
                chip = self._chips[-1]
                words = _written(chip)
                self._remove(chip)
                self.edit.setText(words + self.edit.text())
                self.edit.setCursorPosition(len(words))
                self._tell()
                return True
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            return True
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._take_last()
            self.entered.emit()
            return True
        return False

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A press beside the text is one on the text."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface of a field."""
        focused = self.edit.hasFocus()
        width = float(look().tokens.ring) if focused else 1.0
        edge = look().color("accent" if focused else "outline")
        paint.box(QPainter(self), QRectF(self.rect()), look().color("field"), edge, width, look().pxf(5))


def _written(chip: Chip) -> str:
    return f"-{chip.text}" if chip.sign == MINUS else chip.text
