"""Finding in a log board: counted, marked, gone through from one to the next, alone if wanted, always to an end."""

from __future__ import annotations

import gc
import threading
import weakref
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.widgets import log_finding
from gui.widgets.log_bar import LogScrollBar
from gui.widgets.log_board import LogBoard
from gui.widgets.log_finding import FindState
from models.logs import EARLIEST, LogStore
from tests.fakes.live import run
from tests.fakes.log_streams import chunk, line
from tests.gui.waiting import met

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = pytest.mark.usefixtures("qapp")
KEY, SHIFT, CONTROL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def store_of(*texts: str) -> LogStore:
    store = LogStore()
    store.append(chunk(*(line(n, text) for n, text in enumerate(texts))))
    return store


def every_tenth(count: int, word: str = "needle") -> list[str]:
    return [f"{word} {n}" if n % 10 == 3 else f"hay {n}" for n in range(count)]


@asynccontextmanager
async def board_of(*texts: str, wide: bool = True, width: int = 900) -> AsyncIterator[LogBoard]:
    board = LogBoard(wide=wide)
    board.resize(width, 500)
    board.set_store(store_of(*texts))
    board.show()
    board.activateWindow()
    board.view.setFocus()
    try:
        yield board
    finally:
        await board.close_down()
        board.close()
        board.deleteLater()


async def look_for(board: LogBoard, text: str) -> None:
    board.open_find()
    board.find_bar.field.edit.setText(text)
    board.find_bar.tell()
    await met(lambda: board.finding.state not in {FindState.NOTHING, FindState.SEARCHING})


def count_of(board: LogBoard) -> str:
    return board.find_bar.field.count.text()


def shown(board: LogBoard) -> list[int]:
    return board.view.rows.numbers(0, len(board.view.rows))


def test_hits_are_counted_and_gone_through_round_and_round() -> None:
    async def main() -> None:
        async with board_of(*every_tenth(300)) as board:
            await look_for(board, "needle")
            assert board.finding.state is FindState.DONE
            assert count_of(board) == "30 of 30"  # the one nearest above the foot
            edit = board.find_bar.field.edit
            QTest.keyClick(edit, KEY.Key_Return)
            assert count_of(board) == "1 of 30"
            assert board.finding.current == (3, 0)
            QTest.keyClick(edit, KEY.Key_Return, SHIFT)
            assert count_of(board) == "30 of 30"
            QTest.keyClick(edit, KEY.Key_F3)
            QTest.keyClick(edit, KEY.Key_F3)
            assert count_of(board) == "2 of 30"
            QTest.keyClick(board.view, KEY.Key_F3, SHIFT)
            assert count_of(board) == "1 of 30"
            assert board.view.top_line == 0
            assert not board.view.following

    run(main)


def test_the_count_is_never_cut_off() -> None:
    async def main() -> None:
        async with board_of(*every_tenth(30_000), wide=False, width=448) as board:
            await look_for(board, "e")
            QApplication.processEvents()
            count = board.find_bar.field.count
            assert count_of(board).endswith(" of 9,000")
            assert count.width() >= count.sizeHint().width()
            assert board.width() == 448
            assert board.find_bar.width() == 448

    run(main)


def test_all_hits_are_marked_in_the_scroll_bar() -> None:
    async def main() -> None:
        async with board_of(*["hay"] * 500, "needle", *["hay"] * 499) as board:
            await look_for(board, "needle")
            bar = board.view.verticalScrollBar()
            assert isinstance(bar, LogScrollBar)
            await met(lambda: bar.marks[0])
            assert bar.marks[0] == (0.5,)
            board.close_find()
            await met(lambda: not bar.marks[0])

    run(main)


def test_nothing_found_is_said_in_words() -> None:
    async def main() -> None:
        async with board_of("one", "two") as board:
            await look_for(board, "three")
            assert count_of(board) == "No hit"
            assert board.find_bar.field.edit.accessibleDescription() == "No hit in this log."
            assert not board.find_bar.after.isEnabled()

    run(main)


def test_what_is_no_expression_says_why() -> None:
    async def main() -> None:
        async with board_of("one") as board:
            board.open_find()
            board.find_bar.field.regex.setChecked(True)
            board.find_bar.field.edit.setText("(")
            board.find_bar.tell()
            assert count_of(board) == "No expression"
            assert board.finding.state is FindState.NOTHING

    run(main)


def test_only_matching_lines_are_shown_as_they_come_and_all_again() -> None:
    async def main() -> None:
        async with board_of(*every_tenth(100)) as board:
            await look_for(board, "needle")
            board.find_bar.only.setChecked(True)
            await met(lambda: shown(board) == list(range(3, 100, 10)))
            board.store.append(chunk(line(100, "hay"), line(101, "needle")))
            board.refresh()
            await met(lambda: shown(board)[-2:] == [93, 101])
            await met(lambda: count_of(board).endswith("of 11"))
            board.find_bar.only.setChecked(False)
            assert len(board.view.rows) == 102

    run(main)


def test_older_lines_that_come_before_are_looked_through_while_only_matching_ones_are_shown() -> None:
    async def main() -> None:
        async with board_of(*every_tenth(100)) as board:
            await look_for(board, "needle")
            board.find_bar.only.setChecked(True)
            await met(lambda: len(board.view.rows) == 10)
            current = board.finding.current
            board.store.open_gap()
            board.store.append_earlier(chunk(*(line(n, "needle" if n == -5 else "hay") for n in range(-50, 0))))
            board.refresh()
            await met(lambda: shown(board)[:2] == [EARLIEST + 45, 3])
            await met(lambda: count_of(board) == "11 of 11…")
            assert board.finding.current == current

    run(main)


def test_another_word_while_a_search_runs_ends_the_one_before() -> None:
    async def main() -> None:
        async with board_of(*every_tenth(50_000)) as board:
            board.open_find()
            for text in ("hay", "n", "ne", "needle"):
                board.find_bar.field.edit.setText(text)
                board.find_bar.tell()
            await met(lambda: board.finding.state is FindState.DONE)
            assert count_of(board) == "5,000 of 5,000"
            await met(lambda: len([one for one in threading.enumerate() if "log find" in one.name]) == 0)

    run(main)


def test_a_catastrophic_expression_is_stopped_and_says_so() -> None:
    async def main() -> None:
        async with board_of(*["a" * 80 + "c"] * 50) as board:
            board.find_bar.field.regex.setChecked(True)
            await look_for(board, "(a|a)*b|(a+)+b")
            assert board.finding.state is FindState.CAPPED
            assert "takes too long" in board.find_bar.field.edit.accessibleDescription()
            board.find_bar.only.setChecked(True)
            await met(lambda: board.picking.problem)

    run(main)


def test_escape_stops_a_search_then_closes() -> None:
    async def main() -> None:
        async with board_of(*["a" * 80 + "c"] * 50) as board:
            board.find_bar.field.regex.setChecked(True)
            board.open_find()
            board.find_bar.field.edit.setText("(a|a)*b|(a+)+b")
            board.find_bar.tell()
            assert board.finding.state is FindState.SEARCHING
            QTest.keyClick(board.find_bar.field.edit, KEY.Key_Escape)
            assert board.finding.state is FindState.CANCELLED
            assert "stopped" in count_of(board)
            QTest.keyClick(board.find_bar.field.edit, KEY.Key_Escape)
            assert board.find_bar.isHidden()
            assert board.finding.finder is None

    run(main)


def test_more_hits_than_are_counted_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_finding, "MOST_HITS", 100)

    async def main() -> None:
        async with board_of(*every_tenth(20_000)) as board:
            await look_for(board, "needle")
            assert board.finding.state is FindState.CAPPED
            assert count_of(board).endswith("+")

    run(main)


def test_ctrl_f_opens_it_with_what_is_selected() -> None:
    async def main() -> None:
        async with board_of("one two") as board:
            QTest.keyClick(board.view, KEY.Key_Home, CONTROL)
            for _ in range(3):
                QTest.keyClick(board.view, KEY.Key_Right, SHIFT)
            selected = board.view.selected_text()
            QTest.keyClick(board.view, KEY.Key_F, CONTROL)
            assert not board.find_bar.isHidden()
            assert board.find_bar.field.edit.text() == selected

    run(main)


def test_two_hundred_boards_opened_and_closed_leave_nothing() -> None:
    async def main() -> None:
        left: list[weakref.ref[LogBoard]] = []
        for _ in range(200):
            board = LogBoard()
            board.set_store(store_of(*every_tenth(50)))
            board.open_find("needle")
            board.find_bar.tell()
            board.find_bar.only.setChecked(True)
            left.append(weakref.ref(board))
            await board.close_down()
            board.deleteLater()
            del board
        QApplication.sendPostedEvents(None, 52)  # DeferredDelete
        gc.collect()
        assert [one for one in left if one() is not None] == []
        await met(lambda: not [one for one in threading.enumerate() if one.name.startswith("longshore log")])

    run(main)
