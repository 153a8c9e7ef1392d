"""The cursor of a terminal, as it is painted: it covers the whole character that it stands on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from gui.look.look import look
from gui.widgets.terminal_paint import TerminalMetrics, TerminalPainter
from models.terminal_screen import Cursor, Screen, Shape

pytestmark = pytest.mark.usefixtures("qapp")


def covered(text: str, back: int, *, active: bool = True) -> list[int]:
    """The columns at whose foot the cursor's colour is, with it `back` columns before the end of a text."""
    screen = Screen(12, 2, 0, lambda _data: None)
    screen.feed(text.encode() + b"\x1b[2 q" + b"\x08" * back)
    rows, _ = screen.look()
    cursor = screen.cursor
    screen.close()
    assert isinstance(cursor, Cursor)
    assert cursor.shape is Shape.BLOCK
    metrics = TerminalMetrics(100)
    image = QImage(round(12 * metrics.advance) + 2 * metrics.margin, 60, QImage.Format.Format_RGB32)
    image.fill(look().color("base"))
    painter = QPainter(image)
    TerminalPainter(metrics).cursor(painter, cursor, list(rows), active=active)
    painter.end()
    accent = look().color("accent").rgb()
    boxes = [metrics.box(0, column, column).toAlignedRect() for column in range(12)]
    # Not all of it has that colour: the character is painted over it.
    return [
        place
        for place, box in enumerate(boxes)
        if any(image.pixel(x, box.bottom() - 1) == accent for x in range(box.left() + 2, box.right() - 1))
    ]


def test_a_block_covers_both_cells_of_a_wide_character() -> None:
    assert covered("ab漢c", 3) == [2, 3]
    assert covered("ab漢c", 1) == [4]
    assert covered("\x1b[?2027ha\U0001f469\u200d\U0001f680", 2) == [1, 2], "of several code points"


def test_a_block_covers_one_cell_of_others() -> None:
    assert covered("abc", 2) == [1]
    assert covered("ae\u0301c", 2) == [1], "of two code points, and one cell"
    assert covered("abc", 0) == [3], "where there is no text"
