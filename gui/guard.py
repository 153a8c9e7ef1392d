"""The start-up guard: says in words what would otherwise be an abort of the process. Imports nothing of Qt."""

from __future__ import annotations

import sys

OLDEST, NEWEST = (3, 11), (3, 14)
_BROKEN_QT = "6.12.0"
_SOUND_SINCE = (3, 12)
_QT = ("PySide6-Essentials", "PySide6")


def qt_version() -> str:
    """The installed version of PySide6, or "" where there is none."""
    from importlib.metadata import PackageNotFoundError, version

    for name in _QT:
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return ""


def problem(python: tuple[int, int] | None = None, qt: str | None = None) -> str:
    """Why Longshore cannot run on this Python and this PySide6, with what to do; "" where it can.

    PySide6 6.12.0 loses a reference to None on each call that returns none; before Python 3.12, which made None
    immortal, the process aborts within seconds.

    Args:
        python: the version to judge, this one where None.
        qt: the version of PySide6 to judge, the installed one where None.
    """
    now = python or (sys.version_info.major, sys.version_info.minor)
    qt = qt_version() if qt is None else qt
    here = f"{now[0]}.{now[1]}"
    if not OLDEST <= now <= NEWEST:
        return f"this is Python {here}, but Longshore needs Python 3.11, 3.12, 3.13 or 3.14."
    if not qt:
        return "PySide6 is not installed here. To install it: pip install 'PySide6-Essentials>=6.11,<6.12'"
    if qt == _BROKEN_QT and now < _SOUND_SINCE:
        return (
            f"PySide6 {qt} crashes on Python {here}. To replace it: pip install 'PySide6-Essentials>=6.11,<6.12' — "
            "or use Python 3.12 or newer."
        )
    return ""
