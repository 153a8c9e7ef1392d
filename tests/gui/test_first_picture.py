"""What the way to the first picture does not do: each of these was tens of milliseconds of it once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PROGRAM = """
import enum, json, os, sys

import gui.loop
from gui.cli import main

def made(kind):
    for each in kind.__subclasses__():
        yield each.__name__
        yield from made(each)

def first_picture_is_there(_modules):
    print(json.dumps([sorted(sys.modules), sorted(set(made(enum.Enum)))]), flush=True)
    os._exit(0)

gui.loop.import_while_painting = first_picture_is_there
main(["--host", "unix:///nowhere", "--pane", "containers"])
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules that were imported, and the enums that PySide made, when the window had been painted."""
    home = str(tmp_path_factory.mktemp("home"))
    around = os.environ | {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home, "PYTHONPATH": str(ROOT)}
    around |= {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60, env=around
    )
    modules, enums = json.loads(done.stdout)
    return set(modules), set(enums)


def test_nothing_is_imported_that_the_first_picture_does_not_show(seen: tuple[set[str], set[str]]) -> None:
    modules, _ = seen
    assert "gui.panes.containers" in modules
    engines = {"asyncio", "qasync", "ssl", "engine.records", "engine.docker", "engine.client", "models.session"}
    libraries = {"docker", "requests", "urllib3", "http.client", "email", "logging.handlers", "qtawesome"}
    later = {"gui.running", "gui.actions.registry", "gui.details.panel", "gui.panes.images", "gui.widgets.menu"}
    assert not modules & (engines | libraries | later)


def test_qts_widgets_are_not_looked_through_to_find_out_what_one_is(seen: tuple[set[str], set[str]]) -> None:
    """A widget that Qt made and Python is handed costs that: a viewport, what a style polishes."""
    _, enums = seen
    assert "ColorRole" in enums
    assert "WizardButton" not in enums
