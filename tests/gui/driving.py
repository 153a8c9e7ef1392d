"""The whole program in the test's process: window, session and actions as they are put together for users.

    def test_stop(qapp: QApplication, tmp_path: Path) -> None:
        async def scenario(program: Program) -> None:
            await program.live()
            program.choose("containers", "web")
            program.act("container.stop")
            await program.until(lambda: program.row("container", "web").container.state == "exited")

        drive(qapp, fake.url, scenario, tmp_path)

`gui.running.Running` is what is driven: nothing between the window and the engine's socket is replaced.
"""

from __future__ import annotations

import asyncio
import re
from traceback import format_exception
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QToolTip, QWidget

from gui.actions.names import name_of
from gui.app import make_window
from gui.cli import Options
from gui.crash_reporter import CrashReporter
from gui.loop import run as run_loop
from gui.panes.services import Services
from gui.running import Running
from gui.widgets.button import Button, Link
from gui.widgets.toasts import Toasts
from models.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from gui.actions.runner import ActionRunner
    from gui.widgets.toasts import Toast
    from gui.window import Window
    from models.session import HostSession

LIMIT = 40.0
"""Seconds in which anything that is waited for must come about on a busy machine."""


_RAW = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Program:
    """What a scenario has: the window, and hands and eyes for it."""

    def __init__(self, window: Window, running: Running, reporter: CrashReporter) -> None:
        self.window = window
        self.running = running
        self.bugs: list[str] = []
        """What was reported as a bug of the program; any of it fails the test."""
        reporter.caught.connect(lambda error, where: self.bugs.append(f"{where}: {''.join(format_exception(error))}"))
        self.beats = 0
        """How often Qt's loop came round to a timer of 5 ms: it grows for as long as the window answers."""

    # What there is

    @property
    def session(self) -> HostSession:
        """The connection that is shown."""
        session = self.running.hosts.session
        assert session is not None
        return session

    @property
    def runner(self) -> ActionRunner:
        """Who does the actions."""
        runner = self.running.runner
        assert runner is not None
        return runner

    @property
    def dialog(self) -> Any:
        """The dialog that is open."""
        assert self.runner.dialog is not None, "no dialog is open"
        return self.runner.dialog

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """The messages at the bottom right, the oldest first."""
        found = self.window.central.findChild(Toasts)
        assert isinstance(found, Toasts)
        return found.shown

    @property
    def said(self) -> list[tuple[str, str]]:
        """Level and words of the messages."""
        return [(toast.level, toast.text) for toast in self.toasts]

    @property
    def banner(self) -> str:
        """The words of the banner above the pane, "" where none is shown."""
        banner = self.window._banner
        return banner.text if banner is not None and not banner.isHidden() else ""

    def pane(self, name: str) -> Any:
        """Bring up a pane."""
        self.window.show_pane(name)
        return self.window.pane(name)

    def find(self, kind: str, name: str) -> Any:
        """The row of a kind (container, image, volume, network) that is called `name`, None where there is none."""
        return next((row for row in self.session.rows(kind).values() if name_of(row) == name), None)

    def row(self, kind: str, name: str) -> Any:
        """The same; there must be one."""
        found = self.find(kind, name)
        assert found is not None, f"no {kind} {name}: {[name_of(row) for row in self.session.rows(kind).values()]}"
        return found

    # What one does

    def choose(self, pane: str, *names: str) -> Any:
        """Bring up a pane and select the rows that are called so; the first is the current one. The pane."""
        shown = self.pane(pane)
        keys = [self.row(pane.removesuffix("s"), name).key for name in names]
        assert shown.table.set_current(keys[0])
        if len(keys) > 1:
            shown.table.select_keys(keys)
        return shown

    def act(self, action: str) -> None:
        """Do an action of the shown pane to what is chosen there, as its button, menu and keys do."""
        self.window.pane(self.window.current).run(action)

    def confirm(self) -> None:
        """Press the button of the open question that does it."""
        self.click(self.dialog.go)

    async def type(self, widget: QWidget, text: str) -> None:
        """Type into a field in the place of what is there, and leave it with Tab."""
        widget.window().activateWindow()
        widget.setFocus()
        await self.until(widget.hasFocus)
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        for letter in text:  # QTest's own key clicks end the process at the first letter beyond ASCII
            QTest.sendKeyEvent(
                QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, letter, Qt.KeyboardModifier.NoModifier
            )
        QTest.keyClick(widget, Qt.Key.Key_Tab)

    @staticmethod
    def click(widget: QWidget) -> None:
        """Click in the middle of something that can be clicked."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Click the button or link that says `words`."""
        place = within or self.window
        found = [
            each
            for kind in (Button, Link)
            for each in place.findChildren(kind)
            if each.isVisible() and each.text() == words
        ]
        assert found, f"nothing says {words!r}"
        self.click(found[-1])

    # What one waits for

    async def until(self, condition: Callable[[], Any], seconds: float = LIMIT) -> None:
        """Let the program run until `condition` holds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not condition():
            assert not self.bugs, self.bugs
            assert loop.time() < deadline, f"never came about; said {self.said}, banner {self.banner!r}"
            await asyncio.sleep(0.002)

    async def live(self) -> None:
        """Until everything was read, the window shows it, and nothing waits to be read."""
        hosts, window = self.running.hosts, self.window
        await self.until(lambda: hosts.session is not None and window.session is hosts.session and self.session.idle)

    async def beat(self, times: int = 5) -> None:
        """Until the window has answered so many times more."""
        wanted = self.beats + times
        await self.until(lambda: self.beats >= wanted)

    # What must hold

    def labels(self) -> list[QLabel]:
        """All labels of all windows."""
        return [each for each in self.widgets() if isinstance(each, QLabel) and not each.inherits("QTipLabel")]

    def widgets(self) -> list[QWidget]:
        """All widgets of all windows."""
        tops = [top for top in QApplication.topLevelWidgets() if shiboken6.isValid(top)]
        return [each for top in tops for each in (top, *top.findChildren(QWidget)) if shiboken6.isValid(each)]

    def raw_texts(self) -> list[str]:
        """Texts on the screen in which control characters or such that turn the direction of writing are raw."""
        found = []
        for widget in self.widgets():
            texts = [widget.windowTitle(), widget.toolTip()]
            if isinstance(widget, QLabel | QAbstractButton):
                texts.append(widget.text())
            if isinstance(widget, QMenu):
                texts += [action.text().replace("\t", "") for action in widget.actions()]
            found += [f"{widget!r} {text[:120]!r}" for text in texts if _RAW.search(text)]
        return found

    def shown_as_markup(self) -> list[str]:
        """Labels, a tool tip's too, whose text Qt takes, or may take, for HTML: all that are not plain."""
        return [
            f"{label!r} {label.text()[:80]!r}"
            for label in self.widgets()
            if isinstance(label, QLabel) and label.text() and label.textFormat() != Qt.TextFormat.PlainText
        ]


def drive(
    qapp: QApplication,
    url: str,
    scenario: Callable[[Program], Coroutine[Any, Any, None]],
    folder: Path,
    *,
    options: Options | None = None,
) -> None:
    """Open the program on the engine at `url`, run a scenario in its loop, close it again.

    Args:
        qapp: pytest-qt's application.
        url: of a scripted engine, or of one that the tests started.
        scenario: awaits things and fails by assertions.
        folder: for the settings.
        options: other words on the command line than `--host URL`.

    Raises:
        AssertionError: of the scenario; or something was reported as a bug of the program.
    """
    settings = Settings(folder / "settings")
    services = Services(settings)
    chosen = options or Options(host=url)
    reporter = CrashReporter()
    window = make_window(chosen, services)
    window.show()
    running = Running(window, services, chosen, reporter)
    program = Program(window, running, reporter)
    heart = QTimer(interval=5)

    def beat() -> None:
        program.beats += 1

    async def main() -> int:
        work = asyncio.create_task(running.main())
        heart.timeout.connect(beat)
        heart.start()
        played = asyncio.create_task(scenario(program))
        try:
            await asyncio.wait({work, played}, return_when=asyncio.FIRST_COMPLETED)
            if not played.done():
                await work
                raise AssertionError("the program ended by itself")
            await played
        finally:
            heart.stop()
            played.cancel()
            if running.runner is not None and running.runner.dialog is not None:
                running.runner.dialog.reject()
            running.stop()
            await work
        return 0

    try:
        run_loop(qapp, main, reporter.report)
    finally:
        heart.deleteLater()
        window.close()
        window.deleteLater()
        running.deleteLater()
        services.deleteLater()
        reporter.deleteLater()
        QToolTip.hideText()
        QCursor.setPos(qapp.primaryScreen().geometry().bottomRight())  # not over what the next test opens
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        settings.close()
        settings.deleteLater()
        QApplication.processEvents()
    assert not program.bugs, program.bugs
