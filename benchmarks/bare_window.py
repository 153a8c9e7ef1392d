"""The bare window that start is measured against: PySide6, a main window, an empty table, painted."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class Table(QTableView):
    """A table that says when it was painted, and ends the program."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, then say so once the whole window is through."""
        super().paintEvent(event)
        QTimer.singleShot(0, painted)


def painted() -> None:
    """Print the moment and leave."""
    print(f"painted {time.monotonic_ns()}", flush=True)
    QApplication.exit()


application = QApplication(sys.argv)
window = QMainWindow()
table = Table()
table.setModel(QStandardItemModel(0, 7))
window.setCentralWidget(table)
window.resize(1440, 900)
window.show()
sys.exit(application.exec())
