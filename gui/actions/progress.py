"""How far something is that takes long, with the way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from models.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.actions.record import Action
    from gui.widgets.toasts import Toast, Toasts
    from models.bulk import Bulk

EVERY = 250
"""Milliseconds between two looks at how far it is."""


class ProgressToast(QObject):
    """A message that stays while something is under way: "Stopping… 3 of 12", Cancel.

    Args:
        toasts: where it is shown.
        words: what it says now.
        stop: what Cancel does.
    """

    def __init__(self, toasts: Toasts, words: Callable[[], str], stop: Callable[[], object]) -> None:
        super().__init__(toasts)
        self._words = words
        self._toast: Toast | None = toasts.show("info", words(), (tr("Progress", "Cancel"), stop), stays=True)
        self._toast.closed.connect(self._forget)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._tell)
        self._timer.start()

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


def bulk_words(bulk: Bulk[Any], action: Action) -> str:
    """How far an action on many is."""
    words = tr("Progress", "{pending} {n} of {count}")
    return words.format(pending=action.pending, n=bulk.ended, count=bulk.total)
