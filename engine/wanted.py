"""Whether a private engine is wanted: none of the engines that the user may mean answers.

`python -m engine.wanted` exits 0 where it is, 1 where an engine is there; `./dev run` asks it.
"""

from __future__ import annotations

import os
import socket
import sys
import urllib.parse
from pathlib import Path
from typing import TYPE_CHECKING

from engine import raw
from engine.contexts import find_hosts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.records import Host

_SECONDS = 3.0
_PORT, _TLS_PORT = 2375, 2376


def is_wanted(environ: Mapping[str, str], home: Path, *, root: str = "") -> bool:
    """Whether neither the current engine nor one on a usual socket is there. Blocks, for seconds at most.

    Args:
        environ: the environment.
        home: the user's home folder.
        root: stands before the system's folders (for tests).
    """
    hosts = find_hosts(environ, home, root=root)
    return not any(is_there(host) for host in hosts if host.current or host.source == "socket")


def is_there(host: Host) -> bool:
    """Whether there is an engine at `host`; one that does not let this user in is there, and so is one behind ssh."""
    if host.url.startswith("unix://"):
        return _behind_socket(host.url.removeprefix("unix://"))
    if host.url.startswith("ssh://"):
        return True
    try:
        address = urllib.parse.urlsplit(host.url)
        port = address.port or (_TLS_PORT if host.tls_folder else _PORT)
        socket.create_connection((address.hostname or "localhost", port), _SECONDS).close()
    except (OSError, ValueError, OverflowError):
        return False
    return True


def _behind_socket(path: str) -> bool:
    try:
        return bool(raw.call(path, "GET", "/_ping", timeout=_SECONDS) == "OK")
    except PermissionError:
        return True
    except (OSError, raw.BadAnswer, raw.Refused):
        return False


if __name__ == "__main__":
    sys.exit(0 if is_wanted(os.environ, Path.home()) else 1)
