"""The console script of the installed package.

The floors are plain top-level packages (`engine`, `models`, `gui`, `resources`) inside this one; this folder goes first
on the import path, so that no other package of those names is found before them.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Run Longshore. Returns the exit code."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from gui.cli import main as run

    return run()
