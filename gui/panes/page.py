"""The base of panes that are pages: a title above a column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.look.look import look
from gui.panes.header import PaneHeader

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from gui.panes.services import Services

WIDTH = 760


class PagePane(QWidget):
    """A pane without a table; fill `column`.

    Args:
        name: on the command line.
        title: its heading, translated.
        services: what panes may use.
    """

    def __init__(self, name: str, title: str, services: Services, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.setObjectName(f"pane-{name}")
        self.setAccessibleName(title)
        self.header = PaneHeader(title, "", filtered=False, parent=self)
        self.header.options.hide()
        self.header.overflow.hide()
        self.area = QScrollArea(self)
        self.area.setObjectName(f"page-{name}")
        self.area.setAccessibleName(title)  # the keyboard scrolls it
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self._inner = QWidget(body)
        self.column = QVBoxLayout(self._inner)
        self._outer = QHBoxLayout(body)
        self._outer.addWidget(self._inner, 1000)
        self._outer.addStretch(1)
        self.area.setWidget(body)
        self.area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.area, 1)
        look().changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface that tables have too."""
        QPainter(self).fillRect(self.rect(), look().color("base"))

    def _restyle(self) -> None:
        px = look().px
        self._outer.setContentsMargins(px(16), px(8), px(16), px(24))
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(8))
        self._inner.setMaximumWidth(px(WIDTH))
