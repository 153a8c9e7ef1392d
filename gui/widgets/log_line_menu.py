"""What a log's menu offers for the line that it was asked for on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from engine.stamps import stamp_ns
from gui.widgets.copying import copy_text
from gui.widgets.log_links import ask_to_open, is_address
from models.addresses import addresses
from models.log_layout import plain
from models.log_moments import BEGINNING, END
from models.log_record import record_at
from models.words import clean, tr
from models.worker import in_thread

if TYPE_CHECKING:
    from gui.widgets.log_board import LogBoard
    from gui.widgets.log_view import LogView
    from gui.widgets.menu import Menu

_LONGEST = 40
_MOST_ADDRESSES = 3
_LONGEST_LINE = 64 * 1024
_COPY_JSON = "copy json"


class Asked(NamedTuple):
    """Where a menu was asked for.

    Attributes:
        number: the line.
        place: the place in its shown text; -1 for none.
        field: the field whose column it is; "" for none.
    """

    number: int
    place: int = -1
    field: str = ""


def asked_of(view: LogView) -> Asked | None:
    """Where the menu of a view was asked for: at the pointer, or by a key on the line of the caret."""
    point = view.menu_point
    if point is None:
        caret = view.selection.caret
        return Asked(view.top_line) if caret is None else Asked(caret.line, caret.place)
    seen = view.seen_at(point)
    if seen is None or view.is_beyond(point):
        return None
    if point.x() < view.metrics.text_left or point.x() > view.metrics.text_right:
        return Asked(seen.number, -1, view.metrics.field_at(point.x()))
    column = view.column_at(point, seen)
    return Asked(seen.number, seen.line.place_at(column - 0.5) if column <= seen.line.columns else -1)


def add_line(menu: Menu, board: LogBoard) -> None:
    """Add what can be done with a line: filter for what is there, copy, show the record, open its addresses."""
    asked = asked_of(board.view)
    laid = None if asked is None else board.view.laid_line(asked.number)
    if asked is None or laid is None:
        return
    record = laid.record
    if asked.field and record is not None and asked.field in record.fields:
        board.reading.add_filters(menu, asked.field, record.fields[asked.field])
    else:
        words = _words(board, asked)
        if words:
            shown = f"“{clean(words, _LONGEST)}”"
            only = tr("Log", "Only {what}").replace("{what}", shown)
            menu.add(only, partial(board.filter_for, words, exclude=False), icon="funnel")
            menu.add(tr("Log", "Not {what}").replace("{what}", shown), partial(board.filter_for, words, exclude=True))
    menu.addSeparator()
    menu.add(tr("Log", "Show the record"), partial(board.reading.open_record, asked.number), keys="Return")
    if board.view.folding:
        open_ = board.picking.unfolded.has(asked.number)
        words = tr("Log", "Fold the record") if open_ else tr("Log", "Unfold the record")
        menu.add(words, partial(board.reading.unfold, asked.number), keys="Space")
    menu.add(tr("Log", "Copy the line"), partial(_copy_line, board, asked.number))
    menu.add(tr("Log", "Copy as JSON"), partial(_copy_json, board, asked.number))
    if laid.stamp:
        stamp = laid.stamp.decode("ascii", "replace")
        menu.add(tr("Log", "Copy the time"), partial(copy_text, stamp, board))
        at = stamp_ns(laid.stamp)
        if at is not None:
            menu.add(tr("Log", "From here on"), partial(board.spans.show, (at, END)))
            menu.add(tr("Log", "Up to here"), partial(board.spans.show, (BEGINNING, at + 1)))
    for start, end in addresses(laid.text[:_LONGEST_LINE])[:_MOST_ADDRESSES]:
        address = laid.text[start:end]
        if is_address(address):
            words = tr("Log", "Open {address}…").replace("{address}", clean(address, _LONGEST))
            menu.add(words, partial(ask_to_open, address, board), icon="arrow-square-out")
    menu.addSeparator()


def _words(board: LogBoard, asked: Asked) -> str:
    """What is selected in one line, else the word that was pointed at."""
    part = board.view.selected_part
    if part is not None and part.start[0] == part.end[0]:
        return board.view.selected_text().strip()[:200]
    laid = board.view.laid_line(asked.number)
    if laid is None or asked.place < 0 or asked.place >= len(laid.text):
        return ""
    start, end = laid.word_at(asked.place)
    return laid.text[start:end].strip(" .")[:200]


def _copy_line(board: LogBoard, number: int) -> None:
    lines = board.store.lines_now(number, number + 1)
    if lines:
        copy_text(plain(lines[0].text), board)


def _copy_json(board: LogBoard, number: int) -> None:
    async def copy() -> None:
        blocks = board.store.snapshot()
        record = await in_thread(lambda: record_at(blocks, number), "log record")
        if record is not None:
            copy_text(record.json, board)

    board.scope.start(_COPY_JSON, copy())
