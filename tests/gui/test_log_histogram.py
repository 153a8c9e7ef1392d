"""A log over time above its lines: as it grows, dragged over, clicked, by keys, in words, thin in a low window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.widgets.log_board import LOW
from gui.widgets.log_histogram import HEIGHT, STRIP
from models.log_blocks import Block
from models.log_survey import SECOND, number_at
from models.logs import PlacedBlock
from tests.fakes.live import run
from tests.fakes.log_streams import START, chunk, stamped
from tests.gui.test_log_finding import board_of, met, shown

if TYPE_CHECKING:
    from gui.widgets.log_board import LogBoard

pytestmark = pytest.mark.usefixtures("qapp")
KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


async def fill(board: LogBoard, count: int = 600) -> None:
    """A line each second, the third minute all errors."""
    words = ("ERROR" if 120 <= n < 180 else "INFO" for n in range(count))
    board.store.append(chunk(*(stamped(START + n * SECOND, word) for n, word in enumerate(words))))
    board.refresh()
    await met(lambda: (bars := board.histogram.bars) is not None and sum(map(sum, bars.counts)) == count)


def point(board: LogBoard, second: float) -> QPoint:
    histogram = board.histogram
    return QPoint(round(histogram._x_of(START + second * SECOND)), histogram.height() // 2)


def test_it_counts_lines_as_they_come_and_says_so_in_words() -> None:
    async def main() -> None:
        async with board_of() as board:
            assert board.histogram.accessibleDescription() == "No lines with a time."
            await fill(board)
            assert board.histogram.accessibleDescription().startswith("600 lines in ")
            assert "60 errors" in board.histogram.accessibleDescription()
            board.store.append(chunk(stamped(START + 600 * SECOND, "ERROR")))
            board.refresh()
            await met(lambda: "61 errors" in board.histogram.accessibleDescription())

    run(main)


def test_dragging_picks_a_span_and_its_chip_lets_it_go() -> None:
    async def main() -> None:
        async with board_of() as board:
            await fill(board)
            QTest.mousePress(board.histogram, LEFT, pos=point(board, 100))
            QTest.mouseMove(board.histogram, point(board, 150))
            QTest.mouseMove(board.histogram, point(board, 200))
            QTest.mouseRelease(board.histogram, LEFT, pos=point(board, 200))
            await met(lambda: 90 <= len(board.view.rows) <= 110)
            numbers = shown(board)
            assert 95 <= numbers[0] <= 105
            assert 195 <= numbers[-1] <= 205
            assert "Picked: " in board.histogram.accessibleDescription()
            (chip,) = board.filter_bar.chips
            chip.removed.emit()
            assert len(board.view.rows) == 600

    run(main)


def test_a_click_jumps_there_and_leaves_the_lines_as_they_are() -> None:
    async def main() -> None:
        async with board_of() as board:
            await fill(board)
            QTest.mouseClick(board.histogram, LEFT, pos=point(board, 300))
            await met(lambda: not board.view.following and board.view.top_line <= 300 <= board.view.last_line)
            assert len(board.view.rows) == 600

    run(main)


def test_keys_go_from_bar_to_bar_pick_and_jump() -> None:
    async def main() -> None:
        async with board_of() as board:
            await fill(board)
            histogram = board.histogram
            histogram.setFocus()
            QTest.keyClick(histogram, KEY.Key_Left)
            for _ in range(4):
                QTest.keyClick(histogram, KEY.Key_Left, SHIFT)
            QTest.keyClick(histogram, KEY.Key_Return)
            bars = histogram.bars
            assert bars is not None
            lines = sum(map(sum, bars.counts[-5:]))
            await met(lambda: len(board.view.rows) == lines)
            QTest.keyClick(histogram, KEY.Key_Escape)
            assert len(board.view.rows) == 600
            QTest.keyClick(histogram, KEY.Key_Return)
            await met(lambda: not board.view.following)

    run(main)


def test_it_is_a_strip_in_a_low_window() -> None:
    async def main() -> None:
        async with board_of() as board:
            board.resize(900, LOW - 1)
            await met(lambda: board.histogram.height() == STRIP)
            board.resize(900, LOW)
            await met(lambda: board.histogram.height() == HEIGHT)

    run(main)


def test_a_narrow_log_has_it_only_when_it_is_asked_for() -> None:
    async def main() -> None:
        async with board_of("one", wide=False, width=448) as board:
            assert board.histogram.isHidden()
            assert board.histogram.bars is None
            board.show_histogram(shown=True)
            await met(lambda: board.histogram.bars)
            assert board.width() == 448

    run(main)


def test_the_first_line_from_a_time_on_is_found_in_blocks() -> None:
    blocks = []
    for first in range(0, 30, 10):
        data = b"".join(stamped(START + n * SECOND, "x") + b"\n" for n in range(first, first + 10))
        blocks.append(PlacedBlock(first, Block(data, b"\1" * 10)))
    assert [number_at(blocks, START + n * SECOND) for n in (-5, 0, 9, 10, 15, 29)] == [0, 0, 9, 10, 15, 29]
    assert number_at(blocks, START + SECOND // 2) == 1
    assert number_at(blocks, START + 30 * SECOND) is None
    assert number_at([], START) is None


@pytest.mark.parametrize("joined", [True, False], ids=["whole", "stopped"])
def test_older_lines_are_counted_when_they_are_there_and_not_while_they_load(
    monkeypatch: pytest.MonkeyPatch, *, joined: bool
) -> None:
    monkeypatch.setattr("gui.widgets.log_surveying.QUIET_MS", 100_000_000 if joined else 0)

    async def main() -> None:
        async with board_of(*(f"ERROR {n}" for n in range(10))) as board:
            await met(lambda: board.surveying.survey.totals[0] == 10 and not board.scope.running("survey"))
            store = board.store
            store.open_gap()
            store.append_earlier(chunk(*(stamped(START - SECOND, f"ERROR {n}") for n in range(300))))
            store.append(chunk(stamped(START + SECOND, "ERROR")))
            board.refresh()
            if joined:
                await met(lambda: board.surveying.survey.totals[0] > 10)
                assert board.surveying.survey.totals[0] == 11
                store.join()
                board.refresh()
            await met(lambda: board.surveying.survey.totals[0] == 311)

    run(main)
