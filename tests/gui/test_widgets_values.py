"""Keys and values, sections, copying."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel

from gui.look.look import look
from gui.widgets import copying
from gui.widgets.button import Button, IconButton, Link
from gui.widgets.copying import CopyButton, CopyLine
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.meters import Meter
from gui.widgets.section import Section
from gui.widgets.words import Value
from models.words import DASH

SECRET = KeyValue("env.PASSWORD", "PASSWORD", "hunter2", mono=True, mono_title=True, copy=True, masked="••••••••")


@pytest.fixture
def rows(qtbot):
    made = KeyValues()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_rows_are_shown_in_order_and_missing_values_as_a_dash(rows):
    rows.set_rows([KeyValue("b", "Started", "Today"), KeyValue("a", "Finished", "")])
    assert rows.keys == ("b", "a")
    assert (rows.value_of("b"), rows.value_of("a")) == ("Today", DASH)


def test_rows_are_twenty_four_high_and_grow_with_the_text(qapp, rows):
    records = [KeyValue(str(place), f"Key {place}", "value") for place in range(5)]
    rows.set_rows(records)
    assert rows.sizeHint().height() == 5 * 24
    look().apply(qapp, "light", 200)
    assert rows.sizeHint().height() == 5 * 48


def test_a_changed_value_keeps_the_widgets_and_others_selection(rows):
    rows.set_rows([KeyValue("id", "ID", "8f3ad19c"), KeyValue("state", "State", "running")])
    value = next(label for label in rows.findChildren(Value) if label.value == "8f3ad19c")
    value.setSelection(0, 3)
    rows.set_rows([KeyValue("id", "ID", "8f3ad19c"), KeyValue("state", "State", "exited")])
    assert rows.value_of("state") == "exited"
    assert value.selectedText() == "8f3"


def test_rows_come_and_go(rows, qtbot):
    rows.set_rows([KeyValue(str(place), "k", str(place)) for place in range(10)])
    rows.set_rows([KeyValue("3", "k", "three"), KeyValue("new", "n", "1")])
    assert rows.keys == ("3", "new")
    assert rows.value_of("3") == "three"
    assert rows.sizeHint().height() == 2 * 24
    rows.set_rows([])
    assert rows.keys == ()


def test_a_link_tells_which_row_was_followed(rows, qtbot):
    rows.set_rows([KeyValue("image", "Image", "nginx:1.27", link=True)])
    with qtbot.waitSignal(rows.followed) as told:
        rows.findChild(Link).click()
    assert told.args == ["image"]


def test_a_row_can_become_a_link(rows):
    rows.set_rows([KeyValue("image", "Image", "nginx:1.27")])
    rows.set_rows([KeyValue("image", "Image", "nginx:1.27", link=True)])
    assert rows.findChild(Link).text() == "nginx:1.27"
    assert rows.value_of("image") == "nginx:1.27"


def test_a_secret_is_masked_until_its_eye_is_pressed(rows):
    rows.set_rows([SECRET])
    eye = next(button for button in rows.findChildren(IconButton) if not isinstance(button, CopyButton))
    assert rows.value_of(SECRET.key) == "••••••••"
    assert eye.accessibleName() == "Show PASSWORD"
    eye.click()
    assert rows.value_of(SECRET.key) == "hunter2"
    assert eye.accessibleName() == "Hide PASSWORD"
    rows.conceal()
    assert rows.value_of(SECRET.key) == "••••••••"


def test_a_masked_secret_is_in_no_text_tool_tip_or_name(rows):
    rows.set_rows([SECRET])
    for widget in rows.findChildren(QLabel):
        assert "hunter2" not in widget.text() + widget.toolTip() + widget.accessibleName()
        assert "hunter2" not in QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_copying_a_masked_secret_copies_the_real_one(rows):
    rows.set_rows([SECRET])
    rows.findChild(CopyButton).click()
    assert QApplication.clipboard().text() == "hunter2"


def test_another_value_of_a_revealed_secret_is_masked_again(rows):
    rows.set_rows([SECRET])
    next(button for button in rows.findChildren(IconButton) if not isinstance(button, CopyButton)).click()
    rows.set_rows([KeyValue(SECRET.key, "PASSWORD", "other", mono=True, mono_title=True, copy=True, masked="••••")])
    assert rows.value_of(SECRET.key) == "••••"


def test_a_value_is_named_by_its_key_for_readers(rows):
    rows.set_rows([KeyValue("ip", "IP address", "172.20.0.5", mono=True)])
    value = rows.findChild(Value)
    assert value.accessibleName() == "IP address: 172.20.0.5"


def test_a_meter_can_follow_a_value(rows, qtbot):
    rows.set_rows([KeyValue("memory", "Memory", "612 of 768 MB")])
    meter = Meter("80 %")
    rows.set_extra("memory", meter)
    qtbot.waitUntil(meter.isVisible)
    value = rows.findChild(Value)
    qtbot.waitUntil(lambda: meter.geometry().left() >= value.geometry().right())


def test_a_section_counts_and_leads_to_all(qtbot):
    section = Section("Environment", KeyValues())
    qtbot.addWidget(section)
    section.show()
    section.set_count(14)
    assert section.heading == "Environment · 14"
    section.set_count(None)
    assert section.heading == "Environment"
    link = section.findChild(Link)
    assert link.isHidden()
    section.set_more("Show all")
    with qtbot.waitSignal(section.more_asked):
        link.click()


def test_a_sections_body_can_be_replaced(qtbot):
    first, second = QLabel("first"), QLabel("second")
    section = Section("Mounts", first)
    qtbot.addWidget(section)
    section.show()
    section.set_body(second)
    qtbot.waitUntil(lambda: [label.text() for label in section.findChildren(QLabel)].count("first") == 0)
    assert second.isVisible()


def test_a_command_is_copied_without_its_prompt_and_the_button_says_so(qtbot, monkeypatch):
    monkeypatch.setattr(copying, "THANKS_FOR", 20)
    line = CopyLine("sudo systemctl start docker.service")
    qtbot.addWidget(line)
    button = line.findChild(Button)
    button.click()
    assert QApplication.clipboard().text() == "sudo systemctl start docker.service"
    assert button.text() == "Copied"
    qtbot.waitUntil(lambda: button.text() == "Copy")
    line.set_text("docker ps")
    assert line.text == "docker ps"


def test_a_copy_button_copies_what_holds_when_it_is_pressed(qtbot, monkeypatch):
    monkeypatch.setattr(copying, "THANKS_FOR", 20)
    now = ["one"]
    button = CopyButton("ID", lambda: now[0])
    qtbot.addWidget(button)
    assert button.accessibleName() == "Copy ID"
    now[0] = "two"
    button.click()
    assert QApplication.clipboard().text() == "two"
    assert button.icon_name == "check"
    qtbot.waitUntil(lambda: button.icon_name == "copy")
