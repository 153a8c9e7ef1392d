"""A small field that narrows a list down, and whether words are in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.look import look
from gui.widgets.line_edit import LineEdit
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class NarrowingField(LineEdit):
    """A line for words; what it narrows down listens to `textChanged`.

    Args:
        what: what it looks through, such as "Environment".
    """

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Narrowing", "Find"))
        self.setAccessibleName(tr("Narrowing", "Find in {what}").replace("{what}", what))
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._restyle)
        self._restyle()

    def begin(self) -> None:
        """Take the keyboard, to be typed into."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the words away; without any it is for what the field lies in."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """28 high."""
        return QSize(look().px(200), look().px(28))

    def _restyle(self) -> None:
        self.setFont(look().font("body"))
        self.updateGeometry()


def holds(text: str, words: str) -> bool:
    """Whether each of `words` is in a text, whatever its case."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())
