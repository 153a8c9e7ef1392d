"""Labels: plain text, colours that follow the theme, cuts that keep the whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from gui.look.look import look
from gui.look.tokens import DARK, LIGHT
from gui.widgets.words import MIDDLE, ElideLabel, Paragraph, Value, Words, tip_of

LONG = "registry.example/acme/some-long-image-name/with/parts:2.14.0"


def said(widget):
    found = QAccessible.queryAccessibleInterface(widget)
    return found.role(), found.text(QAccessible.Text.Name)


@pytest.mark.parametrize("make", [Words, ElideLabel, Value, Paragraph])
def test_engine_texts_are_never_html(qtbot, make):
    label = make("<b>web</b> & <img src=x>")
    qtbot.addWidget(label)
    label.resize(600, 40)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>web</b> & <img src=x>"
    assert said(label) == (QAccessible.Role.StaticText, "<b>web</b> & <img src=x>")


def test_colour_and_font_follow_the_look(qapp, qtbot):
    label = Words("err", "panel", "err")
    qtbot.addWidget(label)
    look().apply(qapp, "dark", 150)
    assert label.palette().color(QPalette.ColorRole.WindowText) == DARK.color("err")
    assert label.font().pixelSize() == 24
    label.set_ink("ok")
    label.set_role("caption")
    assert label.palette().color(QPalette.ColorRole.WindowText) == DARK.color("ok")
    assert label.font().pixelSize() == round(11 * 1.5)


def test_the_colour_is_painted_on_any_surface(qtbot):
    page = QWidget()
    page.setBackgroundRole(QPalette.ColorRole.Base)
    page.setAutoFillBackground(True)
    qtbot.addWidget(page)
    label = Words("MMMM", "title", "err", parent=page)
    label.resize(label.sizeHint())
    picture = page.grab().toImage()
    inked = {picture.pixelColor(x, y).name() for x in range(label.width()) for y in range(label.height())}
    assert LIGHT.color("err").name() in inked


def test_a_cut_label_keeps_its_words_for_tool_tips_and_readers(qtbot):
    label = ElideLabel(LONG, "mono", mode=MIDDLE)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.is_cut()
    assert said(label)[1] == LONG
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(label, event)
    assert QToolTip.text() == LONG
    label.resize(2000, 20)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_tool_tips_of_long_texts_fit_on_a_screen():
    assert tip_of("short\n\nlines") == "short\n\nlines"
    shown = tip_of("x" * 1000).splitlines()
    assert max(len(line) for line in shown) <= 96
    assert "".join(shown) == "x" * 1000
    assert tip_of("y" * 100_000).splitlines()[-1] == "…"
    assert len(tip_of("y" * 100_000).splitlines()) == 16


def test_a_label_that_can_be_cut_gives_way_in_a_layout(qtbot):
    page = QWidget()
    page.setLayout(QVBoxLayout())
    page.layout().addWidget(ElideLabel(LONG))
    page.layout().addWidget(Value(LONG))
    qtbot.addWidget(page)
    assert page.minimumSizeHint().width() < 80


def test_a_value_is_reached_by_keyboard_and_copied(qtbot):
    value = Value("8f3ad19c02be", "mono")
    qtbot.addWidget(value)
    value.resize(300, 20)
    value.show()
    assert value.focusPolicy() & Qt.FocusPolicy.TabFocus
    value.setFocus()
    value.setSelection(0, 4)
    QTest.keySequence(value, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == "8f3a"


def test_copying_a_cut_value_copies_all_of_it(qtbot):
    value = Value(LONG, "mono", mode=MIDDLE)
    qtbot.addWidget(value)
    value.resize(150, 20)
    value.show()
    assert "…" in value.text()
    assert value.value == LONG
    assert value.toolTip() == LONG
    value.setSelection(0, len(value.text()))
    QTest.keySequence(value, QKeySequence(QKeySequence.StandardKey.Copy))
    assert QApplication.clipboard().text() == LONG
    value.resize(2000, 20)
    assert value.text() == LONG
    assert value.toolTip() == ""


def test_an_unchanged_value_keeps_its_selection(qtbot):
    value = Value("running")
    qtbot.addWidget(value)
    value.resize(200, 20)
    value.setSelection(0, 3)
    value.set_value("running")
    assert value.selectedText() == "run"


def test_a_paragraph_takes_the_lines_it_needs(qtbot):
    paragraph = Paragraph("one two three four five six seven eight nine ten\neleven")
    qtbot.addWidget(paragraph)
    assert paragraph.heightForWidth(2000) == 2 * 22
    assert paragraph.heightForWidth(120) >= 4 * 22
    paragraph.resize(200, 200)
    assert not paragraph.grab().isNull()
