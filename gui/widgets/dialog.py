"""Dialogs in the window manager's frame: a body, and a foot with what is wrong at the left and buttons at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gui.look import paint
from gui.look.focus import focus_by_keyboard, set_ring
from gui.look.look import look
from gui.widgets.button import Button
from gui.widgets.field import IconMark
from gui.widgets.words import Paragraph, Value, Words
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QShowEvent

NAMES_BEFORE_SCROLL = 6
LONGEST_VERB = 300
"""Pixels at 100 % of what a button says of a thing with a long name; the title has all of it."""


class Reason(QWidget):
    """Why the primary button cannot be pressed; pressing it leads to the place.

    Signals:
        pressed: by mouse, Enter or Space.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", "name", "err")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(IconMark("warning-circle-fill", "err"))
        self._row.addWidget(self._words, 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ring(self, wanted=True)
        self.hide()

    def say(self, sentence: str) -> None:
        """The sentence; "" hides it."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._words.text()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A press."""
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


class Dialog(QDialog):
    """The frame of every dialog: fill `body`, add buttons to the foot from left to right.

    Args:
        title: the window's title.
        width: pixels at 100 %.
    """

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 520) -> None:
        super().__init__(parent)
        self._width = width
        self.setWindowTitle(title)
        self.setModal(True)
        self.body = QVBoxLayout()
        self.reason = Reason()
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.reason, 1)
        self._foot.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.body, 1)
        self._column.addLayout(self._foot)
        self._first: QWidget | None = None
        look().changed.connect(self._restyle)
        self._restyle()

    def add_button(self, text: str, kind: str = "normal", icon: str = "", *, default: bool = False) -> Button:
        """Add a button to the foot; the `default` one answers to Enter."""
        button = Button(text, icon, kind, tall=True)
        button.setAutoDefault(False)
        button.setDefault(default)
        button.setMinimumWidth(look().px(80))
        self._foot.addWidget(button)
        return button

    def add_cancel(self, text: str = "") -> Button:
        """Add the way out, which Esc takes too."""
        button = self.add_button(text or tr("Dialog", "Cancel"))
        button.clicked.connect(self.reject)
        return button

    def focus_first(self, widget: QWidget) -> None:
        """Where the keyboard is when it opens; the ring shows."""
        self._first = widget

    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard where it belongs."""
        self.fit()
        super().showEvent(event)
        if self._first is not None:
            focus_by_keyboard(self._first)

    def fit(self) -> None:
        """Be as high as wrapped texts need at this width."""
        needed = self._column.totalHeightForWidth(self.width()) if self._column.hasHeightForWidth() else -1
        needed = max(needed, self._column.totalMinimumSize().height())
        self.setMinimumHeight(needed)
        if self.height() < needed:
            self.resize(self.width(), needed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the default button only where that can be pressed; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for button in self.findChildren(Button):
                if button.isDefault() and button.isEnabled():
                    button.click()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = look().px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.body.setContentsMargins(px(24), px(22), px(24), px(18))
        self.body.setSpacing(px(12))
        self._foot.setContentsMargins(px(24), px(12), px(24), px(12))
        self._foot.setSpacing(px(10))
        self.setMinimumWidth(px(self._width))
        if self.isVisible():
            self.fit()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The raised surface and the line above the foot."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("raised"))
        foot = self._foot.geometry()
        paint.horizontal_hairline(painter, 0, self.width(), foot.top(), look().color("line"))


class Question(Dialog):
    """Asks before something is lost: verb and object, the consequence, what is kept; the keyboard is on Cancel.

    Args:
        title: verb, object and "?".
        text: the consequence, then what is kept.
        verb: what the button says: verb and object again.
        icon: the icon of the button and of the title.
        names: what it is about, listed where there is more than one; scrolls past six.
        command: the command that does the same.
        option: words of a check box, or "".
        danger: whether something is lost for good.
    """

    def __init__(
        self,
        title: str,
        text: str,
        verb: str,
        *,
        icon: str = "trash",
        names: Sequence[str] = (),
        command: str = "",
        option: str = "",
        danger: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, width=508)
        self._text_column = QVBoxLayout()
        self._text_column.addWidget(Words(title, "panel", wrap=True))
        self._text_column.addWidget(Paragraph(text))
        if names:
            self._text_column.addWidget(_Names(names))
        self.option: QCheckBox | None = None
        if option:
            self.option = QCheckBox(option.replace("&", "&&"))
            self._text_column.addWidget(self.option)
        if command:
            self._text_column.addWidget(Value(command, "mono", "text3"))
        self._row = QHBoxLayout()
        self._row.addWidget(IconMark(icon, "err" if danger else "text2", 20), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._text_column, 1)
        self.body.addLayout(self._row)
        self.cancel = self.add_cancel()
        brief = paint.elide_middle(verb, QFontMetricsF(look().font("name")), look().px(LONGEST_VERB))
        self.go = self.add_button(brief, "danger" if danger else "primary", icon)
        self.go.setAccessibleName("" if brief == verb else verb)
        self.go.clicked.connect(self.accept)
        self.focus_first(self.cancel)
        self._restyle_text()
        look().changed.connect(self._restyle_text)

    @property
    def option_checked(self) -> bool:
        """Whether the check box is ticked."""
        return self.option is not None and self.option.isChecked()

    def _restyle_text(self) -> None:
        px = look().px
        self._row.setSpacing(px(12))
        self._text_column.setSpacing(px(10))


class _Names(QScrollArea):
    """Names one below the other, six of them at once."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._labels = [Words(name, "name") for name in names]
        for label in self._labels:
            self._column.addWidget(label)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(", ".join(names))
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        look().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        gap = look().px(2)
        self._column.setSpacing(gap)
        seen = self._labels[:NAMES_BEFORE_SCROLL]
        self.setFixedHeight(sum(label.sizeHint().height() + gap for label in seen))
