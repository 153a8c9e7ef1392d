"""The states on a group's row: all of them where there is room, else the worst; never over a total."""

from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from gui.look.look import look
from gui.widgets.canvas import Canvas
from gui.widgets.delegate import RowDelegate, RowLook, RowState
from gui.widgets.group_summary import kept
from models.columns import Align, Column, Elide, Paint
from models.groups import GroupRow
from tests.fakes.table_rows import group_key

ALL = (("running", 9), ("unhealthy", 1), ("starting", 1), ("paused", 1), ("failed", 3), ("exited", 2), ("created", 1))


def test_the_worst_stay_in_their_order_and_what_is_left_out_is_said():
    assert kept(ALL, lambda _number: 20, 200, 8, 10) == (ALL, False)
    assert kept(ALL, lambda _number: 20, 100, 8, 10) == ([("unhealthy", 1), ("starting", 1), ("failed", 3)], True)
    assert kept(ALL, lambda _number: 20, 10, 8, 10) == ([], True)


def test_states_are_never_painted_over_a_total(qapp):
    look().apply(qapp, "light", 100)
    columns = (
        Column("name", "Name", str, str, 160, paint=Paint.NAME),
        Column("state", "Status", str, str, 120, paint=Paint.STATUS),
        Column("cpu", "CPU", str, str, 80, 80, Align.RIGHT, Elide.NEVER, Paint.NUMBER, total=lambda _rows: "1.5 %"),
    )
    delegate = RowDelegate(columns, RowLook())

    def painted(summary):
        image = QImage(360, 32, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        cells = delegate.cells([(0, 0, 160), (1, 160, 120), (2, 280, 80)])
        row = GroupRow(group_key("shop"), "shop", 18, summary, expanded=True, total=18)
        delegate.paint_row(Canvas(painter, 360, 32, cells, cells), row, ["", "", "1.5 %"], 0, RowState())
        painter.end()
        return image.copy(300, 0, 60, 30)

    assert painted(ALL) == painted(())
