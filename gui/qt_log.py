"""What Qt says goes into the log, like everything else."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

logger = logging.getLogger("qt")

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
KNOWN = ("This plugin does not support propagateSizeHints",)
"""What the offscreen platform says of every window."""


def _take(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    level = logging.DEBUG if message.startswith(KNOWN) else LEVELS.get(kind, logging.WARNING)
    logger.log(level, "%s", message)


def start() -> None:
    """Take Qt's messages."""
    qInstallMessageHandler(_take)


def stop() -> None:
    """Give them back to Qt, which writes them to stderr."""
    qInstallMessageHandler(None)
