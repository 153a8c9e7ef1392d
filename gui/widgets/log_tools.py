"""The buttons of a log that stand wherever it is shown, and what they add to its menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.widgets.button import Button
from models.words import tr

if TYPE_CHECKING:
    from gui.widgets.log_board import LogBoard
    from gui.widgets.menu import Menu


class LogTools(QObject):
    """Buttons for a board.

    Args:
        board: what they act on.
        kind: the kind of buttons.
    """

    def __init__(self, board: LogBoard, kind: str = "normal") -> None:
        super().__init__(board)
        self._board = board
        self.save = Button(tr("Log", "Save…"), "floppy-disk", kind)
        self.save.clicked.connect(self._open_save)
        self.time = Button(board.spans.title, "clock", kind, caret=True)
        self.time.clicked.connect(self._open_time)
        board.spans.changed.connect(self._show_span)
        self.view = Button(tr("Log", "View"), "sliders-horizontal", kind, caret=True)
        self.view.clicked.connect(self._open_view)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """From left to right."""
        return (self.save, self.time, self.view)

    def _open_save(self) -> None:
        self._board.saving.menu().open_below(self.save)

    def _open_time(self) -> None:
        self._board.spans.menu().open_below(self.time)

    def _show_span(self) -> None:
        title = self._board.spans.title
        if title != self.time.text():
            self.time.setText(title)
            self.time.setAccessibleName(tr("Log", "Time: {span}").format(span=title))

    def _open_view(self) -> None:
        self._board.reading.menu().open_below(self.view)

    def add_to(self, menu: Menu) -> None:
        """Add what the buttons open to a menu."""
        for below, title in (
            (self._board.reading.menu(), tr("Log", "View")),
            (self._board.spans.menu(), tr("Log", "Time")),
            (self._board.saving.menu(), tr("Log", "Save")),
        ):
            below.setTitle(title)
            below.setParent(menu, below.windowFlags())
            menu.addMenu(below)

    def add_common(self, menu: Menu, *, line: bool) -> None:
        """Add what every log's menu has; with `line` first what can be done with the one that it was asked for on."""
        board, view = self._board, self._board.view
        lines = len(view.store) > 0
        if line:
            self.add_line(menu)
        menu.add(tr("Log", "Copy"), board.copy, icon="copy", keys="Ctrl+C", enabled=lines)
        menu.add(tr("Log", "Select all"), view.select_all, keys="Ctrl+A", enabled=lines)
        menu.add(tr("Log", "Find…"), board.open_find, icon="magnifying-glass", keys="Ctrl+F", enabled=lines)
        menu.addSeparator()
        follows = view.following
        menu.add(tr("Log", "Follow the end"), lambda: view.set_following(not follows), keys="End", checked=follows)
        over = not board.histogram.isHidden()
        menu.add(tr("Log", "Lines over time"), lambda: board.show_histogram(shown=not over), checked=over)
        self.add_to(menu)

    def add_line(self, menu: Menu) -> None:
        """Add what can be done with the line that the menu was asked for on."""
        from gui.widgets.log_line_menu import add_line

        add_line(menu, self._board)
