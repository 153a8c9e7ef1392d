"""The log file: rotating, in the state folder (which only its owner can open), and without secrets."""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "longshore.log"
MOST = 2_000_000
"""Bytes after which a new file is begun."""
KEPT = 3
"""Full files that are kept beside it."""
_FORMAT = "%(asctime)s.%(msecs)03d %(levelname)s %(name)s: %(message)s"
_TIME = "%Y-%m-%dT%H:%M:%S"
_URL_SECRET = re.compile(r"(?P<scheme>\b[a-z][a-z0-9+.-]*://)[^/\s@:]*:[^/\s@]*@", re.IGNORECASE)
_ASSIGNED_SECRET = re.compile(
    r"(?P<name>[\w.-]*(?:password|passwd|secret|token|api[_-]?key|private[_-]?key|credential|auth)[\w.-]*)"
    r"(?P<mark>[\"']?\s*[=:]\s*[\"']?)(?P<value>[^\s\"',;&]+)",
    re.IGNORECASE,
)
_MASK = "••••"

LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}


def mask(text: str) -> str:
    """`text` with passwords in URLs and values of secret-looking names replaced by dots."""
    text = _URL_SECRET.sub(rf"\g<scheme>{_MASK}@", text)
    return _ASSIGNED_SECRET.sub(rf"\g<name>\g<mark>{_MASK}", text)


class MaskingFormatter(logging.Formatter):
    """A formatter whose lines, tracebacks included, went through `mask`."""

    def format(self, record: logging.LogRecord) -> str:
        """The line to write."""
        return mask(super().format(record))


class RotatingFile(logging.FileHandler):
    """A file that is put aside when it is full, under its name with a number: .1 is the youngest.

    As logging.handlers has it, which brings pickle along: 7 ms on the way to the first rows.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="replace")
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        """Write, and begin a new file where this one is full."""
        super().emit(record)
        try:
            if self.stream is not None and self.stream.tell() >= MOST:
                self.stream.close()
                self._put_aside()
                self.stream = self._open()
        except OSError:
            self.handleError(record)

    def _put_aside(self) -> None:
        names = [self._path, *(self._path.with_name(f"{self._path.name}.{number + 1}") for number in range(KEPT))]
        for older, newer in zip(reversed(names[1:]), reversed(names[:-1]), strict=True):
            if newer.exists():
                newer.replace(older)


def start(folder: Path | None, level: str = "info", *, debug: bool = False) -> Path | None:
    """Begin to log into `folder`; returns the file, or None where it cannot be written (then stderr has warnings).

    Args:
        folder: the state folder, made where it is missing; None writes no file.
        level: one of `LEVELS`.
        debug: log everything, on stderr as well.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if debug else LEVELS.get(level, logging.INFO))
    for noisy in ("urllib3", "docker", "asyncio", "qasync", "paramiko"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    formatter = MaskingFormatter(_FORMAT, _TIME)
    errors = logging.StreamHandler(sys.stderr)
    errors.setLevel(logging.DEBUG if debug else logging.ERROR)
    errors.setFormatter(formatter)
    root.addHandler(errors)
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = RotatingFile(folder / NAME)
    except OSError as error:
        errors.setLevel(min(errors.level, logging.WARNING))
        logging.getLogger(__name__).warning("no log file in %s: %s", folder, error.strerror)
        return None
    file.setFormatter(formatter)
    root.addHandler(file)
    return folder / NAME


def set_level(level: str) -> None:
    """Log from this level on, as the setting says."""
    logging.getLogger().setLevel(LEVELS.get(level, logging.INFO))


def stop() -> None:
    """Close what `start` opened."""
    root = logging.getLogger()
    for handler in list(root.handlers):
        formatter = handler.formatter
        if isinstance(formatter, MaskingFormatter):
            root.removeHandler(handler)
            handler.close()
