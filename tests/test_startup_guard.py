"""The start-up guard refuses what would abort the process, and the Qt that is installed is sound."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gui import guard

CALLS = """
import sys
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal()

sender = Sender()
heard = []
sender.sent.connect(lambda: heard.append(True))
before = sys.getrefcount(None), sys.getrefcount(True)
for _ in range(20_000):
    sender.setObjectName("x")
for _ in range(2_000):
    sender.sent.emit()
after = sys.getrefcount(None), sys.getrefcount(True)
print(len(heard), *(new - old for new, old in zip(after, before)))
"""


def test_20000_void_calls_and_2000_emits_lose_no_reference():
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    heard, none, true = (int(word) for word in done.stdout.split())
    assert heard == 2_000
    if sys.version_info < (3, 12):  # since then both are immortal, and their counts mean nothing
        assert none > -100
        assert true > -100


def test_the_installed_pair_is_accepted():
    assert guard.problem() == ""


def test_the_release_that_crashes_is_refused_with_a_way_out():
    words = guard.problem((3, 11), "6.12.0")
    assert "PySide6 6.12.0 crashes on Python 3.11" in words
    assert "pip install 'PySide6-Essentials>=6.11,<6.12'" in words


@pytest.mark.parametrize("python", [(3, 12), (3, 13), (3, 14)])
def test_that_release_is_sound_where_none_is_immortal(python):
    assert guard.problem(python, "6.12.0") == ""


@pytest.mark.parametrize("python", [(3, 9), (3, 10), (3, 15), (4, 0)])
def test_another_python_is_told_what_is_needed(python):
    assert f"this is Python {python[0]}.{python[1]}" in guard.problem(python, "6.11.3")
    assert "3.11, 3.12, 3.13 or 3.14" in guard.problem(python, "6.11.3")


def test_a_missing_qt_is_named():
    assert "PySide6 is not installed" in guard.problem((3, 11), "")


def test_the_guard_imports_nothing_of_qt():
    code = "import sys, gui.guard; gui.guard.problem(); print([name for name in sys.modules if 'PySide' in name])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
