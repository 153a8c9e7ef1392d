"""Which names and links of an archive may be put on this computer: pure rules, without a file system.

An archive comes out of a container, so whoever is in the container may have written it.
"""

from __future__ import annotations

LONGEST_NAME = 255
LONGEST_PATH = 4096
DEEPEST = 512


class Unsafe(Exception):
    """A name that no honest archive holds."""


def safe_parts(name: bytes) -> tuple[bytes, ...]:
    """A member's path as names below the archive's top; () for the top itself ("./").

    Raises:
        Unsafe: it is absolute, leads up, is empty, too long, or holds a NUL.
    """
    if not name:
        raise Unsafe("a member without a name")
    if len(name) > LONGEST_PATH:
        raise Unsafe("a path that is too long")
    if name.startswith(b"/"):
        raise Unsafe("an absolute path")
    if b"\0" in name:
        raise Unsafe("a name with a NUL in it")
    parts = tuple(part for part in name.split(b"/") if part not in {b"", b"."})
    if b".." in parts:
        raise Unsafe("a path that leads up")
    if any(len(part) > LONGEST_NAME for part in parts):
        raise Unsafe("a name that is too long")
    if len(parts) > DEEPEST:
        raise Unsafe("folders in folders without end")
    return parts


def link_stays(parts: tuple[bytes, ...], target: bytes) -> bool:
    """Whether a symbolic link at `parts` (below the top) leads to a place below the top, whatever else is there.

    The top itself may be none: where it leads to is not below it.

    Steps up are taken only at the beginning, where they go through real folders: no member's path leads through a link.
    After a step down, a step up could go through another link, and end anywhere.
    """
    if not parts or not target or target.startswith(b"/") or b"\0" in target or len(target) > LONGEST_PATH:
        return False
    depth = len(parts) - 1
    down = False
    for step in target.split(b"/"):
        if step in {b"", b"."}:
            continue
        if step == b"..":
            depth -= 1
            if down or depth < 0:
                return False
        else:
            down = True
    return True
