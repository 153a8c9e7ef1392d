"""The pane of logs: any containers together, chosen, hidden, alone, taken out, and kept for the next start."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.actions.record import Options
from gui.actions.registry import action
from gui.actions.runner import ActionRunner
from gui.dialogs.log_sources import LogSourcesDialog
from gui.log_window import LogWindow
from gui.panes import logs
from gui.panes.services import Services
from gui.widgets.toasts import Toasts
from models.log_lines import MARK
from models.settings import Settings
from tests.fakes.live import connected, run
from tests.fakes.log_streams import WrittenLog, WrittenStream, line
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.waiting import met

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from models.session import HostSession

pytestmark = pytest.mark.usefixtures("qapp")
NAMES = ("api-1", "db-1", "web-1", "cache-1")


class Bench:
    """A pane of logs in a window, on a live session whose containers have written."""

    def __init__(self, pane: logs.LogsPane, engine: MemoryEngine, session: HostSession) -> None:
        self.pane = pane
        self.engine = engine
        self.session = session
        self.written: dict[str, WrittenLog] = {}

    async def until(self, condition: Any) -> None:
        await met(condition)

    def ids(self, name: str) -> str:
        return next(one.id for one in self.engine.containers_there.values() if one.name == name)

    def texts(self) -> list[str]:
        store = self.pane.board.store
        return [found.text.decode() for found in store.lines(store.first, store.end) if found.stream != MARK]

    def shown(self) -> list[str]:
        view = self.pane.board.view
        return [view.store.line(number).text.decode() for number in view.rows.numbers(0, len(view.rows))]

    @property
    def chips(self) -> list[str]:
        return [chip.name for chip in self.pane.header.sources.chips]


@asynccontextmanager
async def opened(folder: Path, monkeypatch: pytest.MonkeyPatch, *, width: int = 1240) -> AsyncIterator[Bench]:
    engine = MemoryEngine()
    for name in NAMES:
        labels = {"com.docker.compose.project": "shop"} if name != "cache-1" else {}
        engine.start(engine.create(name, labels=labels))
    settings = Settings(folder)
    settings.load()
    async with connected(engine) as (session, _said):
        window = QMainWindow()
        services = Services(settings)
        pane = logs.make(services, window)
        bench = Bench(pane, engine, session)
        for place, one in enumerate(engine.containers_there.values()):
            bench.written[one.id] = WrittenLog()
            bench.written[one.id].write(*(line(n, f"{one.name} {n}") for n in range(place, 400, 4)))

        def stream(
            container: str, *, tty: bool | None = None, tail: int | None = None, follow: bool = True, since: str = ""
        ) -> WrittenStream:
            return WrittenStream(bench.written[container], tail, since, follow=follow)

        monkeypatch.setattr(engine.containers, "logs", stream)
        window.setCentralWidget(pane)
        window.resize(width, 820)
        window.show()
        runner = ActionRunner(session, window, Toasts(pane))
        runner.logs_asked.connect(pane.show_names)
        services.set_session(session, runner)
        try:
            yield bench
        finally:
            await pane.tasks.close()
            await pane.board.close_down()
            await runner.close()
            assert not any(log.readers for log in bench.written.values())
            window.close()
            window.deleteLater()
            services.deleteLater()
            QApplication.processEvents()
            settings.close()
            settings.deleteLater()


def test_nothing_chosen_leads_to_the_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            assert on.pane.stack.currentWidget() is on.pane.empty
            on.pane.empty.acted.emit()
            dialog = on.pane.services.runner and on.pane.services.runner.dialog
            assert isinstance(dialog, LogSourcesDialog)
            assert not dialog.show_button.isEnabled()
            assert dialog.list.model().names[0] == "Project shop"
            dialog.list.model().set_on(0, on=True)
            assert dialog.show_button.text() == "Show 3 logs"
            dialog.show_button.click()
            await on.until(lambda: len(on.pane.board.store) == 300)
            assert sorted(on.chips) == ["api-1", "db-1", "web-1"]
            assert on.pane.header.count.text() == "3 containers in shop"
            assert on.pane.header.lines.text() == "300 lines"
            assert [int(words.split()[1]) for words in on.texts()] == [n for n in range(400) if n % 4 != 3]

    run(scenario)


def test_the_choice_is_filtered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.choose()
            dialog = on.pane.services.runner and on.pane.services.runner.dialog
            assert isinstance(dialog, LogSourcesDialog)
            dialog.field.set_text("cache")
            dialog.field.changed.emit("cache")
            assert dialog.list.model().names == ["cache-1"]
            dialog.list.model().set_on(0, on=True)
            dialog.field.set_text("")
            dialog.field.changed.emit("")
            assert dialog.list.model().on == [False, False, True, False, False]
            dialog.show_button.click()
            await on.until(lambda: len(on.pane.board.store) == 100)

    run(scenario)


def test_several_selected_containers_open_together_and_are_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            runner = on.pane.services.runner
            assert runner is not None
            rows = [row for row in on.session.containers.values() if row.container.name != "db-1"]
            action("container.logs").show(runner, rows, Options())  # type: ignore[misc]
            await on.until(lambda: len(on.pane.board.store) == 300)
            on.written[on.ids("web-1")].write(line(500, "late"))
            await on.until(lambda: on.texts()[-1] == "late")
            last = on.pane.board.store.line(on.pane.board.store.end - 1)
            assert on.pane.board.store.sources[last.source] == "web-1"

    run(scenario)


def test_a_source_is_hidden_shown_and_shown_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.show_names(["api-1", "db-1", "web-1"])
            await on.until(lambda: len(on.shown()) == 300)
            first = on.pane.header.sources.chips[0]
            QTest.keyClick(first, Qt.Key.Key_Space)
            assert first.accessibleName() == "api-1, hidden"
            await on.until(lambda: len(on.shown()) == 200)
            assert not any(words.startswith("api-1") for words in on.shown())
            QTest.keyClick(first, Qt.Key.Key_Return)
            await on.until(lambda: len(on.shown()) == 100)
            assert all(words.startswith("api-1") for words in on.shown())
            on.written[on.ids("db-1")].write(line(800, "db-1 unseen"))
            on.written[on.ids("api-1")].write(line(801, "api-1 seen"))
            await on.until(lambda: on.shown()[-1] == "api-1 seen")
            assert len(on.shown()) == 101
            QTest.keyClick(first, Qt.Key.Key_Return)
            await on.until(lambda: len(on.shown()) == 302)

    run(scenario)


def test_a_source_taken_out_is_gone_and_the_choice_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.show_names(["api-1", "db-1"])
            await on.until(lambda: len(on.pane.board.store) == 200)
            QTest.keyClick(on.pane.header.sources.chips[0], Qt.Key.Key_Delete)
            assert on.chips == ["db-1"]
            await on.until(lambda: len(on.pane.board.store) == 100)
            assert all(words.startswith("db-1") for words in on.texts())

    async def later() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            await on.until(lambda: len(on.pane.board.store) == 100)
            assert on.chips == ["db-1"]

    run(scenario)
    run(later)


def test_a_hidden_pane_reads_nothing_and_goes_on_without_a_hole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.show_names(["api-1", "db-1"])
            await on.until(lambda: len(on.pane.board.store) == 200)
            on.pane.hide()
            await on.until(lambda: not any(log.readers for log in on.written.values()))
            on.written[on.ids("api-1")].write(line(600, "unseen"))
            on.pane.show()
            await on.until(lambda: on.texts()[-1] == "unseen")
            assert len(on.pane.board.store) == 201

    run(scenario)


def test_what_was_read_of_a_removed_container_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.show_names(["api-1", "db-1"])
            await on.until(lambda: len(on.pane.board.store) == 200)
            on.engine.destroy(on.engine.containers_there[on.ids("api-1")])
            await on.until(lambda: len(on.session.containers) == 3)
            assert len(on.texts()) == 200
            on.written[on.ids("db-1")].write(line(700, "goes on"))
            await on.until(lambda: on.texts()[-1] == "goes on")

    run(scenario)


def test_chips_without_room_stand_behind_a_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch, width=560) as on:
            on.pane.show_names(NAMES)
            await on.until(lambda: len(on.pane.board.store) == 400)
            bar = on.pane.header.sources
            hidden = [chip for chip in bar.chips if chip.isHidden()]
            assert hidden
            assert bar.more.text() == f"+{len(hidden)}"
            assert bar.add.geometry().right() <= bar.width()

    run(scenario)


def test_a_container_keeps_its_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.session.colours.place("web-1")
            on.pane.show_names(["api-1", "web-1"])
            await on.until(lambda: len(on.pane.board.store) == 200)
            assert on.pane.board.store.series == (1, 0)
            assert [chip.colour for chip in on.pane.header.sources.chips] == [1, 0]

    run(scenario)


def test_logs_open_in_a_window_of_their_own_which_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.show_names(["api-1", "db-1"])
            await on.until(lambda: len(on.pane.board.store) == 200)
            on.pane.open_window()
            window = on.pane.window().findChild(QMainWindow, "log-window")
            assert isinstance(window, LogWindow)
            assert window.windowTitle() == "Logs of api-1, db-1"
            await on.until(lambda: len(window.pane.board.store) == 200)
            window.pane.show_names(["web-1"])
            await on.until(lambda: len(window.pane.board.store) == 100)
            assert on.chips == ["api-1", "db-1"]
            assert on.pane.services.settings.pane("logs")["sources"] == ["api-1", "db-1"]
            window.close()
            await on.until(lambda: not on.written[on.ids("web-1")].readers)
            await on.until(lambda: on.pane.window().findChild(QMainWindow, "log-window") is None)

    run(scenario)


def test_tab_goes_along_the_head_from_left_to_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario() -> None:
        async with opened(tmp_path, monkeypatch) as on:
            on.pane.show_names(NAMES[:2])
            await on.until(lambda: len(on.chips) == 2)
            header = on.pane.header
            reached, each = [], header.nextInFocusChain()
            while each is not header:
                if header.isAncestorOf(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible():
                    reached.append(each.mapTo(header, QPoint(0, 0)).x())
                each = each.nextInFocusChain()
            assert len(reached) >= 8
            assert reached == sorted(reached)

    run(scenario)
