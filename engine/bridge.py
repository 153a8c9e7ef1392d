"""A network bridge for a private engine: a free address range, claimed by making the bridge that is named after it.

Plain ioctl calls of Linux (netdevice(7)): no command has to be installed. What is made here is removed here.
"""

from __future__ import annotations

import errno
import fcntl
import ipaddress
import json
import os
import socket
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ADD_BRIDGE, _REMOVE_BRIDGE = 0x89A0, 0x89A1
_GET_FLAGS, _SET_FLAGS = 0x8913, 0x8914
_SET_ADDRESS, _SET_MASK = 0x8916, 0x891C
_GET_HARDWARE, _SET_HARDWARE = 0x8927, 0x8924
_UP, _ETHERNET = 0x1, 1
_NAME_BYTES = 15
_NOTES = "bridge.json"

Range = ipaddress.IPv4Network


@dataclass(frozen=True, slots=True)
class Bridge:
    """A bridge that was made here.

    Args:
        name: the interface's name.
        hardware: its hardware address, drawn when it was made: tells it from another of the same name.
        pool: the range, a /16; the bridge has the first /24 of it, the rest is for further networks.
    """

    name: str
    hardware: str
    pool: str


def candidates(preferred: str = "") -> Iterator[Range]:
    """Ranges to try, seldom used ones first; `preferred` before all, where given."""
    if preferred:
        yield Range(preferred)
    yield from (Range(f"10.{second}.0.0/16") for second in range(254, 199, -1))
    yield from (Range(f"172.{second}.0.0/16") for second in range(31, 17, -1))
    yield Range("192.168.0.0/16")


def routed(table: str) -> list[Range]:
    """The ranges of a routing table as /proc/net/route has it, without the default route."""
    found: list[Range] = []
    for line in table.splitlines()[1:]:
        columns = line.split()
        mask = socket.ntohl(int(columns[7], 16))
        if mask:
            found.append(Range((socket.ntohl(int(columns[1], 16)) & mask, mask.bit_count())))
    return found


def free(ranges: Iterable[Range], taken: Iterable[Range]) -> Iterator[Range]:
    """Those of `ranges` that overlap none of `taken`."""
    used = list(taken)
    return (one for one in ranges if not any(one.overlaps(other) for other in used))


def is_there(bridge: Bridge) -> bool:
    """Whether a bridge that was made here is still there: the same one, not another of its name."""
    return any(name == bridge.name for _, name in socket.if_nameindex()) and _hardware(bridge.name) == bridge.hardware


def make(preferred: str = "") -> Bridge | None:
    """Claim a range that clashes with no route and make its bridge. None where every range is taken.

    Args:
        preferred: the range to take where it is free, such as the one of the last run.

    Raises:
        OSError: the system does not let us.
    """
    table = Path("/proc/net/route").read_text(encoding="ascii")
    for pool in free(candidates(preferred), routed(table)):
        first, second = pool.network_address.packed[:2]
        name = f"ls-{first}-{second}"
        hardware = b"\x02LS" + os.urandom(3)
        with _control() as control:
            try:
                fcntl.ioctl(control, _ADD_BRIDGE, _packed(name))
            except OSError as error:
                if error.errno == errno.EEXIST:  # another engine was quicker
                    continue
                raise
            fcntl.ioctl(control, _SET_HARDWARE, struct.pack("16sH6s8x", name.encode(), _ETHERNET, hardware))
            address = pool.network_address + 1
            fcntl.ioctl(control, _SET_ADDRESS, _with_address(name, address))
            fcntl.ioctl(control, _SET_MASK, _with_address(name, ipaddress.IPv4Address("255.255.255.0")))
            _set_up(control, name, up=True)
        return Bridge(name, hardware.hex(":"), str(pool))
    return None


def note(bridge: Bridge, folder: Path) -> None:
    """Write down in an engine's folder which bridge it has."""
    (folder / _NOTES).write_text(json.dumps(asdict(bridge)), encoding="utf-8")


def noted(folder: Path) -> Bridge | None:
    """The bridge of an engine's last run, which may be gone; None where it never had one."""
    try:
        return Bridge(**json.loads((folder / _NOTES).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def remove(bridge: Bridge) -> None:
    """Remove a bridge that was made here; nothing is done where it is gone, or is another one of the same name."""
    if is_there(bridge):
        remove_named(bridge.name)


def remove_named(name: str) -> None:
    """Remove the bridge `name`. The caller knows whose it is."""
    with _control() as control:
        try:
            _set_up(control, name, up=False)
            fcntl.ioctl(control, _REMOVE_BRIDGE, _packed(name))
        except OSError as error:
            if error.errno not in {errno.ENODEV, errno.ENXIO}:
                raise


def _control() -> socket.socket:
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def _packed(name: str) -> bytes:
    if len(name.encode()) > _NAME_BYTES:
        raise ValueError(f"too long for an interface: {name}")
    return name.encode() + b"\0"


def _with_address(name: str, address: ipaddress.IPv4Address) -> bytes:
    return struct.pack("16sH2x4s16x", name.encode(), socket.AF_INET, address.packed)


def _set_up(control: socket.socket, name: str, *, up: bool) -> None:
    reply = fcntl.ioctl(control, _GET_FLAGS, struct.pack("16sH22x", name.encode(), 0))
    (flags,) = struct.unpack_from("H", reply, 16)
    flags = flags | _UP if up else flags & ~_UP
    fcntl.ioctl(control, _SET_FLAGS, struct.pack("16sH22x", name.encode(), flags))


def _hardware(name: str) -> str:
    with _control() as control:
        reply: bytes = fcntl.ioctl(control, _GET_HARDWARE, struct.pack("16s24x", name.encode()))
    return reply[18:24].hex(":")
