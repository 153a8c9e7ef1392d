"""The window: sidebar, the pane that is shown, banner, status bar; and what gives way when it gets narrow."""

from __future__ import annotations

import importlib
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gui.look.look import look
from gui.places import places
from gui.sidebar import Sidebar
from gui.status import StatusBar
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent

    from engine.records import Key
    from gui.actions.runner import ActionRunner
    from gui.connection import Standing
    from gui.pages.no_engine import NoEnginePage
    from gui.panes.services import Services
    from gui.widgets.notice import Banner
    from models.session import HostSession

LEAST = QSize(880, 560)
FIRST = QSize(1440, 900)
RAIL_UNDER = 1000
MENU_KEY = "Shift+F10"
"""For keyboards without a key for menus, which Qt alone knows on Windows."""
NOUNS = ("containers", "images", "volumes", "networks")


class Window(QMainWindow):
    """The one window.

    Signals:
        closed: it was closed; the application ends.
        host_chosen: another engine was chosen (`Host`).
        private_asked: a private engine is to be started.
        engine_missed: no engine answers: why, and which others there are, is to be shown in `no_engine`.
        pane_shown: a pane was brought to the front, by its name.
        painted: it was painted for the first time.
    """

    closed = Signal()
    host_chosen = Signal(object)
    private_asked = Signal()
    engine_missed = Signal()
    pane_shown = Signal(str)
    painted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.setWindowTitle(tr("Window", "Longshore"))
        self.setMinimumSize(LEAST)
        self.resize(FIRST)
        self.session: HostSession | None = None
        self.panes: dict[str, Any] = {}
        self.no_engine: NoEnginePage | None = None
        self._banner: Banner | None = None
        self._painted = False
        self._countdown = QTimer(self, interval=1000)
        self._countdown.timeout.connect(self.show_standing)
        self._current = ""
        self.sidebar = Sidebar(places(), self)
        self.sidebar.chosen.connect(self.show_pane)
        self.sidebar.host_chosen.connect(self.host_chosen)
        self.services.hosts_changed.connect(self.show_standing)
        self.status = StatusBar(self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        for place in places():
            if place.shortcut:
                shortcut = QShortcut(QKeySequence(place.shortcut), self)
                shortcut.activated.connect(lambda name=place.name: self.show_pane(name))
        QShortcut(QKeySequence(MENU_KEY), self).activated.connect(self._open_menu)
        look().changed.connect(self._collapse)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.above = QVBoxLayout()
        column.addLayout(self.above)
        column.addWidget(self.stack, 1)
        central = self.central = QWidget(self)
        upper = QHBoxLayout()
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(middle, 1)
        whole = QVBoxLayout(central)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)
        self.setCentralWidget(central)

    # -- panes

    @property
    def current(self) -> str:
        """The name of the pane that is shown."""
        return self._current

    def pane(self, name: str) -> Any:
        """The pane of that name, made when it is first asked for."""
        made = self.panes.get(name)
        if made is None:
            made = importlib.import_module(f"gui.panes.{name}").make(self.services, self)
            self.panes[name] = made
            self.stack.addWidget(made)
        return made

    def show_pane(self, name: str) -> None:
        """Bring a pane to the front."""
        self._current = name
        self.sidebar.set_current(name)
        pane = self.pane(name)
        self._place_page()
        self._collapse()
        pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pane_shown.emit(name)

    def show_record(self, key: Key, tab: str = "") -> None:
        """Bring up the pane of a thing, make it current and open its detail."""
        name = f"{key.kind}s"
        if name in NOUNS:
            self.show_pane(name)
            self.pane(name).show_record(key, tab)

    def show_logs(self, names: Sequence[str]) -> None:
        """Bring up the logs of several containers together."""
        self.show_pane("logs")
        self.pane("logs").show_names(names)

    def _drop_panes(self) -> None:
        for pane in self.panes.values():
            self.stack.removeWidget(pane)
            pane.hide()
            pane.deleteLater()
        self.panes = {}

    def _open_menu(self) -> None:
        """The menu of what has the keyboard."""
        from PySide6.QtGui import QContextMenuEvent
        from PySide6.QtWidgets import QApplication

        focused = QApplication.focusWidget()
        if focused is not None:
            middle = focused.rect().center()
            asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, middle, focused.mapToGlobal(middle))
            QApplication.sendEvent(focused, asked)

    # -- the connection

    def set_session(self, session: HostSession | None, runner: ActionRunner | None, *, fresh: bool = False) -> None:
        """Show another engine. Panes of the one before go, and nothing of them is left, unless they are `fresh`."""
        if not fresh:
            self._drop_panes()
        self._forget_no_engine()
        self.session = session
        self.services.set_session(session, runner)
        if session is not None:
            session.stateChanged.connect(self.show_standing)
            session.latencyChanged.connect(self.show_standing)
            for signal in (session.rowsReplaced, session.rowsUpserted, session.rowsDiscarded):
                signal.connect(self._count)
        if not fresh and self._current:
            self.show_pane(self._current)
        self.show_standing()
        for kind in NOUNS:
            self._count(kind.removesuffix("s"))

    def _count(self, kind: str, _keys: object = None) -> None:
        session, row = self.session, self.sidebar.rows.get(f"{kind}s")
        if session is None or row is None:
            return
        rows = session.rows(kind)
        count = len({each.image.id for each in rows.values()}) if kind == "image" else len(rows)
        row.set_count(count if session.listed(kind) else None, known=session.listed(kind) or not session.lost)

    def show_standing(self) -> None:
        """Say how the connection stands: host box, status bar, banner, or the page that no engine answers."""
        session = self.session
        if session is None:
            return
        from gui.connection import banner_words, standing

        now = standing(session, monotonic())
        mark = None if session.lost else self.services.host_colour(session.host)
        self.sidebar.host_box.show_host(session.host.name, now.brief, mark, problem=session.lost)
        self.status.show_state(session.host.name, mark, now.parts, now.live)
        never = session.lost and session.version is None
        if session.lost and not never:
            self._show_banner(banner_words(now))
        elif self._banner is not None:
            self._banner.hide()
        if never:
            self._show_no_engine(now)
        else:
            self._hide_no_engine()
        if session.lost != self._countdown.isActive():
            (self._countdown.start if session.lost else self._countdown.stop)()
        for kind in NOUNS:
            self._count(kind.removesuffix("s"))

    def _show_banner(self, words: str) -> None:
        if self._banner is None:
            from gui.widgets.notice import Banner

            self._banner = Banner("err")
            self._banner.acted.connect(self._retry)
            self.above.addWidget(self._banner)
        self._banner.say(words, tr("Window", "Retry now"))
        self._banner.show()

    def _retry(self) -> None:
        if self.session is not None:
            self.session.retry_now()

    # -- no engine

    def _show_no_engine(self, now: Standing) -> None:
        from gui.connection import countdown_words

        if self.no_engine is None:
            from gui.pages.no_engine import NoEnginePage

            self.no_engine = NoEnginePage(self)
            self.no_engine.retry_asked.connect(self._retry)
            self.no_engine.connect_asked.connect(self.host_chosen)
            self.no_engine.private_asked.connect(self.private_asked)
            self.stack.addWidget(self.no_engine)
            self.engine_missed.emit()
        self.no_engine.show_countdown(countdown_words(now))
        self._place_page()

    def _hide_no_engine(self) -> None:
        if self.no_engine is not None:
            self._forget_no_engine()
            self._place_page()

    def _forget_no_engine(self) -> None:
        if self.no_engine is not None:
            self.stack.removeWidget(self.no_engine)
            self.no_engine.hide()
            self.no_engine.deleteLater()
            self.no_engine = None

    def _place_page(self) -> None:
        """The pane that was chosen, or the page that stands in the place of panes of things."""
        if self.no_engine is not None and self._current in (*NOUNS, "logs", "monitor", "engine"):
            self.stack.setCurrentWidget(self.no_engine)
        elif self._current in self.panes:
            self.stack.setCurrentWidget(self.panes[self._current])

    # -- what gives way

    def _collapse(self) -> None:
        """The look's rules on width, in scaled pixels."""
        self.sidebar.set_rail(self.width() < look().px(RAIL_UNDER))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows show less."""
        super().resizeEvent(event)
        self._collapse()

    def changeEvent(self, event: QEvent) -> None:
        """How fast the engine answers is measured only while somebody looks."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.session is not None:
            self.session.watch_latency(on=self.isActiveWindow())

    def closeEvent(self, event: QCloseEvent) -> None:
        """The application ends with it."""
        super().closeEvent(event)
        self._countdown.stop()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when it was first seen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()
