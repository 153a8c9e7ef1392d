"""`--screenshot`: a PNG of each pane in light and dark, from what the engine really has."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from gui.cli import PANES
from models.groups import GroupRow
from models.session import SessionState

if TYPE_CHECKING:
    from pathlib import Path

    from gui.panes.services import Services
    from gui.window import Window
    from models.session import HostSession

SIZE = QSize(1440, 900)
THEMES = ("light", "dark")
CONNECT_SECONDS = 30.0
SETTLE_SECONDS = 10.0
QUIET_SECONDS = 0.4
MEASURE_SECONDS = 30.0
SILENT_SECONDS = 4.0


class NoPicture(Exception):
    """Why no picture was taken, in one line."""


def unwritable(folder: Path) -> str:
    """Why no file can be written into `folder`, which is made where it is missing; "" where one can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return f"no pictures can be written into {folder}: {error.strerror}"
    if not os.access(folder, os.W_OK):
        return f"no pictures can be written into {folder}: it is not writable"
    return ""


async def take(window: Window, services: Services, folder: Path) -> list[Path]:
    """Take a picture of each pane in each theme; returns the files.

    Raises:
        NoPicture: no engine answers, or no longer, or a file could not be written.
    """
    session = services.session
    if session is None:
        raise NoPicture("no engine was found to take pictures of")
    await _connected(session)
    window.resize(SIZE)
    window.activateWindow()
    app = QApplication.instance()
    taken: list[Path] = []
    await _measured(session)
    window.status.own_cost.stop()  # what the pictures themselves cost is not what it costs to use it
    for theme in THEMES:
        if isinstance(app, QApplication):
            from gui.app import apply_look

            apply_look(app, services.settings, theme)
        for pane in PANES:
            window.show_pane(pane)
            _show_something(window, pane)
            await _settled(session)
            _there(session)
            file = folder / f"{pane}-{theme}.png"
            if not window.grab().save(str(file)):
                raise NoPicture(f"no picture could be written to {file}")
            taken.append(file)
    return taken


async def _connected(session: HostSession) -> None:
    try:
        async with asyncio.timeout(CONNECT_SECONDS):
            while not (session.state is SessionState.LIVE and all(map(session.listed, _KINDS))):
                _there(session)
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise NoPicture(f"the engine at {session.host.url} did not answer in {CONNECT_SECONDS:.0f} s") from None


def _there(session: HostSession) -> None:
    """A picture of what an engine had once is none of what it has."""
    if session.state is SessionState.LOST:
        words = session.error.words if session.error is not None else ""
        raise NoPicture(f"the engine at {session.host.url or session.host.name} does not answer: {words}")


async def _measured(session: HostSession) -> None:
    """Wait until there is something to draw of what containers use; not for long where the engine sends nothing."""
    from models.history import HOST

    loop = asyncio.get_running_loop()
    begin = loop.time()
    session.stats.watch(_measured)
    try:
        while loop.time() < begin + MEASURE_SECONDS:
            await asyncio.sleep(0.1)
            _there(session)
            if HOST not in session.stats.history.series and loop.time() > begin + SILENT_SECONDS:
                break
    finally:
        session.stats.rest(_measured)


_KINDS = ("container", "image", "volume", "network")


async def _settled(session: HostSession) -> None:
    """Wait until nothing more is being read, and what was asked for the detail has come."""
    loop = asyncio.get_running_loop()
    end, quiet = loop.time() + SETTLE_SECONDS, 0.0
    while loop.time() < end and quiet < QUIET_SECONDS:
        await asyncio.sleep(0.05)
        quiet = quiet + 0.05 if session.idle else 0.0


def _show_something(window: Window, name: str) -> None:
    """Make the first record current and open its detail, as a person would."""
    pane = window.panes[name]
    if name == "logs" and not pane.names and window.session is not None:
        running = [row.container for row in window.session.containers.values() if row.container.state == "running"]
        pane.show_names([each.name for each in running if each.project] or [each.name for each in running])
    if name == "monitor":
        pane.header.span.set_key("300")
        pane.view.choose(300.0)
    table = getattr(pane, "table", None)
    if table is None or not hasattr(pane, "show_record"):
        return
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    for number in range(table.rows.rowCount()):
        row = table.rows.row_at(number)
        if not isinstance(row, GroupRow):
            pane.show_record(row.key, "layers" if name == "images" else "overview")
            return
