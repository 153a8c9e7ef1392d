"""How a log is read: forms of time, wrapping, columns of fields, letters' size, and whole records in a drawer."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.widgets.log_board import LogBoard
from gui.widgets.log_selection import Position
from models.log_condition import Condition, hit_in_fields
from models.log_lines import TimeForm
from models.log_options import DEFAULTS, NARROW, WIDE, log_options
from tests.fakes.live import run
from tests.fakes.log_streams import chunk, line
from tests.gui.waiting import met

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

pytestmark = pytest.mark.usefixtures("qapp")

JSON = '{{"level":"{level}","msg":"{msg}","status":{status},"dur_ms":{dur},"trace_id":"{trace}","app":"api"}}'
TRACE = (
    "ERROR order failed",
    "    at pay (/app/pay.js:1)",
    "    at shop (/app/shop.js:2)",
    "Caused by: timeout",
    "next",
)


def record(n: int, *, status: int = 200) -> str:
    return JSON.format(level="info", msg=f"request {n}", status=status, dur=n * 7, trace=f"t{n:04}")


@pytest.fixture(autouse=True)
def _as_by_default() -> Iterator[None]:
    yield
    log_options().keep = None
    log_options().take({})


@asynccontextmanager
async def opened(*texts: str, wide: bool = True, width: int = 1200) -> AsyncIterator[LogBoard]:
    board = LogBoard(wide=wide)
    board.resize(width, 600)
    board.show()
    board.store.append(chunk(*(line(n, text) for n, text in enumerate(texts))))
    board.set_store(board.store)
    try:
        yield board
    finally:
        await board.close_down()
        board.close()
        board.deleteLater()


def test_fields_of_json_become_columns_that_suggest_themselves() -> None:
    async def scenario() -> None:
        async with opened(*(record(n) for n in range(40)), record(41, status=502)) as board:
            await met(lambda: board.view.columns.fields)
            assert board.view.columns.fields == ("status", "dur_ms", "trace_id")
            assert board.header.titles == ["Time", "Level", "Message", "status", "dur_ms", "trace_id"]
            assert board.reading.fields.numbers == {"status", "dur_ms"}
            laid = board.view.laid_line(3)
            assert laid is not None
            assert laid.text == "request 3"
            board.reading.set_field("app", shown=True)
            assert "app" in board.view.columns.fields
            board.reading.set_field("status", shown=False)
            assert board.view.columns.fields == ("dur_ms", "trace_id", "app")

    run(scenario)


def test_a_log_without_records_has_no_columns_of_fields() -> None:
    async def scenario() -> None:
        async with opened(*(f"plain {n}" for n in range(40))) as board:
            await met(lambda: board.reading._samples)
            assert board.view.columns.fields == ()
            titles = [action.text() for action in board.reading.menu().actions()]
            assert "No fields" in titles

    run(scenario)


def test_a_click_on_a_value_filters() -> None:
    async def scenario() -> None:
        async with opened(*(record(n, status=504 if n % 4 == 0 else 200) for n in range(40))) as board:
            await met(lambda: board.view.metrics.fields)
            asked: list[tuple[str, object]] = []
            board.view.field_clicked.disconnect()
            board.view.field_clicked.connect(lambda name, value: asked.append((name, value)))
            left = dict(board.view.metrics.fields)["status"]
            QTest.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(left + 4, 5).toPoint())
            name, value = asked[0]
            assert name == "status"
            menu = board.reading.field_menu(name, value)
            only = next(action for action in menu.actions() if action.text().startswith("Only status"))
            only.trigger()
            assert board.filter_bar.filter.conditions == (Condition(str(value), field="status", sign="="),)
            await met(lambda: board.picking.done)
            assert len(board.view.rows) == (10 if value == 504 else 30)
            menu.deleteLater()

    run(scenario)


def test_options_are_shared_and_kept() -> None:
    async def scenario() -> None:
        kept: list[dict[str, Any]] = []
        log_options().keep = kept.append
        async with opened("one") as board, opened("two") as other, opened("three", wide=False) as narrow:
            board.reading.change(times=TimeForm.UTC, wrap=True, levels=False)
            for each in (board, other):
                assert each.view.columns.times is TimeForm.UTC
                assert each.view.wrap
                assert not each.view.columns.levels
            assert narrow.view.columns.times is TimeForm.LOCAL
            board.view.set_zoom(150)
            assert other.view.zoom == 150
            assert narrow.view.zoom == 100
            assert kept[-1][WIDE]["zoom"] == 150
            written = kept[-1]
            log_options().keep = None
            log_options().take({})
            assert board.view.zoom == 100
            log_options().take(written)
            assert board.view.zoom == 150
            assert log_options().of(NARROW) == DEFAULTS[NARROW]

    run(scenario)


def test_enter_shows_the_whole_record_in_a_drawer() -> None:
    async def scenario() -> None:
        async with opened(*TRACE, record(7)) as board:
            board.view.setFocus()
            board.reading.open_record(2)
            await met(lambda: board.reading.drawer is not None and board.reading.drawer.isVisible())
            drawer = board.reading.drawer
            assert drawer is not None
            assert drawer.record is not None
            assert (drawer.record.first, drawer.record.last) == (0, 3)
            assert drawer.tree.value == {"message": TRACE[0], "lines": list(TRACE[1:4])}
            span = board.view.selection.span
            assert span is not None
            assert (span[0].line, span[1].line) == (0, 3)
            drawer.stepped.emit(1)
            await met(lambda: drawer.record is not None and drawer.record.first == 4)
            drawer.stepped.emit(1)
            await met(lambda: drawer.record is not None and drawer.record.first == 5)
            assert drawer.tree.value["status"] == 200
            drawer.copy.click()
            assert '"trace_id": "t0007"' in QApplication.clipboard().text()
            QTest.keyClick(drawer, Qt.Key.Key_Escape)
            assert not drawer.isVisible()

    run(scenario)


def test_two_clicks_before_the_text_show_the_record() -> None:
    async def scenario() -> None:
        async with opened(*TRACE) as board:
            QTest.mouseDClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
            QTest.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
            QTest.mouseClick(board.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 5))
            await met(lambda: board.reading.drawer is not None)

    run(scenario)


@pytest.mark.parametrize(
    "bomb",
    [
        '{"a":' * 5000 + "1" + "}" * 5000,
        '{"msg":"deep","a":' + "[" * 900 + "]" * 900 + "}",
        '{"msg":"' + "x" * (1 << 20) + '"}',
        '{"n":' + "9" * 6000 + "}",
        '{"msg":"nul \\u0000 \\u202e \\ud800 end","k\\u0000":"\\u001b[31m"}',
    ],
    ids=["deep objects", "deep list", "long", "long number", "odd characters"],
)
def test_no_json_breaks_the_view_or_the_drawer(bomb: str) -> None:
    async def scenario() -> None:
        async with opened(bomb, record(1)) as board:
            await met(lambda: board.reading._samples)
            board.reading.change(fields=("a", "n", "k"))
            board.grab()
            board.reading.open_record(0)
            await met(lambda: board.reading.drawer is not None and board.reading.drawer.isVisible())
            drawer = board.reading.drawer
            assert drawer is not None
            assert drawer.record is not None
            assert drawer.record.json
            board.grab()

    run(scenario)


@pytest.mark.parametrize("width", [448, 1200])
def test_every_option_paints(width: int) -> None:
    async def scenario() -> None:
        texts = [*TRACE, *(record(n) for n in range(30)), "x" * 900, "\x1b[31mred\x1b[0m \u05e9\u05dc\u05d5\u05dd \x00"]
        async with opened(*texts, wide=width > 800, width=width) as board:
            for form in TimeForm:
                for wrap in (False, True):
                    board.reading.change(times=form, wrap=wrap, levels=not wrap, fields=None, zoom=90 if wrap else 130)
                    assert not board.grab().isNull()

    run(scenario)


def test_stack_traces_fold_and_unfold_and_are_copied_whole() -> None:
    async def scenario() -> None:
        async with opened("before", *TRACE, *TRACE) as board:
            view = board.view
            board.reading.change(folded=True)
            await met(lambda: board.picking.done and len(view.rows) == 5)
            assert view.rows.numbers(0, 5) == [0, 1, 5, 6, 10]
            board.grab()
            assert set(view._scene.folds) == {1, 6}
            box = view._scene.folds[1]
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
            await met(lambda: len(view.rows) == 8)
            assert view.rows.numbers(0, 8) == [0, 1, 2, 3, 4, 5, 6, 10]
            board.grab()
            assert set(view._scene.folds) == {1, 6}
            box = view._scene.folds[1]
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
            await met(lambda: len(view.rows) == 5)
            view.selection.put(Position(6, 0))
            QTest.keyClick(view, Qt.Key.Key_Space)
            await met(lambda: view.rows.numbers(0, 8) == [0, 1, 5, 6, 7, 8, 9, 10])
            view.selection.put(Position(8, 0))
            QTest.keyClick(view, Qt.Key.Key_Space)
            await met(lambda: len(view.rows) == 5)
            view.select_all()
            assert view.selected_text().count("at pay") == 2
            board.store.append(chunk(line(11, "ERROR more"), line(12, "    at the end"), line(13, "last")))
            board.refresh()
            await met(lambda: len(view.rows) == 7)
            board.reading.change(folded=False)
            await met(lambda: len(view.rows) == 14)

    run(scenario)


def test_a_hit_in_a_field_that_is_not_shown_is_told_behind_its_line() -> None:
    async def scenario() -> None:
        async with opened(*(record(n) for n in range(5))) as board:
            view = board.view
            board.reading.change(records=True, fields=())
            laid = view.laid_line(3)
            assert laid is not None
            assert laid.record is not None
            name, value = next((k, v) for k, v in laid.record.fields.items() if isinstance(v, str))
            without = view.grab().toImage()
            board.open_find()
            board.find_bar.field.edit.setText(value)
            await met(lambda: len(board.finding.hits) > 0)
            finder = board.finding.finder
            assert finder is not None
            assert not finder.spans(laid.text)
            assert hit_in_fields(laid.record.fields, finder.spans).startswith(f"{name} = ")
            assert view.grab().toImage() != without

    run(scenario)
