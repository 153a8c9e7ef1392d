"""Whether a window can be opened here, told before Qt tries: where it cannot, Qt aborts the process."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
"""Debian's package of each library that Qt's X11 plugin needs and a bare machine lacks."""

_SECONDS = 2.0


def problem(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """Why no window can be opened, in one line with what to do; "" where one can, or where only Qt can tell."""
    if not platform.startswith("linux") or environ.get("QT_QPA_PLATFORM"):
        return ""
    display, wayland = environ.get("DISPLAY", ""), environ.get("WAYLAND_DISPLAY", "")
    if wayland and _answers(_wayland_socket(wayland, environ)):
        return ""
    if not display:
        return "no display to open a window on: DISPLAY and WAYLAND_DISPLAY are empty. Without one: --screenshot FOLDER"
    where = _x_socket(display)
    if where is not None and not _answers(where):
        return f"the display {display} does not answer. Without one: --screenshot FOLDER"
    return missing_library()


def missing_library() -> str:
    """Which library Qt's X11 plugin lacks, in one line with what to do; "" where it can be loaded."""
    import ctypes

    from PySide6 import __file__ as package

    plugin = Path(package).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return ""
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        library = str(error).split(":", 1)[0]
        name = PACKAGES.get(library)
        advice = f"To install it on Debian or Ubuntu: apt install {name}" if name else "Install it to open a window."
        return f"Qt cannot open a window here, {library} is missing. {advice}"
    return ""


def _x_socket(display: str) -> str | None:
    """The socket of a local X display, such as ":0.0"; None for one of another machine."""
    host, _, rest = display.rpartition(":")
    number = rest.split(".", 1)[0]
    return f"/tmp/.X11-unix/X{number}" if host in {"", "unix"} and number.isdecimal() else None  # noqa: S108 - X's own


def _wayland_socket(display: str, environ: Mapping[str, str]) -> str:
    return display if display.startswith("/") else str(Path(environ.get("XDG_RUNTIME_DIR", "/")) / display)


def _answers(path: str) -> bool:
    # X servers also listen on a name in Linux' abstract space, which stays where /tmp is a folder of its own.
    return _connects(path) or _connects(f"\0{path}")


def _connects(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(_SECONDS)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
