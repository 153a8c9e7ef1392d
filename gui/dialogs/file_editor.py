"""A text file of a container: viewed, edited, saved with the mode and owner it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from engine.errors import EngineError
from gui.look.look import look
from gui.tasks import tasks_of
from gui.texts.errors import explain
from gui.widgets.dialog import Dialog, Question
from gui.widgets.notice import Notice
from gui.widgets.words import ElideLabel
from models.file_rows import path_text
from models.file_text import MOST_BYTES, FileText, read_text
from models.file_tree import label
from models.words import size, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from engine.file_entries import FileContent
    from gui.actions.runner import ActionRunner
    from models.file_browser import FileBrowser

_READ, _SAVE = "read", "save"


class FileEditor(Dialog):
    """Reads the file when it opens; says what it cannot show.

    Args:
        runner: whose window and toasts are used.
        browser: the container's files.
        path: which one.
    """

    def __init__(self, runner: ActionRunner, browser: FileBrowser, path: bytes) -> None:
        super().__init__(label(path), runner.window, width=760)
        self.setObjectName("file-editor")
        self.runner = runner
        self.browser = browser
        self.path = path
        self.tasks = tasks_of(self, "editor")
        self.question: Question | None = None
        self._content: FileContent | None = None
        self._text: FileText | None = None
        self._leaving = False
        self.where = ElideLabel(path_text(path), "mono", "text2")
        self.notice = Notice("info", "")
        self.notice.hide()
        self.edit = QPlainTextEdit()
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.edit.setReadOnly(True)
        self.edit.setTabChangesFocus(False)
        self.edit.setAccessibleName(label(path))
        self.edit.document().modificationChanged.connect(lambda _changed: self._show())
        for widget in (self.where, self.notice):
            self.body.addWidget(widget)
        self.body.addWidget(self.edit, 1)
        self.close_button = self.add_cancel(tr("Editor", "Close"))
        self.save_button = self.add_button(tr("Editor", "Save"), "primary", "floppy-disk")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        self.focus_first(self.edit)
        look().changed.connect(self._restyle_text)
        self._restyle_text()
        self.tasks.start(_READ, self._read())

    # -- reading

    async def _read(self) -> None:
        try:
            content = await self._ask()
        except EngineError as error:
            self._say("err", explain(error, label(self.path)).why)
            return
        text = read_text(content.data)
        self._content, self._text = content, text
        if text is None:
            self._say("info", tr("Editor", "This is no text. It can be downloaded."))
            return
        self.edit.setPlainText(text.text)
        self.edit.setReadOnly(False)
        self.edit.document().setModified(False)
        if text.encoding != "utf-8":
            self._say("info", tr("Editor", "It is not UTF-8; it is shown and saved as Latin-1."))
        self._show()

    async def _ask(self) -> FileContent:
        return await self.browser.engine.files.read(self.browser.container.id, self.path, MOST_BYTES)

    # -- saving

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self.edit.document().isModified()

    @property
    def text(self) -> str:
        """What is in the field. Qt's own plain text would make spaces of those that do not break a line."""
        return self.edit.document().toRawText().replace("\u2029", "\n")

    def save(self) -> None:
        """Save, unless it changed there meanwhile: then ask first."""
        if self._text is not None and self.changed and not self.tasks.running(_SAVE):
            self.tasks.start(_SAVE, self._save(over=False))
            self._show()

    async def _save(self, *, over: bool) -> None:
        before, text = self._content, self._text
        if before is None or text is None:
            return
        shown = self.text
        try:
            data = text.with_text(shown)
        except UnicodeEncodeError as error:
            letter = error.object[error.start : error.end]
            words = tr("Editor", "'{letter}' cannot be written in this file's encoding.")
            self._say("err", words.replace("{letter}", letter))
            return
        try:
            if not over:
                now = await self._ask()
                if now.data != before.data:
                    self._ask_over()
                    return
            shell = self.browser.shell() if self.browser.can_change else None
            await self.browser.engine.files.write(self.browser.container.id, self.path, data, before.entry, shell)
            self._content = await self._ask()
        except EngineError as error:
            said = explain(error, label(self.path))
            self._say("err", said.why, tr("Editor", "What you typed is still here."))
        else:
            if self.text == shown:
                self.edit.document().setModified(False)
            self._say("ok", tr("Editor", "Saved, {size}").replace("{size}", size(len(data))))
            self.browser.uploaded(self.path.rpartition(b"/")[0] or b"/")
        finally:
            self._show()

    def _ask_over(self) -> None:
        self._open(
            Question(
                tr("Editor", "Save over the other change?"),
                tr("Editor", "The file has changed in the container since it was opened. That change would be lost."),
                tr("Editor", "Save over it"),
                icon="floppy-disk",
                parent=self,
            ),
            lambda: self.tasks.start(_SAVE, self._save(over=True)),
        )

    def _open(self, question: Question, act: Callable[[], object]) -> None:
        self.question = question
        question.accepted.connect(act)
        question.finished.connect(lambda _result: self._answered(question))
        question.open()

    def _answered(self, question: Question) -> None:
        self.question = None
        question.deleteLater()
        self._show()

    # -- closing

    def reject(self) -> None:
        """Close; what was not saved is asked about."""
        if self.changed and not self._leaving:
            self._open(
                Question(
                    tr("Editor", "Close without saving?"),
                    tr("Editor", "What you typed into '{name}' is lost.").replace("{name}", label(self.path)),
                    tr("Editor", "Close without saving"),
                    icon="x",
                    parent=self,
                ),
                self._leave,
            )
            return
        super().reject()

    def _leave(self) -> None:
        self._leaving = True
        self.reject()

    def done(self, result: int) -> None:
        """It closes: what it waits for is given up."""
        self.tasks.cancel_all()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+S saves."""
        if event.matches(QKeySequence.StandardKey.Save):
            self.save()
            return
        super().keyPressEvent(event)

    # -- own

    def _say(self, level: str, title: str, text: str = "") -> None:
        self.notice.set_level(level)
        self.notice.say(title, text)
        self.notice.show()

    def _show(self) -> None:
        self.save_button.setEnabled(self.changed and self._text is not None and not self.tasks.running(_SAVE))

    def _restyle_text(self) -> None:
        self.edit.setFont(look().font("mono"))
        self.edit.setMinimumHeight(look().px(380))
