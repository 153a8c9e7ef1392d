"""What is shown when Longshore itself failed: one sentence and a report to copy. Never silent."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from gui.log_file import mask
from gui.look.look import look
from models.words import tr

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

logger = logging.getLogger(__name__)


def make_report(error: BaseException, where: str = "") -> str:
    """What a maintainer needs to know: versions, where, the traceback; secrets are masked."""
    from gui.cli import version

    head = [
        f"Longshore {version()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
    ]
    if where:
        head.append(where)
    trace = "".join(traceback.format_exception(error))
    return mask("\n".join([*head, "", trace]))


class CrashDialog(QDialog):
    """One unexpected error, with its report. Those that follow while it is open are added to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from gui.widgets.button import Button

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Crash", "Longshore"))
        px = look().px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(16))
        layout.setSpacing(px(12))
        title = QLabel(tr("Crash", "Something went wrong inside Longshore."), self)
        title.setFont(look().font("panel"))
        words = QLabel(
            tr("Crash", "Your engine is not affected. You can go on working; the report helps to mend it."), self
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setProperty("kind", "code")
        self.report.setFont(look().font("mono"))
        self.report.setAccessibleName(tr("Crash", "Report"))
        row = QHBoxLayout()
        copy = Button(tr("Crash", "Copy report"), "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.report.toPlainText()))
        close = Button(tr("Crash", "Go on"), kind="primary")
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        for part in (title, words):
            part.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(part)
        layout.addWidget(self.report, 1)
        layout.addLayout(row)
        self.resize(px(640), px(420))

    def add(self, report: str) -> None:
        """Show one more report, at the end."""
        text = self.report.toPlainText()
        if report not in text:
            self.report.setPlainText(f"{text}\n\n{report}" if text else report)


class CrashReporter(QObject):
    """Gathers exceptions that nobody caught, from slots, tasks and threads, and shows them in the window's thread."""

    caught = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self.count = 0
        self._dialog: CrashDialog | None = None
        self.caught.connect(self._show)

    def install(self) -> None:
        """Take over from Python's own hooks, which write to a stderr that nobody reads."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def report(self, error: BaseException, where: str = "") -> None:
        """Log an unexpected exception and show it. May be called in any thread."""
        self.count += 1
        logger.critical("unexpected: %s", where, exc_info=error)
        self.caught.emit(error, where)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None and not issubclass(arguments.exc_type, SystemExit):
            self.report(arguments.exc_value, f"thread {arguments.thread.name if arguments.thread else ''}")

    def _show(self, error: BaseException, where: str) -> None:
        if self.window is None:
            return
        if self._dialog is None:
            self._dialog = CrashDialog(self.window)
            self._dialog.destroyed.connect(self._gone)
        self._dialog.add(make_report(error, where))
        self._dialog.show()

    def _gone(self) -> None:
        self._dialog = None
