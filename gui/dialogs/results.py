"""What became of each of many: one list, with a sentence and a next step for what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from gui.actions import followups
from gui.actions.names import MOST, shown_name
from gui.look.look import look
from gui.texts.errors import explain
from gui.widgets.button import Link
from gui.widgets.dialog import Dialog
from gui.widgets.field import IconMark
from gui.widgets.words import ElideLabel, Words
from models.bulk import End, Outcome
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.actions.record import Action, Options
    from gui.actions.runner import ActionRunner
    from models.rows import Row

_WORST_FIRST = (End.FAILED, End.NOT_BEGUN, End.GONE, End.DONE)
_MARKS = {
    End.FAILED: ("warning-circle-fill", "err"),
    End.NOT_BEGUN: ("minus-circle", "text3"),
    End.GONE: ("check-circle-fill", "text3"),
    End.DONE: ("check-circle-fill", "ok"),
}
_ROWS_AT_ONCE = 8


class ResultsDialog(Dialog):
    """The result list of a bulk action; failures first.

    Args:
        action: what was done.
        outcomes: what became of each.
        options: as it was done, for trying again.
        runner: does the next steps.
    """

    def __init__(
        self,
        action: Action,
        outcomes: Sequence[Outcome[Row]],
        options: Options,
        runner: ActionRunner,
        parent: QWidget | None = None,
    ) -> None:
        failed = sum(outcome.end is End.FAILED for outcome in outcomes)
        words = tr("Results", "{failed} of {count} failed")
        super().__init__(action.title.rstrip("…"), parent, width=560)
        self.setObjectName("results")
        self.body.addWidget(Words(words.format(failed=failed, count=len(outcomes)), "panel", wrap=True))
        self.body.addWidget(Words(self._summary(outcomes), "body", "text2", wrap=True))
        self._outcomes = tuple(outcomes)
        self._action = action
        self._options = options
        self._runner = runner
        self.links: list[Link] = []
        self.body.addWidget(self._list(sorted(outcomes, key=lambda outcome: _WORST_FIRST.index(outcome.end))))
        close = self.add_button(tr("Results", "Close"), default=True)
        close.clicked.connect(self.accept)
        self.focus_first(close)

    def sentences(self) -> dict[str, str]:
        """The names and what is said of each."""
        return {shown_name(outcome.item): self._sentence(outcome) for outcome in self._outcomes}

    @staticmethod
    def _summary(outcomes: Sequence[Outcome[Row]]) -> str:
        done = sum(outcome.end in {End.DONE, End.GONE} for outcome in outcomes)
        left = sum(outcome.end is End.NOT_BEGUN for outcome in outcomes)
        parts = [plural("Results", "%n was done.", "%n were done.", done)]
        if left:
            parts.append(plural("Results", "%n was not begun.", "%n were not begun.", left))
        return " ".join(parts)

    def _list(self, outcomes: Sequence[Outcome[Row]]) -> QWidget:
        px = look().px
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(px(4), px(4), px(4), px(4))
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, outcome in enumerate(outcomes[:MOST]):
            grid.addWidget(IconMark(*_MARKS[outcome.end]), line, 0, top)
            name = ElideLabel(shown_name(outcome.item), "name", mode=Qt.TextElideMode.ElideMiddle)
            name.setMaximumWidth(px(180))
            grid.addWidget(name, line, 1, top)
            grid.addWidget(Words(self._sentence(outcome), "body", "text2", wrap=True), line, 2, top)
            step = None
            if outcome.error is not None and outcome.end is End.FAILED:
                step = followups.follow_up(self._runner, self._action, outcome.item, outcome.error, self._options)
            if step is not None:
                link = Link(step.title, "header")
                link.clicked.connect(lambda _checked=False, act=step.act, link=link: self._follow(link, act))
                self.links.append(link)
                grid.addWidget(link, line, 3, top)
        if len(outcomes) > MOST:
            more = tr("Results", "and {n} more").format(n=len(outcomes) - MOST)
            grid.addWidget(Words(more, "body", "text2"), MOST, 1, 1, 3)
        grid.setRowStretch(len(outcomes), 1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(tr("Results", "Results"))
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        area.setMinimumHeight(px(28) * min(len(outcomes), _ROWS_AT_ONCE) + px(8))
        return area

    def _follow(self, link: Link, act: object) -> None:
        if callable(act):
            act()
        link.setEnabled(False)

    @staticmethod
    def _sentence(outcome: Outcome[Row]) -> str:
        match outcome.end:
            case End.DONE:
                return tr("Results", "Done.")
            case End.GONE:
                return tr("Results", "Was gone already.")
            case End.NOT_BEGUN:
                return tr("Results", "Not begun.")
        return "" if outcome.error is None else explain(outcome.error, shown_name(outcome.item)).why
