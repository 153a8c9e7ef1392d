"""Toasts: what became of one's own actions, at the bottom right, three at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from gui.look import paint
from gui.look.look import look
from gui.widgets.button import IconButton, Link
from gui.widgets.field import IconMark
from gui.widgets.notice import ICONS
from gui.widgets.words import Words
from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

MOST = 3
LEAVES_AFTER = 5000
"""Milliseconds that a good message stays; errors stay until they are closed."""

_REACH = 8


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say `text` now."""
    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(
        QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
    )
    QAccessible.updateAccessibility(event)


class Toast(QWidget):
    """One message: icon, words, an action, a cross.

    Signals:
        closed: it is done with.
    """

    closed = Signal()

    def __init__(
        self,
        level: str,
        text: str,
        action_text: str,
        on_action: Callable[[], object] | None,
        parent: QWidget,
        *,
        stays: bool = False,
    ) -> None:
        super().__init__(parent)
        self.level = level
        self.text = text
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconMark("info-fill" if level == "info" else ICONS[level], level))
        self._words = Words(text, "name", wrap=True)
        self._row.addWidget(self._words, 1)
        self.action: Link | None = None
        if action_text and on_action is not None:
            self.action = Link(action_text, "group")
            self.action.clicked.connect(on_action)
            self.action.clicked.connect(self.closed)
            self._row.addWidget(self.action)
        self.cross = IconButton("x", tr("Toast", "Close this message"), small=True, ink="text3", icon_size=12)
        self.cross.clicked.connect(self.closed)
        self._row.addWidget(self.cross)
        self.setAccessibleName(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LEAVES_AFTER)
        self._timer.timeout.connect(self._leave)
        if level in ("ok", "info") and not stays:
            self._timer.start()
        look().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = look().px
        side = px(_REACH)
        self._row.setContentsMargins(side + px(13), side + px(10), side + px(11), side + px(10))
        self._row.setSpacing(px(9))

    def say(self, text: str) -> None:
        """Say something else in the same place, such as how far something is."""
        self.text = text
        self._words.setText(text)
        self.setAccessibleName(text)

    def _leave(self) -> None:
        # Not from under the pointer or the keyboard.
        focused = QApplication.focusWidget()
        if self.underMouse() or (isinstance(focused, QWidget) and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised surface with an edge."""
        painter = QPainter(self)
        side = look().pxf(_REACH)
        rect = QRectF(self.rect()).adjusted(side, side, -side, -side)
        radius = look().pxf(6)
        if not look().tokens.contrast:
            paint.shadow(painter, rect, radius, side * 0.75, look().color("shadow"))
        paint.box(painter, rect, look().color("raised"), look().color("btnline"), 1, radius)


class Toasts(QObject):
    """Keeps the messages at the bottom right of a window's content.

    Args:
        host: over which widget.
        foot: pixels at 100 % kept free below, for the status bar.
    """

    def __init__(self, host: QWidget, foot: int = 28) -> None:
        super().__init__(host)
        self._host = host
        self._foot = foot
        self._toasts: list[Toast] = []
        host.installEventFilter(self)
        look().changed.connect(self._place)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """What is on the screen, the oldest first."""
        return tuple(self._toasts)

    def show(
        self, level: str, text: str, action: tuple[str, Callable[[], object]] | None = None, *, stays: bool = False
    ) -> Toast:
        """Show a message and say it to screen readers.

        Args:
            level: "ok" and "info" leave after 5 s; "warn" and "err" stay.
            text: one sentence.
            action: the words of a link, and what it does; or None.
            stays: keep a good message until it is closed, for what is still under way.
        """
        while len(self._toasts) >= MOST:
            self._close(self._next_to_go())
        words, act = action if action is not None else ("", None)
        toast = Toast(level, text, words, act, self._host, stays=stays)
        toast.closed.connect(lambda: self._close(toast))
        self._toasts.append(toast)
        toast.show()
        self._place()
        announce(toast, text, urgent=level == "err")
        return toast

    def clear(self) -> None:
        """Close all."""
        for toast in tuple(self._toasts):
            self._close(toast)

    def _next_to_go(self) -> Toast:
        """The oldest good message, else the oldest."""
        return next((toast for toast in self._toasts if toast.level in ("ok", "info")), self._toasts[0])

    def _close(self, toast: Toast) -> None:
        if toast in self._toasts:
            self._toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
            self._place()

    def _place(self) -> None:
        px = look().px
        side = px(_REACH)
        width = min(px(440), self._host.width() - px(16)) + 2 * side
        bottom = self._host.height() - px(self._foot) - px(16) + side
        for toast in reversed(self._toasts):
            size = QSize(width, toast.heightForWidth(width) if toast.hasHeightForWidth() else toast.sizeHint().height())
            toast.setGeometry(self._host.width() - width - px(16) + side, bottom - size.height(), width, size.height())
            toast.raise_()
            bottom -= size.height() - 2 * side + px(10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host's size."""
        if event.type() == QEvent.Type.Resize and watched is self._host:
            self._place()
        return super().eventFilter(watched, event)
