"""Addresses in logs are opened only after a question that shows them as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from gui.widgets.dialog import Question
from models.words import clean, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LONGEST = 2_000


def is_address(address: str) -> bool:
    """Whether it is an http or https address that a browser can be given."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme().lower() in {"http", "https"} and bool(url.host())


def ask_to_open(address: str, parent: QWidget) -> Question | None:
    """Ask whether an address is to be opened in the browser; None for what is no address."""
    if not is_address(address):
        return None
    host = urlsplit(address).hostname or ""
    question = Question(
        tr("Log", "Open this address in the browser?"),
        tr("Log", "It stands in the log, and it leads to {host}.").replace("{host}", clean(host, 120)),
        tr("Log", "Open the address"),
        icon="arrow-square-out",
        command=clean(address, LONGEST),
        danger=False,
        parent=parent,
    )
    question.setObjectName("open-address")
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.accepted.connect(lambda: QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode)))
    question.open()
    return question
