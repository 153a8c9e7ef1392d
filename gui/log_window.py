"""Logs in a window of their own, beside the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from gui.look.look import look
from gui.panes.logs import LogsPane
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from gui.panes.services import Services

SIZE = (1000, 680)


class LogWindow(QMainWindow):
    """A pane of logs as a window. It closes with the main window, and when another engine is chosen.

    Args:
        services: what panes may use.
        names: whose logs.
        parent: the main window.
    """

    def __init__(self, services: Services, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("log-window")
        self.pane = LogsPane(services, self, kept=False)
        self.setCentralWidget(self.pane)
        self.pane.show_names(names)
        listed = ", ".join(clean(name, 40) for name in names[:3]) + (", …" if len(names) > 3 else "")
        self.setWindowTitle(tr("LogWindow", "Logs of {names}").format(names=listed))
        px = look().px
        self.setMinimumSize(px(480), px(320))
        self.resize(px(SIZE[0]), px(SIZE[1]))
        QShortcut(QKeySequence("Ctrl+W"), self).activated.connect(self.close)
        services.session_changed.connect(self.close)


def open_window(services: Services, names: Sequence[str], beside: QWidget) -> LogWindow:
    """Show logs in a window of their own."""
    window = LogWindow(services, names, beside.window())
    window.show()
    return window
