"""What a machine lacks for a private engine, found by looking, before anything is started.

`python -m engine.needs` says it and exits 1; it exits 0 where a private engine may be tried.
"""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

from engine.errors import EngineError

_SYSTEM_FOLDERS = ("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/local/bin", "/usr/bin", "/bin")
_CONTRIBUTED = "/usr/share/docker.io/contrib"


class Need(StrEnum):
    """What stands in the way of a private engine. The no-engine page has a sentence for each."""

    LINUX = "linux"
    DOCKERD = "dockerd"
    CONTAINERD = "containerd"
    ROOTLESS = "rootless"
    UID_MAP = "uid-map"
    SUBORDINATE_IDS = "subordinate-ids"
    USER_NAMESPACES = "user-namespaces"
    USER_NETWORK = "user-network"
    TUNNEL = "tunnel"
    BRIDGE = "bridge"
    ADDRESSES = "addresses"
    OWN_FOLDER = "own-folder"
    STARTED = "started"


WORDS: dict[Need, str] = {
    Need.LINUX: "needs Linux: an engine cannot run here without a virtual machine",
    Need.DOCKERD: "needs the program dockerd: install the package docker.io",
    Need.CONTAINERD: "needs the program containerd: install the package containerd",
    Need.ROOTLESS: "needs rootlesskit and dockerd-rootless.sh to run without root: install the package rootlesskit",
    Need.UID_MAP: "needs newuidmap and newgidmap to run without root: install the package uidmap",
    Need.SUBORDINATE_IDS: "needs a range of ids for this user in /etc/subuid and /etc/subgid to run without root",
    Need.USER_NAMESPACES: "needs user namespaces, which this system keeps from normal users",
    Need.USER_NETWORK: "needs slirp4netns to run without root: install the package slirp4netns",
    Need.TUNNEL: "needs the device /dev/net/tun to run without root, which this system keeps from normal users",
    Need.BRIDGE: "needs the right to make a network bridge, which this system does not give",
    Need.ADDRESSES: "needs a free range of addresses: every private range is routed elsewhere",
    Need.OWN_FOLDER: "needs a folder of its own: this one was not made by Longshore",
    Need.STARTED: "could not be started",
}


class CannotStart(EngineError):
    """A private engine cannot be had here; `need` says why, `words` in a sentence what it needs."""

    def __init__(self, need: Need, words: str = "") -> None:
        super().__init__("start", "engine", "private", f"{WORDS[need]}: {words}" if words else WORDS[need])
        self.need = need


def search_path() -> str:
    """PATH with the system's folders behind it: a normal user's has no /usr/sbin, where Debian keeps dockerd."""
    known = [folder for folder in os.environ.get("PATH", "").split(":") if folder]
    return ":".join([*known, *(folder for folder in _SYSTEM_FOLDERS if folder not in known)])


def program(name: str) -> str:
    """Where a program is, or ""."""
    return shutil.which(name, path=f"{search_path()}:{_CONTRIBUTED}") or ""


def missing() -> Need | None:
    """The first thing that is missing for a private engine of this user; None where it may be tried."""
    if not Path("/proc/self/mountinfo").exists():
        return Need.LINUX
    if not program("dockerd"):
        return Need.DOCKERD
    if os.geteuid() == 0:
        return None if program("containerd") else Need.CONTAINERD
    return _missing_without_root()


def _missing_without_root() -> Need | None:
    if not (program("rootlesskit") and program("dockerd-rootless.sh")):
        return Need.ROOTLESS
    if not (program("newuidmap") and program("newgidmap")):
        return Need.UID_MAP
    if not (_has_range("/etc/subuid") and _has_range("/etc/subgid")):
        return Need.SUBORDINATE_IDS
    if not program("slirp4netns") and not program("vpnkit"):
        return Need.USER_NETWORK
    if _says("/proc/sys/kernel/unprivileged_userns_clone", "0") or _says("/proc/sys/user/max_user_namespaces", "0"):
        return Need.USER_NAMESPACES
    if not _makes_user_namespaces():
        return Need.USER_NAMESPACES
    return None if _may_use("/dev/net/tun") else Need.TUNNEL


def _has_range(table: str) -> bool:
    try:
        lines = Path(table).read_text(encoding="utf-8", errors="replace").splitlines()
        user = getpass.getuser()
    except (OSError, KeyError):
        return False
    return any(line.split(":")[0] in {user, str(os.getuid())} for line in lines)


def _makes_user_namespaces() -> bool:
    """Whether this user can make one, tried: a container, a chroot and a policy forbid it in ways of their own."""
    command = [program("unshare") or "true", "--user", "true"]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def _may_use(device: str) -> bool:
    return os.access(device, os.R_OK | os.W_OK)


def _says(setting: str, value: str) -> bool:
    try:
        return Path(setting).read_text(encoding="ascii").strip() == value
    except OSError:
        return False


def main() -> int:
    """Say on stderr what is missing. Returns the exit code."""
    need = missing()
    if need is None:
        return 0
    sys.stderr.write(f"a private engine {WORDS[need]}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
