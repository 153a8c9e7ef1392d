"""A span of a log's time is shown, by a menu or by what is typed; jumping to a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.widgets.log_histogram import span_words
from gui.widgets.log_time_dialog import TimeDialog
from gui.widgets.log_tools import LogTools
from models.log_lines import TimeForm
from models.log_moments import END
from models.log_options import log_options
from tests.fakes.live import run
from tests.fakes.log_streams import START, chunk, stamped
from tests.gui.test_log_reading import opened
from tests.gui.waiting import met

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gui.widgets.log_board import LogBoard
    from gui.widgets.menu import Menu

pytestmark = pytest.mark.usefixtures("qapp")
MINUTE = 60_000_000_000


@pytest.fixture(autouse=True)
def _as_by_default() -> Iterator[None]:
    yield
    log_options().take({})


def fill(board: LogBoard, minutes: int) -> None:
    """A line a minute; the first is of 22:13:20 UTC."""
    board.store.append(chunk(*(stamped(START + n * MINUTE, f"minute {n}") for n in range(minutes))))
    board.refresh()


def titles(menu: Menu) -> dict[str, Any]:
    return {action.text().partition("\t")[0]: action for action in menu.actions() if not action.isSeparator()}


def test_the_last_minutes_are_shown_and_what_comes() -> None:
    async def scenario() -> None:
        async with opened() as board:
            tools = LogTools(board)
            fill(board, 120)
            assert tools.time.text() == "Everything"
            titles(board.spans.menu())["Last 15 min"].trigger()
            await met(lambda: board.picking.done and len(board.view.rows) == 16)
            assert tools.time.text() == "Last 15 min"
            assert titles(board.spans.menu())["Last 15 min"].isChecked()
            scan = board.picking._scan
            board.store.append(chunk(stamped(START + 121 * MINUTE, "more")))
            board.refresh()
            await met(lambda: board.view.rows.numbers(0, 20) == [*range(106, 120), 120])
            assert board.picking._scan is scan  # no line is gone through again but those of one block
            assert tools.time.text() == "Last 15 min"
            assert titles(board.spans.menu())["Last 15 min"].isChecked()
            board.view.set_following(False)
            span = board.filter_bar.filter.span
            assert span == (START + 106 * MINUTE, END)
            assert tools.time.text() == span_words(span)
            board.store.append(chunk(stamped(START + 125 * MINUTE, "still more")))
            board.refresh()
            await met(lambda: board.view.rows.numbers(0, 20) == [*range(106, 120), 120, 121])
            assert board.filter_bar.filter.span == span
            board.view.set_following(True)
            await met(lambda: board.view.rows.numbers(0, 20) == [*range(110, 120), 120, 121])
            assert tools.time.text() == "Last 15 min"
            titles(board.spans.menu())["Everything"].trigger()
            await met(lambda: len(board.view.rows) == 122)
            assert tools.time.text() == "Everything"
            for button in tools.buttons:
                button.deleteLater()

    run(scenario)


def test_the_last_lines_are_shown() -> None:
    async def scenario() -> None:
        async with opened() as board:
            fill(board, 1500)
            assert not titles(board.spans.menu())["Last 10,000 lines"].isEnabled()
            titles(board.spans.menu())["Last 1,000 lines"].trigger()
            await met(lambda: board.picking.done and len(board.view.rows) == 1000)

    run(scenario)


def test_since_and_until_are_typed() -> None:
    async def scenario() -> None:
        async with opened() as board:
            board.reading.change(times=TimeForm.UTC)
            fill(board, 60)
            board.spans.ask_span()
            await met(lambda: board.findChild(TimeDialog) is not None)
            dialog = board.findChild(TimeDialog)
            assert dialog is not None
            since, until = dialog.fields
            since.set_text("soon")
            assert not dialog.go.isEnabled()
            assert dialog.told.text().startswith("That is no time")
            since.set_text("22:30")
            until.set_text("22:20")
            assert dialog.told.text() == "It ends before it begins."
            assert not dialog.go.isEnabled()
            until.set_text("22:40")
            dialog.go.click()
            await met(lambda: board.picking.done and len(board.view.rows) == 10)
            assert board.view.rows.number(0) == 17
            await met(lambda: board.findChild(TimeDialog) is None)

    run(scenario)


def test_ctrl_j_jumps_to_a_time() -> None:
    async def scenario() -> None:
        async with opened() as board:
            board.reading.change(times=TimeForm.UTC)
            fill(board, 600)
            board.view.setFocus()
            QTest.keyClick(board.view, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
            await met(lambda: board.findChild(TimeDialog) is not None)
            dialog = board.findChild(TimeDialog)
            assert dialog is not None
            dialog.fields[0].set_text("23:00")
            QTest.keyClick(dialog, Qt.Key.Key_Return)
            await met(lambda: board.view.top_line <= 47 <= board.view.last_line)
            assert not board.view.following
            await met(lambda: board.findChild(TimeDialog) is None)

    run(scenario)


def test_an_open_end_is_said_as_since() -> None:
    async def scenario() -> None:
        async with opened() as board:
            fill(board, 5)
            board.spans.show((START, END))
            assert board.spans.title.startswith("Since ")
            board.spans.show((0, START))
            assert board.spans.title.startswith("Until ")
            board.grab()

    run(scenario)
