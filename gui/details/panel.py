"""The detail panel: header with buttons from the registry, tabs made when first shown, and what stays of the gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gui.actions.menu import build_menu
from gui.actions.record import Places
from gui.details import times
from gui.details.panel_head import PanelHead, heading
from gui.details.tabs import tabs_for
from gui.look import paint
from gui.look.look import look
from gui.widgets.notice import Notice
from gui.widgets.own_keys import OwnKeys
from gui.widgets.tabs import TabBar
from models.words import ago, tr

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from engine.records import Key, Kind
    from gui.actions.runner import ActionRunner
    from gui.details.tab import Tab
    from gui.panes.services import Services
    from models.rows import Row
    from models.session import HostSession

LEAST = 200
TABS = 5
"""From the panel's edge to its tabs, whose words then begin where the lines below them do."""
TICK = 1000
_OF_A_LIST = ("Del", "F2")
"""Keys that are for the current row of a list: in a tab they are never for the row that the tab is about."""

_last_tab: dict[Kind, str] = {}


class DetailPanel(QWidget):
    """The detail of one kind of rows.

    Args:
        kind: of what.
        services: session and runner; both may change.

    Signals:
        close_asked: the cross or Esc was pressed.
        tab_shown: the key of the tab that is shown.
    """

    close_asked = Signal()
    tab_shown = Signal(str)

    def __init__(self, kind: Kind, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.services = services
        self.row: Any = None
        self.gone_at: datetime | None = None
        self._session: HostSession | None = None
        self._tabs: dict[str, QWidget] = {}
        self._awake: QWidget | None = None
        self._specs = {spec.key: spec for spec in tabs_for(kind)}
        self.setObjectName(f"detail-{kind}")
        self.setAccessibleName(tr("Detail", "Details"))
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._build()
        services.session_changed.connect(self._take_session)
        look().changed.connect(self._restyle)
        self._restyle()
        self._take_session()

    def _build(self) -> None:
        self.head = PanelHead(self.kind, self)
        self.head.asked.connect(self._run)
        self.head.menu_asked.connect(self._open_menu)
        self.head.close_asked.connect(self.close_asked)
        self.bar = TabBar(tr("Detail", "Parts of the details"), self)
        for spec in self._specs.values():
            self.bar.add(spec.key, spec.title)
        self.bar.chosen.connect(self._show_tab)
        self.gone = Notice("info", "", parent=self)
        self.gone.acted.connect(self._show_other)
        self._gone_place = QWidget(self)
        self._gone_box = QVBoxLayout(self._gone_place)
        self._gone_box.addWidget(self.gone)
        self._gone_place.hide()
        self.stack = QStackedWidget(self)
        OwnKeys(self.stack, dict.fromkeys(_OF_A_LIST, _nothing))
        self._edge = "left"
        self._tab_row = QHBoxLayout()
        self._tab_row.addWidget(self.bar)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addLayout(self._tab_row)
        self._column.addWidget(self._gone_place)
        self._column.addWidget(self.stack, 1)

    # -- the connection

    @property
    def runner(self) -> ActionRunner | None:
        """Who does actions."""
        return self.services.runner

    def _take_session(self) -> None:
        session = self.services.session
        if session is self._session:
            return
        old, self._session = self._session, session
        if old is not None:
            old.rowsUpserted.disconnect(self._upserted)
            old.rowsDiscarded.disconnect(self._discarded)
            old.rowsReplaced.disconnect(self._replaced)
            self.clear()
        if session is not None:
            session.rowsUpserted.connect(self._upserted)
            session.rowsDiscarded.connect(self._discarded)
            session.rowsReplaced.connect(self._replaced)

    def _upserted(self, kind: str, keys: object) -> None:
        if self.row is None or kind != self.kind or not isinstance(keys, list):
            return
        if self.row.key in keys:
            self._refresh()
        elif self.gone_at is not None:
            self._show_gone()

    def _discarded(self, kind: str, keys: object) -> None:
        if self.row is not None and kind == self.kind and isinstance(keys, list) and self.row.key in keys:
            self._set_gone()

    def _replaced(self, kind: str) -> None:
        if self.row is not None and kind == self.kind:
            self._refresh()

    def _rows(self) -> dict[Key, Row]:
        return {} if self._session is None else self._session.rows(self.kind)

    def _refresh(self) -> None:
        found = self._rows().get(self.row.key)
        if found is None:
            self._set_gone()
        elif found is not self.row or self.gone_at is not None:
            self.show_row(found)

    # -- what is shown

    def show_row(self, row: Row, tab: str = "") -> None:
        """Show a row, at a tab where given; else the tab shown last for this kind."""
        self.row = row
        if self.gone_at is not None:
            self.gone_at = None
            self._gone_place.hide()
            for made in self._tabs.values():
                cast("Tab", made).set_gone(False)
        self._show_head()
        self._show_current(tab)
        if self._session is not None:
            self._session.want_details([row.key])

    def _show_current(self, tab: str) -> None:
        """Show the tab that is asked for or was last chosen; the first where this row has none such."""
        fits = [key for key, spec in self._specs.items() if spec.fits(self.row)]
        wanted = tab or _last_tab.get(self.kind, "")
        known = _last_tab.get(self.kind, "")
        current = wanted if wanted in fits else fits[0]
        for key in fits:
            self.bar.set_shown(key, shown=True)
        if current == self.bar.current_key or not self.bar.set_current(current):
            self._show_tab(self.bar.current_key)
        for key in self._specs.keys() - set(fits):
            self.bar.set_shown(key, shown=False)
        if wanted not in fits and known:
            _last_tab[self.kind] = known  # the next row may have it

    def clear(self) -> None:
        """Show nothing and stop what streams; tabs made for another connection go."""
        self._rest()
        self.row = None
        self.gone_at = None
        for made in self._tabs.values():
            self.stack.removeWidget(made)
            made.deleteLater()
        self._tabs = {}

    @property
    def tab(self) -> QWidget | None:
        """The tab that is shown."""
        return self._tabs.get(self.bar.current_key)

    def _show_head(self) -> None:
        title = self.head.show_row(self.row, gone=self.gone_at is not None)
        self.setAccessibleName(tr("Detail", "Details of {name}").replace("{name}", title))

    def _show_tab(self, key: str) -> None:
        if self.row is None or self.runner is None or key not in self._specs:
            return
        made = self._tabs.get(key)
        if made is None:
            made = self._specs[key].make(self.runner, self.stack)
            self._tabs[key] = made
            self.stack.addWidget(made)
            cast("Tab", made).set_gone(self.gone_at is not None)
        _last_tab[self.kind] = key
        if made is not self._awake:
            self._rest()
        self.stack.setCurrentWidget(made)
        cast("Tab", made).show_row(self.row)
        self._wake()
        self.tab_shown.emit(key)

    def _wake(self) -> None:
        made = self.tab
        if made is not None and made is not self._awake and self.isVisible():
            self._awake = made
            cast("Tab", made).wake()

    def _rest(self) -> None:
        if self._awake is not None:
            cast("Tab", self._awake).rest()
            self._awake = None

    def showEvent(self, event: QShowEvent) -> None:
        """Streams go on."""
        super().showEvent(event)
        self._timer.start()
        self._wake()

    def hideEvent(self, event: QHideEvent) -> None:
        """Streams stop."""
        super().hideEvent(event)
        self._timer.stop()
        self._rest()

    # -- gone

    def _set_gone(self) -> None:
        if self.gone_at is not None:
            return
        self.gone_at = times.now()
        for made in self._tabs.values():
            cast("Tab", made).set_gone(True)
        self._show_head()
        self._show_gone()

    def _show_gone(self) -> None:
        if self.gone_at is None:
            return
        words = tr("Detail", "Removed {ago}").format(ago=ago(self.gone_at, times.now()))
        other = self._other()
        action = tr("Detail", "Show the new one") if other is not None else ""
        self.gone.say(words, tr("Detail", "What was loaded can still be read."), action)
        self._gone_place.show()

    def _other(self) -> Row | None:
        """A thing of the same name (and project) that took its place."""
        if self.row is None or self.gone_at is None:
            return None
        wanted = heading(self.row)
        for row in self._rows().values():
            if row.key != self.row.key and heading(row) == wanted:
                return row
        return None

    def _show_other(self) -> None:
        other = self._other()
        if other is not None and self.runner is not None:
            self.runner.go(other.key)
            self.show_row(other)

    def _tick(self) -> None:
        if self.gone_at is not None:
            self._show_gone()
        else:
            tick = getattr(self.tab, "tick", None)
            if callable(tick):
                tick()

    # -- actions

    def _run(self, action_id: str) -> None:
        if self.runner is not None and self.row is not None and self.gone_at is None:
            self.runner.trigger(action_id, [self.row])

    def _open_menu(self) -> None:
        if self.runner is not None and self.row is not None:
            build_menu(self.runner, [self.row], self, without=Places.HEADER).open_below(self.head.more)

    # -- look

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(int(self._edge == "left"), int(self._edge == "top"), 0, 0)
        self._tab_row.setContentsMargins(px(TABS), 0, 0, 0)
        self._column.setSpacing(0)
        self._gone_box.setContentsMargins(px(16), px(12), px(16), 0)
        self.updateGeometry()

    def set_edge(self, edge: str) -> None:
        """Where the line is that parts it from the table: "left", "top", or "" where it has the table's place."""
        if edge != self._edge:
            self._edge = edge
            self._restyle()
            self.update()

    def sizeHint(self) -> QSize:
        """448 wide."""
        return QSize(look().px(448), look().px(600))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its smallest column, as high as its heads and some lines."""
        return QSize(look().px(240), look().px(LEAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface, and the line that parts it from the table."""
        painter = QPainter(self)
        painter.fillRect(QRectF(self.rect()), look().color("base"))
        line = look().color("line")
        foot = self.bar.geometry().bottom() + 1
        paint.horizontal_hairline(painter, 0, self.width(), foot - 1, line)
        if self._edge == "top":
            paint.horizontal_hairline(painter, 0, self.width(), 0, line)
        elif self._edge == "left":
            paint.vertical_hairline(painter, 0, 0, self.height(), line)


def _nothing() -> None:
    """What a key does that is to do nothing."""
