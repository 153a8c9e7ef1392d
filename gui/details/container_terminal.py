"""The Terminal tab: the terminals of a container, which go on whether the tab is seen or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.actions.names import shown_name
from gui.look import paint
from gui.look.look import look
from gui.terminal_window import TerminalWindow
from gui.widgets.button import IconButton
from gui.widgets.menu import Menu
from gui.widgets.notice import EmptyState
from gui.widgets.tabs import TabBar
from gui.widgets.terminal_board import TerminalBoard
from models.terminal_session import Wish
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent

    from engine.records import Key
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow
    from models.terminal_session import TerminalSession
    from models.terminals import Terminals

_RUNNING = "running"


class ContainerTerminal(QWidget):
    """A row of terminals and the one that is current. The first is opened when the tab is first seen."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.row: ContainerRow | None = None
        self.gone = False
        self.awake = False
        self._shown: tuple[TerminalSession, ...] = ()
        self._current: dict[Key, TerminalSession] = {}
        self._left_empty: set[Key] = set()
        self.terminals: Terminals = runner.session.terminals
        self.bar = TabBar(tr("Terminal", "Terminals"), self)
        self.bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.plus = IconButton("plus", tr("Terminal", "New terminal"), keys="Ctrl+Shift+T")
        self.more = IconButton("dots-three", tr("Terminal", "More"))
        self.cross = IconButton("x", tr("Terminal", "Close this terminal"), keys="Ctrl+Shift+W")
        self.board = TerminalBoard()
        self.empty = EmptyState("")
        self._head = QHBoxLayout()
        self._head.addWidget(self.bar, 1)
        for button in (self.plus, self.more, self.cross):
            self._head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.empty, 1)
        self._column.addWidget(self.board, 1)
        self.bar.currentChanged.connect(self._chosen)
        self.plus.clicked.connect(lambda: self.open(None))
        self.more.clicked.connect(lambda: self.menu().open_below(self.more))
        self.cross.clicked.connect(self.close_current)
        self.empty.acted.connect(self._empty_acted)
        self.board.asked.connect(self._asked)
        self.terminals.changed.connect(self._changed)
        self.terminals.focus_asked.connect(self._take_focus)
        look().changed.connect(self._restyle)
        self._restyle()

    # -- as a tab

    def show_row(self, row: ContainerRow) -> None:
        """Show a container's terminals."""
        self.row = row
        self._open_first()
        self._show()

    def set_gone(self, gone: bool) -> None:
        """What was shown stays readable; nothing new is opened."""
        self.gone = gone
        self._show()

    def wake(self) -> None:
        """It is on the screen."""
        self.awake = True
        self._open_first()
        self._show()

    def rest(self) -> None:
        """It is not on the screen any more; the terminals go on."""
        self.awake = False

    # -- what is shown

    @property
    def session(self) -> TerminalSession | None:
        """The terminal that is current."""
        return None if self.row is None else self._current.get(self.row.key)

    @property
    def _may_open(self) -> bool:
        row = self.row
        return row is not None and not self.gone and not row.lost and row.container.state == _RUNNING

    def _open_first(self) -> None:
        row = self.row
        if row is None or not self.awake or not self._may_open or row.key in self._left_empty:
            return
        if not self.terminals.of(row.key):
            self.terminals.open(row.key)

    def _changed(self, key: Key) -> None:
        if self.row is not None and key == self.row.key:
            self._show()

    def _show(self) -> None:
        row = self.row
        if row is None:
            return
        sessions = self.terminals.of(row.key)
        new = [session for session in sessions if session not in self._shown]
        if self.session not in sessions:
            self._current.pop(row.key, None)
        if sessions and (self.session is None or (new and set(self._shown) <= set(sessions) and self._shown)):
            self._current[row.key] = new[-1] if new else sessions[-1]
        self._shown = sessions
        self._show_bar(sessions)
        session = self.session
        here = session is not None and not session.away
        label = "" if session is None else f"{self.terminals.label(session)} – {shown_name(row)}"
        self.board.set_startable(not self.gone)
        self.board.set_session(session if here else None, tr("Terminal", "Terminal {name}").replace("{name}", label))
        self.board.setVisible(here)
        self._show_empty(session)
        self.plus.setEnabled(self._may_open)
        self.cross.setEnabled(session is not None)

    def _show_bar(self, sessions: tuple[TerminalSession, ...]) -> None:
        bar = self.bar
        with QSignalBlocker(bar):
            while bar.count() > len(sessions):
                bar.removeTab(bar.count() - 1)
            for place, session in enumerate(sessions):
                words = self.terminals.label(session)
                if place == bar.count():
                    bar.add(str(place), words)
                elif bar.tabText(place) != words:
                    bar.setTabText(place, words)
            if self.session in sessions:
                bar.setCurrentIndex(sessions.index(self.session))

    def _show_empty(self, session: TerminalSession | None) -> None:
        sentence, act = "", ""
        if session is not None and session.away:
            sentence, act = tr("Terminal", "It is in a window of its own."), tr("Terminal", "Bring it back")
        elif session is None and self._may_open:
            sentence, act = tr("Terminal", "No terminal is open."), tr("Terminal", "Open a shell")
        elif session is None and self.row is not None and not self.gone and not self.row.lost:
            sentence = tr("Terminal", "It is not running, so there is nothing to type to.")
            if self.row.container.state in {"created", "exited"}:
                act = tr("Terminal", "Start it")
        self.empty.say(sentence, act)
        self.empty.setVisible(session is None or session.away)

    def _empty_acted(self) -> None:
        session = self.session
        if session is not None and session.away:
            for window in self.runner.window.findChildren(TerminalWindow):
                if window.board.session is session:
                    window.close()
        elif self._may_open:
            self.open()
        elif self.row is not None:
            self.runner.trigger("container.start", [self.row])

    def _chosen(self, place: int) -> None:
        if self.row is not None and 0 <= place < len(self._shown):
            self._current[self.row.key] = self._shown[place]
            self._show()

    # -- acts

    def open(self, wish: Wish | None = None) -> None:
        """Open one more and show it."""
        if self.row is not None and self._may_open:
            self._current[self.row.key] = self.terminals.open(self.row.key, wish)
            self._show()
            self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_current(self) -> None:
        """End the one that is shown."""
        session = self.session
        if session is not None and self.row is not None:
            if len(self._shown) == 1:
                self._left_empty.add(self.row.key)
            self.terminals.close(session)

    def to_window(self) -> None:
        """Show the current one in a window of its own."""
        session, row = self.session, self.row
        if session is None or row is None or session.away:
            return
        self.board.set_session(None)
        name = f"{self.terminals.label(session)} – {shown_name(row)}"
        TerminalWindow(self.terminals, session, name, self.runner.window).show()

    def _asked(self, what: str) -> None:
        session = self.session
        match what:
            case "new":
                self.open()
            case "close":
                self.close_current()
            case "attach":
                self.open(Wish(attach=True))
            case "again" if session is not None:
                session.start()
                self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)
            case "window":
                self.to_window()
            case "leave":
                self.bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def menu(self) -> Menu:
        """What else can be opened, and what can be done with the current one."""
        menu, row, may = Menu(tr("Terminal", "Terminal"), self), self.row, self._may_open
        runner = self.runner

        def act(action: str) -> None:
            if row is not None:
                runner.trigger(action, [row])

        menu.add(tr("Terminal", "New terminal with…"), lambda: act("container.terminal_with"), icon="plus", enabled=may)
        menu.add(
            tr("Terminal", "Attach to the main process"), lambda: act("container.attach"), icon="link", enabled=may
        )
        menu.addSeparator()
        shown = self.session is not None and not self.session.away
        menu.add(tr("Terminal", "Own window"), self.to_window, icon="arrow-square-out", enabled=shown)
        menu.add(tr("Terminal", "Find…"), self.board.open_find, keys="Ctrl+Shift+F", enabled=shown)
        menu.addSeparator()
        menu.add(tr("Terminal", "Open in my own terminal"), lambda: act("container.own_terminal"), enabled=may)
        return menu

    def _take_focus(self, key: Key) -> None:
        if self.row is not None and key == self.row.key and self.isVisible():
            self._left_empty.discard(key)
            self._open_first()
            self._show()
            self.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The terminal has the keyboard."""
        super().focusInEvent(event)
        if self.board.isVisible():
            self.board.view.setFocus(event.reason())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line below the names of the terminals reaches across."""
        foot = self.bar.geometry().bottom() + 1
        paint.horizontal_hairline(QPainter(self), 0, self.width(), foot - 1, look().color("line"))

    def _restyle(self) -> None:
        px = look().px
        self._head.setContentsMargins(px(5), 0, px(12), 0)
        self._head.setSpacing(px(4))
