"""The Files tab: the folders of a container, running or not; copies both ways, and text to edit."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.file_entries import FileKind, join, parent
from gui.actions.file_transfer import upload
from gui.actions.names import shown_name
from gui.details.file_deeds import FileDeeds
from gui.details.file_drag import FileDrag
from gui.details.file_menu import folder_menu, rows_menu
from gui.details.file_reading import FileReading
from gui.look.look import look
from gui.tasks import report_bug, tasks_of
from gui.texts.errors import explain
from gui.widgets.button import Button, IconButton
from gui.widgets.column_menu import open_column_menu
from gui.widgets.delegate import RowLook
from gui.widgets.line_edit import LineEdit
from gui.widgets.narrowing import NarrowingField
from gui.widgets.notice import EmptyState, Notice
from gui.widgets.own_keys import OwnKeys
from gui.widgets.table import Table
from gui.widgets.table_columns import Arrangement
from gui.widgets.words import ElideLabel
from models.file_browser import FileBrowser, is_folder
from models.file_rows import FileRow, icon_of, mark_tone, path_text
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent

    from engine.errors import EngineError
    from gui.actions.runner import ActionRunner
    from models.rows import ContainerRow

TYPED_MS = 300


class ContainerFiles(QWidget):
    """The tab. Folders are read when they are opened; nothing is asked while it is not seen."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.tasks = tasks_of(self, "files tab")
        self.row: ContainerRow | None = None
        self.browser: FileBrowser | None = None
        self.table: Table | None = None
        self.awake = False
        self.gone = False
        self._session = runner.session
        self.deeds = FileDeeds(self)
        self.drag = FileDrag(self)
        self.up = IconButton("arrow-up", tr("Files", "Folder above"), keys="Backspace")
        self.path = LineEdit("/")
        self.path.setAccessibleName(tr("Files", "Folder"))
        self.again = IconButton("arrow-clockwise", tr("Files", "Read again"), keys="F5")
        self.more = IconButton("dots-three", tr("Files", "More"))
        self.sought = NarrowingField(tr("Files", "Files"))
        self.sought.setPlaceholderText(tr("Files", "Find by name"))
        self.changed_only = Button(tr("Files", "Changed only"), "", "ghost")
        self.changed_only.setCheckable(True)
        self.upload_button = Button(tr("Files", "Upload…"), "upload-simple", "ghost")
        self.notice = Notice("info", "")
        self.notice.hide()
        self.empty = EmptyState("")
        self.foot = ElideLabel("", "secondary", "text3")
        self.reading = FileReading(self.foot)
        self._typed = QTimer(self, interval=TYPED_MS, singleShot=True)
        self._lay_out()
        self._connect()
        look().changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        self._bar, self._second, self._last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for widget in (self.up, self.path, self.again, self.more):
            self._bar.addWidget(widget, int(widget is self.path))
        self._second.addWidget(self.sought, 1)
        for button in (self.changed_only, self.upload_button):
            self._second.addWidget(button)
        self._last.addWidget(self.foot)
        self._last.addWidget(self.reading)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._bar)
        self._column.addLayout(self._second)
        self._column.addWidget(self.notice)
        self._column.addWidget(self.empty, 1)
        self._column.addLayout(self._last)

    def _connect(self) -> None:
        self.up.clicked.connect(lambda: self._browse(FileBrowser.up))
        self.again.clicked.connect(lambda: self._browse(FileBrowser.refresh))
        self.more.clicked.connect(lambda: folder_menu(self).open_below(self.more))
        self.path.returnPressed.connect(self._go_typed)
        self._typed.timeout.connect(self._look_for)
        self.sought.textChanged.connect(lambda _text: self._typed.start())
        self.sought.returnPressed.connect(self._look_for)
        self.changed_only.toggled.connect(lambda on: self._browse(lambda browser: browser.set_changed_only(bool(on))))
        self.upload_button.clicked.connect(self.deeds.choose_upload)
        find, again = self.sought.begin, partial(self._browse, FileBrowser.refresh)
        self.keys = OwnKeys(self, {"/": find, "Ctrl+F": find, "F5": again})

    # -- as a tab

    def show_row(self, row: ContainerRow) -> None:
        """Show a container's files; of the same one what is open stays open."""
        other = self.row is None or self.row.key != row.key
        self.row = row
        if other:
            self._drop()
        elif self.browser is not None:
            was = self.browser.running
            self.browser.update(row.container)
            if was != self.browser.running and self.awake and not row.lost:
                self.browser.refresh()
        self._begin()
        self._show()

    def set_gone(self, gone: bool) -> None:
        """What was read stays; nothing more is asked."""
        self.gone = gone
        self._show()

    def wake(self) -> None:
        """It is on the screen."""
        self.awake = True
        self._begin()
        self._show()

    def rest(self) -> None:
        """It is not on the screen any more."""
        self.awake = False

    def _begin(self) -> None:
        row = self.row
        if row is None or not self.awake or self.gone or row.lost or self.browser is not None:
            return
        self._session = session = self.runner.session
        self.browser = browser = FileBrowser(session.engine, row.key.host, row.container, self._words, report_bug)
        self._make_table(browser)
        browser.changed.connect(self._show)
        session.keep(browser)
        self.path.setText("/")
        browser.start()

    def _words(self, error: EngineError) -> str:
        return explain(error).why

    def _drop(self) -> None:
        """Browse no more what was shown."""
        table, self.table = self.table, None
        browser, self.browser = self.browser, None
        if table is not None:
            table.viewport().removeEventFilter(self)
            self._column.removeWidget(table)
            table.hide()
            table.deleteLater()
        if browser is not None:
            browser.changed.disconnect(self._show)
            self._session.let_go(browser)
        self.drag.forget()
        self.sought.clear()
        self.changed_only.setChecked(False)

    def _make_table(self, browser: FileBrowser) -> None:
        row_look = RowLook(
            tone=mark_tone,
            faint=lambda row: bool(row.note) or row.missing,
            icon_of=icon_of,
            level=lambda row: row.level,
            fold=lambda row: row.fold,
        )
        self.table = table = Table(browser.model, row_look, tr("Files", "Files"), self)
        table.columns.arrange(Arrangement(sort="name"))
        table.opened.connect(self._opened)
        table.menu_asked.connect(self._open_menu)
        table.columns_asked.connect(lambda where: open_column_menu(table, where))
        self.keys.before(table)
        OwnKeys(
            table,
            {
                "Backspace": partial(self._browse, FileBrowser.up),
                "F2": self.deeds.rename,
                "Del": self.deeds.delete,
                "Ctrl+C": self.deeds.copy_path,
            },
        )
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)
        self._column.insertWidget(self._column.indexOf(self.empty), table, 1)

    # -- what is shown

    def _show(self) -> None:
        browser, table = self.browser, self.table
        self.reading.follow(browser)
        if browser is None or table is None:
            self.empty.say(tr("Files", "Its files are shown when the engine is back.") if self.row else "")
            self.empty.show()
            self.foot.setText("")
            return
        if not self.path.hasFocus() or not self.path.isModified():
            self.path.setText(path_text(browser.root))
        sentence = self._nothing(browser)
        self.empty.say(sentence)
        self.empty.setVisible(bool(sentence))
        table.setVisible(not sentence)
        table.set_greyed(self.gone or (self.row is not None and self.row.lost))
        self.up.setEnabled(browser.root != b"/")
        self.upload_button.setEnabled(self.may_change)
        self.again.setEnabled(self.may_change)
        self.changed_only.setEnabled(browser.compared)
        self._show_notice(browser)
        self.foot.setText(self._foot_words(browser))

    def _nothing(self, browser: FileBrowser) -> str:
        if browser.failed and not browser.tree.loaded:
            return browser.failed
        if browser.model.total:
            return ""
        if browser.busy or not browser.tree.loaded:
            return tr("Files", "Reading…")
        if browser.sought:
            return tr("Files", "Nothing here is called so.")
        if browser.changed_only:
            return tr("Files", "Nothing differs from the image here.")
        return tr("Files", "This folder is empty.")

    def _show_notice(self, browser: FileBrowser) -> None:
        words = ""
        if not browser.running:
            words = tr("Files", "It is not running: files can be read, downloaded and uploaded, but not renamed.")
        elif browser.by_archive:
            words = tr("Files", "It has no shell: files can be read, downloaded and uploaded, but not renamed.")
        self.notice.setVisible(bool(words) and not self.gone)
        self.notice.say(words)

    def _foot_words(self, browser: FileBrowser) -> str:
        if not browser.tree.loaded:
            return ""
        count = browser.model.total
        words = plural("Files", "%n entry", "%n entries", count)
        if browser.sought:
            words = plural("Files", "%n found", "%n found", count)
        changes = len(browser.tree.marks)
        if browser.compared:
            words += " · " + plural("Files", "%n change since the image", "%n changes since the image", changes)
        return words

    @property
    def may_change(self) -> bool:
        """Whether something can be asked of the engine at all."""
        return self.browser is not None and not self.gone and self.row is not None and not self.row.lost

    @property
    def can_change(self) -> bool:
        """Whether files can be made, renamed and deleted too."""
        return self.may_change and self.browser is not None and self.browser.can_change

    # -- acts

    def chosen(self) -> list[FileRow]:
        """The rows that a deed is for."""
        if self.table is None:
            return []
        rows = self.table.selected_rows()
        current = self.table.current_row()
        found = rows or ([] if current is None else [current])
        return [row for row in found if not row.note and not row.missing]

    def _browse(self, act: Callable[[FileBrowser], object]) -> None:
        if self.browser is not None and self.may_change:
            act(self.browser)

    def _go_typed(self) -> None:
        text = self.path.text().strip()
        path = "/" + "/".join(part for part in text.split("/") if part not in {"", "."})
        self.path.setModified(False)
        self._browse(lambda browser: browser.go(path.encode("utf-8", "surrogateescape")))
        self.path.setModified(False)

    def _look_for(self) -> None:
        self._typed.stop()
        self._browse(lambda browser: browser.look_for(self.sought.text()))

    def _opened(self, key: object) -> None:
        row = None if self.browser is None else self.browser.model.record(key)  # type: ignore[arg-type]  # a row's
        if row is not None:
            self.open(row)

    def open(self, row: FileRow) -> None:
        """Go into a folder; show a file's text; follow a link."""
        if row.note or row.missing:
            return
        if is_folder(row):
            self._browse(lambda browser: browser.go(row.path))
        elif row.entry.kind is FileKind.LINK:
            target = row.entry.target
            whole = target if target.startswith(b"/") else join(parent(row.path), target)
            self.tasks.start("link", self.deeds.follow(whole))
        elif row.entry.kind is FileKind.FILE:
            self.deeds.edit(row.path)

    def _open_menu(self, where: QPoint) -> None:
        (rows_menu(self) if self.chosen() else folder_menu(self)).open_at(where)

    # -- Qt's

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files are dragged in and out."""
        kind = event.type()
        if kind in {QEvent.Type.DragEnter, QEvent.Type.DragMove} and isinstance(event, QDropEvent):
            if event.mimeData().hasUrls() and self.may_change:
                event.setDropAction(Qt.DropAction.CopyAction)
                event.accept()
            return True
        if kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._dropped(event)
            return True
        return self.drag.watch(event) or super().eventFilter(watched, event)

    def _dropped(self, event: QDropEvent) -> None:
        browser, table = self.browser, self.table
        sources = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if browser is None or table is None or not sources:
            return
        index = table.indexAt(event.position().toPoint())
        row = table.rows.row_at(index.row()) if index.isValid() else None
        folder = row.path if isinstance(row, FileRow) and is_folder(row) else browser.root
        event.acceptProposedAction()
        upload(self.runner, browser, folder, sources)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The table has the keyboard."""
        super().focusInEvent(event)
        if self.table is not None and self.table.isVisible():
            self.table.setFocus(event.reason())

    @property
    def name(self) -> str:
        """The container's name."""
        return "" if self.row is None else shown_name(self.row)

    def _restyle(self) -> None:
        px = look().px
        self._bar.setContentsMargins(px(12), px(8), px(12), px(4))
        self._second.setContentsMargins(px(16), px(4), px(12), px(8))
        self._last.setContentsMargins(px(16), px(4), px(16), px(6))
        for layout in (self._bar, self._second):
            layout.setSpacing(px(6))
        self.path.setFont(look().font("mono"))
