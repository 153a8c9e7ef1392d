"""Notices, banners, empty lists, placeholders, toasts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.look.look import look
from gui.look.tokens import DARK_CONTRAST, LIGHT
from gui.widgets import toasts as toasts_module
from gui.widgets.button import Button, Link
from gui.widgets.notice import Banner, EmptyState, Notice
from gui.widgets.placeholder import AFTER, Placeholder
from gui.widgets.toasts import MOST, Toasts
from gui.widgets.words import Words

LEVELS = ("info", "ok", "warn", "err", "paused")


def words_of(widget):
    return [label.text() for label in widget.findChildren(Words) if not label.isHidden()]


@pytest.fixture
def host(qtbot):
    QCursor.setPos(0, 0)  # away from where toasts come up
    made = QWidget()
    made.resize(800, 600)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("level", LEVELS)
def test_a_notice_is_tinted_by_its_level(qtbot, level):
    notice = Notice(level, "Disk is 94 % full", "1.5 GB can be freed.", "Review")
    qtbot.addWidget(notice)
    notice.resize(500, 60)
    assert notice.grab().toImage().pixelColor(200, 4) == LIGHT.color(f"{level}tint")


def test_high_contrast_gives_a_notice_an_edge_instead_of_a_tint(qapp, qtbot):
    look().apply(qapp, "dark", contrast=True)
    notice = Notice("warn", "Disk is 94 % full")
    qtbot.addWidget(notice)
    notice.resize(500, 60)
    picture = notice.grab().toImage()
    assert picture.pixelColor(200, 0) == DARK_CONTRAST.color("warn")
    assert picture.pixelColor(200, 5) == DARK_CONTRAST.color("base")


def test_a_notice_says_all_of_it_and_its_link_acts(qtbot):
    notice = Notice("err", "Events stopped", "The list may be out of date.", "Reconnect now")
    qtbot.addWidget(notice)
    notice.show()
    assert words_of(notice) == ["Events stopped", "The list may be out of date."]
    assert QAccessible.queryAccessibleInterface(notice).text(QAccessible.Text.Name) == (
        "Events stopped The list may be out of date."
    )
    with qtbot.waitSignal(notice.acted):
        notice.findChild(Link).click()
    notice.say("Connected")
    assert words_of(notice) == ["Connected"]
    assert notice.findChild(Link).isHidden()


def test_a_notice_grows_with_long_words(qtbot):
    notice = Notice("warn", "word " * 60, "more " * 60)
    qtbot.addWidget(notice)
    assert notice.heightForWidth(300) > notice.heightForWidth(900)


def test_a_banner_can_say_something_graver(qtbot):
    banner = Banner("warn", "Connection lost. Next try in 8 s.", "Retry now")
    qtbot.addWidget(banner)
    banner.resize(600, 40)
    with qtbot.waitSignal(banner.acted):
        banner.findChild(Link).click()
    banner.say("This engine is gone.", level="err")
    assert banner.text == "This engine is gone."
    assert banner.grab().toImage().pixelColor(300, 4) == LIGHT.color("errtint")


@pytest.mark.parametrize(("primary", "kind"), [(True, Button), (False, Link)])
def test_an_empty_list_has_one_sentence_and_one_action(qtbot, primary, kind):
    empty = EmptyState("No container matches state:paused", "Clear the filter", primary=primary)
    qtbot.addWidget(empty)
    assert empty.sentence == "No container matches state:paused"
    with qtbot.waitSignal(empty.acted):
        empty.findChild(kind).click()
    empty.say("Nothing here yet")
    assert empty.findChild(kind).isHidden()


def test_nothing_is_shown_before_it_takes_long(qtbot):
    rows = Placeholder()
    qtbot.addWidget(rows)
    rows.resize(400, 200)
    rows.show()

    def inked():
        picture = rows.grab().toImage()
        return any(
            picture.pixelColor(x, y) == LIGHT.color("seloff") for x in range(0, 400, 4) for y in range(0, 200, 4)
        )

    assert AFTER == 300
    rows.start()
    assert not inked()
    qtbot.waitUntil(lambda: rows.due)
    assert inked()
    rows.stop()
    assert not inked()


def test_what_came_in_time_never_shows_placeholders(qtbot):
    rows = Placeholder()
    qtbot.addWidget(rows)
    rows.start()
    rows.stop()
    assert not rows._timer.isActive()
    assert not rows.due


def test_toasts_stand_at_the_bottom_right_above_the_status_bar(host):
    toasts = Toasts(host)
    toasts.show("ok", "Removed 3 containers")
    newest = toasts.show("err", "Could not stop 'cache-1'")
    first = toasts.shown[0].geometry()
    assert newest.geometry().top() > first.top()
    assert host.rect().right() - newest.geometry().right() < 16
    assert host.height() - newest.geometry().bottom() >= 28
    host.resize(QSize(500, 400))
    assert host.rect().contains(newest.geometry().adjusted(8, 8, -8, -8))


def test_at_most_three_and_errors_stay_longest(host):
    toasts = Toasts(host)
    toasts.show("err", "first error")
    toasts.show("ok", "done")
    toasts.show("err", "second error")
    toasts.show("err", "third error")
    assert MOST == 3
    assert [toast.text for toast in toasts.shown] == ["first error", "second error", "third error"]
    toasts.show("ok", "done again")
    assert [toast.text for toast in toasts.shown] == ["second error", "third error", "done again"]


def test_good_news_leave_by_themselves_and_errors_do_not(host, qtbot, monkeypatch):
    assert toasts_module.LEAVES_AFTER == 5000
    monkeypatch.setattr(toasts_module, "LEAVES_AFTER", 30)
    toasts = Toasts(host)
    toasts.show("err", "stays")
    toasts.show("ok", "goes")
    qtbot.waitUntil(lambda: [toast.text for toast in toasts.shown] == ["stays"])


def test_a_toast_that_is_being_used_stays(host, qtbot, monkeypatch):
    monkeypatch.setattr(toasts_module, "LEAVES_AFTER", 30)
    toasts = Toasts(host)
    toast = toasts.show("ok", "goes later")
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    with qtbot.waitSignal(toast._timer.timeout):
        pass
    assert toasts.shown == (toast,)
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    qtbot.waitUntil(lambda: toasts.shown == ())


def test_the_action_of_a_toast_acts_and_closes_it(host):
    done = []
    toasts = Toasts(host)
    toast = toasts.show("err", "Could not stop 'cache-1'", ("Kill", lambda: done.append("kill")))
    toast.action.click()
    assert done == ["kill"]
    assert toasts.shown == ()


def test_toasts_are_reached_and_closed_by_keyboard(host):
    toasts = Toasts(host)
    toast = toasts.show("err", "no", ("Kill", lambda: None))
    assert toast.action.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert toast.cross.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(toast.cross, Qt.Key.Key_Escape)
    assert toasts.shown == ()
    toasts.show("err", "no").cross.click()
    assert toasts.shown == ()


def test_a_toast_is_announced(host, monkeypatch):
    told = []
    monkeypatch.setattr(
        toasts_module, "announce", lambda widget, text, *, urgent: told.append((widget.text, text, urgent))
    )
    toasts = Toasts(host)
    toasts.show("ok", "Removed 3 containers")
    toasts.show("err", "Could not stop it")
    assert told == [
        ("Removed 3 containers", "Removed 3 containers", False),
        ("Could not stop it", "Could not stop it", True),
    ]


def test_announcing_reaches_qt_without_complaint(host):
    toasts_module.announce(host, "Copied")
    toasts_module.announce(host, "Lost", urgent=True)


def test_the_words_of_a_toast_are_plain(host):
    toast = Toasts(host).show("err", "<img src=x> said no")
    assert [label.textFormat() for label in toast.findChildren(Words)] == [Qt.TextFormat.PlainText]
