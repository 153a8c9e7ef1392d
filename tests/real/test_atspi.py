"""A screen reader's view: the window on a virtual screen, read through AT-SPI by another program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).resolve().parents[2]
READER = PROJECT / "tests" / "real" / "atspi_reader.py"
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE = 60.0


def until(condition: Callable[[], Any], what: str) -> Any:
    """What `condition` returns once it is true; it takes a moment itself, so it is simply asked again."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
    pytest.fail(f"never seen: {what}")


@contextmanager
def program(command: list[str], around: dict[str, str], **more: Any) -> Iterator[subprocess.Popen[str]]:
    """A program that is ended by its pid when the block is left."""
    running = subprocess.Popen(command, env=around, text=True, **more)
    try:
        yield running
    finally:
        running.terminate()
        running.wait(20)


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """A virtual screen with a session bus; yields the environment of programs on it."""
    for tool in ("Xvfb", "dbus-daemon", SYSTEM_PYTHON):
        assert shutil.which(tool), f"{tool} is needed; ./dev test installs it"
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    around = {
        name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "DISPLAY", "QT_", "XDG_"))
    }
    around |= {
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "GTK_MODULES": "",
        "NO_AT_BRIDGE": "0",
    }
    read, write = os.pipe()
    x_server = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"]
    with program(x_server, around, pass_fds=(write,), stderr=subprocess.DEVNULL):
        os.close(write)
        with os.fdopen(read) as pipe:
            around["DISPLAY"] = ":" + pipe.readline().strip()
        bus_command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
        with program(bus_command, around, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as bus:
            assert bus.stdout is not None
            around["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
            yield around
            bus.stdout.close()


class Reader:
    """What another program sees of one process."""

    def __init__(self, pid: int, around: dict[str, str]) -> None:
        self.pid = pid
        self.around = around

    def ask(self, *words: str) -> Any:
        """One question; None where the thing is not there."""
        command = [SYSTEM_PYTHON, str(READER), str(self.pid), *words]
        said = subprocess.run(command, env=self.around, capture_output=True, text=True, timeout=60, check=False)
        return json.loads(said.stdout) if said.returncode == 0 and said.stdout else None

    def names(self, role: str) -> set[str]:
        """The names of everything showing of one role."""
        return {name for kind, name, _ in self.ask("tree") or () if kind == role}

    def lines(self, table: str) -> dict[str, list[str]]:
        """A table's lines by the words of their first cell."""
        return {line[0]: line for line in self.ask("table", table) or ()}


def test_each_table_can_be_read_and_actions_pressed_through_at_spi(
    real_engine: Any, engine_name: str, tmp_path: Path
) -> None:
    names = [f"{engine_name}-reader-{number}" for number in (1, 2)]
    for name in names:
        real_engine.client.create_container(
            real_engine.image, ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.2; done"], name=name
        )
        real_engine.client.start(name)
    with screen(tmp_path) as around:
        around |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        command = [sys.executable, "-m", "gui", "--host", real_engine.url, "--pane", "containers"]
        with program(command, around, cwd=PROJECT) as window:
            reader = Reader(window.pid, around)

            def state(name: str) -> str:
                """The spoken words of a container's line."""
                return next(
                    (" ".join(cells).lower() for first, cells in reader.lines("Containers").items() if name in first),
                    "",
                )

            for name in names:
                until(lambda name=name: "running" in state(name), name)

            unnamed = [role for role, said, held in reader.ask("tree") if "focusable" in held and not said]
            assert unnamed == []

            for title in ("Images", "Volumes", "Networks", "Containers"):
                entry = next(said for said in reader.names("radio button") if said.split(",")[0] == title)
                assert reader.ask("press", "radio button", entry) is not None
                until(lambda title=title: title in reader.names("table"), f"the table of {title}")
                if title == "Networks":
                    assert until(lambda: [first for first in reader.lines("Networks") if "bridge" in first], "bridge")
                if title == "Images":
                    assert until(lambda: [first for first in reader.lines("Images") if "busybox" in first], "busybox")
            for name in names:
                assert reader.ask("select", "Containers", name)
            until(lambda: "Stop" in reader.names("push button"), "the actions that fit both")
            assert reader.ask("press", "push button", "Stop") is not None
            for name in names:
                until(lambda name=name: "exited" in state(name), f"{name} stopped")
                assert not real_engine.client.inspect_container(name)["State"]["Running"]
            assert reader.ask("press", "push button", "Run…") is not None
            until(lambda: "Run a container" in str(reader.ask("tree")), "Run…")
    for name in names:
        real_engine.client.remove_container(name, force=True)
