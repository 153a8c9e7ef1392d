"""Exceptions that nobody caught, from slots, tasks and threads: into the log and before the user, never silent."""

from __future__ import annotations

import logging
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from gui.pages.crash import CrashDialog


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
        logging.getLogger(__name__).critical("unexpected: %s", where, exc_info=error)
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
        from gui.pages.crash import CrashDialog, make_report

        if self._dialog is None:
            self._dialog = CrashDialog(self.window)
            self._dialog.destroyed.connect(self._gone)
        self._dialog.add(make_report(error, where))
        self._dialog.show()

    def _gone(self) -> None:
        self._dialog = None
