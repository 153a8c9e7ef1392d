"""Counting a log by level and time, in a thread, as it grows; only while something shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.log_scan import Scan
from models.log_survey import BlockSurvey, Survey, survey_block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.tasks import TaskScope
    from gui.widgets.log_view import LogView
    from models.log_scan import Result

QUIET_MS = 2_000
"""Milliseconds without another older line after which those are counted that came: meanwhile they only load."""

_SURVEY = "survey"


class Surveying(QObject):
    """Keeps the survey of a view's log.

    Signals:
        changed: there is more in it, or less.
    """

    changed = Signal()

    def __init__(self, view: LogView, scope: TaskScope) -> None:
        super().__init__(view)
        self._view = view
        self._scope = scope
        self._wanted = False
        self._scan: Scan[BlockSurvey] | None = None
        self._earlier_end = 0
        self._partly = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self.follow)
        self.survey = Survey()

    def set_wanted(self, wanted: bool) -> None:
        """Whether anything shows it."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.follow()

    def again(self) -> None:
        """Another log is shown; `follow` begins with it."""
        self._scope.cancel(_SURVEY)
        self.survey = Survey()
        self._scan = None
        self.changed.emit()

    def follow(self) -> None:
        """Lines have come or gone."""
        if not self._wanted or self._scope.closed:
            return
        store = self._view.store
        if self._scan is None:
            self._scan = Scan(survey_block, self._take, "log survey")
        self._scan.trim(store.first)
        if self.survey.trim(store.first):
            self.changed.emit()
        end = store.hole[0] if store.gap is not None else 0
        if end != self._earlier_end:
            self._earlier_end = end
            self._quiet.start()
        partly = store.gap is not None and self._quiet.isActive()
        if partly != self._partly:  # a pass through all would go on for as long as lines come
            self._partly = partly
            self._scope.cancel(_SURVEY)
            running = False
        else:
            running = self._scope.running(_SURVEY)
        if len(store) and not running and self._scan.behind(store, latest_only=partly):
            self._scope.start(_SURVEY, self._scan.run(store, latest_only=partly))

    def _take(self, results: Sequence[Result[BlockSurvey]]) -> None:
        self.survey.take(results)
        self.changed.emit()
