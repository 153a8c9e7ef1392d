"""The settings pane: made from the table of settings, and what is chosen holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from gui.app import follow_settings
from gui.look.look import look
from gui.panes.services import Services
from gui.panes.settings import SettingsPane
from gui.widgets.segmented import Segmented
from models.settings import Settings
from models.settings_table import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pane(qapp: QApplication, tmp_path: Path) -> Iterator[SettingsPane]:
    """The pane of an application that follows its settings."""
    settings = Settings(tmp_path)
    services = Services(settings)
    follow_settings(qapp, settings)
    made = SettingsPane(services)
    made.resize(900, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    services.deleteLater()
    settings.close()
    settings.deleteLater()
    QApplication.processEvents()


def test_every_setting_has_a_name_a_description_and_a_control(pane: SettingsPane) -> None:
    assert set(pane.rows) == {setting.key for setting in SHOWN}
    for setting in SHOWN:
        control = pane.rows[setting.key].control
        assert control.accessibleDescription() == setting.description
        name = control.text() if isinstance(control, QCheckBox) else control.accessibleName()
        assert name == setting.title


def test_what_is_chosen_holds_at_once(pane: SettingsPane) -> None:
    theme = pane.rows["theme"].control
    assert isinstance(theme, Segmented)
    theme.set_key("dark")
    theme.chosen.emit("dark")
    assert look().tokens.dark
    pane.rows["text_scale"].control.chosen.emit("150")  # type: ignore[union-attr]  # it has choices
    assert look().scale == 150
    pane.rows["density"].control.chosen.emit("compact")  # type: ignore[union-attr]  # it has choices
    assert look().compact


def test_the_system_font_is_a_box_to_tick(pane: SettingsPane) -> None:
    box = pane.rows["system_font"].control
    assert isinstance(box, QCheckBox)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert look().system_font


def test_a_setting_changed_elsewhere_is_shown(pane: SettingsPane) -> None:
    pane.services.settings.set("density", "compact")
    density = pane.rows["density"].control
    assert isinstance(density, Segmented)
    assert density.key == "compact"


def test_a_settings_file_that_could_not_be_used_is_said(pane: SettingsPane) -> None:
    assert not pane.problem.isVisible()
    pane.services.settings.problem = "no room left"
    pane.services.settings.problem_changed.emit()
    assert pane.problem.isVisible()


def test_what_the_keyboard_scrolls_has_a_name(pane: SettingsPane) -> None:
    assert pane.area.accessibleName() == pane.accessibleName() == "Settings"
