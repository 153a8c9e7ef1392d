"""The monitor: what all running containers use, as charts of those that use most, and a table of all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.kinds import Key, Kind
from gui.look.look import look
from gui.panes.keeping import arrangement_of, kept_of
from gui.panes.monitor_charts import MonitorCharts
from gui.panes.monitor_header import MonitorHeader
from gui.tasks import tasks_of
from gui.widgets import use_charts
from gui.widgets.delegate import RowLook
from gui.widgets.notice import EmptyState
from gui.widgets.table import Table
from gui.widgets.table_columns import Arrangement
from gui.widgets.time_view import TimeView
from models import containers
from models.groups import GroupRow
from models.settings_table import RECORD_HIDDEN
from models.stats import MEASURED
from models.table import TableModel
from models.use_columns import cpu_limit, monitor_columns
from models.words import clean, plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPoint
    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from gui.panes.services import Services
    from gui.widgets.button import Button, IconButton
    from gui.widgets.menu import Menu
    from models.history import Mark
    from models.rows import ContainerRow
    from models.session import HostSession
    from models.stats import StatsHub

NAME = "monitor"
SCALES = ("core", "host", "limit")
FIRST = Arrangement(sort="cpu", descending=True)

PARTS = (520, 300)
"""How charts and table share the height at first."""

SLOWLY = 5.0
_FINE = 900.0


class MonitorPane(QWidget):
    """Charts over a table."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.setObjectName(f"pane-{NAME}")
        title = tr("Monitor", "Monitor")
        self.setAccessibleName(title)
        self._session: HostSession | None = None
        self._hub: StatsHub | None = None
        self._project: str | None = None
        self._refreshed = 0.0
        self.tasks = tasks_of(self, "monitor")
        self.view = TimeView(parent=self)
        self.header = MonitorHeader(title, self)
        self.model: TableModel[ContainerRow] = TableModel(
            monitor_columns(), grouping=containers.grouping(), parent=self
        )
        row_look = RowLook(glyph=containers.glyph, tone=containers.tone, series=self._series)
        self.table = Table(self.model, row_look, tr("Monitor", "Running containers"), self)
        self.drawing = MonitorCharts(self.view)
        self.empty = EmptyState(parent=self.table.viewport())
        self.empty.hide()
        self._lay_out()
        self._connect()
        self._take_session()

    def _lay_out(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.drawing)
        self.splitter.addWidget(self.table)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([PARTS[0], PARTS[1]])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        header, table = self.header, self.table
        header.span_chosen.connect(lambda seconds: self.show_span(f"{seconds:.0f}"))
        header.pause_asked.connect(lambda: self.view.pause(on=self.view.live))
        header.project_asked.connect(self._open_projects)
        header.more_asked.connect(self._open_more)
        table.opened.connect(lambda key: self._go(key, "stats"))
        table.menu_asked.connect(self._open_row_menu)
        table.selection_moved.connect(self._selected)
        table.viewport().installEventFilter(self)
        table.columns_asked.connect(self._open_column_menu)
        self._restore()
        table.arrangement_changed.connect(self._keep)
        self.drawing.logs_asked.connect(self._show_logs)
        self.view.changed.connect(self._refresh)
        self.model.countsChanged.connect(self._choose_again)
        self.services.session_changed.connect(self._take_session)

    # -- what is remembered

    def _restore(self) -> None:
        """Columns, sorting and time as they were left; at first those that use most CPU stand on top."""
        kept = self.services.settings.pane(NAME)
        columns = kept.get("columns")
        self.table.columns.arrange(arrangement_of(columns) if isinstance(columns, dict) else FIRST)
        if kept.get("span") in dict(use_charts.spans(360)):
            self.show_span(str(kept["span"]))
        if kept.get("scale") in SCALES:
            self.drawing.scale = str(kept["scale"])

    def _keep(self) -> None:
        self.services.settings.set_pane(NAME, "columns", kept_of(self.table.columns.arrangement()))

    # -- the connection

    def _take_session(self) -> None:
        session = self.services.session
        if session is self._session:
            return
        self._session, self._hub = session, None
        if session is None:
            return
        hub = self._hub = session.stats
        session.feed(self.model, Kind.CONTAINER)
        session.stateChanged.connect(self._refresh)
        hub.sampled.connect(self._sampled)
        hub.changed.connect(self._refresh)
        self._filter()
        if self.isVisible():
            hub.watch(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Containers are measured while it is on the screen."""
        super().showEvent(event)
        if self._hub is not None:
            self._hub.watch(self)
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """And not while it is hidden, or the window is minimised."""
        super().hideEvent(event)
        if self._hub is not None:
            self._hub.rest(self)

    def _sampled(self, keys: Sequence[Key]) -> None:
        self.table.stir(keys)
        if not self.isVisible() or not self.view.live:
            return
        if self.view.end - self.view.begin <= _FINE or self.view.end - self._refreshed >= SLOWLY:
            self._refresh()

    # -- which containers

    def _matches(self, row: ContainerRow) -> bool:
        return row.container.state in MEASURED and self._project in {None, row.container.project}

    def _filter(self) -> None:
        project = self._project
        words = tr("Monitor", "All projects") if project is None else _project_words(project)
        self.header.project.setText(words)
        self.header.project.updateGeometry()
        self.table.set_grouped(project is None)
        self.model.set_filter(self._matches)
        self._choose_again()

    def show_project(self, project: str | None) -> None:
        """Show the containers of one project ("": of none), or all."""
        self._project = project
        self._filter()

    def _rows(self) -> list[ContainerRow]:
        return [row for row in self.model.rows() if self._matches(row)]

    def _selected(self) -> None:
        if not self.table.settling:
            self._choose_again()

    def _choose_again(self) -> None:
        self.drawing.choose_again()
        self._refresh()

    def _series(self, row: ContainerRow) -> int | None:
        return self._session.colours.known(row.container.name) if self._session is not None else None

    # -- what is shown

    def _refresh(self) -> None:
        session = self._session
        if session is None or not self.isVisible():
            return
        self._refreshed = self.view.end
        rows = self._rows()
        selected = [row.container.name for row in self.table.selected_rows() if not isinstance(row, GroupRow)]
        self.drawing.choose(rows, selected, session)
        self._show_words(rows, session)
        self.table.set_greyed(session.lost)
        self.drawing.draw(rows, session, self._project or "")

    def _show_words(self, rows: Sequence[ContainerRow], session: HostSession) -> None:
        there = plural("Monitor", "%n container", "%n containers", len(rows))
        drawn = tr("Monitor", "{there}, top {n} drawn").format(there=there, n=len(self.drawing.drawn))
        self.header.count.setText(drawn if rows else there)
        self.header.show_live(live=self.view.live, lost=session.lost)
        none = not rows and session.listed(Kind.CONTAINER)
        if none:
            self.empty.say(tr("Monitor", "No container is running."))
            self.empty.setGeometry(self.table.viewport().rect())
        self.empty.setVisible(none)

    # -- menus

    def _open_projects(self, button: Button) -> None:
        from gui.widgets.menu import Menu

        menu = Menu(tr("Monitor", "Projects"), self)
        menu.add(tr("Monitor", "All projects"), partial(self.show_project, None), checked=self._project is None)
        for project in sorted({row.container.project for row in self.model.rows()}, key=lambda one: (not one, one)):
            words = _project_words(project)
            menu.add(words, partial(self.show_project, project), checked=project == self._project)
        menu.open_below(button)

    def _open_more(self, button: IconButton) -> None:
        self._more_menu().open_below(button)

    def _more_menu(self) -> Menu:
        from gui.widgets.column_menu import add_columns
        from gui.widgets.menu import Menu

        menu = Menu(tr("Monitor", "More"), self)
        if self.header.span.isHidden():
            for seconds, words in use_charts.spans(360):
                menu.add(words, partial(self.show_span, seconds), checked=seconds == self.header.span.key)
            menu.addSeparator()
        limited = any(map(cpu_limit, self._rows()))
        shown = self.drawing.scale if limited or self.drawing.scale != "limit" else "core"
        for key, words, there in (
            ("core", tr("Monitor", "CPU in percent of a core"), True),
            ("host", tr("Monitor", "CPU in percent of the host"), True),
            ("limit", tr("Monitor", "CPU in percent of each limit"), limited),
        ):
            menu.add(words, partial(self.set_scale, key), checked=key == shown, enabled=there)
        menu.addSeparator()
        menu.add(tr("Monitor", "Group by project"), self.toggle_grouped, checked=self.model.grouped)
        menu.add(tr("Monitor", "Reset the view"), self.view.reset, keys="0", enabled=self.view.zoomed)
        menu.add(tr("Monitor", "Export as CSV…"), self.export, icon="download-simple")
        problem = self._hub.keeping_problem if self._hub is not None else ""
        if problem:
            words = tr("Monitor", "History is not kept: {reason}").format(reason=clean(problem))
            menu.add(words, icon="warning", enabled=False)
        recording = bool(self.services.settings.value(RECORD_HIDDEN))
        words = tr("Monitor", "Keep recording while hidden")
        menu.add(words, lambda: self.services.settings.set(RECORD_HIDDEN, not recording), checked=recording)
        menu.addSeparator()
        add_columns(menu, self.table)
        return menu

    def show_span(self, seconds: str) -> None:
        """Show the last so many seconds."""
        self.header.span.set_key(seconds)
        self.view.choose(float(seconds))
        self.services.settings.set_pane(NAME, "span", seconds)

    def set_scale(self, key: str) -> None:
        """Let 100 % of CPU stand for a core, the host, or each container's limit."""
        self.drawing.scale = key
        self.services.settings.set_pane(NAME, "scale", key)
        self._refresh()

    def toggle_grouped(self) -> None:
        """Group the rows, or not."""
        self.table.set_grouped(not self.model.grouped)

    def export(self) -> None:
        """Save what was measured of the containers that are shown."""
        from gui.widgets.save_csv import CsvSaver

        runner = self.services.runner
        if self._hub is not None and runner is not None:
            names = [row.container.name for row in self._rows()]
            title = _project_words(self._project) if self._project is not None else tr("Monitor", "Monitor")
            CsvSaver(self, self.tasks, runner.toasts).ask(self._hub.history, names, self.view, title)

    def _open_column_menu(self, where: QPoint) -> None:
        from gui.widgets.column_menu import open_column_menu

        open_column_menu(self.table, where)

    def _open_row_menu(self, where: QPoint) -> None:
        rows = self.table.selected_rows()
        if self.services.runner is not None and rows:
            self.services.runner.menu(rows, self).open_at(where)

    def _go(self, key: Key, tab: str) -> None:
        if self.services.runner is not None and key.kind is Kind.CONTAINER:
            self.services.runner.go(key, tab)

    def _show_logs(self, mark: Mark) -> None:
        row = next((row for row in self.model.rows() if row.container.name == mark.name), None)
        if row is not None:
            self._go(row.key, "logs")

    # -- Qt's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in an empty table follows its size."""
        if watched is self.table.viewport() and event.type() == QEvent.Type.Resize:
            self.empty.setGeometry(self.table.viewport().rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface that tables have too."""
        QPainter(self).fillRect(self.rect(), look().color("base"))


def _project_words(project: str) -> str:
    return clean(project) if project else tr("Monitor", "No project")


def make(services: Services, parent: QWidget) -> MonitorPane:
    """The pane."""
    return MonitorPane(services, parent)
