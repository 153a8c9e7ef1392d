"""Whether the system wishes for reduced motion: asked of the desktop's portal, and never waited for."""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant

logger = logging.getLogger(__name__)

SERVICE = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"

REDUCED: dict[tuple[str, str], object] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""What is asked for, and the value that means reduced motion. Desktops without the first have the second."""

_TIMEOUT = 5_000


class SystemMotion(QObject):
    """What the desktop says, and whenever it says something else. Where there is no portal it says nothing.

    Signals:
        changed: whether motion is to be reduced.
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._said: dict[tuple[str, str], bool] = {}
        self.reduced = False

    def ask(self) -> None:
        """Ask, and listen from now on; the answer comes later, by `changed`."""
        if not _has_bus():
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        bus.connect(SERVICE, PATH, INTERFACE, "SettingChanged", self, SLOT("_heard(QDBusMessage)"))  # type: ignore[call-overload]  # the stub asks for bytes, which are refused
        for key in REDUCED:
            message = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "Read")
            message.setArguments(list(key))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(message, _TIMEOUT), self)
            watcher.finished.connect(partial(self._answered, key, watcher))

    def _answered(self, key: tuple[str, str], watcher: QDBusPendingCallWatcher) -> None:
        message = watcher.reply()
        watcher.deleteLater()
        if message.type() == QDBusMessage.MessageType.ReplyMessage and message.arguments():
            self._take(key, message.arguments()[0])
        else:
            logger.debug("no portal says %s: %s", key[1], message.errorMessage())

    @Slot(QDBusMessage)
    def _heard(self, message: QDBusMessage) -> None:
        arguments = message.arguments()
        if len(arguments) == 3:
            key = (str(arguments[0]), str(arguments[1]))
            if key in REDUCED:
                self._take(key, arguments[2])

    def _take(self, key: tuple[str, str], value: Any) -> None:
        while isinstance(value, QDBusVariant):  # `Read` wraps it twice
            value = value.variant()
        self._said[key] = value == REDUCED[key]
        reduced = any(self._said.values())
        if reduced != self.reduced:
            self.reduced = reduced
            self.changed.emit(reduced)


def _has_bus() -> bool:
    """Whether there is a session bus; where there is none, asking would start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (runtime and (Path(runtime) / "bus").exists()))
