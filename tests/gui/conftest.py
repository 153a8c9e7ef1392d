"""What every test with a window has: no display, our look, and a check that nothing is left or complained about."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import re
import socket
import threading
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.look.look import look
from gui.look.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.look.look import Look


class UnexpectedLog(logging.Handler):
    """Collects warnings and worse that no test asked for.

    A test that provokes one says so first: `expected_log.allow("lost the engine")`.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._allowed: list[re.Pattern[str]] = []
        self.records: list[logging.LogRecord] = []

    def allow(self, pattern: str) -> None:
        """Take lines in which `pattern` is found as expected."""
        self._allowed.append(re.compile(pattern))

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def unexpected(self) -> list[str]:
        """The lines that no pattern covers."""
        lines = [f"{record.name}: {record.getMessage()}" for record in self.records]
        return [line for line in lines if not any(pattern.search(line) for pattern in self._allowed)]


@pytest.fixture(autouse=True)
def expected_log() -> Iterator[UnexpectedLog]:
    """Any warning in the log fails the test that does not expect it."""
    handler = UnexpectedLog()
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    unexpected = handler.unexpected()
    assert not unexpected, f"unexpected log lines: {unexpected}"


def _alive(thing: Any) -> bool:
    kind = type(thing)
    if issubclass(kind, QTimer):
        return shiboken6.isValid(thing) and thing.isActive()
    if issubclass(kind, QThread):
        return shiboken6.isValid(thing) and thing.isRunning()
    if issubclass(kind, socket.socket):
        return bool(thing.fileno() != -1)
    return not thing.done()


def _describe(thing: Any) -> str:
    if isinstance(thing, QTimer):
        owner = thing.parent()
        return f"timer of {thing.interval()} ms, owner {owner!r}"
    return repr(thing)


def _running_things() -> list[Any]:
    """Active timers and Qt threads, open sockets, unfinished tasks that were made since `gc.freeze`."""
    kinds = (QTimer, QThread, socket.socket, asyncio.Task)
    return [thing for thing in gc.get_objects() if issubclass(type(thing), kinds) and _alive(thing)]


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _windows() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if shiboken6.isValid(widget)]


@pytest.fixture(autouse=True)
def nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Windows, threads, timers, tasks and sockets that a test makes must be gone when it ends."""
    if "qapp" not in request.fixturenames:
        yield
        return
    _settle()
    windows = {shiboken6.getCppPointer(window)[0] for window in _windows()}
    threads = set(threading.enumerate())
    # What exists by now is not looked at again: the test's own things are then few, and found in no time.
    gc.freeze()
    yield
    _settle()
    gc.collect()
    _settle()
    left: list[str] = [
        f"window {window!r} {window.windowTitle()!r}"
        for window in _windows()
        if shiboken6.getCppPointer(window)[0] not in windows and not _is_qts_own(window)
    ]
    left += [f"thread {thread!r}" for thread in threading.enumerate() if thread not in threads and not _ends(thread)]
    left += [_describe(thing) for thing in _running_things()]
    assert not left, f"left behind: {left}"


def _is_qts_own(window: QWidget) -> bool:
    # One tool tip label and the focus frame live as long as the application.
    return window.inherits("QTipLabel") or window.inherits("QFocusFrame")


def _ends(thread: threading.Thread) -> bool:
    thread.join(timeout=20)
    return not thread.is_alive()


@pytest.fixture(autouse=True)
def the_look(request: pytest.FixtureRequest) -> Iterator[Look]:
    """Our look, light and at 100 %; put back after a test that changed it."""
    current = look()
    if "qapp" not in request.fixturenames:
        yield current
        return
    app = request.getfixturevalue("qapp")
    if not _is_plain(current) or not isinstance(app.style(), Style):
        current.apply(app, "light")
    yield current
    if not _is_plain(current):
        current.apply(app, "light")


def _is_plain(current: Look) -> bool:
    state = (current.tokens.name, current.scale, current.density, current.system_font)
    return state == ("light", 100, "comfortable", False)
