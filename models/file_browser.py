"""The files of one container as they are browsed: what was read of its folders, by its shell or by the archive."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from engine.errors import Conflict, EngineError, NotFound, Unreachable
from engine.file_entries import FileKind, Progress, base, join, parent
from engine.file_errors import NoShell
from engine.tasks import TaskScope
from models.file_rows import FileRow, columns
from models.file_tree import FileTree, sparse
from models.table import TableModel
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.contract import Engine
    from engine.file_entries import FileEntry, Listing
    from engine.files_contract import FileShell
    from engine.kinds import Key
    from engine.records import Container

RUNNING = "running"
_GOING = frozenset({"removing", "dead"})
MOST_TEXT = 64 << 10
"""Bytes of /etc/passwd and /etc/group that are read for names."""

_CHANGES, _NAMES, _SEARCH = "changes", "names", "search"


class FileModel(TableModel[FileRow]):
    """The rows of a browser. The tree sorts siblings; the table keeps its order."""

    def __init__(self, browser: FileBrowser) -> None:
        super().__init__(columns(lambda: datetime.now(UTC)), parent=browser)
        self._browser = browser

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the entries of each folder by a column, folders first."""
        key = self.columns[column].key if 0 <= column < len(self.columns) else "name"
        self._browser.sort(key, descending=order == Qt.SortOrder.DescendingOrder)
        super().sort(0, Qt.SortOrder.AscendingOrder)

    def toggle(self, group: Key) -> None:
        """Open a folder in place, or close it."""
        row = self.record(group)
        if row is not None:
            self._browser.toggle(row.path)


class FileBrowser(QObject):
    """Browses one container; `close` it when it is not wanted any more.

    A running container is asked through one shell of its own, all others, and those without a shell, through the
    archive of a folder. No image is ever pulled for it.

    Args:
        engine: where the container is.
        host: the host's name.
        container: its record; `update` gives a newer one.
        words: the sentence for an error.
        report: takes what fails for no reason of an engine.

    Signals:
        changed: rows, or what is said of them, are others.
    """

    changed = Signal()

    def __init__(
        self,
        engine: Engine,
        host: str,
        container: Container,
        words: Callable[[EngineError], str],
        report: Callable[[BaseException], None],
    ) -> None:
        super().__init__()
        self.engine = engine
        self.container = container
        self.tree = FileTree(host)
        self.failed = ""
        self.changed_only = False
        self.sought = ""
        self.found: Sequence[bytes] | None = None
        self.compared = False
        self.reading: dict[bytes, Progress] = {}
        """Folders whose archives are being read, and how far."""
        self._host = host
        self._words = words
        self._report = report
        self._scope = TaskScope(report, name="files")
        self._shell: FileShell | None = None
        self._no_shell = False
        self._view: FileTree | None = None
        self._sorted = ("name", False)
        self.model = FileModel(self)

    # -- what is known

    @property
    def root(self) -> bytes:
        """The folder that is shown."""
        return self.tree.root

    @property
    def running(self) -> bool:
        """Whether the container runs."""
        return self.container.state == RUNNING

    @property
    def can_change(self) -> bool:
        """Whether files can be made, renamed and deleted: that takes a shell."""
        return self.running and not self._no_shell

    @property
    def by_archive(self) -> bool:
        """Whether folders are read by their archive, which holds all below them too."""
        return not self.can_change

    @property
    def busy(self) -> bool:
        """Whether the folder that is shown is being read for the first time, or something is looked for."""
        return (self.tree.top.loading and not self.tree.loaded) or self._scope.running(_SEARCH)

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._scope.closed

    def entry(self, path: bytes) -> FileEntry | None:
        """What is known of a path."""
        return self.tree.entry(path)

    # -- browsing

    def start(self) -> None:
        """Read the folder that is shown, what differs from the image, and the names of owners."""
        self.read(self.root)
        self.compare()
        if not self._scope.running(_NAMES):
            self._scope.start(_NAMES, self._read_names(), on_error=self._quiet)

    def update(self, container: Container) -> None:
        """The container's record is newer."""
        was, self.container = self.container, container
        if was.state != container.state:
            self._drop_shell()
            self._no_shell = False
            self.changed.emit()

    def go(self, path: bytes) -> None:
        """Show another folder."""
        self.look_for("")
        self.tree.set_root(path)
        self._show()
        if not self.tree.loaded:
            self.read(path)

    def up(self) -> None:
        """Show the folder above."""
        if self.root != b"/":
            self.go(parent(self.root))

    def refresh(self) -> None:
        """Read again what is shown."""
        for folder in self.tree.open_folders():
            self.read(folder)
        self.compare()
        if self.sought:
            words, self.sought = self.sought, ""
            self.look_for(words)

    def toggle(self, path: bytes) -> None:
        """Open a folder in place, or close it."""
        shown = self._view or self.tree
        if shown.toggle(path) and shown is self.tree:
            self.read(path)
        self._show()

    def sort(self, column: str, *, descending: bool) -> None:
        """Sort the entries of each folder."""
        self._sorted = (column, descending)
        for tree in filter(None, (self.tree, self._view)):
            tree.sort(column, descending=descending)
        self._show()

    def set_changed_only(self, only: bool) -> None:
        """Show only what differs from the image, in the folders that it is in."""
        if only != self.changed_only:
            self.changed_only = only
            self._show()

    def look_for(self, words: str) -> None:
        """Look for names below the folder that is shown; "" ends it."""
        words = words.strip()
        if words == self.sought:
            return
        self.sought, self.found = words, None
        self._scope.cancel(_SEARCH)
        if words and self.can_change:
            self._scope.start(_SEARCH, self._search(words))
        elif words:
            self.found = self._known_of(words)
        self._show()

    def _known_of(self, words: str) -> list[bytes]:
        wanted = words.casefold()
        return [path for path in self.tree.paths() if wanted in base(path).decode("utf-8", "replace").casefold()]

    # -- reading

    def read(self, folder: bytes) -> None:
        """Read a folder."""
        if self.closed:
            return
        self.tree.begin(folder)
        if folder == self.root:
            self.failed = ""
        self._scope.start(("folder", folder), self._read(folder))
        self._show()

    async def _read(self, folder: bytes) -> None:
        try:
            listing = await self._list(folder)
        except EngineError as error:
            self.tree.fail(folder, self._words(error))
            self.failed = self._words(error) if folder == self.root and not self.tree.loaded else ""
        else:
            self.failed = ""
            self.tree.put(folder, listing)
        self._show()

    async def _list(self, folder: bytes) -> Listing:
        if self.can_change:
            try:
                return await self.shell().list(folder)
            except NoShell:
                self._no_shell = True
                self._drop_shell()
        self.reading[folder] = progress = Progress()
        self._show()
        try:
            listing = await self.engine.files.list(self.container.id, folder, progress)
        finally:
            if self.reading.get(folder) is progress:
                del self.reading[folder]
        await self._check_whole()
        return listing

    async def _check_whole(self) -> None:
        """Raise NotFound where what was read is half of it: an engine reads on in what it removes just then."""
        now = await self.engine.containers.read(self.container.id)
        if now.state in _GOING:
            raise NotFound("read", "container", self.container.name)

    def stop_reading(self, folder: bytes) -> None:
        """Read a folder no further."""
        self._scope.cancel(("folder", folder))
        self.reading.pop(folder, None)
        words = tr("Files", "Reading was stopped; read again to see what is in it.")
        self.tree.fail(folder, words)
        if folder == self.root and not self.tree.loaded:
            self.failed = words
        self._show()

    def shell(self) -> FileShell:
        """The container's own shell, begun when it is first asked."""
        if self._shell is None:
            self._shell = self.engine.files.shell(self.container.id)
        return self._shell

    def compare(self) -> None:
        """Ask what differs from the image."""
        if not self.closed:
            self._scope.start(_CHANGES, self._compare(), on_error=self._quiet)

    async def _compare(self) -> None:
        changes = await self.engine.files.changes(self.container.id)
        await self._check_whole()
        self.tree.set_marks(changes)
        self.compared = True
        self._show()

    async def _read_names(self) -> None:
        names: list[dict[int, str]] = []
        for path in (b"/etc/passwd", b"/etc/group"):
            try:
                content = await self.engine.files.read(self.container.id, path, MOST_TEXT)
            except Unreachable:
                return
            except EngineError:
                names.append({})
            else:
                names.append(_numbers(content.data))
        self.tree.set_names(*names)
        self._show()

    async def _search(self, words: str) -> None:
        try:
            self.found = list(await self.shell().find(self.root, words.encode("utf-8", "surrogateescape")))
        except (NoShell, Conflict):
            self.found = self._known_of(words)
        except EngineError as error:
            self.found, self.failed = [], self._words(error)
        self._show()

    # -- changing

    async def make_folder(self, folder: bytes, name: bytes) -> None:
        """Make a folder in one. Raises EngineError."""
        await self.shell().make_folder(join(folder, name))
        self._again(folder)

    async def make_file(self, folder: bytes, name: bytes) -> None:
        """Make an empty file. Raises EngineError."""
        await self.shell().make_file(join(folder, name))
        self._again(folder)

    async def rename(self, path: bytes, name: bytes) -> None:
        """Give a file or folder another name. Raises EngineError."""
        await self.shell().move(path, join(parent(path), name))
        self._again(parent(path))

    async def remove(self, paths: Sequence[bytes]) -> None:
        """Delete files and folders. Raises EngineError of the first that cannot be."""
        try:
            for path in paths:
                await self.shell().remove(path)
        finally:
            for folder in {parent(path) for path in paths}:
                self._again(folder)

    def _again(self, folder: bytes) -> None:
        self.read(folder)
        self.compare()

    def uploaded(self, folder: bytes) -> None:
        """Something was put into a folder."""
        self._again(folder)

    # -- own

    def _show(self) -> None:
        """Give the table what is shown now."""
        paths: Sequence[bytes] | None = None
        if self.sought:
            paths = self.found or []
        if self.changed_only:
            marks = self.tree.marks
            paths = list(marks) if paths is None else [path for path in paths if path in marks]
        if paths is None:
            self._view = None
        else:
            self._view = sparse(self._host, self.root, paths, self.tree.entry)
            self._view.take_marks(self.tree)
            self._view.sort(self._sorted[0], descending=self._sorted[1])
        self.model.replace((self._view or self.tree).rows())
        self.model.resort()
        self.changed.emit()

    def _drop_shell(self) -> None:
        shell, self._shell = self._shell, None
        if shell is not None and not self.closed:
            self._scope.start(("close", id(shell)), shell.close(), on_error=self._quiet)

    def _quiet(self, error: BaseException) -> None:
        # What a container that ended, or an engine that is lost, leaves unanswered is told by its row.
        if not isinstance(error, EngineError):
            self._report(error)

    async def close(self) -> None:
        """End what is being read, and the shell."""
        await self._scope.close()
        shell, self._shell = self._shell, None
        if shell is not None:
            await shell.close()
        self.deleteLater()


def _numbers(data: bytes) -> dict[int, str]:
    """Names by number, of /etc/passwd or /etc/group."""
    found: dict[int, str] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        parts = line.split(":")
        if len(parts) > 2 and parts[2].isdecimal():
            found.setdefault(int(parts[2]), parts[0])
    return found


def is_folder(row: FileRow) -> bool:
    """Whether a row is a folder that is there."""
    return not row.note and not row.missing and row.entry.kind is FileKind.FOLDER
