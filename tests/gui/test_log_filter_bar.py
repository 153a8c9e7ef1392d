"""The filter row of a log board: chips, levels, streams, sources, lines around; picked as lines come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.widgets.menu import Menu
from models.log_condition import Condition
from models.log_filter import Filter
from models.log_levels import Level
from models.logs import EARLIEST, LogStore
from tests.fakes.live import run
from tests.fakes.log_streams import chunk, line
from tests.gui.test_log_finding import board_of, count_of, look_for, met, shown

if TYPE_CHECKING:
    from gui.widgets.log_board import LogBoard

pytestmark = pytest.mark.usefixtures("qapp")
KEY = Qt.Key
LOG = [
    f"{('ERROR', 'WARN', 'INFO', 'INFO', 'plain')[n % 5]} {'checkout' if n % 2 else 'healthz'} {n}" for n in range(100)
]


def write(board: LogBoard, text: str) -> None:
    board.filter_bar.edit.setText(text)
    QTest.keyClick(board.filter_bar.edit, KEY.Key_Return)


def choose(board: LogBoard, words: str) -> None:
    board.filter_bar.more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, Menu)
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.close()


def test_chips_narrow_the_log_and_go_by_their_cross_or_backspace() -> None:
    async def main() -> None:
        async with board_of(*LOG) as board:
            write(board, "checkout")
            write(board, "-ERROR")
            await met(lambda: shown(board) == [n for n in range(100) if n % 2 and n % 5])
            assert [(chip.sign, chip.text) for chip in board.filter_bar.chips] == [("+", "checkout"), ("−", "ERROR")]
            assert board.filter_bar.edit.text() == ""
            QTest.keyClick(board.filter_bar.edit, KEY.Key_Backspace)
            await met(lambda: shown(board) == list(range(1, 100, 2)))
            board.filter_bar.chips[0].removed.emit()
            assert len(board.view.rows) == 100

    run(main)


def test_levels_have_counts_and_are_left_out() -> None:
    async def main() -> None:
        async with board_of(*LOG) as board:
            toggles = board.filter_bar.toggles
            await met(lambda: [toggle.count for toggle in toggles.values()] == [20, 20, 40, 0, 20])
            QTest.mouseClick(toggles[Level.INFO], Qt.MouseButton.LeftButton)
            await met(lambda: shown(board) == [n for n in range(100) if n % 5 not in {2, 3}])
            assert toggles[Level.INFO].accessibleName() == "Info, 40 lines, hidden"

    run(main)


def test_a_stream_and_lines_around_are_chosen_in_the_menu() -> None:
    async def main() -> None:
        async with board_of(*LOG) as board:
            board.store.append(chunk(line(100, "to stderr"), stream=2))
            board.refresh()
            choose(board, "Show stderr")
            await met(lambda: shown(board) == list(range(100)))
            write(board, "healthz 50")
            choose(board, "1 line around each")
            await met(lambda: shown(board) == [49, 50, 51])
            assert [chip.text for chip in board.filter_bar.chips] == ["healthz 50", "stderr", "1 line around"]
            choose(board, "Show all lines")
            assert len(board.view.rows) == 101
            assert board.filter_bar.chips == []

    run(main)


def test_sources_are_hidden_and_shown_alone() -> None:
    async def main() -> None:
        async with board_of() as board:
            store = LogStore(sources=("a", "b"))
            store.append(chunk(*(line(n) for n in range(10))), bytes(n % 2 for n in range(10)))
            board.set_store(store)
            board.show_sources(frozenset({1}))
            await met(lambda: shown(board) == [1, 3, 5, 7, 9])
            board.show_sources(None)
            assert len(board.view.rows) == 10

    run(main)


def test_a_filter_that_changes_while_it_is_worked_on_leaves_only_the_last_ones_lines() -> None:
    async def main() -> None:
        async with board_of(*(f"line {n}" for n in range(30_000))) as board:
            for n in range(20):
                board.set_filter(Filter((Condition(str(n)),)))
            board.set_filter(Filter((Condition("line 29999"),)))
            await met(lambda: board.picking.done)
            assert shown(board) == [29_999]

    run(main)


def test_lines_that_come_at_either_end_pass_through_the_filter() -> None:
    async def main() -> None:
        async with board_of(*LOG) as board:
            write(board, "checkout 99")
            await met(lambda: shown(board) == [99])
            board.store.open_gap()
            board.store.append_earlier(chunk(*(line(n, "checkout 99" if n == -7 else "hay") for n in range(-50, 0))))
            board.store.append(chunk(line(100, "checkout 99"), line(101, "hay")))
            board.refresh()
            await met(lambda: shown(board) == [EARLIEST + 43, 99, 100])

    run(main)


def test_the_place_in_a_log_stays_while_it_is_filtered_and_filtered_otherwise() -> None:
    async def main() -> None:
        async with board_of(*(f"line {n}" for n in range(30_000))) as board:
            board.view.set_following(False)
            board.view.show_line(15_001, middle=True)
            top = board.view.top_line
            for text in ("-nothing like it", "-/[02468]$/", "line"):
                write(board, text)
                await met(lambda: board.picking.done)
                assert board.view.top_line in {top, top + 1}
            board.set_filter(Filter())
            assert board.view.top_line in {top, top + 1}

    run(main)


def test_nothing_that_matches_is_said_in_the_empty_view() -> None:
    async def main() -> None:
        async with board_of(*LOG, wide=False, width=448) as board:
            board.open_filter()
            write(board, "never written")
            await met(lambda: board.view.accessibleDescription() == "No line matches.")
            assert board.width() == 448

    run(main)


def test_hits_are_counted_in_what_the_filter_lets_through() -> None:
    async def main() -> None:
        async with board_of(*LOG) as board:
            write(board, "checkout")
            await look_for(board, "error")
            assert count_of(board) == "10 of 10"

    run(main)


def test_what_is_no_expression_is_told_and_makes_no_chip() -> None:
    async def main() -> None:
        async with board_of(*LOG) as board:
            write(board, "/(/")
            assert board.filter_bar.chips == []
            assert board.filter_bar.edit.text() == "/(/"
            assert board.filter_bar.edit.accessibleDescription()

    run(main)


def test_a_filter_is_named_and_used_again() -> None:
    async def main() -> None:
        async with board_of(*LOG) as board:
            kept: dict[str, Filter] = {}
            board.filter_bar.names = lambda: kept
            board.filter_bar.named.connect(lambda name: kept.update({name: board.filter_bar.filter}))
            write(board, "checkout")
            choose(board, "Name this filter…")
            write(board, "orders")
            assert kept == {"orders": Filter((Condition("checkout"),))}
            choose(board, "Show all lines")
            choose(board, "orders")
            await met(lambda: shown(board) == list(range(1, 100, 2)))

    run(main)


def test_a_catastrophic_condition_ends_and_is_told() -> None:
    async def main() -> None:
        async with board_of(*["a" * 80 + "c"] * 50) as board:
            write(board, "/(a|a)*b|(a+)+b/")
            await met(lambda: "takes too long" in board.filter_bar.edit.accessibleDescription())
            assert board.picking.done

    run(main)


def test_errors_are_marked_in_the_scroll_bar() -> None:
    async def main() -> None:
        async with board_of(*["INFO"] * 500, "ERROR", *["INFO"] * 499) as board:
            bar = board.view.verticalScrollBar()
            await met(lambda: bar.marks[1] == (0.5,))  # type: ignore[attr-defined]

    run(main)
