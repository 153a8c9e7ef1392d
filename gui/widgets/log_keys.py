"""The keys of the log view: scrolling, and selecting with Shift."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.widgets.log_selection import LINE_END, Position

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.widgets.log_view import LogView

_STEP = 4
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
"""Steps of zoom by key, with Ctrl; 0 is as it was."""


def handle_key(view: LogView, event: QKeyEvent) -> bool:
    """Do what a key asks of the view; whether it was one of its keys."""
    key = Qt.Key(event.key())
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return False
    if control and key in _ZOOMS:
        if _ZOOMS[key]:
            view.zoom_by(_ZOOMS[key])
        else:
            view.set_zoom(100)
        return True
    if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
        view.record_wanted.emit(view.top_line if view.selection.caret is None else view.selection.caret.line)
        return True
    if key == Qt.Key.Key_Space and not event.modifiers() and view.folding:
        view.fold_clicked.emit(view.top_line if view.selection.caret is None else view.selection.caret.line)
        return True
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return _select(view, key, control=control)
    if key == Qt.Key.Key_Escape and view.selection.caret is not None:
        view.selection.clear()
        view.viewport().update()
        return True
    return _scroll(view, key)


def _scroll(view: LogView, key: Qt.Key) -> bool:
    lines = {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: 1 - view.page,
        Qt.Key.Key_PageDown: view.page - 1,
    }
    columns = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
    if key in lines:
        view.scroll_lines(lines[key])
    elif key in columns:
        view.scroll_columns(columns[key])
    elif key == Qt.Key.Key_Home:
        view.scroll_to(view.store.first)
    elif key == Qt.Key.Key_End:
        view.set_following(True)
    else:
        return False
    return True


def _select(view: LogView, key: Qt.Key, *, control: bool) -> bool:
    caret = view.selection.caret or Position(view.top_line, 0)
    moved = _moved(view, caret, key, control=control)
    if moved is None:
        return False
    if not len(view.rows):
        return True
    view.set_following(False)
    if view.selection.caret is None:
        view.selection.put(caret)
    first, last = view.rows.number(0), view.rows.number(len(view.rows) - 1)
    line = min(max(moved.line, first), last)
    place = max(0, moved.place) if line == moved.line else (0 if line > moved.line else LINE_END)
    view.selection.extend(Position(line, place))
    view.show_position(Position(line, place))
    view.viewport().update()
    return True


def _moved(view: LogView, caret: Position, key: Qt.Key, *, control: bool) -> Position | None:
    """Where a key takes the caret; may lie before the first or behind the last line."""
    number, place = caret
    lines = {
        Qt.Key.Key_Up: -1,
        Qt.Key.Key_Down: 1,
        Qt.Key.Key_PageUp: -view.page,
        Qt.Key.Key_PageDown: view.page,
    }
    if key in lines:
        return Position(_line(view, number, lines[key]), place)
    if key == Qt.Key.Key_Home:
        return Position(view.rows.number(0), 0) if control and len(view.rows) else Position(number, 0)
    if key == Qt.Key.Key_End:
        return Position(view.store.end, LINE_END) if control else Position(number, LINE_END)
    line = view.laid_line(number)
    if line is None or key not in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
        return None
    place = min(place, len(line.text))
    if key == Qt.Key.Key_Left:
        if place == 0:
            return Position(_line(view, number, -1), LINE_END)
        return Position(number, _word_start(line.text, place) if control else place - 1)
    if place >= len(line.text):
        return Position(_line(view, number, 1), 0)
    return Position(number, _word_end(line.text, place) if control else place + 1)


def _line(view: LogView, number: int, rows: int) -> int:
    """The line so many rows away; one that is not shown where there is none."""
    target = view.moved_line(number, rows)
    return number + rows if target == number else target


def _word_start(text: str, place: int) -> int:
    while place > 0 and not text[place - 1].isalnum():
        place -= 1
    while place > 0 and text[place - 1].isalnum():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while place < len(text) and text[place].isalnum():
        place += 1
    while place < len(text) and not text[place].isalnum():
        place += 1
    return place
