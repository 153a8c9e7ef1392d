"""The runner: from an action and rows to the question, the calls, the rows' pending state and the one result."""

from __future__ import annotations

import asyncio
import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from engine.errors import EngineError, NotFound, Unreachable
from engine.records import Key
from engine.tasks import TaskScope
from gui.actions import registry, told
from gui.actions.names import shown_name
from gui.actions.progress import ProgressToast, bulk_words
from gui.actions.record import Action, Options
from gui.look.look import look
from gui.tasks import report_bug
from gui.texts.errors import explain
from models.bulk import Bulk, End, Outcome
from models.groups import GroupRow
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Awaitable, Sequence

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QDialog, QWidget

    from engine.records import Kind
    from gui.widgets.menu import Menu
    from gui.widgets.toasts import Toasts
    from models.log_shelf import FilterShelf
    from models.rows import ContainerRow, Row
    from models.session import HostSession

    AnyRow = Row | GroupRow

NEW_WITHIN = 5.0
"""Seconds that the event of a new thing is waited for."""

PROGRESS_AFTER = 1.0
"""Seconds after which a bulk action says how far it is."""


class ActionRunner(QObject):
    """Runs actions for one window, and is the desk (`gui.actions.desk.Desk`) of those that only show something.

    Args:
        session: the connection; replace it with `set_session` when another engine is chosen.
        window: over which dialogs open.
        toasts: where results are said.

    Signals:
        go_asked: a key, and the name of a detail tab or "": bring it up.
        logs_asked: the names of containers whose logs are wanted together.
        ended: the id of an action that ran, and the list of its outcomes.
    """

    go_asked = Signal(object, str)
    logs_asked = Signal(object)
    ended = Signal(str, object)

    def __init__(self, session: HostSession, window: QWidget, toasts: Toasts) -> None:
        super().__init__(window)
        self._session = session
        self.window = window
        self.toasts = toasts
        self.tasks = TaskScope(report_bug, name="actions")
        self._numbers = itertools.count(1)
        self._running: dict[int, Bulk[Row]] = {}
        self.dialog: QDialog | None = None
        """The dialog that is open, for whoever needs to find it; None when closed."""
        self.filters: FilterShelf | None = None
        """Where filters of logs are kept, None where they are not."""

    @property
    def session(self) -> HostSession:
        """The connection to the engine."""
        return self._session

    def set_session(self, session: HostSession) -> None:
        """Work on another engine from now on; what is under way ends on the old one."""
        for bulk in self._running.values():
            bulk.stop()
        if self.dialog is not None:
            self.dialog.reject()  # it is about things of the other engine
        self._session = session

    async def close(self) -> None:
        """Cancel what is under way."""
        await self.tasks.close()

    # -- rows

    def expand(self, rows: Sequence[AnyRow]) -> list[Row]:
        """`rows` with the members of a group in the place of its group row, each once, as the session has them now."""
        found: dict[Key, Row] = {}
        for row in rows:
            if isinstance(row, GroupRow):
                found.update((member.key, member) for member in self.members(row.key))
            else:
                found[row.key] = self.current(row)
        return list(found.values())

    def members(self, group: Key) -> list[Row]:
        """The containers of a compose project."""
        return [
            row
            for row in self._session.containers.values()
            if row.container.project == group.id and row.key.host == group.host
        ]

    @staticmethod
    def has_group(rows: Sequence[AnyRow]) -> bool:
        """Whether a group row is among them."""
        return any(isinstance(row, GroupRow) for row in rows)

    def current(self, row: Row) -> Row:
        """The row as the session has it now; the given one where it has none."""
        return self._session.row(row.key) or row

    # -- menus

    def menu(self, rows: Sequence[AnyRow], parent: QWidget | None = None) -> Menu:
        """The context menu of `rows`; open it with `open_at`."""
        from gui.actions.menu import build_menu

        return build_menu(self, rows, parent or self.window)

    @staticmethod
    def icon(action: Action) -> QIcon:
        """The icon of an action for menus."""
        return look().icon(action.icon, color_token="err" if action.danger else "text2")

    # -- running

    def trigger(
        self, action: Action | str, rows: Sequence[AnyRow] = (), *, choice: str = "", options: Options | None = None
    ) -> None:
        """Do an action to those of `rows` that it fits, after its question where it has one.

        Args:
            action: the action or its id.
            rows: rows and group rows; none for the pane's own actions.
            choice: the key of a choice of its submenu.
            options: what else was chosen already.
        """
        what = registry.action(action) if isinstance(action, str) else action
        wanted = options or Options(choice=choice)
        things = self.expand(rows)
        if self.has_group(rows) and not what.group:
            return
        fits = what.of(things)
        if not fits and (things or what.needs_rows):
            return
        if what.show is not None:
            what.show(self, fits, wanted)
            return
        question = what.question(fits, wanted) if what.question is not None else None
        if question is None:
            self.run(what, fits, wanted)
            return
        from gui.dialogs.confirm import Confirm

        self.show_dialog(
            Confirm(what, fits, question, wanted, lambda chosen: self.run(what, fits, chosen), self.window)
        )

    def apply(self, action_id: str, rows: Sequence[Row], options: Options) -> None:
        """Do an action without asking again."""
        self.run(registry.action(action_id), rows, options)

    def run(self, action: Action, rows: Sequence[Row], options: Options) -> asyncio.Task[None]:
        """Make the calls of an action, four at once; the task ends when the result was told.

        Raises:
            ValueError: the action makes no calls.
        """
        call = action.call
        if call is None:
            raise ValueError(action.id)
        session, engine = self._session, self._session.engine

        def work(row: Row) -> Awaitable[object]:
            return call(engine, row, options)

        number = next(self._numbers)
        bulk = Bulk(rows, work, on_end=lambda outcome: self._end(session, outcome))
        self._running[number] = bulk
        session.pend_all([row.key for row in rows], action.pending, action.verb)
        return self.tasks.start(number, self._do(number, bulk, session, action, options))

    def stop(self) -> None:
        """Begin no more calls of what is under way."""
        for bulk in self._running.values():
            bulk.stop()

    async def _do(self, number: int, bulk: Bulk[Row], session: HostSession, action: Action, options: Options) -> None:
        shown: list[ProgressToast] = []

        def show() -> None:
            if bulk.total > 1:
                shown.append(ProgressToast(self.toasts, lambda: bulk_words(bulk, action), bulk.stop))

        later = asyncio.get_running_loop().call_later(PROGRESS_AFTER, show)
        try:
            outcomes = await bulk.run()
        except BaseException:
            for row in bulk.items:
                session.unpend(row.key)
            raise
        finally:
            later.cancel()
            self._running.pop(number, None)
            for toast in shown:
                toast.close()
        await told.tell(self, session, action, outcomes, options)
        self.ended.emit(action.id, outcomes)

    def _end(self, session: HostSession, outcome: Outcome[Row]) -> None:
        """What an outcome means for its row; the engine's event takes away the pending word of what was done."""
        row, error = outcome.item, outcome.error
        if outcome.end is End.NOT_BEGUN:
            return  # all of them are taken back together
        if error is None or isinstance(error, Unreachable):
            session.unpend(row.key)
        elif isinstance(error, NotFound) and outcome.end is End.GONE:
            session.unpend(row.key)
            session.refresh(row.key.kind)
        else:
            session.fail(row.key, explain(error, shown_name(row)).why)

    # -- the desk

    def tell_error(self, error: EngineError, name: str = "") -> None:
        """Say that something else failed; out of reach is told by the banner alone."""
        if not isinstance(error, Unreachable):
            self.toasts.show("err", explain(error, name).sentence)

    def copy(self, text: str, what: str) -> None:
        """Put `text` into the clipboard and say that `what` was copied."""
        QGuiApplication.clipboard().setText(text)
        self.toasts.show("ok", tr("Runner", "{what} copied").format(what=what))

    def browse(self, address: str) -> None:
        """Open a web address in the person's browser."""
        QDesktopServices.openUrl(QUrl(address))

    def go(self, key: Key, tab: str = "") -> None:
        """Bring up the pane of `key`, make it current and show its detail."""
        self.go_asked.emit(key, tab)

    def show_logs(self, names: Sequence[str]) -> None:
        """Bring up the logs of several containers together."""
        self.logs_asked.emit(tuple(names))

    def go_to_new(self, kind: Kind, identity: str) -> None:
        """Bring up what was just made, as soon as the engine's event has brought it."""
        key = Key(self._session.host.name, kind, identity)
        if kind in self._session.engine.can.untold:
            self._session.read_again(key)
        self.tasks.start("new", self._go_when_there(key))

    async def _go_when_there(self, key: Key) -> None:
        session = self._session
        there = asyncio.Event()

        def look_again(*_what: object) -> None:
            if session.row(key) is not None:
                there.set()

        session.rowsUpserted.connect(look_again)
        session.rowsReplaced.connect(look_again)
        try:
            look_again()
            async with asyncio.timeout(NEW_WITHIN):
                await there.wait()
        except TimeoutError:
            return  # the event did not come; it shows when it does
        finally:
            session.rowsUpserted.disconnect(look_again)
            session.rowsReplaced.disconnect(look_again)
        self.go(key)

    def copy_run(self, row: ContainerRow) -> None:
        """Copy the `docker run` of a container, as soon as the engine has told of it."""
        self.tasks.start("copy run", self._copy_run(row))

    async def _copy_run(self, row: ContainerRow) -> None:
        from gui.actions import run_command

        try:
            await run_command.copy(self, row)
        except EngineError as error:
            self.tell_error(error, shown_name(row))

    def own_terminal(self, row: ContainerRow) -> None:
        """Open a shell of a container in the person's own terminal program."""
        from gui.actions.own_terminal import open_shell

        self.tasks.start("own terminal", open_shell(self, row))

    def measure(self, kind: Kind) -> None:
        """Ask the engine for sizes that it has to walk its disk for, and say when they are known."""
        self.toasts.show("info", tr("Runner", "Measuring sizes; the engine may take a while"))
        self.tasks.start(("measure", kind), self._measure(kind))

    async def _measure(self, kind: Kind) -> None:
        try:
            await self._session.measure(kind)
        except EngineError as error:
            self.tell_error(error)
        else:
            self.toasts.show("ok", tr("Runner", "Sizes are measured"))

    def open_dialog(self, name: str, row: Row | None = None) -> None:
        """Open one of the dialogs of `gui.dialogs.table`."""
        from gui.dialogs.table import make

        self.show_dialog(make(name, row, self))

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog over the window."""
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
