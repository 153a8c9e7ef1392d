"""The command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gui.cli import Options, complain, parse, version

ROOT = Path(__file__).resolve().parents[2]


def test_without_arguments_nothing_is_asked_for() -> None:
    assert parse([]) == Options()


def test_every_option_is_understood() -> None:
    assert parse(["--host", "unix:///x", "--pane", "images", "--debug", "--screenshot", "out"]) == Options(
        host="unix:///x", pane="images", debug=True, screenshot=Path("out")
    )
    assert parse(["--context", "far"]).context == "far"
    assert parse(["--private"]).private


@pytest.mark.parametrize("arguments", [["--pane", "nothing"], ["--host", "a", "--private"], ["surplus"]])
def test_a_mistake_is_said_in_a_usage_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parse(arguments)
    assert left.value.code == 2
    assert "usage: longshore" in capsys.readouterr().err


def test_help_and_version_import_nothing_of_qt() -> None:
    for argument in ("--help", "--version"):
        code = (
            "import sys, runpy\n"
            f"sys.argv = ['longshore', {argument!r}]\n"
            "try:\n    runpy.run_module('gui')\n"
            "except SystemExit as left:\n    assert left.code == 0, left.code\n"
            "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert "longshore" in done.stdout


def test_the_version_is_the_projects() -> None:
    assert version().count(".") == 2


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("first\nsecond  third")
    assert capsys.readouterr().err == "longshore: first second third\n"
