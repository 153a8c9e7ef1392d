"""No engine: the page says which trouble it is, what was tried, the fix, and which other engines there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from engine.diagnosis import Check, CheckKind, Diagnosis, Verdict
from engine.needs import Need
from engine.records import Host
from gui.cli import Options
from gui.pages.no_engine import NoEnginePage
from gui.texts import no_engine as texts
from gui.texts.private import why_not
from models.session import SessionState
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCAL = Host("local", "unix:///var/run/docker.sock", "socket")
FAR = Host("farm", "tcp://farm:2376", "context")


def diagnosis(verdict: Verdict, host: Host = LOCAL, *checks: Check, fix: tuple[str, ...] = ()) -> Diagnosis:
    return Diagnosis(host, verdict, checks, fix, "the engine's own words")


@pytest.fixture
def page(qapp: QApplication) -> Iterator[NoEnginePage]:
    """The page, shown."""
    made = NoEnginePage()
    made.resize(900, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("host", [LOCAL, FAR])
def test_every_verdict_has_one_sentence_and_a_cause_without_holes(verdict: Verdict, host: Host) -> None:
    found = diagnosis(verdict, host)
    sentence = texts.sentence(found)
    assert sentence.endswith(".")
    assert "{" not in sentence + texts.cause(found)
    assert sentence in texts.report(found, "1.0")


def test_the_four_troubles_are_told_apart() -> None:
    said = {
        texts.sentence(diagnosis(verdict))
        for verdict in (Verdict.ABSENT, Verdict.STOPPED, Verdict.NO_PERMISSION, Verdict.WRONG_CONTEXT)
    }
    assert len(said) == 4


@pytest.mark.parametrize("kind", list(CheckKind))
@pytest.mark.parametrize("passed", [True, False, None])
def test_every_check_has_words(kind: CheckKind, passed: bool | None) -> None:
    words = texts.check_words(Check(kind, "docker", passed))
    assert words
    assert "{" not in words


@pytest.mark.parametrize("need", list(Need))
def test_every_need_of_a_private_engine_has_a_sentence(need: Need) -> None:
    assert why_not(need).startswith("A private engine cannot be started here: ")


def test_the_fix_is_a_line_to_copy(page: NoEnginePage) -> None:
    page.show_diagnosis(diagnosis(Verdict.STOPPED, fix=("sudo", "systemctl", "start", "docker")), "1.0")
    assert page.fix.text == "sudo systemctl start docker"
    assert page.fix.isVisible()
    page.show_diagnosis(diagnosis(Verdict.UNKNOWN), "1.0")
    assert not page.fix.isVisible()


def test_the_report_can_be_copied(page: NoEnginePage) -> None:
    checks = Check(CheckKind.SOCKET, "/var/run/docker.sock", passed=False, words="nothing")
    page.show_diagnosis(diagnosis(Verdict.ABSENT, LOCAL, checks), "1.0")
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "[no] No socket: /var/run/docker.sock" in copied
    assert copied.startswith("Longshore 1.0")


def test_hostile_names_are_only_text(page: NoEnginePage) -> None:
    evil = Host("<img src=x>", "tcp://\u202e<b>evil</b>:1", "context")
    page.show_diagnosis(diagnosis(Verdict.UNKNOWN_HOST, evil), "1.0")
    assert "\u202e" not in page.title.text() + page.cause.text()


def test_other_engines_are_offered_with_a_button(page: NoEnginePage) -> None:
    asked: list[Host] = []
    page.connect_asked.connect(asked.append)
    page.show_others([(FAR, None), (LOCAL, True)])
    assert [row.button.accessibleName() for row in page.others.rows] == ["Connect to farm", "Connect to local"]
    page.others.rows[0].button.click()
    assert asked == [FAR]
    page.show_others([])
    assert not page.others.isVisible()


def test_a_private_engine_is_offered_or_it_is_said_why_not(page: NoEnginePage) -> None:
    page.show_private("")
    assert page.private.isVisible()
    page.show_private("dockerd is missing")
    assert not page.private.isVisible()
    assert page.private_words.text() == "dockerd is missing"


def test_a_socket_that_is_not_there_shows_the_page_and_it_goes_when_the_engine_comes(
    qapp: QApplication, tmp_path: Path
) -> None:
    fake = FakeEngine(tmp_path)

    async def scenario(program: Program) -> None:
        window = program.window
        await program.until(lambda: window.no_engine is not None and window.no_engine.title.text())
        page = window.no_engine
        assert page is not None
        assert window.stack.currentWidget() is page
        assert page.countdown.text()
        assert page.tried.count() > 3
        assert window.sidebar.rows["containers"].count_text() == "–"
        assert "Not running" in window.sidebar.host_box.accessibleName()
        window.show_pane("settings")
        assert window.stack.currentWidget() is window.panes["settings"]
        window.show_pane("containers")
        fake.start()
        program.press("Try again")
        await program.until(lambda: program.session.state is SessionState.LIVE)
        await program.until(lambda: window.no_engine is None)
        assert window.stack.currentWidget() is window.panes["containers"]

    try:
        drive(qapp, fake.url, scenario, tmp_path)
    finally:
        fake.stop()


def test_a_context_that_does_not_exist_is_said(qapp: QApplication, tmp_path: Path) -> None:
    async def scenario(program: Program) -> None:
        window = program.window
        await program.until(lambda: window.no_engine is not None and window.no_engine.title.text())
        assert window.no_engine is not None
        assert window.no_engine.title.text() == "The context 'nowhere' leads to no engine."

    drive(qapp, "", scenario, tmp_path, options=Options(context="nowhere"))


def test_connect_switches_to_another_engine_and_nothing_of_the_first_stays(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FakeEngine(tmp_path) as fake:
        fake.add_container("web")
        monkeypatch.setenv("DOCKER_HOST", fake.url)

        async def scenario(program: Program) -> None:
            window = program.window
            await program.until(lambda: window.no_engine is not None and window.no_engine.others.rows)
            assert window.no_engine is not None
            first = program.session
            program.click(window.no_engine.others.rows[0].button)
            await program.until(lambda: program.session is not first)
            await program.live()
            assert program.row("container", "web")
            assert window.no_engine is None

        drive(qapp, "", scenario, tmp_path, options=Options(host=f"unix://{tmp_path}/none.sock"))
