"""JSON of a thing as the engine gives it: as a tree and as text, searched, copied, saved."""

from __future__ import annotations

import asyncio
import logging
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from engine.errors import EngineError
from gui.look.look import look
from gui.tasks import tasks_of
from gui.texts.errors import explain
from gui.widgets.button import IconButton
from gui.widgets.copying import copy_text
from gui.widgets.json_tree import JsonTree
from gui.widgets.line_edit import LineEdit
from gui.widgets.log_selection import Position
from gui.widgets.log_view import LogView
from gui.widgets.menu import Menu
from gui.widgets.notice import Notice
from gui.widgets.own_keys import OwnKeys
from gui.widgets.segmented import Segmented
from gui.widgets.words import Words
from models.json_text import as_lines, find_in_text, write_whole
from models.json_tree import MOST_HITS, Hit, find, pretty
from models.logs import LogStore
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Hashable

    from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent

    from engine.records import LogChunk

log = logging.getLogger(__name__)

TREE, TEXT = "tree", "text"
_LOAD, _FIND, _SAVE = "load", "find", "save"

TextHit = tuple[Position, Position]
"""Where the words found in the text begin and end."""


class InspectView(QWidget):
    """Shows the JSON of one thing at a time; it is asked for when the view is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = tasks_of(self, "inspect", self._bug)
        self._key: Hashable = None
        self._name = ""
        self._load: Callable[[], Coroutine[Any, Any, dict[str, Any]]] | None = None
        self._stale = False
        self._text = ""
        self._hits: list[Hit] | list[TextHit] = []
        self._hit = -1
        self._marks: dict[int, list[tuple[int, int]]] = {}
        self.tree = JsonTree()
        self.text = LogView()
        self.text.set_times_shown(False)
        self.text.set_levels_shown(False)
        self.text.set_name(tr("Inspect", "JSON as text"))
        self.form = Segmented(tr("Inspect", "Shown as"), ((TREE, tr("Inspect", "Tree")), (TEXT, tr("Inspect", "Text"))))
        self.field = LineEdit()
        self.field.setPlaceholderText(tr("Inspect", "Find"))
        self.field.setAccessibleName(tr("Inspect", "Find in the JSON"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.count = Words("", "secondary", "text3")
        self.before = IconButton("arrow-up", tr("Inspect", "Previous hit"), keys="Shift+Enter")
        self.after = IconButton("arrow-down", tr("Inspect", "Next hit"), keys="Enter")
        self._copy = IconButton("copy", tr("Inspect", "Copy"))
        self._save = IconButton("floppy-disk", tr("Inspect", "Save to a file"))
        self._notice = Notice("err")
        self._notice.hide()
        self._lay_out()
        self._connect()
        self._show_hits()

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.form)
        self._bar.addWidget(self.field, 1)
        for widget in (self.count, self.before, self.after, self._copy, self._save):
            self._bar.addWidget(widget)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        self._shown: QWidget = self.tree

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The JSON has the keyboard. As a proxy it would keep Tab from the buttons above it."""
        super().focusInEvent(event)
        self._shown.setFocus(event.reason())

    def _connect(self) -> None:
        self.form.chosen.connect(self.set_form)
        self.field.textChanged.connect(self._look_for)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self._copy.clicked.connect(lambda: self._copy_menu().open_below(self._copy))
        self._save.clicked.connect(self.ask_where)
        self._notice.acted.connect(self._start)
        self.keys = OwnKeys(self, {"/": self._go_find, "Ctrl+F": self._go_find, "Ctrl+S": self.ask_where})
        self.keys.before(self.tree)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def value(self) -> Any:
        """The JSON that is shown."""
        return self.tree.value

    @property
    def message(self) -> str:
        """What the notice says, "" where it is not shown."""
        return self._notice.accessibleName() if not self._notice.isHidden() else ""

    def show_thing(self, key: Hashable, name: str, load: Callable[[], Coroutine[Any, Any, dict[str, Any]]]) -> None:
        """Show the JSON of a thing; called again for the same one, read it anew and keep what is open.

        Args:
            key: which thing it is.
            name: its name, for the file that it is saved to.
            load: asks the engine ("lambda: engine.containers.inspect(id)").
        """
        if key != self._key:
            self._scope.cancel(_LOAD)
            self.tree.forget()
            self._take({}, "")
            self._notice.hide()
        self._key, self._name, self._load, self._stale = key, name, load, True
        self.tree.setAccessibleName(tr("Inspect", "JSON of {name}").format(name=name))
        self._start()

    def set_removed(self) -> None:
        """The thing is gone: what was read stays."""
        self._load = None
        self._scope.cancel(_LOAD)

    def set_form(self, form: str) -> None:
        """Show it as "tree" or "text"."""
        self.form.set_key(form)
        shown = self.tree if form == TREE else self.text
        self._stack.setCurrentWidget(shown)
        self._shown = shown
        self._look_for()

    def step(self, by: int) -> None:
        """Go to the next hit, or to the one before, round and round."""
        if not self._hits:
            return
        self._hit = (self._hit + by) % len(self._hits)
        self._show_hit()
        self._show_hits()

    def copy_all(self) -> None:
        """Copy the whole JSON."""
        copy_text(self._text, self)

    def ask_where(self) -> None:
        """Ask for a file and save the JSON to it."""
        dialog = QFileDialog(self, tr("Inspect", "Save JSON"), f"{re.sub(r'[^A-Za-z0-9._-]+', '-', self._name)}.json")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json")
        dialog.fileSelected.connect(lambda file: self.save(Path(file)))
        dialog.open()

    def save(self, file: Path) -> None:
        """Write the JSON to a file, in a thread; the file is there when it is whole."""
        self._scope.start(_SAVE, self._write(file, self._text))

    async def close_down(self) -> None:
        """Stop what is being done; nothing of it is left when this returns."""
        await self._scope.close()

    # Qt's

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not read while nobody saw it."""
        super().showEvent(event)
        self._start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask for nothing that nobody sees."""
        super().hideEvent(event)
        if not self.isVisible():
            self._stale = self._stale or self._scope.running(_LOAD)
            self._scope.cancel(_LOAD)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next hit, Shift+Enter to the one before; Escape leaves the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and (self.field.text() or self.field.hasFocus()):
                self.field.clear()
                (self.tree if self.form.key == TREE else self.text).setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return super().eventFilter(watched, event)

    # Own

    def _start(self) -> None:
        if self._stale and self._load is not None and self.isVisible() and not self._scope.closed:
            self._stale = False
            self._scope.start(_LOAD, self._read(self._load))

    async def _read(self, load: Callable[[], Coroutine[Any, Any, dict[str, Any]]]) -> None:
        try:
            value = await load()
            text = await asyncio.to_thread(pretty, value)
            chunk = await asyncio.to_thread(as_lines, text)
        except EngineError as error:
            self._stale = True
            found = explain(error, self._name)
            self._notice.say(found.headline, found.why, tr("Inspect", "Try again"))
            self._notice.show()
            return
        self._notice.hide()
        if value != self.value or text != self._text:
            self._take(value, text, chunk)

    def _take(self, value: Any, text: str, chunk: LogChunk | None = None) -> None:
        self._text = text
        self.tree.set_value(value)
        top = self.text.top_line
        store = LogStore()
        if chunk is not None:
            store.append(chunk)
        self.text.set_store(store)
        self.text.set_following(False)
        self.text.scroll_to(top)
        self._copy.setEnabled(bool(text))
        self._save.setEnabled(bool(text))
        self._look_for(stay=True)

    def _look_for(self, *, stay: bool = False) -> None:
        """Find what the field says; `stay` leaves the view where it is."""
        words = self.field.text()
        hit = self._hit if stay else -1
        self._hits, self._hit, self._marks = [], -1, {}
        self.tree.mark(words)
        self.text.set_marks({})
        if words and self._text and not self._scope.closed:
            self._scope.start(_FIND, self._find(words, self.form.key, hit))
        else:
            self._scope.cancel(_FIND)
        self._show_hits()

    async def _find(self, words: str, form: str, hit: int) -> None:
        if form == TREE:
            self._hits = await asyncio.to_thread(find, self.value, words)
        else:
            self._marks = await asyncio.to_thread(find_in_text, self._text, words)
            self._hits = [
                (Position(line, start), Position(line, end))
                for line, places in self._marks.items()
                for start, end in places
            ]
        if hit < 0:
            self.step(1)
        else:
            self._hit = min(hit, len(self._hits) - 1)
            self.text.set_marks(self._marks)
        self._show_hits(searched=True)

    def _show_hit(self) -> None:
        hit = self._hits[self._hit]
        if isinstance(hit, Hit):
            self.tree.show_hit(hit)
            return
        start, end = hit
        self.text.set_marks(self._marks, hit)
        self.text.show_position(end)
        self.text.show_position(start)

    def _show_hits(self, *, searched: bool = False) -> None:
        total = len(self._hits)
        more = "+" if total >= MOST_HITS else ""
        words = tr("Inspect", "None") if searched else ""
        if total:
            words = tr("Inspect", "{n} of {total}").format(n=f"{self._hit + 1:,}", total=f"{total:,}{more}")
        self.count.setText(words)
        self.before.setEnabled(total > 0)
        self.after.setEnabled(total > 0)

    def _copy_menu(self) -> Menu:
        menu = Menu(tr("Inspect", "Copy"), self)
        there = self.form.key == TREE and self.tree.currentIndex().isValid()
        if self.form.key == TEXT:
            selected = self.text.selection.span is not None
            menu.add(tr("Inspect", "Copy the selection"), self.text.copy, keys="Ctrl+C", enabled=selected)
        else:
            menu.add(tr("Inspect", "Copy value"), self.tree.copy_value, keys="Ctrl+C", enabled=there)
            menu.add(tr("Inspect", "Copy path"), self.tree.copy_path, keys="Ctrl+Shift+C", enabled=there)
        menu.add(tr("Inspect", "Copy everything"), self.copy_all)
        return menu

    def _go_find(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    async def _write(self, file: Path, text: str) -> None:
        try:
            await asyncio.to_thread(write_whole, file, text)
        except OSError as error:
            self._notice.say(
                tr("Inspect", "Could not save to {file}.").format(file=file.name), error.strerror or str(error)
            )
            self._notice.show()
        else:
            self.count.setText(tr("Inspect", "Saved"))

    def _restyle(self) -> None:
        px = look().px
        self._bar.setContentsMargins(px(16), px(6), px(8), px(6))
        self._bar.setSpacing(px(6))

    def _bug(self, error: BaseException) -> None:
        log.error("inspecting failed", exc_info=error)
        self._notice.say(tr("Inspect", "The JSON cannot be shown."), str(error))
        self._notice.show()
