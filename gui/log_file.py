"""The log file: rotating, in the state folder (which only its owner can open), and without secrets."""

from __future__ import annotations

import logging
import logging.handlers
import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "longshore.log"
MEGABYTE = 1_000_000
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
        file = logging.handlers.RotatingFileHandler(
            folder / NAME, maxBytes=2 * MEGABYTE, backupCount=3, encoding="utf-8", errors="replace"
        )
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
