"""The find bar of a log: what is looked for and how, how much of it there is, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLineEdit, QSizePolicy, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import Button, IconButton
from gui.widgets.field import IconMark
from gui.widgets.text_toggle import TextToggle
from gui.widgets.words import Words
from models.log_find import LONGEST, Query
from models.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

NARROW = 560
"""Pixels at 100 % under which buttons have no words."""

PAUSE_MS = 150
"""Milliseconds after a key before it is looked for."""


class FindField(QWidget):
    """The field with its count and its three toggles in it.

    Signals:
        changed: what is looked for, or how, is another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bad = False
        self._mark = IconMark("magnifying-glass", "text3")
        self.edit = QLineEdit(self)
        self.edit.setProperty("kind", "bare")
        self.edit.setFrame(False)
        self.edit.setMaxLength(LONGEST)
        self.edit.setAccessibleName(tr("Log", "Find in the log"))
        self.edit.setPlaceholderText(tr("Log", "Find"))
        self.count = Words("", "secondary", "text2")
        self.case = TextToggle("Aa", tr("Log", "Match case"))
        self.word = TextToggle("W", tr("Log", "Whole words"))
        self.regex = TextToggle(".*", tr("Log", "Regular expression"), mono=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self.edit, 1)
        self._row.addWidget(self.count)
        for toggle in (self.case, self.word, self.regex):
            self._row.addWidget(toggle)
            toggle.toggled.connect(self.changed)
        self.edit.textChanged.connect(self.changed)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._restyle)
        self._restyle()

    @property
    def query(self) -> Query:
        """What is looked for, and how."""
        toggles = (self.regex.isChecked(), self.case.isChecked(), self.word.isChecked())
        return Query(self.edit.text(), *toggles)

    def set_bad(self, bad: bool, words: str) -> None:
        """Say that there is nothing, or that it is no expression: why, and by the edge."""
        self._bad = bad
        self.edit.setAccessibleDescription(words)
        self.count.set_ink("err" if bad else "text2")
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The edge follows the focus of what is inside."""
        if watched is self.edit and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """30 high, 368 wide."""
        return QSize(look().px(368), look().px(30))

    def minimumSizeHint(self) -> QSize:
        """Still good for a word and the count."""
        return QSize(look().px(200), look().px(30))

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(9), 0, px(5), 0)
        self._row.setSpacing(px(4))
        self.setMaximumWidth(px(368))
        self.edit.setFont(look().font("body"))
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The surface of a field."""
        focused = self.edit.hasFocus()
        width = float(look().tokens.ring) if focused or self._bad else 1.0
        edge = look().color("err" if self._bad else "accent" if focused else "outline")
        paint.box(QPainter(self), QRectF(self.rect()), look().color("field"), edge, width, look().pxf(5))


class FindBar(QWidget):
    """The bar with the field, the arrows, “Only matching lines” and the cross.

    Signals:
        changed(Query): something else is looked for.
        stepped(int): the next one is asked for (1), or the one before (-1).
        only_changed(bool): only the lines with a hit are to be shown.
        closed: it is to go.
    """

    changed = Signal(object)
    stepped = Signal(int)
    only_changed = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = FindField()
        self.before = IconButton("arrow-up", tr("Log", "Previous hit"), keys="Shift+F3")
        self.after = IconButton("arrow-down", tr("Log", "Next hit"), keys="F3")
        self.only = Button(tr("Log", "Only matching lines"), "rows", "ghost")
        self.only.setCheckable(True)
        self._close = IconButton("x", tr("Log", "Close"), keys="Esc")
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # words go before it gets too wide
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.before)
        self._row.addWidget(self.after)
        self._row.addWidget(self.only)
        self._row.addStretch()
        self._row.addWidget(self._close)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        self.field.changed.connect(self._pause.start)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.only.toggled.connect(self.only_changed)
        self._close.clicked.connect(self.closed)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look().changed.connect(self._restyle)
        self._restyle()

    def open_with(self, text: str = "") -> None:
        """Take the keyboard, with a text to look for where there is one."""
        if text:
            self.field.edit.setText(text)
        self.show()
        self.field.edit.selectAll()
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tell(self) -> None:
        """What is looked for now, without waiting for another key."""
        self._pause.stop()
        self.changed.emit(self.field.query)

    def say(self, count: str, *, words: str = "", bad: bool = False, any_hit: bool = False) -> None:
        """Say how much there is: short, and in words for the tool tip and for screen readers."""
        self.field.count.setText(count)
        self.field.count.setToolTip(words)
        self.field.set_bad(bad, words or count)
        self.before.setEnabled(any_hit)
        self.after.setEnabled(any_hit)

    def minimumSizeHint(self) -> QSize:
        """Without the words of its button."""
        return QSize(look().px(336), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Escape closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.field.edit.hasFocus():
            if self._pause.isActive():
                self.tell()
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words where there is room."""
        super().resizeEvent(event)
        self.only.set_words_shown(self.width() >= look().px(NARROW))

    def _restyle(self) -> None:
        px = look().px
        self._row.setContentsMargins(px(16), px(5), px(12), px(5))
        self._row.setSpacing(px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().color("base"))
        paint.horizontal_hairline(painter, 0, self.width(), self.height() - 1, look().color("line"))
