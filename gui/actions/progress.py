"""How far a bulk action is, with the way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from models.words import tr

if TYPE_CHECKING:
    from gui.actions.record import Action
    from gui.widgets.toasts import Toast, Toasts
    from models.bulk import Bulk

EVERY = 250
"""Milliseconds between two looks at how far it is."""


class ProgressToast(QObject):
    """A toast that stays while a bulk action is under way: "Stopping… 3 of 12", Cancel.

    Args:
        toasts: where it is shown.
        bulk: what is under way.
        action: what is being done.
    """

    def __init__(self, toasts: Toasts, bulk: Bulk[Any], action: Action) -> None:
        super().__init__(toasts)
        self._bulk = bulk
        self._action = action
        self._toasts = toasts
        self._toast: Toast | None = toasts.show(
            "info", self._words(), (tr("Progress", "Cancel"), bulk.stop), stays=True
        )
        self._toast.closed.connect(self._forget)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

    def _words(self) -> str:
        words = tr("Progress", "{pending} {n} of {count}")
        return words.format(pending=self._action.pending, n=self._bulk.ended, count=self._bulk.total)

    def _tell(self) -> None:
        if self._toast is not None and self._toast.text != self._words():
            self._toast.say(self._words())

    def _forget(self) -> None:
        self._toast = None

    def close(self) -> None:
        """Take it away."""
        self._timer.stop()
        if self._toast is not None:
            self._toast.closed.emit()
        self.deleteLater()
