"""Run in network, mount and process namespaces of its own: an engine as a system has it, then a private one beside it.

Prints one JSON object: the firewall's rules and what the first engine's published port served, at each step.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from engine import raw
from engine.needs import program, search_path
from engine.private import PrivateEngine
from engine.sample import IMAGE, fill, make_image

PORT = 8091


def rules() -> list[str]:
    """The rules of the firewall, without counters and remarks."""
    text = subprocess.run([program("iptables-save")], capture_output=True, text=True, check=True).stdout
    return [line.split(" [")[0] for line in text.splitlines() if not line.startswith("#")]


def served() -> str:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=5) as reply:
            return reply.read().decode()
    except OSError as error:
        return str(error)


def wait_for(condition, seconds=30.0):
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(condition)
        pause.wait(0.05)


@contextmanager
def first_engine(folder: Path):
    """An engine that changes the firewall, as the system's own does; with one container that serves a port."""
    socket = folder / "docker.sock"
    (folder / "daemon.json").write_text("{}", encoding="utf-8")
    command = [
        program("dockerd"),
        f"--host=unix://{socket}",
        f"--data-root={folder}/data",
        f"--exec-root={folder}/x",
        f"--pidfile={folder}/pid",
        f"--config-file={folder}/daemon.json",
        "--userland-proxy=false",
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "PATH": search_path()})
    try:
        wait_for(lambda: raw.answers(socket))
        make_image(f"unix://{socket}")
        body = {
            "Image": IMAGE,
            "Cmd": ["sh", "-c", "mkdir /www && echo first > /www/index.html && exec httpd -f -p 80 -h /www"],
            "ExposedPorts": {"80/tcp": {}},
            "HostConfig": {"PortBindings": {"80/tcp": [{"HostPort": str(PORT)}]}},
        }
        raw.call(socket, "POST", "/containers/create", query={"name": "first"}, body=body)
        raw.call(socket, "POST", "/containers/first/start")
        wait_for(lambda: served() == "first\n")
        yield
        raw.call(socket, "DELETE", "/containers/first", query={"force": "1"})
    finally:
        process.terminate()
        process.wait()


def main(folder: Path) -> None:
    subprocess.run([program("ip"), "link", "set", "lo", "up"], check=True)
    (folder / "first").mkdir()
    steps = []
    with first_engine(folder / "first"):
        steps.append(["before", rules(), served()])
        with PrivateEngine(folder / "private") as engine:
            steps.append(["started", rules(), served()])
            fill(engine.url)
            steps.append(["filled", rules(), served()])
        steps.append(["stopped", rules(), served()])
    json.dump(steps, sys.stdout)


main(Path(sys.argv[1]))
