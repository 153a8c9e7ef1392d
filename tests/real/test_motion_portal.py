"""Reduced motion as the desktop's portal says it: on a session bus of the test's own, read by a program of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
PORTAL = PROJECT / "tests" / "real" / "portal.py"
READER = """
from PySide6.QtGui import QGuiApplication
from gui.look.portal import SystemMotion

app = QGuiApplication([])
motion = SystemMotion(app)
motion.changed.connect(lambda reduced: print("reduced" if reduced else "full", flush=True))
motion.ask()
print("asked", flush=True)
app.exec()
"""

ANSWERED = """
from PySide6.QtDBus import QDBusPendingCallWatcher
while motion.findChildren(QDBusPendingCallWatcher):
    app.processEvents()
    app.sendPostedEvents(None, 52)  # DeferredDelete
"""


@contextmanager
def program(command: list[str], around: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program to talk to, ended by its pid."""
    running = subprocess.Popen(
        command, env=around, cwd=PROJECT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        yield running
    finally:
        running.terminate()
        running.communicate(timeout=30)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of programs on a session bus of the test's own."""
    around = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_RUNTIME"))}
    around |= {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={tmp_path}/bus"]
    with program(command, around) as daemon:
        assert daemon.stdout is not None
        yield {**around, "DBUS_SESSION_BUS_ADDRESS": daemon.stdout.readline().strip()}


def lines(running: subprocess.Popen[str]) -> str:
    """The next line that it says."""
    assert running.stdout is not None
    return running.stdout.readline().strip()


def change(portal: subprocess.Popen[str], **values: object) -> None:
    """A setting of the desktop is changed."""
    assert portal.stdin is not None
    portal.stdin.write(json.dumps(values) + "\n")
    portal.stdin.flush()


@pytest.mark.parametrize(
    ("space", "key", "kind", "reduced", "full"),
    [
        ("org.freedesktop.appearance", "reduced-motion", "u", 1, 0),
        ("org.gnome.desktop.interface", "enable-animations", "b", False, True),
    ],
)
def test_what_the_desktop_wishes_is_followed_from_the_beginning_on(
    bus: dict[str, str], space: str, key: str, kind: str, reduced: object, full: object
) -> None:
    given = f"{space}|{key}|{kind}|{json.dumps(reduced)}"
    with program(["/usr/bin/python3", str(PORTAL), given], bus) as portal:
        assert lines(portal) == "ready"
        with program([sys.executable, "-c", READER], bus) as reader:
            assert [lines(reader), lines(reader)] == ["asked", "reduced"]
            change(portal, namespace=space, key=key, type=kind, value=full)
            assert lines(reader) == "full"
            change(portal, namespace=space, key="color-scheme", type="u", value=1)
            change(portal, namespace=space, key=key, type=kind, value=reduced)
            assert lines(reader) == "reduced"


def test_without_a_portal_and_without_a_bus_nothing_is_said(bus: dict[str, str]) -> None:
    code = READER.replace("app.exec()", ANSWERED)
    nothing = {name: value for name, value in bus.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    for around in (bus, nothing):
        with program([sys.executable, "-c", code], around) as reader:
            assert reader.communicate(timeout=60) == ("asked\n", None)
