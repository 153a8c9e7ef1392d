"""The small process beside a private engine: starts it, ends it when its last owner is gone, and tidies up.

A process of its own, so that an owner that crashes or is killed takes the engine with it, and so that everything the
engine leaves behind (shims, containers, proxies) falls to it: it is their subreaper (prctl(2)). An owner is a
connection; a closed one is an owner that left.

    owner → keeper   leave | kill | end        (one line; kill: end the engine without asking it; end: whoever owns it)
    keeper → owner   {"state": "ready", "pid": …} | {"state": "failed", "need": …, "words": …} | {"state": "busy"}
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import json
import os
import selectors
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from engine import bridge, leftovers, programs, raw
from engine.needs import Need, program

if TYPE_CHECKING:
    from collections.abc import Sequence

_SET_DEATH_SIGNAL, _SET_SUBREAPER = 1, 36
_READY_SECONDS = 45.0
_STOP_SECONDS = 25.0  # dockerd gives its containers up to 15 s
_TICK = 0.05
_BUSY_SECONDS = 1.0


class Failed(Exception):
    """The engine cannot be started: what it needs, and what it said."""

    def __init__(self, need: Need, words: str = "") -> None:
        super().__init__(words)
        self.need = need
        self.words = words


class Keeper:
    """One engine and its owners.

    Args:
        run: the short folder of the sockets; made by the first owner, for this engine alone.
        folder: the folder of the data, the log and the notes.
        first: the connection of the owner that started this process.
    """

    def __init__(self, run: Path, folder: Path, first: socket.socket) -> None:
        self.run = run
        self.folder = folder
        self.socket = run / "docker.sock"
        self._selector = selectors.DefaultSelector()
        self._owners: set[socket.socket] = set()
        self._waiting: list[socket.socket] = []
        self._children: list[subprocess.Popen[bytes]] = []
        self._first = first
        self._log: IO[bytes] | None = None
        self._dockerd = 0
        self._containerd = 0
        self._gone: set[int] = set()
        self._bridge: bridge.Bridge | None = None
        self._rootless = os.geteuid() != 0
        self._ready = False
        self._asked_to_end = False
        self._at_once = False

    def keep(self) -> int:
        """Keep the engine until its last owner is gone. Returns the exit code."""
        lock = self._locked()
        if lock is None:
            self._tell(self._first, {"state": "busy"})
            return 1
        listener = self._listen()
        self._welcome(self._first)
        problem: Failed | None = None
        try:
            leftovers.clear(self.run, self.folder)
            # What is written there may be anybody's pid by now, and dockerd would not start beside it.
            (self.run / "docker.pid").unlink(missing_ok=True)
            self.socket.unlink(missing_ok=True)
            self._start()
            self._serve()
        except Failed as failed:
            problem = failed
        except OSError as error:
            problem = Failed(Need.STARTED, str(error))
        finally:
            self._selector.unregister(listener)
            listener.close()
            (self.run / "keeper.sock").unlink(missing_ok=True)
            try:
                self._end()
            finally:
                if problem is not None:
                    for owner in self._owners:
                        self._tell(owner, {"state": "failed", "need": problem.need, "words": problem.words})
        return 0 if problem is None else 1

    # Owners

    def _locked(self) -> IO[bytes] | None:
        lock = (self.folder / "keeper.lock").open("ab")
        deadline = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > deadline:
                    lock.close()
                    return None
                self._selector.select(_TICK)
            else:
                return lock

    def _listen(self) -> socket.socket:
        path = self.run / "keeper.sock"
        path.unlink(missing_ok=True)  # we hold the lock: whoever made it is gone
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        listener.listen()
        listener.settimeout(0)
        self._selector.register(listener, selectors.EVENT_READ, self._accept)
        return listener

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            owner, _ = listener.accept()
            if self._asked_to_end:
                owner.close()  # too late for this engine: the owner will ask for another
            else:
                self._welcome(owner)

    def _welcome(self, owner: socket.socket) -> None:
        owner.settimeout(0)
        self._owners.add(owner)
        self._selector.register(owner, selectors.EVENT_READ, self._hear)
        if self._ready:
            self._tell(owner, {"state": "ready", "pid": self._dockerd})

    def _hear(self, owner: socket.socket) -> None:
        try:
            words = owner.recv(64)
        except BlockingIOError:
            return
        except OSError:
            words = b""
        self._selector.unregister(owner)
        self._owners.discard(owner)
        self._at_once = words in {b"kill\n", b"end\n"}
        if self._owners and words != b"end\n":
            owner.close()
        else:
            self._asked_to_end = True
            self._waiting.append(owner)  # open until this process ends: it may wait for that

    def _tell(self, owner: socket.socket, words: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):
            owner.sendall(json.dumps(words).encode() + b"\n")

    # The engine

    def _start(self) -> None:
        log = self.folder / "engine.log"
        if log.exists():
            log.replace(self.folder / "engine.log.1")
        self._log = log.open("wb")
        if self._rootless:
            command = [program("dockerd-rootless.sh"), *programs.dockerd_flags(self.run, self.folder)]
        else:
            self._bridge = self._make_bridge()
            settings = programs.write_containerd_settings(self.run, self.folder)
            self._containerd = self._spawn([program("containerd"), "--config", str(settings)])
            self._wait_for(self.run / "containerd.sock")
            command = [
                program("dockerd"),
                *programs.dockerd_flags(self.run, self.folder),
                f"--containerd={self.run}/containerd.sock",
                f"--bridge={self._bridge.name}",
                f"--default-address-pool=base={self._bridge.pool},size=24",
            ]
        self._dockerd = self._spawn(command)
        deadline = time.monotonic() + _READY_SECONDS
        while not raw.answers(self.socket):
            self._step(_TICK)
            if self._dockerd in self._gone or time.monotonic() > deadline:
                raise Failed(Need.STARTED, programs.last_words(self.folder / "engine.log"))
            if self._asked_to_end:
                return
        self._ready = True
        for owner in self._owners:
            self._tell(owner, {"state": "ready", "pid": self._dockerd})

    def _serve(self) -> None:
        while not self._asked_to_end and self._dockerd not in self._gone:
            self._step(None)

    def _make_bridge(self) -> bridge.Bridge:
        last = bridge.noted(self.folder)
        try:
            made = bridge.make(last.pool if last else "")
        except OSError as error:
            raise Failed(Need.BRIDGE, str(error)) from error
        if made is None:
            raise Failed(Need.ADDRESSES)
        bridge.note(made, self.folder)
        return made

    def _wait_for(self, path: Path) -> None:
        deadline = time.monotonic() + _READY_SECONDS
        while not path.exists():
            self._step(_TICK)
            if self._containerd in self._gone or time.monotonic() > deadline:
                raise Failed(Need.STARTED, programs.last_words(self.folder / "engine.log"))

    def _spawn(self, command: Sequence[str]) -> int:
        libc = ctypes.CDLL(None)
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            cwd="/",
            env=programs.environment(self.run, rootless=self._rootless),
            start_new_session=True,
            preexec_fn=lambda: libc.prctl(_SET_DEATH_SIGNAL, signal.SIGTERM),  # noqa: PLW1509 - one thread here
        )
        self._children.append(child)  # or the module would wait for it in our place
        return child.pid

    def _step(self, timeout: float | None) -> None:
        """Wait for an owner, a child or a signal, and handle it."""
        for key, _ in self._selector.select(timeout):
            key.data(key.fileobj)
        self._reap()

    def _reap(self) -> None:
        with contextlib.suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG)[0]) != 0:
                self._gone.add(ended)

    # The end

    def _end(self) -> None:
        if not self._at_once:
            self._end_one(self._dockerd, _STOP_SECONDS)
            self._end_one(self._containerd, 5.0)
        self._kill_descendants()
        leftovers.clear(self.run, self.folder)
        if self._log is not None:
            self._log.close()
        leftovers.remove_tree(self.run)

    def _end_one(self, pid: int, seconds: float) -> None:
        if not pid or pid in self._gone:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + seconds
        while pid not in self._gone and time.monotonic() < deadline and not self._at_once:
            self._step(0.5)

    def _kill_descendants(self) -> None:
        # Again and again: a process that is killed leaves its children to us.
        while found := leftovers.descendants([os.getpid()]):
            leftovers.kill_all(found)
            self._reap()

    def watch_signals(self) -> None:
        """End on SIGTERM; wake up when a child ends. Ctrl C in the owner's terminal is the owner's."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: self._ask_to_end())
        hears, speaks = socket.socketpair()
        hears.settimeout(0)
        speaks.settimeout(0)
        signal.set_wakeup_fd(speaks.detach(), warn_on_full_buffer=False)
        self._selector.register(hears, selectors.EVENT_READ, _drain)

    def _ask_to_end(self) -> None:
        self._asked_to_end = True


def _drain(hears: socket.socket) -> None:
    with contextlib.suppress(BlockingIOError):
        hears.recv(4096)


def main(run: str, folder: str) -> int:
    """Keep the engine of `folder`; the first owner's connection is standard input. Returns the exit code."""
    if os.fork():
        os._exit(0)  # nobody's child: the owner need not wait for it
    ctypes.CDLL(None).prctl(_SET_SUBREAPER, 1)
    keeper = Keeper(Path(run), Path(folder), socket.socket(fileno=os.dup(0)))
    keeper.watch_signals()
    return keeper.keep()
