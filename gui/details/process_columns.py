"""Which columns a list of processes has: a button with a few sets, and the arguments of `ps` for whoever knows them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gui.widgets.button import IconButton
from gui.widgets.menu import Menu
from models.process_sets import SETS, USUAL, ColumnSet, own
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gui.actions.runner import ActionRunner

_chosen = [USUAL]
"""What was chosen last, for each container that is looked at."""


class ProcessColumns(IconButton):
    """The button.

    Args:
        runner: whose window a question is asked in.
        container: gives the name of the container that is shown.

    Signals:
        changed: another set was chosen.
    """

    changed = Signal()

    def __init__(self, runner: ActionRunner, container: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__("sliders-horizontal", tr("Processes", "What is listed"), parent=parent)
        self._runner = runner
        self._container = container
        self.clicked.connect(lambda: self.menu().open_below(self))

    @property
    def current(self) -> ColumnSet:
        """The set in use."""
        return _chosen[0]

    def args(self, *, podman: bool) -> str | None:
        """What `ps` is asked for; None for the usual."""
        return self.current.podman if podman else self.current.args

    def choose(self, wanted: ColumnSet) -> None:
        """Use another one."""
        if wanted != self.current:
            _chosen[0] = wanted
            self.changed.emit()

    def menu(self) -> Menu:
        """The sets."""
        menu = Menu(tr("Processes", "What is listed"), self)
        for each in SETS:
            menu.add(each.words, partial(self.choose, each), checked=each == self.current)
        menu.addSeparator()
        mine = self.current.key == "own"
        menu.add(tr("Processes", "Own arguments of ps…"), self._ask, checked=mine)
        return menu

    def _ask(self) -> None:
        from gui.dialogs.ps_arguments import PsArgumentsDialog

        now = self.current.args if self.current.key == "own" else ""
        dialog = PsArgumentsDialog(self._runner, self._container(), now or "-o pid,ppid,user,args", self._own)
        self._runner.show_dialog(dialog)

    def _own(self, args: str) -> None:
        self.choose(own(args))
