"""The screen of a terminal: bytes in, rows of styled runs out. Emulated by libghostty-vt (docs/decisions/0018).

Importing this takes 100 ms and more: in a worker thread, when the first terminal is opened.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from pyghostty import Terminal
from pyghostty._ffi import check, ffi, lib, union_fn

from models.ansi import PLAIN, RGB, Style

if TYPE_CHECKING:
    from collections.abc import Callable

_BLANK = " "
_KEPT_CELLS = 1 << 16
_KEPT_BYTES = 64 << 20
_LONGEST_TITLE = 200


class Run(NamedTuple):
    """Text of one style in a row.

    Args:
        column: where it begins.
        text: its characters.
        cells: how many columns it takes.
        style: how it looks.
        alone: whether it is one character that is drawn by itself: wide, or of several code points.
    """

    column: int
    text: str
    cells: int
    style: Style
    alone: bool = False


class Row(NamedTuple):
    """One row of the screen.

    Args:
        runs: its text, from left to right.
        selected: the first and the last column that are selected, None for none.
    """

    runs: tuple[Run, ...] = ()
    selected: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(run.text for run in self.runs)


class Shape(IntEnum):
    """How the cursor looks, as the emulator numbers them."""

    BAR = 0
    BLOCK = 1
    UNDERLINE = 2
    HOLLOW = 3


class Cursor(NamedTuple):
    """Where the cursor is in what is seen, and how it looks."""

    column: int
    row: int
    shape: Shape
    blinks: bool


class Scroll(NamedTuple):
    """All rows there are, the first that is seen, and how many are."""

    total: int
    first: int
    seen: int

    @property
    def at_end(self) -> bool:
        """Whether the end is seen."""
        return self.first + self.seen >= self.total


class Screen:
    """One terminal. All of it belongs to one thread.

    Args:
        columns: its width.
        rows: its height.
        scrollback: how many lines are kept that have left it at the top.
        reply: takes what the terminal answers to the program (where the cursor is, what it can).
    """

    def __init__(self, columns: int, rows: int, scrollback: int, reply: Callable[[bytes], None]) -> None:
        self._terminal = Terminal(columns, rows, scrollback)
        self.handle = self._terminal._t[0]
        self._reply = reply
        self._terminal.on_reply(self._answer)
        self._set("SCROLLBACK_MAX_BYTES", ffi.new("size_t*", _KEPT_BYTES))
        # A program in a container gets nothing of this machine: no pictures, which may name files here; a clipboard
        # that it writes to and notices have nobody who listens; its own title is not typed back to it.
        self._set("KITTY_IMAGE_STORAGE_LIMIT", ffi.new("uint64_t*", 0))
        self._set("TITLE_REPORT", ffi.new("bool*", False))  # noqa: FBT003 - a C value
        self._state = made("GhosttyRenderState", lib.ghostty_render_state_new)
        self._rows = made("GhosttyRenderStateRowIterator", lib.ghostty_render_state_row_iterator_new)
        self._cells = made("GhosttyRenderStateRowCells", lib.ghostty_render_state_row_cells_new)
        self._view = ffi.new("GhosttyCellsView*")
        self._number = ffi.new("uint16_t*")
        self._style = sized("GhosttyStyle")
        self._selection = sized("GhosttyRenderStateRowSelection")
        self._known = _KnownCells()
        self._seen: list[Row] = []
        self._open = True

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        columns, rows = self._terminal.size
        return int(columns), int(rows)

    def feed(self, data: bytes) -> None:
        """Take what the program wrote."""
        self._terminal.feed(data)

    def resize(self, columns: int, rows: int, cell: tuple[int, int]) -> None:
        """Take another size; wrapped lines are wrapped anew. `cell` is the size of a cell in pixels."""
        self._terminal.resize(columns, rows, *cell)

    def close(self) -> None:
        """Free its memory; nothing may be asked of it afterwards."""
        if not self._open:
            return
        self._open = False
        lib.ghostty_render_state_row_cells_free(self._cells)
        lib.ghostty_render_state_row_iterator_free(self._rows)
        lib.ghostty_render_state_free(self._state)
        self._terminal.close()

    # What is seen

    def look(self) -> tuple[list[Row], list[int]]:
        """The rows that are seen, and the numbers of those that have changed since the last look."""
        check(lib.ghostty_render_state_update(self._state, self.handle), "render_state_update")
        out = ffi.new("GhosttyRenderStateRowIterator*", self._rows)
        check(lib.ghostty_render_state_get(self._state, lib.GHOSTTY_RENDER_STATE_DATA_ROW_ITERATOR, out), "rows")
        count = self.size[1]
        if len(self._seen) != count:
            self._seen = (self._seen + [Row()] * count)[:count]
        changed = []
        while lib.ghostty_render_state_row_iterator_next_dirty(self._rows, self._number):
            number = int(self._number[0])
            if number < count:
                self._seen[number] = self._read_row()
                changed.append(number)
        check(lib.ghostty_render_state_clean(self._state), "render_state_clean")
        return self._seen, changed

    @property
    def cursor(self) -> Cursor | None:
        """Where the cursor is as of the last look, None where it is not shown."""
        cursor = sized("GhosttyRenderStateCursor")
        check(lib.ghostty_render_state_get(self._state, lib.GHOSTTY_RENDER_STATE_DATA_CURSOR, cursor), "cursor")
        if not (cursor.visible and cursor.viewport_has_value):
            return None
        return Cursor(int(cursor.viewport_x), int(cursor.viewport_y), Shape(cursor.visual_style), bool(cursor.blinking))

    @property
    def scroll(self) -> Scroll:
        """How far it is scrolled."""
        bar = self._terminal.get("scrollbar", "GhosttyTerminalScrollbar")
        return Scroll(int(bar.total), int(bar.offset), int(bar.len))

    def scroll_to(self, row: int) -> None:
        """Show that row of all at the top."""
        self._scroll(lib.GHOSTTY_SCROLL_VIEWPORT_ROW, max(0, row))

    def scroll_to_end(self) -> None:
        """Show the end, and what comes."""
        self._scroll(lib.GHOSTTY_SCROLL_VIEWPORT_BOTTOM, 0)

    # What the program has set

    @property
    def title(self) -> str:
        """What the program calls itself: plain text, cut."""
        found = self._terminal.get("title", "GhosttyString")
        return bytes(ffi.buffer(found.ptr, found.len))[: _LONGEST_TITLE * 4].decode("utf-8", "replace")[:_LONGEST_TITLE]

    @property
    def alternate(self) -> bool:
        """Whether the program has the whole screen to itself (`vi`, `less`), without scroll-back."""
        return bool(self._terminal.get("active_screen", "GhosttyTerminalScreen"))

    @property
    def tracks_mouse(self) -> bool:
        """Whether the program wants to know of the mouse."""
        return bool(self._terminal.get("mouse_tracking", "bool"))

    def mode(self, number: int) -> bool:
        """Whether a DEC private mode is set: 2004 is bracketed paste, 1 are application cursor keys."""
        return bool(self._terminal.mode(number))

    def text(self) -> str:
        """What is on the screen itself, wherever it is scrolled to."""
        return str(self._terminal.text())

    # Places, for what is selected and found

    def reference(self, column: int, row: int) -> Any:
        """A cell of what is seen; good until the terminal changes."""
        return self._terminal.ref(column, row, "viewport")

    def seen_at(self, reference: Any) -> tuple[int, int] | None:
        """Column and row of a cell in what is seen, None where it is not seen."""
        point: Any = ffi.new("GhosttyPointCoordinate*")
        kept: Any = ffi.new("GhosttyGridRef*", reference)
        where = lib.GHOSTTY_POINT_TAG_VIEWPORT
        if lib.ghostty_terminal_point_from_grid_ref(self.handle, kept, where, point) != 0:
            return None
        return (int(point.x), int(point.y)) if point.y < self.size[1] else None

    def set_selection(self, selection: Any) -> None:
        """Show a selection, or none (NULL)."""
        lib.ghostty_terminal_set(self.handle, lib.GHOSTTY_TERMINAL_OPT_SELECTION, selection)

    def selected_text(self) -> str:
        """What is selected, lines unwrapped."""
        found = sized("GhosttySelection")
        found.start.size = found.end.size = ffi.sizeof("GhosttyGridRef")
        if lib.ghostty_terminal_get(self.handle, lib.GHOSTTY_TERMINAL_DATA_SELECTION, found) != 0:
            return ""
        return str(self._terminal._format_sel(found, unwrap=True))

    # Own

    def _answer(self, data: bytes) -> None:
        self._reply(data)

    def _set(self, option: str, value: Any) -> None:
        check(lib.ghostty_terminal_set(self.handle, getattr(lib, f"GHOSTTY_TERMINAL_OPT_{option}"), value), option)

    def _scroll(self, how: int, row: int) -> None:
        wanted = ffi.new("LongshoreScroll*")
        wanted.tag, wanted.row = how, row
        signature = "void(*)(GhosttyTerminal, LongshoreScroll)"
        union_fn("ghostty_terminal_scroll_viewport", signature)(self.handle, wanted[0])

    def _read_row(self) -> Row:
        get = lib.ghostty_render_state_row_get
        check(get(self._rows, lib.GHOSTTY_RENDER_STATE_ROW_DATA_CELLS_RAW, self._view), "cells")
        known = self._known
        cells = [known[cell] for cell in memoryview(ffi.buffer(self._view.ptr, self._view.len * 8)).cast("Q")]
        selected = None
        if get(self._rows, lib.GHOSTTY_RENDER_STATE_ROW_DATA_SELECTION, self._selection) == 0:
            selected = (int(self._selection.start_x), int(self._selection.end_x))
        if len(known) > _KEPT_CELLS:
            known.clear()
        return Row(self._runs(cells), selected)

    def _runs(self, cells: list[_Cell]) -> tuple[Run, ...]:
        """A row's cells as runs: what is plain as one text, other styles asked for once per run."""
        runs: list[Run] = []
        ready = False
        start, end = 0, len(cells)
        while end and cells[end - 1] is _EMPTY:
            end -= 1
        while start < end:
            first = cells[start]
            stop = start + 1
            while stop < end and cells[stop].look == first.look and not first.alone and not cells[stop].alone:
                stop += 1
            while stop < end and cells[stop].tail:
                stop += 1
            text = "".join([cell.text for cell in cells[start:stop]])
            style = PLAIN
            if first.look or first.cluster:
                if not ready:
                    out = ffi.new("GhosttyRenderStateRowCells*", self._cells)
                    check(
                        lib.ghostty_render_state_row_get(self._rows, lib.GHOSTTY_RENDER_STATE_ROW_DATA_CELLS, out),
                        "row cells",
                    )
                    ready = True
                check(lib.ghostty_render_state_row_cells_select(self._cells, start), "select")
                style = self._read_style(first)
                if first.cluster:
                    text = self._read_cluster()
            runs.append(Run(start, text, stop - start, style, first.alone))
            start = stop
        return tuple(runs)

    def _read_style(self, cell: _Cell) -> Style:
        get = lib.ghostty_render_state_row_cells_get
        style = self._style
        check(get(self._cells, lib.GHOSTTY_RENDER_STATE_ROW_CELLS_DATA_STYLE, style), "style")
        paper = _colour(style.bg_color) if cell.paper is None else cell.paper
        return Style(
            _colour(style.fg_color),
            paper,
            bool(style.bold),
            bool(style.faint),
            bool(style.italic),
            bool(style.underline),
            bool(style.strikethrough),
            bool(style.inverse),
        )

    def _read_cluster(self) -> str:
        get = lib.ghostty_render_state_row_cells_get
        count = ffi.new("uint32_t*")
        check(get(self._cells, lib.GHOSTTY_RENDER_STATE_ROW_CELLS_DATA_GRAPHEMES_LEN, count), "cluster")
        points = ffi.new("uint32_t[]", max(1, count[0]))
        check(get(self._cells, lib.GHOSTTY_RENDER_STATE_ROW_CELLS_DATA_GRAPHEMES_BUF, points), "cluster")
        return "".join(chr(point) for point in points[0 : count[0]])


class _Cell(NamedTuple):
    """What one kind of cell is.

    Args:
        text: its character; "" behind a wide one.
        look: tells styles apart within a row; 0 for the plain one.
        alone: whether it has to be drawn by itself: wide, or of several code points.
        tail: whether it is the second half of a wide one.
        cluster: whether it has more code points than one.
        paper: its background, where that is all it is.
    """

    text: str
    look: int
    alone: bool = False
    tail: bool = False
    cluster: bool = False
    paper: int | None = None


_EMPTY = _Cell(_BLANK, 0)
_PAPER_LOOKS = 1 << 32


class _KnownCells(dict[int, _Cell]):
    """Cells by their value, taken apart when first met."""

    def __init__(self) -> None:
        super().__init__()
        self._word = ffi.new("uint32_t*")
        self._tag = ffi.new("GhosttyCellContentTag*")
        self._wide = ffi.new("GhosttyCellWide*")
        self._id = ffi.new("GhosttyStyleId*")
        self._index = ffi.new("GhosttyColorPaletteIndex*")
        self._rgb = ffi.new("GhosttyColorRgb*")

    def __missing__(self, value: int) -> _Cell:
        get = lib.ghostty_cell_get
        get(value, lib.GHOSTTY_CELL_DATA_CONTENT_TAG, self._tag)
        get(value, lib.GHOSTTY_CELL_DATA_WIDE, self._wide)
        get(value, lib.GHOSTTY_CELL_DATA_STYLE_ID, self._id)
        look, tag, wide = int(self._id[0]), self._tag[0], self._wide[0]
        if tag in {lib.GHOSTTY_CELL_CONTENT_BG_COLOR_PALETTE, lib.GHOSTTY_CELL_CONTENT_BG_COLOR_RGB}:
            paper = self._paper(value, tag)
            found = _Cell(_BLANK, _PAPER_LOOKS | paper, paper=paper)
        elif wide in {lib.GHOSTTY_CELL_WIDE_SPACER_TAIL, lib.GHOSTTY_CELL_WIDE_SPACER_HEAD}:
            found = _Cell("", look, tail=wide == lib.GHOSTTY_CELL_WIDE_SPACER_TAIL)
        else:
            get(value, lib.GHOSTTY_CELL_DATA_CODEPOINT, self._word)
            cluster = tag == lib.GHOSTTY_CELL_CONTENT_CODEPOINT_GRAPHEME
            text = chr(self._word[0]) if self._word[0] else _BLANK
            found = _Cell(text, look, cluster or wide == lib.GHOSTTY_CELL_WIDE_WIDE, cluster=cluster)
        self[value] = found = _EMPTY if found == _EMPTY else found
        return found

    def _paper(self, value: int, tag: int) -> int:
        if tag == lib.GHOSTTY_CELL_CONTENT_BG_COLOR_PALETTE:
            lib.ghostty_cell_get(value, lib.GHOSTTY_CELL_DATA_COLOR_PALETTE, self._index)
            return int(self._index[0])
        lib.ghostty_cell_get(value, lib.GHOSTTY_CELL_DATA_COLOR_RGB, self._rgb)
        return int(RGB | self._rgb.r << 16 | self._rgb.g << 8 | self._rgb.b)


def _colour(colour: Any) -> int | None:
    if colour.tag == lib.GHOSTTY_STYLE_COLOR_PALETTE:
        return int(colour.value.palette)
    if colour.tag == lib.GHOSTTY_STYLE_COLOR_RGB:
        rgb = colour.value.rgb
        return int(RGB | rgb.r << 16 | rgb.g << 8 | rgb.b)
    return None


def made(kind: str, make: Any) -> Any:
    """A thing of the emulator, made by one of its functions."""
    out = ffi.new(f"{kind}*")
    check(make(ffi.NULL, out), kind)
    return out[0]


def sized(kind: str) -> Any:
    """A structure that begins with its own size."""
    made = ffi.new(f"{kind}*")
    made.size = ffi.sizeof(kind)
    return made


# As pyghostty has it for points: a union by value is beyond cffi, a structure of the same layout is not.
ffi.cdef("typedef struct { GhosttyTerminalScrollViewportTag tag; uint64_t row; uint64_t rest; } LongshoreScroll;")
