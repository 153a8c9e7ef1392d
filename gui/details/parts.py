"""Parts of a detail page: a section that hides when it is empty, is searched when it is long, and copied as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QWidget

from gui.details.things import Thing, Things
from gui.widgets.copying import CopyButton
from gui.widgets.key_values import KeyValue, KeyValues
from gui.widgets.narrowing import NarrowingField, holds
from gui.widgets.section import Section
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

W = TypeVar("W", bound=QWidget)

FEW = 6
"""Lines that are shown before "Show all" is pressed."""
MANY = 8
"""Lines beyond which there is a field to find some of them."""


class Part(Section, Generic[W]):
    """A section with one body; not shown while there is nothing in it.

    Args:
        title: its heading.
        body: what holds the lines.
        counted: whether the heading says how many there are.
        searched: whether it has a field to find lines with, where there are many.
        copied: whether a button copies all lines as text.
    """

    def __init__(
        self, title: str, body: W, *, counted: bool = True, searched: bool = False, copied: bool = False
    ) -> None:
        super().__init__(title)
        self.body: W = body
        self.field: NarrowingField | None = None
        self._title_words = title
        self._counted = counted
        self._searched = searched
        self._lines: tuple[KeyValue | Thing, ...] = ()
        if copied:
            self.copy_all = CopyButton(tr("Part", "all of {what}").replace("{what}", title), self.text)
            self.add_tool(self.copy_all)
        self.set_body(body)
        self.hide()

    def show_rows(self, rows: Sequence[KeyValue]) -> None:
        """Show keys and values."""
        self._lines = tuple(rows)
        self._fill()

    def show_things(self, things: Sequence[Thing]) -> None:
        """Show things."""
        self._lines = tuple(things)
        self._fill()

    def text(self) -> str:
        """All lines as text: secrets as they are."""
        return "\n".join(map(_line, self._lines))

    def fold(self) -> None:
        """Mask again what was revealed, and look for nothing."""
        if self.field is not None:
            self.field.clear()
        if isinstance(self.body, KeyValues):
            self.body.conceal()

    @property
    def sought(self) -> str:
        """The words that are looked for."""
        return self.field.text().strip() if self.field is not None and not self.field.isHidden() else ""

    def _make_field(self) -> NarrowingField:
        field = NarrowingField(self._title_words, self)
        field.textChanged.connect(self._fill)
        self.add_above(field)
        return field

    def _fill(self) -> None:
        many = self._searched and len(self._lines) > MANY
        if many and self.field is None:
            self.field = self._make_field()
        if self.field is not None:
            self.field.setVisible(many)
        words = self.sought
        found = [line for line in self._lines if holds(_found_in(line), words)]
        shown = found if words else self._limited(self._lines)
        if isinstance(self.body, KeyValues):
            self.body.set_rows([line for line in shown if isinstance(line, KeyValue)])
        elif isinstance(self.body, Things):
            self.body.set_things([line for line in shown if isinstance(line, Thing)])
        if words:
            self.set_count_words(tr("Part", "{n} of {count}").format(n=len(found), count=len(self._lines)))
        elif self._counted and not (isinstance(self.body, KeyValues) and not self._searched):
            self.set_count(len(self._lines))
        self.setVisible(bool(self._lines))

    def _limited(self, lines: Sequence[KeyValue | Thing]) -> Sequence[KeyValue | Thing]:
        return lines


class More(Part[KeyValues]):
    """Keys and values, a few until "Show all" is pressed."""

    def __init__(self, title: str, body: KeyValues) -> None:
        self._all = False
        super().__init__(title, body, searched=True, copied=True)
        self.more_asked.connect(self._toggle)

    def fold(self) -> None:
        """Show a few again, and mask what was revealed."""
        self._all = False
        super().fold()

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _limited(self, lines: Sequence[KeyValue | Thing]) -> Sequence[KeyValue | Thing]:
        return lines if self._all else lines[:FEW]

    def _fill(self) -> None:
        super()._fill()
        if len(self._lines) <= FEW or self.sought:
            self.set_more("")
        else:
            self.set_more(tr("Part", "Show fewer") if self._all else tr("Part", "Show all"))


def _line(line: KeyValue | Thing) -> str:
    """A line as text to paste."""
    if isinstance(line, Thing):
        return line.copy or " ".join(filter(None, (line.name, line.value, line.note)))
    return f"{line.title}={line.value}" if line.mono_title else line.value


def _found_in(line: KeyValue | Thing) -> str:
    """What is looked through: what can be seen, so that a secret is not found by guessing."""
    if isinstance(line, Thing):
        return f"{line.name} {line.value} {line.note}"
    return f"{line.title} {line.masked or line.value}"
