"""Menus: icon, words, shortcut; red words for what destroys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from gui.look.look import look
from gui.look.menus import DANGER_PROPERTY

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget


class Menu(QMenu):
    """A menu that is made when it is opened and goes when it closes.

    Args:
        name: what it is for, for screen readers.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setToolTipsVisible(True)

    def add(
        self,
        text: str,
        act: Callable[[], object] | None = None,
        *,
        icon: str = "",
        keys: str = "",
        danger: bool = False,
        enabled: bool = True,
        checked: bool | None = None,
    ) -> QAction:
        """Add a line.

        Args:
            text: verb, or verb and object; "&" is just a letter.
            act: what it does.
            icon: Phosphor's name, or "".
            keys: the shortcut that is shown beside it; the shortcut itself is set elsewhere.
            danger: whether it destroys.
            enabled: whether it can be chosen now.
            checked: whether it is ticked; None for what cannot be.
        """
        words = text.replace("&", "&&")
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        action = QAction(f"{words}\t{shown}" if shown else words, self)
        if icon:
            action.setIcon(look().icon(icon, color_token="err" if danger else "text2"))
            action.setIconVisibleInMenu(True)
        action.setProperty(DANGER_PROPERTY, danger)
        action.setEnabled(enabled)
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        if act is not None:
            action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        return action

    def open_at(self, place: QPoint) -> None:
        """Open it there and take it away when it closes; `place` is of the whole screen."""
        self.aboutToHide.connect(self.deleteLater)
        self.popup(place)

    def open_below(self, widget: QWidget) -> None:
        """Open it below a button."""
        self.open_at(widget.mapToGlobal(widget.rect().bottomLeft()))
