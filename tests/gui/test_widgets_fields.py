"""Fields and the filter: problems, chips, keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.look.look import look
from gui.look.tokens import LIGHT
from gui.widgets.button import IconButton, Link
from gui.widgets.chip import MINUS, Chip
from gui.widgets.field import Choice, Field
from gui.widgets.filter_field import FilterField


@pytest.fixture
def page(qtbot):
    made = QWidget()
    made.setLayout(QVBoxLayout())
    made.resize(600, 80)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def filter_field(page, qtbot):
    made = FilterField("Add a filter")
    page.layout().addWidget(made)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    return made


def said(widget, what):
    # Its interface must not outlive the widget, so it is never kept.
    return QAccessible.queryAccessibleInterface(widget).text(what)


def chips(field):
    return [(chip.sign, chip.text) for chip in field.chips]


def test_a_field_says_its_name_and_its_problem(qtbot):
    field = Field("Port", "Any free one if left empty")
    qtbot.addWidget(field)
    assert QAccessible.queryAccessibleInterface(field.edit).role() == QAccessible.Role.EditableText
    assert said(field.edit, QAccessible.Text.Name) == "Port"
    field.set_problem("Ports go up to 65535.")
    assert field.problem == "Ports go up to 65535."
    assert "Ports go up to 65535." in said(field.edit, QAccessible.Text.Description)
    field.set_problem("")
    assert "Ports" not in said(field.edit, QAccessible.Text.Description)


def test_a_problem_colours_the_edge_and_fixes_are_links(qtbot):
    field = Field("Port")
    qtbot.addWidget(field)
    field.resize(400, field.sizeHint().height())
    field.show()
    field.set_problem("Port 8080 is held by 'web-1'.", [("use", "Use 8082"), ("show", "Show web-1")])
    field.edit.clearFocus()
    assert field.edit.grab().toImage().pixelColor(100, 0) == LIGHT.color("err")
    links = field.findChildren(Link)
    assert [link.text() for link in links] == ["Use 8082", "Show web-1"]
    with qtbot.waitSignal(field.fix_chosen) as told:
        links[1].click()
    assert told.args == ["show"]
    field.set_problem("")
    assert field.edit.grab().toImage().pixelColor(100, 0) != LIGHT.color("err")


def test_a_field_tells_changes_and_being_left(qtbot):
    field = Field("Name")
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitSignal(field.changed) as told:
        QTest.keyClicks(field.edit, "a")
    assert told.args == ["a"]
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


def test_a_field_set_elsewhere_cannot_be_typed_in(qtbot):
    field = Field("Image")
    qtbot.addWidget(field)
    field.set_text("set by compose")
    field.set_read_only(True)
    QTest.keyClicks(field.edit, "x")
    assert field.text() == "set by compose"


def test_a_choice_gives_keys(qtbot):
    choice = Choice("Restart", [("no", "No"), ("always", "Always")])
    qtbot.addWidget(choice)
    assert choice.key == "no"
    choice.set_key("always")
    assert (choice.key, choice.currentText()) == ("always", "Always")
    choice.set_key("never")
    assert choice.key == "always"
    assert QAccessible.queryAccessibleInterface(choice).role() == QAccessible.Role.ComboBox


def test_a_finished_token_becomes_a_chip(filter_field):
    QTest.keyClicks(filter_field.edit, "state:running web")
    assert chips(filter_field) == [("", "state:running")]
    assert filter_field.edit.text() == "web"
    assert filter_field.text() == "state:running web"


def test_a_token_that_leaves_out_has_a_minus(filter_field):
    QTest.keyClicks(filter_field.edit, "-project:ci ")
    assert chips(filter_field) == [(MINUS, "project:ci")]
    assert filter_field.text() == "-project:ci"


def test_words_that_only_look_like_tokens_stay_words(filter_field):
    QTest.keyClicks(filter_field.edit, "postgres:16 re:x state: ")
    assert chips(filter_field) == []
    assert filter_field.text() == "postgres:16 re:x state:"


def test_a_quoted_value_may_hold_spaces(filter_field):
    QTest.keyClicks(filter_field.edit, 'label:"a b=c" ')
    assert chips(filter_field) == [("", 'label:"a b=c"')]


def test_the_whole_filter_is_told_at_every_change_and_only_then(filter_field):
    told = []
    filter_field.changed.connect(told.append)
    QTest.keyClicks(filter_field.edit, "id:a")
    QTest.keyClick(filter_field.edit, Qt.Key.Key_Return)
    assert told == ["i", "id", "id:", "id:a"]
    assert chips(filter_field) == [("", "id:a")]


def test_backspace_takes_a_chip_back_into_the_text(filter_field):
    filter_field.set_text("state:running -image:redis web")
    assert chips(filter_field) == [("", "state:running"), (MINUS, "image:redis")]
    QTest.keyClick(filter_field.edit, Qt.Key.Key_Home)
    QTest.keyClick(filter_field.edit, Qt.Key.Key_Backspace)
    assert filter_field.edit.text() == "-image:redisweb"
    assert chips(filter_field) == [("", "state:running")]


def test_escape_empties_it_and_a_cross_takes_one_chip(filter_field):
    filter_field.set_text("state:running project:shop")
    crosses = filter_field.chips[0].findChildren(IconButton)
    crosses[0].click()
    assert filter_field.text() == "project:shop"
    QTest.keyClick(filter_field.edit, Qt.Key.Key_Escape)
    assert filter_field.text() == ""


def test_a_text_put_in_comes_out_the_same(filter_field):
    for text in ("", "web", "state:running", "-label:a=b web one", 'label:"x y" z'):
        filter_field.set_text(text)
        assert filter_field.text() == text


def test_the_key_is_hinted_only_where_it_helps(filter_field, qtbot):
    hint = filter_field._hint
    qtbot.waitUntil(filter_field.edit.hasFocus)
    assert not hint.isVisible()
    filter_field.edit.clearFocus()
    assert hint.isVisible()
    filter_field.set_text("web")
    assert not hint.isVisible()


def test_enter_leads_on_to_the_list(filter_field, qtbot):
    with qtbot.waitSignal(filter_field.entered):
        QTest.keyClick(filter_field.edit, Qt.Key.Key_Down)


def test_the_filter_has_a_name(filter_field):
    assert said(filter_field.edit, QAccessible.Text.Name) == "Filter"


def test_a_chip_is_cut_where_it_would_be_too_long(qapp, qtbot):
    chip = Chip("label:" + "x" * 300)
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() <= 240 + 40
    assert chip.sizeHint().height() == 22
    look().apply(qapp, "light", 200)
    assert chip.sizeHint().height() == 44


def test_delete_removes_a_chip_that_has_the_keyboard(qtbot):
    chip = Chip("state:running")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.removed):
        QTest.keyClick(chip, Qt.Key.Key_Delete)
