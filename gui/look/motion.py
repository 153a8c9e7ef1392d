"""Whether what turns is to stand still: as the user chose, or as the system wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gui.look.look import look

if TYPE_CHECKING:
    from gui.look.portal import SystemMotion

REDUCED = "reduced"
SYSTEM = "system"


class Motion(QObject):
    """Makes the look stand still by the setting; the system is asked once it is to decide."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = SYSTEM
        self._system: SystemMotion | None = None

    def choose(self, choice: str) -> None:
        """Take a value of the setting: "system", "reduced" or "full"."""
        self._choice = choice
        if choice == SYSTEM and self._system is None:
            from gui.look.portal import SystemMotion

            self._system = SystemMotion(self)
            self._system.changed.connect(self._follow)
            self._system.ask()
        self._follow()

    def _follow(self) -> None:
        system = self._choice == SYSTEM and self._system is not None and self._system.reduced
        look().set_still(still=system or self._choice == REDUCED)
