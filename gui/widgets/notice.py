"""Notices inside a page, banners across it, and what stands in an empty list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import Button, Link
from gui.widgets.field import IconMark
from gui.widgets.words import Words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

ICONS = {
    "info": "info",
    "ok": "check-circle-fill",
    "warn": "warning-fill",
    "err": "warning-circle-fill",
    "paused": "pause-circle-fill",
}
"""The icon of each level; the level is also the name of its colour token, and of its tint with "tint" added."""


def paint_tint(painter: QPainter, rect: QRectF, level: str, radius: float) -> None:
    """The tint of a level; in high contrast the base with an edge in the level's colour."""
    tokens = look().tokens
    edge = tokens.color(level) if tokens.tint_border else None
    paint.box(painter, rect, tokens.color(f"{level}tint"), edge, look().pxf(tokens.tint_border), radius)


class Notice(QWidget):
    """A lasting condition, told in the page: a title, a text, one link.

    Args:
        level: "info", "ok", "warn", "err" or "paused".
        title: what is so, in one sentence.
        text: the numbers or what follows from it, or "".
        action_text: the link's words, or "".
        icon: another icon than the level's.

    Signals:
        acted: the link was pressed.
    """

    acted = Signal()

    def __init__(
        self,
        level: str = "info",
        title: str = "",
        text: str = "",
        action_text: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._level = level
        self._own_icon = icon
        self._mark = IconMark(icon or ICONS[level], level)
        self._title = Words("", "group", wrap=True)
        self._text = Words("", "secondary", "text2", wrap=True)
        self._link = Link("", "header")
        self._link.clicked.connect(self.acted)
        self._column = QVBoxLayout()
        self._column.addWidget(self._title)
        self._column.addWidget(self._text)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self._link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.say(title, text, action_text)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def level(self) -> str:
        """How grave it is."""
        return self._level

    def set_level(self, level: str) -> None:
        """Make it graver or less grave."""
        self._level = level
        self._mark.set_icon(self._own_icon or ICONS[level], level)
        self.update()

    def say(self, title: str, text: str = "", action_text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._link.setText(action_text)
        self._link.setVisible(bool(action_text))
        self.setAccessibleName(f"{title} {text}".strip())

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(14), px(9), px(14), px(9))
        self._row.setSpacing(px(10))
        self._column.setSpacing(px(3))
        self._column.setContentsMargins(0, 0, 0, 0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint."""
        paint_tint(QPainter(self), QRectF(self.rect()), self._level, look().pxf(6))


class Banner(QWidget):
    """A condition of the whole page, one line across its top.

    Args:
        level: as of `Notice`.
        text: one sentence.
        action_text: the link's words, or "".

    Signals:
        acted: the link was pressed.
    """

    acted = Signal()

    def __init__(
        self, level: str = "warn", text: str = "", action_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._level = level
        self._mark = IconMark(ICONS[level], level)
        self._text = Words("", "name", wrap=True)
        self._link = Link("", "name")
        self._link.clicked.connect(self.acted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._link)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.say(text, action_text)
        look().changed.connect(self._restyle)
        self._restyle()

    def say(self, text: str, action_text: str = "", level: str = "") -> None:
        """Say something else, of another level where given."""
        if level:
            self._level = level
            self._mark.set_icon(ICONS[level], level)
            self.update()
        self._text.setText(text)
        self._link.setText(action_text)
        self._link.setVisible(bool(action_text))
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.text()

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), px(8), px(16), px(8))
        self._row.setSpacing(px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint and the line below it."""
        painter = QPainter(self)
        paint_tint(painter, QRectF(self.rect()), self._level, 0)
        paint.horizontal_hairline(painter, 0, self.width(), self.height() - 1, look().color("line"))


class EmptyState(QWidget):
    """What stands where a list would: one sentence and one action.

    Args:
        sentence: what is so, naming the filter where it is the filter's doing.
        action_text: what to do about it, or "".
        primary: a primary button instead of a link, for a first use.
        icon: an icon of 24 above, for whole pages.

    Signals:
        acted: the action was pressed.
    """

    acted = Signal()

    def __init__(
        self,
        sentence: str = "",
        action_text: str = "",
        *,
        primary: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sentence = Words("", "group", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._action: Button | Link = Button("", kind="primary") if primary else Link("", "name")
        self._action.clicked.connect(self.acted)
        self._column = QVBoxLayout(self)
        if icon:
            self._column.addWidget(IconMark(icon, "text3", 24), 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(self._sentence)
        self._column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.say(sentence, action_text)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    def say(self, sentence: str, action_text: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._action.setText(action_text)
        self._action.setVisible(bool(action_text))
        self.setAccessibleName(sentence)

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(px(24), px(24), px(24), px(24))
        self._column.setSpacing(px(10))
