"""The log view paints what is seen, follows until it is scrolled up, selects and copies plain text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest

from gui.look.look import look
from gui.look.tokens import ALL, contrast_ratio
from gui.widgets.log_paint import colours, legible
from gui.widgets.log_pill import LogPill
from gui.widgets.log_selection import LINE_END, Position
from gui.widgets.log_view import FRAME_SECONDS, LogView
from models.ansi import RGB, Style
from models.log_copy import Part
from tests.fakes.log_streams import chunk, line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from models.logs import LogStore

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[LogView]:
    view = LogView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    yield view
    view.close()


def fill(view: LogView, *texts: str, first: int = 0) -> LogStore:
    view.store.append(chunk(*(line(first + n, text) for n, text in enumerate(texts))))
    view.refresh()
    return view.store


def many(view: LogView, count: int = 1000) -> LogStore:
    return fill(view, *(f"line {n}" for n in range(count)))


def place(view: LogView, row: int, column: int) -> QPoint:
    """The point of the viewport at the left edge of a cell."""
    metrics = view._metrics
    return QPointF(metrics.text_left + column * metrics.advance + 1, (row + 0.5) * metrics.height).toPoint()


def last_shown(view: LogView) -> int:
    return view.top_line + view.page - 1


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_it_starts_at_the_end_and_follows(view: LogView) -> None:
    store = many(view)
    assert last_shown(view) == 999
    store.append(chunk(line(1000)))
    view.refresh()
    assert last_shown(view) == 1000
    assert view.following


def test_scrolling_up_stops_following_and_the_pill_counts(view: LogView, qtbot: QtBot) -> None:
    store = many(view)
    view.set_live(True)
    pill = view.findChild(LogPill)
    assert pill is not None
    assert not pill.isVisible()
    QTest.keyClick(view, KEY.Key_PageUp)
    top = view.top_line
    assert not view.following
    assert pill.isVisible()
    store.append(chunk(*(line(n) for n in range(1000, 3314))))
    view.refresh()
    assert view.top_line == top
    assert view.new_lines == 2314
    assert "2,314 new lines" in pill.text
    with qtbot.waitSignal(view.following_changed):
        QTest.keyClick(view, KEY.Key_End)
    assert last_shown(view) == 3313
    assert not pill.isVisible()


def test_resume_in_the_pill_goes_back_to_the_end(view: LogView) -> None:
    many(view)
    view.set_live(True)
    view.set_following(False)
    pill = view.findChild(LogPill)
    assert pill is not None
    pill.resumed.emit()
    assert view.following


def test_a_log_that_has_ended_is_not_called_paused(view: LogView) -> None:
    many(view)
    view.set_live(False)
    view.set_following(False)
    pill = view.findChild(LogPill)
    assert pill is not None
    assert not pill.isVisible()


def test_scrolling_back_to_the_end_follows_again(view: LogView) -> None:
    many(view)
    bar = view.verticalScrollBar()
    bar.setValue(10)
    assert not view.following
    bar.setValue(bar.maximum())
    assert view.following


def test_keys_scroll_by_line_page_and_to_both_ends(view: LogView) -> None:
    many(view)
    QTest.keyClick(view, KEY.Key_Home)
    assert view.top_line == 0
    QTest.keyClick(view, KEY.Key_Down)
    assert view.top_line == 1
    QTest.keyClick(view, KEY.Key_PageDown)
    assert view.top_line == view.page
    QTest.keyClick(view, KEY.Key_Up)
    assert view.top_line == view.page - 1
    QTest.keyClick(view, KEY.Key_End)
    assert last_shown(view) == 999


def test_the_place_stays_when_old_lines_are_let_go(view: LogView) -> None:
    store = many(view, 9_000)
    view.scroll_to(8_900)
    assert store.let_go()
    view.refresh()
    assert store.first > 0
    assert view.top_line == 8_900
    assert view.verticalScrollBar().value() == 8_900 - store.first


def test_clear_empties_the_view_and_what_comes_next_is_shown(view: LogView) -> None:
    store = many(view)
    view.clear()
    assert len(store) == 0
    fill(view, "after", first=1000)
    found = view.laid_line(store.first)
    assert found is not None
    assert found.text == "after"


def test_dragging_selects_characters_and_copies_them(view: LogView) -> None:
    fill(view, "hello world", "second line", "third")
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 0, 6))
    QTest.mouseMove(view.viewport(), place(view, 1, 6))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 1, 6))
    assert view.selection.span is not None
    view.selection.select(Position(0, 6), Position(1, 6))
    QTest.keyClick(view, KEY.Key_C, CONTROL)
    assert clipboard() == "world\nsecond"


def test_two_clicks_select_a_word_and_three_a_line(view: LogView) -> None:
    fill(view, "one api-1.local three", "x")
    viewport, button = view.viewport(), Qt.MouseButton.LeftButton
    point = place(view, 0, 8)
    QTest.mouseClick(viewport, button, pos=point)
    QTest.mouseDClick(viewport, button, pos=point)
    assert view.selected_text() == "api-1.local"
    QTest.mouseClick(viewport, button, pos=point)
    assert view.selected_text() == "one api-1.local three"


def test_shift_and_click_extends(view: LogView) -> None:
    fill(view, "hello world")
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 0, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, SHIFT, place(view, 0, 5))
    assert view.selected_text() == "hello"


def test_keys_select_with_shift(view: LogView) -> None:
    fill(view, "hello world", "second line", "third")
    view.selection.put(Position(0, 0))
    for _ in range(5):
        QTest.keyClick(view, KEY.Key_Right, SHIFT)
    assert view.selected_text() == "hello"
    QTest.keyClick(view, KEY.Key_Right, SHIFT | CONTROL)
    assert view.selected_text() == "hello "
    QTest.keyClick(view, KEY.Key_End, SHIFT)
    assert view.selected_text() == "hello world"
    QTest.keyClick(view, KEY.Key_Down, SHIFT)
    assert view.selected_text() == "hello world\nsecond line"
    QTest.keyClick(view, KEY.Key_Home, SHIFT)
    assert view.selected_text() == "hello world\n"
    QTest.keyClick(view, KEY.Key_Left, SHIFT)
    assert view.selected_text() == "hello world"
    QTest.keyClick(view, KEY.Key_End, SHIFT | CONTROL)
    assert view.selected_text() == "hello world\nsecond line\nthird"
    QTest.keyClick(view, KEY.Key_Escape)
    assert view.selected_text() == ""


def test_selecting_with_keys_scrolls_along(view: LogView) -> None:
    many(view)
    QTest.keyClick(view, KEY.Key_Home)
    view.selection.put(Position(0, 0))
    for _ in range(4):
        QTest.keyClick(view, KEY.Key_PageDown, SHIFT)
    caret = view.selection.caret
    assert caret is not None
    assert caret.line == 4 * view.page
    assert view.top_line <= caret.line <= last_shown(view)


def test_select_all_copies_every_line(view: LogView) -> None:
    many(view, 5000)
    QTest.keyClick(view, KEY.Key_A, CONTROL)
    QTest.keyClick(view, KEY.Key_C, CONTROL)
    assert clipboard().split("\n") == [f"line {n}" for n in range(5000)]


def test_a_selection_stays_on_its_lines_while_others_come(view: LogView) -> None:
    store = fill(view, "hello world")
    view.selection.select(Position(0, 0), Position(0, 5))
    store.append(chunk(*(line(n) for n in range(1, 500))))
    view.refresh()
    assert view.selected_text() == "hello"


def test_a_copy_that_is_too_large_for_once_is_handed_on(view: LogView, qtbot: QtBot) -> None:
    view.store.append(chunk(*(line(n, "x" * 1000) for n in range(5000))))
    view.refresh()
    view.select_all()
    with qtbot.waitSignal(view.copy_wanted) as asked:
        view.copy()
    assert asked.args == [Part(Position(0, 0), Position(4999, LINE_END))]


def test_copied_text_is_what_is_shown(view: LogView) -> None:
    fill(view, "\x1b[31mred\x1b[0m\tok \u202eevil \x07")
    view.select_all()
    assert view.selected_text() == "red\tok ␦evil ␇"


def test_a_long_line_is_scrolled_sideways_and_only_its_seen_part_is_laid_out(view: LogView, qtbot: QtBot) -> None:
    fill(view, "short", "y" * 10_000_000)
    across = view.horizontalScrollBar()
    qtbot.waitUntil(lambda: across.maximum() > 9_000_000)
    found = view.laid_line(1)
    assert found is not None
    assert len(found.text) < 20_000
    QTest.keyClick(view, KEY.Key_Right)
    assert across.value() == 4
    across.setValue(100_000)
    again = view.laid_line(1)
    assert again is not None
    assert len(again.text) > 100_000


def test_what_is_painted_is_told(view: LogView) -> None:
    view.set_name("Log of api-1")
    view.set_placeholder("No log yet.")
    assert view.accessibleDescription() == "No log yet."
    many(view)
    view.set_store(view.store)
    assert view.accessibleName() == "Log of api-1"
    assert view.accessibleDescription() == "1,000 lines. Last: line 999"


def test_an_appended_line_is_painted(view: LogView, qtbot: QtBot) -> None:
    blank = view.grab().toImage()
    fill(view, "now you see me")
    qtbot.waitUntil(lambda: view.grab().toImage() != blank)


class CountingView(LogView):
    paints = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        super().paintEvent(event)


def test_however_often_lines_come_it_paints_once_per_frame(qtbot: QtBot, qapp: QApplication) -> None:
    view = CountingView()
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    many(view)
    qtbot.waitUntil(lambda: view.paints > 0)
    begun, view.paints = time.monotonic(), 0
    while view.paints < 5:
        fill(view, "one more", first=view.store.end)
        qapp.processEvents()
    assert view.store.end > 1005
    assert time.monotonic() - begun > 3 * FRAME_SECONDS


def test_times_can_be_hidden(view: LogView) -> None:
    many(view)
    with_times = view._metrics.text_left
    view.set_times_shown(False)
    assert view._metrics.text_left < with_times
    assert not view.times_shown


def test_marks_are_painted_in_the_colours_of_hits(view: LogView, qtbot: QtBot) -> None:
    fill(view, "find me here")
    view.set_marks({0: [(5, 7)]}, (Position(0, 5), Position(0, 7)))

    def colours_shown() -> set[str]:
        image = view.grab().toImage()
        # Not one line of pixels: another version of the font may leave no gap between letters there.
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(20)}

    qtbot.waitUntil(lambda: look().color("hitcurrent").name() in colours_shown())
    view.set_marks({0: [(5, 7)]})
    qtbot.waitUntil(lambda: look().color("hit").name() in colours_shown())


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_look_paints(view: LogView, qapp: QApplication, theme: str, scale: int) -> None:
    fill(view, "ERROR x", "漢字 \x1b[1;4;9;3;31;44mstyled\x1b[0m", "אבג", "\tat x", "10%\r20%")
    view.select_all()
    before = view._metrics.height
    look().apply(qapp, theme, scale)
    assert view._metrics.height == round(20 * scale / 100)
    assert scale == 100 or view._metrics.height > before
    view.grab()


def test_every_ansi_colour_can_be_read_in_every_theme() -> None:
    inks = [*range(256), *(RGB | value for value in (0, 0xFFFFFF, 0x777777, 0xFFFF00, 0x0000FF))]
    for tokens in ALL:
        for code in inks:
            ink, paper = colours(Style(ink=code), tokens)
            assert paper is None
            assert contrast_ratio(ink.name(), tokens.base) >= 4.5
            ink, paper = colours(Style(paper=code), tokens)
            assert paper is not None
            assert contrast_ratio(ink.name(), paper.name()) >= 4.5


def test_a_colour_that_can_be_read_is_left_alone() -> None:
    assert legible("#b3261e", "#ffffff") == QColor("#b3261e")


def test_what_is_read_below_a_gap_stays_where_it_is_while_older_lines_come(view: LogView) -> None:
    many(view, 200)
    store = view.store
    store.open_gap()

    def bring(start: int, count: int) -> None:
        store.append_earlier(chunk(*(line(n) for n in range(start, start + count))))
        view.refresh()

    bring(0, 300)
    view.scroll_to(0)
    view.scroll_lines(-3)
    assert [one.number for one in view._page.from_place(view._top, 5)][3:] == [0, 1]
    bring(300, 500)
    assert [one.number for one in view._page.from_place(view._top, 5)][3:] == [0, 1]
    store.join()
    view.refresh()
    assert [one.number for one in view._page.from_place(view._top, 5)][3:] == [0, 1]
    view.scroll_lines(-100)
    top = view.top_line
    assert top < 0
    view.refresh()
    assert view.top_line == top
