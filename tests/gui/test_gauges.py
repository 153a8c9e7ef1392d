"""Sparklines and meters in rows: where they stand, what colours them, and that headers and totals follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from engine.records import Container, ContainerDetail, Key, Kind
from gui.look.look import look
from gui.widgets.delegate import RowLook
from gui.widgets.gauges import paint_share, paint_spark
from gui.widgets.table import Table
from models import containers
from models.rows import ContainerRow
from models.table import TableModel
from models.use import STEPS
from models.use_columns import monitor_columns
from tests.fakes.stats_streams import sample

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot


def canvas() -> QImage:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def inked(image: QImage, left: int = 0, right: int = 0) -> list[int]:
    """The columns of a picture that are not white."""
    end = right or image.width()
    rows = range(image.height())
    return [x for x in range(left, end) if any(image.pixel(x, y) != 0xFFFFFFFF for y in rows)]


def test_a_sparkline_grows_from_the_right(qtbot: QtBot) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_spark(painter, QRectF(6, 3, 48, 14), [STEPS, 0, STEPS], look().color("accent"))
    painter.end()
    columns = inked(image)
    assert min(columns) >= 48
    assert 53 in columns


def test_one_value_is_no_line(qtbot: QtBot) -> None:
    image = canvas()
    painter = QPainter(image)
    paint_spark(painter, QRectF(6, 3, 48, 14), [STEPS], look().color("accent"))
    painter.end()
    assert inked(image) == []


def test_a_meter_is_filled_by_its_share_and_never_beyond(qtbot: QtBot) -> None:
    for part, wanted in ((0.0, 0), (0.5, 20), (7.0, 40)):
        image = canvas()
        painter = QPainter(image)
        paint_share(painter, QRectF(10, 0, 40, 20), part, "err")
        painter.end()
        err = look().color("err").rgb()
        filled = sum(image.pixel(x, 10) == err for x in range(60))
        assert abs(filled - wanted) <= 2


def table(qtbot: QtBot, *, cpu: float, memory: int = 90) -> tuple[Table, ContainerRow]:
    detail = ContainerDetail(memory_limit=100)
    container = Container("a", "a", "busybox", "sha256:1", "sleep", "running", detail=detail)
    row = ContainerRow(Key("host", Kind.CONTAINER, "a"), container)
    for second in range(30):
        row.use.take(sample(second, cpu, memory=memory))
    model: TableModel[ContainerRow] = TableModel(monitor_columns(), grouping=containers.grouping())
    model.replace([row])
    made = Table(model, RowLook(glyph=containers.glyph, series=lambda _row: 2), "Containers")
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 200)
    made.show()
    return made, row


def colours(shown: Table, key: str, row: int = 1) -> set[int]:
    """The colours in a cell."""
    number = next(place for place, column in enumerate(shown.rows.columns) if column.key == key)
    image = shown.viewport().grab().toImage()
    left, width = shown.header.sectionViewportPosition(number), shown.header.sectionSize(number)
    top = shown.rowViewportPosition(row)
    return {image.pixel(x, y) for x in range(left, left + width) for y in range(top, top + shown.row_height)}


def test_high_use_is_in_the_colour_of_a_warning(qtbot: QtBot) -> None:
    warn = look().color("warn").rgb()
    shown, row = table(qtbot, cpu=95.0)
    assert warn in colours(shown, "limit")
    assert warn in colours(shown, "cpu")
    row.use.take(sample(40, 5.0, memory=10))
    shown.stir([row.key])
    assert warn not in colours(shown, "limit")
    assert warn not in colours(shown, "cpu")


def test_a_row_has_its_colour_at_the_left(qtbot: QtBot) -> None:
    shown, _ = table(qtbot, cpu=5.0)
    image = shown.viewport().grab().toImage()
    top = shown.rowViewportPosition(1)
    assert image.pixel(1, top + 10) == look().tokens.series_color(2).rgb()
    assert image.pixel(1, 10) != look().tokens.series_color(2).rgb()


def test_header_and_totals_stand_over_the_number_and_not_over_the_sparkline(qtbot: QtBot) -> None:
    shown, _ = table(qtbot, cpu=5.0)
    number = next(place for place, column in enumerate(shown.rows.columns) if column.key == "cpu")
    end = shown.header.sectionViewportPosition(number) + shown.header.sectionSize(number)
    spark = look().px(104)
    header = shown.header.viewport().grab().toImage()
    behind = header.pixel(end - 4, 8)
    over = [x for x in range(end - spark - 8, end) if any(header.pixel(x, y) != behind for y in range(4, 22))]
    assert over == []
    group = shown.viewport().grab().toImage()
    behind = group.pixel(end - 4, 8)
    assert all(group.pixel(x, y) == behind for x in range(end - spark - 8, end) for y in range(4, 26))


def test_only_what_changed_is_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, row = table(qtbot, cpu=5.0)
    QApplication.processEvents()
    shown.stir([row.key])
    QApplication.processEvents()
    touched: list[list[str]] = []
    original = shown.delegate.paint_row

    def paint_row(canvas: Any, *arguments: Any) -> None:
        touched.append([cell.column.key for cell in canvas.touched])
        original(canvas, *arguments)

    monkeypatch.setattr(shown.delegate, "paint_row", paint_row)
    row.use.take(sample(31, 6.0, memory=90))
    shown.stir([row.key])
    qtbot.waitUntil(lambda: bool(touched))
    assert touched == [["cpu"]] * len(touched)
