"""Buttons: kinds, names, keys, sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QKeyEvent
from PySide6.QtTest import QTest

from gui.look.look import look
from gui.look.tokens import ALL, DARK, LIGHT
from gui.widgets.button import Button, IconButton, Link
from gui.widgets.segmented import Segmented

SURFACE = {"normal": "raised", "primary": "fill", "danger": "dangerfill", "warning": "raised"}


def said(widget):
    found = QAccessible.queryAccessibleInterface(widget)
    return found.role(), found.text(QAccessible.Text.Name)


@pytest.mark.parametrize("kind", sorted(SURFACE))
@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_each_kind_has_its_surface(qapp, qtbot, kind, theme, tokens):
    look().apply(qapp, theme)
    button = Button("Run", "play", kind)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.grab().toImage().pixelColor(6, 14) == tokens.color(SURFACE[kind])
    button.setEnabled(False)
    assert button.grab().toImage().pixelColor(6, 14) == tokens.color("seloff")


def test_a_button_can_become_another_kind(qtbot):
    button = Button("Run")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.set_kind("danger")
    assert button.grab().toImage().pixelColor(6, 14) == LIGHT.color("dangerfill")


def test_words_are_never_cut(qtbot):
    button = Button("Remove 3 containers", "trash", "danger")
    qtbot.addWidget(button)
    words = QFontMetricsF(button.font()).horizontalAdvance(button.text())
    assert button.minimumSizeHint().width() >= words + 16 + 2 * 12
    assert button.sizeHint().height() == 28
    assert Button("Cancel", tall=True).sizeHint().height() == 30


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [lambda: Button("Stop"), lambda: IconButton("stop", "Stop"), lambda: Link("Stop")])
def test_enter_and_space_press_every_kind_of_button(qtbot, make, key):
    button = make()
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


@pytest.mark.parametrize("make", [lambda: Button("Stop"), lambda: IconButton("stop", "Stop"), lambda: Link("Stop")])
def test_a_disabled_button_is_not_pressed_by_keys(qtbot, make):
    button = make()
    qtbot.addWidget(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        button.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))


def test_icon_buttons_have_a_name_and_a_tool_tip(qtbot):
    button = IconButton("stop", "Stop", keys="Ctrl+.")
    qtbot.addWidget(button)
    assert said(button) == (QAccessible.Role.Button, "Stop")
    assert button.toolTip() == "Stop (Ctrl+.)"
    assert button.sizeHint() == QSize(28, 28)


def test_icon_buttons_grow_with_the_text(qapp, qtbot):
    button = IconButton("stop", "Stop")
    qtbot.addWidget(button)
    look().apply(qapp, "light", 200)
    assert button.sizeHint() == QSize(56, 56)


def test_a_button_without_its_words_keeps_its_name(qtbot):
    button = Button("Run…", "play", "primary")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_words_shown(False)
    assert button.sizeHint().width() < wide
    assert said(button)[1] == "Run…"
    assert button.toolTip() == "Run…"
    button.set_words_shown(True)
    assert button.sizeHint().width() == wide
    assert button.toolTip() == ""


def test_a_link_is_in_the_link_colour_and_underlined_when_reached(qtbot):
    link = Link("MMMM")
    qtbot.addWidget(link)
    link.resize(link.sizeHint())
    link.show()
    link.clearFocus()

    def inked():
        picture = link.grab().toImage()
        return sum(
            picture.pixelColor(x, y) == LIGHT.color("accent")
            for x in range(picture.width())
            for y in range(picture.height())
        )

    link.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    plain = inked()
    link.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    assert inked() > plain
    assert link.cursor().shape() == Qt.CursorShape.PointingHandCursor


@pytest.mark.parametrize("tokens", ALL, ids=lambda tokens: tokens.name)
def test_every_kind_paints_in_every_theme(qapp, qtbot, tokens):
    look().apply(qapp, "dark" if tokens.dark else "light", contrast=tokens.contrast)
    assert look().tokens is tokens
    for kind in ("normal", "primary", "danger", "warning", "ghost"):
        button = Button("Run", "play", kind, caret=True)
        qtbot.addWidget(button)
        assert not button.grab().isNull()


def test_one_of_a_few_is_always_chosen(qtbot):
    spans = Segmented("Span", [("5", "5 min"), ("15", "15 min"), ("60", "1 h")])
    qtbot.addWidget(spans)
    spans.show()
    assert spans.key == "5"
    with qtbot.assertNotEmitted(spans.chosen):
        spans.set_key("60")
    assert spans.key == "60"
    spans.set_key("nothing")
    assert spans.key == "60"
    segment = spans.layout().itemAt(1).widget()
    with qtbot.waitSignal(spans.chosen) as told:
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    assert told.args == ["15"]
    assert said(segment)[1] == "15 min"
    assert QAccessible.queryAccessibleInterface(segment).state().checked
