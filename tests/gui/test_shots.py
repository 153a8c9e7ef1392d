"""`--screenshot`: a picture of each pane in light and dark, or one clear line why there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from gui.cli import EXIT_FAILED, PANES
from gui.shots import SIZE, THEMES
from tests.fakes.engine_server import FakeEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 120.0


def started(*arguments: str) -> subprocess.Popen[str]:
    """Start the program without a display."""
    environ = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environ.pop("QT_QPA_PLATFORM", None)
    command = [sys.executable, "-m", "gui", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    """Wait for its end."""
    with process:
        try:
            out, error = process.communicate(timeout=LIMIT)
        finally:
            process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, out, error)


def longshore(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program without a display."""
    return ended(started(*arguments))


def one_line(finished: subprocess.CompletedProcess[str]) -> str:
    """What a program that failed said; more than a line fails the test."""
    assert finished.returncode == EXIT_FAILED
    lines = finished.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[FakeEngine]:
    """A scripted engine with something in every pane."""
    with FakeEngine(tmp_path) as engine:
        engine.add_container("web")
        engine.add_container("job", state="exited", exit_code=3)
        yield engine


def test_each_pane_is_taken_in_light_and_dark_without_a_display(fake: FakeEngine, tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    finished = longshore("--host", fake.url, "--screenshot", str(folder))
    assert (finished.returncode, finished.stderr) == (0, "")
    names = {f"{pane}-{theme}.png" for pane in PANES for theme in THEMES}
    assert {file.name for file in folder.iterdir()} == names
    corners = {}
    for name in names:
        picture = QImage(str(folder / name))
        assert picture.size() == SIZE
        corners[name] = picture.pixelColor(SIZE.width() - 40, SIZE.height() - 60).lightness()
    for pane in PANES:
        assert corners[f"{pane}-light.png"] > 200
        assert corners[f"{pane}-dark.png"] < 60


def test_a_folder_that_cannot_be_written_is_told_before_anything_starts(fake: FakeEngine, tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("")
    said = one_line(longshore("--host", fake.url, "--screenshot", str(file / "below")))
    assert str(file) in said
    assert "no pictures can be written" in said
    assert not fake.requests


def test_a_file_in_the_place_of_the_folder_is_told(fake: FakeEngine, tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("")
    assert "no pictures can be written" in one_line(longshore("--host", fake.url, "--screenshot", str(file)))


def test_no_engine_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    said = one_line(longshore("--host", f"unix://{tmp_path}/nothing.sock", "--screenshot", str(folder)))
    assert f"unix://{tmp_path}/nothing.sock" in said
    assert "does not answer" in said
    assert not list(folder.iterdir())


def test_an_engine_that_goes_before_the_pictures_are_taken_is_told(fake: FakeEngine, tmp_path: Path) -> None:
    process = started("--host", fake.url, "--screenshot", str(tmp_path / "out"))
    try:
        fake.wait_for("GET", "/containers/", 2)  # the list, and more: it is connected
    finally:
        fake.stop()
        finished = ended(process)
    assert "does not answer" in one_line(finished)


def test_an_unknown_context_is_told(tmp_path: Path) -> None:
    said = one_line(longshore("--context", "nowhere", "--screenshot", str(tmp_path / "out")))
    assert "nowhere" in said
