"""Dialogs: keys, focus, reasons, questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFocusFrame, QScrollArea

from gui.look.look import look
from gui.widgets.dialog import NAMES_BEFORE_SCROLL, Dialog, Question
from gui.widgets.field import Field
from gui.widgets.words import Value, Words


@pytest.fixture
def question(qtbot):
    made = Question(
        "Remove 3 containers?",
        "They will be stopped first. Volumes are kept.",
        "Remove 3 containers",
        names=["api-1", "<b>db-1</b>", "web-1"],
        command="docker rm -f api-1 db-1 web-1",
        option="Also remove 1 anonymous volume (48 MB)",
    )
    qtbot.addWidget(made)
    made.open()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_a_question_opens_on_cancel_and_shows_the_ring(question, qtbot):
    qtbot.waitUntil(question.cancel.hasFocus)
    qtbot.waitUntil(
        lambda: (
            [
                frame.widget()
                for frame in QApplication.allWidgets()
                if isinstance(frame, QFocusFrame) and frame.isVisible()
            ]
            == [question.cancel]
        )
    )


def test_enter_on_cancel_loses_nothing(question, qtbot):
    qtbot.waitUntil(question.cancel.hasFocus)
    with qtbot.waitSignal(question.rejected):
        QTest.keyClick(question.cancel, Qt.Key.Key_Return)


def test_escape_loses_nothing(question, qtbot):
    with qtbot.waitSignal(question.rejected):
        QTest.keyClick(question, Qt.Key.Key_Escape)


def test_enter_outside_the_buttons_loses_nothing(question, qtbot):
    with qtbot.assertNotEmitted(question.accepted, wait=20):
        QTest.keyClick(question.option, Qt.Key.Key_Return)
    assert question.isVisible()


def test_only_the_red_button_goes_on(question, qtbot):
    assert question.go.kind == "danger"
    assert question.go.text() == "Remove 3 containers"
    question.option.setChecked(True)
    with qtbot.waitSignal(question.accepted):
        question.go.click()
    assert question.option_checked


def test_a_question_names_things_and_the_command_as_plain_text(question):
    words = [label.text() for label in question.findChildren(Words)]
    assert "<b>db-1</b>" in words
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in question.findChildren(Words))
    assert "docker rm -f api-1 db-1 web-1" in [value.value for value in question.findChildren(Value)]


def test_many_names_scroll(qtbot):
    few = Question("Remove?", "x", "Remove", names=[f"name-{n}" for n in range(NAMES_BEFORE_SCROLL)])
    many = Question("Remove?", "x", "Remove", names=[f"name-{n}" for n in range(50)])
    qtbot.addWidget(few)
    qtbot.addWidget(many)
    assert many.findChild(QScrollArea).height() == few.findChild(QScrollArea).height()


def test_enter_in_a_field_presses_the_default_button_unless_it_is_off(qtbot):
    form = Dialog("Create a volume")
    qtbot.addWidget(form)
    field = Field("Name")
    form.body.addWidget(field)
    form.add_cancel()
    create = form.add_button("Create", "primary", default=True)
    create.clicked.connect(form.accept)
    form.open()
    qtbot.waitExposed(form)
    create.setEnabled(False)
    with qtbot.assertNotEmitted(form.accepted, wait=20):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)
    create.setEnabled(True)
    with qtbot.waitSignal(form.accepted):
        QTest.keyClick(field.edit, Qt.Key.Key_Return)


def test_the_reason_is_reached_and_leads_to_its_place(qtbot):
    form = Dialog("Run a container")
    qtbot.addWidget(form)
    form.open()
    assert form.reason.isHidden()
    form.reason.say("1 problem: port 8080 is taken")
    assert form.reason.isVisible()
    assert form.reason.accessibleName() == "1 problem: port 8080 is taken"
    assert form.reason.focusPolicy() & Qt.FocusPolicy.TabFocus
    for press in (
        lambda: QTest.keyClick(form.reason, Qt.Key.Key_Return),
        lambda: QTest.mouseClick(form.reason, Qt.MouseButton.LeftButton),
    ):
        with qtbot.waitSignal(form.reason.pressed):
            press()
    form.reason.say("")
    assert form.reason.isHidden()
    assert form.reason.sentence == ""


def test_dialogs_grow_with_the_text(qapp, qtbot):
    form = Dialog("Create a volume", width=400)
    qtbot.addWidget(form)
    form.add_cancel()
    assert form.minimumWidth() == 400
    before = form.sizeHint().height()
    look().apply(qapp, "light", 200)
    assert form.minimumWidth() == 800
    assert form.sizeHint().height() > 1.7 * before


def test_a_long_name_is_cut_in_the_button_and_not_in_the_title(qapp: QApplication) -> None:
    verb = f"Remove container '{'a-very-long-name-' * 7}'"
    question = Question(f"{verb}?", "Its files are lost.", verb)
    question.show()
    assert question.go.text().startswith("Remove container")
    assert "…" in question.go.text()
    assert question.go.accessibleName() == verb
    assert question.go.width() >= question.go.sizeHint().width()
    question.close()
    question.deleteLater()
