"""What a key, a button or a paste is to the program in a terminal, by the modes that it has set."""

from __future__ import annotations

from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, Any

from pyghostty._ffi import ffi, lib

from models.terminal_screen import made, sized

if TYPE_CHECKING:
    from models.terminal_screen import Screen

_ROOM = 256
_BRACKETED = 2004


class Held(IntFlag):
    """Keys that are held down beside another, as the emulator numbers them."""

    NONE = 0
    SHIFT = 1
    CTRL = 2
    ALT = 4
    META = 8


class Button(IntEnum):
    """Buttons of a mouse, as the emulator numbers them; four and five are the wheel, up and down."""

    NONE = 0
    LEFT = 1
    RIGHT = 2
    MIDDLE = 3
    WHEEL_UP = 4
    WHEEL_DOWN = 5


class Motion(IntEnum):
    """What a button does."""

    PRESS = 0
    RELEASE = 1
    MOVE = 2


class Keyboard:
    """Makes bytes of keys for one screen."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._encoder = made("GhosttyKeyEncoder", lib.ghostty_key_encoder_new)
        self._event = made("GhosttyKeyEvent", lib.ghostty_key_event_new)
        self._mouse = made("GhosttyMouseEncoder", lib.ghostty_mouse_encoder_new)
        self._button = made("GhosttyMouseEvent", lib.ghostty_mouse_event_new)
        self._buffer = ffi.new("char[]", _ROOM)
        self._length = ffi.new("size_t*")

    def close(self) -> None:
        """Free its memory."""
        lib.ghostty_key_encoder_free(self._encoder)
        lib.ghostty_key_event_free(self._event)
        lib.ghostty_mouse_encoder_free(self._mouse)
        lib.ghostty_mouse_event_free(self._button)

    def key(self, name: str, text: str = "", held: Held = Held.NONE, plain: str = "") -> bytes:
        """The bytes of a key.

        Args:
            name: the emulator's name of it ("ARROW_UP", "A", "F1"), "UNIDENTIFIED" where it has none.
            text: what it types, "" for what types nothing.
            held: what is held down with it.
            plain: what it types with nothing held down.
        """
        data = text.encode() if text.isprintable() else b""
        kept = ffi.new("char[]", data)
        lib.ghostty_key_event_set_action(self._event, lib.GHOSTTY_KEY_ACTION_PRESS)
        lib.ghostty_key_event_set_key(self._event, getattr(lib, f"GHOSTTY_KEY_{name}"))
        lib.ghostty_key_event_set_mods(self._event, int(held))
        lib.ghostty_key_event_set_consumed_mods(self._event, int(held & Held.SHIFT) if data else 0)
        lib.ghostty_key_event_set_utf8(self._event, kept if data else ffi.NULL, len(data))
        lib.ghostty_key_event_set_unshifted_codepoint(self._event, ord(plain) if len(plain) == 1 else 0)
        lib.ghostty_key_encoder_setopt_from_terminal(self._encoder, self._screen.handle)
        lib.ghostty_key_encoder_encode(self._encoder, self._event, self._buffer, _ROOM, self._length)
        return self._bytes() or (_control(plain) if held & Held.CTRL else b"")

    def mouse(
        self,
        button: Button,
        motion: Motion,
        place: tuple[float, float],
        cell: tuple[float, float],
        held: Held = Held.NONE,
    ) -> bytes:
        """The bytes of a mouse button or a move, b"" where the program does not want them.

        Args:
            button: which, NONE for a move with none.
            motion: what it does.
            place: where, in pixels from the upper left corner of the grid.
            cell: the width and the height of a cell in pixels.
            held: what is held down with it.
        """
        columns, rows = self._screen.size
        size = sized("GhosttyMouseEncoderSize")
        # In whole numbers, whatever the grid of the screen is: a hundred for each cell.
        size.cell_width = size.cell_height = 100
        size.screen_width, size.screen_height = columns * 100, rows * 100
        setopt = lib.ghostty_mouse_encoder_setopt
        lib.ghostty_mouse_encoder_setopt_from_terminal(self._mouse, self._screen.handle)
        setopt(self._mouse, lib.GHOSTTY_MOUSE_ENCODER_OPT_SIZE, size)
        pressed = ffi.new("bool*", button is not Button.NONE)
        setopt(self._mouse, lib.GHOSTTY_MOUSE_ENCODER_OPT_ANY_BUTTON_PRESSED, pressed)
        lib.ghostty_mouse_event_set_action(self._button, int(motion))
        if button is Button.NONE:
            lib.ghostty_mouse_event_clear_button(self._button)
        else:
            lib.ghostty_mouse_event_set_button(self._button, int(button))
        lib.ghostty_mouse_event_set_mods(self._button, int(held))
        where: Any = ffi.new("GhosttyMousePosition*")
        where.x, where.y = 100 * place[0] / cell[0], 100 * place[1] / cell[1]
        lib.ghostty_mouse_event_set_position(self._button, where[0])
        lib.ghostty_mouse_encoder_encode(self._mouse, self._button, self._buffer, _ROOM, self._length)
        return self._bytes()

    @property
    def brackets(self) -> bool:
        """Whether the program tells a paste from typing."""
        return self._screen.mode(_BRACKETED)

    def paste(self, text: str) -> bytes:
        """The bytes of a paste: escapes are taken out of it, so that it cannot end its own brackets."""
        data = text.replace("\r\n", "\n").encode("utf-8", "replace")
        room = len(data) + _ROOM
        kept, out = ffi.new("char[]", data), ffi.new("char[]", room)
        lib.ghostty_paste_encode(kept, len(data), self.brackets, out, room, self._length)
        return bytes(ffi.buffer(out, self._length[0]))

    def _bytes(self) -> bytes:
        found = bytes(ffi.buffer(self._buffer, self._length[0]))
        self._length[0] = 0
        return found


_CONTROLS = {" ": b"\0", "/": b"\x1f", "-": b"\x1f", "8": b"\x7f", "2": b"\0", "6": b"\x1e"}


def _control(plain: str) -> bytes:
    """The control character of a key: what the emulator leaves out since only a keyboard's layout tells."""
    if plain in _CONTROLS:
        return _CONTROLS[plain]
    code = ord(plain.upper()) if len(plain) == 1 else 0
    return bytes([code & 0x1F]) if 0x40 <= code <= 0x5F else b""
