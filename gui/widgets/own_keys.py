"""Keys of a part of the window: they do something while the keyboard is in it and nothing inside wants them.

Not `QShortcut`: Qt fires none of two that are bound to one key in a part and in what it lies in, and takes a key from a
field or a list that has a use for it. A key press goes from where the keyboard is outwards until somebody takes it, so
the innermost part that knows a key has it. Only the window's own keys, which nothing else may use, are shortcuts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

_NO_SIGN = 0x01000000
"""Qt's numbers of keys that write nothing begin here."""


class OwnKeys(QObject):
    """The keys of one part.

    Args:
        part: what they work in; they are asked after all that is in it.
        keys: what each does, by its name ("Ctrl+F", "Del").
    """

    def __init__(self, part: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(part)
        self._acts: dict[QKeySequence, Callable[[], object]] = {}
        self.bind(keys)
        part.installEventFilter(self)

    def bind(self, keys: Mapping[str, Callable[[], object]]) -> None:
        """Let more keys do something, or others do something else."""
        self._acts.update({QKeySequence(name): act for name, act in keys.items()})

    def before(self, widget: QWidget) -> None:
        """Ask them before a widget in the part, which would take some of them: a list takes letters and signs."""
        widget.installEventFilter(self)

    @property
    def names(self) -> list[str]:
        """The keys, as they are written."""
        return [sequence.toString() for sequence in self._acts]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Do what a key is for. One that is held down does it once."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        act = self._act_of(event)
        if act is None:
            return False
        event.accept()
        if not event.isAutoRepeat():
            act()
        return True

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._acts.get(QKeySequence(QKeyCombination(held, key)))
        # Compared, not looked for in a range: Python goes through that one by one for a member of an enumeration.
        if act is None and Qt.Key.Key_Space <= key < _NO_SIGN and not Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            # On some keyboards a sign needs Shift: "/" is Shift 7 on a German one.
            held &= ~Qt.KeyboardModifier.ShiftModifier
            act = self._acts.get(QKeySequence(QKeyCombination(held, key)))
        return act
