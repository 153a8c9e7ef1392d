"""Text fields: one line with its problem below, and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from gui.look.icons import paint_icon
from gui.look.look import look
from gui.widgets.button import Link, repolish
from gui.widgets.line_edit import LineEdit
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class IconMark(QWidget):
    """An icon that is no button.

    Args:
        icon: Phosphor's name.
        ink: its colour token.
        size: its side at 100 %.
    """

    def __init__(self, icon: str, ink: str = "text2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._ink = ink
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look().changed.connect(self.updateGeometry)

    def set_icon(self, icon: str, ink: str) -> None:
        """Another icon."""
        self._icon, self._ink = icon, ink
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = look().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A square."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon."""
        paint_icon(QPainter(self), QRectF(self.rect()), self._icon, look().color(self._ink))


class Problem(QWidget):
    """What is wrong with a field: an icon, one sentence, then fixes as links.

    Signals:
        fix_chosen: the key of a fix.
    """

    fix_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(look().px(2), look().px(1), 0, 0)
        self._row.setSpacing(look().px(6))
        self._mark = IconMark("warning-circle-fill", "err", 14)
        self._words = Words("", "header", "err", wrap=True)
        self._links: list[Link] = []
        self._row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._words)
        self._row.addStretch(1)

    def say(self, sentence: str, fixes: Sequence[tuple[str, str]] = ()) -> None:
        """Show a sentence and its fixes, each (key, words)."""
        self._words.setText(sentence)
        for link in self._links:
            self._row.removeWidget(link)
            link.deleteLater()
        self._links = []
        for key, words in fixes:
            link = Link(words, "header")
            link.clicked.connect(lambda _checked=False, key=key: self.fix_chosen.emit(key))
            self._row.insertWidget(self._row.count() - 1, link)
            self._links.append(link)


class Field(QWidget):
    """A line of text, and what is wrong with it below.

    Args:
        name: what it holds, for screen readers and for the label that stands beside it.
        placeholder: what happens when it is left empty, never its label.
        mono: whether it is pasted elsewhere: commands, paths, addresses.
        icon: Phosphor's name of an icon inside, or "".

    Signals:
        changed: its text, at every change.
        left: the focus left it or Enter was pressed: the moment to check it.
        fix_chosen: the key of a fix of its problem.
    """

    changed = Signal(str)
    left = Signal()
    fix_chosen = Signal(str)

    def __init__(
        self, name: str, placeholder: str = "", *, mono: bool = False, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mono = mono
        self.edit = LineEdit(self)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(name)
        if icon:
            self.edit.addAction(look().icon(icon), QLineEdit.ActionPosition.LeadingPosition)
        self._problem: Problem | None = None
        self._sentence = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self.changed)
        self.edit.editingFinished.connect(self.left)
        look().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take up the present look."""
        column = self.layout()
        if column is not None:
            column.setSpacing(look().px(4))
        self.edit.setFont(look().font("mono" if self._mono else "body"))
        palette = self.edit.palette()
        palette.setColor(QPalette.ColorRole.Text, look().color("text2" if self.edit.isReadOnly() else "text"))
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, look().color("text3"))
        self.edit.setPalette(palette)

    def text(self) -> str:
        """What is in it."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put text into it."""
        self.edit.setText(text)

    def set_read_only(self, fixed: bool) -> None:
        """Show it as set elsewhere."""
        self.edit.setReadOnly(fixed)
        self.restyle()

    @property
    def problem(self) -> str:
        """The sentence below it, or ""."""
        return self._sentence

    def set_problem(self, sentence: str, fixes: Sequence[tuple[str, str]] = ()) -> None:
        """Say below it what is wrong ("" takes it away), with fixes as links, each (key, words)."""
        self._sentence = sentence
        if sentence and self._problem is None:
            self._problem = Problem()
            self._problem.fix_chosen.connect(self.fix_chosen)
            column = self.layout()
            if column is not None:
                column.addWidget(self._problem)
        if self._problem is not None:
            self._problem.say(sentence, fixes)
            self._problem.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(tr("Field", "Problem: {words}").format(words=sentence) if sentence else "")
        if self.edit.property("problem") is not bool(sentence):
            self.edit.setProperty("problem", bool(sentence))
            repolish(self.edit)


class Choice(QComboBox):
    """One of several, from a list that opens.

    Args:
        name: what is chosen, for screen readers.
        options: (key, words) each.

    Signals:
        chosen: the key, when a person chooses.
    """

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for key, words in options:
            self.addItem(words, key)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda place: self.chosen.emit(str(self.itemData(place))))

    @property
    def key(self) -> str:
        """The key of what is chosen, "" for nothing."""
        found = self.currentData()
        return "" if found is None else str(found)

    def set_key(self, key: str) -> None:
        """Choose without a signal; an unknown key changes nothing."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)
