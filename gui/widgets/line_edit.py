"""A line to type in, its text set off its edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from gui.look.look import look


class LineEdit(QLineEdit):
    """As Qt's, with the look's margin. Made in place of Qt's own wherever the edge is the field's."""

    def event(self, event: QEvent) -> bool:
        """The margin is set before it is first shown; `Look` follows the scale from then on."""
        if event.type() == QEvent.Type.Polish:
            look().pad(self)
        return super().event(event)
