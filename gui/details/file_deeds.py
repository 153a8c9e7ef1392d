"""What is done to files from the Files tab: chosen, asked about, and begun."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog

from engine.errors import EngineError
from engine.file_entries import FileKind, parent
from gui.actions.file_transfer import download, upload
from gui.dialogs.file_name import FileNameDialog
from gui.texts.errors import explain
from gui.widgets.dialog import Question
from models.file_rows import path_text
from models.file_tree import label
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gui.details.container_files import ContainerFiles


class FileDeeds:
    """Deeds of one Files tab.

    Args:
        tab: whose rows are chosen, and whose browser does it.
    """

    def __init__(self, tab: ContainerFiles) -> None:
        self._tab = tab
        self.dialog: QDialog | None = None
        """The dialog that is open, for whoever needs to find it."""

    # -- copies

    def choose_download(self) -> None:
        """Ask for a folder of this computer, and copy what is chosen into it."""
        paths = [row.path for row in self._tab.chosen()]
        if paths and self._tab.may_change:
            title = tr("Files", "Download into")
            self._ask_files(title, QFileDialog.FileMode.Directory, lambda found: self.download(paths, Path(found[0])))

    def download(self, paths: Sequence[bytes], folder: Path) -> None:
        """Copy into a folder of this computer."""
        browser = self._tab.browser
        if browser is not None:
            for path in paths:
                download(self._tab.runner, browser, path, folder)

    def choose_upload(self) -> None:
        """Ask for files, and copy them into the folder that is shown."""
        self._choose_upload(QFileDialog.FileMode.ExistingFiles)

    def choose_upload_folder(self) -> None:
        """Ask for a folder, and copy it into the one that is shown."""
        self._choose_upload(QFileDialog.FileMode.Directory)

    def _choose_upload(self, mode: QFileDialog.FileMode) -> None:
        if self._tab.may_change:
            self._ask_files(tr("Files", "Upload"), mode, lambda found: self.upload([Path(one) for one in found]))

    def upload(self, sources: Sequence[Path]) -> None:
        """Copy files and folders of this computer into the folder that is shown."""
        browser = self._tab.browser
        if browser is not None and sources:
            upload(self._tab.runner, browser, browser.root, sources)

    def _ask_files(self, title: str, mode: QFileDialog.FileMode, act: Callable[[list[str]], object]) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        dialog = QFileDialog(self._tab.runner.window, title, start)
        dialog.setFileMode(mode)
        dialog.filesSelected.connect(lambda found: act(list(found)))
        self._open(dialog)

    def choose_export(self) -> None:
        """Ask for a file, and write what differs from the image into it."""
        dialog = QFileDialog(self._tab.runner.window, tr("Files", "Export the changes"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(f"{self._tab.name}-changes.txt")
        dialog.fileSelected.connect(lambda file: self.export(Path(file)))
        self._open(dialog)

    def export(self, target: Path) -> None:
        """Write what differs from the image into a file."""
        from gui.actions.file_changes import export

        if self._tab.browser is not None:
            export(self._tab.runner, self._tab.browser, target)

    # -- names

    def new_folder(self) -> None:
        """Ask for a name, and make a folder in the one that is shown."""
        browser = self._tab.browser
        if browser is not None and browser.can_change:
            self._ask_name(tr("Files", "New folder"), tr("Files", "Make"), partial(browser.make_folder, browser.root))

    def new_file(self) -> None:
        """Ask for a name, and make an empty file in the folder that is shown."""
        browser = self._tab.browser
        if browser is not None and browser.can_change:
            self._ask_name(tr("Files", "New file"), tr("Files", "Make"), partial(browser.make_file, browser.root))

    def rename(self) -> None:
        """Ask for another name of the one that is chosen."""
        browser, rows = self._tab.browser, self._tab.chosen()
        if browser is None or not browser.can_change or len(rows) != 1 or not self._tab.may_change:
            return
        path = rows[0].path
        title = tr("Files", "Rename '{name}'").replace("{name}", label(path))
        self._open(FileNameDialog(self._tab.runner, title, tr("Files", "Rename"), partial(browser.rename, path), path))

    def _ask_name(self, title: str, verb: str, act: Callable[..., object]) -> None:
        self._open(FileNameDialog(self._tab.runner, title, verb, act))  # type: ignore[arg-type]  # coroutines

    def delete(self) -> None:
        """Ask, and delete what is chosen."""
        browser, rows = self._tab.browser, self._tab.chosen()
        if browser is None or not browser.can_change or not rows or not self._tab.may_change:
            return
        paths = [row.path for row in rows]
        names = [label(path) for path in paths]
        thing = f"'{names[0]}'" if len(names) == 1 else plural("Files", "%n item", "%n items", len(names))
        folder = any(row.entry.kind is FileKind.FOLDER for row in rows)
        text = tr("Files", "It is deleted inside the container, with all that is in it.")
        if not folder:
            text = tr("Files", "It is deleted inside the container.")
        verb = tr("Files", "Delete {thing}").replace("{thing}", thing)
        question = Question(
            f"{verb}?", text, verb, names=names if len(names) > 1 else (), parent=self._tab.runner.window
        )
        question.accepted.connect(lambda: self._tab.tasks.start(("delete", tuple(paths)), self._delete(paths)))
        self._open(question)

    async def _delete(self, paths: Sequence[bytes]) -> None:
        browser = self._tab.browser
        if browser is None:
            return
        try:
            await browser.remove(paths)
        except EngineError as error:
            self._tab.runner.tell_error(error)
        else:
            words = plural("Files", "Deleted '{name}'", "Deleted %n items", len(paths))
            self._tab.runner.toasts.show("ok", words.replace("{name}", label(paths[0])))

    # -- looking

    def copy_path(self) -> None:
        """Copy the paths of what is chosen."""
        rows = self._tab.chosen()
        if rows:
            text = "\n".join(row.path.decode("utf-8", "replace") for row in rows)
            self._tab.runner.copy(text, tr("Files", "Path"))

    def edit(self, path: bytes) -> None:
        """Show a file's text."""
        from gui.dialogs.file_editor import FileEditor

        if self._tab.browser is not None and self._tab.may_change:
            self._open(FileEditor(self._tab.runner, self._tab.browser, path))

    async def follow(self, path: bytes) -> None:
        """Go where a link leads."""
        browser = self._tab.browser
        if browser is None:
            return
        try:
            entry = await browser.engine.files.stat(browser.container.id, path)
        except EngineError as error:
            self._tab.runner.toasts.show("err", explain(error, path_text(path)).sentence)
            return
        if entry.kind is FileKind.FOLDER:
            browser.go(path)
        elif entry.kind is FileKind.FILE:
            self.edit(path)
        else:
            browser.go(parent(path))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.open()

    def _closed(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
