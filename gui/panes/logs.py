"""The logs of any containers read together, in the engine's order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from engine.kinds import Kind
from gui.look.look import look
from gui.panes.logs_header import LogsHeader
from gui.tasks import tasks_of
from gui.texts.logs import earlier_words, gap_words, lines_words, sources_words, trouble
from gui.widgets.log_board import LogBoard
from gui.widgets.log_earlier import add_earlier
from gui.widgets.log_tools import LogTools
from gui.widgets.notice import EmptyState, Notice
from models.container_log import ContainerLog
from models.log_feed import FeedState
from models.log_shelf import FilterShelf, shelf_key
from models.merged_log import MergedLog
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QHideEvent, QPaintEvent, QShowEvent

    from engine.records import Container, Event
    from gui.panes.services import Services
    from gui.widgets.button import IconButton
    from gui.widgets.menu import Menu
    from models.log_filter import Filter
    from models.rows import ContainerRow
    from models.session import HostSession

_FEED = "feed"
_LIVE = frozenset({FeedState.LOADING, FeedState.FOLLOWING})


class LogsPane(QWidget):
    """A bar of sources over a log board. It reads while it is on the screen, and goes on without a hole.

    Args:
        services: what panes may use.
        kept: whether the choice of containers is kept for the next start.
    """

    def __init__(self, services: Services, parent: QWidget | None = None, *, kept: bool = True) -> None:
        super().__init__(parent)
        self.services = services
        self.setObjectName("pane-logs")
        self.setAccessibleName(tr("Logs", "Logs"))
        self._kept = kept
        self._session: HostSession | None = None
        self._names: list[str] = []
        self.log: ContainerLog | MergedLog | None = None
        self._open: dict[str, str] = {}
        self.shelf = FilterShelf(services.settings)
        self.tasks = tasks_of(self, "logs")
        self.header = LogsHeader(self)
        self.notice = Notice("info")
        self.notice.hide()
        self.board = LogBoard(wide=True)
        self.tools = LogTools(self.board)
        self.header.set_tools(self.tools.buttons)
        self.empty = EmptyState(primary=True, icon="article")
        self._lay_out()
        self._connect()
        self._restore()
        self._take_session()

    def _lay_out(self) -> None:
        below = QWidget()
        self.stack = QStackedLayout(below)
        self.stack.addWidget(self.board)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.notice)
        whole.addWidget(below, 1)

    def _connect(self) -> None:
        bar, view = self.header.sources, self.board.view
        bar.add_asked.connect(self.choose)
        bar.removed.connect(lambda name: self.show_names([one for one in self._names if one != name]))
        bar.opened.connect(self._open_own)
        bar.shown_changed.connect(self._show_sources)
        self.board.filter_bar.changed.connect(self._keep_filter)
        self.board.keep_filters(self.shelf)
        self.empty.acted.connect(self.choose)
        self.header.pause_asked.connect(lambda: view.set_following(not view.following))
        self.header.find_button.clicked.connect(lambda _down=False: self.board.open_find())
        self.header.more_asked.connect(self._open_more)
        view.following_changed.connect(lambda _on: self._show_state())
        view.menu_wanted.connect(self._open_view_menu)
        self.services.session_changed.connect(self._take_session)

    # Which

    @property
    def names(self) -> tuple[str, ...]:
        """The containers whose logs are chosen."""
        return tuple(self._names)

    def show_names(self, names: Sequence[str]) -> None:
        """Read the logs of these containers together."""
        self._names = list(dict.fromkeys(names))
        if self._kept:
            self.services.settings.set_pane("logs", "sources", self._names)
        self._take_containers()

    def choose(self) -> None:
        """Ask which containers."""
        from gui.dialogs.log_sources import LogSourcesDialog

        runner = self.services.runner
        if self._session is None or runner is None:
            return
        there = [row.container for row in self._session.containers.values()]
        dialog = LogSourcesDialog(there, self._names, self)
        dialog.chosen.connect(self.show_names)
        runner.show_dialog(dialog)

    def _restore(self) -> None:
        kept = self.services.settings.pane("logs").get("sources") if self._kept else None
        if isinstance(kept, list):
            self._names = [name for name in kept if isinstance(name, str)]

    # The connection

    def _take_session(self) -> None:
        session = self.services.session
        if session is self._session:
            return
        self.tasks.cancel(_FEED)
        self._session, self.log, self._open = session, None, {}
        if session is not None:
            session.rowsReplaced.connect(self._rows_changed)
            session.rowsUpserted.connect(self._rows_changed)
            session.rowsDiscarded.connect(self._rows_changed)
            session.stateChanged.connect(self._show_state)
            session.happened.connect(self._heard)
        self._take_containers()

    def _rows_changed(self, kind: str, keys: object = None) -> None:
        session = self._session
        if kind != Kind.CONTAINER or session is None:
            return
        if isinstance(keys, list) and self.log is not None:
            for key in keys:
                row = session.containers.get(key)
                if row is not None and row.container.id in self._open.values():
                    self.log.update(row.container)
        self._take_containers()

    def _heard(self, event: Event) -> None:
        if self.log is not None:
            self.log.hear(event)

    def _containers(self) -> list[Container]:
        session = self._session
        if session is None:
            return []
        there = {row.container.name: row.container for row in session.containers.values()}
        return [there[name] for name in self._names if name in there]

    def _take_containers(self) -> None:
        """Open the logs where other containers are chosen, or one of a name was made anew."""
        session = self._session
        containers = self._containers()
        there = {one.name: one.id for one in containers}
        same = there.items() <= self._open.items() and self._open.keys() <= set(self._names)
        if session is None or (same and (self.log is not None or not there)):
            self._show_state()  # where one was removed what was read of it stays
            return
        self.tasks.cancel(_FEED)
        self._open = there
        if not containers:
            self.log = None
        elif len(containers) == 1:
            self.log = ContainerLog(session.engine, containers[0], self._changed)
        else:
            self.log = MergedLog(session.engine, containers, self._changed)
        colours = [session.colours.place(one.name) for one in containers]
        titles = _titles(containers)
        self.header.sources.set_sources(list(zip([one.name for one in containers], titles, colours, strict=True)))
        if self.log is not None:
            self.log.store.sources = titles
            self.log.store.series = tuple(colours)
            self.board.view.set_name(tr("Logs", "Log of {names}").format(names=", ".join(self._shown_names())))
            self.board.set_store(self.log.store)
            last = self.shelf.last(shelf_key(containers))
            self.board.set_filter(last._replace(shown_sources=self.header.sources.shown))
        self._start()
        self._show_state()

    def _keep_filter(self, wanted: Filter) -> None:
        containers = self._containers()
        if containers:
            self.shelf.keep(shelf_key(containers), wanted)

    def _shown_names(self) -> tuple[str, ...]:
        return () if self.log is None else self.log.store.sources

    def _start(self) -> None:
        if self.log is not None and self.isVisible() and not self.tasks.closed and not self.tasks.running(_FEED):
            self.tasks.start(_FEED, self.log.run())

    # Qt's

    def showEvent(self, event: QShowEvent) -> None:
        """Go on reading."""
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read nothing that nobody sees."""
        super().hideEvent(event)
        if not self.isVisible():
            self.tasks.cancel(_FEED)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The lines have the keyboard, or what leads to some."""
        super().focusInEvent(event)
        (self.board if self.log is not None else self.empty).setFocus(event.reason())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface that tables have too."""
        QPainter(self).fillRect(self.rect(), look().color("base"))

    # What is shown

    def _changed(self) -> None:
        self.board.refresh()
        self._show_state()

    def _show_state(self) -> None:
        log, session = self.log, self._session
        self.stack.setCurrentWidget(self.board if log is not None else self.empty)
        self.header.set_open(log is not None)
        if log is None:
            listed = session is not None and session.listed(Kind.CONTAINER)
            self.empty.setVisible(listed)
            self.empty.say(
                tr("Logs", "Read the logs of several containers together, in the order of time."),
                tr("Logs", "Choose containers…"),
            )
            self.header.set_count("", "")
            self.notice.hide()
            return
        view = self.board.view
        live = log.state in _LIVE
        view.set_live(live)
        self.header.show_following(following=view.following, live=live)
        projects = [one.project for one in self._containers()]
        view.set_gap_words(gap_words(log.earlier))
        parts = (lines_words(log.store), earlier_words(log.earlier))
        self.header.set_count(sources_words(projects), " · ".join(part for part in parts if part))
        waiting = log.state is FeedState.LOADING
        view.set_placeholder("" if waiting else tr("Logs", "Nothing was written to these logs yet."))
        level, title, text = trouble(log)
        self.notice.setVisible(bool(title))
        if title:
            self.notice.set_level(level)
            self.notice.say(title, text)

    def _show_sources(self) -> None:
        """Show the lines of those whose chips are on."""
        self.board.show_sources(self.header.sources.shown)

    # Menus

    def _open_own(self, name: str) -> None:
        row = self._row(name)
        if row is not None and self.services.runner is not None:
            self.services.runner.go(row.key, "logs")

    def _row(self, name: str) -> ContainerRow | None:
        rows = () if self._session is None else self._session.containers.values()
        return next((row for row in rows if row.container.name == name), None)

    def _open_more(self, button: IconButton) -> None:
        self._menu().open_below(button)

    def _open_view_menu(self, place: QPoint) -> None:
        self._menu(line=True).open_at(place)

    def _menu(self, *, line: bool = False) -> Menu:
        from gui.widgets.menu import Menu

        log = self.log
        menu = Menu(tr("Logs", "Logs"), self)
        self.tools.add_common(menu, line=line)
        if log is not None:
            add_earlier(menu, log)
        menu.addSeparator()
        menu.add(
            tr("Logs", "Open in its own window"), self.open_window, icon="arrow-square-out", enabled=log is not None
        )
        menu.add(tr("LogSources", "Choose containers…"), self.choose, icon="plus")
        menu.add(tr("Log", "Clear"), self.clear, icon="eraser", enabled=len(self.board.store) > 0)
        return menu

    def open_window(self) -> None:
        """Show the same logs in a window of their own."""
        from gui.log_window import open_window

        open_window(self.services, self._names, self)

    def clear(self) -> None:
        """Take all lines out of the view; what is written from now on is shown."""
        self.board.clear()
        self._show_state()


def _titles(containers: Sequence[Container]) -> tuple[str, ...]:
    """What sources are called: by their names, without the project's where all are of one."""
    project = containers[0].project if containers else ""
    if not project or any(one.project != project for one in containers):
        return tuple(one.name for one in containers)
    return tuple(one.name.removeprefix(f"{project}-").removeprefix(f"{project}_") for one in containers)


def make(services: Services, parent: QWidget) -> LogsPane:
    """The pane."""
    return LogsPane(services, parent)
