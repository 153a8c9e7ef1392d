"""The Logs tab of a container: its last lines, then what it writes, until the tab is hidden."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tasks import tasks_of
from gui.texts.logs import earlier_words, gap_words, keeps_nothing, lines_words, trouble
from gui.widgets.button import Button, IconButton
from gui.widgets.log_board import LogBoard
from gui.widgets.log_earlier import add_earlier
from gui.widgets.log_tools import LogTools
from gui.widgets.menu import Menu
from gui.widgets.notice import Notice
from gui.widgets.words import ElideLabel
from models.container_log import ContainerLog
from models.log_feed import FeedState
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent, QShowEvent

    from engine.contract import Engine
    from engine.records import Container, Event

log = logging.getLogger(__name__)

EMPTY_AFTER = 700
"""Milliseconds without a line before it is said that there is none."""

NARROW, MEDIUM = 400, 760
_FEED = "feed"


class LogsTab(QWidget):
    """Shows the log of one container at a time. While it is hidden nothing is read; shown again it goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = tasks_of(self, "logs tab", self._bug)
        self._feed: ContainerLog | None = None
        self._removed = False
        self.board = LogBoard()
        self.view = self.board.view
        self._count = ElideLabel("", "secondary", "text3")
        self._follow = Button(tr("Log", "Stop"), "stop", "ghost")
        self._clear = Button(tr("Log", "Clear"), "eraser", "ghost")
        self._copy = Button(tr("Log", "Copy"), "copy", "ghost")
        self.tools = LogTools(self.board, "ghost")
        self._more = IconButton("dots-three", tr("Log", "More"))
        self._find = IconButton("magnifying-glass", tr("Log", "Find"), keys="Ctrl+F")
        self._filter = IconButton("funnel", tr("Log", "Filter"))
        self._notice = Notice("info")
        self._notice.hide()
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._count, 1)
        buttons = (self._find, self._filter, self._follow, self._clear, self._copy, *self.tools.buttons, self._more)
        for button in buttons:
            self._bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self._notice)
        column.addWidget(self.board, 1)
        self._empty = QTimer(self)
        self._empty.setSingleShot(True)
        self._empty.setInterval(EMPTY_AFTER)
        self._empty.timeout.connect(self._show_state)
        self._find.clicked.connect(lambda _down=False: self.board.open_find())
        self._filter.clicked.connect(self.board.open_filter)
        self._follow.clicked.connect(lambda: self.view.set_following(not self.view.following))
        self._clear.clicked.connect(self.clear)
        self._copy.clicked.connect(self.board.copy)
        self._more.clicked.connect(lambda: self._menu().open_below(self._more))
        self.view.following_changed.connect(self._show_state)
        self.view.menu_wanted.connect(self._open_menu)
        look().changed.connect(self._restyle)
        self._restyle()
        self._show_state()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The lines have the keyboard. As a proxy they would keep Tab from the buttons above them."""
        super().focusInEvent(event)
        self.view.setFocus(event.reason())

    @property
    def state(self) -> FeedState | None:
        """How it stands with the log that is shown, None before there is one."""
        return None if self._feed is None else self._feed.state

    @property
    def message(self) -> str:
        """What the notice says, "" where it is not shown."""
        return self._notice.accessibleName() if not self._notice.isHidden() else ""

    def show_container(self, engine: Engine, container: Container) -> None:
        """Show a container's log; called again with newer records of the same one, it goes on."""
        feed = self._feed
        if feed is not None and feed.engine is engine and feed.container.id == container.id:
            self._removed = False
            feed.update(container)
            self._show_state()
            return
        self._scope.cancel(_FEED)
        self._removed = False
        self._feed = ContainerLog(engine, container, self._changed)
        self.view.set_name(tr("Log", "Log of {name}").format(name=container.name))
        self.board.set_store(self._feed.store)
        self._empty.start()
        self._start()
        self._show_state()

    def hear(self, event: Event) -> None:
        """The engine told of something: of this container it may make a mark in the log."""
        if self._feed is not None:
            self._feed.hear(event)

    def set_removed(self) -> None:
        """The container is gone: nothing comes any more, what is loaded stays."""
        self._removed = True
        if self._feed is not None:
            self._feed.stop_earlier()
        self._scope.cancel(_FEED)
        self._show_state()

    def clear(self) -> None:
        """Take all lines out of the view; what is written from now on is shown."""
        self.board.clear()
        self._show_state()

    async def close_down(self) -> None:
        """Stop reading; nothing of it is left when this returns."""
        await self._scope.close()
        await self.board.close_down()

    # Qt's

    def showEvent(self, event: QShowEvent) -> None:
        """Go on reading."""
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody sees."""
        super().hideEvent(event)
        if not self.isVisible():
            self._scope.cancel(_FEED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short some buttons stand behind one, and the rest has no words."""
        super().resizeEvent(event)
        self._fit()

    # Own

    def _start(self) -> None:
        if self._feed is None or self._removed or not self.isVisible() or self._scope.closed:
            return
        if self._driver_keeps_nothing() or self._scope.running(_FEED):
            return
        self._scope.start(_FEED, self._feed.run())

    def _driver_keeps_nothing(self) -> bool:
        return self._feed is not None and keeps_nothing(self._feed.container)

    def _changed(self) -> None:
        self.board.refresh()
        self._show_state()

    def _show_state(self) -> None:
        feed, view = self._feed, self.view
        count = len(view.store)
        parts = (lines_words(view.store), "" if feed is None else earlier_words(feed.earlier))
        view.set_gap_words("" if feed is None else gap_words(feed.earlier))
        self._count.setText(" · ".join(part for part in parts if part))
        live = feed is not None and not self._removed and feed.state in {FeedState.LOADING, FeedState.FOLLOWING}
        view.set_live(live)
        self._follow.setText(tr("Log", "Stop") if view.following else tr("Log", "Follow"))
        self._follow.set_icon("stop" if view.following else "play")
        self._follow.setEnabled(live or not view.following)
        self._clear.setEnabled(bool(count))
        self._copy.setEnabled(bool(count))
        self._show_notice()
        self._show_placeholder()

    def _show_placeholder(self) -> None:
        feed = self._feed
        told = not self._notice.isHidden()
        waiting = feed is None or (feed.state is FeedState.LOADING and self._empty.isActive())
        cleared = self.view.store.end > 0
        words = tr("Log", "Cleared. New lines will show here.") if cleared else tr("Log", "No log yet.")
        if feed is not None and feed.state is FeedState.ENDED and not cleared:
            words = tr("Log", "It has written nothing to its log.")
        self.view.set_placeholder("" if told or waiting else words)

    def _show_notice(self) -> None:
        level, title, text = self._trouble()
        self._notice.setVisible(bool(title))
        if title:
            self._notice.set_level(level)
            self._notice.say(title, text)

    def _trouble(self) -> tuple[str, str, str]:
        """What is to be said above the lines: level, title, text; an empty title for nothing."""
        feed = self._feed
        if feed is None or self._removed:  # that it was removed is said above all tabs
            return "info", "", ""
        if self._driver_keeps_nothing():
            return "info", tr("Log", "Its log driver, none, keeps no log."), ""
        return trouble(feed)

    def _open_menu(self, place: QPoint) -> None:
        self._menu(line=True).open_at(place)

    def _menu(self, *, line: bool = False) -> Menu:
        view, menu = self.view, Menu(tr("Log", "Log"), self)
        self.tools.add_common(menu, line=line)
        if self._feed is not None and not self._removed:
            add_earlier(menu, self._feed)
        menu.add(tr("Log", "Clear"), self.clear, icon="eraser", enabled=len(view.store) > 0)
        return menu

    def _restyle(self) -> None:
        px = look().px
        self._bar.setContentsMargins(px(16), px(6), px(8), px(6))
        self._bar.setSpacing(px(4))
        self._fit()

    def _fit(self) -> None:
        width, px = self.width(), look().px
        for button in (self._clear, self._copy, self.tools.save, self.tools.time):
            button.setVisible(width >= px(MEDIUM))
        self._more.setVisible(width < px(MEDIUM))
        for button in (self._follow, self.tools.view):
            button.set_words_shown(width >= px(NARROW))

    def _bug(self, error: BaseException) -> None:
        log.error("the logs tab failed", exc_info=error)
        self._notice.set_level("err")
        self._notice.say(tr("Log", "The log cannot be shown."), str(error))
        self._notice.show()
