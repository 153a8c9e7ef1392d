"""The mark of an engine as a button: it opens the colours that the mark can have."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.look.focus import set_ring
from gui.look.look import look
from gui.look.paint import host_mark
from gui.widgets.menu import Menu
from models.words import clean, tr

MARK = 11
SIDE = 28


def names() -> tuple[str, ...]:
    """What the colours of the series are called, in their order."""
    return (
        tr("Colours", "Teal"),
        tr("Colours", "Orange"),
        tr("Colours", "Violet"),
        tr("Colours", "Green"),
        tr("Colours", "Crimson"),
        tr("Colours", "Blue"),
        tr("Colours", "Olive"),
        tr("Colours", "Grey"),
    )


class ColourButton(QAbstractButton):
    """The square of an engine in its colour.

    Args:
        name: the engine's.
        colour: the place in the series.

    Signals:
        chosen: another place in the series.
    """

    chosen = Signal(int)

    def __init__(self, name: str, colour: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        words = tr("Colours", "Colour of {name}: {colour}").replace("{colour}", names()[colour])
        self.setAccessibleName(words.replace("{name}", clean(name, 80)))
        self.setToolTip(tr("Colours", "Choose a colour"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_ring(self, wanted=True)
        self.clicked.connect(lambda: self.menu().open_below(self))
        look().changed.connect(self.updateGeometry)

    def menu(self) -> Menu:
        """The colours; beside the present one stands that it is."""
        menu = Menu(tr("Colours", "Colour"), self)
        for place, name in enumerate(names()):
            action = menu.add(name, partial(self._choose, place))
            if place == self.colour:
                action.setText(f"{name}\t{tr('Colours', 'now')}")
            action.setIcon(self._icon(place))
            action.setIconVisibleInMenu(True)
        return menu

    def _choose(self, place: int) -> None:
        if place != self.colour:
            self.chosen.emit(place)

    def _icon(self, place: int) -> QIcon:
        side, ratio = look().px(16), self.devicePixelRatioF()
        picture = QPixmap(QSize(round(side * ratio), round(side * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        mark = look().pxf(MARK)
        host_mark(painter, QRectF((side - mark) / 2, (side - mark) / 2, mark, mark), look().tokens.series_color(place))
        painter.end()
        return QIcon(picture)

    def sizeHint(self) -> QSize:
        """As large as an icon button."""
        return QSize(look().px(SIDE), look().px(SIDE))

    def paintEvent(self, _event: object) -> None:
        """The square, on a surface while the pointer is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), look().pxf(5), look().pxf(5))
        mark = look().pxf(MARK)
        place = QRectF((self.width() - mark) / 2, (self.height() - mark) / 2, mark, mark)
        host_mark(painter, place, look().tokens.series_color(self.colour))
