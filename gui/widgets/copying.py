"""Copying: the one way to the clipboard, a button for it, and a command with that button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.toasts import announce
from gui.widgets.words import Value, Words
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

THANKS_FOR = 1500
"""Milliseconds that a button says that it has copied."""


def copy_text(text: str, source: QWidget) -> None:
    """Put a text on the clipboard and tell screen readers."""
    QApplication.clipboard().setText(text)
    announce(source, tr("Copy", "Copied"))


class CopyButton(IconButton):
    """A small button that copies; for a moment it shows a tick.

    Args:
        what: what is copied, such as "container ID".
        text: gives what to copy when it is pressed.
    """

    def __init__(self, what: str, text: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("copy", tr("Copy", "Copy {what}").format(what=what), small=True, ink="text3", parent=parent)
        self._give = text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(THANKS_FOR)
        self._timer.timeout.connect(self._back)
        self.clicked.connect(self._copy)

    def _copy(self) -> None:
        copy_text(self._give(), self)
        self.set_icon("check")
        self.set_ink("ok")
        self._timer.start()

    def _back(self) -> None:
        self.set_icon("copy")
        self.set_ink("text3")


class CopyLine(QWidget):
    """A command to be typed elsewhere, with a button that copies it.

    Args:
        text: the command.
        prompt: what stands before it and is not copied.
    """

    def __init__(self, text: str = "", prompt: str = "$", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prompt = Words(prompt, "mono", "text3")
        self._prompt.setVisible(bool(prompt))
        self._command = Value(text, "mono")
        self._button = Button(tr("Copy", "Copy"), "copy", "ghost")
        self._button.clicked.connect(self._copy)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(THANKS_FOR)
        self._timer.timeout.connect(self._back)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._prompt)
        self._row.addWidget(self._command, 1)
        self._row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """The command."""
        return self._command.value

    def set_text(self, text: str) -> None:
        """Another command."""
        self._command.set_value(text)

    def _copy(self) -> None:
        copy_text(self.text, self)
        self._button.setText(tr("Copy", "Copied"))
        self._button.set_icon("check")
        self._timer.start()

    def _back(self) -> None:
        self._button.setText(tr("Copy", "Copy"))
        self._button.set_icon("copy")

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(13), px(5), px(8), px(5))
        self._row.setSpacing(px(8))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A sunken surface with an edge."""
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, look().color("sunken"), look().color("line"), 1, look().pxf(6))
