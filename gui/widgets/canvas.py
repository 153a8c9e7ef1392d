"""What the rows of one paint event share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from models.columns import Column


class Cell(NamedTuple):
    """One column as the rows of one paint event have it; measured once for all of them.

    Args:
        logical: its index in the model.
        column: the column.
        x: the left of the column.
        left: the left of its words.
        room: the width of its words.
        role: the font role of its words.
        ink: the colour token of its words.
        right: whether they stand at the right.
    """

    logical: int
    column: Column[Any]
    x: int
    left: int
    room: int
    role: str
    ink: str
    right: bool


class Canvas(NamedTuple):
    """What the rows of one paint event share.

    Args:
        painter: on the viewport.
        width: of the viewport.
        height: of a row.
        cells: the columns that are shown, from left to right.
        touched: those of them that the painted region touches.
    """

    painter: QPainter
    width: int
    height: int
    cells: Sequence[Cell]
    touched: Sequence[Cell]
