"""The base of the panes of things: header with count and filter, table, action bar, detail, and its states."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.look import look
from gui.panes.detail_side import DetailSide
from gui.panes.header import PaneHeader
from gui.panes.keeping import PaneKeeping
from gui.widgets.button import Button
from gui.widgets.notice import EmptyState
from gui.widgets.own_keys import OwnKeys
from gui.widgets.table import Table
from models.groups import GroupRow
from models.table import TableModel
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from engine.kinds import Key
    from gui.details.panel import DetailPanel
    from gui.panes.action_bar import ActionBar, Verb
    from gui.panes.services import Services
    from gui.panes.spec import PaneSpec
    from gui.widgets.menu import Menu
    from gui.widgets.notice import Banner
    from models.session import HostSession

LOADING_AFTER = 300
"""Milliseconds in which nothing is shown: most lists are there by then."""
IN_SIGHT_AFTER = 50
"""Milliseconds after which the rows in sight are read first; a list that is being scrolled does not ask for each."""


class Pane(QWidget):
    """A pane of things of one kind.

    Signals:
        counted: how many there are, for the sidebar.
    """

    counted = Signal(int)

    def __init__(self, spec: PaneSpec, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.services = services
        self.setObjectName(f"pane-{spec.name}")
        self.setAccessibleName(spec.title)
        self.model: TableModel[Any] = TableModel(
            spec.columns(), grouping=spec.grouping() if spec.grouping else None, parent=self
        )
        self.header = PaneHeader(spec.title, spec.hint, parent=self)
        self.table = Table(self.model, spec.row_look, spec.title, self)
        self.bar: ActionBar | None = None
        self.empty: EmptyState | None = None
        self._detail_on_click = True
        self._session: HostSession | None = None
        self._loading = QTimer(self, interval=LOADING_AFTER, singleShot=True)
        self._in_sight = QTimer(self, interval=IN_SIGHT_AFTER, singleShot=True)
        self._failure: Banner | None = None
        self._keeping = PaneKeeping(spec.name, services.settings, self)
        self._lay_out()
        self._connect()
        self._keeping.restore()
        self._take_session()

    def _lay_out(self) -> None:
        self.left = QWidget(self)
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.above = QVBoxLayout()
        column.addLayout(self.above)
        column.addWidget(self.table, 1)
        self.below = QVBoxLayout()
        column.addLayout(self.below)
        self.splitter = DetailSide(self.spec.kind, self.services, self._keeping, self.left)
        self.splitter.close_asked.connect(self.close_detail)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        table, header = self.table, self.header
        table.opened.connect(self.open_detail)
        table.clicked_plain.connect(self._clicked)
        table.selection_moved.connect(self._selection_moved)
        table.menu_asked.connect(self._open_row_menu)
        table.sight_changed.connect(self._in_sight.start)
        self._in_sight.timeout.connect(self._want_details)
        table.columns_asked.connect(self._open_column_menu)
        table.viewport().installEventFilter(self)
        self.model.countsChanged.connect(self._show_counts)
        self._loading.timeout.connect(self._show_state)
        header.options_asked.connect(lambda button: self._options_menu().open_below(button))
        header.overflow_asked.connect(lambda button: self._overflow_menu().open_below(button))
        header.overflow.setVisible(bool(self.spec.overflow))
        if header.filter is not None:
            header.filter.changed.connect(self.apply_filter)
            header.filter.changed.connect(self.splitter.uncover)
            header.filter.entered.connect(lambda: table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.keys = OwnKeys(self, {"/": self.focus_filter, "Ctrl+F": self.focus_filter, "Esc": self._escape})
        self.keys.before(table)
        self._add_primary()
        self.services.session_changed.connect(self._take_session)
        look().changed.connect(self.splitter.place)

    def _add_primary(self) -> None:
        primary = self.spec.primary
        if primary is not None:
            button = Button(primary.title, primary.icon, "primary", parent=self.header)
            button.clicked.connect(lambda: self.run(primary.id))
            self.header.set_primary(button)

    # -- the connection

    def _take_session(self) -> None:
        session = self.services.session
        if session is self._session:
            return
        self._session = session
        if session is None:
            return
        from gui.actions.menu import keys_of

        if self.services.runner is not None:
            self.keys.bind(keys_of(self.spec.kind, self.services.runner, self.chosen))
        session.feed(self.model, self.spec.kind)
        session.stateChanged.connect(self._show_state)
        self._loading.start()
        self._show_counts()

    def _want_details(self) -> None:
        if self._session is not None and self.isVisible():
            self._session.want_details([row.key for row in self.table.rows_in_sight() if not isinstance(row, GroupRow)])

    def showEvent(self, event: QShowEvent) -> None:
        """What no event tells of is read again when somebody looks."""
        super().showEvent(event)
        if self._session is not None and self.spec.kind in self._session.engine.can.untold:
            self._refresh()

    # -- states

    def _show_counts(self) -> None:
        total, shown = self.model.total, self.model.shown
        words = tr("Pane", "{shown} of {total}").format(shown=shown, total=total) if shown != total else str(total)
        if self.spec.summary is not None and total:
            more = self.spec.summary(self.model.rows())
            words = f"{words} · {more}" if more else words
        self.header.set_count(words if self._known() else "")
        self.counted.emit(total)
        self._show_state()

    def _known(self) -> bool:
        """Whether there is something to say of how many there are."""
        return self.model.total > 0 or (self._session is not None and self._session.listed(self.spec.kind))

    def _show_failure(self) -> None:
        """A list that the engine refuses while the rest works: old rows stay, with a line that says so."""
        error = self._session.failed.get(self.spec.kind) if self._session is not None else None
        if error is None:
            if self._failure is not None:
                self._failure.hide()
            return
        if self._failure is None:
            from gui.widgets.notice import Banner

            self._failure = Banner("warn")
            self._failure.acted.connect(self._refresh)
            self.above.addWidget(self._failure)
        from gui.texts.errors import explain

        self._failure.say(explain(error).sentence, tr("Pane", "Try again"))
        self._failure.show()

    def _refresh(self) -> None:
        if self._session is not None:
            self._session.refresh(self.spec.kind)

    def _show_state(self) -> None:
        self._show_failure()
        session = self._session
        self.table.set_greyed(session is not None and session.lost)
        self.table.set_loading(not self._known() and not self._loading.isActive())
        filtered = bool(self.filter_text()) or self._other_filter() is not None
        if self.model.shown or not self._known():
            if self.empty is not None:
                self.empty.hide()
        elif self.model.total and filtered:
            self._show_empty(self._nothing_matches(), tr("Pane", "Clear the filter"))
        else:
            self._show_empty(self.spec.empty, self.spec.primary.title if self.spec.primary is not None else "")

    def _nothing_matches(self) -> str:
        return self.spec.nothing.replace("{filter}", self.filter_text() or self._other_filter_words())

    def _show_empty(self, sentence: str, act: str) -> None:
        if self.empty is None:
            self.empty = EmptyState(parent=self.table.viewport())
            self.empty.acted.connect(self._empty_acted)
        self.empty.say(sentence, act)
        self.empty.setGeometry(self.table.viewport().rect())
        self.empty.show()
        self.empty.raise_()

    def _empty_acted(self) -> None:
        if self.model.total:
            self.clear_filter()
        elif self.spec.primary is not None:
            self.run(self.spec.primary.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stands in an empty table follows its size."""
        if watched is self.table.viewport() and event.type() == QEvent.Type.Resize and self.empty is not None:
            self.empty.setGeometry(self.table.viewport().rect())
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The table has the keyboard. As its proxy it would keep Tab from everything beside it."""
        super().focusInEvent(event)
        self.table.setFocus(event.reason())

    # -- filter

    def filter_text(self) -> str:
        """What is typed into the filter."""
        return self.header.filter.text() if self.header.filter is not None else ""

    def focus_filter(self) -> None:
        """Begin to filter."""
        if self.header.filter is not None:
            self.header.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear_filter(self) -> None:
        """Show everything."""
        if self.header.filter is not None:
            self.header.filter.clear()

    def _other_filter(self) -> Callable[[Any], bool] | None:
        """A filter beside the text, for panes that have a toggle."""
        return None

    def _other_filter_words(self) -> str:
        return ""

    def apply_filter(self) -> None:
        """Show what the filter lets through."""
        text, other = self.filter_text(), self._other_filter()
        query = None
        if text.strip():
            from models.filters import parse

            query = parse(text)
        if query is None:
            self.model.set_filter(other)
        elif other is None:
            self.model.set_filter(query.matches, live=query.live)
        else:
            self.model.set_filter(lambda row: other(row) and query.matches(row), live=query.live)
        self._show_counts()

    # -- selection and actions

    def chosen(self) -> list[Any]:
        """The rows that an action is for, group rows among them: the selected ones, else the current."""
        rows = self.table.selected_rows()
        current = self.table.current_row()
        return rows or ([] if current is None else [current])

    def _records(self) -> list[Any]:
        """The same, a group standing for its members."""
        found: dict[Key, Any] = {}
        for row in self.chosen():
            for record in self.model.members(row.key) if isinstance(row, GroupRow) else [row]:
                found[record.key] = record
        return list(found.values())

    def _clear_selection(self) -> None:
        self.table.clearSelection()

    def _selection_moved(self) -> None:
        self._show_bar()
        current = self.table.current_row()
        if self.table.settling:
            return  # the row went, and another took its place: what was shown stays readable
        if self.detail is not None and self.detail_open and current is not None and not isinstance(current, GroupRow):
            self.detail.show_row(current)

    def _show_bar(self) -> None:
        records = self._records() if self.table.selected_rows() else []
        if len(records) >= 2:
            self._make_bar().show_selection(plural("Pane", "%n selected", "%n selected", len(records)), _verbs(records))
        if self.bar is not None:
            self.bar.setVisible(len(records) >= 2)

    def _make_bar(self) -> ActionBar:
        if self.bar is None:
            from gui.panes.action_bar import ActionBar

            self.bar = ActionBar(self)
            self.bar.cleared.connect(self._clear_selection)
            self.bar.chosen.connect(self.run)
            self.below.addWidget(self.bar)
        return self.bar

    def run(self, action_id: str) -> None:
        """Do an action to the rows that are chosen, or one of the pane's own."""
        from gui.actions.registry import action

        if self.services.runner is None:
            return
        what = action(action_id)
        if what.reveals:
            self.table.columns.show(what.reveals, shown=True)
        self.services.runner.trigger(what, self.chosen() if what.needs_rows else [])

    # -- menus

    def _open_row_menu(self, where: QPoint) -> None:
        if self.services.runner is not None and self.chosen():
            self.services.runner.menu(self.chosen(), self).open_at(where)

    def _open_column_menu(self, where: QPoint) -> None:
        from gui.widgets.column_menu import open_column_menu

        open_column_menu(self.table, where)

    def _options_menu(self) -> Menu:
        from gui.widgets.column_menu import add_columns
        from gui.widgets.menu import Menu

        menu = Menu(tr("Pane", "View options"), self)
        if self.spec.grouping is not None:
            menu.add(tr("Pane", "Group by project"), self.toggle_grouped, checked=self.model.grouped)
        self._add_options(menu)
        if menu.actions():
            menu.addSeparator()
        add_columns(menu, self.table)
        return menu

    def _add_options(self, menu: Menu) -> None:
        """Options of one pane alone."""

    def toggle_grouped(self) -> None:
        """Group the rows, or not."""
        self.table.set_grouped(not self.model.grouped)
        self._keeping.keep()

    def _overflow_menu(self) -> Menu:
        from gui.actions.registry import action
        from gui.widgets.menu import Menu

        menu = Menu(tr("Pane", "More"), self)
        for found in map(action, self.spec.overflow):
            menu.add(found.title, partial(self.run, found.id), icon=found.icon, danger=found.danger)
        return menu

    # -- detail

    @property
    def detail(self) -> DetailPanel | None:
        """The detail, None until it is first opened."""
        return self.splitter.panel

    @property
    def detail_open(self) -> bool:
        """Whether the detail is shown."""
        return self.splitter.is_open

    def show_record(self, key: Key, tab: str = "") -> bool:
        """Make a record current, whatever the filter, and open its detail. False: there is none."""
        if self.model.record(key) is None:
            return False
        if self.model.index_of(key) < 0:
            self.clear_filter()
            self.model.set_collapsed(())
        self.table.set_current(key)
        self.open_detail(key, tab)
        return True

    def _clicked(self, key: Key) -> None:
        if self._detail_on_click and self.splitter.wide:
            self.open_detail(key)

    def open_detail(self, key: Key, tab: str = "") -> None:
        """Show the detail of a record."""
        row = self.model.record(key)
        if row is not None:
            self._detail_on_click = True
            self.splitter.open_row(row, tab)

    def close_detail(self) -> None:
        """Hide the detail; what it read stops. Clicks open it no more until it is opened by hand again."""
        if self.detail_open:
            self.splitter.hide_panel()
            self._detail_on_click = False
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        if self.detail_open:
            self.close_detail()
        else:
            self.table.clearSelection()


def _verbs(records: Sequence[Any]) -> list[Verb]:
    """What can be done to all of these."""
    from gui.actions.record import Places
    from gui.actions.registry import fitting
    from gui.panes.action_bar import Verb

    fits = fitting(records, Places.BAR, all_rows=True)
    return [Verb(action.id, action.title, action.icon, action.danger) for action in fits]
