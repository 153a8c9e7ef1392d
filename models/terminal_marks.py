"""What is selected and what is found in a terminal, scroll-back included. Both move along with their lines."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from pyghostty._ffi import check, ffi, lib

from models.terminal_screen import made, sized

if TYPE_CHECKING:
    from models.terminal_screen import Screen

_MOST_SEEN = 512
_HUNDRED = 100
NOTHING = -4
"""What the emulator answers where there is nothing."""


class Unit(IntEnum):
    """What a click selects, as the emulator numbers them."""

    CHARACTERS = 0
    WORDS = 1
    LINES = 2


class Selecting:
    """What is selected in one screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._gesture = made("GhosttySelectionGesture", lib.ghostty_selection_gesture_new)
        self._press = self._event(lib.GHOSTTY_SELECTION_GESTURE_EVENT_TYPE_PRESS)
        self._drag = self._event(lib.GHOSTTY_SELECTION_GESTURE_EVENT_TYPE_DRAG)
        self.active = False

    def close(self) -> None:
        """Free its memory, before the screen does."""
        lib.ghostty_selection_gesture_event_free(self._press)
        lib.ghostty_selection_gesture_event_free(self._drag)
        lib.ghostty_selection_gesture_free(self._gesture, self._screen.handle)

    def press(self, column: float, row: int, unit: Unit) -> None:
        """Begin at a place of what is seen."""
        lib.ghostty_selection_gesture_reset(self._gesture, self._screen.handle)
        units: Any = ffi.new("GhosttySelectionGestureBehaviors*")
        units.single_click = units.double_click = units.triple_click = int(unit)
        self._set(self._press, "BEHAVIORS", units)
        self._move(self._press, column, row)

    def drag(self, column: float, row: int) -> None:
        """Select up to a place of what is seen."""
        columns, rows = self._screen.size
        geometry: Any = ffi.new("GhosttySelectionGestureGeometry*")
        geometry.columns, geometry.cell_width, geometry.screen_height = columns, _HUNDRED, rows * _HUNDRED
        self._set(self._drag, "GEOMETRY", geometry)
        self._move(self._drag, column, row)

    def select_all(self) -> None:
        """Select everything, scroll-back included."""
        selection = _selection()
        self._take(lib.ghostty_terminal_select_all(self._screen.handle, selection), selection)

    def clear(self) -> None:
        """Select nothing."""
        self._take(NOTHING, None)

    @property
    def text(self) -> str:
        """What is selected, as plain text; lines that were only wrapped are whole again."""
        return self._screen.selected_text() if self.active else ""

    def _event(self, kind: int) -> Any:
        return made(
            "GhosttySelectionGestureEvent",
            lambda memory, out: lib.ghostty_selection_gesture_event_new(memory, out, kind),
        )

    def _set(self, event: Any, option: str, value: Any) -> None:
        number = getattr(lib, f"GHOSTTY_SELECTION_GESTURE_EVENT_OPT_{option}")
        check(lib.ghostty_selection_gesture_event_set(event, number, value), option)

    def _move(self, event: Any, column: float, row: int) -> None:
        columns, rows = self._screen.size
        row = min(max(0, row), rows - 1)
        column = min(max(0.0, column), columns - 0.01)
        self._set(event, "REF", self._screen.reference(int(column), row))
        place: Any = ffi.new("GhosttySurfacePosition*")
        place.x, place.y = column * _HUNDRED, row * _HUNDRED + _HUNDRED / 2
        self._set(event, "POSITION", place)
        selection = _selection()
        self._take(lib.ghostty_selection_gesture_event(self._gesture, self._screen.handle, event, selection), selection)

    def _take(self, result: int, selection: Any) -> None:
        self.active = result == 0
        self._screen.set_selection(selection if self.active else ffi.NULL)


class Match(NamedTuple):
    """What was found in a row that is seen."""

    row: int
    first: int
    last: int
    current: bool


class Finding:
    """Looks for a text in one screen; letters of either case are the same."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._search: Any = None
        self._number = ffi.new("size_t*")
        self.needle = ""

    def close(self) -> None:
        """Free its memory, before the screen does."""
        self.look_for("")

    def look_for(self, needle: str) -> None:
        """Look for a text from the end on, for none with ""."""
        if self._search is not None:
            lib.ghostty_search_free(self._search)
            self._search = None
        self.needle = needle
        if not needle:
            return
        handle = self._screen.handle
        self._search = made("GhosttySearch", lambda memory, out: lib.ghostty_search_new(memory, out, handle))
        data = needle.encode("utf-8", "replace")
        kept: Any = ffi.new("uint8_t[]", data)
        text: Any = ffi.new("GhosttyString*")
        text.ptr, text.len = kept, len(data)
        check(lib.ghostty_search_set(self._search, lib.GHOSTTY_SEARCH_OPT_NEEDLE, text), "needle")
        check(lib.ghostty_search_run(self._search), "search")
        self.previous()

    def next(self) -> None:
        """Go to the next one, towards the end, and from the last to the first."""
        self._go(lib.GHOSTTY_SEARCH_OPT_SELECT_PREV)

    def previous(self) -> None:
        """Go to the one before, towards the beginning, and from the first to the last."""
        self._go(lib.GHOSTTY_SEARCH_OPT_SELECT_NEXT)

    @property
    def count(self) -> int:
        """How many there are."""
        return self._get("TOTAL_MATCHES") or 0

    @property
    def current(self) -> int:
        """Which one is current, counted from the beginning: 1 is the first, 0 none."""
        found = self._get("SELECTED_INDEX")
        return 0 if found is None else self.count - found

    def seen(self) -> list[Match]:
        """What was found in what is seen now."""
        if self._search is None:
            return []
        check(lib.ghostty_search_run(self._search), "search")
        many = ffi.new("GhosttySelection[]", _MOST_SEEN)
        for each in many:
            _size(each)
        buffer: Any = ffi.new("GhosttySelectionBuffer*")
        buffer.ptr, buffer.cap = many, _MOST_SEEN
        if lib.ghostty_search_get(self._search, lib.GHOSTTY_SEARCH_DATA_VIEWPORT_MATCHES, buffer) != 0:
            return []
        chosen = _selection()
        known = lib.ghostty_search_get(self._search, lib.GHOSTTY_SEARCH_DATA_SELECTED_MATCH, chosen) == 0
        current = self._places(chosen[0]) if known else []
        found = []
        for place in range(buffer.len):
            for row, first, last in self._places(many[place]):
                found.append(Match(row, first, last, (row, first, last) in current))
        return found

    def _places(self, selection: Any) -> list[tuple[int, int, int]]:
        """Row, first and last column of each row of a match, of those that are seen."""
        start, end = self._screen.seen_at(selection.start), self._screen.seen_at(selection.end)
        if start is None and end is None:
            return []
        columns, rows = self._screen.size
        top = (0, 0) if start is None else start
        foot = (columns - 1, rows - 1) if end is None else end
        return [
            (row, top[0] if row == top[1] else 0, foot[0] if row == foot[1] else columns - 1)
            for row in range(top[1], foot[1] + 1)
        ]

    def _go(self, option: int) -> None:
        if self._search is not None:
            lib.ghostty_search_set(self._search, option, ffi.NULL)

    def _get(self, name: str) -> int | None:
        if self._search is None:
            return None
        number = getattr(lib, f"GHOSTTY_SEARCH_DATA_{name}")
        return int(self._number[0]) if lib.ghostty_search_get(self._search, number, self._number) == 0 else None


def _selection() -> Any:
    selection = sized("GhosttySelection")
    _size(selection)
    return selection


def _size(selection: Any) -> None:
    selection.size = ffi.sizeof("GhosttySelection")
    selection.start.size = selection.end.size = ffi.sizeof("GhosttyGridRef")
