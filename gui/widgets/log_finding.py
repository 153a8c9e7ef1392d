"""Finding in a log: what the find bar asks for is looked for in a thread, counted, marked and gone to."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from models.log_find import MOST_HITS, Finder, Query, Refused, TooSlow, finder_of
from models.log_rows import PickedRows, places
from models.log_scan import Scan
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.tasks import TaskScope
    from gui.widgets.log_find_bar import FindBar
    from gui.widgets.log_view import LogView
    from models.log_scan import Beside, Result

    Keep = Callable[[Beside], Sequence[int]]

_FIND = "find"


class FindState(Enum):
    """How a search stands. Each ends in one of the last three."""

    NOTHING = auto()
    SEARCHING = auto()
    DONE = auto()
    CAPPED = auto()
    CANCELLED = auto()


class Finding(QObject):
    """Looks for what a find bar asks for in the log of a view.

    Signals:
        found: there are more hits, or others.
        finder_changed: something else is looked for, or nothing.
    """

    found = Signal()
    finder_changed = Signal()

    def __init__(self, view: LogView, bar: FindBar, scope: TaskScope) -> None:
        super().__init__(view)
        self._view = view
        self._bar = bar
        self._scope = scope
        self._keep: Keep | None = None
        self._reach = 0
        self._scan: Scan[Sequence[int]] | None = None
        self._why = ""
        self._partly = False
        self.finder: Finder | None = None
        self.hits = PickedRows()
        self.current: tuple[int, int] | None = None
        self.state = FindState.NOTHING
        bar.changed.connect(self.look_for)
        bar.stepped.connect(self.step)

    def look_for(self, query: Query) -> None:
        """Look for something else, or for nothing where its text is empty."""
        if self.finder is not None and self.finder.query == query:
            return
        self.current = None
        self._why = ""
        try:
            self.finder = finder_of(query) if query.text else None
        except Refused as error:
            self.finder = None
            self._begin()
            self._bar.say(tr("Log", "No expression"), words=str(error), bad=True)
            self.finder_changed.emit()
            return
        self._begin()
        self.finder_changed.emit()

    def set_keep(self, keep: Keep | None, reach: int = 0) -> None:
        """Count only hits in the lines that `keep` picks of a block, for a log that is filtered."""
        if (keep, reach) != (self._keep, self._reach):
            self._keep, self._reach = keep, reach
            self._begin()

    def again(self) -> None:
        """Another log is shown: look there."""
        self.current = None
        self._begin()

    def cancel(self) -> None:
        """Stop looking; what was found stays."""
        if self.state is FindState.SEARCHING:
            self._scope.cancel(_FIND)
            self.state = FindState.CANCELLED
            self._show()

    def follow(self) -> None:
        """Lines have come or gone: look in those that are new."""
        if self._scan is None or self.state in {FindState.CAPPED, FindState.CANCELLED}:
            return
        first = self._view.store.first
        self._scan.trim(first)
        self.hits.trim(first)
        if not self._scope.running(_FIND):
            if self._scan.behind(self._view.store):
                self._start()
            elif self._partly and self._view.store.gap is None:
                self._show()

    def slide(self, first: int) -> None:
        """What is before the block that begins with a number is not shown any more."""
        if self._scan is not None:
            self.hits.trim(first)
            self._scan.forget(first, first)
            if self.current is not None and self.current[0] < first:
                self.current = None
            if self.state not in {FindState.CAPPED, FindState.CANCELLED}:
                self._start()

    def step(self, steps: int) -> None:
        """Go to the next hit, or the one before; after the last comes the first."""
        count = len(self.hits)
        if not count:
            return
        if self.current is None:
            # From what is seen: on from its top, back from its foot.
            place = self.hits.row(self._view.top_line) if steps > 0 else self.hits.row(self._view.last_line + 1) - 1
        else:
            place = self._index() + steps
        self._go(place % count)

    def go_to_line(self, number: int) -> None:
        """Make the first hit from a line on the current one."""
        if len(self.hits):
            self._go(min(self.hits.row(number), len(self.hits) - 1))

    def _index(self) -> int:
        if self.current is None:
            return 0
        number, ordinal = self.current
        return min(self.hits.row(number) + ordinal, max(0, len(self.hits) - 1))

    def _go(self, place: int) -> None:
        number = self.hits.number(place)
        self.current = (number, place - self.hits.row(number))
        self._view.set_following(False)
        self._view.show_line(number, middle=True)
        self._show_column(number)
        self._show()
        self.found.emit()

    def _show_column(self, number: int) -> None:
        """Scroll sideways as far as it takes to see the hit."""
        from gui.widgets.log_selection import Position

        line = self._view.laid_line(number)
        if line is None or self.finder is None or self.current is None:
            return
        spans = self.finder.spans(line.text)
        if spans:
            start, end = spans[min(self.current[1], len(spans) - 1)]
            self._view.show_position(Position(number, end))
            self._view.show_position(Position(number, start))

    def _begin(self) -> None:
        """Start from nothing."""
        self._scope.cancel(_FIND)
        self.hits = PickedRows()
        self._scan = None
        self.state = FindState.NOTHING
        finder, keep = self.finder, self._keep
        if finder is not None:

            def work(beside: Beside) -> Sequence[int]:
                block = beside.here.block
                found = finder.places(block.read())
                if keep is not None and found:
                    kept = frozenset(keep(beside))
                    found = [place for place in found if place in kept]
                return places(found, block.lines)

            self._scan = Scan(work, self._take, "log find", reach=self._reach)
            self._start()
        self._show()
        self.found.emit()

    def _start(self) -> None:
        if self._scan is None or self._scope.closed:
            return
        if self.state is not FindState.DONE:
            self.state = FindState.SEARCHING
        self._scope.start(_FIND, self._run(self._scan))

    async def _run(self, scan: Scan[Sequence[int]]) -> None:
        try:
            await scan.run(self._view.store)
        except TooSlow:
            self._end(FindState.CAPPED, tr("Log", "The expression takes too long on this log. The search has stopped."))
        else:
            self._end(FindState.DONE, "")

    def _end(self, state: FindState, why: str) -> None:
        self.state, self._why = state, why
        self._choose()
        self._show()
        self.found.emit()

    def _take(self, results: Sequence[Result[Sequence[int]]]) -> None:
        self.hits.put((one.first, one.value) for one in results)
        if len(self.hits) > MOST_HITS:
            self._scope.cancel(_FIND)
            words = tr("Log", "More than {n} hits. The search has stopped.").format(n=f"{MOST_HITS:,}")
            self._end(FindState.CAPPED, words)
            return
        self._choose()
        self._show()
        self.found.emit()

    def _choose(self) -> None:
        """Take the hit nearest above the foot of the view as the current one, once there is one."""
        if self.current is not None or not len(self.hits):
            return
        place = self.hits.row(self._view.last_line + 1) - 1
        if place < 0 and self.state is FindState.SEARCHING:
            return  # older blocks are still to come
        self._go(max(0, place))

    def _show(self) -> None:
        """Say how it stands, in the bar and in the view."""
        self._view.set_finder(None if self.finder is None else self.finder.spans, self.current)
        if self.finder is None:
            if self._scan is None and not self._bar.field.query.text:
                self._bar.say("")
            return
        count = len(self.hits)
        number = self._index() + 1 if self.current is not None and count else 0
        of = tr("Log", "{n} of {count}").format(n=f"{number:,}", count=f"{count:,}") if number else f"{count:,}"
        hits = plural("Log", "{n} hit", "{n} hits", count).format(n=f"{count:,}")
        loading = self._partly = self._view.store.gap is not None  # there may be more where lines are missing
        match self.state:
            case FindState.DONE if loading:
                short = f"{of}…"
                words = tr("Log", "{hits} in the lines that are loaded.").format(hits=hits)
            case FindState.SEARCHING:
                short, words = f"{of}…", tr("Log", "Searching. {hits} so far.").format(hits=hits)
            case FindState.CAPPED:
                short, words = f"{of}+", f"{self._why} {hits}."
            case FindState.CANCELLED:
                short, words = f"{of}, {tr('Log', 'stopped')}", tr("Log", "Stopped. {hits} so far.").format(hits=hits)
            case _:
                short, words = (of, f"{hits}.") if count else (tr("Log", "No hit"), tr("Log", "No hit in this log."))
        bad = self.state is FindState.CAPPED or (self.state is FindState.DONE and not count and not loading)
        self._bar.say(short, words=words, bad=bad, any_hit=count > 0)
