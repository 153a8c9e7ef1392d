"""Parts of a detail page: a section that hides when it is empty, and one that shows a few lines until asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from gui.details.things import Thing, Things
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.section import Section
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

W = TypeVar("W", bound=QWidget)

FEW = 6
"""Lines that are shown before "Show all" is pressed."""


class Part(Section, Generic[W]):
    """A section with one body; not shown while there is nothing in it.

    Args:
        title: its heading.
        body: what holds the lines.
        counted: whether the heading says how many there are.
    """

    def __init__(self, title: str, body: W, *, counted: bool = True) -> None:
        super().__init__(title)
        self.body: W = body
        self._counted = counted
        self.set_body(body)
        self.hide()

    def show_rows(self, rows: Sequence[KeyValue]) -> None:
        """Show keys and values."""
        if isinstance(self.body, KeyValues):
            self.body.set_rows(rows)
        self.setVisible(bool(rows))

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show things."""
        if isinstance(self.body, Things):
            self.body.set_things(things)
        if self._counted:
            self.set_count(len(things))
        self.setVisible(bool(things))


class More(Part[KeyValues]):
    """Keys and values, a few until "Show all" is pressed."""

    def __init__(self, title: str, body: KeyValues) -> None:
        super().__init__(title, body)
        self._rows: tuple[KeyValue, ...] = ()
        self._all = False
        self.more_asked.connect(self._toggle)

    def show_rows(self, rows: Sequence[KeyValue]) -> None:
        """Show keys and values, the first few of them."""
        self._rows = tuple(rows)
        self._fill()

    def fold(self) -> None:
        """Show a few again, and mask what was revealed."""
        self._all = False
        self.body.conceal()

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        super().show_rows(self._rows if self._all else self._rows[:FEW])
        self.set_count(len(self._rows))
        if len(self._rows) <= FEW:
            self.set_more("")
        else:
            self.set_more(tr("Part", "Show fewer") if self._all else tr("Part", "Show all"))
