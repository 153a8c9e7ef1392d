"""A private engine: own sockets, data, log, containerd and network bridge; no other engine is touched by it.

It lives as long as somebody who started it (see `engine.keeper`). Several owners may share one: the second `start` on
the same folder joins the engine that runs there. Without root it is a rootless engine, where the machine can.

What stays on disk is its folder; the sockets are in a short folder below /run, because dockerd cannot dial its own
containerd where the path is longer than about 80 characters.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import select
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from engine import leftovers
from engine.needs import CannotStart, Need, missing, search_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

__all__ = ["CannotStart", "Need", "PrivateEngine", "default_folder", "ensure", "missing"]

_MARKER = "made-by-longshore"
_RUN_MARKER = "folder"
_LONGEST_RUN_FOLDER = 60
_START_SECONDS = 90.0
_STOP_SECONDS = 60.0
_TRIES = 60
_ROOT = Path(__file__).resolve().parent.parent
_KEEPER = "import sys; sys.path.insert(0, {root!r}); from engine.keeper import main; sys.exit(main(*sys.argv[1:]))"


class PrivateEngine:
    """A Docker engine of our own.

    Args:
        folder: where its data is kept from run to run; made here, or by an earlier run. Any other is refused.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()
        self.run = _run_folder(self.folder)
        self._keeper: socket.socket | None = None
        self._pid = 0

    @property
    def url(self) -> str:
        """Its address, the same in every run."""
        return f"unix://{self.socket_path}"

    @property
    def socket_path(self) -> Path:
        """Its socket."""
        return self.run / "docker.sock"

    @property
    def log(self) -> Path:
        """The file with what dockerd and containerd say."""
        return self.folder / "engine.log"

    @property
    def pid(self) -> int:
        """The pid of dockerd (rootless: of what runs it); 0 before the start and after the end."""
        return self._pid if self.running else 0

    @property
    def running(self) -> bool:
        """Whether it was started here and its process is alive."""
        return bool(self._pid) and leftovers.is_engine_process(leftovers.command_line(self._pid), self.run)

    def start(self) -> None:
        """Start it, or join it where it runs; returns when it answers. Takes about 2 s, and blocks.

        Raises:
            CannotStart: with what is missing, or what the engine said.
        """
        if self._keeper is not None:
            if self.running:
                return
            self._leave(b"leave\n")
        need = missing()
        if need is not None:
            raise CannotStart(need)
        deadline = time.monotonic() + _START_SECONDS
        for _ in range(_TRIES):
            try:
                self._claim_folders()  # again each time: an engine that was just ending took its folder with it
            except FileNotFoundError:
                continue
            keeper = self._join() or self._spawn()
            answer = _answer(keeper, deadline)
            if answer.get("state") == "ready":
                self._keeper, self._pid = keeper, int(answer["pid"])
                return
            keeper.close()
            if answer.get("state") == "failed":
                raise CannotStart(Need(answer["need"]), str(answer["words"]))
        raise CannotStart(Need.STARTED, f"no answer; see {self.folder / 'keeper.log'}")

    def stop(self, *, at_once: bool = False) -> None:
        """Leave it; the last owner's leaving stops it, its containers, and all that belongs to it. Blocks until then.

        Args:
            at_once: do not let containers end by themselves, for an engine whose data is thrown away.
        """
        self._leave(b"kill\n" if at_once else b"leave\n")

    def remove(self) -> None:
        """Stop it at once, whoever else owns it, and delete its folder, with all images and volumes.

        Raises:
            CannotStart: the folder was not made by Longshore.
        """
        self._keeper = self._keeper or self._join()
        self._leave(b"end\n")
        if not self.folder.exists():
            return
        if not (self.folder / _MARKER).is_file():
            raise CannotStart(Need.OWN_FOLDER, str(self.folder))
        leftovers.clear(self.run, self.folder)  # a keeper that was killed could not
        leftovers.remove_tree(self.run)
        if os.geteuid() != 0:
            # Files there belong to the user's subordinate ids.
            data = str(self.folder / "data")
            subprocess.run(["rootlesskit", "rm", "-rf", data], check=False, env={**os.environ, "PATH": search_path()})
        shutil.rmtree(self.folder)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _leave(self, words: bytes) -> None:
        keeper, self._keeper, self._pid = self._keeper, None, 0
        if keeper is None:
            return
        with keeper, contextlib.suppress(OSError):
            keeper.sendall(words)
            deadline = time.monotonic() + _STOP_SECONDS
            while _readable(keeper, deadline) and keeper.recv(4096):
                pass

    def _claim_folders(self) -> None:
        """Make both folders, or see that they are ours: no engine is started in what somebody else made."""
        try:
            _claim(self.folder, _MARKER, "private engine\n")
            _claim(self.run, _RUN_MARKER, f"{self.folder}\n")
        except FileNotFoundError:
            raise  # gone while we looked
        except OSError as error:
            raise CannotStart(Need.OWN_FOLDER, str(error)) from error

    def _join(self) -> socket.socket | None:
        keeper = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            keeper.connect(str(self.run / "keeper.sock"))
        except OSError:
            keeper.close()
            return None
        return keeper

    def _spawn(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs, (self.folder / "keeper.log").open("ab") as log:
            subprocess.run(  # it forks and returns
                [sys.executable, "-I", "-c", _KEEPER.format(root=str(_ROOT)), str(self.run), str(self.folder)],
                stdin=theirs.fileno(),
                stdout=log,
                stderr=log,
                cwd="/",
                start_new_session=True,
                check=False,
            )
        return ours


def default_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the user's private engine is kept: below the data folder of the XDG base directory specification."""
    data = environ.get("XDG_DATA_HOME", "")
    base = Path(data) if data.startswith("/") else Path.home() / ".local" / "share"
    return base / "longshore" / "engine"


def ensure(folder: Path) -> PrivateEngine:
    """The private engine of `folder`, started or joined, filled with the sample the first time. Blocks.

    Raises:
        EngineError: it cannot be started or filled.
    """
    from engine import sample

    engine = PrivateEngine(folder)
    engine.start()
    filled = engine.folder / "sample-filled"
    if not filled.exists():
        try:
            sample.fill(engine.url)
        except BaseException:
            engine.stop()
            raise
        filled.touch()
    return engine


def _run_folder(folder: Path) -> Path:
    """The short folder for the sockets of the engine that is kept in `folder`: always the same one."""
    who = os.geteuid()
    name = hashlib.sha256(f"{who}:{folder}".encode()).hexdigest()[:12]
    for base in ("/run" if who == 0 else os.environ.get("XDG_RUNTIME_DIR", ""), tempfile.gettempdir()):
        if base and len(base) + len(name) < _LONGEST_RUN_FOLDER and os.access(base, os.W_OK):
            return Path(base) / f"longshore-{name}"
    return Path("/tmp") / f"longshore-{name}"  # noqa: S108 - _claim refuses what is not ours


def _claim(folder: Path, marker: str, text: str) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid() or status.st_mode & 0o022:
        raise PermissionError(f"{folder} belongs to somebody else, or others may write there")
    path = folder / marker
    if path.is_file():
        if path.read_text(encoding="utf-8") not in {text, ""}:
            raise PermissionError(f"{folder} belongs to another engine")
    elif any(folder.iterdir()) and not path.is_file():  # looked for again: somebody may be claiming it with us
        raise PermissionError(f"{folder} is not empty, and was not made by Longshore")
    path.write_text(text, encoding="utf-8")


def _answer(keeper: socket.socket, deadline: float) -> dict[str, Any]:
    """The keeper's line; empty where it went without one."""
    text = b""
    try:
        while not text.endswith(b"\n") and _readable(keeper, deadline):
            more = keeper.recv(4096)
            if not more:
                break
            text += more
        found = json.loads(text or b"{}")
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _readable(sock: socket.socket, deadline: float) -> bool:
    poller = select.poll()
    poller.register(sock, select.POLLIN)
    return bool(poller.poll(max(0.0, deadline - time.monotonic()) * 1000))
