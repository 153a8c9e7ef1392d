"""A container's processes: read every two seconds while they are seen, as list or tree, signalled one by one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from engine.errors import EngineError, NotFound, Rejected, Unreachable
from engine.process_records import INIT
from gui.actions.names import shown_name
from gui.details.process_columns import ProcessColumns
from gui.details.process_signals import ProcessSignals
from gui.details.tab import READ
from gui.look.look import look
from gui.tasks import tasks_of
from gui.texts.errors import explain, own_words
from gui.widgets.button import IconButton
from gui.widgets.column_menu import open_column_menu
from gui.widgets.delegate import RowLook
from gui.widgets.narrowing import NarrowingField
from gui.widgets.notice import EmptyState
from gui.widgets.own_keys import OwnKeys
from gui.widgets.segmented import Segmented
from gui.widgets.table import Table
from gui.widgets.table_columns import Arrangement
from gui.widgets.words import Words
from models.process_sets import USUAL
from models.processes import ProcessModel, rows_of
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent

    from engine.process_records import Top
    from gui.actions.runner import ActionRunner
    from gui.widgets.menu import Menu
    from models.processes import ProcessRow
    from models.rows import ContainerRow

EVERY = 2.0
"""Seconds between two readings."""

LIST, TREE = "list", "tree"
_ALIVE = frozenset({"running", "paused"})


class ContainerProcesses(QWidget):
    """The tab. Nothing is asked while it is not seen, nor while the pointer or a menu is on the table."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.tasks = tasks_of(self, "processes")
        self.row: ContainerRow | None = None
        self.table: Table | None = None
        self.awake = False
        self.gone = False
        self.held = False
        self.form = Segmented(
            tr("Processes", "Shown as"), ((LIST, tr("Processes", "List")), (TREE, tr("Processes", "Tree")))
        )
        self.form.set_key(TREE)
        self.field = NarrowingField(tr("Processes", "Processes"))
        self.count = Words("", "secondary", "text3")
        self.signal = IconButton("lightning", tr("Processes", "Send a signal to the process that is current"))
        self.signal.setEnabled(False)
        self.choice = ProcessColumns(runner, lambda: "" if self.row is None else shown_name(self.row))
        self.signals = ProcessSignals(runner, lambda: self.row, self._sent, self)
        self.empty = EmptyState("")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.form)
        self._bar.addWidget(self.field, 1)
        self._bar.addWidget(self.count)
        self._bar.addWidget(self.choice)
        self._bar.addWidget(self.signal)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._bar)
        self._column.addWidget(self.empty, 1)
        self.form.chosen.connect(self._set_form)
        self.signal.clicked.connect(self._open_signals)
        self.field.textChanged.connect(self._look_for)
        self.choice.changed.connect(self._read_anew)
        self.empty.acted.connect(lambda: self.choice.choose(USUAL))
        self.keys = OwnKeys(self, {"/": self.field.begin, "Ctrl+F": self.field.begin})
        look().changed.connect(self._restyle)
        self._restyle()

    # -- as a tab

    def show_row(self, row: ContainerRow) -> None:
        """Show a container's processes."""
        other = self.row is None or self.row.key != row.key
        self.row = row
        if other:
            self.tasks.cancel(READ)
            self._drop_table()
        self._sync()

    def set_gone(self, gone: bool) -> None:
        """What was read last stays, greyed."""
        self.gone = gone
        self._sync()

    def wake(self) -> None:
        """It is on the screen."""
        self.awake = True
        self._sync()

    def rest(self) -> None:
        """It is not on the screen any more."""
        self.awake = False
        self.tasks.cancel(READ)

    @property
    def model(self) -> ProcessModel | None:
        """The table's rows, None before the first reading."""
        return None if self.table is None else self.table.rows  # type: ignore[return-value]  # made below

    @property
    def _alive(self) -> bool:
        row = self.row
        return row is not None and row.container.state in _ALIVE and not self.gone

    def _sync(self) -> None:
        if self.row is None:
            return
        if not self._alive:
            self.tasks.cancel(READ)
            if self.table is None or not self.gone:
                self._drop_table()
                self._say(tr("Processes", "It is not running, so it has no processes."))
        elif self.table is None and not self.tasks.running(READ):
            self._say("" if self.row.lost else tr("Processes", "Reading the processes…"))
        if self.table is not None:
            self.table.set_greyed(self.gone or self.row.lost)
        if self._alive and self.awake and not self.row.lost:
            if not self.tasks.running(READ):
                self.tasks.start(READ, self._follow(self.row.container.id))
        else:
            self.tasks.cancel(READ)

    # -- reading

    async def _follow(self, identity: str) -> None:
        while True:
            self._hold(self.table is not None and self._touched())
            if not self.held:
                await self._read(identity)
            await asyncio.sleep(EVERY)

    def _touched(self) -> bool:
        table = self.table
        return table is not None and (table.underMouse() or QApplication.activePopupWidget() is not None)

    def _hold(self, held: bool) -> None:
        if held != self.held:
            self.held = held
            self._show_count()

    async def _read(self, identity: str) -> None:
        engine = self.runner.session.engine
        try:
            top = await engine.processes.list(identity, self.choice.args(podman=engine.can.podman))
        except (NotFound, Unreachable):
            return  # the row, or the banner, says so
        except EngineError as error:
            if self.table is None and self.row is not None:
                self._say_failure(error, shown_name(self.row))
        else:
            self._show(top)

    def _show(self, top: Top) -> None:
        row = self.row
        if row is None or (self.table is not None and self._touched()):
            return
        if self.model is None or self.model.titles != top.titles:
            self._drop_table()
            self._make_table(top.titles)
        if self.model is not None:
            main = row.container.detail.pid if row.container.detail is not None else 0
            if self.runner.session.engine.can.podman:
                main = INIT
            self.model.show_rows(rows_of(top, row.key.host, main))
        self._show_count()

    # -- the table

    def _make_table(self, titles: Sequence[str]) -> None:
        model = ProcessModel(titles, tree=self.form.key == TREE, asked=self.choice.current != USUAL)
        row_look = RowLook(
            glyph=lambda row: "running" if row.main else "",
            level=lambda row: row.level,
            fold=lambda row: row.fold,
            mono=True,
        )
        self.table = Table(model, row_look, tr("Processes", "Processes"), self)
        model.setParent(self.table)
        self.table.columns.arrange(Arrangement(sort=model.first))
        model.look_for(self.field.text())
        self.table.menu_asked.connect(self._open_menu)
        self.table.selection_moved.connect(self._show_signal)
        self.table.columns_asked.connect(self._open_columns)
        self.table.viewport().installEventFilter(self)
        self.keys.before(self.table)
        OwnKeys(self.table, {"Ctrl+C": self._copy_command})
        self.empty.hide()
        self._column.addWidget(self.table, 1)
        self.form.setVisible(model.can_tree)

    def _drop_table(self) -> None:
        table, self.table = self.table, None
        if table is not None:
            table.viewport().removeEventFilter(self)
            self._column.removeWidget(table)
            table.hide()
            table.deleteLater()
        self._show_count()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The table has the keyboard."""
        super().focusInEvent(event)
        if self.table is not None:
            self.table.setFocus(event.reason())

    def _read_anew(self) -> None:
        """Other columns are wanted: those that are shown go."""
        self.tasks.cancel(READ)
        self._drop_table()
        self._sync()

    def _say_failure(self, error: EngineError, name: str) -> None:
        if self.choice.current == USUAL or not isinstance(error, Rejected):
            self._say(explain(error, name).sentence)
            return
        sentence = tr("Processes", "These columns are not to be had here: {words}")
        self._say(sentence.replace("{words}", own_words(error)), tr("Processes", "Show the usual ones"))

    def _say(self, sentence: str, act: str = "") -> None:
        self.empty.say(sentence, act)
        self.empty.setVisible(bool(sentence))

    def _show_count(self) -> None:
        model = self.model
        self._show_signal()
        if model is None:
            self.count.setText("")
            return
        words = plural("Processes", "%n process", "%n processes", model.known)
        if self.field.text().strip():
            words = tr("Processes", "{n} of {count}").format(n=model.total, count=model.known)
        if self.held:
            words = tr("Processes", "{words} · held").replace("{words}", words)
        self.count.setText(words)
        self.count.setToolTip(
            tr("Processes", "Not read again while the pointer or a menu is on it") if self.held else ""
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When the pointer leaves, what was held is read at once."""
        if event.type() == QEvent.Type.Leave and self.held and self.row is not None:
            self.tasks.cancel(READ)
            self._hold(held=False)
            self._sync()
        return super().eventFilter(watched, event)

    def _set_form(self, key: str) -> None:
        if self.model is not None:
            self.model.set_tree(key == TREE)

    def _look_for(self, text: str) -> None:
        if self.model is not None:
            self.model.look_for(text)
        self._show_count()

    # -- menus and signals

    def _copy_command(self) -> None:
        current = None if self.table is None else self.table.current_row()
        if current is not None:
            self.signals.copy_command(current)

    def _open_columns(self, where: QPoint) -> None:
        if self.table is not None:
            open_column_menu(self.table, where)

    def _open_menu(self, where: QPoint) -> None:
        current = None if self.table is None else self.table.current_row()
        if current is not None:
            self.menu(current).open_at(where)

    def menu(self, process: ProcessRow) -> Menu:
        """What can be done with one process."""
        return self.signals.menu(process, alive=self._alive)

    def _open_signals(self) -> None:
        current = None if self.table is None else self.table.current_row()
        if current is not None:
            self.signals.signal_menu(current, self).open_below(self.signal)

    def _show_signal(self) -> None:
        """The button is of use where there is a process to signal."""
        current = None if self.table is None else self.table.current_row()
        self.signal.setEnabled(self._alive and current is not None and current.process.pid is not None)

    async def _sent(self, row: ContainerRow) -> None:
        """What came of a signal shows at once."""
        if self.awake and self.row is not None and self.row.key == row.key:
            await self._read(row.container.id)

    def _restyle(self) -> None:
        px = look().px
        self._bar.setContentsMargins(px(16), px(8), px(8), px(8))
        self._bar.setSpacing(px(8))
