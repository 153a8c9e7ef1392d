"""Tabs of plain text with a bar under the current one; they scroll and never wrap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QTabBar, QToolButton, QWidget

from gui.look import paint
from gui.look.look import look

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class TabBar(QTabBar):
    """A row of tabs, each with a key.

    Args:
        name: what they are the parts of, for screen readers.

    Signals:
        chosen: the key of the tab that became current.
    """

    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for scroller in self.findChildren(QToolButton):  # the keyboard goes from tab to tab
            scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.currentChanged.connect(self._tell)
        look().changed.connect(self._restyle)
        self._restyle()

    def add(self, key: str, text: str) -> None:
        """Add a tab at the end."""
        place = self.addTab(text)
        self.setTabData(place, key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, in order."""
        return tuple(str(self.tabData(place)) for place in range(self.count()))

    def set_shown(self, key: str, *, shown: bool) -> None:
        """Show a tab, or leave it out; the current one is not to be left out."""
        place = self.keys.index(key)
        if self.isTabVisible(place) is not shown:
            self.setTabVisible(place, shown)

    @property
    def current_key(self) -> str:
        """The key of the current tab, "" where there is none."""
        return str(self.tabData(self.currentIndex())) if self.currentIndex() >= 0 else ""

    def set_current(self, key: str) -> bool:
        """Make a tab current; False where there is none of that key."""
        if key not in self.keys:
            return False
        self.setCurrentIndex(self.keys.index(key))
        return True

    def _tell(self, place: int) -> None:
        # Qt makes the first tab current before it has its key.
        key = self.tabData(place) if place >= 0 else None
        if key is not None:
            self.chosen.emit(str(key))

    def _restyle(self) -> None:
        self.setFont(look().font("name"))
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Narrow: the rest scrolls."""
        return QSize(look().px(120), look().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line below all, then the tabs."""
        paint.horizontal_hairline(QPainter(self), 0, self.width(), self.height() - 1, look().color("line"))
        super().paintEvent(event)
