"""Filtering a log: the rows that a filter lets through are picked in a thread and shown as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.log_filter import Filter, Picker
from models.log_find import Refused, TooSlow
from models.log_folds import Folded, Unfolded, line_above, shown_of
from models.log_rows import PickedRows
from models.log_scan import Scan
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.tasks import TaskScope
    from gui.widgets.log_view import LogView
    from models.log_find import Finder
    from models.log_scan import Beside, Result

_PICK = "pick"


class Picking(QObject):
    """Shows the lines of a view that a filter lets through.

    Signals:
        changed: other rows are shown, or more, or it stands otherwise.
    """

    changed = Signal()

    def __init__(self, view: LogView, scope: TaskScope) -> None:
        super().__init__(view)
        self._view = view
        self._scope = scope
        self._scan: Scan[Folded] | None = None
        self._finder: Finder | None = None
        self._rows = PickedRows()
        self._shown = PickedRows()
        self._folding = False
        self.unfolded = Unfolded()
        self.filter = Filter()
        self.picker: Picker | None = None
        self._pickers: list[Picker] = []
        self.problem = ""
        self.done = True

    @property
    def active(self) -> bool:
        """Whether lines are left out."""
        return self._scan is not None and (self.filter.picks or self._finder is not None)

    def set_filter(self, wanted: Filter) -> None:
        """Show the lines that another filter lets through."""
        if wanted != self.filter:
            self.filter = wanted
            self.again()

    def set_only(self, finder: Finder | None) -> None:
        """Show only lines with a hit, all for None."""
        if finder is not self._finder:
            self._finder = finder
            self.again()

    def set_folding(self, folding: bool) -> None:
        """Show of records of several lines only the first, or all of each."""
        if folding != self._folding:
            self._folding = folding
            self.again()

    def unfold(self, first: int, last: int, *, unfolded: bool) -> None:
        """Show all lines of a record, or only its first again."""
        if self._scan is not None and self._folding:
            self.unfolded.set(first, last, unfolded=unfolded)
            self._scan.forget(first, last)
            self._start()

    def slide(self, wanted: Filter, first: int) -> None:
        """The filter's span begins later now, in the block that begins with a number: what is before it goes."""
        if self.picker is None or self._scan is None or self.problem:
            return
        self.filter = wanted
        for picker in self._pickers:
            picker.slide(wanted)
        self._rows.trim(first)
        self._shown.trim(first)
        self._scan.forget(first, first)
        self._start()

    def again(self) -> None:
        """Pick from the start: the filter is another, or the log."""
        self._scope.cancel(_PICK)
        self.problem = ""
        self._scan = self.picker = None
        self.unfolded.clear()
        self.done = True
        try:
            if self.filter.picks:
                self.picker = Picker(self.filter)
            if self.filter.picks or self._finder is not None or self._folding:
                self._scan = self._new_scan()
        except Refused as error:
            self.problem = str(error)
        if self._scan is None:
            self._view.set_rows(None)
        else:
            self._rows, self._shown = PickedRows(), PickedRows()
            self._view.set_rows(self._rows if self.active else None, self._shown if self._folding else None)
            self._start()
        self.changed.emit()

    def _new_scan(self) -> Scan[Folded]:
        picker = Picker(self.filter, self._finder) if self.filter.picks or self._finder is not None else None
        self._pickers = [one for one in (self.picker, picker) if one is not None]
        folding, unfolded = self._folding, self.unfolded

        def work(beside: Beside) -> Folded:
            whole = range(beside.here.block.lines) if picker is None else picker.rows(beside)
            return Folded(whole, shown_of(beside.here, whole, unfolded, line_above(beside)) if folding else ())

        reach = max(0 if picker is None else picker.reach, int(folding))
        return Scan(work, self._take, "log filter", reach=reach)

    def follow(self) -> None:
        """Lines have come or gone."""
        if self._scan is None or self.problem:
            return
        first = self._view.store.first
        self._scan.trim(first)
        self._rows.trim(first)
        self._shown.trim(first)
        if not self._scope.running(_PICK) and self._scan.behind(self._view.store):
            self._start()

    def _start(self) -> None:
        if self._scan is not None and not self._scope.closed:
            self.done = False
            self._scope.start(_PICK, self._run(self._scan))

    async def _run(self, scan: Scan[Folded]) -> None:
        try:
            await scan.run(self._view.store)
        except TooSlow:
            self.problem = tr("Log", "An expression of the filter takes too long on this log. Filtering has stopped.")
        self.done = True
        self._view.refresh()
        self.changed.emit()

    def _take(self, results: Sequence[Result[Folded]]) -> None:
        self._rows.put((one.first, one.value.whole) for one in results)
        if self._folding:
            self._shown.put((one.first, one.value.shown) for one in results)
        self._view.refresh()
        self.changed.emit()
