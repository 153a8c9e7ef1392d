"""The application while it runs: the engines that were found, the session with one of them, and the end of it all."""

from __future__ import annotations

import asyncio
import importlib
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.contexts import find_hosts, host_of_url
from engine.docker import DockerEngine
from engine.errors import EngineError
from engine.records import Host
from engine.tasks import TaskScope
from gui.cli import EXIT_FAILED, complain, version
from models.folders import find_folders
from models.hosts import Hosts
from models.settings_table import LAST_HOST, LAST_PANE, RECORD_HIDDEN, WINDOW
from models.worker import in_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.private import PrivateEngine
    from gui.actions.runner import ActionRunner
    from gui.cli import Options
    from gui.crash_reporter import CrashReporter
    from gui.panes.services import Services
    from gui.widgets.toasts import Toasts
    from gui.window import Window
    from models.session import HostSession

logger = logging.getLogger(__name__)

PRIVATE = "private"

MEANWHILE = (
    "gui.actions.runner",
    "gui.actions.menu",
    "gui.connection",
    "gui.widgets.toasts",
    "engine.events",
    "models.log_feed",
    "models.log_keeper",
    "models.history_keeper",
    "models.stats",
    "engine.stats_reader",
)
"""What the rows are shown with, and acted on: imported in a thread while the engine makes up its first answer."""


class Running(QObject):
    """Owns everything that lives in the loop.

    Args:
        window: the window, already on the screen.
        services: what the panes use.
        options: the command line.
        reporter: takes what is a bug.

    Signals:
        complete: all that is there from the beginning is.
    """

    complete = Signal()

    def __init__(self, window: Window, services: Services, options: Options, reporter: CrashReporter) -> None:
        super().__init__()
        self._window = window
        self._services = services
        self._options = options
        self._reporter = reporter
        self._closing: asyncio.Event | None = None
        self._code = 0
        self._private: PrivateEngine | None = None
        self._private_failure: EngineError | None = None
        self._fresh = True
        self._scope = TaskScope(self._failed, name="application")
        self._made_toasts: Toasts | None = None
        self.hosts = Hosts(DockerEngine, self._find, remember=self._remember, report=reporter.report)
        self.runner: ActionRunner | None = None

    # -- from the beginning to the end

    async def main(self) -> int:
        """Run until the window is closed; returns the exit code."""
        self._closing = asyncio.Event()
        self._connect()
        try:
            await self._begin()
            if self._options.screenshot is not None:
                await self._take_pictures(self._options.screenshot)
            else:
                await self._closing.wait()
        finally:
            await self._end()
        return self._code

    def stop(self) -> None:
        """End, from a signal or because the window was closed."""
        if self._closing is not None:
            self._closing.set()

    def _connect(self) -> None:
        window, hosts = self._window, self.hosts
        window.closed.connect(self.stop)
        window.host_chosen.connect(self._choose)
        window.private_asked.connect(lambda: self._scope.start("private", self._use_private()))
        window.engine_missed.connect(self._examine)
        window.pane_shown.connect(partial(self._services.settings.set, LAST_PANE))
        self._services.connect_asked.connect(self._choose)
        hosts.hostsChanged.connect(self._show_hosts)
        self._services.settings.changed.connect(self._setting_changed)

    async def _begin(self) -> None:
        if self._options.private:
            from engine.needs import CannotStart

            try:
                await self._start_private()
            except EngineError as error:
                words = error.words if isinstance(error, CannotStart) else f"could not be started: {error.words}"
                complain(f"the private engine {words}")
                if self._options.screenshot is not None:
                    self._code = EXIT_FAILED
                    return
                self._private_failure = error  # the page that no engine answers says it, and offers it again
        try:
            await self.hosts.find()
        except OSError as error:
            logger.warning("engines cannot be looked for: %s", error)
        host = await self._first()
        if host is not None:
            self.hosts.switch(host.name)
        await in_thread(lambda: [importlib.import_module(name) for name in MEANWHILE], "imports")
        self._show_session()
        self.hosts.sessionChanged.connect(self._show_session)
        self.complete.emit()

    async def _end(self) -> None:
        settings = self._services.settings
        if self._options.screenshot is None:
            settings.set(WINDOW, bytes(self._window.saveGeometry().data()))
        self._window.hide()
        self._window.set_session(None, None)
        if self.runner is not None:
            await self.runner.close()
        await self._scope.close()
        await self.hosts.close()
        if self._private is not None:
            await in_thread(self._private.stop, "stop the private engine")

    @property
    def _toasts(self) -> Toasts:
        if self._made_toasts is None:
            from gui.widgets.toasts import Toasts

            self._made_toasts = Toasts(self._window.central)
        return self._made_toasts

    def _failed(self, error: BaseException) -> None:
        """A task of the application failed."""
        if isinstance(error, EngineError):
            self._toasts.show("err", error.words or str(error))
        else:
            self._reporter.report(error, "in the application")

    # -- engines

    def _find(self) -> Sequence[Host]:
        private = []
        if self._options.private or self._private is not None:
            from engine.private import PrivateEngine, default_folder

            engine = self._private or PrivateEngine(default_folder())
            private = [Host(PRIVATE, engine.url, PRIVATE)]
        found = find_hosts(os.environ, Path.home(), private=private)
        named = self._named(found)
        return found if named is None or named in found else [named, *found]

    def _named(self, found: Sequence[Host]) -> Host | None:
        """The host that the command line names; one that does not exist has no address, and its page says so."""
        if self._options.host:
            return host_of_url(self._options.host, os.environ, Path.home())
        if self._options.context:
            wanted = self._options.context if self._options.context != "default" else "local"
            known = next((host for host in found if host.name == wanted), None)
            return known or Host(self._options.context, "", "context")
        return None

    async def _first(self) -> Host | None:
        """The host to open on: what was asked for, the one chosen last, docker's current one, one that answers."""
        if self._options.private:
            return self.hosts.named(PRIVATE)
        named = self._named(self.hosts.hosts)
        if named is not None:
            return named
        last = "" if os.environ.get("DOCKER_HOST") else self._services.settings.value(LAST_HOST)
        first = self.hosts.first(last)
        if first is None or first.source != "socket":
            return first
        for host in (first, *self.hosts.hosts):
            if host.source == "socket" and await answers(host):
                return host
        return first

    def _remember(self, name: str) -> None:
        host = self.hosts.named(name)
        kept = "" if host is None or host.current or host.name == PRIVATE or self._named(self.hosts.hosts) else name
        self._services.settings.set(LAST_HOST, kept)

    def _choose(self, host: Host) -> None:
        if self.hosts.named(host.name) is not None:
            self.hosts.switch(host.name)

    def _show_hosts(self) -> None:
        self._services.set_hosts(self.hosts.hosts)
        self._window.sidebar.set_hosts(self.hosts.hosts)

    def _show_session(self) -> None:
        session = self.hosts.session
        if session is None:
            return
        if self.runner is None:
            from gui.actions.runner import ActionRunner
            from models.log_shelf import FilterShelf

            self.runner = ActionRunner(session, self._window, self._toasts)
            self.runner.filters = FilterShelf(self._services.settings)
            self.runner.go_asked.connect(self._window.show_record)
            self.runner.logs_asked.connect(self._window.show_logs)
        else:
            self.runner.set_session(session)
        self._window.set_session(session, self.runner, fresh=self._fresh)
        self._fresh = False
        session.stateChanged.connect(self._examine)
        self._keep_history(session)
        session.watch_latency(on=self._window.isActiveWindow())

    def _keep_history(self, session: HostSession) -> None:
        """What is measured is kept in the state folder; a picture shows only what is measured for it."""
        hub, settings = session.stats, self._services.settings
        if self._options.screenshot is None:
            folder = find_folders(os.environ, Path.home(), sys.platform).state / "history"
            hub.keep_in(folder)
            hub.record_hidden(on=settings.value(RECORD_HIDDEN))

    def _setting_changed(self, key: str) -> None:
        session = self.hosts.session
        if key == RECORD_HIDDEN.key and session is not None:
            session.stats.record_hidden(on=self._services.settings.value(RECORD_HIDDEN))

    # -- no engine

    def _examine(self) -> None:
        """Find out why the engine does not answer, while the page that says so is shown."""
        session = self.hosts.session
        if session is not None and session.lost and session.error is not None and self._window.no_engine is not None:
            self._scope.start("examine", self._say_why(session.host, session.error))

    async def _say_why(self, host: Host, error: EngineError) -> None:
        from engine.diagnosis import diagnose
        from engine.private import missing
        from gui.texts.private import failed, why_not

        diagnosis = await diagnose(host, error)
        need = await in_thread(missing, "look for dockerd")
        others = [other for other in self.hosts.hosts if other.name != host.name]
        reached = await asyncio.gather(*map(answers, others))
        page = self._window.no_engine
        if page is not None:
            page.show_diagnosis(diagnosis, version())
            failure = self._private_failure
            if need is not None:
                page.show_private(why_not(need))
            elif failure is not None:
                page.show_private(failed(failure), offered=True)
            else:
                page.show_private("")
            page.show_others(list(zip(others, reached, strict=True)))

    async def _start_private(self) -> None:
        from engine.private import default_folder, ensure

        self._private = await in_thread(partial(ensure, default_folder()), "start the private engine")
        self._private_failure = None

    async def _use_private(self) -> None:
        from gui.texts.private import failed

        page = self._window.no_engine
        if page is not None:
            page.show_starting()
        try:
            await self._start_private()
        except EngineError as error:
            if self._window.no_engine is not None:
                self._window.no_engine.show_private(failed(error), offered=True)
            return
        await self.hosts.find()
        self.hosts.switch(PRIVATE)

    # -- pictures

    async def _take_pictures(self, folder: Path) -> None:
        from gui.shots import NoPicture, take

        if self._code:
            return
        try:
            await take(self._window, self._services, folder)
        except NoPicture as error:
            complain(str(error))
            self._code = EXIT_FAILED


async def answers(host: Host) -> bool | None:
    """Whether something takes connections at a local socket; None for engines elsewhere, which are not disturbed."""
    if not host.url.startswith("unix://"):
        return None

    def ask() -> bool:
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            probe.settimeout(2.0)
            try:
                probe.connect(host.url.removeprefix("unix://"))
            except OSError:
                return False
        return True

    return await in_thread(ask, "ask a socket")
