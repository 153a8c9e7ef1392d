"""A log is saved, filtered and copied from its menus; addresses in it are opened only after a question."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.widgets.dialog import Question
from gui.widgets.log_line_menu import add_line, asked_of
from gui.widgets.log_links import ask_to_open, is_address
from gui.widgets.menu import Menu
from gui.widgets.words import Value, Words
from models.log_condition import Condition
from models.log_options import log_options
from tests.fakes.live import run
from tests.fakes.log_streams import line
from tests.gui.test_log_reading import opened, record
from tests.gui.waiting import met

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from gui.widgets.log_board import LogBoard

pytestmark = pytest.mark.usefixtures("qapp")

LINK = "see https://example.org/a?b=1 (or http://user@evil.example/x)."


@pytest.fixture(autouse=True)
def _as_by_default() -> Iterator[None]:
    yield
    log_options().take({})


def menu_on(board: LogBoard, row: int, column: int) -> Menu:
    metrics = board.view.metrics
    board.view.menu_point = QPointF(metrics.text_left + (column + 0.5) * metrics.advance, (row + 0.5) * metrics.height)
    menu = Menu("", board)
    add_line(menu, board)
    return menu


def titles(menu: Menu) -> dict[str, Any]:
    return {action.text().partition("\t")[0]: action for action in menu.actions() if not action.isSeparator()}


def test_what_is_shown_is_saved_or_all_of_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with opened(*(f"line {n}" for n in range(300))) as board:
            board.filter_for("line 1", exclude=False)
            await met(lambda: board.picking.done and len(board.view.rows) == 111)
            assert list(titles(board.saving.menu())) == ["What is shown (111)…", "All that is loaded (300)…"]
            board.saving.save(tmp_path / "some.log", everything=False)
            await met((tmp_path / "some.log").exists)
            assert len((tmp_path / "some.log").read_text().splitlines()) == 111
            await met(lambda: not board.saving.job.busy)
            assert "Saved 111 lines to some.log" in board.saving.job.text
            board.saving.save(tmp_path / "all.jsonl.gz", everything=True)
            await met(lambda: "Saved 300 lines" in board.saving.job.text)

    run(scenario)


def test_a_full_disk_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_source: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async def scenario() -> None:
        async with opened("one") as board:
            monkeypatch.setattr("pathlib.Path.replace", full)
            board.saving.save(tmp_path / "x.log", everything=True)
            await met(lambda: board.saving.job.text.startswith("There is no space left for 'x.log'"))

    run(scenario)
    assert list(tmp_path.iterdir()) == []


def test_the_dialog_offers_text_and_json_packed_or_not() -> None:
    async def scenario() -> None:
        async with opened("one") as board:
            dialog = board.saving.ask(everything=True)
            assert len(dialog.nameFilters()) == 4
            assert dialog.defaultSuffix() == "log"
            dialog.filterSelected.emit(dialog.nameFilters()[3])
            assert dialog.defaultSuffix() == "jsonl.gz"
            dialog.close()
            await met(lambda: True)

    run(scenario)


def test_the_menu_filters_for_the_word_that_was_pointed_at() -> None:
    async def scenario() -> None:
        async with opened("order created", "order failed", "cart loaded") as board:
            menu = menu_on(board, 1, 8)
            titles(menu)["Only “failed”"].trigger()
            assert board.filter_bar.filter.conditions == (Condition("failed"),)
            await met(lambda: board.picking.done and len(board.view.rows) == 1)
            titles(menu_on(board, 0, 0))["Not “order”"].trigger()
            await met(lambda: board.picking.done and not len(board.view.rows))

    run(scenario)


def test_the_menu_copies_the_line_its_record_and_its_time() -> None:
    async def scenario() -> None:
        async with opened(record(3)) as board:
            board.view.selection.clear()
            offered = titles(menu_on(board, 0, 2))
            offered["Copy the line"].trigger()
            assert QApplication.clipboard().text() == record(3)
            offered["Copy the time"].trigger()
            assert QApplication.clipboard().text() == line(0).split(b" ")[0].decode()
            offered["Copy as JSON"].trigger()
            await met(lambda: '"dur_ms": 21' in QApplication.clipboard().text())

    run(scenario)


def test_the_key_asks_on_the_line_of_the_caret() -> None:
    async def scenario() -> None:
        async with opened("one", "two words", "three") as board:
            view = board.view
            QTest.mouseClick(
                view.viewport(),
                Qt.MouseButton.LeftButton,
                pos=QPoint(round(view.metrics.text_left + 2), round(view.metrics.height * 1.5)),
            )
            event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
            QApplication.sendEvent(view.viewport(), event)
            asked = asked_of(view)
            assert asked is not None
            assert asked.number == 1

    run(scenario)


def test_an_address_is_asked_about_and_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    opened_urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toString()))

    async def scenario() -> None:
        async with opened(LINK) as board:
            offered = titles(menu_on(board, 0, 30))
            offered["Open https://example.org/a?b=1…"].trigger()
            question = board.findChild(Question)
            assert question is not None
            assert [value.value for value in question.findChildren(Value)] == ["https://example.org/a?b=1"]
            question.reject()
            await met(lambda: board.findChild(Question) is None)
            assert opened_urls == []
            board.view.link_clicked.emit("http://user@evil.example/x")
            second = board.findChild(Question)
            assert second is not None
            assert any("leads to evil.example" in one.text() for one in second.findChildren(Words))
            second.go.click()
            assert opened_urls == ["http://user@evil.example/x"]
            await met(lambda: board.findChild(Question) is None)

    run(scenario)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org", "https://", "http:// x", "", "ssh://x"],
)
def test_nothing_but_the_web_is_opened(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: pytest.fail("opened"))

    async def scenario() -> None:
        async with opened("x") as board:
            assert not is_address(address)
            assert ask_to_open(address, board) is None

    run(scenario)
