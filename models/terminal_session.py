"""A terminal in a container: its program, its screen, and how it stands. It goes on whether it is looked at or not."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.errors import EngineError, Reason, TimedOut, Unreachable, Unsupported
from engine.tasks import TaskScope
from engine.terminals import ExecRequest
from models.words import clean
from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from engine.contract import Engine
    from engine.terminals import Terminal
    from models.terminal_keys import Keyboard
    from models.terminal_marks import Finding, Selecting
    from models.terminal_screen import Screen

SHELLS = (("bash",), ("ash",), ("sh",), ("/bin/sh",))
WINDOWS_SHELLS = (("pwsh.exe",), ("powershell.exe",), ("cmd.exe",))
"""What is tried, in order, where no command is given."""

FRAME_SECONDS = 0.016
"""The least time between two batches: one repaint's worth."""

FEED_SECONDS = 0.008
"""The interface's thread takes in a program's output for no longer than this at a time."""

_PIECE = 32 << 10
_MOST_ANSWERS = 64 << 10
_MOST_TYPED = 64 << 20
_SHELL_SECONDS = 1.0
_RUN, _SIZE, _CONNECTED = "run", "size", "connected"
# What a program that has ended may have left set: the other screen, the mouse, a hidden cursor.
_TIDY = (
    b"\x1b[?9l\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1004l\x1b[?2004l\x1b[?1l"
    b"\x1b>\x1b[<u\x1b7\x1b[r\x1b8\x1b[?25h\x1b[0m"
)
_OTHER_SCREEN_OFF = b"\x1b[?1049l"
_AS_LINES = b"\x1b[20h"


class Standing(StrEnum):
    """How it stands with a terminal."""

    STARTING = "starting"
    RUNNING = "running"
    ENDED = "ended"
    NO_SHELL = "no-shell"
    REFUSED = "refused"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be run.

    Args:
        command: the program and its arguments; empty for the best shell there is.
        user: as in `ExecRequest`.
        workdir: as in `ExecRequest`.
        env: as in `ExecRequest`.
        attach: the container's own main process, in place of all that.
    """

    command: tuple[str, ...] = ()
    user: str = ""
    workdir: str = ""
    env: tuple[str, ...] = ()
    attach: bool = False


class TerminalSession(QObject):
    """One terminal. `start` it, and `close` it when it is not wanted any more.

    Args:
        engine: where the container is.
        container: its id.
        wish: what is to be run.
        shells: what is tried where no command is wished.
        scrollback: how many lines are kept above the screen.
        report: takes what fails for no reason of an engine.

    Signals:
        changed: `standing` or `title` is another.
        written: the screen is another; at most once a frame.
    """

    changed = Signal()
    written = Signal()

    def __init__(
        self,
        engine: Engine,
        container: str,
        wish: Wish,
        shells: Sequence[tuple[str, ...]],
        scrollback: int,
        report: Callable[[BaseException], None],
    ) -> None:
        super().__init__()
        self.engine = engine
        self.container = container
        self.wish = wish
        self.standing = Standing.STARTING
        self.error: EngineError | None = None
        self.exit_code: int | None = None
        self.command = wish.command
        self.title = ""
        self.screen: Screen | None = None
        self.keyboard: Keyboard | None = None
        self.selecting: Selecting | None = None
        self.finding: Finding | None = None
        self._shells = tuple(shells)
        self._scrollback = scrollback
        self._report = report
        self._scope = TaskScope(report, name="terminal")
        self._terminal: Terminal | None = None
        self._size = (80, 24)
        self._cell = (8, 16)
        self._word = f"LONGSHORE_TERMINAL={secrets.token_hex(8)}"
        self._begun = False
        self._typed = b""
        self._tried_at = 0.0
        self._frame_began = self._frame_used = self._told_at = 0.0
        self._telling: asyncio.TimerHandle | None = None
        self.away = False
        """Whether it is shown in a window of its own."""

    @property
    def live(self) -> bool:
        """Whether a program is there to be typed to."""
        return self.standing in {Standing.STARTING, Standing.RUNNING}

    @property
    def program(self) -> str:
        """The name of what runs: "bash"; "" for the main process, and before a shell was found."""
        return clean(self.command[0].rpartition("/")[2], 40) if self.command else ""

    def start(self) -> None:
        """Begin, or begin again below what is there."""
        self._become(Standing.STARTING)
        self._scope.start(_RUN, self._run())

    async def prepare(self) -> None:
        """Have the emulator loaded before it is begun: takes a tenth of a second the first time."""
        try:
            await in_thread(_load, "load the terminal emulator")
        except ModuleNotFoundError as error:
            words = "there is no terminal emulator for this system"
            raise Unsupported("exec", "container", self.container, words) from error

    def send(self, data: bytes) -> None:
        """What was typed goes to the program, at once."""
        if self.live and len(self._typed) < _MOST_TYPED:
            self._typed += data
            self._send_typed()

    def resize(self, columns: int, rows: int, cell: tuple[int, int]) -> None:
        """Another size, for the screen and for the program; `cell` is that of a cell in pixels."""
        self._cell = cell
        if (columns, rows) == self._size:
            return
        self._size = (columns, rows)
        if self.screen is not None:
            self.screen.resize(columns, rows, cell)
            self.written.emit()
        if self._terminal is not None:
            self._scope.start(_SIZE, self._tell_size(self._terminal), on_error=self._not_told)

    def set_away(self, *, away: bool) -> None:
        """It is shown in a window of its own, or no more."""
        if away != self.away:
            self.away = away
            self.changed.emit()

    async def close(self) -> None:
        """End the program and free the screen. A main process that was attached to goes on."""
        hang_up = self.live and not self.wish.attach and bool(self.command)
        await self._scope.close()
        if self._telling is not None:
            self._telling.cancel()
        self._terminal = None
        for each in (self.keyboard, self.selecting, self.finding, self.screen):
            if each is not None:
                each.close()
        self.screen = self.keyboard = self.selecting = self.finding = None
        self.deleteLater()
        if hang_up:
            await self.engine.containers.hang_up(self.container, self._word, self.wish.user)

    # Own

    async def _run(self) -> None:
        try:
            await self._make_screen()
            if self.wish.attach:
                await self._one(self.engine.containers.attach(self.container, *self._size))
            elif self.wish.command:
                await self._exec(self.wish.command)
            else:
                await self._shell()
        except (Unreachable, TimedOut) as error:
            self._become(Standing.LOST, error)
        except EngineError as error:
            self._become(Standing.REFUSED, error)
        finally:
            self._terminal = None
            self._scope.cancel(_CONNECTED)

    async def _make_screen(self) -> None:
        if self.screen is None:
            await self.prepare()
            from models.terminal_keys import Keyboard
            from models.terminal_marks import Finding, Selecting
            from models.terminal_screen import Screen

            self.screen = screen = Screen(*self._size, self._scrollback, self._answer)
            self.keyboard = Keyboard(screen)
            self.selecting = Selecting(screen)
            self.finding = Finding(screen)
        elif self._begun:
            self.screen.feed(b"\r\n")
            self.screen.scroll_to_end()
        self.changed.emit()
        self.written.emit()

    async def _shell(self) -> None:
        # What was found stays first: the container may be the same one started again.
        for command in self._shells:
            try:
                await self._exec(command)
            except EngineError as error:
                if error.reason is not Reason.NO_COMMAND:
                    raise
            else:
                return
        self._become(Standing.NO_SHELL)

    async def _exec(self, command: tuple[str, ...]) -> None:
        env = ("TERM=xterm-256color", "COLORTERM=truecolor", self._word, *self.wish.env)
        request = ExecRequest(command, self.wish.user, self.wish.workdir, env).sized(*self._size)
        self.command = command
        self._tried_at = time.monotonic()
        await self._one(self.engine.containers.exec(self.container, request))

    async def _one(self, terminal: Terminal) -> None:
        size = self._size
        async with terminal as batches:
            self._terminal = terminal
            self._send_typed()
            if size != self._size:
                await terminal.resize(*self._size)
            if self.wish.attach or self.wish.command:
                self._scope.start(_CONNECTED, self._connected(terminal))
            await self._feed(terminal, batches)
        self.exit_code = terminal.exit_code
        self._become(Standing.ENDED)

    def _send_typed(self) -> None:
        """What was typed before there was a program goes to the one that stays, not to a shell that is only tried."""
        if self._terminal is None or not self._typed:
            return
        tried = not self.wish.command and not self.wish.attach and self.standing is Standing.STARTING
        if not tried or time.monotonic() - self._tried_at > _SHELL_SECONDS:
            self._terminal.send(self._typed)
            self._typed = b""

    async def _connected(self, terminal: Terminal) -> None:
        """A program may write nothing for days; it is there all the same. A shell writes when it is ready."""
        await terminal.connected.wait()
        if self._terminal is terminal and self.standing is Standing.STARTING:
            self._begun = True
            self._become(Standing.RUNNING)

    async def _feed(self, terminal: Terminal, batches: AsyncIterator[bytes]) -> None:
        first = True
        async for batch in batches:
            if self.standing is not Standing.RUNNING:
                self._begun = True
                self._become(Standing.RUNNING)
            if first:
                first = False
                if not terminal.raw and self.screen is not None:
                    self.screen.feed(_AS_LINES)
            for place in range(0, len(batch), _PIECE):
                await self._paced(batch[place : place + _PIECE])
            self._tell_soon()

    async def _paced(self, data: bytes) -> None:
        """Take some in; half of each frame stays for everything else."""
        now = time.monotonic()
        if now - self._frame_began >= FRAME_SECONDS:
            self._frame_began, self._frame_used = now, 0.0
        self._take(data)
        after = time.monotonic()
        self._frame_used += after - now
        if self._frame_used > FEED_SECONDS:
            self._tell_soon()
            await asyncio.sleep(max(0.0, FRAME_SECONDS - (after - self._frame_began)))

    def _tell_soon(self) -> None:
        """Tell of a changed screen, once a frame at most."""
        if self._telling is None:
            wait = max(0.0, FRAME_SECONDS - (time.monotonic() - self._told_at))
            self._telling = asyncio.get_running_loop().call_later(wait, self._tell)

    def _take(self, data: bytes) -> None:
        if self.screen is not None:
            self.screen.feed(data)

    def _tell(self) -> None:
        self._telling, self._told_at = None, time.monotonic()
        if self.screen is not None and (title := clean(self.screen.title, 120)) != self.title:
            self.title = title
            self.changed.emit()
        self.written.emit()

    def _answer(self, data: bytes) -> None:
        # A program that asks for ever and never listens gets no more of them kept for it.
        if self._terminal is not None and self._terminal.unsent < _MOST_ANSWERS:
            self._terminal.send(data)

    async def _tell_size(self, terminal: Terminal) -> None:
        await terminal.resize(*self._size)

    def _not_told(self, error: BaseException) -> None:
        # The terminal itself tells what has become of it.
        if not isinstance(error, EngineError):
            self._report(error)

    def _become(self, standing: Standing, error: EngineError | None = None) -> None:
        if standing not in {Standing.STARTING, Standing.RUNNING} and self.screen is not None:
            # Only out of the other screen: on this one it would put the cursor where it once was.
            self.screen.feed((_OTHER_SCREEN_OFF if self.screen.alternate else b"") + _TIDY)
            self.title = ""
        self.standing = standing
        self.error = error
        if standing is not Standing.ENDED:
            self.exit_code = None
        if standing is Standing.RUNNING:
            self._send_typed()
        elif standing is not Standing.STARTING:
            self._typed = b""
        self.changed.emit()
        self.written.emit()


def _load() -> None:
    import models.terminal_keys
    import models.terminal_marks
    import models.terminal_screen  # noqa: F401
