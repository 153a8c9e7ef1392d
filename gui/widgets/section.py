"""A part of a detail panel: a heading with a count, what it holds, and a way to see all of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.look.look import look
from gui.widgets.button import Link
from gui.widgets.lines import HLine
from gui.widgets.words import Words


class Section(QWidget):
    """A heading and its content, with a hairline above.

    Args:
        title: what it is, such as "Environment".
        body: what it holds; set later with `set_body` where None.
        line: whether a hairline parts it from what is above.

    Signals:
        more_asked: the link beside the heading was pressed.
    """

    more_asked = Signal()

    def __init__(
        self, title: str, body: QWidget | None = None, *, line: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._body: QWidget | None = None
        self._heading = Words(title, "strong", "text2")
        self._link = Link("", "secondary")
        self._link.clicked.connect(self.more_asked)
        self._link.hide()
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._link)
        self._last: QWidget = self._link
        self._column = QVBoxLayout(self)
        if line:
            self._column.addWidget(HLine(8))
        self._column.addLayout(self._head)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(title)
        if body is not None:
            self.set_body(body)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def heading(self) -> str:
        """The heading as shown, count included."""
        return self._heading.text()

    def set_count(self, count: int | None) -> None:
        """Show how many there are after the title; None shows no number."""
        self._heading.setText(self._title if count is None else f"{self._title} · {count}")

    def set_count_words(self, words: str) -> None:
        """Show other words in the place of the number, such as "2 of 14"."""
        self._heading.setText(f"{self._title} · {words}")

    def add_tool(self, widget: QWidget) -> None:
        """Put a small button at the end of the heading."""
        self._head.addWidget(widget)
        self._last = widget

    def add_above(self, widget: QWidget) -> None:
        """Put something between the heading and what it holds."""
        place = self._column.count() if self._body is None else self._column.indexOf(self._body)
        self._column.insertWidget(place, widget)
        QWidget.setTabOrder(self._last, widget)

    def set_more(self, text: str) -> None:
        """The words of the link beside the heading, such as "Show all"; "" takes it away."""
        self._link.setText(text)
        self._link.setVisible(bool(text))

    def set_body(self, body: QWidget) -> None:
        """Put what it holds under the heading, in the place of what was there."""
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.deleteLater()
        self._body = body
        self._column.addWidget(body)

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(4))
        self._head.setContentsMargins(0, 0, 0, 0)
