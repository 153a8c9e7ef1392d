"""One terminal with what belongs to it: how it stands, finding, the menu, the question before a paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.texts.errors import explain
from gui.widgets.dialog import Question
from gui.widgets.menu import Menu
from gui.widgets.notice import Notice
from gui.widgets.terminal_find import TerminalFindBar
from gui.widgets.terminal_view import TerminalView
from models.terminal_session import Standing
from models.words import clean, plural, tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from models.terminal_session import TerminalSession

_PASTED_LINES = 200


class TerminalBoard(QWidget):
    """Shows one session.

    Signals:
        asked(str): "new", "close", "leave" by a key; "again" and "attach" by a link; "window" by the menu.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TerminalView()
        self.find_bar = TerminalFindBar()
        self.find_bar.hide()
        self.notice = Notice("info")
        self.notice.hide()
        self.question: Question | None = None
        self._link = ""
        self._alone = False
        self._startable = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.notice, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.paste_wanted.connect(self._ask_paste)
        self.view.asked.connect(self._key)
        self.notice.acted.connect(lambda: self.asked.emit(self._link))
        self.find_bar.wanted.connect(self._look_for)
        self.find_bar.stepped.connect(self._step)
        self.find_bar.closed.connect(self.close_find)
        self.setFocusProxy(self.view)

    @property
    def session(self) -> TerminalSession | None:
        """What is shown."""
        return self.view.session

    def set_alone(self, alone: bool) -> None:
        """Whether it is in a window of its own, from which it cannot be taken once more."""
        self._alone = alone

    def set_startable(self, startable: bool) -> None:
        """Whether anything can be started anew: not in a container that was removed."""
        self._startable = startable

    def set_session(self, session: TerminalSession | None, name: str = "") -> None:
        """Show another one."""
        old = self.session
        if old is not None and old is not session:
            old.changed.disconnect(self.show_standing)
            self.close_find()
        if session is not None and session is not old:
            session.changed.connect(self.show_standing)
        self.view.set_session(session, name)
        self.show_standing()

    def show_standing(self) -> None:
        """Say how it stands, where there is something to say."""
        session = self.session
        level, title, text, link, self._link = ("info", "", "", "", "") if session is None else _words(session)
        self.notice.setVisible(bool(title))
        if title:
            self.notice.set_level(level)
            self.notice.say(title, text, link if self._startable else "")

    # Finding

    def open_find(self) -> None:
        """Begin to look for something."""
        self.find_bar.open()

    def close_find(self) -> None:
        """Look for nothing any more."""
        had = self.find_bar.isVisible()
        self.find_bar.hide()
        self.find_bar.field.clear()
        if had:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for(self, text: str) -> None:
        session = self.session
        if session is not None and session.finding is not None:
            session.finding.look_for(text)
            self._show_found()

    def _step(self, step: int) -> None:
        session = self.session
        if session is not None and session.finding is not None:
            (session.finding.next if step > 0 else session.finding.previous)()
            self._show_found()

    def _show_found(self) -> None:
        session = self.session
        if session is not None and session.finding is not None:
            self.find_bar.show_count(session.finding.current, session.finding.count)
        self.view.refresh()
        self.view.viewport().update()

    # Keys, menu, paste

    def _key(self, what: str) -> None:
        if what == "find":
            self.open_find()
        else:
            self.asked.emit(what)

    def _open_menu(self, place: QPoint) -> None:
        self.menu().open_at(place)

    def menu(self) -> Menu:
        """What can be done with it."""
        view, session = self.view, self.session
        menu = Menu(tr("Terminal", "Terminal"), self)
        live = session is not None and session.live
        chosen = bool(view.selected_text())
        menu.add(tr("Terminal", "Copy"), view.copy, icon="copy", keys="Ctrl+Shift+C", enabled=chosen)
        menu.add(tr("Terminal", "Paste"), view.paste, icon="clipboard", keys="Ctrl+Shift+V", enabled=live)
        menu.add(tr("Terminal", "Select all"), view.select_all, keys="Ctrl+Shift+A")
        menu.addSeparator()
        find = tr("Terminal", "Find…")
        menu.add(find, self.open_find, icon="magnifying-glass", keys="Ctrl+Shift+F", enabled=session is not None)
        menu.add(tr("Terminal", "Larger"), lambda: view.zoom_by(1), keys="Ctrl+Shift++")
        menu.add(tr("Terminal", "Smaller"), lambda: view.zoom_by(-1), keys="Ctrl+Shift+-")
        menu.addSeparator()
        if not self._alone:
            menu.add(tr("Terminal", "Own window"), lambda: self.asked.emit("window"), icon="arrow-square-out")
        menu.add(tr("Terminal", "Leave the terminal"), lambda: self.asked.emit("leave"), keys="F6")
        return menu

    def _ask_paste(self, text: str) -> None:
        lines = text.strip("\r\n").splitlines()
        count = len(lines)
        shown = [clean(line, 120) or " " for line in lines[:_PASTED_LINES]]
        if count > len(shown):
            shown.append(plural("Terminal", "and %n more line", "and %n more lines", count - len(shown)))
        question = Question(
            plural("Terminal", "Paste %n line?", "Paste %n lines?", count),
            tr("Terminal", "The program takes a paste for typing: a shell runs each line at once."),
            plural("Terminal", "Paste %n line", "Paste %n lines", count),
            icon="clipboard",
            names=shown,
            danger=False,
            parent=self,
        )
        self.question = question
        question.accepted.connect(lambda: self.view.paste_text(text))
        question.finished.connect(lambda _result: self._asked_enough(question))
        question.open()

    def _asked_enough(self, question: Question) -> None:
        self.question = None
        question.deleteLater()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _words(session: TerminalSession) -> tuple[str, str, str, str, str]:
    """Level, title, text, the words of a link, and what it asks."""
    attached = session.wish.attach
    again = tr("Terminal", "Attach again") if attached else tr("Terminal", "Start again")
    match session.standing:
        case Standing.RUNNING if attached:
            title = tr("Terminal", "This is the main process: Ctrl C goes to it.")
            return "info", title, tr("Terminal", "Closing this terminal stops nothing."), "", ""
        case Standing.ENDED:
            code = session.exit_code
            title = tr("Terminal", "Ended")
            if code is not None:
                title = tr("Terminal", "Ended with exit code {code}").format(code=code)
            return ("info" if not code else "warn"), title, "", again, "again"
        case Standing.NO_SHELL:
            title = tr("Terminal", "This container has no shell.")
            text = tr("Terminal", "Its files can be browsed all the same, and its main process attached to.")
            return "info", title, text, tr("Terminal", "Attach"), "attach"
        case Standing.LOST:
            title = tr("Terminal", "The connection is lost.")
            text = tr("Terminal", "What was shown stays. The program may still run.")
            return "warn", title, text, tr("Terminal", "Connect again"), "again"
        case Standing.REFUSED if session.error is not None:
            said = explain(session.error)
            return "err", said.why, said.words if said.words not in said.why else "", again, "again"
    return "info", "", "", "", ""
