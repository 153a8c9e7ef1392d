"""The stretch of time that charts show together: live or held still, zoomed and moved by hand."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

LEAST, MOST = 10.0, 86_400.0
"""Seconds that can be shown at least and at most."""


class TimeView(QObject):
    """From when to when charts show. While live its end is now.

    Args:
        span: seconds that are shown at first, and after `reset`.
        now: the clock.

    Signals:
        changed: another time is shown, or `live` changed.
        pointed: the crosshair moved; `pointer` says where to.
    """

    changed = Signal()
    pointed = Signal()

    def __init__(
        self, span: float = 900.0, now: Callable[[], float] = time.time, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._home = span
        self._span = span
        self._end: float | None = None
        self.pointer: float | None = None

    @property
    def live(self) -> bool:
        """Whether it goes on with the clock."""
        return self._end is None

    @property
    def zoomed(self) -> bool:
        """Whether another stretch is shown than the one that was chosen."""
        return self._end is not None or self._span != self._home

    @property
    def begin(self) -> float:
        """Seconds since 1970."""
        return self.end - self._span

    @property
    def end(self) -> float:
        """Seconds since 1970."""
        return self._now() if self._end is None else self._end

    def choose(self, span: float) -> None:
        """Show the last `span` seconds, live."""
        self._home = self._span = span
        self._end = None
        self.changed.emit()

    def reset(self) -> None:
        """Back to what was chosen, live."""
        self.choose(self._home)

    def pause(self, *, on: bool) -> None:
        """Hold it still, or go on with the clock."""
        self._end = self.end if on else None
        self.changed.emit()

    def zoom(self, factor: float, moment: float) -> None:
        """Show `factor` times as much time, `moment` staying where it is."""
        span = min(MOST, max(LEAST, self._span * factor))
        part = (self.end - moment) / self._span
        end = moment + part * span
        if self.live and (part < 0.05 or end >= self._now()):
            self._span = span
        else:
            self._span, self._end = span, min(end, self._now())
        self.changed.emit()

    def select(self, begin: float, end: float) -> None:
        """Show exactly this; nothing shorter than can be shown."""
        begin, end = min(begin, end), max(begin, end)
        self._span = min(MOST, max(LEAST, end - begin))
        self._end = min(end + max(0.0, LEAST - (end - begin)) / 2, self._now())
        self.changed.emit()

    def move(self, seconds: float) -> None:
        """Show what is earlier (below zero) or later; at the end of time it is live again."""
        now, end = self._now(), self.end + seconds
        self._end = None if end >= now else max(end, now - MOST + self._span)
        self.changed.emit()

    def point(self, moment: float | None) -> None:
        """Put the crosshair there; None takes it away."""
        if moment != self.pointer:
            self.pointer = moment
            self.pointed.emit()
