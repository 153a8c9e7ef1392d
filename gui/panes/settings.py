"""The settings pane, made from the table of settings; what is changed holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from gui.look.look import look
from gui.panes.page import PagePane
from gui.widgets.lines import HLine
from gui.widgets.notice import Notice
from gui.widgets.segmented import Segmented
from gui.widgets.words import Paragraph, Words
from models.settings_table import RECORD_HIDDEN, SHOWN
from models.words import plural, tr

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from gui.panes.services import Services
    from models.settings import Settings
    from models.settings_table import Setting
    from models.stats import StatsHub


class SettingRow(QWidget):
    """One setting: what it is called, its control, what it does."""

    def __init__(self, setting: Setting[Any], settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._settings = settings
        self._column = QVBoxLayout(self)
        self.control: Segmented | QCheckBox
        if setting.choices:
            self._keys = {str(value): value for value, _ in setting.choices}
            self.control = Segmented(setting.title, [(str(value), words) for value, words in setting.choices], self)
            self.control.chosen.connect(lambda key: settings.set(setting, self._keys[key]))
            self._column.addWidget(Words(setting.title, "name"))
        else:
            self.control = QCheckBox(setting.title, self)
            self.control.toggled.connect(lambda on: settings.set(setting, on))
        self.control.setAccessibleDescription(setting.description)
        self._column.addWidget(self.control)
        self._column.addWidget(Paragraph(setting.description, "secondary", "text2"))
        self.note = Words("", "secondary", "text3", wrap=True)
        self.note.hide()
        self._column.addWidget(self.note)
        settings.changed.connect(self._changed)
        look().changed.connect(self._restyle)
        self._restyle()
        self._show()

    def set_note(self, words: str) -> None:
        """Say what it comes to at present; nothing for ""."""
        if words != self.note.text():
            self.note.setText(words)
            self.note.setVisible(bool(words))

    def _changed(self, key: str) -> None:
        if key == self._setting.key:
            self._show()

    def _show(self) -> None:
        value = self._settings.value(self._setting)
        if isinstance(self.control, Segmented):
            self.control.set_key(str(value))
        else:
            self.control.setChecked(bool(value))

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(0, px(8), 0, px(8))
        self._column.setSpacing(px(6))


class SettingsPane(PagePane):
    """Settings."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("settings", tr("SettingsPane", "Settings"), services, parent)
        settings = services.settings
        self.problem = Notice("warn")
        self.column.addWidget(self.problem)
        self.rows: dict[str, SettingRow] = {}
        for number, setting in enumerate(SHOWN):
            if number:
                self.column.addWidget(HLine())
            row = SettingRow(setting, settings, self)
            self.rows[setting.key] = row
            self.column.addWidget(row)
        self.column.addStretch(1)
        settings.problem_changed.connect(self._show_problem)
        self._show_problem()

    def showEvent(self, event: QShowEvent) -> None:
        """What recording costs is told as it is now."""
        super().showEvent(event)
        session = self.services.session
        if session is not None:
            self.rows[RECORD_HIDDEN.key].set_note(recording_words(session.stats))

    def _show_problem(self) -> None:
        problem = self.services.settings.problem
        self.problem.say(tr("SettingsPane", "The settings file could not be used."), problem)
        self.problem.setVisible(bool(problem))


def recording_words(hub: StatsHub) -> str:
    """What recording while hidden costs with the containers that run now; "" where it was not measured yet."""
    share = hub.recording_share
    if share is None:
        return ""
    running = plural("SettingsPane", "%n running container", "%n running containers", hub.watched)
    words = tr("SettingsPane", "With {running} that is {percent} of a core of this computer, as measured.")
    return words.format(running=running, percent=f"{100 * share:.2g} %")


def make(services: Services, parent: QWidget) -> SettingsPane:
    """The pane."""
    return SettingsPane(services, parent)
