"""The table: selection, current row and scroll stay with their rows, whatever comes and goes; keys, mouse, columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QCursor, QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from gui.look.look import look
from gui.widgets.column_menu import open_column_menu
from gui.widgets.delegate import RowLook
from gui.widgets.menu import Menu
from gui.widgets.table import Table
from gui.widgets.table_columns import Arrangement
from models.columns import Align, Column, Elide, Paint
from models.groups import GroupRow
from models.table import TableModel
from models.words import natural
from tests.fakes.table_rows import Thing, group_key, thing, thing_grouping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def columns() -> tuple[Column[Thing], ...]:
    return (
        Column(
            "name", "Name", lambda row: row.name, lambda row: natural(row.name), 160, 96, paint=Paint.NAME, stretch=True
        ),
        Column("image", "Image", lambda row: f"image-of-{row.name}", lambda row: row.name, 160, 80, drop=2),
        Column("state", "Status", lambda row: row.state, lambda row: row.state, 120, 100, paint=Paint.STATUS),
        Column("ports", "Ports", lambda _row: "8080→80 +1", lambda _row: 0, 110, 90, paint=Paint.PORTS),
        Column(
            "number", "Number", lambda row: str(row.number), lambda row: row.number, 80, 72, Align.RIGHT, Elide.NEVER,
            Paint.NUMBER, drop=1,
        ),
    )  # fmt: skip


ROW_LOOK = RowLook(glyph=lambda row: row.state, tone=lambda row: "warn" if row.state == "unhealthy" else "")


def things(count: int, prefix: str = "t", **more: Any) -> list[Thing]:
    return [thing(f"{prefix}{number}", f"{prefix}-{number}", **more) for number in range(count)]


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[Table]:
    """A table of 300 rows, 800 x 600, shown."""
    model: TableModel[Thing] = TableModel(columns(), grouping=thing_grouping())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    made = Table(model, ROW_LOOK, "Things")
    qtbot.addWidget(made)
    model.set_grouped(False)
    model.replace(things(300))
    made.columns.arrange(Arrangement())
    made.resize(800, 600)
    QCursor.setPos(1200, 850)  # where an earlier test left it, it may be over the rows, which then stay where they are
    made.show()
    made.activateWindow()
    made.setFocus()
    QApplication.processEvents()
    yield made
    made.close()


def seen(table: Table) -> dict[str, int]:
    """The names in sight and where each stands."""
    QApplication.processEvents()
    found = {}
    for row in table.rows_in_sight():
        name = row.title if isinstance(row, GroupRow) else row.name
        found[name] = table.rowViewportPosition(table.rows.index_of(row.key))
    return found


def names(rows: list[Any]) -> list[str]:
    return [row.title if isinstance(row, GroupRow) else row.name for row in rows]


# -- what stays


def test_selection_current_row_and_scroll_survive_200_rows_that_come_and_go(table: Table) -> None:
    table.select_keys([thing(f"t{number}").key for number in (100, 105, 110)])
    table.set_current(thing("t105").key, select=False)
    table.verticalScrollBar().setValue(100 * look().row_height + 7)
    before = seen(table)
    fresh = things(200, "new")
    for start in range(0, 200, 10):
        table.rows.upsert(fresh[start : start + 10])
        QApplication.processEvents()
    assert names(table.selected_rows()) == ["t-100", "t-105", "t-110"]
    assert table.current_row().name == "t-105"
    assert seen(table) == before
    table.rows.discard([row.key for row in fresh])
    assert seen(table) == before
    assert names(table.selected_rows()) == ["t-100", "t-105", "t-110"]


def test_scroll_stays_with_the_next_row_when_the_first_in_sight_goes(table: Table) -> None:
    table.verticalScrollBar().setValue(50 * look().row_height)
    before = seen(table)
    table.rows.discard([thing(f"t{number}").key for number in range(40, 52)])
    after = seen(table)
    assert after["t-52"] == before["t-52"]


def test_a_list_at_its_top_stays_there_so_that_new_rows_are_seen(table: Table) -> None:
    table.rows.upsert([thing("a", "a-first")])
    assert "a-first" in seen(table)


def test_sorting_keeps_the_current_row_and_the_selection(table: Table) -> None:
    table.set_current(thing("t7").key)
    table.header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert names(table.selected_rows()) == ["t-7"]
    assert table.current_row().name == "t-7"
    assert table.rows.row_at(0).name == "t-299"


def test_after_a_row_is_removed_the_next_one_is_current_and_it_is_told_that_the_user_did_not_move(table: Table) -> None:
    moved: list[bool] = []
    table.set_current(thing("t7").key)
    table.selection_moved.connect(lambda: moved.append(table.settling))
    table.rows.discard([thing("t7").key])
    QApplication.processEvents()
    assert table.current_row().name == "t-8"
    assert moved
    assert all(moved)


def test_rows_resort_only_while_the_table_is_left_alone(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    resorted: list[bool] = []
    monkeypatch.setattr(table.rows, "resort", lambda: resorted.append(True))
    over = [False]
    monkeypatch.setattr(table, "underMouse", lambda: over[0])
    menu = open_column_menu(table, QPoint(10, 10))
    table._resort.timeout.emit()
    assert not resorted
    menu.close()
    QApplication.processEvents()
    over[0] = True
    table._resort.timeout.emit()
    assert not resorted
    over[0] = False
    table._resort.timeout.emit()
    assert resorted


def test_timers_run_only_while_the_table_is_seen(table: Table) -> None:
    assert table._tick.isActive()
    table.hide()
    assert not any(timer.isActive() for timer in (table._tick, table._resort, table._turn))


# -- groups


@pytest.fixture
def grouped(table: Table) -> Table:
    """Two groups of three, one row without."""
    rows = [
        *(thing(f"a{n}", f"a-{n}", group="alpha") for n in range(3)),
        *(thing(f"b{n}", f"b-{n}", group="beta", state="unhealthy") for n in range(3)),
        thing("z", "zed"),
    ]
    table.rows.replace(rows)
    table.set_grouped(True)
    QApplication.processEvents()
    return table


def shown(table: Table) -> list[str]:
    return [names([table.rows.row_at(number)])[0] for number in range(table.rows.rowCount())]


def test_left_folds_a_group_right_unfolds_it_and_space_does_either(grouped: Table) -> None:
    grouped.set_current(group_key("alpha"))
    QTest.keyClick(grouped, Qt.Key.Key_Left)
    assert shown(grouped) == ["alpha", "beta", "b-0", "b-1", "b-2", "No project", "zed"]
    QTest.keyClick(grouped, Qt.Key.Key_Right)
    assert len(shown(grouped)) == 10
    QTest.keyClick(grouped, Qt.Key.Key_Space)
    assert len(shown(grouped)) == 7
    QTest.keyClick(grouped, Qt.Key.Key_Return)
    assert len(shown(grouped)) == 10


def test_left_on_a_row_goes_to_its_group(grouped: Table) -> None:
    grouped.set_current(thing("b2").key)
    QTest.keyClick(grouped, Qt.Key.Key_Left)
    assert grouped.current_row().title == "beta"


def test_a_click_on_the_caret_toggles_and_selects_nothing(grouped: Table) -> None:
    viewport = grouped.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(18, look().row_height // 2))
    assert shown(grouped)[:2] == ["alpha", "beta"]
    assert not grouped.selected_rows()


def test_a_double_click_on_a_group_toggles_it(grouped: Table) -> None:
    QTest.mouseDClick(grouped.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, look().row_height // 2))
    assert shown(grouped)[:2] == ["alpha", "beta"]


def test_expansion_survives_rows_that_come_and_go(grouped: Table) -> None:
    grouped.rows.toggle(group_key("alpha"))
    grouped.rows.upsert([thing("a9", "a-9", group="alpha"), thing("c1", "c-1", group="gamma")])
    grouped.rows.discard([thing("a1").key])
    assert shown(grouped)[:2] == ["alpha", "beta"]


def test_a_group_row_says_its_states_and_that_it_is_expanded(grouped: Table) -> None:
    interface = QAccessible.queryAccessibleInterface(grouped)
    said = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    assert interface.text(QAccessible.Text.Name) == "Things"
    assert "Group alpha, 3 containers, 3 running, expanded" in said
    assert "b-0" in said
    assert "Status" in said


# -- keys and mouse


def test_enter_and_a_double_click_open_a_row(table: Table, qtbot: QtBot) -> None:
    table.set_current(thing("t3").key)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [thing("t3").key]
    with qtbot.waitSignal(table.opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, look().row_height // 2))
    assert opened.args == [table.rows.row_at(0).key]


def test_plain_letters_are_type_ahead_over_names(table: Table) -> None:
    table.rows.upsert([thing("x1", "Xavier"), thing("x2", "xenia"), thing("x3", "xylo")])
    QTest.keyClicks(table, "xe")
    assert table.current_row().name == "xenia"


def test_the_same_letter_again_goes_on_to_the_next_name(table: Table) -> None:
    table.rows.upsert([thing("x1", "Xavier"), thing("x2", "xenia"), thing("x3", "xylo")])
    QTest.keyClicks(table, "xx")
    assert table.current_row().name == "xenia"


def test_control_a_selects_everything_and_shift_a_range(table: Table) -> None:
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected_rows()) == 300
    height = look().row_height
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, height // 2))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, shift, QPoint(80, 3 * height + 5))
    assert len(table.selected_rows()) == 4


def column_at(table: Table, key: str) -> int:
    logical = [column.key for column in table.rows.columns].index(key)
    return table.header.sectionViewportPosition(logical)


def test_the_link_of_a_port_acts_and_what_stands_beside_it_does_not(table: Table) -> None:
    followed: list[tuple[str, str]] = []
    table.link_activated.connect(lambda row, column: followed.append((row.name, column)))
    y = look().row_height // 2
    left = column_at(table, "ports")
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 100, y))
    assert not followed
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(left + 20, y))
    assert followed == [(table.rows.row_at(0).name, "ports")]


def test_the_pointer_says_what_is_a_link(table: Table) -> None:
    y, left = look().row_height // 2, column_at(table, "ports")
    QTest.mouseMove(table.viewport(), QPoint(left + 20, y))
    assert table.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(table.viewport(), QPoint(left - 20, y))
    assert table.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_cut_cell_tells_all_of_it_in_plain_text(table: Table) -> None:
    markup = "<b>a name that is far longer than its column can ever be, and then some more of it</b>" * 3
    table.rows.replace([thing("m", markup)])
    QApplication.processEvents()
    place = QPoint(80, look().row_height // 2)
    QApplication.sendEvent(
        table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    )
    tip = next(top for top in QApplication.topLevelWidgets() if top.inherits("QTipLabel"))
    assert isinstance(tip, QLabel)
    assert tip.textFormat() == Qt.TextFormat.PlainText
    assert "a name that is far longer" in tip.text().replace("\xa0", " ")
    QToolTip.hideText()


def test_a_cell_that_is_not_cut_has_no_tooltip(table: Table) -> None:
    place = QPoint(80, look().row_height // 2)
    QApplication.sendEvent(
        table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    )
    assert not QToolTip.text()


# -- columns


def shown_columns(table: Table) -> list[str]:
    header = table.header
    logicals = [header.logicalIndex(visual) for visual in range(header.count())]
    return [table.rows.columns[logical].key for logical in logicals if not header.isSectionHidden(logical)]


def test_a_click_on_a_header_sorts_at_once_and_again_the_other_way(table: Table) -> None:
    place = QPoint(table.header.sectionViewportPosition(0) + 90, 14)
    QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.rows.row_at(0).name == "t-299"
    QTest.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.rows.row_at(0).name == "t-0"
    assert table.header.isSortIndicatorShown()


def test_a_narrow_table_drops_the_image_first_and_never_the_name_or_the_status(table: Table) -> None:
    assert shown_columns(table) == ["name", "image", "state", "ports", "number"]
    table.resize(480, 600)
    assert shown_columns(table) == ["name", "state", "ports", "number"]
    table.resize(400, 600)
    assert shown_columns(table) == ["name", "state", "ports"]
    table.resize(800, 600)
    assert len(shown_columns(table)) == 5


def test_columns_are_hidden_moved_sized_and_sorted_as_they_were_kept(table: Table) -> None:
    kept = Arrangement(
        order=("name", "number", "state", "image", "ports", "gone"),
        widths=(("state", 200), ("gone", 9)),
        hidden=("image", "gone"),
        sort="number",
        descending=True,
    )
    table.columns.arrange(kept)
    assert shown_columns(table) == ["name", "number", "state", "ports"]
    assert table.header.sectionSize(2) == 200
    assert table.rows.sort_key == "number"
    assert table.rows.descending
    again = table.columns.arrangement()
    assert again.order == ("name", "number", "state", "image", "ports")
    assert again.widths == (("state", 200),)
    assert again.hidden == ("image",)
    assert (again.sort, again.descending) == ("number", True)


def test_hiding_a_column_is_told_and_the_name_stays(table: Table) -> None:
    told: list[bool] = []
    table.arrangement_changed.connect(lambda: told.append(True))
    table.columns.show("image", shown=False)
    table.columns.show("name", shown=False)
    assert shown_columns(table) == ["name", "state", "ports", "number"]
    assert told == [True]
    table.columns.reset()
    assert len(shown_columns(table)) == 5


def test_the_column_menu_ticks_what_is_shown(table: Table) -> None:
    table.columns.show("image", shown=False)
    menu = open_column_menu(table, QPoint(0, 0))
    columns = next(below for below in menu.findChildren(Menu) if below.title() == "Columns")
    ticks = {action.text(): action.isChecked() for action in columns.actions() if action.isCheckable()}
    assert ticks == {"Name": True, "Image": False, "Status": True, "Ports": True, "Number": True}
    menu.close()


# -- looks


def test_every_state_theme_and_density_is_painted_without_a_word(table: Table, qapp: QApplication) -> None:
    states = ("running", "unhealthy", "working", "failed", "exited", "paused", "restarting", "created", "dead")
    table.rows.replace([thing(state, state, group=state[:1], state=state) for state in states])
    table.set_grouped(True)
    for theme in ("light", "dark", "contrast"):
        for density in ("comfortable", "compact"):
            look().apply(qapp, theme, 150, density)
            table.set_greyed(not table._greyed)
            QApplication.processEvents()
            assert not table.grab().isNull()
            assert table.verticalHeader().defaultSectionSize() == look().row_height


def test_three_rows_stand_for_those_to_come(table: Table) -> None:
    table.rows.replace([])
    empty = table.viewport().grab().toImage()
    table.set_loading(True)
    QApplication.processEvents()
    assert table.viewport().grab().toImage() != empty


def test_the_turning_glyph_turns_only_while_there_is_one(table: Table) -> None:
    table.rows.upsert([thing("t0", "t-0", state="working")])
    table.viewport().repaint()
    assert table._turn.isActive()
    look().set_still(still=True)
    table.viewport().repaint()
    assert not table._turn.isActive()
    still = table.viewport().grab().toImage()
    table._turn_glyphs()
    assert table.viewport().grab().toImage() == still
    look().set_still(still=False)
    table.viewport().repaint()
    assert table._turn.isActive()
    table.rows.upsert([thing("t0", "t-0", state="running")])
    table.viewport().repaint()
    assert not table._turn.isActive()


def test_the_rows_of_a_large_selection_are_told_without_asking_for_every_cell(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    table.rows.replace(things(5_000))
    table.selectAll()
    asked: list[object] = []
    counted = type(table.rows).columnCount
    monkeypatch.setattr(type(table.rows), "columnCount", lambda *given: (asked.append(given), counted(*given))[1])
    assert len(table.selected_rows()) == 5_000
    assert len(asked) < 100
    first, last = (table.rows.row_at(number).key for number in (2, 4_000))
    table.select_keys([last, first])
    assert [row.key for row in table.selected_rows()] == [first, last]
