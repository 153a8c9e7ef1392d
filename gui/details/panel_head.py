"""The head of a detail panel: what is shown, the buttons of what is done most, the menu of the rest, the cross."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.records import Kind
from gui.actions.names import short_id, shown_name
from gui.actions.record import Places
from gui.actions.registry import actions_for, fitting
from gui.look.look import look
from gui.widgets.button import IconButton
from gui.widgets.chip import Chip
from gui.widgets.field import IconMark
from gui.widgets.glyph import GlyphMark
from gui.widgets.lines import VLine
from gui.widgets.words import MIDDLE, ElideLabel
from models.rows import ContainerRow, ImageRow, NetworkRow, VolumeRow
from models.words import clean, tr

HEIGHT = 44
ICONS = {Kind.CONTAINER: "cube", Kind.IMAGE: "stack", Kind.VOLUME: "hard-drives", Kind.NETWORK: "share-network"}


class PanelHead(QWidget):
    """Shows what one row of a kind is.

    Signals:
        asked(str): the button of an action was pressed.
        menu_asked: the menu of all the other actions is wanted.
        close_asked: the cross was pressed.
    """

    asked = Signal(str)
    menu_asked = Signal()
    close_asked = Signal()

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._glyph = GlyphMark("created", "base", self)
        self._icon = IconMark(ICONS.get(kind, "cube"), "text2", 16, self)
        self._glyph.setVisible(kind is Kind.CONTAINER)
        self._icon.setVisible(kind is not Kind.CONTAINER)
        self.title = ElideLabel("", "panel", mode=MIDDLE, parent=self)
        self.beside = ElideLabel("", "secondary", "text2", parent=self)
        self._chip: Chip | None = None
        self.buttons: dict[str, IconButton] = {}
        self._row = QHBoxLayout(self)
        for widget in (self._glyph, self._icon, self.title, self.beside):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for action in actions_for(kind, Places.HEADER):
            button = IconButton(action.icon, action.title.rstrip("…"), keys=action.shortcut, parent=self)
            button.clicked.connect(partial(self._ask, action.id))
            self.buttons[action.id] = button
            self._row.addWidget(button)
        self.more = IconButton("dots-three", tr("Detail", "More actions"), parent=self)
        self.more.clicked.connect(self.menu_asked)
        self.cross = IconButton("x", tr("Detail", "Close details"), keys="Esc", parent=self)
        self.cross.clicked.connect(self.close_asked)
        self._row.addWidget(self.more)
        self._row.addWidget(VLine(16, self))
        self._row.addWidget(self.cross)
        look().changed.connect(self._restyle)
        self._restyle()

    def show_row(self, row: Any, *, gone: bool) -> str:
        """Say what a row is, with the buttons of what can be done to it; its title.

        Args:
            row: what is shown.
            gone: whether it was removed: nothing can be done to it any more.
        """
        title, beside, tag = heading(row)
        self.title.setText(title)
        self.title.set_ink("text3" if gone else "text")
        # A name gives way last; a short one takes no more than it needs.
        self.title.setMinimumWidth(min(look().px(64), self.title.sizeHint().width()))
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self._set_chip(tag)
        if isinstance(row, ContainerRow):
            from models.states import glyph

            self._glyph.set_glyph("removing" if gone else str(glyph(row)))
        fits = set() if gone else {action.id for action in fitting([row], Places.HEADER)}
        for action_id, button in self.buttons.items():
            button.setVisible(action_id in fits)
        self.more.setVisible(not gone)
        return title

    def _ask(self, action_id: str, _checked: bool = False) -> None:
        self.asked.emit(action_id)

    def _set_chip(self, tag: str) -> None:
        if self._chip is not None and self._chip.text == tag:
            return
        if self._chip is not None:
            self._row.removeWidget(self._chip)
            self._chip.hide()
            self._chip.deleteLater()
            self._chip = None
        if tag:
            self._chip = Chip(tag, removable=False, parent=self)
            self._row.insertWidget(3, self._chip)
            self._chip.show()

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), 0, px(12), 0)
        self._row.setSpacing(px(8))
        self.more.setMinimumHeight(px(HEIGHT) - px(16))
        self.title.setMinimumHeight(px(HEIGHT))


def heading(row: Any) -> tuple[str, str, str]:
    """Title, words beside it, and tag of a row."""
    match row:
        case ContainerRow():
            project = row.container.project
            beside = tr("Detail", "in {project}").replace("{project}", clean(project, 80)) if project else ""
            return shown_name(row), beside, ""
        case ImageRow():
            if not row.reference:
                return tr("Detail", "No tag"), short_id(row.image.id), ""
            repository, colon, tag = row.reference.rpartition(":")
            if not colon or "/" in tag:
                return clean(row.reference, 120), "", ""
            return clean(repository, 120), "", clean(tag, 40)
        case VolumeRow():
            return shown_name(row), tr("Detail", "anonymous") if row.volume.anonymous else "", ""
        case NetworkRow():
            return shown_name(row), clean(row.network.driver, 40), ""
    return "", "", ""
