"""What a tab of a detail panel is, and the page that most of them stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gui.look.look import look
from gui.tasks import tasks_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.actions.runner import ActionRunner


READ = "read"
"""The key of the task that reads what a page lacks."""


class Tab(Protocol):
    """What the panel asks of a tab, which is a widget; made when it is first shown.

    A tab that streams does so only between `wake` and `rest`.
    """

    def show_row(self, row: Any) -> None:
        """Show a row: another one, or the same with something changed. Keep what is loaded if it is the same."""

    def set_gone(self, gone: bool) -> None:
        """The thing was removed: what is loaded stays readable, nothing more is asked of the engine."""

    def wake(self) -> None:
        """It is on the screen."""

    def rest(self) -> None:
        """It is not on the screen any more: stop streams."""


def _all(_row: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab as data.

    Args:
        key: stable name ("overview").
        title: its words.
        make: makes it, with the runner and its parent.
        fits: whether a row has it.
    """

    key: str
    title: str
    make: Callable[[ActionRunner, QWidget], QWidget]
    fits: Callable[[Any], bool] = _all


class Page(QScrollArea):
    """A tab that is a column of parts and scrolls; fill `column`, override `fill`."""

    def __init__(self, runner: ActionRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.tasks = tasks_of(self, "detail")
        self.row: Any = None
        self.gone = False
        self.awake = False
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inner = QWidget()
        self.column = QVBoxLayout(self.inner)
        self.setWidget(self.inner)
        self.viewport().setAutoFillBackground(False)
        self.inner.setAutoFillBackground(False)
        look().changed.connect(self._restyle)
        self._restyle()

    def show_row(self, row: Any) -> None:
        """Show a row."""
        other = self.row is None or self.row.key != row.key
        self.row = row
        if other:
            self.verticalScrollBar().setValue(0)
            self.fresh()
        self.fill()

    def fresh(self) -> None:
        """Another thing is shown from now on: forget what was loaded for the one before."""

    def fill(self) -> None:
        """Show what is known of `row`."""

    def tick(self) -> None:
        """Time has passed: texts that move with the clock may say something else."""

    def set_gone(self, gone: bool) -> None:
        """Grey it when the thing was removed."""
        self.gone = gone
        self.inner.setEnabled(not gone)
        if gone:
            self.tasks.cancel(READ)

    @property
    def may_ask(self) -> bool:
        """Whether the engine may be asked: it is on the screen, and there is something to ask about."""
        return self.awake and self.row is not None and not self.gone and not self.row.lost

    def wake(self) -> None:
        """It is on the screen: what it still lacks is asked for."""
        self.awake = True
        if self.row is not None:
            self.fill()

    def rest(self) -> None:
        """It is not on the screen any more: what was asked for is given up."""
        self.awake = False
        self.tasks.cancel(READ)

    def _restyle(self) -> None:
        px = look().px
        self.column.setContentsMargins(px(16), px(12), px(16), px(16))
        self.column.setSpacing(px(8))
