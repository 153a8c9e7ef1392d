"""Words on the screen: labels in a font role and a colour token, cut where they do not fit, always plain text."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QToolTip, QWidget

from gui.look import paint
from gui.look.look import look
from models.words import LONGEST, clean

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QResizeEvent

END = Qt.TextElideMode.ElideRight
MIDDLE = Qt.TextElideMode.ElideMiddle

WIDEST = 480
"""Pixels at 100 % that a text which may wrap asks for at most."""


_TIP_COLUMNS = 96
_TIP_LINES = 16


def tip_of(text: str) -> str:
    """A text as a tool tip shows it: long lines are broken, which Qt does not do to plain text; very long ones cut.

    What looks like HTML stands there letter by letter: the style makes every tool tip plain text.
    """
    most = _TIP_COLUMNS * (_TIP_LINES + 1)
    plain = [clean(line, most) for line in text[:most].splitlines()]
    lines = [part for line in plain for part in wrap(line, _TIP_COLUMNS, drop_whitespace=False) or [""]]
    return "\n".join(lines if len(lines) <= _TIP_LINES else [*lines[: _TIP_LINES - 1], "…"])


def dress(label: QLabel, role: str, ink: str) -> None:
    """Give a label the font of a role and the colour of a token, as they are now."""
    label.setFont(look().font(role))
    wanted = look().color(ink)
    palette = QPalette(label.palette())
    if palette.color(QPalette.ColorRole.WindowText) != wanted:
        palette.setColor(QPalette.ColorRole.WindowText, wanted)
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, look().color("text3"))
        label.setPalette(palette)


class Words(QLabel):
    """A label of plain text.

    Args:
        text: what it says; never read as HTML, whatever it holds.
        role: a font role of the look.
        ink: a colour token.
        wrap: whether it may take several lines.
        selectable: whether mouse and keyboard can select it.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "text",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Else Qt takes the role that goes with the background of what it stands on, and the colour is lost.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt alone would let the mouse in and not Tab
        self.setText(text)
        self.restyle()
        look().changed.connect(self.restyle)

    @property
    def role(self) -> str:
        """The font role."""
        return self._role

    @property
    def ink(self) -> str:
        """The colour token."""
        return self._ink

    def set_ink(self, ink: str) -> None:
        """Another colour."""
        if ink != self._ink:
            self._ink = ink
            self.restyle()

    def set_role(self, role: str) -> None:
        """Another font."""
        if role != self._role:
            self._role = role
            self.restyle()

    def restyle(self) -> None:
        """Take up the present look."""
        dress(self, self._role, self._ink)

    def sizeHint(self) -> QSize:
        """One line where it may wrap but need not; Qt's own would be a narrow block."""
        if not self.wordWrap():
            return super().sizeHint()
        line = round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 2
        width = min(line, look().px(WIDEST))
        return QSize(width, self.heightForWidth(width))


class Paragraph(Words):
    """Several lines of plain text with room between them, as for what a question says.

    Args:
        text: what it says.
        role: a font role of the look.
        ink: a colour token.
        line: the height of a line in pixels at 100 %.
    """

    def __init__(
        self, text: str = "", role: str = "body", ink: str = "text2", *, line: int = 22, parent: QWidget | None = None
    ) -> None:
        self._line = line
        super().__init__(text, role, ink, wrap=True, parent=parent)

    def _lay_out(self, width: float, painter: QPainter | None = None) -> int:
        """Break the text to `width`, paint it where a painter is given, and give its height."""
        measure = QFontMetricsF(self.font())
        step = look().px(self._line)
        top = 0
        for part in self.text().split("\n"):
            layout = QTextLayout(part, self.font())
            layout.beginLayout()
            line = layout.createLine()
            while line.isValid():
                line.setLineWidth(width)
                line.setPosition(QPointF(0, paint.baseline(top, step, measure) - line.ascent()))
                top += step
                line = layout.createLine()
            layout.endLayout()
            if painter is not None:
                layout.draw(painter, QPointF(0, 0))
        return top

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return self._lay_out(width)

    def sizeHint(self) -> QSize:
        """A comfortable measure."""
        width = min(look().px(400), round(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 1)
        return QSize(width, self._lay_out(width))

    def minimumSizeHint(self) -> QSize:
        """One line of a few words."""
        return QSize(look().px(96), look().px(self._line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The lines."""
        painter = QPainter(self)
        painter.setPen(look().color(self.ink if self.isEnabled() else "text3"))
        self._lay_out(self.width(), painter)


class ElideLabel(Words):
    """One line that is cut where it does not fit; the whole words are then its tool tip, and always its text.

    Args:
        text: what it says; line breaks are shown as spaces.
        role: a font role of the look.
        ink: a colour token.
        mode: `END` for messages and commands, `MIDDLE` for ids, paths and names.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        ink: str = "text",
        *,
        mode: Qt.TextElideMode = END,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, ink, parent=parent)
        self._mode = mode
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        measure = QFontMetricsF(self.font())
        return QSize(int(measure.horizontalAdvance(self.text())) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        """Room for a letter and the dots."""
        return QSize(look().px(24), self._height())

    def _height(self) -> int:
        return int(QFontMetricsF(self.font()).height() + 1)

    def is_cut(self) -> bool:
        """Whether less than all of it is shown."""
        return QFontMetricsF(self.font()).horizontalAdvance(self.text()) > self.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line by the baseline rule."""
        painter = QPainter(self)
        measure = QFontMetricsF(self.font())
        shown = measure.elidedText(self.text().replace("\n", " "), self._mode, self.width())
        rect = QRectF(self.rect())
        left = rect.left()
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            left = rect.right() - measure.horizontalAdvance(shown)
        elif self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            left = rect.center().x() - measure.horizontalAdvance(shown) / 2
        painter.setPen(look().color(self.ink if self.isEnabled() else "text3"))
        painter.drawText(QPointF(left, paint.baseline(rect.top(), rect.height(), measure)), shown)

    def event(self, event: QEvent) -> bool:
        """Show all of it as a tool tip where it is cut and has none of its own."""
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            if self.is_cut():
                QToolTip.showText(_global_position(event), tip_of(self.text()), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)


def _global_position(event: QEvent) -> QPoint:
    help_event: QHelpEvent = event  # type: ignore[assignment]  # the type says so
    return help_event.globalPos()


class Value(Words):
    """One line that can be selected by mouse and keyboard, cut where it does not fit; copying a cut one copies all.

    Args:
        value: the whole text.
        role: a font role of the look.
        ink: a colour token.
        mode: where it is cut.
    """

    def __init__(
        self,
        value: str = "",
        role: str = "body",
        ink: str = "text",
        *,
        mode: Qt.TextElideMode = END,
        parent: QWidget | None = None,
    ) -> None:
        self._value = value
        self._brief = ""
        self._mode = mode
        super().__init__(value, role, ink, selectable=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(value)

    @property
    def value(self) -> str:
        """The whole text."""
        return self._value

    def set_value(self, value: str, brief: str = "") -> None:
        """Another text, shown as its `brief` where given; a selection stays where the text is the same."""
        if (value, brief) != (self._value, self._brief):
            self._value, self._brief = value, brief
            self.setAccessibleName(value)
            self._cut()

    def minimumSizeHint(self) -> QSize:
        """Room for a letter and the dots."""
        return QSize(look().px(24), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self._brief or self._value[:LONGEST])
        return QSize(int(width) + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut it to the new width."""
        super().resizeEvent(event)
        self._cut()

    def restyle(self) -> None:
        """Take up the present look, and cut by its font."""
        super().restyle()
        self._cut()

    def _cut(self) -> None:
        line = clean(self._value.replace("\n", " "))
        shown = QFontMetricsF(self.font()).elidedText(self._brief or line, self._mode, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(tip_of(self._value) if shown != line else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the value as it is where all of it is selected, or the place of the cut."""
        selected = self.selectedText()
        whole = "…" in selected or selected == self.text()
        if event.matches(QKeySequence.StandardKey.Copy) and selected and whole and self.text() != self._value:
            QApplication.clipboard().setText(self._value)
            return
        super().keyPressEvent(event)
