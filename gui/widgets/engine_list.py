"""A list of engines, one a row, each with a button to use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import Button
from gui.widgets.colour_button import ColourButton
from gui.widgets.glyph import GlyphMark
from gui.widgets.lines import HLine
from gui.widgets.words import MIDDLE, ElideLabel, Words
from models.words import clean, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QContextMenuEvent, QPaintEvent

    from engine.records import Host


def empty_layout(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class _Boxed(QWidget):
    """A raised surface with an edge around rows."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The edge."""
        rect = QRectF(self.rect())
        paint.box(QPainter(self), rect, look().color("base"), look().color("line"), 1, look().pxf(6))


class EngineRow(QWidget):
    """One engine that was found, with a button to use it.

    Args:
        host: the engine.
        answers: whether it answers; None: not known.
        current: whether it is in use.
        colour: the place in the series of its mark, which is then shown and can be changed.

    Signals:
        connect_asked: it is to be used.
        colour_chosen: the host, and another place in the series.
    """

    connect_asked = Signal(object)
    colour_chosen = Signal(object, int)

    def __init__(
        self,
        host: Host,
        *,
        answers: bool | None,
        current: bool = False,
        colour: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.host = host
        row = QHBoxLayout(self)
        row.setContentsMargins(look().px(16), look().px(8), look().px(16), look().px(8))
        row.setSpacing(look().px(12))
        self.mark: ColourButton | None = None
        if colour is None:
            row.addWidget(GlyphMark("running" if answers else "exited" if answers is False else "created", parent=self))
        else:
            self.mark = ColourButton(host.name, colour, self)
            self.mark.chosen.connect(lambda place: self.colour_chosen.emit(self.host, place))
            row.addWidget(self.mark)
        column = QVBoxLayout()
        column.setSpacing(look().px(2))
        column.addWidget(ElideLabel(clean(host.name), "group"))
        column.addWidget(ElideLabel(clean(host.url.removeprefix("unix://")), "mono", "text2", mode=MIDDLE))
        row.addLayout(column, 1)
        source = "" if host.source in {"", "socket"} else tr("EngineList", "from {source}").format(source=host.source)
        words = tr("EngineList", "Does not answer") if answers is False else clean(source)
        row.addWidget(Words(tr("EngineList", "In use") if current else words, "secondary", "text2"))
        self.button = Button(tr("EngineList", "Connect"), parent=self)
        self.button.setAccessibleName(tr("EngineList", "Connect to {name}").format(name=clean(host.name)))
        self.button.setVisible(not current)
        self.button.clicked.connect(lambda: self.connect_asked.emit(self.host))
        row.addWidget(self.button)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The colours of its mark."""
        if self.mark is not None:
            self.mark.menu().open_at(event.globalPos())


class EngineList(_Boxed):
    """Engines that were found, one a row.

    Signals:
        connect_asked: one is to be used (`Host`).
        colour_chosen: one is to have another colour: the `Host`, and a place in the series.
    """

    connect_asked = Signal(object)
    colour_chosen = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self.rows: list[EngineRow] = []
        self._shown: object = None
        self.setAccessibleName(tr("EngineList", "Engines found"))

    def set_hosts(
        self,
        hosts: Sequence[tuple[Host, bool | None]],
        current: str = "",
        colours: Sequence[int] | None = None,
    ) -> None:
        """Show these, each with whether it answers (None: not known). The same again changes nothing.

        Args:
            hosts: the engines.
            current: the name of the one in use.
            colours: the places in the series of their marks; None shows no marks.
        """
        wanted = (tuple(hosts), current, None if colours is None else tuple(colours))
        if wanted == self._shown:
            return
        self._shown = wanted
        empty_layout(self._column)
        self.rows = []
        for number, (host, answers) in enumerate(hosts):
            if number:
                self._column.addWidget(HLine(parent=self))
            colour = colours[number] if colours is not None else None
            row = EngineRow(host, answers=answers, current=host.name == current, colour=colour, parent=self)
            row.colour_chosen.connect(self.colour_chosen)
            row.connect_asked.connect(self.connect_asked)
            self._column.addWidget(row)
            self.rows.append(row)
