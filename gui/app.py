"""The composition root: puts the look, the window, an engine and a session together, and takes them apart again."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from gui.cli import EXIT_FAILED, complain
from gui.crash_reporter import CrashReporter
from gui.language import install as install_language
from gui.look.look import look
from gui.panes.services import Services
from gui.window import Window
from models.folders import find_folders
from models.settings import Settings
from models.settings_table import (
    DENSITY,
    HIGH_USE,
    LAST_PANE,
    LOG_LEVEL,
    LOG_MEMORY,
    LOG_TAIL,
    LOG_VIEW,
    MOTION,
    SYSTEM_FONT,
    TERMINAL_LINES,
    TEXT_SCALE,
    THEME,
    WINDOW,
)

if TYPE_CHECKING:
    from gui.cli import Options
    from models.folders import Folders

logger = logging.getLogger(__name__)

FIRST = ("asyncio", "qasync", "gui.log_file", "gui.running")
"""What it takes to ask an engine, imported while the first picture is being looked at. The rest comes while it answers
(`gui.running.MEANWHILE`)."""


def apply_look(app: QApplication, settings: Settings, theme: str = "") -> None:
    """Put the look of the settings on the application, in another theme where given."""
    look().apply(
        app,
        theme or settings.value(THEME),
        settings.value(TEXT_SCALE),
        settings.value(DENSITY),
        system_font=settings.value(SYSTEM_FONT),
    )


def follow_settings(app: QApplication, settings: Settings) -> None:
    """Apply the look whenever one of its settings changes."""
    keys = {setting.key for setting in (THEME, TEXT_SCALE, DENSITY, SYSTEM_FONT)}

    def changed(key: str) -> None:
        if key in keys:
            apply_look(app, settings)

    settings.changed.connect(changed)


def make_application() -> QApplication:
    """The one application object."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["longshore"])
    app.setApplicationName("longshore")
    app.setApplicationDisplayName("Longshore")
    app.setDesktopFileName("longshore")
    app.setQuitOnLastWindowClosed(False)
    return app


def make_window(options: Options, services: Services) -> Window:
    """The window with its first pane in it, not shown yet."""
    window = Window(services)
    geometry = services.settings.value(WINDOW)
    if geometry and options.screenshot is None:
        window.restoreGeometry(geometry)
    wanted = options.pane or services.settings.value(LAST_PANE)
    window.show_pane(wanted if wanted in window.sidebar.rows else "containers")
    return window


def run(options: Options) -> int:
    """Run Longshore until its window is closed. Returns the exit code."""
    if options.screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from gui import display

    reason = display.problem(os.environ)
    if options.screenshot is not None and not reason:
        from gui.shots import unwritable

        reason = unwritable(options.screenshot)
    if reason:
        complain(reason)
        return EXIT_FAILED
    folders = find_folders(os.environ, Path.home(), sys.platform)
    settings = Settings(folders.config)
    settings.load()
    app = make_application()
    install_language(app, options.language)
    apply_look(app, settings)
    look().still = settings.value(MOTION) == "reduced"
    follow_settings(app, settings)
    services = Services(settings)
    try:
        return _run(app, options, services, folders)
    finally:
        settings.close()


def _set_log_level(options: Options, level: str) -> None:
    from gui import log_file

    if not options.debug:
        log_file.set_level(level)


def _follow_settings_of_parts(settings: Settings, folders: Folders) -> None:
    from gui.look.motion import Motion
    from models.high_use import choose_high
    from models.log_feed import choose_tail
    from models.log_keeper import shared
    from models.log_options import log_options
    from models.terminal_lines import choose_lines

    logs = folders.cache / "logs"
    settings.on_change(MOTION, Motion(settings).choose)
    settings.on_change(HIGH_USE, choose_high)
    settings.on_change(TERMINAL_LINES, choose_lines)
    settings.on_change(LOG_TAIL, choose_tail)
    settings.on_change(LOG_VIEW, log_options().take)
    log_options().keep = partial(settings.set, LOG_VIEW)
    settings.on_change(LOG_MEMORY, lambda megabytes: shared().configure(logs, megabytes << 20))


def _run(app: QApplication, options: Options, services: Services, folders: Folders) -> int:
    reporter = CrashReporter(app)
    reporter.install()
    window = make_window(options, services)
    reporter.window = window
    stopped = []
    window.closed.connect(lambda: stopped.append(True))
    window.show()
    app.processEvents()
    app.processEvents()  # what waits for the first paint, a click perhaps, comes before anything is imported
    painted = perf_counter()
    from gui.loop import SystemSignals, import_while_painting
    from gui.loop import run as run_loop

    signals = SystemSignals(app)
    signals.asked.connect(lambda: stopped.append(True))
    try:
        import_while_painting(FIRST)
        from gui import log_file, qt_log
        from gui.garbage import GarbageCollector
        from gui.running import Running

        collector = GarbageCollector(app)
        log_file.start(folders.state, services.settings.value("log_level"), debug=options.debug)
        services.settings.on_change(LOG_LEVEL, partial(_set_log_level, options))
        qt_log.start()
        logger.debug("imported %.0f ms after the first paint", 1000 * (perf_counter() - painted))
        if stopped:
            return 0
        running = Running(window, services, options, reporter)
        running.complete.connect(partial(_follow_settings_of_parts, services.settings, folders))
        signals.asked.connect(running.stop)
        code = run_loop(app, running.main, reporter.report)
    finally:
        signals.close()
        reporter.uninstall()
        window.close()
        window.deleteLater()
        app.processEvents()
    collector.stop()
    qt_log.stop()
    log_file.stop()
    return code or (EXIT_FAILED if reporter.count else 0)
