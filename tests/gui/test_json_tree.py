"""The tree and the text of an inspection: opened, searched, copied, saved, read again without losing the place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from qasync import QEventLoop

from engine.errors import Unreachable
from gui.details.inspect_view import TEXT, TREE, InspectView
from gui.widgets.json_tree import JsonTree
from models.json_tree import Hit
from tests.fakes.live import until

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

DOCUMENT: dict[str, Any] = {
    "Id": "abc",
    "Config": {"Env": ["PATH=/bin", "A=1"], "Labels": {"a.b": "x"}},
    "Ports": {"80/tcp": [{"HostPort": "8080"}]},
}

Scenario = "Callable[[InspectView], Coroutine[Any, Any, None]]"


@pytest.fixture
def tree(qtbot: QtBot) -> JsonTree:
    tree = JsonTree()
    qtbot.addWidget(tree)
    tree.set_value(DOCUMENT)
    return tree


def inspect(qapp: QApplication, scenario: Callable[[InspectView], Coroutine[Any, Any, None]]) -> None:
    """Run a scenario with an inspection that is seen; nothing of it is left."""

    async def main() -> None:
        view = InspectView()
        view.resize(448, 500)
        view.show()
        try:
            await scenario(view)
        finally:
            await view.close_down()
            view.close()
            view.deleteLater()

    with QEventLoop(qapp) as loop:
        loop.run_until_complete(main())


async def give(document: dict[str, Any]) -> dict[str, Any]:
    return document


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_the_current_value_and_its_path_are_copied_by_keys(tree: JsonTree) -> None:
    tree.show_hit(Hit((1, 0, 1), in_value=True))
    assert tree.current_path() == ".Config.Env[1]"
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "A=1"
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert clipboard() == ".Config.Env[1]"


def test_what_is_open_and_current_stays_when_it_is_read_again(tree: JsonTree) -> None:
    tree.show_hit(Hit((1, 0, 1), in_value=True))
    tree.set_value({"New": 1, **DOCUMENT, "Config": {"Labels": {}, "Env": ["PATH=/bin", "A=2"]}})
    assert tree.current_path() == ".Config.Env[1]"
    model = tree.model()
    config = model.index(2, 0)
    assert tree.isExpanded(config)
    assert tree.isExpanded(model.index(1, 0, config))
    assert not tree.isExpanded(model.index(3, 0))


def test_the_arrow_keys_open_and_walk(tree: JsonTree) -> None:
    tree.setCurrentIndex(tree.model().index(1, 0))
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.model().index(1, 0))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert tree.current_path() == ".Config.Env"


def test_a_large_document_is_opened_bit_by_bit(tree: JsonTree) -> None:
    tree.set_value({"big": [{"n": n, "text": "x" * 40} for n in range(80_000)]})
    big = tree.model().index(0, 0)
    tree.expand(big)
    assert 0 < tree.model().rowCount(big) < 5_000


def test_rows_are_read_out(tree: JsonTree) -> None:
    spoken = QAccessible.queryAccessibleInterface(tree)
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.Tree
    assert tree.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Id: abc"


def test_it_is_read_when_it_is_seen(qapp: QApplication) -> None:
    async def scenario(view: InspectView) -> None:
        asked: list[int] = []

        async def load() -> dict[str, Any]:
            asked.append(1)
            return DOCUMENT

        view.hide()
        view.show_thing("one", "web-1", load)
        assert asked == []
        view.show()
        await until(lambda: view.value == DOCUMENT)
        assert view.tree.accessibleName() == "JSON of web-1"
        view.hide()
        view.show()
        assert asked == [1]

    inspect(qapp, scenario)


def test_words_are_found_in_the_tree_one_after_the_other(qapp: QApplication) -> None:
    async def scenario(view: InspectView) -> None:
        view.show_thing("one", "web-1", lambda: give(DOCUMENT))
        await until(lambda: view.value == DOCUMENT)
        view.field.setText("port")
        await until(lambda: view.count.text() == "1 of 2")
        assert view.tree.current_path() == ".Ports"
        QTest.keyClick(view.field, Qt.Key.Key_Return)
        assert view.count.text() == "2 of 2"
        assert view.tree.current_path() == '.Ports["80/tcp"][0].HostPort'
        QTest.keyClick(view.field, Qt.Key.Key_Return)
        assert view.count.text() == "1 of 2"
        QTest.keyClick(view.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert view.count.text() == "2 of 2"
        view.grab()
        view.field.setText("nowhere")
        await until(lambda: view.count.text() == "None")
        assert not view.after.isEnabled()
        QTest.keyClick(view.field, Qt.Key.Key_Escape)
        assert view.field.text() == ""

    inspect(qapp, scenario)


def test_words_are_found_in_the_text(qapp: QApplication) -> None:
    async def scenario(view: InspectView) -> None:
        view.show_thing("one", "web-1", lambda: give(DOCUMENT))
        await until(lambda: view.value == DOCUMENT)
        view.set_form(TEXT)
        assert len(view.text.store) == len(json.dumps(DOCUMENT, indent=2).split("\n"))
        view.field.setText("8080")
        await until(lambda: view.count.text() == "1 of 1")
        view.grab()
        view.set_form(TREE)
        await until(lambda: view.count.text() == "1 of 1")
        assert view.tree.current_path() == '.Ports["80/tcp"][0].HostPort'

    inspect(qapp, scenario)


def test_reading_again_leaves_the_hit_and_the_place(qapp: QApplication) -> None:
    async def scenario(view: InspectView) -> None:
        view.show_thing("one", "web-1", lambda: give(DOCUMENT))
        await until(lambda: view.value == DOCUMENT)
        view.field.setText("port")
        await until(lambda: view.count.text() == "1 of 2")
        view.step(1)
        newer = {**DOCUMENT, "More": 1}
        view.show_thing("one", "web-1", lambda: give(newer))
        await until(lambda: view.value == newer and view.count.text() == "2 of 2")
        assert view.tree.current_path() == '.Ports["80/tcp"][0].HostPort'

    inspect(qapp, scenario)


def test_everything_is_copied_and_saved(qapp: QApplication, tmp_path: Path) -> None:
    async def scenario(view: InspectView) -> None:
        view.show_thing("one", "shop/web:1", lambda: give(DOCUMENT))
        await until(lambda: view.value == DOCUMENT)
        view.copy_all()
        assert json.loads(clipboard()) == DOCUMENT
        view.save(tmp_path / "x.json")
        await until(lambda: view.count.text() == "Saved")
        assert json.loads((tmp_path / "x.json").read_text()) == DOCUMENT
        view.save(tmp_path / "no" / "x.json")
        await until(lambda: "Could not save to x.json." in view.message)

    inspect(qapp, scenario)


def test_the_question_for_a_file_suggests_a_name_without_slashes(qapp: QApplication) -> None:
    async def scenario(view: InspectView) -> None:
        view.show_thing("one", "shop/web:1", lambda: give(DOCUMENT))
        await until(lambda: view.value == DOCUMENT)
        view.ask_where()
        dialog = view.findChild(QFileDialog)
        assert dialog is not None
        assert dialog.selectedFiles()[0].endswith("/shop-web-1.json")
        dialog.close()

    inspect(qapp, scenario)


def test_a_failure_is_told_and_can_be_tried_again(qapp: QApplication) -> None:
    async def scenario(view: InspectView) -> None:
        fails = [True]

        async def load() -> dict[str, Any]:
            if fails.pop():
                raise Unreachable("inspect", "container", "web-1", "connection refused")
            return DOCUMENT

        fails.insert(0, False)
        view.show_thing("one", "web-1", load)
        await until(lambda: "out of reach" in view.message)
        view._notice.acted.emit()
        await until(lambda: view.value == DOCUMENT)
        assert view.message == ""

    inspect(qapp, scenario)


def test_what_was_read_of_a_removed_thing_stays(qapp: QApplication) -> None:
    async def scenario(view: InspectView) -> None:
        view.show_thing("one", "web-1", lambda: give(DOCUMENT))
        await until(lambda: view.value == DOCUMENT)
        view.set_removed()
        view.hide()
        view.show()
        assert view.value == DOCUMENT

    inspect(qapp, scenario)
