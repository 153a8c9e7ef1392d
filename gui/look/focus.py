"""The ring around what the keyboard has reached: one frame for the whole application."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFocusFrame, QLabel, QWidget
from shiboken6 import isValid

RING_PROPERTY = "focusRing"


def set_ring(widget: QWidget, wanted: bool) -> None:
    """Have the ring go around `widget`, or keep it off, whatever its class."""
    widget.setProperty(RING_PROPERTY, wanted)


def focus_by_keyboard(widget: QWidget) -> None:
    """Give `widget` the focus so that the ring shows, as for the safe answer of a question."""
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    # It may have had the focus already, from its window's coming up.
    widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    app = QApplication.instance()
    ring = app.findChild(FocusRing) if app is not None else None
    if ring is not None:
        ring.expect(widget)


def wants_ring(widget: QWidget) -> bool:
    """Whether the ring goes around `widget`: buttons and links do, fields and tables draw their own."""
    wish = widget.property(RING_PROPERTY)
    if isinstance(wish, bool):
        return wish
    return isinstance(widget, (QAbstractButton, QLabel))


class FocusRing(QObject):
    """Moves one `QFocusFrame` to the focused widget, for focus that came by Tab, Backtab or a shortcut only."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: QFocusFrame | None = None
        self._expected: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def expect(self, widget: QWidget) -> None:
        """Go around `widget` now, or when its window becomes active: Qt then forgets how the focus came there."""
        if widget.hasFocus():
            self.move_to(widget)
        else:
            self._expected = widget

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            self.move_to(None)
            return
        if new is self._expected:
            new.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        self._expected = None
        self.move_to(new)

    def move_to(self, new: QWidget | None) -> None:
        """Go around `new` where the keyboard brought the focus there and it wants the ring; else go away."""
        # Qt sets this attribute on the window for Tab, Backtab and Shortcut reasons and clears it at a mouse press.
        by_keyboard = new is not None and new.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if new is not None and by_keyboard and wants_ring(new):
            self._show_around(new)
        else:
            self._hide()

    def _show_around(self, widget: QWidget) -> None:
        frame = self._living()
        if frame is None:
            frame = self._frame = QFocusFrame()
            frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        frame.setWidget(widget)

    def _hide(self) -> None:
        frame = self._living()
        if frame is not None:
            frame.setWidget(None)  # type: ignore[arg-type]  # the stub lacks None, which takes the frame away

    def _living(self) -> QFocusFrame | None:
        # Qt makes the frame a child of the widget's window, so that it dies with a closed dialog.
        return self._frame if self._frame is not None and isValid(self._frame) else None
