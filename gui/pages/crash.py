"""What is shown when Longshore itself failed: one sentence and a report to copy. Never silent."""

from __future__ import annotations

import platform
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from gui.log_file import mask
from gui.look.look import look
from gui.widgets.button import Button
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def make_report(error: BaseException, where: str = "") -> str:
    """What a maintainer needs to know: versions, where, the traceback; secrets are masked."""
    from gui.cli import version

    head = [
        f"Longshore {version()}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
    ]
    if where:
        head.append(where)
    trace = "".join(traceback.format_exception(error))
    return mask("\n".join([*head, "", trace]))


class CrashDialog(QDialog):
    """One unexpected error, with its report. Those that follow while it is open are added to it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Crash", "Longshore"))
        px = look().px
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(24), px(24), px(16))
        layout.setSpacing(px(12))
        title = QLabel(tr("Crash", "Something went wrong inside Longshore."), self)
        title.setFont(look().font("panel"))
        words = QLabel(
            tr("Crash", "Your engine is not affected. You can go on working; the report helps to mend it."), self
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setProperty("kind", "code")
        self.report.setFont(look().font("mono"))
        self.report.setAccessibleName(tr("Crash", "Report"))
        row = QHBoxLayout()
        copy = Button(tr("Crash", "Copy report"), "copy")
        copy.clicked.connect(lambda: QApplication.clipboard().setText(self.report.toPlainText()))
        close = Button(tr("Crash", "Go on"), kind="primary")
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        for part in (title, words):
            part.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(part)
        layout.addWidget(self.report, 1)
        layout.addLayout(row)
        self.resize(px(640), px(420))

    def add(self, report: str) -> None:
        """Show one more report, at the end."""
        text = self.report.toPlainText()
        if report not in text:
            self.report.setPlainText(f"{text}\n\n{report}" if text else report)
