"""The smallest window with the widest font: every pane shows its headers, buttons and statuses whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtTest import QTest

from gui.cli import PANES
from gui.look import fonts
from gui.look.look import look
from gui.widgets.button import Button
from gui.widgets.delegate import PADDING
from gui.widgets.segmented import Segmented
from gui.window import LEAST
from models.columns import Paint
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget

    from gui.widgets.table import Table

WIDEST = "DejaVu Sans"


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    """A scripted engine with containers in the states whose words are longest, and names of all lengths."""
    with FakeEngine(tmp_path) as engine:
        engine.add_container("web", health="healthy")
        engine.add_container("a-worker-with-a-name-of-some-length", health="unhealthy")
        engine.add_container("job", state="exited", exit_code=137)
        engine.add_container("made", state="created")
        engine.add_container("halted", state="paused")
        engine.add_container("looping", state="restarting")
        yield engine


@pytest.fixture(params=[100, 200], ids=["100-percent", "200-percent"])
def widest_font(request: pytest.FixtureRequest, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """No other font than DejaVu, at this text scale."""
    monkeypatch.setattr(fonts, "UI_FAMILIES", (WIDEST,))
    monkeypatch.setattr(fonts, "MONO_FAMILIES", (f"{WIDEST} Mono",))
    look().apply(qapp, "light", request.param)
    assert QFontInfo(look().font("body")).family() == WIDEST
    yield request.param
    monkeypatch.undo()
    look().apply(qapp, "light")


def cut_headers(table: Table) -> list[str]:
    """Titles of shown columns that do not fit, with the arrow of the sorted one."""
    header, measure = table.header, QFontMetricsF(look().font("header"))
    found = []
    for place in range(header.count()):
        column = table.rows.columns[place]
        if header.isSectionHidden(place):
            continue
        left = table.delegate.name_offset() if column.paint is Paint.NAME else look().px(PADDING)
        room = header.sectionSize(place) - left - look().px(PADDING)
        arrow = look().px(12) if header.sortIndicatorSection() == place else 0
        if measure.horizontalAdvance(column.title) + arrow > room:
            found.append(f"header {column.title!r}")
    return found


def cut_statuses(table: Table) -> list[str]:
    """Words of status cells that do not fit."""
    found = []
    for place, column in enumerate(table.rows.columns):
        if column.paint is not Paint.STATUS:
            continue
        assert not table.header.isSectionHidden(place), "the status never goes"
        width = table.header.sectionSize(place)
        texts = [table.rows.texts_at(row)[place] for row in range(table.rows.rowCount())]
        found += [f"status {text!r}" for text in texts if table.delegate.elided(column, text, width)]
    return found


def squeezed(window: QWidget) -> list[str]:
    """Buttons that are smaller than their words, or stand out at a side of what holds them."""
    found = []
    for kind in (Button, Segmented):
        for widget in window.findChildren(kind):
            if not widget.isVisible():
                continue
            words = widget.text() if isinstance(widget, Button) else widget.accessibleName()
            wanted = widget.sizeHint()
            if widget.width() < wanted.width() or widget.height() < wanted.height():
                found.append(f"{words!r} has {widget.size().toTuple()} and wants {wanted.toTuple()}")
            found += [f"{words!r} is cut by {holder!r}" for holder in holders(widget) if not beside(widget, holder)]
    return found


def holders(widget: QWidget) -> Iterator[QWidget]:
    """Everything around a widget, up to its window."""
    holder = widget.parentWidget()
    while holder is not None:
        yield holder
        holder = holder.parentWidget()


def beside(widget: QWidget, holder: QWidget) -> bool:
    """Whether a widget is within the sides of what holds it; pages may be longer than the window."""
    left = widget.mapTo(holder, QPoint(0, 0)).x()
    return left >= 0 and left + widget.width() <= holder.width()


def overlapping(pane: Any) -> list[str]:
    """Parts of a pane's top bar that stand on each other."""
    header = pane.header
    shown = [part for part in header.parts if part.isVisible()]
    shown.sort(key=lambda part: part.x())
    found = [
        f"{before!r} reaches into {after!r}"
        for before, after in pairwise(shown)
        if before.geometry().right() >= after.x()
    ]
    found += [f"{part!r} is cut" for part in (header.title, header.count) if part.width() < part.sizeHint().width()]
    return found


async def smallest(program: Program) -> None:
    """The window as small as it gets, everything read and placed."""
    await program.live()
    program.window.resize(LEAST)
    await program.until(lambda: program.window.size() == LEAST)
    await program.beat()


@pytest.mark.parametrize("name", PANES)
def test_the_smallest_window_cuts_no_header_button_or_status(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path, widest_font: int, name: str
) -> None:
    async def scenario(program: Program) -> None:
        await smallest(program)
        pane = program.pane(name)
        await program.beat()
        assert program.window.grab().width() >= LEAST.width()
        table = getattr(pane, "table", None)
        wrong = squeezed(program.window) + overlapping(pane)
        if table is not None:
            assert table.rows.rowCount() > 0
            wrong += cut_headers(table) + cut_statuses(table)
        assert not wrong, f"at {widest_font} %: {wrong}"

    drive(qapp, fake.url, scenario, tmp_path)


def test_the_smallest_window_with_large_text_shows_a_detail_in_the_place_of_the_table(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path, widest_font: int
) -> None:
    async def scenario(program: Program) -> None:
        await smallest(program)
        pane = program.pane("containers")
        for tab in ("overview", "logs", "stats", "inspect"):
            assert pane.show_record(program.row("container", "web").key, tab)
            await program.beat()
            assert pane.detail.isVisible()
            assert pane.table.isVisible() is (widest_font == 100)
            assert not squeezed(program.window)
        pane.close_detail()
        await program.beat()
        assert pane.table.isVisible()
        assert pane.table.hasFocus()

    drive(qapp, fake.url, scenario, tmp_path)


def test_filtering_brings_the_table_back(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path, widest_font: int
) -> None:
    async def scenario(program: Program) -> None:
        await smallest(program)
        pane = program.pane("containers")
        pane.show_record(program.row("container", "web").key)
        await program.beat()
        pane.header.filter.set_text("job")
        await program.beat()
        assert pane.table.isVisible()
        assert pane.detail.isVisible() is (widest_font == 100)

    drive(qapp, fake.url, scenario, tmp_path)


def test_chips_fold_where_the_filter_is_narrow_and_typing_keeps_its_room(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path, widest_font: int
) -> None:
    async def scenario(program: Program) -> None:
        await smallest(program)
        field = program.pane("containers").header.filter
        field.set_text("state:running -project:shop image:postgres name:web")
        await program.beat()
        shown = [chip for chip in field.chips if chip.isVisible()]
        assert len(field.chips) == 4
        assert len(shown) == 0 if widest_font == 200 else len(shown) >= 2
        assert all(chip.width() >= chip.sizeHint().width() for chip in shown)
        assert field.edit.width() >= look().px(44)
        assert field.text() == "state:running -project:shop image:postgres name:web"

    drive(qapp, fake.url, scenario, tmp_path)


def test_the_bar_of_a_selection_keeps_its_buttons_whole(
    qapp: QApplication, fake: FakeEngine, tmp_path: Path, widest_font: int
) -> None:
    async def scenario(program: Program) -> None:
        await smallest(program)
        pane = program.choose("containers", "web", "a-worker-with-a-name-of-some-length", "halted")
        await program.beat()
        assert pane.bar.isVisible()
        assert set(pane.bar.buttons) >= {"container.stop", "container.remove"}
        assert not squeezed(program.window), f"at {widest_font} %"

    drive(qapp, fake.url, scenario, tmp_path)


def test_tab_reaches_every_control_of_a_pane(qapp: QApplication, fake: FakeEngine, tmp_path: Path) -> None:
    async def scenario(program: Program) -> None:
        await program.live()
        pane = program.pane("containers")
        pane.show_record(program.row("container", "web").key, "inspect")
        program.window.activateWindow()
        await program.until(pane.table.hasFocus)
        view = pane.detail.tab
        wanted = {pane.header.filter.edit, pane.header.options, pane.header.primary, pane.header.overflow, pane.table}
        wanted |= {pane.detail.bar, view.field, view.tree, program.window.sidebar.host_box}
        reached: list[QWidget] = []
        now = program.window.focusWidget()
        while now not in reached:
            reached.append(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
            await program.beat(1)
            now = program.window.focusWidget()
        assert wanted <= set(reached)
        order = [reached.index(each) for each in (pane.header.options, pane.header.primary, pane.header.overflow)]
        assert order == sorted(order)

    drive(qapp, fake.url, scenario, tmp_path)
