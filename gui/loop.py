"""Qt's event loop as asyncio's: one runner, the system's signals, heavy imports behind the first paint."""

from __future__ import annotations

import importlib
import signal
import socket
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QSocketNotifier, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from types import FrameType
    from typing import Any

    from PySide6.QtWidgets import QApplication


class SystemSignals(QObject):
    """SIGINT and SIGTERM as a Qt signal, also while Qt's loop waits and no Python runs.

    Python runs its handlers only between bytecodes; the wake-up descriptor makes Qt's loop run one.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader, self._writer = socket.socketpair()
        self._reader.settimeout(0)
        self._writer.settimeout(0)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._drain)
        self._previous_descriptor = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._previous = {number: signal.signal(number, self._handle) for number in (signal.SIGINT, signal.SIGTERM)}

    def _handle(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - the signature of the system
        self.asked.emit()

    def _drain(self) -> None:
        try:
            self._reader.recv(64)
        except BlockingIOError:
            return

    def close(self) -> None:
        """Give the signals back to whom they belonged."""
        self._notifier.setEnabled(False)
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._previous_descriptor)
        self._reader.close()
        self._writer.close()


class _Importer(QObject):
    """Imports modules in a thread and says when it is done."""

    done = Signal()

    def __init__(self, modules: Sequence[str]) -> None:
        super().__init__()
        self._modules = modules
        self.error: BaseException | None = None

    def run(self) -> None:
        """Import, in the thread."""
        try:
            for module in self._modules:
                importlib.import_module(module)
        except BaseException as error:  # noqa: BLE001 - handed to the waiting thread, which raises it
            self.error = error
        self.done.emit()


def import_while_painting(modules: Sequence[str]) -> None:
    """Import `modules` in a thread while the window goes on painting and answering clicks.

    Raises:
        ImportError: what the imports raised.
    """
    waiting = QEventLoop()
    importer = _Importer(modules)
    importer.done.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)
    thread = threading.Thread(target=importer.run, name="imports", daemon=True)
    thread.start()
    waiting.exec()
    thread.join()
    if importer.error is not None:
        raise importer.error


def run(
    app: QApplication,
    main: Callable[[], Coroutine[Any, Any, int]],
    report: Callable[[BaseException, str], None],
) -> int:
    """Run `main` on Qt's loop until it returns; pending tasks are then cancelled and finalised.

    Args:
        app: the application whose loop it is.
        main: the coroutine function; what it returns is returned.
        report: told of exceptions that no one awaited, with a word on where.
    """
    import asyncio

    from qasync import QEventLoop as QtLoop

    def make() -> asyncio.AbstractEventLoop:
        loop: asyncio.AbstractEventLoop = QtLoop(app)
        loop.set_exception_handler(failed)
        return loop

    def failed(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            report(error, str(context.get("message", "")))
        else:
            loop.default_exception_handler(context)

    with asyncio.Runner(loop_factory=make) as runner:
        return runner.run(main())
