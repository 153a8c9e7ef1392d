"""The colour of an engine's mark: chosen from the series, kept, and shown wherever the mark is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from engine.records import Host
from gui.look.look import look
from gui.panes.engine import EnginePane
from gui.panes.services import Services
from gui.widgets.colour_button import names
from models.settings import Settings
from models.settings_table import HOST_COLOURS, SERIES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTS = (Host("local", "unix:///a.sock"), Host("<b>far</b>", "ssh://far"))


@pytest.fixture
def pane(qapp: QApplication, tmp_path: Path) -> Iterator[EnginePane]:
    settings = Settings(tmp_path)
    services = Services(settings)
    made = EnginePane(services)
    services.set_hosts(HOSTS)
    made.resize(900, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    services.deleteLater()
    settings.close()
    settings.deleteLater()
    qapp.processEvents()


def pick(menu: Any, name: str) -> None:
    next(action for action in menu.actions() if action.text().partition("\t")[0] == name).trigger()


def test_every_colour_of_the_series_has_a_name() -> None:
    assert len(set(names())) == SERIES == len(look().tokens.series)


def test_a_colour_is_chosen_kept_and_shown(pane: EnginePane) -> None:
    mark = pane.engines.rows[1].mark
    assert mark is not None
    before = mark.colour
    menu = mark.menu()
    present = [action.text() for action in menu.actions() if "\t" in action.text()]
    assert present == [f"{names()[before]}\tnow"]
    assert not any(action.icon().isNull() for action in menu.actions())
    told: list[None] = []
    pane.services.hosts_changed.connect(lambda: told.append(None))
    pick(menu, "Olive")
    place = names().index("Olive")
    assert pane.services.settings.value(HOST_COLOURS) == {"<b>far</b>": place}
    assert told
    shown = pane.engines.rows[1].mark
    assert shown is not None
    assert shown.colour == place
    assert shown.accessibleName() == "Colour of <b>far</b>: Olive"
    first = pane.engines.rows[0].mark
    assert first is not None
    assert first.colour != place or before == place
    picture = shown.grab().toImage()
    assert picture.pixelColor(picture.rect().center()) == look().tokens.series_color(place)


def test_the_colours_open_by_keyboard_and_by_the_row_s_own_menu(pane: EnginePane) -> None:
    row = pane.engines.rows[0]
    assert row.mark is not None
    row.mark.setFocus()
    QTest.keyClick(row.mark, Qt.Key.Key_Space)
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    assert [action.text().partition("\t")[0] for action in opened.actions()] == list(names())
    opened.close()
    place = QPoint(200, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.mapToGlobal(place))
    QApplication.sendEvent(row, event)
    again = QApplication.activePopupWidget()
    assert isinstance(again, QMenu)
    pick(again, "Grey")
    again.close()
    assert pane.services.settings.value(HOST_COLOURS) == {"local": names().index("Grey")}
