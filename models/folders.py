"""Where Longshore keeps its files: the XDG folders, and their like on macOS and Windows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "longshore"


@dataclass(frozen=True, slots=True, eq=False, repr=False)  # known by what it is; less made at start
class Folders:
    """Longshore's folders. None of them need exist.

    Args:
        config: what the user chose (settings).
        state: what is remembered and may be lost (log file).
        data: what is not to be lost and not chosen (the private engine).
        cache: what can be made again.
        runtime: sockets and pid files; gone after a restart of the machine.
    """

    config: Path
    state: Path
    data: Path
    cache: Path
    runtime: Path


def find_folders(environ: Mapping[str, str], home: Path, platform: str) -> Folders:
    """The folders of a user.

    Args:
        environ: the environment (XDG_CONFIG_HOME and its like; APPDATA and LOCALAPPDATA on Windows).
        home: the user's home.
        platform: as `sys.platform` names it.
    """
    if platform == "darwin":
        library = home / "Library"
        support = library / "Application Support" / NAME
        return Folders(support, library / "Logs" / NAME, support, library / "Caches" / NAME, support / "run")
    if platform == "win32":
        roaming = _given(environ, "APPDATA", home / "AppData" / "Roaming") / NAME
        local = _given(environ, "LOCALAPPDATA", home / "AppData" / "Local") / NAME
        return Folders(roaming, local / "State", local / "Data", local / "Cache", local / "Run")
    state = _given(environ, "XDG_STATE_HOME", home / ".local" / "state") / NAME
    return Folders(
        config=_given(environ, "XDG_CONFIG_HOME", home / ".config") / NAME,
        state=state,
        data=_given(environ, "XDG_DATA_HOME", home / ".local" / "share") / NAME,
        cache=_given(environ, "XDG_CACHE_HOME", home / ".cache") / NAME,
        runtime=_given(environ, "XDG_RUNTIME_DIR", state / "run") / NAME,
    )


def _given(environ: Mapping[str, str], name: str, otherwise: Path) -> Path:
    """A folder from the environment; a relative one is passed over, as the XDG specification asks."""
    value = environ.get(name, "")
    path = Path(value)
    return path if value and path.is_absolute() else otherwise
