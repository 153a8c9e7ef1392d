"""`--private` where the engine does not start: the window says why and offers it again; pictures end with one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.needs import CannotStart, Need
from engine.private import PrivateEngine
from gui.cli import Options
from models.session import SessionState
from tests.fakes.engine_server import FakeEngine
from tests.gui.driving import Program, drive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

WORDS = "A private engine cannot be started here: the folder for it was not made by Longshore."


class Starts:
    """Stands for `engine.private.ensure`: fails until it is told otherwise, then an engine answers."""

    def __init__(self, fake: FakeEngine) -> None:
        self.error: CannotStart | None = CannotStart(Need.STARTED, "no space left")
        self.folders: list[Path] = []
        self._fake = fake

    def __call__(self, folder: Path) -> PrivateEngine:
        self.folders.append(folder)
        if self.error is not None:
            raise self.error
        self._fake.start()
        return PrivateEngine(folder)


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Starts]:
    """An engine that is not started, at the address of the user's private engine."""
    fake = FakeEngine(tmp_path)
    made = Starts(fake)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(PrivateEngine, "url", fake.url)
    monkeypatch.setattr("engine.private.ensure", made)
    monkeypatch.setattr("engine.private.missing", lambda: None)
    yield made
    fake.stop()


def test_the_page_says_why_and_starts_it_when_asked_again(
    qapp: QApplication, starts: Starts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.no_engine is not None)
        page = program.window.no_engine
        assert page is not None
        await program.until(lambda: bool(page.private_words.text()))
        assert page.private_words.text() == "The private engine could not be started: no space left"
        assert page.private.isVisible()
        starts.error = None
        page.private.click()
        await program.until(lambda: program.session.state is SessionState.LIVE)
        assert program.window.no_engine is None

    drive(qapp, "", scenario, tmp_path, options=Options(private=True))
    assert starts.folders == [tmp_path / "longshore" / "engine"] * 2
    assert capsys.readouterr().err.count("longshore: the private engine could not be started: ") == 1


def test_what_stands_against_it_is_named(qapp: QApplication, starts: Starts, tmp_path: Path) -> None:
    async def scenario(program: Program) -> None:
        await program.until(lambda: program.window.no_engine is not None)
        page = program.window.no_engine
        assert page is not None
        await program.until(lambda: page.private_words.text() == WORDS)
        assert page.title.text() == "The private engine is not running."

    starts.error = CannotStart(Need.OWN_FOLDER, str(tmp_path))
    drive(qapp, "", scenario, tmp_path, options=Options(private=True))


def test_pictures_of_it_end_with_one_line(
    qapp: QApplication, starts: Starts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def scenario(program: Program) -> None:
        await program.until(lambda: False)

    with pytest.raises(AssertionError, match="the program ended by itself"):
        drive(qapp, "", scenario, tmp_path, options=Options(private=True, screenshot=tmp_path / "out"))
    assert capsys.readouterr().err.splitlines() == ["longshore: the private engine could not be started: no space left"]
    assert starts.folders
