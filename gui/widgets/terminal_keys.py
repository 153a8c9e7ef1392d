"""Keys of Qt as the terminal emulator names them, and which of them stay with Longshore."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from models.terminal_keys import Keyboard

_K = Qt.Key
_NAMES: dict[int, str] = {
    _K.Key_Up: "ARROW_UP",
    _K.Key_Down: "ARROW_DOWN",
    _K.Key_Left: "ARROW_LEFT",
    _K.Key_Right: "ARROW_RIGHT",
    _K.Key_Home: "HOME",
    _K.Key_End: "END",
    _K.Key_PageUp: "PAGE_UP",
    _K.Key_PageDown: "PAGE_DOWN",
    _K.Key_Insert: "INSERT",
    _K.Key_Delete: "DELETE",
    _K.Key_Return: "ENTER",
    _K.Key_Enter: "ENTER",
    _K.Key_Tab: "TAB",
    _K.Key_Backtab: "TAB",
    _K.Key_Backspace: "BACKSPACE",
    _K.Key_Escape: "ESCAPE",
    _K.Key_Space: "SPACE",
    _K.Key_BracketLeft: "BRACKET_LEFT",
    _K.Key_BracketRight: "BRACKET_RIGHT",
    _K.Key_Backslash: "BACKSLASH",
    _K.Key_Slash: "SLASH",
    _K.Key_Minus: "MINUS",
    _K.Key_Equal: "EQUAL",
    _K.Key_Semicolon: "SEMICOLON",
    _K.Key_Apostrophe: "QUOTE",
    _K.Key_Comma: "COMMA",
    _K.Key_Period: "PERIOD",
    _K.Key_QuoteLeft: "BACKQUOTE",
    **{_K.Key_F1 + number: f"F{number + 1}" for number in range(12)},
    **{_K.Key_A + number: chr(ord("A") + number) for number in range(26)},
    **{_K.Key_0 + number: f"DIGIT_{number}" for number in range(10)},
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_OURS = frozenset({_K.Key_C, _K.Key_V, _K.Key_F, _K.Key_A, _K.Key_T, _K.Key_W, _K.Key_Escape})
_ZOOMS = frozenset({_K.Key_Plus, _K.Key_Minus, _K.Key_Equal, _K.Key_Underscore, _K.Key_ParenRight, _K.Key_0})
_PAGES = frozenset({_K.Key_PageUp, _K.Key_PageDown, _K.Key_Home, _K.Key_End})
_FIRST_PLAIN, _LAST_PLAIN = 0x20, 0x7E
LEAVE = _K.Key_F6
"""The key that takes the keyboard out of a terminal; everything else, Tab among it, goes to the program."""


def is_ours(event: QKeyEvent) -> bool:
    """Whether a key stays with Longshore: Ctrl Shift and a letter, Shift and a page, F6."""
    key, held = event.key(), event.modifiers()
    if key == LEAVE and not held & (_CONTROL | _SHIFT | _ALT):
        return True
    if held & _SHIFT and not held & (_CONTROL | _ALT) and key in _PAGES:
        return True
    return bool(held & _CONTROL and held & _SHIFT and key in (_OURS | _ZOOMS))


def bytes_of(event: QKeyEvent, keyboard: Keyboard) -> bytes:
    """What a key is to the program."""
    from models.terminal_keys import Held

    key, modifiers, held = event.key(), event.modifiers(), Held.NONE
    if modifiers & _SHIFT or key == _K.Key_Backtab:
        held |= Held.SHIFT
    if modifiers & _CONTROL:
        held |= Held.CTRL
    if modifiers & _ALT:
        held |= Held.ALT
    plain = chr(key).lower() if _FIRST_PLAIN <= key <= _LAST_PLAIN else ""
    name, text = _NAMES.get(key, "UNIDENTIFIED"), event.text()
    if name == "UNIDENTIFIED" and not text and not plain:
        return b""  # a dead key, a key of a player
    return keyboard.key(name, "" if held & Held.CTRL else text, held, plain)
