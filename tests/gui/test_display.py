"""Whether a window can be opened is told in one line, instead of an abort."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gui import display

ROOT = Path(__file__).resolve().parents[2]


def test_no_display_at_all_is_said_with_what_works_without() -> None:
    assert "--screenshot FOLDER" in display.problem({}, "linux")


def test_a_display_that_does_not_answer_is_said() -> None:
    assert "does not answer" in display.problem({"DISPLAY": ":4711"}, "linux")


@pytest.mark.parametrize("environ", [{"QT_QPA_PLATFORM": "offscreen"}, {"QT_QPA_PLATFORM": "minimal"}])
def test_a_platform_chosen_by_hand_is_not_questioned(environ: dict[str, str]) -> None:
    assert display.problem(environ, "linux") == ""


def test_other_systems_have_a_screen() -> None:
    assert display.problem({}, "darwin") == ""


def run(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": "/usr/bin:/bin", "HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "gui", *arguments],
        cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


def test_the_program_without_a_display_ends_with_one_line(tmp_path: Path) -> None:
    done = run(home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("longshore: no display")
    assert done.stderr.count("\n") == 1


def test_pictures_of_no_engine_end_with_one_line(tmp_path: Path) -> None:
    done = run("--host", f"unix://{tmp_path}/none.sock", "--screenshot", str(tmp_path / "out"), home=tmp_path)
    assert done.returncode == 1
    assert "does not answer" in done.stderr
    assert done.stderr.count("\n") == 1


def test_pictures_into_a_file_end_with_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("--screenshot", str(tmp_path / "file" / "out"), home=tmp_path)
    assert done.returncode == 1
    assert "no pictures can be written" in done.stderr
    assert done.stderr.count("\n") == 1
