"""The keys of a part: what a key press costs that nothing is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.own_keys import OwnKeys

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, key, held)


def test_signs_may_need_shift_and_letters_may_not(qtbot: QtBot) -> None:
    part, done = QWidget(), []
    qtbot.addWidget(part)
    keys = OwnKeys(part, {"/": lambda: done.append("/"), "A": lambda: done.append("a")})
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, held in ((Qt.Key.Key_Slash, shift), (Qt.Key.Key_A, shift), (Qt.Key.Key_End, shift)):
        keys.eventFilter(part, press(key, held))
    assert done == ["/"]


def test_a_key_that_nothing_knows_is_not_looked_for_in_millions(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    part = QWidget()
    qtbot.addWidget(part)
    keys = OwnKeys(part, {"Ctrl+F": lambda: None})
    compared = []
    same = Qt.Key.__eq__
    monkeypatch.setattr(Qt.Key, "__eq__", lambda one, two: (compared.append(two), same(one, two))[1], raising=False)
    assert not keys.eventFilter(part, press(Qt.Key.Key_End))
    assert len(compared) < 100
