"""A terminal in a window of its own; closing the window brings it back to its container."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.terminal_board import TerminalBoard
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from models.terminal_session import TerminalSession
    from models.terminals import Terminals


class TerminalWindow(QWidget):
    """Shows one session until it is closed or the window is.

    Args:
        terminals: whose it is.
        session: what is shown.
        name: what the window is called: "sh 1 – api-1".
        window: the main window, which takes it along when it closes.
    """

    def __init__(self, terminals: Terminals, session: TerminalSession, name: str, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        self._terminals = terminals
        self._session = session
        self.board = TerminalBoard(self)
        self.board.set_alone(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.board.asked.connect(self._asked)
        terminals.changed.connect(self._follow)
        self.resize(self.board.view.sizeHint())
        session.set_away(away=True)
        self.board.set_session(session, tr("Terminal", "Terminal {name}").format(name=name))
        self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The tab has it again."""
        self._terminals.changed.disconnect(self._follow)
        self.board.set_session(None)
        self._session.set_away(away=False)
        super().closeEvent(event)

    def _follow(self, _key: object) -> None:
        if not self._terminals.has(self._session):
            self.close()

    def _asked(self, what: str) -> None:
        if what == "again":
            self._session.start()
        elif what == "close":
            self._terminals.close(self._session)
        elif what == "leave":
            self.board.open_find()  # the one place beside the terminal

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface."""
        QPainter(self).fillRect(self.rect(), look().color("base"))
