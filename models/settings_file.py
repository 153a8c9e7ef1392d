"""The settings file: read once at the start, written in a thread of its own, whole or not at all."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

NAME = "settings.json"
ASIDE = "settings.broken.json"
GATHER = 0.3
"""Seconds that changes are gathered before they are written."""
LARGEST = 4_000_000
"""Bytes of a file that is still believed to be ours."""


class BrokenFile(Exception):
    """The file is there and is not what this program writes."""


def read_file(path: Path) -> dict[str, Any]:
    """What the file holds; nothing where there is none.

    Raises:
        BrokenFile: it is no JSON object, or not readable as text.
        OSError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        return {}
    if len(data) > LARGEST:
        raise BrokenFile(f"more than {LARGEST} bytes")
    try:
        values = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BrokenFile(str(error)) from error
    if not isinstance(values, dict):
        raise BrokenFile("not a JSON object")
    return values


def put_aside(path: Path) -> Path:
    """Rename a broken file, so that its user can look at it, and return where it is now."""
    aside = path.with_name(ASIDE)
    path.replace(aside)
    return aside


def write_file(path: Path, values: dict[str, Any]) -> None:
    """Write the file so that it is whole at every moment; only its owner can read it.

    Raises:
        OSError: it cannot be written; the old one is as it was.
    """
    target = Path(os.path.realpath(path))  # a link stays a link: some keep their settings in a repository
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(values, file, indent=2, sort_keys=True)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


class Writer:
    """Writes changed values in a thread that lives only while there is something to write.

    What others wrote into the file meanwhile (a second window) is kept: only the keys that changed here are put in.

    Args:
        path: the file.
        report: told in that thread when a write failed, or "" when one worked after a failure.
    """

    def __init__(self, path: Path, report: Callable[[str], None]) -> None:
        self._path = path
        self._report = report
        self._lock = threading.Lock()
        self._changes: dict[str, Any] = {}
        self._thread: threading.Thread | None = None
        self._hurry = threading.Event()
        self._failed = False

    def put(self, key: str, value: Any) -> None:
        """Have a value written soon. `value` is JSON that nobody changes any more."""
        with self._lock:
            self._changes[key] = value
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="settings")
                self._thread.start()

    def flush(self) -> None:
        """Write now what there is to write, and wait for it. Called when the program ends."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            self._hurry.set()
            thread.join()
            self._hurry.clear()

    def _run(self) -> None:
        while True:
            self._hurry.wait(GATHER)
            with self._lock:
                changes, self._changes = self._changes, {}
                if not changes:
                    self._thread = None
                    return
            self._write(changes)

    def _write(self, changes: dict[str, Any]) -> None:
        try:
            try:
                values = read_file(self._path)
            except BrokenFile:
                put_aside(self._path)
                values = {}
            write_file(self._path, values | changes)
        except OSError as error:
            logger.warning("Settings were not saved: %s", error)
            self._failed = True
            self._report(str(error))
        else:
            if self._failed:
                self._failed = False
                self._report("")
