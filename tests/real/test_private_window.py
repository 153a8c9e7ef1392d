"""`longshore --private`: the engine that a window started ends with it, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine import leftovers, raw
from engine.private import PrivateEngine
from tests import engines

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(tmp_path):
    """A data folder in which the engine is taken for filled already, and that engine, not started."""
    engine = PrivateEngine(tmp_path / "longshore" / "engine")
    engines.adopt(engine)
    engine.folder.mkdir(parents=True, mode=0o700)
    for name in ("made-by-longshore", "sample-filled"):
        (engine.folder / name).touch()
    yield tmp_path, engine
    engine.remove()
    assert engines.traces(engine) == []


def opened(data, *arguments):
    environment = {**os.environ, "XDG_DATA_HOME": str(data), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "gui", "--private", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_engine_of_a_window_ends_with_it(home, how):
    data, engine = home
    with opened(data) as window:
        try:
            engines.until(lambda: raw.answers(engine.socket_path), 30)
            assert leftovers.engine_processes(engine.run)
            window.send_signal(how)
            window.wait(30)
        finally:
            window.kill()
        engines.until(lambda: engines.traces(engine) == [], 30)


def test_a_signal_while_the_engine_starts_leaves_none(home):
    data, engine = home
    with opened(data) as window:
        try:
            engines.until(lambda: (engine.run / "keeper.sock").exists() or leftovers.engine_processes(engine.run), 30)
            window.send_signal(signal.SIGTERM)
            window.wait(60)
        finally:
            window.kill()
        engines.until(lambda: engines.traces(engine) == [], 30)


def test_pictures_of_a_private_engine_leave_no_engine(home):
    data, engine = home
    with opened(data, "--screenshot", str(data / "out")) as window:
        _, said = window.communicate(timeout=90)
    assert window.returncode == 0, said
    assert list((data / "out").glob("*.png"))
    assert engines.traces(engine) == []
