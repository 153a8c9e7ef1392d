"""The sidebar: the host switcher, the panes with their counts, Settings; an icon rail where the window is narrow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from gui.host_box import RAIL, WIDTH, HostBox, PaintedButton, draw_words
from gui.look.look import look
from gui.widgets.words import tip_of
from models.words import DASH, clean, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from engine.records import Host
    from gui.widgets.menu import Menu


class Place(NamedTuple):
    """One pane as the sidebar shows it.

    Args:
        name: the pane's name on the command line.
        title: its words, translated.
        icon: its Phosphor icon.
        shortcut: the keys that show it, or "".
        part: panes of another part are set off by a hairline.
        counted: whether a count stands at its right.
        foot: whether it stands at the foot of the sidebar.
    """

    name: str
    title: str
    icon: str
    shortcut: str = ""
    part: str = "things"
    counted: bool = False
    foot: bool = False


class NavRow(PaintedButton):
    """One pane in the sidebar: icon, title, count."""

    def __init__(self, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._count: int | None = None
        self._known = True
        self.setCheckable(True)
        self.setAutoExclusive(True)  # spoken as one of several, not as a box to tick
        self.setObjectName(f"nav-{place.name}")
        self._name_it()

    def set_count(self, count: int | None, *, known: bool = True) -> None:
        """Show how many there are; None shows nothing, or an en dash where it is not `known`."""
        if (count, known) != (self._count, self._known):
            self._count, self._known = count, known
            self._name_it()
            self.update()

    def count_text(self) -> str:
        """The words at the right."""
        if not self.place.counted:
            return self.place.shortcut if self.place.foot else ""
        if not self._known:
            return DASH
        return "" if self._count is None else str(self._count)

    def _name_it(self) -> None:
        count = self._count if self._known else None
        self.setText(self.place.title)
        self.setAccessibleName(self.place.title if count is None else f"{self.place.title}, {count}")
        self._tip()

    def set_rail(self, rail: bool) -> None:
        """Show the icon alone; the title is then the tooltip."""
        super().set_rail(rail)
        self._tip()

    def _tip(self) -> None:
        keys = f" ({self.place.shortcut})" if self.place.shortcut else ""
        count = f" · {self._count}" if self._count is not None and self._known else ""
        self.setToolTip(f"{self.place.title}{count}{keys}" if self.rail else keys.strip(" ()"))

    def sizeHint(self) -> QSize:
        """30 high."""
        return QSize(look().px(RAIL if self.rail else WIDTH), look().px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint from the tokens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, tokens = look().px, look().tokens
        body = QRectF(self.rect()).adjusted(px(8), 0, -px(8), 0)
        chosen = self.isChecked()
        if chosen or self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("navsel" if chosen or self.isDown() else "hover"))
            painter.drawRoundedRect(body, px(5), px(5))
        if chosen:
            painter.setBrush(tokens.color("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(body.x(), body.y() + px(7), px(3), body.height() - px(14)), 1.5, 1.5)
        size = px(16)
        left = (self.width() - size) / 2 if self.rail else px(19)
        box = QRectF(left, (self.height() - size) / 2, size, size)
        ink = "accent" if chosen else "text2"
        look().icon(self.place.icon, color_token=ink, size=16, fill=chosen).paint(painter, box.toRect())
        self.paint_focus(painter, body)
        if not self.rail:
            self._paint_words(painter, chosen=chosen)

    def _paint_words(self, painter: QPainter, *, chosen: bool) -> None:
        px = look().px
        words = QRectF(px(44), 0, self.width() - px(44) - px(16), self.height())
        count = self.count_text()
        taken = 0.0
        if count:
            ink = "text2" if chosen else "text3"
            taken = draw_words(painter, words, "secondary", ink, count, right=True) + px(8)
        words.setWidth(words.width() - taken)
        draw_words(painter, words, "group" if chosen else "name", "text" if self._known else "text2", self.place.title)


class _Hairline(QWidget):
    """A line between two parts of the navigation."""

    def sizeHint(self) -> QSize:
        """With room above and below."""
        return QSize(look().px(RAIL), look().px(13))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One device-independent pixel."""
        painter = QPainter(self)
        px = look().px
        painter.fillRect(px(16), self.height() // 2, self.width() - 2 * px(16), 1, look().tokens.color("line"))


class Sidebar(QWidget):
    """All of it.

    Signals:
        chosen: a pane was chosen, by its name.
        host_chosen: a host of the menu was chosen (`Host`).
    """

    chosen = Signal(str)
    host_chosen = Signal(object)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Sidebar", "Navigation"))
        self.setObjectName("sidebar")
        self.host_box = HostBox(self)
        self.host_box.clicked.connect(lambda: self.host_menu().open_below(self.host_box))
        self.rows: dict[str, NavRow] = {}
        self._hosts: Sequence[Host] = ()
        self._rail = False
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(2)
        self._layout.addWidget(self.host_box)
        self._layout.addSpacing(10)
        self._parts: list[QWidget] = []
        self._fill([place for place in places if not place.foot])
        self._layout.addStretch(1)
        self._fill([place for place in places if place.foot])
        look().changed.connect(self._restyle)
        self._restyle()

    def _fill(self, places: Sequence[Place]) -> None:
        part = places[0].part if places else ""
        for place in places:
            if place.part != part:
                part = place.part
                line = _Hairline(self)
                line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                self._layout.addWidget(line)
            row = NavRow(place, self)
            # A screen reader toggles what a mouse clicks.
            row.toggled.connect(lambda checked, name=place.name: self.chosen.emit(name) if checked else None)
            self._group.addButton(row)
            self._layout.addWidget(row)
            self.rows[place.name] = row

    def _restyle(self) -> None:
        px = look().px
        self._layout.setContentsMargins(0, px(8), 0, px(8))
        self.setFixedWidth(px(RAIL if self._rail else WIDTH))
        for row in (self.host_box, *self.rows.values()):
            row.updateGeometry()
        self.update()

    def set_rail(self, rail: bool) -> None:
        """Narrow: icons alone."""
        if rail != self._rail:
            self._rail = rail
            self.host_box.set_rail(rail)
            for row in self.rows.values():
                row.set_rail(rail)
            self._restyle()

    def set_current(self, name: str) -> None:
        """Mark the pane that is shown."""
        with QSignalBlocker(self.rows[name]):
            self.rows[name].setChecked(True)
        self.update()

    def set_hosts(self, hosts: Sequence[Host]) -> None:
        """What the menu of hosts offers."""
        self._hosts = hosts

    def host_menu(self) -> Menu:
        """The engines that were found, the one in use ticked."""
        from gui.widgets.menu import Menu

        menu = Menu(tr("Sidebar", "Engines"), self)
        for host in self._hosts:
            words = f"{host.name} · {host.source}" if host.source and host.source != "socket" else host.name
            action = menu.add(
                clean(words),
                partial(self.host_chosen.emit, host),
                checked=host.name == self.host_box.text(),
            )
            action.setToolTip(tip_of(host.url))
        menu.addSeparator()
        menu.add(tr("Sidebar", "Engine details"), lambda: self.chosen.emit("engine"))
        return menu

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The window's colour, and a line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().tokens.color("window"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), look().tokens.color("line"))
