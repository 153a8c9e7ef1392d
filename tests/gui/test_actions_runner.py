"""From a click to the engine and back: pending at once, one result, rows that go back, nothing in the way."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest

from engine.errors import Conflict, NotFound, Reason, TimedOut, Unreachable
from engine.records import Endpoint, Key, Kind, Mount, Port
from gui.actions import registry
from gui.actions.menu import build_menu, keys_of
from gui.actions.record import Options
from gui.widgets.own_keys import OwnKeys
from gui.widgets.words import Value
from models.bulk import End
from models.groups import GroupRow
from tests.fakes.live import run
from tests.fakes.memory_engine import MemoryEngine
from tests.gui.stage import stage

if TYPE_CHECKING:
    from engine.records import Container
    from gui.actions.runner import AnyRow
    from tests.gui.stage import Stage

pytestmark = pytest.mark.usefixtures("qapp")
ANONYMOUS = "ab12" * 16


def with_containers(*names: str, running: bool = True, **fields: object) -> tuple[MemoryEngine, list[Container]]:
    engine = MemoryEngine()
    made = [engine.create(name, engine.add_image(f"{name}:1"), **fields) for name in names]
    if running:
        for container in made:
            engine.start(container)
    return engine, made


def titles_of(on: Stage, rows: list[AnyRow]) -> list[str]:
    """What the menu of some rows says."""
    menu = build_menu(on.runner, rows, on.window)
    titles = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()
    return titles


def test_pending_shows_before_the_engine_answers_and_goes_with_its_event() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            engine.hold("containers.stop")
            on.runner.trigger("container.stop", [on.of(web)])
            assert on.of(web).pending == "Stopping…"
            assert on.of(web).container.state == "running"
            engine.release("containers.stop")
            await on.until(lambda: on.of(web).container.state == "exited" and not on.of(web).pending)
            await on.until(lambda: on.said)
            assert on.said == [("ok", "Stopped 'web-1'")]

    run(scenario)


def test_a_failure_puts_the_row_back_and_is_told_once_with_a_next_step() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            engine.fail("containers.stop", TimedOut("stop", "container", web.id))
            on.runner.trigger("container.stop", [on.of(web)])
            await on.until(lambda: on.said)
            assert on.said == [("err", "Could not stop 'web-1'. No answer in time.")]
            assert not on.of(web).pending
            assert on.of(web).problem == "No answer in time."
            on.toasts.shown[0].action.click()
            await on.until(lambda: on.of(web).container.state == "exited")
            assert engine.calls["containers.kill"] == 1

    run(scenario)


def test_what_is_gone_is_refreshed_quietly() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            lists = engine.calls["containers.list"]
            engine.fail("containers.stop", NotFound("stop", "container", web.id))
            await on.runner.run(registry.action("container.stop"), [on.of(web)], Options())
            await on.until(lambda: engine.calls["containers.list"] > lists)
            assert on.said == []
            assert on.runner.dialog is None

    run(scenario)


def test_an_engine_that_dies_between_click_and_answer_is_told_by_the_banner_alone() -> None:
    engine, made = with_containers("a1", "b1", "c1")

    async def scenario() -> None:
        async with stage(engine) as on:
            for container in made:
                engine.fail("containers.stop", Unreachable("stop", "container", container.id))
            engine.fail("system.ping", Unreachable("reach", "engine"))
            await on.runner.run(registry.action("container.stop"), [on.of(one) for one in made], Options())
            await on.quiet()
            assert on.said == []
            assert on.runner.dialog is None
            assert not any(on.of(one).pending for one in made)

    run(scenario)


def test_a_bulk_action_makes_four_calls_at_once_and_has_one_result() -> None:
    engine, made = with_containers(*(f"c-{n}" for n in range(10)))

    async def scenario() -> None:
        async with stage(engine) as on:
            gate = engine.hold("containers.stop")
            on.runner.trigger("container.stop", [on.of(one) for one in made])
            await on.until(lambda: gate.waiting == 4)
            assert all(on.of(one).pending == "Stopping…" for one in made)
            engine.release("containers.stop")
            await on.until(lambda: on.said)
            assert engine.most["containers.stop"] == 4
            assert on.said == [("ok", "Stopped 10 containers")]

    run(scenario)


def test_a_bulk_action_on_a_mixed_selection_applies_to_what_it_fits() -> None:
    engine, (first, second, third) = with_containers("a1", "b1", "c1")
    engine.die(second)

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.stop", [on.of(one) for one in (first, second, third)])
            await on.until(lambda: on.said)
            assert on.said == [("ok", "Stopped 2 containers")]
            assert Counter(name for call, name in engine.asked if call == "containers.stop") == {
                first.id: 1,
                third.id: 1,
            }

    run(scenario)


def test_mixed_results_are_one_list_with_a_sentence_and_a_step_each() -> None:
    engine, made = with_containers("a1", "b1", "c1", running=False)

    async def scenario() -> None:
        async with stage(engine) as on:
            words = "You cannot remove a running container"
            engine.fail("containers.remove", Conflict("remove", "container", "", words, 409, Reason.RUNNING))
            await on.runner.run(registry.action("container.remove"), [on.of(one) for one in made], Options())
            await on.quiet()
            dialog = on.dialog
            assert dialog.objectName() == "results"
            assert on.said == []
            assert [link.text() for link in dialog.links] == ["Remove by force"]
            assert dialog.sentences() == {"a1": "It is running.", "b1": "Done.", "c1": "Done."}
            dialog.links[0].click()
            await on.until(lambda: not on.session.containers)
            assert not dialog.links[0].isEnabled()

    run(scenario)


def test_a_bulk_action_can_be_cancelled_and_what_was_not_begun_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    engine, made = with_containers(*(f"c-{n}" for n in range(9)))
    monkeypatch.setattr("gui.actions.runner.PROGRESS_AFTER", 0.0)

    async def scenario() -> None:
        async with stage(engine) as on:
            gate = engine.hold("containers.stop")
            on.runner.trigger("container.stop", [on.of(one) for one in made])
            await on.until(lambda: gate.waiting == 4 and on.said)
            assert on.said == [("info", "Stopping… 0 of 9")]
            on.toasts.shown[0].action.click()
            engine.release("containers.stop")
            await on.until(lambda: ("info", "Stopped after 4 of 9") in on.said)
            await on.quiet()
            assert engine.calls["containers.stop"] == 4
            assert sum(on.of(one).container.state == "exited" for one in made) == 4
            await on.until(lambda: not any(on.of(one).pending for one in made))

    run(scenario)


def test_nothing_is_lost_without_a_question_whose_keyboard_is_on_cancel() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.remove", [on.of(web)])
            dialog = on.dialog
            await on.until(dialog.cancel.hasFocus)
            assert dialog.findChild(Value).value == "docker rm -f web-1"
            dialog.reject()
            await on.quiet()
            assert engine.calls["containers.remove"] == 0
            on.runner.trigger("container.remove", [on.of(web)])
            on.dialog.go.click()
            await on.until(lambda: not on.session.containers)
            await on.until(lambda: on.said == [("ok", "Removed 'web-1'")])

    run(scenario)


def test_the_box_of_a_question_changes_command_and_call() -> None:
    engine, (web,) = with_containers("web-1", mounts=(Mount("volume", "/v", "/data", ANONYMOUS),))
    asked: list[tuple[bool, bool]] = []

    async def remove(_container: str, *, force: bool = False, volumes: bool = False) -> None:
        asked.append((force, volumes))
        engine.destroy(web)

    engine.containers.remove = remove  # type: ignore[method-assign]  # to see the options

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.remove", [on.of(web)])
            on.dialog.option.click()
            assert on.dialog.findChild(Value).value == "docker rm -f -v web-1"
            on.dialog.go.click()
            await on.until(lambda: asked)
            assert asked == [(True, True)]
            await on.quiet()

    run(scenario)


def test_a_group_stands_for_its_members() -> None:
    labels = {"com.docker.compose.project": "shop"}
    engine, made = with_containers("shop-a", "shop-b", labels=labels)
    other = engine.create("other")
    engine.start(other)

    async def scenario() -> None:
        async with stage(engine) as on:
            group = GroupRow(Key(engine.host.name, Kind.GROUP, "shop"), "shop", 2, (), expanded=True, total=2)
            titles = titles_of(on, [group])
            assert titles == ["Stop", "Restart", "Open logs", "Remove…"]
            on.runner.trigger("container.stop", [group])
            await on.until(lambda: all(on.of(one).container.state == "exited" for one in made))
            assert on.of(other).container.state == "running"
            on.runner.trigger("container.remove", [group])
            assert on.dialog.windowTitle() == "Remove 2 containers?"
            on.dialog.go.click()
            await on.until(lambda: len(on.session.containers) == 1)

    run(scenario)


def test_a_menu_says_for_how_many_of_a_mixed_selection() -> None:
    engine, (first, second) = with_containers("a1", "b1")
    engine.die(second)

    async def scenario() -> None:
        async with stage(engine) as on:
            titles = titles_of(on, [on.of(first), on.of(second)])
            assert "Stop (1 of 2)" in titles
            assert "Start (1 of 2)" in titles
            assert "Restart" in titles

    run(scenario)


def test_a_signal_is_chosen_from_the_submenu() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.kill", [on.of(web)], choice="SIGHUP")
            await on.until(lambda: on.said)
            assert on.said == [("ok", "Sent SIGHUP to 'web-1'")]

    run(scenario)


def test_a_dialog_about_one_engine_does_not_outlive_it() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.remove", [on.of(web)])
            on.runner.set_session(on.session)
            await on.quiet()
            assert on.runner.dialog is None
            assert engine.calls["containers.remove"] == 0

    run(scenario)


def test_copying_puts_it_on_the_clipboard_and_says_so() -> None:
    point = Endpoint("bridge", "b", "172.17.0.2")
    engine, (web, db) = with_containers("web-1", "db-1", endpoints=(point,), ports=(Port(80, 8080, ""),))

    async def scenario() -> None:
        async with stage(engine) as on:
            rows = [on.of(web), on.of(db)]
            for choice, text in (
                ("", "web-1\ndb-1"),
                ("id", f"{web.id}\n{db.id}"),
                ("image", "web-1:1\ndb-1:1"),
                ("address", "172.17.0.2\n172.17.0.2"),
                ("ports", "localhost:8080\nlocalhost:8080"),
            ):
                on.runner.trigger("container.copy", rows, choice=choice)
                assert QGuiApplication.clipboard().text() == text
            assert on.said[-1] == ("ok", "Ports copied")

    run(scenario)


class Browser(QObject):
    """Takes the place of the person's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.opened.append(address.toString())


def test_a_web_port_opens_the_browser_and_another_is_copied() -> None:
    engine, (web,) = with_containers("web-1", ports=(Port(80, 8080, ""), Port(5432, 5432, "")))
    browser = Browser()
    QDesktopServices.setUrlHandler("http", browser, "take")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("container.open_port", [on.of(web)], choice="8080/80/tcp")
            on.runner.trigger("container.open_port", [on.of(web)], choice="5432/5432/tcp")
            assert browser.opened == ["http://localhost:8080/"]
            assert QGuiApplication.clipboard().text() == "localhost:5432"

    try:
        run(scenario)
    finally:
        QDesktopServices.unsetUrlHandler("http")


def test_a_container_leads_to_what_it_uses_and_back() -> None:
    engine = MemoryEngine()
    image = engine.add_image("web:1", "web:2")
    engine.add_volume("data")
    back = engine.add_network("back")
    mounts = (Mount("volume", "/v", "/data", "data"),)
    web = engine.create("web-1", image, reference="web:2", mounts=mounts, endpoints=(Endpoint("back", back.id),))

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[tuple[Key, str]] = []
            on.runner.go_asked.connect(lambda key, tab: went.append((key, tab)))
            for choice in ("image", "volume data", f"network {back.id}"):
                on.runner.trigger("container.go", [on.of(web)], choice=choice)
            on.runner.trigger("container.logs", [on.of(web)])
            on.runner.trigger("volume.go", [on.row("volume", "data")])
            assert [key for key, _ in went] == [
                on.row("image", "web:2").key,
                on.row("volume", "data").key,
                on.row("network", "back").key,
                on.of(web).key,
                on.of(web).key,
            ]
            assert went[3][1] == "logs"

    run(scenario)


def test_a_taken_port_leads_to_the_container_that_holds_it() -> None:
    engine, (web, other) = with_containers("web-1", "other", running=False, ports=(Port(80, 8080, ""),))
    engine.start(web)

    async def scenario() -> None:
        async with stage(engine) as on:
            went: list[Key] = []
            on.runner.go_asked.connect(lambda key, _tab: went.append(key))
            words = "Bind for 0.0.0.0:8080 failed: port is already allocated"
            engine.fail("containers.start", Conflict("start", "container", other.id, words, 500, Reason.PORT_TAKEN))
            on.runner.trigger("container.start", [on.of(other)])
            await on.until(lambda: on.said)
            assert on.said == [("err", "Could not start 'other'. Port 8080 is taken.")]
            assert on.toasts.shown[0].action.text() == "Show web-1"
            on.toasts.shown[0].action.click()
            assert went == [on.of(web).key]

    run(scenario)


def test_shortcuts_do_what_menus_do() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            OwnKeys(on.window, keys_of(Kind.CONTAINER, on.runner, lambda: [on.of(web)]))
            on.window.activateWindow()
            focused = on.window.centralWidget()
            focused.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            focused.setFocus()
            await on.until(focused.hasFocus)
            QTest.keyClick(focused, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
            await on.until(lambda: on.of(web).container.state == "exited")
            QTest.keyClick(focused, Qt.Key.Key_Delete)
            assert on.dialog.objectName() == "confirm"
            QTest.keyClick(on.dialog, Qt.Key.Key_Escape)
            await on.until(lambda: on.runner.dialog is None)
            QTest.keyClick(focused, Qt.Key.Key_F2)
            assert on.dialog.objectName() == "rename"

    run(scenario)


def test_closing_leaves_no_call_and_no_task() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            gate = engine.hold("containers.stop")
            task = on.runner.run(registry.action("container.stop"), [on.of(web)], Options())
            await on.until(lambda: gate.waiting == 1)
            await on.runner.close()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert on.said == []

    run(scenario)


def test_outcomes_are_told_to_whoever_follows() -> None:
    engine, (web,) = with_containers("web-1")

    async def scenario() -> None:
        async with stage(engine) as on:
            ended: list[tuple[str, list[End]]] = []
            on.runner.ended.connect(lambda action, all_: ended.append((action, [one.end for one in all_])))
            await on.runner.run(registry.action("container.pause"), [on.of(web)], Options())
            assert ended == [("container.pause", [End.DONE])]

    run(scenario)


def test_names_with_markup_are_shown_as_they_are() -> None:
    engine = MemoryEngine()
    engine.add_network("<b>bold</b>")

    async def scenario() -> None:
        async with stage(engine) as on:
            on.runner.trigger("network.remove", [on.row("network", "<b>bold</b>")])
            assert on.dialog.windowTitle() == "Remove network '<b>bold</b>'?"
            on.dialog.go.click()
            await on.until(lambda: on.said)
            assert on.said == [("ok", "Removed '<b>bold</b>'")]
            words = [label.text() for label in on.toasts.shown[0].findChildren(QObject) if hasattr(label, "textFormat")]
            assert "Removed '<b>bold</b>'" in words

    run(scenario)


def test_a_thousand_rows_go_pending_in_one_change_and_come_back_in_one() -> None:
    engine = MemoryEngine()
    made = [engine.create(f"c-{number}", quiet=True) for number in range(1000)]

    async def scenario() -> None:
        async with stage(engine) as on:
            told: list[int] = []
            on.session.rowsUpserted.connect(lambda kind, keys: told.append(len(keys)) if kind == "container" else None)
            gate = engine.hold("containers.remove")
            rows = [on.of(one) for one in made[:1]] + list(on.session.containers.values())[1:]
            task = on.runner.run(registry.action("container.remove"), rows, Options())
            assert told == [1000]
            await on.until(lambda: gate.waiting == 4)
            on.runner.stop()
            told.clear()
            engine.release("containers.remove")
            await task
            assert 996 in told
            await on.until(lambda: len(on.session.containers) == 996)
            assert not any(row.pending for row in on.session.containers.values())

    run(scenario)
