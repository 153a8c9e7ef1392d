"""What an engine leaves on the machine when it ends badly: processes, mounts and bridges, found and removed.

Only what is provably a private engine's is touched: its descendants, programs started with its own paths, mounts below
its own folders, bridges of networks that its own database names.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import select
import shutil
import signal
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

from engine import bridge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PROGRAMS = re.compile(
    r"^(dockerd|containerd|containerd-shim[\w-]*|docker-proxy|runc|rootlesskit|dockerd-rootless\.sh)$"
)
_SHELLS = {"sh", "bash", "dash"}
_FREEZER = Path("/sys/fs/cgroup/freezer")
_DETACH = 2
_NETWORK_KEY = re.compile(rb"/bridge/([0-9a-f]{12})[0-9a-f]{52}/")


def command_line(pid: int) -> list[str]:
    """The command line of a process; empty where it is gone, a zombie, or the kernel's."""
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return []
    return [part.decode(errors="replace") for part in raw.split(b"\0")[:-1]]


def is_engine_process(words: Sequence[str], run: Path) -> bool:
    """Whether a command line is that of an engine's program which was started with paths below `run`."""
    names = [Path(word).name for word in words[:2]]
    if names[:1] and names[0] in _SHELLS:
        names = names[1:]  # dockerd-rootless.sh is a script
    return bool(names and _PROGRAMS.match(names[0])) and any(f"{run}/" in f"{word}/" for word in words)


def engine_processes(run: Path) -> list[int]:
    """The running programs of the engine whose sockets are below `run`.

    A container may have an engine, and a folder of the same name: its programs are not ours.
    """
    return [pid for pid in _pids() if is_engine_process(command_line(pid), run) and not _in_a_container(pid)]


def descendants(roots: Iterable[int]) -> list[int]:
    """All living processes below `roots`, parents before children, without the roots."""
    children: dict[int, list[int]] = {}
    for pid in _pids():
        parent = _parent(pid)
        if parent:
            children.setdefault(parent, []).append(pid)
    found: list[int] = []
    pending = list(roots)
    while pending:
        below = children.get(pending.pop(), [])
        found += below
        pending += below
    return found


def kill_all(pids: Sequence[int], timeout: float = 10.0) -> None:
    """Kill these processes, and wait until they are gone or zombies of another parent.

    Raises:
        TimeoutError: one of them would not go.
    """
    watched: dict[int, int] = {}
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            watched[os.pidfd_open(pid)] = pid
    try:
        for handle, pid in watched.items():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                signal.pidfd_send_signal(handle, signal.SIGKILL)
                _thaw(pid)
        _wait_gone(watched, time.monotonic() + timeout)
    finally:
        for handle in watched:
            os.close(handle)


def unmount_below(folders: Iterable[Path]) -> None:
    """Unmount everything that is mounted at or below these folders, the innermost first."""
    prefixes = [str(folder.resolve()) for folder in folders]
    libc = ctypes.CDLL(None, use_errno=True)
    for point in reversed(mount_points()):
        if any(point == prefix or point.startswith(f"{prefix}/") for prefix in prefixes):
            libc.umount2(os.fsencode(point), _DETACH)


def remove_tree(folder: Path) -> None:
    """Delete a folder of ours with all that is in it, as far as that goes; under its name it is gone at once.

    Without root, dockerd makes one there that not even its owner may look into.
    """
    with contextlib.suppress(OSError):
        folder = folder.rename(folder.with_name(f".{folder.name}-{os.getpid()}"))
    for path, names, _ in os.walk(folder):
        for inner in (Path(path) / name for name in names):
            if not inner.is_symlink():
                with contextlib.suppress(OSError):
                    inner.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def mount_points() -> list[str]:
    """Where something is mounted, in the order in which it was."""
    table = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    return [_unescaped(line.split(" ")[4]) for line in table.splitlines()]


def clear(run: Path, folder: Path) -> None:
    """Remove whatever the engine with these two folders has left on the machine, except the folders.

    Raises:
        TimeoutError: a process would not go.
        OSError: the system does not let us.
    """
    while found := engine_processes(run):
        kill_all([*descendants(found), *found])
    unmount_below([run, folder])
    if os.geteuid() != 0:
        return  # its bridges were in a network namespace of its own
    remove_bridges_of(folder / "data")
    noted = bridge.noted(folder)
    if noted is not None:
        bridge.remove(noted)


def remove_bridges_of(data: Path) -> None:
    """Remove the bridges of the user's networks of a stopped engine; `data` is its data folder.

    An engine leaves them, and their routes, when it stops, and makes them again when it starts. Their names come from
    its network database, which is searched for ids and not understood: 48 random bits belong to no other engine.
    """
    try:
        database = (data / "network" / "files" / "local-kv.db").read_bytes()
    except OSError:
        return  # it has never run
    ours = {f"br-{found.decode()}" for found in _NETWORK_KEY.findall(database)}
    for _, name in socket.if_nameindex():
        if name in ours:
            bridge.remove_named(name)


def _pids() -> list[int]:
    return [int(entry) for entry in os.listdir("/proc") if entry.isdecimal()]  # noqa: PTH208 - names only, twice as fast


def _in_a_container(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/ns/pid").readlink() != Path("/proc/self/ns/pid").readlink()
    except OSError:
        return False


def _parent(pid: int) -> int:
    """The parent's pid; 0 for a process that is gone or a zombie."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    state, parent = text[text.rindex(")") + 2 :].split(" ")[:2]
    return 0 if state in {"Z", "X"} else int(parent)


def _wait_gone(handles: dict[int, int], deadline: float) -> None:
    poller = select.poll()
    for handle in handles:
        poller.register(handle, select.POLLIN)
    left = dict(handles)
    while left:
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            raise TimeoutError(f"still there: {sorted(left.values())}")
        for handle, _ in poller.poll(remaining * 1000):
            poller.unregister(handle)
            left.pop(handle)


def _thaw(pid: int) -> None:
    """Let a paused process run into its death: with cgroups of version 1 a frozen one does not even die."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/cgroup").read_text(encoding="utf-8").splitlines():
            _, controllers, group = line.split(":", 2)
            state = _FREEZER / group.lstrip("/") / "freezer.state"
            if controllers == "freezer" and state.read_text(encoding="ascii").strip() != "THAWED":
                state.write_text("THAWED", encoding="ascii")


def _unescaped(path: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), path)
