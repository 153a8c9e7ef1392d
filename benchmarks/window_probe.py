"""Runs the console script's own `main`, and says on stdout when what became visible.

Run as ``python -m benchmarks.window_probe MODE ROWS ARGUMENT…``; lines are ``what nanoseconds`` on the monotonic clock,
which all processes share. MODE is ``click`` (press a sidebar entry at the first paint, then leave), ``rows`` (leave
once the table shows that many), ``hide`` (hide the window then) or ``stay``.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer

from gui.cli import plain_imports

plain_imports()  # as `main` does before it imports the window
from gui import window as product  # noqa: E402

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

MODE, ROWS = sys.argv[1], int(sys.argv[2])


def say(what: str) -> None:
    """One line for who started us."""
    sys.stdout.write(f"{what} {time.monotonic_ns()}\n")
    sys.stdout.flush()


class Watcher(QObject):
    """Watches one window from its first paint on."""

    def __init__(self, window: product.Window) -> None:
        super().__init__(window)
        self.window = window
        self._table: QWidget | None = None
        window.painted.connect(lambda: QTimer.singleShot(0, self.painted))

    def painted(self) -> None:
        """The first paint is through."""
        say("painted")
        if MODE == "click":
            self.click()
            return
        pane: Any = self.window.pane("containers")
        self._table = pane.table.viewport()
        self._model = pane.table.model()
        self._table.installEventFilter(self)

    def click(self) -> None:
        """Press Volumes in the sidebar as a mouse does; the answer is its pane in front, painted."""
        from PySide6.QtTest import QTest

        button: Any = self.window.sidebar.findChild(QObject, "nav-volumes")
        say("pressed")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(30, 12))
        shown = self.window.stack.currentWidget()
        shown.repaint()
        say("answered")
        self.window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the table's paints."""
        if event.type() == QEvent.Type.Paint and self._model.total >= ROWS:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.rows_painted)
        return False

    def rows_painted(self) -> None:
        """The full table is on the screen."""
        say("rows")
        if MODE == "hide":
            self.window.hide()
            say("hidden")
        if MODE == "rows":
            self.window.close()


original = product.Window.__init__


def watched(self: product.Window, *arguments: Any, **named: Any) -> None:
    """`Window.__init__`, with a watcher."""
    original(self, *arguments, **named)
    Watcher(self)


product.Window.__init__ = watched  # type: ignore[method-assign] - the probe stands in for a person's eye

if __name__ == "__main__":
    from gui.cli import main

    sys.exit(main(sys.argv[3:]))
