"""The table of a pane and the detail of its current row: side by side, one below the other, or one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from gui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from engine.kinds import Kind
    from gui.details.panel import DetailPanel
    from gui.panes.keeping import PaneKeeping
    from gui.panes.services import Services

LEAST = 360
FIRST = 448
WIDE = 1160
"""Width of the window from which on the detail stands beside the table."""
TALL = 400
"""Height under which a detail below the table would leave both too little: it then takes the table's place."""
_UNLIMITED = 16_777_215


class DetailSide(QSplitter):
    """Makes the detail when it is first opened, and places it.

    Args:
        kind: of the rows.
        services: what the detail may use.
        keeping: remembers how wide it is.
        left: the table and what belongs to it.

    Signals:
        close_asked: the detail is to be closed.
    """

    close_asked = Signal()

    def __init__(self, kind: Kind, services: Services, keeping: PaneKeeping, left: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._kind = kind
        self._services = services
        self._keeping = keeping
        self._left = left
        self.panel: DetailPanel | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(left)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._moved)

    @property
    def is_open(self) -> bool:
        """Whether the detail is shown."""
        return self.panel is not None and not self.panel.isHidden()

    @property
    def wide(self) -> bool:
        """Whether the window has room for it beside the table."""
        return self.window().width() >= look().px(WIDE)

    def open_row(self, row: Any, tab: str = "") -> None:
        """Show the detail of a row."""
        if self.panel is None:
            from gui.details.panel import DetailPanel

            self.panel = DetailPanel(self._kind, self._services, self)
            self.panel.close_asked.connect(self.close_asked)
            self.addWidget(self.panel)
            self.setStretchFactor(1, 0)
        self.panel.show()
        self.place()
        self.panel.show_row(row, tab)

    def hide_panel(self) -> None:
        """Hide the detail; what it read stops."""
        if self.panel is not None:
            self.panel.hide()
            self.panel.clear()
            self._left.show()

    def uncover(self) -> None:
        """Who filters wants to see the table."""
        if self._left.isHidden():
            self.hide_panel()

    def place(self) -> None:
        """Beside the table where the window is wide enough, else below it, or in its place."""
        panel, px = self.panel, look().px
        if panel is None:
            return
        way = Qt.Orientation.Horizontal if self.wide else Qt.Orientation.Vertical
        if self.orientation() != way:
            self.setOrientation(way)
        if self.wide:
            most = max(px(LEAST), self.window().width() // 2)
            panel.setMinimumWidth(px(LEAST))
            panel.setMaximumWidth(most)
            width = min(px(self._keeping.detail_width or FIRST), most)
            self.setSizes([max(1, self.width() - width), width])
            self._left.show()
            panel.set_edge("left")
            return
        panel.setMinimumWidth(0)
        panel.setMaximumWidth(_UNLIMITED)
        covers = self.is_open and self.height() < px(TALL)
        if covers and self._left.isAncestorOf(self.focusWidget()):
            panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left.setVisible(not covers)
        panel.set_edge("" if covers else "top")
        below = self.height() * 11 // 20
        self.setSizes([max(1, self.height() - below), below])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It moves below the table where the window gets narrow."""
        super().resizeEvent(event)
        self.place()

    def _moved(self) -> None:
        if self.panel is not None and self.orientation() == Qt.Orientation.Horizontal:
            self._keeping.keep_detail_width(round(self.panel.width() / look().factor))
