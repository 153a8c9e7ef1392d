"""The programs of a private engine: their options, their settings, and what they said last."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from engine.needs import search_path

if TYPE_CHECKING:
    from pathlib import Path

_LOG_TAIL = 64 * 1024
_COMPLAINT = re.compile(r"^(?!time=)(?!\+ )|level=(error|fatal)")
_CONTAINERD = """version = 2
root = {root}
state = {state}
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = {address}
[plugins."io.containerd.internal.v1.opt"]
  path = {opt}
"""


def dockerd_flags(run: Path, folder: Path) -> list[str]:
    """The options of dockerd, with root and without; `run` is the folder of the sockets, `folder` that of the data."""
    settings = run / "daemon.json"
    settings.write_text("{}\n", encoding="utf-8")  # or the system engine's own settings would be read
    return [
        f"--host=unix://{run}/docker.sock",
        f"--data-root={folder}/data",
        f"--exec-root={run}/x",
        f"--pidfile={run}/docker.pid",
        f"--config-file={settings}",
        "--shutdown-timeout=5",
        # A second engine with these on flushes the first one's rules.
        "--iptables=false",
        "--ip6tables=false",
        "--ip-masq=false",
        "--ip-forward=false",
    ]


def write_containerd_settings(run: Path, folder: Path) -> Path:
    """Write the settings of a containerd of our own; returns where they are.

    One of our own even where the system has one: dockerd would take that, and share its containers.
    """
    settings = run / "containerd.toml"
    values = {
        "root": folder / "data" / "containerd",
        "state": run / "c",
        "address": run / "containerd.sock",
        "opt": run / "opt",
    }
    text = _CONTAINERD.format(**{name: json.dumps(str(path)) for name, path in values.items()})
    settings.write_text(text, encoding="utf-8")
    return settings


def environment(run: Path, *, rootless: bool) -> dict[str, str]:
    """The environment of the programs: ours, without what is meant for another engine or a service."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DOCKER", "NOTIFY_", "LISTEN_"))}
    kept["PATH"] = search_path()
    if rootless:
        kept["XDG_RUNTIME_DIR"] = str(run)  # rootlesskit's own state: not that of the user's other engine
    return kept


def last_words(path: Path) -> str:
    """The last complaint in the log of the programs."""
    with path.open("rb") as log:
        log.seek(max(0, log.seek(0, os.SEEK_END) - _LOG_TAIL))
        lines = log.read().decode(errors="replace").splitlines()
    complaints = [line for line in lines if _COMPLAINT.search(line) and not line.startswith("[rootlesskit:child")]
    return (complaints or lines or [""])[-1].strip()
