"""The forms of a log view: letters' size, blocks, wrapping, banners, and lines that are out of all proportion."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from engine.records import LogChunk
from engine.stamps import stamp_text
from gui.look.look import look
from models.log_lines import MARK, TimeForm
from models.log_times import time_text
from tests.fakes.log_streams import line
from tests.gui.test_log_view import CONTROL, KEY, fill, many, place, view

if TYPE_CHECKING:
    from gui.widgets.log_view import LogView

__all__ = ["view"]
ALT = Qt.KeyboardModifier.AltModifier


def test_keys_make_letters_larger_and_smaller_and_as_they_were(view: LogView) -> None:
    many(view, 50)
    height = view.metrics.height
    QTest.keyClick(view, KEY.Key_Plus, CONTROL)
    assert view.zoom == 110
    assert view.metrics.height > height
    QTest.keyClick(view, KEY.Key_Minus, CONTROL)
    QTest.keyClick(view, KEY.Key_Minus, CONTROL)
    assert view.zoom == 90
    QTest.keyClick(view, KEY.Key_0, CONTROL)
    assert view.zoom == 100
    assert view.metrics.height == height
    view.set_zoom(10_000)
    assert view.zoom == 300
    view.grab()


def test_alt_and_dragging_select_a_block(view: LogView) -> None:
    fill(view, "abcdef", "ghijkl", "mn", "stuvwx")
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), button, ALT, place(view, 0, 1))
    QTest.mouseMove(view.viewport(), place(view, 3, 4))
    view._mouse._pointer = QPointF(place(view, 3, 4))
    view._mouse._drag()
    QTest.mouseRelease(view.viewport(), button, ALT, place(view, 3, 4))
    assert view.selected_text() == "bcd\nhij\nn\ntuv"
    view.grab()


def test_wrapped_lines_go_on_in_the_next_row(view: LogView) -> None:
    fill(view, "x" * 1000, "last")
    view.set_wrap(True)
    rows = view._page.from_place(view._top, view.page)
    assert [row.number for row in rows].count(0) == -(-1000 // view._page.columns)
    assert view.horizontalScrollBar().maximum() == 0
    view.set_wrap(False)
    assert [row.number for row in view._page.from_place(view._top, view.page)] == [0, 1]


def test_a_mark_is_a_tinted_row_across_the_view(view: LogView) -> None:
    fill(view, "before")
    view.store.append(LogChunk(line(1, "exited 137") + b"\n" + line(2, "started") + b"\n", bytes((MARK, MARK))))
    view.refresh()
    image = view.viewport().grab().toImage()
    right = view.viewport().width() - 4
    middle = view.metrics.height / 2
    colours = [image.pixelColor(right, round(view.metrics.height * row + middle)).name() for row in range(3)]
    assert colours == [look().color(name).name() for name in ("base", "errtint", "infotint")]


@pytest.mark.parametrize(
    "text",
    ["x" * 10_000_000, "\x1b[31m" * 200_000, "\x00" * 100_000, "\u202e\u05d0" * 50_000, "漢\t" * 50_000],
    ids=["ten megabytes", "escape flood", "NULs", "right to left", "wide and tabs"],
)
@pytest.mark.parametrize("wrap", [False, True], ids=["out", "wrapped"])
def test_a_line_out_of_all_proportion_is_painted(view: LogView, text: str, *, wrap: bool) -> None:
    fill(view, "before", text, "after")
    view.set_wrap(wrap)
    assert not view.grab().isNull()
    QTest.keyClick(view, KEY.Key_Home)
    QTest.keyClick(view, KEY.Key_PageDown)
    QTest.keyClick(view, KEY.Key_End)
    assert not view.grab().isNull()


def test_a_progress_bar_is_one_line_that_shows_its_last_state(view: LogView) -> None:
    fill(view, "pulling", "\r".join(f"layer {n:3} %" for n in range(101)), "done")
    laid = view.laid_line(1)
    assert laid is not None
    assert "layer 100 %" in laid.text
    assert "layer  99 %" not in laid.text
    assert view.rows.numbers(0, 9) == [0, 1, 2]
    view.select_all()
    first, second, third = view.selected_text().split("\n")
    assert (first, third) == ("pulling", "done")
    assert second == laid.text
    assert not view.grab().isNull()


def test_an_escape_flood_neither_acts_nor_is_copied(view: LogView) -> None:
    fill(view, "before", "\x1b[2J\x1b[H\x1b]0;title\x07\x1b[31m" * 2_000 + "end\x1b[0m", "after")
    view.select_all()
    assert view.selected_text() == "before\nend\nafter"
    assert not view.grab().isNull()


def test_lines_of_a_clock_that_is_ahead_are_of_now(view: LogView) -> None:
    later = stamp_text(time.time_ns() + 86_400 * 10**9).encode()
    view.store.append(LogChunk(later + b" tomorrow\n", b"\x01"))
    view.refresh()
    view.set_columns(view.columns._replace(times=TimeForm.RELATIVE))
    assert time_text(later, TimeForm.RELATIVE, time.time()) == "0 s ago"
    assert not view.grab().isNull()
