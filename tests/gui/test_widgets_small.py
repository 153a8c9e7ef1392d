"""Tabs, meters, menus, glyphs, lines."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QVBoxLayout, QWidget

from gui.look.look import look
from gui.look.tokens import DARK, LIGHT
from gui.widgets.glyph import GlyphMark
from gui.widgets.lines import HLine, VLine
from gui.widgets.menu import Menu
from gui.widgets.meters import Meter, Part, Progress, SplitBar
from gui.widgets.tabs import TabBar

TABS = ("Overview", "Logs", "Stats", "Terminal", "Files", "Processes", "Inspect")


@pytest.fixture
def tabs(qtbot):
    made = TabBar("Details")
    for text in TABS:
        made.add(text.lower(), text)
    qtbot.addWidget(made)
    made.resize(600, 36)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_tabs_are_chosen_by_key_mouse_and_arrows(tabs, qtbot):
    assert tabs.current_key == "overview"
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert told.args == ["logs"]
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(3).center())
    assert told.args == ["terminal"]
    assert tabs.set_current("files")
    assert not tabs.set_current("nothing")
    assert tabs.current_key == "files"


def test_the_first_tab_is_not_told_while_tabs_are_made(qtbot):
    made = TabBar("Details")
    qtbot.addWidget(made)
    with qtbot.assertNotEmitted(made.chosen):
        made.add("overview", "Overview")
    assert made.keys == ("overview",)


def test_the_bar_is_under_the_current_tab_alone(tabs):
    tabs.set_current("logs")
    picture = tabs.grab().toImage()
    accent = LIGHT.color("accent")
    marked = [x for x in range(600) if picture.pixelColor(x, 34) == accent]
    rect = tabs.tabRect(1)
    assert marked
    assert rect.left() <= marked[0]
    assert marked[-1] <= rect.right()


def test_tabs_scroll_and_never_wrap_or_cut(tabs):
    full = tabs.tabRect(0).width()
    tabs.resize(200, 36)
    assert tabs.height() == 36
    assert tabs.tabRect(0).width() == full
    assert tabs.minimumSizeHint().width() <= 120


def test_tabs_have_names_and_roles(tabs):
    found = QAccessible.queryAccessibleInterface(tabs)
    assert found.role() == QAccessible.Role.PageTabList
    assert found.child(1).role() == QAccessible.Role.PageTab
    assert found.child(1).text(QAccessible.Text.Name) == "Logs"


@pytest.mark.parametrize(("share", "expected"), [(-1.0, 0), (0.0, 0), (0.5, 100), (1.0, 200), (7.0, 200)])
def test_a_meter_shows_its_share(qtbot, share, expected):
    meter = Meter("Memory")
    qtbot.addWidget(meter)
    meter.resize(200, 12)
    meter.set(share, "warn", "612 of 768 MB")
    picture = meter.grab().toImage()
    filled = sum(picture.pixelColor(x, 6) == LIGHT.color("warn") for x in range(200))
    assert abs(filled - expected) <= 4
    assert meter.accessibleName() == "612 of 768 MB"


def test_progress_without_an_end_is_told_from_one_with(qtbot):
    progress = Progress("Pulling")
    qtbot.addWidget(progress)
    assert progress.bar.maximum() == 0
    progress.set(0.63, "412 of 651 MB")
    assert (progress.bar.maximum(), progress.bar.value()) == (1000, 630)
    found = QAccessible.queryAccessibleInterface(progress.bar)
    assert (found.role(), found.text(QAccessible.Text.Name)) == (QAccessible.Role.ProgressBar, "Pulling")


def test_parts_share_the_bar_and_say_their_numbers(qtbot):
    bar = SplitBar()
    qtbot.addWidget(bar)
    bar.resize(300, 28)
    bar.set_parts([Part("In use", "3 GB", 3, "fill"), Part("Unused", "1 GB", 1, "warn"), Part("None", "0 B", 0, "err")])
    picture = bar.grab().toImage()
    row = [picture.pixelColor(x, 3).name() for x in range(300)]
    used, unused = row.count(LIGHT.color("fill").name()), row.count(LIGHT.color("warn").name())
    assert used == pytest.approx(3 * unused, rel=0.15)
    assert LIGHT.color("err").name() not in row
    assert bar.accessibleName() == "In use 3 GB, Unused 1 GB, None 0 B"
    bar.set_parts([])
    assert not bar.grab().isNull()


def test_a_menu_line_acts_and_shows_its_keys(qtbot):
    done = []
    menu = Menu("Container")
    qtbot.addWidget(menu)
    action = menu.add("Stop & go", lambda: done.append("stop"), icon="stop", keys="Ctrl+.")
    assert action.text() == "Stop && go\tCtrl+."
    action.trigger()
    assert done == ["stop"]


def test_what_destroys_is_red_in_menus(qapp, qtbot):
    for theme, tokens in (("light", LIGHT), ("dark", DARK)):
        look().apply(qapp, theme)
        menu = Menu("Container")
        qtbot.addWidget(menu)
        plain = menu.add("MMMM")
        danger = menu.add("MMMM", danger=True)
        off = menu.add("MMMM", danger=True, enabled=False)
        menu.popup(QPoint(0, 0))

        def inked(action, menu=menu):
            picture = menu.grab(menu.actionGeometry(action)).toImage()
            return {picture.pixelColor(x, y).rgb() for x in range(picture.width()) for y in range(picture.height())}

        def near(name, inks, tokens=tokens):
            # A thin font may leave no pixel that is covered whole.
            wanted = tokens.color(name)
            inks = [QColor(ink) for ink in inks]
            return any(
                max(abs(ink.red() - wanted.red()), abs(ink.green() - wanted.green()), abs(ink.blue() - wanted.blue()))
                <= 3
                for ink in inks
            )

        assert near("err", inked(danger))
        assert not near("err", inked(plain))
        assert not near("err", inked(off))
        assert near("text3", inked(off))
        menu.close()


def test_a_tick_marks_what_is_on(qtbot):
    menu = Menu("View")
    qtbot.addWidget(menu)
    on = menu.add("MM", checked=True)
    off = menu.add("MM", checked=False)
    menu.popup(QPoint(0, 0))

    def marked(action):
        rect = menu.actionGeometry(action)
        picture = menu.grab(QRect(rect.left() + 8, rect.top(), 20, rect.height())).toImage()
        return any(
            picture.pixelColor(x, y) == LIGHT.color("text")
            for x in range(picture.width())
            for y in range(picture.height())
        )

    assert marked(on)
    assert not marked(off)
    menu.close()


def test_a_menu_made_for_one_opening_goes_when_it_closes(qtbot):
    page = QWidget()
    page.resize(200, 200)
    qtbot.addWidget(page)
    page.show()
    menu = Menu("Container", page)
    menu.add("Stop")
    menu.open_below(page)
    assert menu.isVisible()
    menu.close()
    qtbot.waitUntil(lambda: page.findChildren(Menu) == [])


def test_words_of_a_menu_are_never_cut(qtbot):
    menu = Menu("Container")
    qtbot.addWidget(menu)
    action = menu.add("A rather long thing to do to a container", keys="Ctrl+Shift+R")
    menu.popup(QPoint(0, 0))
    words = menu.fontMetrics().horizontalAdvance("A rather long thing to do to a container")
    assert menu.actionGeometry(action).width() > words + 80
    assert menu.actionGeometry(action).height() == 28
    menu.close()


def test_the_arc_turns_only_while_it_is_seen(qtbot):
    glyph = GlyphMark("running")
    qtbot.addWidget(glyph)
    glyph.show()
    assert not glyph._timer.isActive()
    glyph.set_glyph("working")
    assert glyph._timer.isActive()
    assert 1000 / glyph._timer.interval() == pytest.approx(12, abs=0.1)
    glyph.hide()
    assert not glyph._timer.isActive()
    glyph.show()
    assert glyph._timer.isActive()
    look().set_still(still=True)
    assert not glyph._timer.isActive()
    look().set_still(still=False)
    assert glyph._timer.isActive()
    glyph.set_glyph("exited")
    assert not glyph._timer.isActive()
    assert glyph.glyph == "exited"


def test_lines_are_one_pixel(qtbot):
    page = QWidget()
    page.setLayout(QVBoxLayout())
    page.layout().setContentsMargins(0, 0, 0, 0)
    across, down = HLine(8), VLine(20)
    page.layout().addWidget(across)
    page.layout().addWidget(down)
    qtbot.addWidget(page)
    page.resize(100, 60)
    page.show()
    picture = across.grab().toImage()
    column = [picture.pixelColor(50, y) for y in range(picture.height())]
    assert column.count(LIGHT.color("line")) == 1
    picture = down.grab().toImage()
    assert picture.width() == 1
    assert picture.pixelColor(0, 10) == LIGHT.color("line")


def test_every_widget_of_the_kit_goes_without_a_trace(qtbot):
    before = len(QApplication.allWidgets())
    page = QWidget()
    page.setLayout(QVBoxLayout())
    for made in (TabBar("x"), Meter(), SplitBar(), Progress(), GlyphMark("working"), HLine(), QLabel("x")):
        page.layout().addWidget(made)
    page.show()
    page.close()
    page.deleteLater()
    del page, made
    qtbot.waitUntil(lambda: len(QApplication.allWidgets()) <= before)


def test_buttons_that_scroll_tabs_take_no_keyboard_focus_and_cover_what_is_below(qtbot):
    bar = TabBar("Parts")
    qtbot.addWidget(bar)
    for number in range(20):
        bar.add(str(number), f"A long part {number}")
    bar.resize(300, 36)
    bar.show()
    qtbot.waitExposed(bar)
    scrollers = [each for each in bar.findChildren(QToolButton) if each.isVisible()]
    assert len(scrollers) == 2
    assert {each.focusPolicy() for each in scrollers} == {Qt.FocusPolicy.NoFocus}
    for each in scrollers:
        ground = each.grab().toImage()
        assert ground.pixelColor(1, ground.height() // 2) == look().color("base")  # no edge as Fusion's buttons have
